"""What the search box may become: the words, people and topics behind its list."""

import json
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from archive.documents import Edit, edit_document, get_document
from tests.webui.conftest import Visitor
from webui.services import Services


def completions(visitor: Visitor, typed: str, **headers: str) -> list[dict[str, Any]]:
    answer = visitor.client.get("/completions", query_string={"q": typed}, headers=headers)
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    found: list[dict[str, Any]] = json.loads(answer.text)
    return found


def test_words_people_and_topics_are_given_with_the_query_they_make(visitor: Visitor) -> None:
    found = completions(visitor, "kind:letter amba")
    assert {"kind": "topic", "text": "Ambassade", "query": 'kind:letter topic:"Ambassade"', "count": 1} in found
    assert "kind:letter ambassade" in [each["query"] for each in found if each["kind"] == ""]
    assert all(each["count"] > 0 for each in found)


def test_kinds_have_names_in_the_language_of_the_page(visitor: Visitor) -> None:
    kinds = {each["kind"] for each in completions(visitor, "amba", **{"Accept-Language": "nl"})}
    assert "onderwerp" in kinds


@pytest.mark.parametrize("typed", ["", "a", "x" * 501])
def test_too_little_or_too_much_gives_nothing(visitor: Visitor, typed: str) -> None:
    assert completions(visitor, typed) == []


def test_without_an_index_there_is_nothing_to_give(visitor: Visitor, services: Services) -> None:
    shutil.rmtree(services.settings.index)
    assert completions(visitor, "amba") == []


def test_a_reader_gets_no_word_of_a_confidential_document(
    as_role: Callable[[str], Visitor], services: Services, letter: str
) -> None:
    words = {each["query"] for each in completions(as_role("owner"), "diplomatiek")}
    assert words
    assert {each["query"] for each in completions(as_role("reader"), "diplomatiek")} == words
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    services.update_index()
    assert {each["query"] for each in completions(as_role("reader"), "diplomatiek")} < words


def test_the_search_box_is_a_plain_one_without_scripts(visitor: Visitor) -> None:
    page = visitor.get("/search?q=x")
    assert "combobox" not in page
    assert "/static/completions.js" in page

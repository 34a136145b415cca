"""Citing a document."""

import html
import json
import re

from tests.webui.conftest import Visitor


def copied(text: str, form: str) -> str:
    found = re.search(rf'<textarea id="copy-{form}"[^>]*>(.*?)</textarea>', text, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def test_a_reference_is_given_in_three_forms(visitor: Visitor, english: str) -> None:
    text = visitor.get(f"/documents/{english}/cite")
    assert "2023" in copied(text, "text")
    assert copied(text, "html").startswith("<p><cite>")
    assert json.loads(copied(text, "csl-json"))[0]["id"] == english


def test_the_words_are_quoted_as_they_stand(visitor: Visitor, frigate: str) -> None:
    text = visitor.get(
        f"/documents/{frigate}/cite", query_string={"quote": "EEN ROUTINEUZE samenwerking", "language": "nl"}
    )
    assert "een routineuze samenwerking" in copied(text, "text")
    assert "<blockquote" in text


def test_words_that_do_not_stand_there_are_refused(visitor: Visitor, frigate: str) -> None:
    text = visitor.get(f"/documents/{frigate}/cite?quote=never+said", status=422)
    assert "never said" in text
    assert "copy-text" not in text


def test_a_page_that_is_not_there_is_refused(visitor: Visitor, frigate: str) -> None:
    assert "99" in visitor.get(f"/documents/{frigate}/cite?page=99", status=422)


def test_a_language_that_is_none_is_the_readers(visitor: Visitor, frigate: str) -> None:
    assert '<option value="en" selected>' in visitor.get(f"/documents/{frigate}/cite?language=xx")

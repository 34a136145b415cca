"""The other titles of a document."""

import re
from collections.abc import Callable

from tests.webui.conftest import Visitor


def test_a_title_is_given_and_taken_away(visitor: Visitor, letter: str, english: str) -> None:
    answer = visitor.post(f"/documents/{letter}/titles", title="De brief van de haven", language="nl")
    assert answer.headers["Location"] == f"/documents/{letter}#titles"
    page = visitor.get(f"/documents/{letter}")
    assert '<span lang="nl">De brief van de haven</span>' in page
    found = re.search(rf"/documents/{letter}/titles/(\d+)/remove", page)
    assert found is not None
    visitor.post(f"/documents/{english}/titles", title="The letter of the haven")
    visitor.post(f"/documents/{english}/titles/{found[1]}/remove")  # another document's
    assert "De brief van de haven" in visitor.get(f"/documents/{letter}")
    visitor.post(found[0])
    visitor.post(found[0])  # gone already
    assert "De brief van de haven" not in visitor.get(f"/documents/{letter}")


def test_a_title_needs_a_letter(visitor: Visitor, letter: str) -> None:
    assert "a title with at least one letter" in visitor.post(f"/documents/{letter}/titles", status=422, title="…").text


def test_who_may_only_read_sees_titles_and_no_form(
    visitor: Visitor, as_role: Callable[[str], Visitor], letter: str
) -> None:
    assert 'id="titles"' not in as_role("reader").get(f"/documents/{letter}")
    visitor.post(f"/documents/{letter}/titles", title="De havenbrief")
    page = as_role("reader").get(f"/documents/{letter}")
    assert "De havenbrief" in page
    assert "/titles" not in page

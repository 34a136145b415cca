"""The search page says when its hits answer something else than was typed."""

import html

from tests.webui.conftest import Visitor


def test_the_hits_of_another_spelling_are_shown_and_said_to_be_so(visitor: Visitor) -> None:
    page = visitor.get("/search?q=ambasade")
    assert "these documents answer that spelling" in page
    assert "<mark>ambassade</mark>" in page
    assert "these documents answer" not in visitor.get("/search?q=ambassade")


def test_hits_that_lack_a_word_are_said_to_do_so(visitor: Visitor) -> None:
    page = html.unescape(visitor.get("/search?q=ambassade+minister+giraffe"))
    assert "No document has all of these words" in page
    assert "<mark>ambassade</mark>" in page

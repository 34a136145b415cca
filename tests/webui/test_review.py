"""The review queue."""

import re
from io import BytesIO

import pytest

from tests.webui.conftest import Visitor
from webui.views import review


def first(visitor: Visitor, deed: str) -> str:
    found = re.search(rf"/proposals/\d+/{deed}", visitor.get("/review"))
    assert found is not None
    return found[0]


def test_what_waits_is_shown_with_its_evidence_and_scans_below(visitor: Visitor) -> None:
    text = visitor.get("/review")
    assert "Scans that wait for text recognition" in text
    assert "/accept" in text


def test_a_decision_takes_the_question_away(visitor: Visitor) -> None:
    accept = first(visitor, "accept")
    assert visitor.post(accept, page="review").headers["Location"].startswith("/review#")
    assert accept not in visitor.get("/review")


def test_a_refusal_made_on_the_page_of_a_document_leads_back_there(visitor: Visitor) -> None:
    refuse = first(visitor, "refuse")
    assert visitor.post(refuse, page="document").headers["Location"].startswith("/documents/")
    assert refuse not in visitor.get("/review")


def test_when_all_is_decided_the_page_says_so(visitor: Visitor) -> None:
    while found := re.search(r"/proposals/\d+/refuse", visitor.get("/review")):
        visitor.post(found[0])
    assert "Nothing waits for a decision" in visitor.get("/review")


def test_a_long_queue_has_pages(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "PAGE", 1)
    visitor.post(
        "/add", status=200, files=[(BytesIO(b"Loose words.\n\nWithout a date, a name or a kind."), "loose.txt")]
    )
    assert 'rel="next"' in visitor.get("/review")
    assert 'rel="prev"' in visitor.get("/review?page=2")

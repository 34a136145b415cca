"""The review queue."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest

from archive.documents import Edit, edit_document, get_document
from archive.models import Document, Proposal
from archive.topics import topics_of
from tests.webui.conftest import Visitor
from webui.services import Services
from webui.views import review

Load = Callable[[str], Document]


def propose(services: Services, key: str, **columns: object) -> int:
    """Put a question about a document; return its number."""
    with services.writing() as session:
        document = get_document(session, key, viewer=services.viewer)
        proposal = Proposal(document=document, confidence=0.6, **columns)
        session.add(proposal)
        session.commit()
        return proposal.id


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


def test_a_folder_is_accepted_everywhere_in_one_go_and_taken_back(
    visitor: Visitor, services: Services, load: Load, letter: str, frigate: str
) -> None:
    reason = "stands in the folder “Havens”"
    number = propose(services, letter, field="topic", value="Havens", words="Havens", reason=reason)
    propose(services, frigate, field="topic", value="havens", words="havens", reason=reason)
    page = visitor.get("/review", headers={"Accept-Language": "nl"})
    assert "staat in de map “Havens”" in page
    visitor.post(f"/proposals/{number}/accept-everywhere", page="review")
    assert len(topics_of(load(letter))) == 2
    assert len(topics_of(load(frigate))) == 1
    page = visitor.get("/review")
    assert "Accepted in 2 documents." in page
    found = re.search(r"/batches/[\w-]+/undo", page)
    assert found is not None
    visitor.post(found[0])
    assert topics_of(load(frigate)) == []
    assert f"/proposals/{number}/accept" in visitor.get("/review")


def test_a_proposed_relation_leads_to_its_document_and_says_what_conflicts(
    visitor: Visitor, services: Services, load: Load, letter: str, frigate: str
) -> None:
    conflict = "DATE CONFLICT: you write 9 maart 2022, the letter is of 2022-03-08; it shares posten"
    number = propose(services, frigate, field="relation", value=f"quotes {letter}", words="onze brief", reason=conflict)
    for page in (visitor.get("/review"), visitor.get(f"/documents/{frigate}")):
        assert "DATE CONFLICT: you write 9 maart 2022, the date of this document (letter) is 2022-03-08" in page
        assert "<q>onze brief</q>" in page
        assert f'<a href="/documents/{letter}" lang="nl">{load(letter).title}</a>' in page
    assert "DATUMS BOTSEN" in visitor.get("/review", headers={"Accept-Language": "nl"})
    visitor.post(f"/proposals/{number}/accept", page="document")
    assert [each.target.key for each in load(frigate).relations_out] == [letter]


def test_a_relation_is_not_proposed_to_who_may_not_read_its_other_end(
    services: Services, as_role: Callable[[str], Visitor], letter: str, frigate: str
) -> None:
    propose(services, frigate, field="relation", value=f"quotes {letter}", words="onze geheime brief")
    reader = as_role("reader")
    assert "onze geheime brief" in reader.get(f"/documents/{frigate}")
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    assert "onze geheime brief" not in reader.get(f"/documents/{frigate}")
    assert "onze geheime brief" not in reader.get("/review")

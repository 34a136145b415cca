import pytest
from sqlalchemy.orm import Session

from archive.describing.base import Proposed
from archive.documents import Edit, edit_document, format_date, people_of
from archive.entering import enter
from archive.errors import EditedMeanwhile, InvalidValue, NotAllowed
from archive.models import Document, Proposal
from archive.proposals import (
    accept_proposal,
    count_open_proposals,
    documents_in_question,
    evidence_of,
    file_proposals,
    get_proposal,
    open_proposals,
    refuse_proposal,
    title_meanwhile,
)
from tests.archive.conftest import OWNER, READER, MakeDocument


def _proposed(field: str, value: str, confidence: float, **more: str) -> Proposed:
    return Proposed(field=field, value=value, words=value, confidence=confidence, reason="because", **more)  # type: ignore[arg-type]


@pytest.fixture
def letter(session: Session, make: MakeDocument) -> Document:
    document = make("letter", title="file name", kind="other")
    file_proposals(
        session,
        document,
        [
            _proposed("title", "The embassy", 0.9),
            _proposed("title", "A rival", 0.85),
            _proposed("date", "2026-01-13", 0.9),
            _proposed("kind", "letter", 0.7),
            _proposed("kind", "email", 0.6),
            _proposed("sender", "Haven vzw", 0.9),
            _proposed("sender", "Joke", 0.8),
            _proposed("recipient", "M. Dewulf", 0.75, office="minister"),
        ],
        document.text,
    )
    return document


def test_sure_values_are_filled_in_and_the_rest_waits(session: Session, letter: Document) -> None:
    assert (letter.title, format_date(letter), letter.kind) == ("The embassy", "2026-01-13", "other")
    assert [part.written for part in people_of(letter, "sender")] == ["Haven vzw", "Joke"]
    assert people_of(letter, "recipient") == []
    waiting = open_proposals(session, viewer=OWNER)
    assert [(each.field, each.value) for each in waiting] == [
        ("kind", "letter"),
        ("kind", "email"),
        ("recipient", "M. Dewulf"),
    ]


def test_what_was_read_where_is_kept(letter: Document) -> None:
    evidence = evidence_of(letter)
    assert evidence["date"][0].reason == "because"
    assert evidence["title"][0].decided_by == "letterbook"
    assert "kind" not in evidence


def test_accepting_fills_in_refuses_rivals_and_files_the_document(session: Session, letter: Document) -> None:
    letter_kind, _email, recipient = open_proposals(session, viewer=OWNER, document=letter)
    accept_proposal(session, letter_kind, viewer=OWNER)
    assert letter.kind == "letter"
    assert letter.status == "to-review"
    assert open_proposals(session, viewer=OWNER) == [recipient]
    accept_proposal(session, recipient, viewer=OWNER)
    part = people_of(letter, "recipient")[0]
    assert part.office is not None
    assert part.office.name == "minister"
    assert letter.status == "filed"
    assert recipient.decided_by == "secretariat"


def test_refused_stays_refused(session: Session, letter: Document) -> None:
    for proposal in open_proposals(session, viewer=OWNER):
        refuse_proposal(session, proposal, viewer=OWNER)
    assert letter.kind == "other"
    assert letter.status == "filed"
    assert open_proposals(session, viewer=OWNER) == []


def test_a_document_that_waits_for_text_recognition_is_not_filed_by_an_answer(
    session: Session, letter: Document
) -> None:
    letter.status = "needs-ocr"
    for proposal in open_proposals(session, viewer=OWNER):
        refuse_proposal(session, proposal, viewer=OWNER)
    assert letter.status == "needs-ocr"


def test_proposals_follow_the_rights_on_their_document(session: Session, letter: Document) -> None:
    proposal = open_proposals(session, viewer=READER)[0]
    with pytest.raises(NotAllowed):
        accept_proposal(session, proposal, viewer=READER)
    with pytest.raises(NotAllowed):
        refuse_proposal(session, proposal, viewer=READER)
    assert get_proposal(session, proposal.id, viewer=READER) is proposal
    edit_document(session, letter, Edit(confidential=True))
    assert open_proposals(session, viewer=READER) == []
    with pytest.raises(InvalidValue, match="review queue"):
        get_proposal(session, proposal.id, viewer=READER)


def test_a_value_that_a_field_cannot_hold_waits_however_sure_it_is(session: Session, make: MakeDocument) -> None:
    document = make("letter", title="file name")
    file_proposals(
        session,
        document,
        [_proposed("date", "2026-02-30", 0.95), _proposed("date", "2026-02-28", 0.9), _proposed("sender", "…", 0.9)],
        document.text,
    )
    assert format_date(document) == "2026-02-28"
    assert people_of(document, "sender") == []
    assert [each.field for each in open_proposals(session, viewer=OWNER)] == ["sender"]


def test_a_relation_is_proposed_to_those_alone_who_may_read_both_ends(
    session: Session, make: MakeDocument, letter: Document
) -> None:
    make("secret2026", confidential=True)
    letter.proposals += [
        Proposal(field="relation", value="quotes secret2026", confidence=0.5),
        Proposal(field="relation", value="answers gone2026", confidence=0.5),
    ]
    session.flush()
    mine, theirs = open_proposals(session, viewer=OWNER), open_proposals(session, viewer=READER)
    [hidden] = set(mine) - set(theirs)
    assert hidden.value == "quotes secret2026"
    assert count_open_proposals(session, viewer=OWNER) == count_open_proposals(session, viewer=READER) + 1
    with pytest.raises(InvalidValue, match="review queue"):
        get_proposal(session, hidden.id, viewer=READER)
    for each in theirs:
        refuse_proposal(session, each, viewer=OWNER)
    assert documents_in_question(session, viewer=READER) == []
    assert documents_in_question(session, viewer=OWNER) == [letter]


def test_what_is_entered_on_an_old_page_is_not_taken(session: Session, letter: Document) -> None:
    with pytest.raises(EditedMeanwhile):
        enter(session, letter, Edit(kind="email"), viewer=OWNER, revision=letter.revision - 1)
    enter(session, letter, Edit(kind="email"), viewer=OWNER, revision=letter.revision)
    assert {each.value: each.state for each in letter.proposals if each.field == "kind"} == {
        "letter": "refused",
        "email": "accepted",
    }


def test_a_document_is_called_by_its_likeliest_title_until_one_is_decided_on_and_else_by_its_file() -> None:
    likely, unlikely = (
        Proposed(field="title", value=value, words=value, confidence=confidence, reason="opens the text")
        for value, confidence in (("De haven", 0.6), ("Kaai 3", 0.2))
    )
    assert title_meanwhile([unlikely, likely], "brieven/scan 7.txt") == "De haven"
    assert title_meanwhile([unlikely], "brieven/scan 7.txt") == "scan 7"

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.bulk import FieldChange, apply_plan
from archive.describing.base import Proposed
from archive.documents import Edit, edit_document
from archive.errors import EditedMeanwhile, InvalidValue, NoSuchTopic
from archive.models import Document, Event, Topic
from archive.people import take_part
from archive.proposals import file_proposals, refuse_proposal
from archive.topics import add_topic, assign_topic
from tests.archive.conftest import OWNER, MakeDocument
from tests.archive.editing import planned, state_of, three_letters


@pytest.fixture
def letters(session: Session, make: MakeDocument) -> list[Document]:
    return three_letters(session, make)


@pytest.fixture
def embassies(session: Session) -> Topic:
    return add_topic(session, "Ambassades", language="nl")


def test_a_plan_shows_what_would_differ_and_writes_nothing(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    before, events = state_of(letters), len(session.scalars(select(Event)).all())
    edit = Edit(
        kind="letter", date="2026-01-13", confidential=True, senders=("haven  VZW", "HAVEN vzw", " ", "Nel Ost")
    )
    plan = planned(session, letters, edit, add=(embassies.id,))
    assert [(change.key, change.title, change.revision) for change in plan.changes] == [
        ("first", "first", 1), ("second", "second", 1), ("third", "third", 1)
    ]  # fmt: skip
    assert plan.changes[0].fields == (
        FieldChange("confidential", "no", "yes"),
        FieldChange("sender", "Joke Vermael | Haven vzw", "Haven vzw | Nel Ost"),
        FieldChange("topics", "", "Ambassades"),
    )
    assert plan.changes[1].fields[:3] == (
        FieldChange("kind", "email", "letter"),
        FieldChange("confidential", "no", "yes"),
        FieldChange("date", "2020", "2026-01-13"),
    )
    assert (state_of(letters), len(session.scalars(select(Event)).all())) == (before, events)


def test_what_would_stay_the_same_is_not_in_the_plan(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    assign_topic(session, letters[0], embassies)
    edit = Edit(title="  first ", kind="letter", senders=("Haven vzw", "joke vermael"))
    plan = planned(session, letters[:1], edit, add=(embassies.id,), remove=(embassies.id,))
    assert plan.changes == ()
    assert apply_plan(session, plan, viewer=OWNER).documents == []


def test_a_value_that_no_field_can_hold_makes_no_plan(session: Session, letters: list[Document]) -> None:
    with pytest.raises(InvalidValue, match="not a kind"):
        planned(session, letters, Edit(kind="poem"))
    with pytest.raises(InvalidValue, match="not a name"):
        planned(session, letters, Edit(senders=("…",)))
    with pytest.raises(NoSuchTopic):
        planned(session, letters, Edit(), add=(99,))


def test_the_fingerprint_of_a_plan_tells_whether_it_still_holds(session: Session, letters: list[Document]) -> None:
    plan = planned(session, letters, Edit(kind="report"))
    assert planned(session, letters, Edit(kind="report")).fingerprint == plan.fingerprint
    edit_document(session, letters[2], Edit(title="Another"))
    assert planned(session, letters, Edit(kind="report")).fingerprint != plan.fingerprint


def test_a_document_changed_since_the_preview_keeps_the_whole_batch_out(
    session: Session, letters: list[Document]
) -> None:
    plan = planned(session, letters, Edit(kind="report"))
    edit_document(session, letters[1], Edit(title="Another"))
    with pytest.raises(EditedMeanwhile, match="second"):
        apply_plan(session, plan, viewer=OWNER)
    assert [each.kind for each in letters] == ["letter", "email", "other"]
    assert "batch" not in session.info


def test_people_changed_since_the_preview_count_too(session: Session, letters: list[Document]) -> None:
    plan = planned(session, letters, Edit(senders=("Nel Ost",)))
    take_part(session, letters[2], "Haven vzw", role="sender")
    with pytest.raises(EditedMeanwhile, match="third"):
        apply_plan(session, plan, viewer=OWNER)


def test_a_document_binned_since_the_preview_keeps_the_whole_batch_out(
    session: Session, letters: list[Document]
) -> None:
    plan = planned(session, letters, Edit(kind="report"))
    edit_document(session, letters[1], Edit(status="binned"))
    with pytest.raises(EditedMeanwhile, match="second"):
        apply_plan(session, plan, viewer=OWNER)


def test_what_a_person_refused_before_stays_refused(session: Session, letters: list[Document]) -> None:
    words = {"words": "Verslag", "confidence": 0.6, "reason": "in the head"}
    values = [Proposed(field="kind", value=value, **words) for value in ("report", "minutes")]  # type: ignore[arg-type]
    file_proposals(session, letters[0], values, None)
    refuse_proposal(session, letters[0].proposals[0], viewer=OWNER)
    decided = letters[0].proposals[0].decided
    apply_plan(session, planned(session, letters[:1], Edit(kind="report")), viewer=OWNER)
    assert [each.state for each in letters[0].proposals] == ["refused", "refused"]
    assert letters[0].proposals[0].decided == decided
    apply_plan(session, planned(session, letters[:1], Edit(kind="minutes")), viewer=OWNER)
    assert [each.state for each in letters[0].proposals] == ["refused", "refused"], "she refused it herself"

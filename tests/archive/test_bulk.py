import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.batches import Batch, PastBatch, batch, list_batches, undo
from archive.bulk import EditPlan, FieldChange, TopicEdit, apply_plan, plan_edit
from archive.describing.base import Proposed
from archive.documents import Edit, edit_document, format_date, people_of
from archive.errors import EditedMeanwhile, InvalidValue, NoSuchBatch, NoSuchTopic, NotAllowed
from archive.models import Document, Event, Person, Proposal, Topic
from archive.people import find_person, merge_people, take_part
from archive.proposals import accept_proposal, file_proposals, refuse_proposal
from archive.topics import add_topic, assign_topic, remove_topic, topics_of, unassign_topic
from tests.archive.conftest import OWNER, READER, MakeDocument


@pytest.fixture
def letters(session: Session, make: MakeDocument) -> list[Document]:
    """Three letters: one of a day, one of a year, one that says nothing."""
    first = make("first", date=dt.date(2026, 1, 13), kind="letter", status="filed", reference="OH/1")
    second = make("second", date=dt.date(2020, 1, 1), date_precision="year", kind="email", status="filed")
    third = make("third", kind="other", status="filed")
    take_part(session, first, "Joke Vermael", role="sender", office="chair")
    take_part(session, first, "Haven vzw", role="sender")
    take_part(session, second, "Haven vzw", role="recipient")
    return [first, second, third]


@pytest.fixture
def embassies(session: Session) -> Topic:
    return add_topic(session, "Ambassades", language="nl")


def _people(document: Document, role: str) -> list[tuple[str, str]]:
    return [(part.person.name, part.office.name if part.office else "") for part in people_of(document, role)]


def _state(documents: list[Document]) -> list[object]:
    return [
        (
            [getattr(each, name) for name in ("title", "kind", "date", "date_precision", "language", "status")],
            [getattr(each, name) for name in ("direction", "reference", "publisher", "url", "confidential")],
            [(part.person.name, part.role, part.written, part.office_id) for part in each.participations],
            sorted(link.topic_id for link in each.topic_links),
            [(proposal.value, proposal.state, proposal.decided_by, proposal.decided) for proposal in each.proposals],
        )
        for each in documents
    ]


def _names(session: Session) -> list[str]:
    return sorted(session.scalars(select(Person.name)))


def _plan(session: Session, letters: list[Document], edit: Edit, **topics: tuple[int, ...]) -> EditPlan:
    return plan_edit(session, letters, edit, topics=TopicEdit(**topics))


def test_a_plan_shows_what_would_differ_and_writes_nothing(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    before, events = _state(letters), len(session.scalars(select(Event)).all())
    edit = Edit(
        kind="letter", date="2026-01-13", confidential=True, senders=("haven  VZW", "HAVEN vzw", " ", "Nel Ost")
    )
    plan = _plan(session, letters, edit, add=(embassies.id,))
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
    assert (_state(letters), len(session.scalars(select(Event)).all())) == (before, events)


def test_what_would_stay_the_same_is_not_in_the_plan(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    assign_topic(session, letters[0], embassies)
    edit = Edit(title="  first ", kind="letter", senders=("Haven vzw", "joke vermael"))
    plan = _plan(session, letters[:1], edit, add=(embassies.id,), remove=(embassies.id,))
    assert plan.changes == ()
    assert apply_plan(session, plan, viewer=OWNER).documents == []


def test_a_value_that_no_field_can_hold_makes_no_plan(session: Session, letters: list[Document]) -> None:
    with pytest.raises(InvalidValue, match="not a kind"):
        _plan(session, letters, Edit(kind="poem"))
    with pytest.raises(InvalidValue, match="not a name"):
        _plan(session, letters, Edit(senders=("…",)))
    with pytest.raises(NoSuchTopic):
        _plan(session, letters, Edit(), add=(99,))


def test_the_fingerprint_of_a_plan_tells_whether_it_still_holds(session: Session, letters: list[Document]) -> None:
    plan = _plan(session, letters, Edit(kind="report"))
    assert _plan(session, letters, Edit(kind="report")).fingerprint == plan.fingerprint
    edit_document(session, letters[2], Edit(title="Another"))
    assert _plan(session, letters, Edit(kind="report")).fingerprint != plan.fingerprint


def test_a_batch_changes_all_and_undo_puts_all_back(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    assign_topic(session, letters[1], embassies)
    summits = add_topic(session, "Toppen", language="nl")
    before, people = _state(letters), _names(session)
    edit = Edit(date="2025-12", direction="out", senders=("Nel Ost",), recipients=(), confidential=True)
    plan = _plan(session, letters, edit, add=(summits.id,), remove=(embassies.id,))
    made = apply_plan(session, plan, viewer=OWNER)
    assert made.documents == ["first", "second", "third"]
    assert [format_date(each) for each in letters] == ["2025-12"] * 3
    assert [_people(each, "sender") for each in letters] == [[("Nel Ost", "")]] * 3
    assert [topics_of(each) for each in letters] == [[summits]] * 3
    done = undo(session, made.name, viewer=OWNER)
    assert (done.batch.documents, done.left) == (["first", "second", "third"], [])
    assert _state(letters) == before
    assert _people(letters[0], "sender") == [("Joke Vermael", "chair"), ("Haven vzw", "")]
    assert _names(session) == people


def test_an_undo_can_be_undone(session: Session, letters: list[Document], embassies: Topic) -> None:
    edit = Edit(kind="report", senders=("Haven vzw",))
    made = apply_plan(session, _plan(session, letters, edit, add=(embassies.id,)), viewer=OWNER)
    after = _state(letters)
    undone = undo(session, made.name, viewer=OWNER)
    assert undo(session, undone.batch.name, viewer=OWNER).left == []
    assert _state(letters) == after


def test_a_document_changed_since_the_preview_keeps_the_whole_batch_out(
    session: Session, letters: list[Document]
) -> None:
    plan = _plan(session, letters, Edit(kind="report"))
    edit_document(session, letters[1], Edit(title="Another"))
    with pytest.raises(EditedMeanwhile, match="second"):
        apply_plan(session, plan, viewer=OWNER)
    assert [each.kind for each in letters] == ["letter", "email", "other"]
    assert "batch" not in session.info


def test_people_changed_since_the_preview_count_too(session: Session, letters: list[Document]) -> None:
    plan = _plan(session, letters, Edit(senders=("Nel Ost",)))
    take_part(session, letters[2], "Haven vzw", role="sender")
    with pytest.raises(EditedMeanwhile, match="third"):
        apply_plan(session, plan, viewer=OWNER)


def test_a_document_binned_since_the_preview_keeps_the_whole_batch_out(
    session: Session, letters: list[Document]
) -> None:
    plan = _plan(session, letters, Edit(kind="report"))
    edit_document(session, letters[1], Edit(status="binned"))
    with pytest.raises(EditedMeanwhile, match="second"):
        apply_plan(session, plan, viewer=OWNER)


def test_undo_leaves_and_names_what_was_changed_again(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, _plan(session, letters, Edit(kind="report", reference="R/2")), viewer=OWNER)
    edit_document(session, letters[0], Edit(kind="minutes"))
    edit_document(session, letters[1], Edit(title="Of another field"))
    session.flush()
    done = undo(session, made.name, viewer=OWNER)
    assert (done.batch.documents, done.left) == (["second", "third"], ["first"])
    assert [(each.kind, each.reference) for each in letters] == [("minutes", "R/2"), ("email", ""), ("other", "")]
    assert letters[1].title == "Of another field"


def test_undo_leaves_a_document_whose_people_were_changed_again(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, _plan(session, letters, Edit(senders=("Nel Ost",))), viewer=OWNER)
    edit_document(session, letters[1], Edit(senders=("Haven vzw",)))
    take_part(session, letters[0], "Haven vzw", role="sender")
    done = undo(session, made.name, viewer=OWNER)
    assert done.left == ["first", "second"]
    assert _people(letters[1], "sender") == [("Haven vzw", "")]
    assert _people(letters[0], "sender") == [("Nel Ost", ""), ("Haven vzw", "")]
    assert _names(session) == ["Haven vzw", "Joke Vermael", "Nel Ost"], "she is still in the first letter"


def test_undo_leaves_a_document_whose_person_or_topic_is_gone(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    assign_topic(session, letters[2], embassies)
    made = apply_plan(session, _plan(session, letters, Edit(senders=()), remove=(embassies.id,)), viewer=OWNER)
    joke, haven = find_person(session, "Joke Vermael"), find_person(session, "Haven vzw")
    assert joke is not None
    assert haven is not None
    merge_people(session, joke, haven)
    remove_topic(session, embassies)
    done = undo(session, made.name, viewer=OWNER)
    assert (done.batch.documents, done.left) == ([], ["first", "third"])
    assert letters[0].participations == []
    session.commit()


def test_undo_leaves_a_topic_that_was_given_again(session: Session, letters: list[Document], embassies: Topic) -> None:
    assign_topic(session, letters[0], embassies)
    made = apply_plan(session, _plan(session, letters, Edit(), remove=(embassies.id,)), viewer=OWNER)
    assign_topic(session, letters[0], embassies)
    assert undo(session, made.name, viewer=OWNER).left == ["first"]
    assert topics_of(letters[0]) == [embassies]


def test_a_part_whose_number_is_taken_comes_back_under_another(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, _plan(session, letters, Edit(recipients=())), viewer=OWNER)
    other = take_part(session, letters[2], "Nel Ost", role="copy")
    assert other.id == 3, "SQLite gives the number again"
    assert undo(session, made.name, viewer=OWNER).left == []
    assert _people(letters[1], "recipient") == [("Haven vzw", "")]
    assert _people(letters[2], "copy") == [("Nel Ost", "")]


def test_undo_names_a_document_that_is_erased_by_its_number(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, _plan(session, letters, Edit(kind="report")), viewer=OWNER)
    session.delete(letters[0])
    session.flush()
    done = undo(session, made.name, viewer=OWNER)
    assert (done.batch.documents, done.left) == (["second", "third"], ["#1"])


def test_a_batch_answers_what_the_description_asked_and_undo_asks_again(
    session: Session, letters: list[Document]
) -> None:
    asked = Proposed(field="kind", value="report", words="Verslag", confidence=0.6, reason="in the head")
    for letter in letters[:2]:
        file_proposals(session, letter, [asked], None)
        letter.status = "to-review"
    file_proposals(session, letters[1], [replace(asked, field="reference", value="OH/2")], None)
    session.flush()
    before = _state(letters)
    plan = _plan(session, letters[:2], Edit(kind="report"))
    assert plan.changes[0].fields[-1] == FieldChange("status", "to-review", "filed")
    assert [change.field for change in plan.changes[1].fields] == ["kind"]
    made = apply_plan(session, plan, viewer=OWNER)
    assert [each.status for each in letters] == ["filed", "to-review", "filed"]
    assert [each.state for each in session.scalars(select(Proposal))] == ["accepted", "accepted", "open"]
    undo(session, made.name, viewer=OWNER)
    assert _state(letters) == before


def test_any_changes_can_be_one_batch(session: Session, letters: list[Document]) -> None:
    for letter in letters:
        letter.proposals.append(Proposal(field="topic", value="Cuba", confidence=0.6))
    session.flush()
    with batch(session, viewer=OWNER) as made:
        for letter in letters:
            accept_proposal(session, letter.proposals[0], viewer=OWNER)
    assert all(len(topics_of(letter)) == 1 for letter in letters)
    undo(session, made.name, viewer=OWNER)
    assert session.scalars(select(Topic)).all() == [], "nothing else uses the topic"
    assert [letter.proposals[0].state for letter in letters] == ["open"] * 3


def test_what_a_batch_made_and_others_use_stays(session: Session, letters: list[Document]) -> None:
    with batch(session, viewer=OWNER) as made:
        topic = add_topic(session, "Cuba", language="nl")
        assign_topic(session, letters[0], topic)
        take_part(session, letters[0], "Nel Ost", role="copy")
        gone = add_topic(session, "Niets", language="nl")
        assign_topic(session, letters[1], topic)
        unassign_topic(session, letters[1], topic)
    remove_topic(session, gone)
    assign_topic(session, letters[2], topic)
    take_part(session, letters[2], "Nel Ost", role="copy")
    undo(session, made.name, viewer=OWNER)
    assert topics_of(letters[2]) == [topic]
    assert _people(letters[2], "copy") == [("Nel Ost", "")]
    assert topics_of(letters[0]) == []


def test_what_a_person_refused_before_stays_refused(session: Session, letters: list[Document]) -> None:
    words = {"words": "Verslag", "confidence": 0.6, "reason": "in the head"}
    values = [Proposed(field="kind", value=value, **words) for value in ("report", "minutes")]  # type: ignore[arg-type]
    file_proposals(session, letters[0], values, None)
    refuse_proposal(session, letters[0].proposals[0], viewer=OWNER)
    decided = letters[0].proposals[0].decided
    apply_plan(session, _plan(session, letters[:1], Edit(kind="report")), viewer=OWNER)
    assert [each.state for each in letters[0].proposals] == ["refused", "refused"]
    assert letters[0].proposals[0].decided == decided
    apply_plan(session, _plan(session, letters[:1], Edit(kind="minutes")), viewer=OWNER)
    assert [each.state for each in letters[0].proposals] == ["refused", "refused"], "she refused it herself"


def test_undo_leaves_a_document_whose_new_part_is_gone(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, _plan(session, letters, Edit(copies=("Nel Ost",))), viewer=OWNER)
    edit_document(session, letters[1], Edit(copies=()))
    assert undo(session, made.name, viewer=OWNER).left == ["second"]


def test_batches_are_listed_the_latest_first(session: Session, letters: list[Document]) -> None:
    assert list_batches(session, viewer=OWNER) == []
    one = apply_plan(session, _plan(session, letters, Edit(kind="report")), viewer=OWNER)
    two = apply_plan(session, _plan(session, letters[:1], Edit(kind="letter")), viewer=OWNER)
    found = list_batches(session, viewer=OWNER)
    assert [(each.name, each.who, each.documents) for each in found] == [
        (two.name, "secretariat", 1), (one.name, "secretariat", 3)
    ]  # fmt: skip
    assert isinstance(found[0], PastBatch)
    assert found[0].at.tzinfo is dt.UTC
    assert list_batches(session, viewer=OWNER, limit=1) == found[:1]


def test_who_may_not_write_makes_and_undoes_nothing(session: Session, letters: list[Document]) -> None:
    plan = _plan(session, letters, Edit(kind="report"))
    with pytest.raises(NotAllowed):
        apply_plan(session, plan, viewer=READER)
    with pytest.raises(NotAllowed):
        undo(session, "any", viewer=READER)
    with pytest.raises(NotAllowed):
        list_batches(session, viewer=READER)
    with pytest.raises(NotAllowed), batch(session, viewer=READER):
        raise AssertionError
    with pytest.raises(NoSuchBatch, match="“any”"):
        undo(session, "any", viewer=OWNER)


NAMES = st.lists(st.sampled_from(["Joke Vermael", "haven VZW", "Nel Ost", "Ministerie"]), max_size=3).map(tuple)
EDITS = st.builds(
    Edit,
    title=st.none() | st.sampled_from(["", "first", "A title"]),
    date=st.none() | st.sampled_from(["", "2026-01-13", "2020", "2025-12"]),
    kind=st.none() | st.sampled_from(["letter", "email", "report"]),
    language=st.none() | st.sampled_from(["", "nl"]),
    status=st.none() | st.sampled_from(["filed", "to-review"]),
    confidential=st.none() | st.booleans(),
    senders=st.none() | NAMES,
    recipients=st.none() | NAMES,
)
TOPICS = st.lists(st.sampled_from([1, 2]), unique=True).map(tuple)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(EDITS, TOPICS, TOPICS), min_size=1, max_size=3))
def test_undoing_batches_in_turn_gives_what_was_there(
    session: Session, letters: list[Document], edits: list[tuple[Edit, tuple[int, ...], tuple[int, ...]]]
) -> None:
    for label in ("Ambassades", "Toppen"):
        if len(session.scalars(select(Topic)).all()) < 2:
            assign_topic(session, letters[0], add_topic(session, label, language="nl"))
    before, people = _state(letters), _names(session)
    made: list[Batch] = []
    for edit, add, remove in edits:
        planned = _plan(session, letters, edit, add=add, remove=remove)
        made.append(apply_plan(session, planned, viewer=OWNER))
        assert _plan(session, letters, edit, add=add, remove=remove).changes == (), "what was planned is what was done"
    for each in reversed(made):
        if each.documents:
            assert undo(session, each.name, viewer=OWNER).left == []
    assert (_state(letters), _names(session)) == (before, people)

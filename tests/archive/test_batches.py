import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.batches import Batch, PastBatch, batch, list_batches, undo
from archive.bulk import FieldChange, apply_plan
from archive.describing.base import Proposed
from archive.documents import Edit, edit_document, format_date
from archive.errors import NoSuchBatch, NotAllowed
from archive.models import Document, Event, Person, Proposal, Topic
from archive.people import find_person, merge_people, take_part
from archive.proposals import accept_proposal, file_proposals
from archive.topics import add_topic, assign_topic, get_topic, remove_topic, topics_of, unassign_topic
from tests.archive.conftest import OWNER, READER, MakeDocument
from tests.archive.editing import names_of_all, people_in, planned, state_of, three_letters


@pytest.fixture
def letters(session: Session, make: MakeDocument) -> list[Document]:
    return three_letters(session, make)


@pytest.fixture
def embassies(session: Session) -> Topic:
    return add_topic(session, "Ambassades", language="nl")


def test_a_batch_changes_all_and_undo_puts_all_back(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    assign_topic(session, letters[1], embassies)
    summits = add_topic(session, "Toppen", language="nl")
    before, people = state_of(letters), names_of_all(session)
    edit = Edit(date="2025-12", direction="out", senders=("Nel Ost",), recipients=(), confidential=True)
    plan = planned(session, letters, edit, add=(summits.id,), remove=(embassies.id,))
    made = apply_plan(session, plan, viewer=OWNER)
    assert made.documents == ["first", "second", "third"]
    assert [format_date(each) for each in letters] == ["2025-12"] * 3
    assert [people_in(each, "sender") for each in letters] == [[("Nel Ost", "")]] * 3
    assert [topics_of(each) for each in letters] == [[summits]] * 3
    done = undo(session, made.name, viewer=OWNER)
    assert (done.batch.documents, done.left) == (["first", "second", "third"], [])
    assert state_of(letters) == before
    assert people_in(letters[0], "sender") == [("Joke Vermael", "chair"), ("Haven vzw", "")]
    assert names_of_all(session) == people


def test_an_undo_can_be_undone(session: Session, letters: list[Document], embassies: Topic) -> None:
    edit = Edit(kind="report", senders=("Haven vzw",))
    made = apply_plan(session, planned(session, letters, edit, add=(embassies.id,)), viewer=OWNER)
    after = state_of(letters)
    undone = undo(session, made.name, viewer=OWNER)
    assert undo(session, undone.batch.name, viewer=OWNER).left == []
    assert state_of(letters) == after


def test_undo_leaves_and_names_what_was_changed_again(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, planned(session, letters, Edit(kind="report", reference="R/2")), viewer=OWNER)
    edit_document(session, letters[0], Edit(kind="minutes"))
    edit_document(session, letters[1], Edit(title="Of another field"))
    session.flush()
    done = undo(session, made.name, viewer=OWNER)
    assert (done.batch.documents, done.left) == (["second", "third"], ["first"])
    assert [(each.kind, each.reference) for each in letters] == [("minutes", "R/2"), ("email", ""), ("other", "")]
    assert letters[1].title == "Of another field"


def test_undo_leaves_a_document_whose_people_were_changed_again(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, planned(session, letters, Edit(senders=("Nel Ost",))), viewer=OWNER)
    edit_document(session, letters[1], Edit(senders=("Haven vzw",)))
    take_part(session, letters[0], "Haven vzw", role="sender")
    done = undo(session, made.name, viewer=OWNER)
    assert done.left == ["first", "second"]
    assert people_in(letters[1], "sender") == [("Haven vzw", "")]
    assert people_in(letters[0], "sender") == [("Nel Ost", ""), ("Haven vzw", "")]
    assert names_of_all(session) == ["Haven vzw", "Joke Vermael", "Nel Ost"], "she is still in the first letter"


def test_undo_leaves_a_document_whose_person_or_topic_is_gone(
    session: Session, letters: list[Document], embassies: Topic
) -> None:
    assign_topic(session, letters[2], embassies)
    made = apply_plan(session, planned(session, letters, Edit(senders=()), remove=(embassies.id,)), viewer=OWNER)
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
    made = apply_plan(session, planned(session, letters, Edit(), remove=(embassies.id,)), viewer=OWNER)
    assign_topic(session, letters[0], embassies)
    assert undo(session, made.name, viewer=OWNER).left == ["first"]
    assert topics_of(letters[0]) == [embassies]


def test_a_part_whose_number_is_taken_comes_back_under_another(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, planned(session, letters, Edit(recipients=())), viewer=OWNER)
    other = take_part(session, letters[2], "Nel Ost", role="copy")
    assert other.id == 3, "SQLite gives the number again"
    assert undo(session, made.name, viewer=OWNER).left == []
    assert people_in(letters[1], "recipient") == [("Haven vzw", "")]
    assert people_in(letters[2], "copy") == [("Nel Ost", "")]


def test_a_number_that_the_batch_itself_gave_again_is_another_row(session: Session, letters: list[Document]) -> None:
    take_part(session, letters[2], "Nel Ost", role="sender")
    before = state_of(letters)
    edit = Edit(senders=(), recipients=("Haven vzw", "Joke Vermael", "Joke Vermael"))
    made = apply_plan(session, planned(session, letters[2:], edit), viewer=OWNER)
    numbers = [event.row for event in session.scalars(select(Event).where(Event.batch == made.name))]
    assert numbers.count("4") == 2, "SQLite gives the number of the sender to the first recipient"
    undone = undo(session, made.name, viewer=OWNER)
    assert (undone.left, state_of(letters)) == ([], before)
    undo(session, undone.batch.name, viewer=OWNER)
    assert people_in(letters[2], "sender") == []
    assert people_in(letters[2], "recipient") == [("Haven vzw", ""), ("Joke Vermael", "")]


def test_what_came_and_went_within_a_batch_is_not_brought_back(session: Session, letters: list[Document]) -> None:
    take_part(session, letters[2], "Nel Ost", role="sender")
    before = state_of(letters)
    with batch(session, viewer=OWNER) as made:
        for edit in (Edit(senders=()), Edit(copies=("Joke Vermael",)), Edit(copies=())):
            edit_document(session, letters[2], edit)
    assert undo(session, made.name, viewer=OWNER).left == []
    assert state_of(letters) == before


def test_people_come_back_in_their_order_where_one_of_their_numbers_is_taken(
    session: Session, letters: list[Document]
) -> None:
    for name in ("Nel Ost", "Joke Vermael"):
        take_part(session, letters[2], name, role="sender")
    made = apply_plan(session, planned(session, letters[2:], Edit(senders=())), viewer=OWNER)
    for name in ("Haven vzw", "Joke Vermael", "Nel Ost"):
        take_part(session, letters[0], name, role="copy")
    edit_document(session, letters[0], Edit(copies=("Haven vzw", "Nel Ost")))
    undo(session, made.name, viewer=OWNER)
    assert people_in(letters[2], "sender") == [("Nel Ost", ""), ("Joke Vermael", "")]


def test_undo_removes_no_other_person_under_the_number_of_one_it_made(
    session: Session, letters: list[Document]
) -> None:
    made = apply_plan(session, planned(session, letters, Edit(copies=("Nel Ost",))), viewer=OWNER)
    nel = find_person(session, "Nel Ost")
    assert nel is not None
    for letter in letters:
        edit_document(session, letter, Edit(copies=()))
    session.refresh(nel)
    session.delete(nel)
    session.flush()
    session.add(Person(id=nel.id, name="Ministerie", folded="ministerie"))
    undo(session, made.name, viewer=OWNER)
    assert names_of_all(session) == ["Haven vzw", "Joke Vermael", "Ministerie"]


def test_undo_names_a_document_that_is_erased_by_its_number(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, planned(session, letters, Edit(kind="report")), viewer=OWNER)
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
    before = state_of(letters)
    plan = planned(session, letters[:2], Edit(kind="report"))
    assert plan.changes[0].fields[-1] == FieldChange("status", "to-review", "filed")
    assert [change.field for change in plan.changes[1].fields] == ["kind"]
    made = apply_plan(session, plan, viewer=OWNER)
    assert [each.status for each in letters] == ["filed", "to-review", "filed"]
    assert [each.state for each in session.scalars(select(Proposal))] == ["accepted", "accepted", "open"]
    undo(session, made.name, viewer=OWNER)
    assert state_of(letters) == before


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
    assert people_in(letters[2], "copy") == [("Nel Ost", "")]
    assert topics_of(letters[0]) == []


def test_undo_leaves_a_document_whose_new_part_is_gone(session: Session, letters: list[Document]) -> None:
    made = apply_plan(session, planned(session, letters, Edit(copies=("Nel Ost",))), viewer=OWNER)
    edit_document(session, letters[1], Edit(copies=()))
    assert undo(session, made.name, viewer=OWNER).left == ["second"]


def test_batches_are_listed_the_latest_first(session: Session, letters: list[Document]) -> None:
    assert list_batches(session, viewer=OWNER) == []
    one = apply_plan(session, planned(session, letters, Edit(kind="report")), viewer=OWNER)
    two = apply_plan(session, planned(session, letters[:1], Edit(kind="letter")), viewer=OWNER)
    found = list_batches(session, viewer=OWNER)
    assert [(each.name, each.who, each.documents) for each in found] == [
        (two.name, "secretariat", 1), (one.name, "secretariat", 3)
    ]  # fmt: skip
    assert isinstance(found[0], PastBatch)
    assert found[0].at.tzinfo is dt.UTC
    assert list_batches(session, viewer=OWNER, limit=1) == found[:1]


def test_who_may_not_write_makes_and_undoes_nothing(session: Session, letters: list[Document]) -> None:
    plan = planned(session, letters, Edit(kind="report"))
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
TOPICS = st.lists(st.sampled_from([0, 1]), unique=True).map(tuple)
SOME = st.lists(st.sampled_from([0, 1, 2]), min_size=1, unique=True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(SOME, EDITS, TOPICS, TOPICS), min_size=1, max_size=3))
def test_undoing_batches_in_turn_gives_what_was_there(
    session: Session, letters: list[Document], edits: list[tuple[list[int], Edit, tuple[int, ...], tuple[int, ...]]]
) -> None:
    with session.begin_nested() as example:  # each starts from the same archive
        topics = [add_topic(session, label, language="nl").id for label in ("Ambassades", "Toppen")]
        assign_topic(session, letters[0], get_topic(session, topics[0]))
        for name in ("Nel Ost", "Joke Vermael"):
            take_part(session, letters[2], name, role="sender")
        before, people = state_of(letters), names_of_all(session)
        made: list[Batch] = []
        for numbers, edit, add, remove in edits:
            some = [letters[number] for number in numbers]
            changed = {"add": tuple(topics[each] for each in add), "remove": tuple(topics[each] for each in remove)}
            made.append(apply_plan(session, planned(session, some, edit, **changed), viewer=OWNER))
            assert planned(session, some, edit, **changed).changes == (), "what was planned is what was done"
        for each in reversed(made):
            if each.documents:
                assert undo(session, each.name, viewer=OWNER).left == []
        assert (state_of(letters), names_of_all(session)) == (before, people)
        example.rollback()

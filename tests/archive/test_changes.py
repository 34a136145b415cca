from collections.abc import Iterator

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.models import Change, Event, Topic
from archive.people import merge_people, rename_person, take_part
from archive.relations import relate
from archive.topics import add_topic, assign_topic, move_topic, unassign_topic
from tests.archive.conftest import MakeDocument


@pytest.fixture
def touched(session: Session) -> Iterator["Touched"]:
    return Touched(session)  # type: ignore[return-value]


class Touched:
    """Reads and empties the outbox."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __call__(self) -> set[int]:
        self.session.flush()
        found = set(self.session.scalars(select(Change.document_id)))
        self.session.execute(delete(Change))
        return found


def test_what_was_before_and_after_is_kept_with_who_did_it(session: Session, make: MakeDocument) -> None:
    document = make("a", title="Before")
    document.title = "After"
    session.flush()
    events = list(session.scalars(select(Event).where(Event.table_name == "documents").order_by(Event.id)))
    assert [(event.action, event.who) for event in events] == [("insert", "secretariat"), ("update", "secretariat")]
    assert events[1].before == {"title": "Before"}
    assert events[1].after == {"title": "After"}
    assert events[1].document_id == document.id


def test_a_date_is_kept_in_the_history_as_it_is_written(session: Session, make: MakeDocument) -> None:
    make("a")
    event = session.scalars(select(Event).where(Event.table_name == "documents")).one()
    assert event.after["title"] == "a"
    added = session.scalars(select(Event).where(Event.table_name == "originals")).one()
    assert added.after["name"] == "a.txt"


def test_texts_do_not_swell_the_history(session: Session, make: MakeDocument) -> None:
    make("a", text="a long text")
    event = session.scalars(select(Event).where(Event.table_name == "texts")).one()
    assert "text" not in event.after
    assert "page_starts" not in event.after


def test_a_deleted_document_leaves_its_description_in_the_history(session: Session, make: MakeDocument) -> None:
    document = make("gone", title="Gone")
    session.delete(document)
    session.flush()
    event = session.scalars(select(Event).where(Event.action == "delete", Event.table_name == "documents")).one()
    assert event.before["title"] == "Gone"
    assert event.after == {}


def test_touching_without_changing_makes_no_event(session: Session, make: MakeDocument) -> None:
    document = make("a", title="Same")
    number = len(session.scalars(select(Event)).all())
    document.title = "Other"
    document.title = "Same"
    session.flush()
    assert len(session.scalars(select(Event)).all()) == number


def test_nothing_flushed_is_nothing_noted(session: Session) -> None:
    topic = Topic()
    session.add(topic)
    session.expunge(topic)
    session.add(Change(document_id=5))
    session.flush()
    assert session.scalars(select(Event)).all() == []


def test_every_kind_of_change_reaches_the_index(session: Session, make: MakeDocument, touched: Touched) -> None:
    first, second = make("a"), make("b")
    assert touched() == {first.id, second.id}
    relate(session, first, "answers", second)
    assert touched() == {first.id, second.id}
    part = take_part(session, first, "Platform Haven", role="sender")
    assert touched() == {first.id}
    rename_person(session, part.person, "Platform Open Haven")
    assert touched() == {first.id}
    other = take_part(session, second, "Haven vzw", role="sender")
    assert touched() == {second.id}
    merge_people(session, other.person, part.person)
    assert touched() == {first.id, second.id}


def test_a_new_letter_of_somebody_does_not_move_their_others(
    session: Session, make: MakeDocument, touched: Touched
) -> None:
    first = make("first")
    person = take_part(session, first, "Haven vzw", role="sender").person
    assert person.participations == first.participations
    touched()
    second = make("second")
    take_part(session, second, "Haven vzw", role="sender")
    assert touched() == {second.id}


def test_what_is_taken_off_a_document_is_deleted_in_its_history(
    session: Session, make: MakeDocument, touched: Touched
) -> None:
    document = make("a")
    topic = add_topic(session, "Diplomatie", language="nl")
    assign_topic(session, document, topic)
    part = take_part(session, document, "Platform Haven", role="sender")
    touched()
    unassign_topic(session, document, topic)
    assert touched() == {document.id}
    document.participations.remove(part)
    session.flush()
    assert touched() == {document.id}
    gone = session.scalars(select(Event).where(Event.action == "delete")).all()
    assert [(event.table_name, event.document_id) for event in gone] == [
        ("document_topics", document.id), ("participations", document.id)
    ]  # fmt: skip
    assert gone[1].before["written"] == "Platform Haven"


def test_what_is_done_in_a_batch_names_it(session: Session, make: MakeDocument) -> None:
    make("a")
    session.info["batch"] = "one"
    make("b")
    assert set(session.scalars(select(Event.batch).where(Event.table_name == "documents"))) == {None, "one"}


def test_moving_a_topic_touches_the_documents_below_it(session: Session, make: MakeDocument, touched: Touched) -> None:
    document, bystander = make("a"), make("b")
    top = add_topic(session, "Diplomatie", language="nl")
    below = add_topic(session, "Ambassades", language="nl")
    leaf = add_topic(session, "Havana", language="nl", parent=below)
    assign_topic(session, document, leaf)
    touched()
    move_topic(session, below, top)
    assert touched() == {document.id}
    assert bystander.id not in touched()


def test_a_rolled_back_change_leaves_no_trace(session: Session, make: MakeDocument) -> None:
    make("a")
    session.rollback()
    assert session.scalars(select(Change)).all() == []
    assert session.scalars(select(Event)).all() == []

"""Batches: changes of many documents that were made in one go, and how to take one back.

The history holds what each row was before, so that it is enough to name the batch in its events.
"""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive.changes import plain
from archive.errors import NoSuchBatch
from archive.models import Base, Document, DocumentTopic, Event, Participation, Person, Proposal, Topic, now
from archive.rights import Viewer
from archive.topics import remove_topic

_OF_A_DOCUMENT: tuple[type[Base], ...] = (Document, Participation, DocumentTopic, Proposal)
"""The tables that a batch puts back, document by document."""
_MODELS = {model.__tablename__: model for model in _OF_A_DOCUMENT}


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch by its name, with the citation keys of the documents in it, in the order in which they were changed."""

    name: str
    documents: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PastBatch:
    """A batch in the history: who made it, when it ended (UTC) and how many documents it changed."""

    name: str
    who: str
    at: dt.datetime
    documents: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: itself a batch, and the documents it left because they were changed again since."""

    batch: Batch
    left: list[str]


@contextmanager
def batch(session: Session, *, viewer: Viewer) -> Iterator[Batch]:
    """Note all changes made inside as one batch.

    Raises:
        NotAllowed: the viewer may not write.
    """
    viewer.must("write")
    session.flush()
    made = Batch(f"{now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}")
    session.info["batch"] = made.name
    try:
        yield made
        session.flush()
    finally:
        session.info.pop("batch")


def list_batches(session: Session, *, viewer: Viewer, limit: int = 20) -> list[PastBatch]:
    """Return the last batches, the latest first.

    Raises:
        NotAllowed: the viewer may not write, and so has nothing to undo.
    """
    viewer.must("write")
    batches = (
        select(Event.batch, func.max(Event.who), func.max(Event.at), func.count(Event.document_id.distinct()))
        .where(Event.batch.is_not(None))
        .group_by(Event.batch)
        .order_by(func.max(Event.id).desc())
        .limit(limit)
    )
    return [PastBatch(str(name), who, at, documents) for name, who, at, documents in session.execute(batches)]


def undo(session: Session, name: str, *, viewer: Viewer) -> Undone:
    """Put back what a batch changed, document by document; the caller commits.

    A document in which any of it was changed again since is left as it is, and named. People and topics that the batch
    made and that nothing uses any more go too. The undo is a batch of its own, so it can be undone.

    Raises:
        NoSuchBatch: there is none of this name.
        NotAllowed: the viewer may not write.
    """
    viewer.must("write")
    events = session.scalars(
        select(Event).where(Event.batch == name).order_by(Event.document_id.nulls_first(), Event.id)
    ).all()
    if not events:
        raise NoSuchBatch(name)
    left: list[str] = []
    with batch(session, viewer=viewer) as made:
        for number, group in groupby(events, key=lambda event: event.document_id):
            if number is not None:
                document = session.get(Document, number)
                done = document is not None and _undo_document(session, document, group)
                (made.documents if done else left).append(f"#{number}" if document is None else document.key)
        _remove_unused(session, events)
    return Undone(made, left)


# --- one row, from the first to the last of its events ---------------------------------------------


@dataclass(slots=True)
class _Row:
    """What a batch did to one row, all of its events taken together."""

    model: type[Base]
    row: str
    is_new: bool = False
    is_gone: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Take up the next event of this row."""
        if event.action == "insert":
            self.is_new, self.after = True, dict(event.after)
        elif event.action == "delete":
            self.is_gone, self.before = True, {**event.before, **self.before}
        else:
            self.before = {**event.before, **self.before}
            self.after |= event.after

    def is_as_left(self, session: Session) -> bool:
        """Tell whether the row still is what the batch made of it."""
        found = self.find(session)
        if self.is_gone:
            # another row may bear the number of one that is gone: then it comes back under a new one
            return found is None or "id" in self.before
        if found is None:
            return False
        return all(plain(getattr(found, name)) == value for name, value in self.after.items())

    def put_back(self, session: Session, document: Document) -> None:
        """Make the row what it was before the batch."""
        found = self.find(session)
        if self.is_new:
            session.delete(found)
        elif self.is_gone:
            free = found is None
            values = {name: value for name, value in self._typed() if free or name != "id"}
            session.add(self.model(document=document, **values))
        else:
            for name, value in self._typed():
                setattr(found, name, value)

    def find(self, session: Session) -> Any:  # noqa: ANN401  # a row of any of our tables
        """Return the row as it is now, or None."""
        return session.get(self.model, tuple(int(part) for part in self.row.split(",")))

    def _typed(self) -> Iterator[tuple[str, Any]]:
        """Yield what the columns held, as the types that they hold: the history keeps dates as text."""
        types = {column.key: column.type.python_type for column in self.model.__table__.columns}
        for name, value in self.before.items():
            is_moment = isinstance(value, str) and issubclass(types[name], dt.date)
            yield name, types[name].fromisoformat(value) if is_moment else value


def _undo_document(session: Session, document: Document, events: Iterable[Event]) -> bool:
    """Put one document back; tell whether that was done, all of it or nothing."""
    rows: dict[tuple[str, str], _Row] = {}
    for event in events:
        named = (event.table_name, event.row)
        rows.setdefault(named, _Row(_MODELS[event.table_name], event.row)).add(event)
    touched = [row for row in rows.values() if not (row.is_new and row.is_gone)]
    if not all(row.is_as_left(session) for row in touched):
        return False
    try:
        with session.begin_nested():
            # what is new goes first: it may stand where something has to come back
            for row in sorted(touched, key=lambda row: not row.is_new):
                row.put_back(session, document)
                session.flush()
    except IntegrityError:  # a person or a topic has gone since, or came back under another number
        return False
    session.refresh(document)
    return True


def _remove_unused(session: Session, events: Iterable[Event]) -> None:
    """Remove the people and topics that a batch made, where nothing uses them."""
    made = [(event.table_name, int(event.row)) for event in events if event.action == "insert" and "," not in event.row]
    people = (session.get(Person, number) for table, number in made if table == Person.__tablename__)
    for person in filter(None, people):
        session.refresh(person)
        if not (person.participations or person.tenures or person.aliases):
            session.delete(person)
    topics = (session.get(Topic, number) for table, number in made if table == Topic.__tablename__)
    for topic in filter(None, topics):
        session.refresh(topic)
        if not (topic.document_links or topic.children):
            remove_topic(session, topic)
    session.flush()

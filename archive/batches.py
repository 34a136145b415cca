"""Batches: changes of many documents that were made in one go, and how to take one back.

The history holds what each row was before, so that it is enough to name the batch in its events.
"""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeVar

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
_Made = TypeVar("_Made", Person, Topic)
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
    number: tuple[int, ...]
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

    def take_away(self, session: Session) -> None:
        """Delete a row that the batch made."""
        session.delete(self.find(session))

    def bring_back(self, session: Session, document: Document, *, keeps_number: bool) -> None:
        """Make again a row that the batch deleted, under its own number or a new one."""
        values = {name: value for name, value in self._typed() if keeps_number or name != "id"}
        session.add(self.model(document=document, **values))

    def change_back(self, session: Session) -> None:
        """Give a row the values that the batch changed."""
        found = self.find(session)
        for name, value in self._typed():
            setattr(found, name, value)

    def find(self, session: Session) -> Any:  # noqa: ANN401  # a row of any of our tables
        """Return the row as it is now, or None."""
        return session.get(self.model, self.number)

    def _typed(self) -> Iterator[tuple[str, Any]]:
        """Yield what the columns held, as the types that they hold: the history keeps dates as text."""
        types = {column.key: column.type.python_type for column in self.model.__table__.columns}
        for name, value in self.before.items():
            is_moment = isinstance(value, str) and issubclass(types[name], dt.date)
            yield name, types[name].fromisoformat(value) if is_moment else value


def _rows_of(events: Iterable[Event]) -> tuple[list[_Row], list[_Row]]:
    """Return what events did row by row: all rows that they touched, and of each number the last that bore it.

    SQLite gives the number of a deleted row to the next one, so a number that is inserted again is another row. A row
    that came and went within the events is left out: nothing is left of it, and nothing was there before.
    """
    bearers: dict[tuple[str, str], list[_Row]] = {}
    for event in events:
        rows = bearers.setdefault((event.table_name, event.row), [])
        if not rows or (rows[-1].is_gone and event.action == "insert"):
            rows.append(_Row(_MODELS[event.table_name], tuple(map(int, event.row.split(",")))))
        rows[-1].add(event)
    lasting = [[row for row in rows if not (row.is_new and row.is_gone)] for rows in bearers.values()]
    return [row for rows in lasting for row in rows], [rows[-1] for rows in lasting if rows]


def _undo_document(session: Session, document: Document, events: Iterable[Event]) -> bool:
    """Put one document back; tell whether that was done, all of it or nothing."""
    touched, last = _rows_of(events)
    if not all(row.is_as_left(session) for row in last):
        return False
    try:
        with session.begin_nested():
            _put_back(session, document, touched)
    except IntegrityError:  # a person or a topic has gone since, or came back under another number
        return False
    session.refresh(document)
    return True


def _put_back(session: Session, document: Document, touched: Sequence[_Row]) -> None:
    """Make rows what they were. What is new goes first: it may stand where something has to come back."""
    for row in touched:
        if row.is_new:
            row.take_away(session)
        elif not row.is_gone:
            row.change_back(session)
        session.flush()
    # By number, for that is the order of people; if one number is taken by now, all get new ones, in that same order.
    gone = sorted((row for row in touched if row.is_gone), key=lambda row: row.number)
    are_free = all(row.find(session) is None for row in gone)
    for row in gone:
        row.bring_back(session, document, keeps_number=are_free)
        session.flush()


def _remove_unused(session: Session, events: Iterable[Event]) -> None:
    """Remove the people and topics that a batch made, where nothing uses them."""
    for person in _made(session, Person, events):
        if not (person.participations or person.tenures or person.aliases):
            session.delete(person)
    for topic in _made(session, Topic, events):
        if not (topic.document_links or topic.children):
            remove_topic(session, topic)
    session.flush()


def _made(session: Session, model: type[_Made], events: Iterable[Event]) -> Iterator[_Made]:
    """Yield the rows of a table that events inserted and that are there still; not others under their number."""
    for event in events:
        if event.table_name == model.__tablename__ and event.action == "insert":
            gone = select(Event.id).where(
                Event.table_name == event.table_name,
                Event.row == event.row,
                Event.action == "delete",
                Event.id > event.id,
            )
            if session.scalars(gone.limit(1)).first() is None:
                row = session.get_one(model, int(event.row))
                session.refresh(row)
                yield row

"""A session notes what it touches: events for the history, changes for the index, in the same transaction.

No caller can forget an update or a delete: the hook sits on the flush of every writing session. Statements that go
round the unit of work (bulk ``update()`` and ``delete()``) would escape it, so the archive does not use them on these
tables.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from archive.models import (
    Alias,
    Base,
    Change,
    Document,
    DocumentTopic,
    Event,
    Mention,
    Participation,
    Person,
    Relation,
    TitleAlias,
    Topic,
)
from archive.models.base import now

_NAMING = (Document, Participation, Person, Alias, TitleAlias)
"""The tables that hold by what a document is named."""


def note_changes(session: Session, context: UOWTransaction) -> None:
    """Write an event per changed row and a change per touched document; listens to ``after_flush``.

    The documents that may be named otherwise now are noted in the session, see ``archive.references.naming``.
    """
    # The session itself does not count as deleted what goes because it was taken off its document.
    gone = [state.obj() for state, (is_delete, is_listed) in context.states.items() if is_delete and not is_listed]
    # A person counts as dirty too when a document of theirs comes in: only changed columns move other documents.
    dirty = session.dirty.difference(gone)
    changed = [row for row in dirty if session.is_modified(row, include_collections=False)]
    rows = [*_rows("insert", session.new), *_rows("update", changed), *_rows("delete", gone)]
    if not rows:
        return
    moment, who = now(), session.info["viewer"].name
    # Mentions are read from the text again at any time: they move its place in the index and are no history.
    entered = [(action, row) for action, row in rows if not isinstance(row, Mention)]
    said = {"at": moment, "who": who, "batch": session.info.get("batch")}
    events = [_event(action, row) | said for action, row in entered]
    events = [event for event in events if event["action"] != "update" or event["after"]]
    connection = session.connection()
    if events:
        connection.execute(insert(Event), events)
    touched = {number for _, row in rows for number in _documents(session, row)}
    if touched:
        connection.execute(insert(Change), [{"document_id": number, "at": moment} for number in sorted(touched)])
    renamed = {number for _, row in rows if isinstance(row, _NAMING) for number in _documents(session, row)}
    session.info.setdefault("renamed", set()).update(renamed)


def _rows(action: str, objects: Iterable[object]) -> Iterator[tuple[str, Base]]:
    for row in objects:
        if isinstance(row, Base) and not isinstance(row, Event | Change):
            yield action, row


def _event(action: str, row: Base) -> dict[str, Any]:
    state = inspect(row)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        column = attribute.columns[0]
        if column.info.get("in_history") is False:
            continue
        history = state.attrs[attribute.key].history
        if action == "delete":
            before[attribute.key] = plain(getattr(row, attribute.key))
        elif history.added:
            after[attribute.key] = plain(history.added[0])
            if action == "update":
                before[attribute.key] = plain(history.deleted[0]) if history.deleted else None
    return {
        "action": action,
        "table_name": row.__tablename__,
        "row": ",".join(str(part) for part in state.mapper.primary_key_from_instance(row)),
        "document_id": next(iter(_own_documents(row)), None),
        "before": before,
        "after": after,
    }


def plain(value: object) -> object:
    """Return a value as the history keeps it: a day or a moment as text."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def _own_documents(row: Base) -> list[int]:
    if isinstance(row, Document):
        return [row.id]
    if isinstance(row, Relation):
        return [row.source_id, row.target_id]
    number = getattr(row, "document_id", None)
    return [] if number is None else [number]


def _documents(session: Session, row: Base) -> Iterable[int]:
    """Yield the documents whose place in the index a change of this row can move."""
    if isinstance(row, Person):
        return _documents_of_person(session, row.id)
    if isinstance(row, Alias):
        return _documents_of_person(session, row.person_id)
    if isinstance(row, Topic):
        return _documents_below(session, row.id)
    if isinstance(row, Mention):
        return [row.text.document_id]
    return _own_documents(row)


def _documents_of_person(session: Session, person: int) -> Iterable[int]:
    return session.connection().scalars(select(Participation.document_id).where(Participation.person_id == person))


def _documents_below(session: Session, topic: int) -> Iterable[int]:
    tree = select(Topic.id).where(Topic.id == topic).cte(recursive=True)
    tree = tree.union(select(Topic.id).join(tree, Topic.parent_id == tree.c.id))
    return session.connection().scalars(
        select(DocumentTopic.document_id).join(tree, DocumentTopic.topic_id == tree.c.id)
    )

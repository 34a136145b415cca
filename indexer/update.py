"""Take up in the index what was noted in the record. Safe to repeat, and to be cut short anywhere."""

import logging
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from archive.database import Database
from archive.errors import IndexUnavailable
from archive.models import Change, Document, DocumentTopic, Participation, Person, Relation, Text, Topic
from archive.rights import Viewer
from indexer.engine import Engine, IndexBusy
from indexer.schema import IndexedDocument, indexed

BATCH = 200
"""Documents that are loaded with their texts at a time."""

COMMIT = 5_000
"""Documents in one commit of the index, at most."""

INDEXER = Viewer("index", "editor")
"""Who takes changes away that the index has."""

_log = logging.getLogger(__name__)


def update(database: Database, engine: Engine) -> int:
    """Bring the index up to date; returns the number of documents taken up or out.

    Where another process is at it, that one takes up our changes too, and this returns at once. An index that is
    missing, damaged or of another version is built anew.
    """
    try:
        return _catch_up(database, engine)
    except IndexUnavailable:  # damage that nobody saw before writing; the engine knows of it now
        return _catch_up(database, engine)


def ensure_index(database: Database, engine: Engine) -> int:
    """Build the index where there is no usable one; returns the number of documents in it, 0 where there was one.

    Raises:
        IndexBusy: another process is at it.
    """
    if engine.is_usable():
        return 0
    with engine.writing():
        return 0 if engine.is_usable() else _build(database, engine)


def rebuild(database: Database, engine: Engine) -> int:
    """Build the index anew from the record; returns the number of documents in it. Searches go on in the old one.

    Raises:
        IndexBusy: another process writes it just now.
    """
    with engine.writing():
        return _build(database, engine)


def read_documents(database: Database, after: int = 0) -> Iterator[IndexedDocument]:
    """Yield all documents that belong in the index, by id, in bounded memory."""
    while True:
        with database.reading() as session:
            batch = [indexed(document) for document in _load(session, Document.id > after)]
        yield from batch
        if not batch:
            return
        after = batch[-1].id


def _are_noted(database: Database) -> bool:
    with database.reading() as session:
        return session.scalars(select(Change.id).limit(1)).first() is not None


def _catch_up(database: Database, engine: Engine) -> int:
    taken = 0
    try:
        taken += ensure_index(database, engine)
        # asked again after the lock is given back: who noted a change meanwhile may have met the lock
        while _are_noted(database):
            with engine.writing():
                taken += _drain(database, engine)
    except IndexBusy:
        _log.debug("another process writes the index")
    return taken


def _drain(database: Database, engine: Engine) -> int:
    with database.reading() as session:
        changes = session.execute(select(Change.id, Change.document_id).order_by(Change.id)).all()
    touched = list(dict.fromkeys(document for _note, document in changes))[:COMMIT]
    now = set(touched)
    _warn(engine.write(_read(database, touched), touched))
    _take_away(database, [note for note, document in changes if document in now])
    return len(touched)


def _read(database: Database, numbers: Sequence[int]) -> Iterator[IndexedDocument]:
    for start in range(0, len(numbers), BATCH):
        with database.reading() as session:
            which = Document.id.in_(numbers[start : start + BATCH])
            batch = [indexed(document) for document in _load(session, which)]
        yield from batch


def _build(database: Database, engine: Engine) -> int:
    # a change noted from here on is taken up again afterwards: once too often does no harm
    with database.reading() as session:
        notes = session.scalars(select(Change.id)).all()
        count = session.scalars(select(func.count()).select_from(Document).where(Document.status != "binned")).one()
    _warn(engine.rebuild(read_documents(database)))
    _take_away(database, notes)
    return count


def _load(session: Session, which: ColumnElement[bool]) -> Sequence[Document]:
    _topics = session.scalars(select(Topic)).all()  # held, so that walking up the tree asks nothing
    return session.scalars(
        select(Document)
        .where(which, Document.status != "binned")
        .order_by(Document.id)
        .limit(BATCH)
        .options(
            joinedload(Document.text).options(undefer(Text.text), selectinload(Text.mentions)),
            selectinload(Document.topic_links).options(joinedload(DocumentTopic.topic)),
            selectinload(Document.relations_out).options(joinedload(Relation.target)),
            selectinload(Document.participations).options(
                joinedload(Participation.person).options(selectinload(Person.aliases)),
                joinedload(Participation.office),
            ),
        )
    ).all()


def _take_away(database: Database, notes: Sequence[int]) -> None:
    with database.writing(INDEXER) as session:
        for start in range(0, len(notes), BATCH):
            session.execute(delete(Change).where(Change.id.in_(notes[start : start + BATCH])))
        session.commit()


def _warn(unfit: Sequence[int]) -> None:
    for number in unfit:
        _log.warning("Document %s cannot be indexed; correct its description, or report this as a fault.", number)

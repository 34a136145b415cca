"""What an archive of an earlier version lacks beside its tables: fingerprints and mentions of texts that it had."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, undefer

from archive.database import Database
from archive.doubles import note_missing
from archive.mentions import store_mentions
from archive.models import Document, Fingerprint, Mention, Text
from archive.rights import Viewer

AT_ONCE = 100
"""Texts in memory at the same time, and in one transaction."""


def count_incomplete(session: Session) -> int:
    """Return how many fingerprints are missing, and texts have no mention, among current texts."""
    current = select(func.count(Text.id)).join(Document.text)
    noted, mentioned = exists().where(Fingerprint.text_id == Text.id), exists().where(Mention.text_id == Text.id)
    return session.scalars(current.where(~noted)).one() + session.scalars(current.where(~mentioned)).one()


def complete(database: Database, *, viewer: Viewer, today: dt.date) -> Iterator[int]:
    """Fingerprint current texts that are not yet, and look for mentions in those that have none.

    Some texts have none indeed: they are looked through each time. Yields how many were done after each transaction;
    safe to stop in between.
    """
    yield from _fingerprint(database, viewer)
    yield from _find_mentions(database, viewer, today)


def _fingerprint(database: Database, viewer: Viewer) -> Iterator[int]:
    done = AT_ONCE
    while done == AT_ONCE:
        with database.writing(viewer) as session:
            done = note_missing(session, limit=AT_ONCE)
            session.commit()
        yield done


def _find_mentions(database: Database, viewer: Viewer, today: dt.date) -> Iterator[int]:
    mentioned = exists().where(Mention.text_id == Text.id)
    missing = select(Text).join(Document.text).where(~mentioned).order_by(Text.id).limit(AT_ONCE)
    last, done = 0, AT_ONCE
    while done == AT_ONCE:
        with database.writing(viewer) as session:
            texts = session.scalars(missing.where(Text.id > last).options(undefer(Text.text))).all()
            for text in texts:
                store_mentions(session, text, language=text.document.language, today=today)
                last = text.id
            done = len(texts)
            session.commit()
        yield done

"""What an archive of an earlier version lacks beside its tables: what this version finds in texts that it had."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, undefer

from archive.database import Database
from archive.doubles import note_text
from archive.mentions.stored import store_mentions
from archive.models import Document, DocumentWord, Fingerprint, Mention, ReferenceSearch, Text
from archive.proposals import BY_ITSELF
from archive.references.naming import write_missing
from archive.references.proposing import look_through
from archive.rights import Viewer

AT_ONCE = 100
"""Texts in memory at the same time, and in one transaction."""

_Selected = TypeVar("_Selected")
_Lacked = type[Fingerprint] | type[Mention] | type[ReferenceSearch]


class _Find(Protocol):
    """Finds what one text lacks."""

    def __call__(self, session: Session, text: Text, *, today: dt.date) -> None: ...


class _Take(Protocol):
    """Does some rows whose numbers are above ``after``, the lowest first, and returns their numbers."""

    def __call__(self, session: Session, *, after: int) -> list[int]: ...


def _note_fingerprint(session: Session, text: Text, *, today: dt.date) -> None:
    del today  # the same on any day
    note_text(session, text)


def _find_mentions(session: Session, text: Text, *, today: dt.date) -> None:
    store_mentions(session, text, language=text.document.language, today=today)


def _find_relations(session: Session, text: Text, *, today: dt.date) -> None:
    look_through(session, text, today=today)


_FINDING: Mapping[_Lacked, _Find] = {
    Fingerprint: _note_fingerprint,
    Mention: _find_mentions,
    ReferenceSearch: _find_relations,
}
"""What every current text has, by its table, and how it is found; in this order."""


def count_incomplete(session: Session) -> int:
    """Return how much is missing: words of documents, and of current texts fingerprints, mentions and references."""
    named = exists().where(DocumentWord.document_id == Document.id)
    missing = [select(func.count(Document.id)).where(~named)]
    missing += [_without(lacked, select(func.count(Text.id))) for lacked in _FINDING]
    return sum(session.scalars(each).one() for each in missing)


def complete(database: Database, *, viewer: Viewer, today: dt.date) -> Iterator[int]:
    """Name documents by their words, fingerprint current texts, and look in them for mentions and references.

    What was done is not done again; but some texts mention nothing indeed, and are looked through each time. Relations
    that were refused, or taken away, are not proposed again. Yields how many were done after each transaction; safe to
    stop in between.
    """
    by_itself = replace(viewer, name=BY_ITSELF)
    yield from _in_turn(database, by_itself, partial(write_missing, limit=AT_ONCE))
    for lacked, find in _FINDING.items():
        yield from _in_turn(database, by_itself, partial(_look, lacked=lacked, find=partial(find, today=today)))


def _in_turn(database: Database, viewer: Viewer, take: _Take) -> Iterator[int]:
    """Take rows in the order of their numbers, each time those above the last, until fewer are left than fit."""
    last, done = 0, AT_ONCE
    while done == AT_ONCE:
        with database.writing(viewer) as session:
            numbers = take(session, after=last)
            session.commit()
        last, done = max(numbers, default=last), len(numbers)
        yield done


def _look(session: Session, *, lacked: _Lacked, find: Callable[[Session, Text], None], after: int) -> list[int]:
    """Find what the next texts lack, and return their numbers."""
    missing = _without(lacked, select(Text)).where(Text.id > after).order_by(Text.id).limit(AT_ONCE)
    texts = session.scalars(missing.options(undefer(Text.text))).all()
    for text in texts:
        find(session, text)
    return [text.id for text in texts]


def _without(lacked: _Lacked, texts: Select[_Selected]) -> Select[_Selected]:
    """Narrow texts to the current ones that have no row of this table."""
    return texts.join(Document.text).where(~exists().where(lacked.text_id == Text.id))

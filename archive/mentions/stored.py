"""The mentions of a text in the archive: filled from the text, read by document or by value."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.mentions.finding import find_mentions
from archive.mentions.found import FoundMention
from archive.models import Document, Mention, Text
from archive.rights import Viewer, is_readable


def store_mentions(session: Session, text: Text, *, language: str, today: dt.date) -> list[Mention]:
    """Find the mentions of one version of a text and keep them, in place of those found before."""
    for old in session.scalars(select(Mention).where(Mention.text_id == text.id)):
        session.delete(old)
    return keep_mentions(session, text, find_mentions(text.text, language=language, today=today))


def keep_mentions(session: Session, text: Text, found: Iterable[FoundMention]) -> list[Mention]:
    """Keep what was found in one version of a text of which nothing is kept yet."""
    mentions = [
        Mention(text=text, kind=each.kind, normal=each.normal, start=each.start, end=each.end) for each in found
    ]
    session.add_all(mentions)
    return mentions


def mentions_of(session: Session, document: Document) -> list[Mention]:
    """Return the mentions in the current text of a document, in order of place."""
    current = (
        select(Mention)
        .join(Mention.text)
        .where(Text.document_id == document.id, Text.version == document.text_version)
        .order_by(Mention.start, Mention.id)
    )
    return list(session.scalars(current))


def documents_with(session: Session, *normals: str, viewer: Viewer) -> list[Document]:
    """Return the documents whose current text holds a mention in one of these normal forms, undated ones last.

    The others are ordered by date.
    """
    holding = (
        select(Document)
        .join(Text, (Text.document_id == Document.id) & (Text.version == Document.text_version))
        .where(Text.id.in_(select(Mention.text_id).where(Mention.normal.in_(normals))), is_readable(viewer))
        .order_by(Document.date.nulls_last(), Document.id)
    )
    return list(session.scalars(holding))

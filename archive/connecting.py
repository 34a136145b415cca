"""What a new text brings with it: its mentions, and the documents that it points to or that point to it."""

import datetime as dt

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from archive.doubles import note_text
from archive.mentions.stored import keep_mentions
from archive.models import Document, Text
from archive.normalise import paragraph_starts
from archive.readers.base import Extract
from archive.readers.described import Described
from archive.references.proposing import find_referring, propose_from, propose_relations
from archive.rights import Viewer

_ANYONE = Viewer("letterbook", "owner")
"""Whose eyes are used: what is proposed for a document follows the rights on that document."""


def add_text(document: Document, extract: Extract) -> Text:
    """Give a document the text of an extract as a new version, the current one; the caller flushes it."""
    text = Text(
        version=max((each.version for each in document.texts), default=0) + 1,
        extractor=extract.extractor,
        extractor_version=extract.version,
        text=extract.text,
        page_starts=list(extract.page_starts),
        page_labels=list(extract.page_labels),
        paragraph_starts=list(paragraph_starts(extract.text)),
    )
    document.texts.append(text)
    document.text_version = text.version
    set_committed_value(document, "text", text)
    return text


def connect(session: Session, document: Document, described: Described, *, today: dt.date) -> None:
    """Fingerprint a document's new text, keep its mentions, propose its relations and those of what names it.

    A letter is often filed before the source that it cites: so the documents that mention this one's date are asked
    again. The caller commits.
    """
    if document.text is None:
        session.flush()
        return
    keep_mentions(session, document.text, described.mentions)
    session.flush()
    note_text(session, document.text)
    propose_from(session, document, described.references, viewer=None, today=today)
    for each in find_referring(session, document, viewer=_ANYONE):
        propose_relations(session, each, viewer=None, today=today)

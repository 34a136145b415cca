"""What a new text brings with it: its mentions, and the documents that it points to or that point to it."""

import datetime as dt

from sqlalchemy.orm import Session

from archive.doubles import note_text
from archive.mentions.stored import keep_mentions
from archive.models import Document
from archive.readers.described import Described
from archive.references.proposing import find_referring, propose_from, propose_relations
from archive.rights import Viewer

_ANYONE = Viewer("letterbook", "owner")
"""Whose eyes are used: what is proposed for a document follows the rights on that document."""


def connect(session: Session, document: Document, described: Described, *, today: dt.date) -> None:
    """Fingerprint a document's current text, keep its mentions, propose its relations and those of what names it.

    A letter is often filed before the source that it cites: so the documents that mention this one's date are asked
    again. The caller commits.
    """
    session.flush()
    session.expire(document, ["text"])
    if document.text is None:
        return
    note_text(session, document.text)
    keep_mentions(session, document.text, described.mentions)
    propose_from(session, document, described.references, viewer=None, today=today)
    for each in find_referring(session, document, viewer=_ANYONE):
        propose_relations(session, each, viewer=None, today=today)

"""Documents like a document, or like a passage, and the words that say so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from archive.models import Document, Participation, Text
from archive.rights import Viewer, is_readable
from indexer.analyzers import WORD
from indexer.engine import Alike, Engine, Sample, scope_of

READ = 100_000
"""Characters of a text that are enough to know what it is about."""

SHOWN = 6
"""How many shared words give the reason."""


class Similar(NamedTuple):
    """A document like another text; ``words`` are the most telling words that both have, as the text writes them."""

    document: Document
    score: float
    words: tuple[str, ...]


def similar(session: Session, engine: Engine, document: Document, *, viewer: Viewer, limit: int = 5) -> list[Similar]:
    """Return the documents most like a document, without itself, its attachments and what it is attached to.

    Raises:
        IndexUnavailable: there is no usable index just now.
    """
    words = session.scalar(select(Text.text).join(Document.text).where(Document.id == document.id)) or ""
    passage = Passage(f"{document.title}\n{words}", document, limit)
    return similar_to_passage(session, engine, passage, viewer=viewer)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to find the like of, and the document in which they stand, if they do in any."""

    text: str
    document: Document | None = None
    limit: int = 5


def similar_to_passage(session: Session, engine: Engine, passage: Passage, *, viewer: Viewer) -> list[Similar]:
    """Return the documents most like a passage, without the one it stands in and what is attached to that.

    Raises:
        IndexUnavailable: there is no usable index just now.
    """
    source = passage.document
    sample = Sample(
        words=_words(passage.text),
        language=source.language if source else "",
        scope=scope_of(viewer),
        without=_family(source) if source else (),
        limit=passage.limit,
    )
    return _loaded(session, engine.find_alike(sample), viewer)


def _words(text: str) -> Mapping[str, int]:
    """Return the words of a text in lower case, those with letters alone, and how often each stands there."""
    return Counter(word.lower() for word in WORD.findall(text[:READ]) if word.isalpha())


def _family(document: Document) -> list[int]:
    """Return the numbers of a document, of what is attached to it, and of what it is attached to."""
    attached = [each.source_id for each in document.relations_in if each.kind == "attachment-of"]
    holding = [each.target_id for each in document.relations_out if each.kind == "attachment-of"]
    return [document.id, *attached, *holding]


def _loaded(session: Session, found: Sequence[Alike], viewer: Viewer) -> list[Similar]:
    people = selectinload(Document.participations).options(joinedload(Participation.person))
    readable = select(Document).where(Document.id.in_([each.document for each in found]), is_readable(viewer))
    documents = {document.id: document for document in session.scalars(readable.options(people))}
    return [
        Similar(documents[each.document], each.score, each.words[:SHOWN])
        for each in found
        if each.document in documents
    ]

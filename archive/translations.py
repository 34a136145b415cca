"""Documents that are each other's translation, and the same passage in the other language."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from archive.aligning import Pair, Part, Span, align, parts_of
from archive.models import Document, Relation
from archive.rights import Viewer, may_read

__all__ = ["Row", "Span", "list_translations", "same_passage", "same_passages", "side_by_side", "translations_among"]


class Row(NamedTuple):
    """What two texts say in the same place; empty where one of them does not say it.

    ``paragraphs`` are those of the first text that begin here, or that lie here and in no row before: from 1.
    """

    one: str
    other: str
    paragraphs: tuple[int, ...] = ()


def list_translations(document: Document, *, viewer: Viewer) -> list[Document]:
    """List the translations of a document that the viewer may read, by language; two of one original count too."""
    found = {document.id: document}
    waiting = [document]
    while waiting:
        for other in _related(waiting.pop()):
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    del found[document.id]
    readable = [other for other in found.values() if may_read(viewer, other)]
    return sorted(readable, key=lambda other: (other.language, other.id))


def translations_among(session: Session, documents: Sequence[Document], *, viewer: Viewer) -> dict[int, list[Document]]:
    """Return the translations of those of the documents that have some, by id; the others cost one question in all."""
    numbers = [document.id for document in documents]
    about = or_(Relation.source_id.in_(numbers), Relation.target_id.in_(numbers))
    pairs = session.execute(
        select(Relation.source_id, Relation.target_id).where(Relation.kind == "translation-of", about)
    )
    having = {number for pair in pairs for number in pair}
    found = {each.id: list_translations(each, viewer=viewer) for each in documents if each.id in having}
    return {number: translations for number, translations in found.items() if translations}


def same_passages(document: Document, other: Document) -> list[tuple[Span, Span]]:
    """Pair what the texts of two translations say, in order; what only one of them says is left out.

    A document without text says nothing.
    """
    return [(_whole(pair.one), _whole(pair.other)) for pair in _pairs(document, other) if pair.one and pair.other]


def side_by_side(document: Document, other: Document) -> list[Row]:
    """Set the whole texts of two translations side by side, in order; nothing where one of them has no text."""
    if document.text is None or other.text is None:
        return []
    one, two = document.text.text, other.text.text
    pairs = _pairs(document, other)
    numbers = _paragraphs(document.text.paragraph_starts, [pair.one for pair in pairs])
    return [Row(_words(one, pair.one), _words(two, pair.other), own) for pair, own in zip(pairs, numbers, strict=True)]


def same_passage(document: Document, other: Document, start: int, end: int) -> Span | None:
    """Return where ``other`` says what ``document`` says from ``start`` to ``end``: in whole paragraphs.

    None where it does not say it. ``start`` and ``end`` are 0-based, half-open code points.
    """
    there = [said for here, said in same_passages(document, other) if here.start < end and start < here.end]
    return Span(there[0].start, there[-1].end) if there else None


def _related(document: Document) -> list[Document]:
    related = [each.target for each in document.relations_out if each.kind == "translation-of"]
    return related + [each.source for each in document.relations_in if each.kind == "translation-of"]


def _pairs(document: Document, other: Document) -> list[Pair]:
    if document.text is None or other.text is None:
        return []
    return align(parts_of(document.text.text), parts_of(other.text.text))


def _paragraphs(starts: Sequence[int], rows: Sequence[tuple[Part, ...]]) -> list[tuple[int, ...]]:
    """Give for each row the numbers of the paragraphs that it holds a part of, each in the first such row."""
    done, numbers = 0, []
    for parts in rows:
        here = _whole(parts) if parts else Span(0, 0)
        last = bisect_left(starts, here.end)
        numbers.append(tuple(range(max(done + 1, bisect_right(starts, here.start)), last + 1)))
        done = max(done, last)
    return numbers


def _words(text: str, parts: tuple[Part, ...]) -> str:
    return text[slice(*_whole(parts))] if parts else ""


def _whole(parts: tuple[Part, ...]) -> Span:
    return Span(parts[0].span.start, parts[-1].span.end)

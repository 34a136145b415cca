"""What a document mentions, as its page lists it: one line for each value, with its words and the places they stand."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.mentions.stored import mentions_of
from archive.models import MENTION_KINDS, Document, Mention, Text


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A value that a text mentions: ``normal`` is its one form, ``words`` how it is written where it stands first.

    ``paragraphs`` are numbered from 1, ascending, each once.
    """

    normal: str
    words: str
    paragraphs: tuple[int, ...]


def mentioned_in(session: Session, document: Document) -> dict[str, list[Mentioned]]:
    """Return what the current text of a document mentions, by kind, in the order in which it comes up."""
    if document.text is None:
        return {}
    found: dict[str, dict[str, list[Mention]]] = {kind: {} for kind in MENTION_KINDS}
    for each in mentions_of(session, document):
        found[each.kind].setdefault(each.normal, []).append(each)
    return {kind: list(_lines(values.values(), document.text)) for kind, values in found.items() if values}


def _lines(values: Iterable[list[Mention]], text: Text) -> Iterator[Mentioned]:
    for mentions in values:
        first = mentions[0]
        words = " ".join(text.text[first.start : first.end].split())
        paragraphs = dict.fromkeys(bisect_right(text.paragraph_starts, each.start) for each in mentions)
        yield Mentioned(first.normal, words, tuple(paragraphs))


def places_of(session: Session, document: Document, normal: str) -> list[tuple[int, int]]:
    """Return where a value stands in the current text: 0-based, half-open code points, ascending and apart."""
    return [(each.start, each.end) for each in mentions_of(session, document) if each.normal == normal]

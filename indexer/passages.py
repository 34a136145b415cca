"""The places of a text that answer a search: what to mark, and the few passages that are worth showing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Match(NamedTuple):
    """A place to mark: 0-based, half-open code points into the text; ``term`` numbers what of the search it answers."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedText:
    """A text with where its pages and paragraphs begin: 0-based code points, ascending, the first is 0.

    ``language`` is in ISO 639-1, or None where it is not known; ``page_labels`` has one label per page, or none.
    """

    text: str
    language: str | None = None
    page_starts: Sequence[int] = (0,)
    page_labels: Sequence[str] = ()
    paragraph_starts: Sequence[int] = (0,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a text to show: ``text`` is what stands from ``start`` to ``end`` (0-based, half-open code points).

    ``page`` and ``paragraph`` count from 1 and belong to the first mark, or to the start where there is none;
    ``page_label`` is the printed label, or "". ``marks`` are (start, end) within the passage's own text, ascending and
    apart.
    """

    text: str
    start: int
    end: int
    page: int
    page_label: str
    paragraph: int
    marks: tuple[tuple[int, int], ...]

"""A document's text as its page shows it: paragraphs, page breaks, and the words that were searched for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.orm import Session

from archive.models import Document, Text
from archive.rights import Viewer
from indexer.passages import Passage
from indexer.search import SearchRequest, mark_document
from webui.mentioned import places_of

NOTHING = SearchRequest()

Span = tuple[int, int]
"""0-based, half-open code points into the text."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text.

    ``mark`` numbers the marked place it belongs to, from 1, or is 0; ``anchor`` names the first run of each mark, so
    that links find it. ``page`` is the label of the page that begins with the run, or empty, and ``page_number`` counts
    it from 1: labels may come twice.
    """

    text: str
    mark: int = 0
    anchor: str = ""
    page: str = ""
    page_number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``number`` counts from 1, as the passages of a search do."""

    number: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ShownText:
    """What there is to read: ``paragraphs`` in order, with ``marks`` places marked."""

    paragraphs: tuple[Paragraph, ...] = ()
    marks: int = 0


def show_text(
    session: Session, document: Document, sought: SearchRequest = NOTHING, *, viewer: Viewer, mention: str = ""
) -> ShownText:
    """Lay out the current text of a document; without a text it is empty.

    Marked are the words that ``sought`` looks for, or else the places of ``mention``, which is a normal form.
    """
    if document.text is None:
        return ShownText()
    if sought.query:
        marks = mark_document(session, document, sought, viewer=viewer)
    else:
        marks = places_of(session, document, mention)
    return ShownText(tuple(lay_out(document.text, marks)), len(marks))


def lay_out(text: Text, marks: Sequence[Span] = ()) -> list[Paragraph]:
    """Cut a text into paragraphs and these into runs; ``marks`` ascend and are apart."""
    pages = page_labels(text)
    bounds = [*text.paragraph_starts, len(text.text)]
    return [
        Paragraph(number, tuple(_runs(text.text, bound, pages, marks)))
        for number, bound in enumerate(pairwise(bounds), start=1)
    ]


def page_labels(text: Text) -> dict[int, tuple[str, int]]:
    """Return the label and the number of each page by where it begins; a text of one page has none to show.

    Of pages that begin at one place, because all but one are empty, it is the last.
    """
    if len(text.page_starts) == 1:
        return {}
    labels = text.page_labels or [str(number) for number in range(1, len(text.page_starts) + 1)]
    return {
        start: (label, number) for number, (start, label) in enumerate(zip(text.page_starts, labels, strict=True), 1)
    }


def place_of(passage: Passage, text: Text) -> str:
    """Return where a passage stands on the page of its document: in its paragraph, or on its page if that is later."""
    page, paragraph = text.page_starts[passage.page - 1], text.paragraph_starts[passage.paragraph - 1]
    return f"page-{passage.page}" if page > paragraph else f"p{passage.paragraph}"


def _runs(text: str, paragraph: Span, pages: Mapping[int, tuple[str, int]], marks: Sequence[Span]) -> list[Segment]:
    start, end = paragraph
    first = bisect_right(marks, start, key=lambda mark: mark[1])
    inside = range(first, bisect_left(marks, end, key=lambda mark: mark[0]))
    edges = {edge for number in inside for edge in marks[number]}
    breaks = list(pages)
    edges.update(breaks[bisect_right(breaks, start) : bisect_left(breaks, end)])
    cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
    runs = []
    for left, right in pairwise(cuts):
        number = _mark_at(marks, left)
        begins = number and marks[number - 1][0] == left
        words = text[left:right] if right < end else text[left:right].rstrip("\n")
        runs.append(Segment(words, number, f"m{number}" if begins else "", *pages.get(left, ("", 0))))
    return runs


def _mark_at(marks: Sequence[Span], place: int) -> int:
    """Return the number, from 1, of the mark that holds a place, or 0."""
    number = bisect_right(marks, place, key=lambda mark: mark[0])
    return number if number and place < marks[number - 1][1] else 0

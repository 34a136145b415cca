"""From the lines of all pages to one text: furniture left out, columns in reading order, paragraphs, the heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.normalise import has_content, one_line
from archive.readers.base import Field
from archive.readers.pdf_furniture import without_furniture
from archive.readers.pdf_layout import PdfPage
from archive.readers.pdf_order import in_reading_order
from archive.readers.pdf_paragraphs import PagedText, flow

_HEADING_SIZE = 1.12
"""A heading's letters are larger than those of the body by more than this factor,"""
_LONGEST_HEADING = 160
"""or they are bold, in a paragraph of at most so many characters."""
_NEARLY_LARGEST = 0.9
"""Share of the largest letters: a title may be a little smaller than the headings below it."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The text of all pages, the 0-based offset of each page's first character, and the heading if there is one."""

    text: str
    page_starts: tuple[int, ...]
    heading: tuple[Field, ...]


def lay_out(pages: Sequence[PdfPage]) -> LaidOut:
    """Let the lines of all pages flow into one text."""
    own = zip(pages, without_furniture(pages), strict=True)
    text = flow([lines if page.is_in_order else in_reading_order(lines) for page, lines in own])
    return LaidOut(text.text, text.page_starts, tuple(_heading(text)))


def _heading(text: PagedText) -> Iterator[Field]:
    """Give the first paragraph of the first page in large letters, or else the first that is bold."""
    first = [paragraph for paragraph in text.paragraphs if paragraph.pages[0] == 1 and has_content(paragraph.text)]
    largest = max((paragraph.size for paragraph in first), default=0.0)
    least = max(_HEADING_SIZE * text.body_size, _NEARLY_LARGEST * largest)
    large = [paragraph for paragraph in first if paragraph.size > least]
    bold = [paragraph for paragraph in first if paragraph.is_bold and len(paragraph.text) <= _LONGEST_HEADING]
    for paragraph in (large or bold)[:1]:
        yield Field("heading", one_line(paragraph.text), "layout")

"""What is printed on every page and belongs to none: running heads, feet and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from archive.readers.letter_lines import PAGE_NUMBER
from archive.readers.pdf_layout import PdfLine, PdfPage

_MARGIN = 0.12
"""Share of the page's height, at the top and at the bottom, in which furniture stands."""
_BAND = 6
"""Points within which lines of different pages stand at the same height."""
_SHARE = 0.3
"""Share of the pages on which a line must return."""
_FEWEST_PAGES, _SHORT_FILE = 3, 4
"""Pages on which a line must return; in a file of at most four pages two are enough."""
_MOST_NUMBERS = 6
"""Numbers of one line that are compared with the page's number."""
_LONGEST_PAGE_NUMBER = 15
"""Characters."""

_Place = tuple[str, int]
"""A line's words with its numbers masked, and the band in which it stands."""


def without_furniture(pages: Sequence[PdfPage]) -> list[list[PdfLine]]:
    """Give the lines of each page that are its own.

    A line with a number returns only if its number follows the page's: "Artikel 15" at the top of a page is a heading.
    A file of one page has no furniture that could be told from its text, and one that has nothing else keeps it.
    """
    furniture = _furniture(pages)
    own = [
        [line for line in page.lines if not (_is_in_margin(page, line) and _is_furniture(line, furniture, len(pages)))]
        for page in pages
    ]
    return own if any(own) else [page.lines for page in pages]


def _is_furniture(line: PdfLine, furniture: set[_Place], pages: int) -> bool:
    if _place(line) in furniture:
        return True
    return pages > 1 and len(line.text) < _LONGEST_PAGE_NUMBER and bool(PAGE_NUMBER.fullmatch(line.text))


def _furniture(pages: Sequence[PdfPage]) -> set[_Place]:
    seen: dict[_Place, list[PdfLine]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _is_in_margin(page, line):
                seen[_place(line)].append(line)
    needed = max(2 if len(pages) <= _SHORT_FILE else _FEWEST_PAGES, _SHARE * len(pages))
    return {place for place in seen if _returns(_near(seen, place)) >= needed}


def _near(seen: dict[_Place, list[PdfLine]], place: _Place) -> list[PdfLine]:
    words, band = place
    return [line for step in (-1, 0, 1) for line in seen.get((words, band + step), [])]


def _returns(lines: Iterable[PdfLine]) -> int:
    """Count the pages on which a line returns unchanged, or with a number that goes up with the pages."""
    counts: Counter[object] = Counter()
    for page, text in {(line.page, line.text) for line in lines}:
        counts[text] += 1
        for place, number in enumerate(re.findall(r"\d+", text)[:_MOST_NUMBERS]):
            counts[place, int(number[:9]) - page] += 1
    return max(counts.values())


def _place(line: PdfLine) -> _Place:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.y0 / _BAND)


def _is_in_margin(page: PdfPage, line: PdfLine) -> bool:
    return line.y0 > page.height * (1 - _MARGIN) or line.y1 < page.height * _MARGIN

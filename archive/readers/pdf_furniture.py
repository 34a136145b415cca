"""What is printed on every page and belongs to none: running heads, feet and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from archive.readers.letter_lines import PAGE_NUMBER
from archive.readers.pdf_heads import changing_heads
from archive.readers.pdf_layout import PdfLine, PdfPage

_MARGIN = 0.12
"""Share of the page's height, at the top and at the bottom, in which furniture stands."""
_BAND = 6
"""Points within which lines of different pages stand at the same height."""
_SHARE = 0.3
"""Share of the pages on which a line must return."""
_FEWEST_PAGES, _SHORT_FILE = 3, 4
"""Pages on which a line must return; in a file of at most four pages two are enough."""
_NEAR_PAGES = 4
"""In a long file a head returns in its chapter only: so many pages lie between the first and the third of them."""
_FEWEST_LETTERS, _FEWEST_LETTERS_COUNTED = 8, 15
"""Letters of such a head, and of one that counts the pages: fewer may be a cell of a table, or annexes in order."""
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
    reach = _outermost if len(pages) > _SHORT_FILE and not _are_copies(pages) else _outermost_numbers
    edges = [reach(page) | {line for line in page.lines if _is_in_margin(page, line)} for page in pages]
    furniture = _furniture(pages, edges)
    heads = changing_heads(pages)
    own = [
        [
            line
            for line in page.lines
            if not (line in edge and _place(line) in furniture)
            and not (len(pages) > 1 and _is_page_number(page, line))
            and round(line.y0) not in heads
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]
    return own if any(own) else [page.lines for page in pages]


def _are_copies(pages: Sequence[PdfPage]) -> bool:
    """Say whether most of what stands on a page stands on the one before it, too: one letter to many people."""
    texts = [{line.text for line in page.lines} for page in pages]
    copied = sum(2 * len(before & after) > len(after) for before, after in pairwise(texts))
    return 2 * copied > len(pages)


def _outermost_numbers(page: PdfPage) -> set[PdfLine]:
    return {line for line in _outermost(page) if PAGE_NUMBER.fullmatch(line.text)}


def _outermost(page: PdfPage) -> set[PdfLine]:
    """Return the first and the last lines that are printed on a page."""
    heights = [line.y0 for line in page.lines] or [0.0]
    highest, lowest = max(heights), min(heights)
    return {line for line in page.lines if line.y0 > highest - 1 or line.y0 < lowest + 1}


def _is_page_number(page: PdfPage, line: PdfLine) -> bool:
    is_number = len(line.text) < _LONGEST_PAGE_NUMBER and bool(PAGE_NUMBER.fullmatch(line.text))
    return is_number and _is_in_margin(page, line)


def _furniture(pages: Sequence[PdfPage], edges: Sequence[set[PdfLine]]) -> set[_Place]:
    seen = _by_place(line for edge in edges for line in edge)
    outermost = _by_place(line for page, edge in zip(pages, edges, strict=True) for line in _outermost(page) & edge)
    return {
        place
        for place in seen
        if _returns(_near(seen, place), len(pages)) or _returns_in_chapter(_near(outermost, place))
    }


def _by_place(lines: Iterable[PdfLine]) -> dict[_Place, list[PdfLine]]:
    found: dict[_Place, list[PdfLine]] = defaultdict(list)
    for line in lines:
        found[_place(line)].append(line)
    return found


def _near(seen: dict[_Place, list[PdfLine]], place: _Place) -> list[PdfLine]:
    words, band = place
    return [line for step in (-1, 0, 1) for line in seen.get((words, band + step), [])]


def _returns(lines: Iterable[PdfLine], pages: int) -> bool:
    """Say whether a line returns unchanged, or with a number that goes up with the pages, on enough of them."""
    needed = max(2 if pages <= _SHORT_FILE else _FEWEST_PAGES, _SHARE * pages)
    same, counting = _pages_of(lines)
    return any(len(found) >= needed for found in (*same, *counting))


def _returns_in_chapter(lines: Sequence[PdfLine]) -> bool:
    letters = max((sum(char.isalpha() for char in line.text) for line in lines), default=0)
    same, counting = _pages_of(lines)
    return (letters >= _FEWEST_LETTERS and any(map(_is_near, same))) or (
        letters >= _FEWEST_LETTERS_COUNTED and any(map(_is_near, counting))
    )


def _pages_of(lines: Iterable[PdfLine]) -> tuple[Iterable[set[int]], Iterable[set[int]]]:
    """Return the pages of each text among lines, and of each of their numbers that goes up with the pages."""
    same: dict[str, set[int]] = defaultdict(set)
    counting: dict[tuple[int, int], set[int]] = defaultdict(set)
    for page, text in {(line.page, line.text) for line in lines}:
        same[text].add(page)
        for place, number in enumerate(re.findall(r"\d+", text)[:_MOST_NUMBERS]):
            counting[place, int(number[:9]) - page].add(page)
    return same.values(), counting.values()


def _is_near(pages: set[int]) -> bool:
    ordered = sorted(pages)
    return any(third - first <= _NEAR_PAGES for first, third in zip(ordered, ordered[2:], strict=False))


def _place(line: PdfLine) -> _Place:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.y0 / _BAND)


def _is_in_margin(page: PdfPage, line: PdfLine) -> bool:
    return line.y0 > page.height * (1 - _MARGIN) or line.y1 < page.height * _MARGIN

"""Running heads whose words change with every section: told by where they stand, always and apart from the text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from archive.readers.pdf_layout import PdfPage

_FEWEST_PAGES, _SHARE = 5, 0.5
"""Pages of a file with such heads; the share of them on which one stands at the same height."""
_APART = 1.5
"""Usual distances of two lines by which a head stands apart from the text."""
_SAME_SIZE = 0.6
"""Points by which the letters of a head may be larger than those of the text: larger ones are titles (slides)."""
_MARGIN = 0.12
"""Share of the page's height."""


def changing_heads(pages: Sequence[PdfPage]) -> set[int]:
    """Return the heights, in whole points, at which a head or foot stands on most pages, whatever it says."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    distance = _usual(before - after for page in pages for before, after in pairwise(_heights(page)))
    size = Counter(line.size for page in pages for line in page.lines for _ in line.text).most_common(1)
    seen: dict[int, int] = defaultdict(int)
    for page in pages:
        for height in _apart(page, _APART * distance):
            if all(line.size < size[0][0] + _SAME_SIZE for line in page.lines if line.y0 == height):
                seen[round(height)] += 1
    return {height for height, count in seen.items() if count >= max(_FEWEST_PAGES, _SHARE * len(pages))}


def _usual(distances: Iterable[float]) -> float:
    """Return the distance that a quarter is below: that of two lines of one paragraph."""
    ordered = sorted(distances) or [0.0]
    return ordered[len(ordered) // 4]


def _heights(page: PdfPage) -> list[float]:
    """Return the heights at which lines stand, from the top to the bottom."""
    return sorted({line.y0 for line in page.lines}, reverse=True)


def _apart(page: PdfPage, distance: float) -> Iterator[float]:
    """Give the height of the first and of the last line of a page, where each stands in the margin and apart."""
    heights = _heights(page)
    if len(heights) > 1:
        if heights[0] > page.height * (1 - _MARGIN) and heights[0] - heights[1] > distance:
            yield heights[0]
        if heights[-1] < page.height * _MARGIN and heights[-2] - heights[-1] > distance:
            yield heights[-1]

"""The reading order of a page: pieces of one line glued, columns found by cutting at empty strips (XY cut).

Source: G. Nagy, S. Seth, "Hierarchical representation of optically scanned documents", 1984.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from archive.readers.pdf_layout import PdfLine

# shares of the size of the letters
_WIDEST_SPACE = 1.6
_NARROWEST_GUTTER = 0.8
_NARROWEST_GAP = 0.25

_SAME_LINE = 1.5
"""Points between the baselines of two pieces of one line."""
_SAME_SIZE = 0.6
"""Points."""
MOST_LINES = 2_000
"""Lines of one page; a page of more is a drawing, on which columns take long to find and mean nothing."""
_DEEPEST = 30
_MOST_CUTS = 8
_FEWEST_LINES = 2
"""Lines on each side of a gutter."""
_ROWS_BACK = 6
"""Rows before, among which the beginning of a row is looked for."""


class _Strip(NamedTuple):
    """An empty strip between lines."""

    width: float
    start: float
    end: float


def in_reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Put the lines of one page in the order in which they are read."""
    if len(lines) > MOST_LINES:
        return _from_top_to_bottom(lines)
    return _with_rows(_cut(_glued(lines), 0))


def _with_rows(lines: Iterable[PdfLine]) -> list[PdfLine]:
    """Make one line of the cells of a row: what is read in turn and stands at one height."""
    rows: list[PdfLine] = []
    for line in lines:
        last = rows[-1] if rows else line
        if abs(last.y0 - line.y0) < _SAME_LINE and line.x0 > last.x1:
            rows[-1] = replace(_glue(last, line, " | "), is_row=True)
        else:
            rows.append(line)
    return rows


def _glued(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Glue the pieces into which justified lines fall, where no gutter between columns runs through the gap."""
    rows: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: (-round(line.y0, 1), line.x0)):
        for index in range(len(rows) - 1, max(-1, len(rows) - 1 - _ROWS_BACK), -1):
            if _continues(rows[index], line) and not _is_gutter(lines, rows[index], line):
                rows[index] = _glue(rows[index], line)
                break
        else:
            rows.append(line)
    return rows


def _continues(left: PdfLine, right: PdfLine) -> bool:
    return (
        abs(left.y0 - right.y0) < _SAME_LINE
        and abs(left.size - right.size) < _SAME_SIZE
        and -1 < right.x0 - left.x1 < _WIDEST_SPACE * right.size
    )


def _is_gutter(lines: Sequence[PdfLine], left: PdfLine, right: PdfLine) -> bool:
    """Say whether the gap is one of columns: hardly a line crosses it and many start where the right piece does."""
    crossing = sum(line.x0 < left.x1 - 2 and line.x1 > right.x0 + 2 for line in lines)
    starting = sum(abs(line.x0 - right.x0) < 2 for line in lines) - 1  # noqa: PLR2004  # points
    return crossing < 1 or (starting > 5 and crossing < 3)  # noqa: PLR2004  # measured on two-column pages


def _glue(left: PdfLine, right: PdfLine, between: str = " ") -> PdfLine:
    return replace(
        left,
        x1=right.x1,
        y0=min(left.y0, right.y0),
        y1=max(left.y1, right.y1),
        text=f"{left.text}{between}{right.text}",
    )


def _cut(lines: list[PdfLine], depth: int) -> list[PdfLine]:
    """Order lines: columns first, then bands where that shows columns, then from top to bottom."""
    if len(lines) >= _FEWEST_LINES and depth < _DEEPEST:
        parts = _columns(lines) or _bands(lines)
        if parts:
            return [line for part in parts for line in _cut(part, depth + 1)]
    return _from_top_to_bottom(lines)


def _from_top_to_bottom(lines: Iterable[PdfLine]) -> list[PdfLine]:
    return sorted(lines, key=lambda line: (-round(line.y0 / 2), line.x0))


def _columns(lines: list[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]] | None:
    for strip in sorted(_gutters(lines), reverse=True):
        parts = _divided(lines, strip, lambda line: (line.x0, line.x1))
        if min(map(len, parts)) >= _FEWEST_LINES:
            return parts
    return None


def _bands(lines: list[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]] | None:
    strips = sorted(_strips((-line.y1, -line.y0) for line in lines), reverse=True)
    smallest = _NARROWEST_GAP * median(line.size for line in lines)
    for strip in strips[:_MOST_CUTS]:
        parts = _divided(lines, strip, lambda line: (-line.y1, -line.y0))
        if strip.width >= smallest and any(len(part) > _FEWEST_LINES + 1 and _gutters(part) for part in parts):
            return parts
    return None


def _gutters(lines: Sequence[PdfLine]) -> list[_Strip]:
    narrowest = _NARROWEST_GUTTER * median(line.size for line in lines)
    return [strip for strip in _strips((line.x0, line.x1) for line in lines) if strip.width > narrowest]


def _strips(intervals: Iterable[tuple[float, float]]) -> list[_Strip]:
    """Give the empty strips between intervals, ascending."""
    first, *rest = sorted(intervals)
    end = first[1]
    found: list[_Strip] = []
    for start, after in rest:
        if start > end:
            found.append(_Strip(start - end, end, start))
        end = max(end, after)
    return found


def _divided(
    lines: Iterable[PdfLine], strip: _Strip, extent: Callable[[PdfLine], tuple[float, float]]
) -> tuple[list[PdfLine], list[PdfLine]]:
    """Divide lines at a strip, which none of them crosses."""
    before: list[PdfLine] = []
    after: list[PdfLine] = []
    for line in lines:
        (before if extent(line)[0] < strip.start else after).append(line)
    return before, after

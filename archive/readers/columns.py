"""Text set in columns by spaces, as letterheads and signatures are: each column is read down before the next begins.

A table is left as it is: its rows belong together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.readers.letter_lines import SUBJECT

GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
WIDE = 6
"""Spaces that part two columns where only one row has both."""
FAR = 20
"""Spaces before a line that stands in a right column alone."""
ALIGNED = 2
"""Characters by which the edges of a column may differ."""


VALUE = re.compile(r"\s*(?P<label>[^\W\d][\w .’'/-]{0,25}?\s?:)\s+(?P<value>\S.*)")
"""A label with its value on the same line."""
FULL = 40
"""Characters from which a value may go on in the next line, whatever its label: a name or an address is shorter."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line between wide gaps, from column ``start`` to ``end`` (0-based, half-open, in characters)."""

    text: str
    start: int
    end: int


_Row = tuple[_Cell, ...]


def unweave(text: str) -> str:
    """Give a text in which columns stand below each other, divided by an empty line, and no longer side by side.

    The value of a label that goes on below itself, behind a hanging indent, becomes one line with it.
    """
    lines = [line.replace("\t", "   \t").expandtabs().rstrip() for line in text.split("\n")]
    runs = (list(run) for _, run in groupby(_without_hanging(lines), key=bool))
    return "\n".join(line for run in runs for line in _unwoven(run))


def _without_hanging(lines: Sequence[str]) -> list[str]:
    whole: list[str] = []
    labelled: re.Match[str] | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if labelled and line and abs(indent - labelled.start("value")) <= 1 and not VALUE.match(line):
            whole[-1] = f"{whole[-1]} {line.lstrip()}"
        else:
            labelled = VALUE.match(line)
            goes_on = labelled and (SUBJECT.fullmatch(labelled["label"]) or len(labelled["value"]) >= FULL)
            labelled = labelled if goes_on else None
            whole.append(line)
    return whole


def _unwoven(run: Sequence[str]) -> Iterator[str]:
    rows = [_cells(line) for line in run]
    starts = _starts(rows)
    columns = [_column(row, starts) for row in rows] if starts else []
    if not starts or any(None in places for places in columns) or _is_table(rows):
        yield from run
        return
    for column in range(len(starts)):
        for row, places in zip(rows, columns, strict=True):
            yield from (cell.text for cell, place in zip(row, places, strict=True) if place == column)
        yield ""


def _cells(line: str) -> _Row:
    edges = [0, *(edge for gap in GAP.finditer(line) for edge in gap.span()), len(line)]
    cells = (_Cell(line[start:end].strip(), start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    indent = len(line) - len(line.lstrip())
    return tuple(_Cell(it.text, it.start or (indent if indent >= FAR else 0), it.end) for it in cells)


def _starts(rows: Sequence[_Row]) -> list[int]:
    """Give where each column starts: as in the row with the most cells; nothing where there are no columns."""
    widest = max(rows, key=len, default=())
    if len(widest) < 2:  # noqa: PLR2004  # columns
        return []
    pairs = sum(len(row) > 1 or row[0].start >= FAR for row in rows)
    if pairs == 1 and (len(widest) > 2 or widest[1].start - widest[0].end < WIDE):  # noqa: PLR2004
        return []
    return [min(row[at].start for row in rows if len(row) == len(widest)) for at in range(len(widest))]


def _column(row: _Row, starts: Sequence[int]) -> list[int | None]:
    """Give the column of each cell of a row, None for one that stands in none or reaches into the next."""
    places: list[int | None] = []
    for cell in row:
        place = next((at for at, start in enumerate(starts) if abs(cell.start - start) <= ALIGNED), None)
        if place is None and len(starts) == 2 and cell.start > starts[1]:  # noqa: PLR2004  # ends at the right margin
            place = 1
        reaches = place is not None and place + 1 < len(starts) and cell.end >= starts[place + 1]
        places.append(None if reaches else place)
    return places


def _is_table(rows: Sequence[_Row]) -> bool:
    """Tell whether cells side by side belong together: a label and its value, a figure, a name and its function."""
    pairs = [row for row in rows if len(row) > 1]
    if any(cell.text.endswith(":") for row in pairs for cell in row[:-1]):
        return True
    if any(not re.search(r"[^\W\d_]{2}", cell.text) for row in pairs for cell in row):
        return True
    return len(pairs) > 1 and all(row[1].text[0].islower() for row in pairs) and pairs[0][0].text[0].isupper()

"""Text set in columns by spaces, as letterheads and signatures are: each column is read down before the next begins.

A table is left as it is: its rows belong together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from archive.readers.labelled import FAR, GAP, is_label, join_hanging

_SMALL_GAP = re.compile(r"(?<=\S) {2,}(?=[^\s:])")
"""Spaces that part two columns only where one begins in another line."""
_WIDE = 6
"""Spaces that part two columns where only one row has both."""
_ALIGNED = 2
"""Characters by which the edges of a column may differ."""
_CENTRED = 10
"""Characters by which a line may begin before its column where it is centred in it."""
_LONG = 60
"""Characters of a line of running text."""
_MOST_COLUMNS = 8
"""More are a table: a letterhead has six references side by side at most."""
_EMPTY = 4
"""Most empty lines between two parts of the same columns: room for a signature."""
_ITEM = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*[A-Z]?|[ivx]{1,4}|[a-z])[.)]{0,2}")
_FIGURE = re.compile(
    r"(?!\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}$|\d{4}-\d\d-\d\d$|\d+\s?/\s?\d+$)"  # neither a date nor a page
    r"[-–+(]?\s?(?:[€£$]|EUR|USD)?\s*\d[\d.,:'’ /–-]*(?:[%€£$]|EUR|USD|[a-zà-ÿ]{1,6})?\)?"
)
_SPACED = re.compile(r"\s*[^\W\d_](?:\s+[^\W\d_]){3,}")
"""Words written with a space between all their letters."""
_FUNCTION = re.compile(r"(?!\w+\.)[a-zß-ÿ]")
"""How a function begins, or what else is said of somebody, but not a name ("dr. …")."""
_WORD = re.compile(r"[^\W\d_]{2}")
_WORDS = re.compile(r"\D*[^\W\d_]{2}\D*")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line between wide gaps, from column ``start`` to ``end`` (0-based, half-open, in characters)."""

    text: str
    start: int
    end: int

    def meets(self, other: "_Cell") -> bool:
        """Tell whether two cells stand above each other, at least in part."""
        return self.start < other.end and other.start < self.end

    def is_aligned(self, other: "_Cell") -> bool:
        """Tell whether two cells begin at the same place or have the same middle."""
        middles = (self.start + self.end) - (other.start + other.end)
        return abs(self.start - other.start) <= _ALIGNED or abs(middles) <= 2 * _ALIGNED


_Row = tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines that are set in the same way; without ``columns``, as lines of their own."""

    lines: list[str]
    rows: list[_Row]
    columns: list[_Cell]


def unweave(text: str) -> str:
    """Give a text in which columns stand below each other, divided by an empty line, and no longer side by side.

    The value of a label that goes on below itself, behind a hanging indent, becomes one line with it.
    """
    lines = join_hanging([line.replace("\t", "   \t").expandtabs().rstrip() for line in text.split("\n")])
    runs = (list(run) for _, run in groupby(lines, key=bool))
    sets = _together(it for run in runs for it in _sets(run))
    return "\n".join(line for it in sets for line in (_read_down(it) if it.columns else _read_on(it)))


def _sets(lines: list[str]) -> list[_Set]:
    """Divide lines without an empty one between them at those that reach over several columns."""
    rows = _bound(_cells(lines))
    columns = _columns(rows)
    spanning = [bool(columns) and _spans(row, columns) for row in rows]
    wide = [line.strip() for line, spans in zip(lines, spanning, strict=True) if spans]
    if _is_table(rows) or any(_is_running(line) for line in wide):
        return [_Set(lines, rows, [])]
    parts = (list(part) for _, part in groupby(zip(lines, rows, spanning, strict=True), key=lambda it: it[2]))
    return [
        _Set([line for line, _, _ in part], inside := [row for _, row, _ in part], _columns(inside)) for part in parts
    ]


def _is_running(line: str) -> bool:
    """Tell whether a line above or below columns is running text, to which they belong as a table or by chance."""
    return line.endswith(":") or (len(line) >= _LONG and bool(_WORD.search(line)))


def _cells(lines: Sequence[str]) -> list[_Row]:
    spaced = [bool(_SPACED.fullmatch(line)) for line in lines]
    starts = {gap.end() for line, alone in zip(lines, spaced, strict=True) if not alone for gap in GAP.finditer(line)}
    return [tuple(_cut(line, set() if alone else starts)) for line, alone in zip(lines, spaced, strict=True)]


def _cut(line: str, starts: set[int]) -> Iterator[_Cell]:
    gaps = (gap.span() for gap in _SMALL_GAP.finditer(line))
    cuts = [gap for gap in gaps if gap[1] in starts]
    indent = len(line) - len(line.lstrip())
    edges = [indent, *(edge for cut in cuts for edge in cut), len(line)]
    yield from (_Cell(line[start:end], start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _bound(rows: Sequence[_Row]) -> list[_Row]:
    """Make one cell of each label and its value, and of each number of a list and its text.

    Where most cells that begin at the same place are values, all are.
    """
    votes: Counter[int] = Counter()
    for row in rows:
        for before, cell in pairwise(row):
            is_value = not is_label(cell.text) and (is_label(before.text) or _is_item(row, before))
            votes.update(dict.fromkeys(range(cell.start - 1, cell.start + 2), 1 if is_value else -1))
    return [tuple(_joined(row, votes)) for row in rows]


def _joined(row: _Row, votes: Counter[int]) -> Iterator[_Cell]:
    whole = row[0]
    for before, cell in pairwise(row):
        if votes[cell.start] > 0 >= votes[before.start] and not is_label(cell.text):
            whole = _Cell(f"{whole.text} {cell.text}", whole.start, cell.end)
        else:
            yield whole
            whole = cell
    yield whole


def _is_item(row: _Row, cell: _Cell) -> bool:
    return cell is row[0] and bool(_ITEM.fullmatch(cell.text))


def _is_table(rows: Sequence[_Row]) -> bool:
    """Tell whether cells side by side belong together: a figure and what it counts, a name and its function.

    Labels in a row above their values are columns, unless they only stand in the same order.
    """
    pairs = [row for row in rows if len(row) > 1]
    if not pairs:
        return False
    labels, *values = pairs
    if 2 * sum(is_label(cell.text) for cell in labels) >= len(labels):
        return any(len(row) == len(labels) and not _stand_below(row, labels) for row in values)
    figures = sum(any(_FIGURE.fullmatch(cell.text) for cell in row) for row in pairs)
    return 2 * figures >= len(pairs) or (len(pairs) > 1 and all(_FUNCTION.match(row[1].text) for row in pairs))


def _stand_below(row: _Row, above: _Row) -> bool:
    return all(cell.meets(label) or cell.is_aligned(label) for cell, label in zip(row, above, strict=True))


def _columns(rows: Sequence[_Row]) -> list[_Cell]:
    """Give the extent of each column, nothing where there are none."""
    pairs = [row for row in rows if len(row) > 1]
    supports = len(pairs) + sum(len(row) == 1 and row[0].start >= FAR for row in rows)
    if not pairs or (supports == 1 and not _stands_apart(pairs[0])):
        return []
    in_order = [
        _Cell("", min(it.start for it in cells), max(it.end for it in cells)) for cells in zip(*pairs, strict=False)
    ]
    is_full = all(len(row) == len(in_order) for row in pairs)
    columns = _united(in_order if is_full else (cell for row in pairs for cell in row))
    return columns if 1 < len(columns) <= _MOST_COLUMNS else []


def _stands_apart(row: _Row) -> bool:
    """Tell whether the cells of the only row are far from each other; three or more are names, and never labels."""
    is_far = all(cell.start - before.end >= _WIDE for before, cell in pairwise(row))
    are_labels = 2 * sum(is_label(cell.text) for cell in row) > len(row)
    return is_far and not are_labels and (len(row) == 2 or all(_WORDS.fullmatch(cell.text) for cell in row))  # noqa: PLR2004  # columns


def _united(cells: Iterable[_Cell]) -> list[_Cell]:
    """Unite cells that stand above each other."""
    united: list[_Cell] = []
    for cell in sorted(cells, key=lambda it: it.start):
        if united and united[-1].end > cell.start:
            united[-1] = _Cell("", united[-1].start, max(united[-1].end, cell.end))
        else:
            united.append(_Cell("", cell.start, cell.end))
    return united


def _spans(row: _Row, columns: Sequence[_Cell]) -> bool:
    """Tell whether the only cell of a row reaches over several columns, or begins long before the one it reaches."""
    if len(row) > 1 or any(abs(row[0].start - column.start) <= _ALIGNED for column in columns[1:]):
        return False
    met = [column for column in columns if row[0].meets(column)]
    return len(met) > 1 or any(row[0].start < column.start - _CENTRED for column in met)


def _together(sets: Iterable[_Set]) -> list[_Set]:
    """Put lines of the same columns together that empty lines divide: names and the functions below them."""
    together: list[_Set] = []
    for it in sets:
        above = together[-2] if len(together) > 1 and _is_room(together[-1]) else None
        rows = [*above.rows, *it.rows] if above and _is_signature(above, it) else []
        columns = _columns(rows)
        if columns:
            together[-2:] = [_Set([], rows, columns)]
        else:
            together.append(it)
    return together


def _is_room(between: _Set) -> bool:
    return not any(between.lines) and len(between.lines) <= _EMPTY


def _is_signature(above: _Set, below: _Set) -> bool:
    """Tell whether two parts are names and functions, of which at least one takes one line, in the same columns."""
    fewer, more = sorted((above.columns, below.columns), key=len)
    lengths = {len(above.rows), len(below.rows)}
    if not fewer or lengths not in ({1}, {1, 2}):
        return False
    return all(any(column.is_aligned(other) for other in more) for column in fewer)


def _read_down(it: _Set) -> Iterator[str]:
    for column in range(len(it.columns)):
        yield from (cell.text for row in it.rows for cell in row if _place(cell, it.columns) == column)
        yield ""


def _place(cell: _Cell, columns: Sequence[_Cell]) -> int:
    """Give the column of a cell: the only one it stands in, or else the last that begins before it."""
    met = [index for index, column in enumerate(columns) if cell.meets(column)]
    begun = (index for index, column in enumerate(columns) if column.start <= cell.start + _ALIGNED)
    return met[0] if len(met) == 1 else max(begun, default=0)


def _read_on(it: _Set) -> Iterator[str]:
    """Give lines as they are, with an empty one where a right column begins below a left one."""
    for above, line, row in zip(["", *it.lines], it.lines, it.rows, strict=False):
        start = row[0].start
        is_left = above and not above[: _ALIGNED + 1].isspace() and len(above) <= start + _ALIGNED
        if is_left and start >= FAR and len(row) == 1:
            yield ""
        yield line

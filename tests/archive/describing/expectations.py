"""The descriptive columns of an EXPECTED.tsv, and how far proposals agree with them."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.describing.base import SURE, ProposalField, Proposed

COLUMNS: dict[str, ProposalField] = {
    "date": "date",
    "lang": "language",
    "kind": "kind",
    "title": "title",
    "direction": "direction",
    "sender": "sender",
    "recipient": "recipient",
}
PEOPLE = frozenset({"sender", "recipient"})
FIRST = 3
"""Names of a side among which the one expected must be: who signs and their house."""


@dataclass(frozen=True, slots=True)
class Row:
    """A file and the values expected of it; a field that is not stated claims nothing."""

    path: Path
    values: dict[ProposalField, str]
    office: str

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"


@dataclass(slots=True)
class Tally:
    """How often a field was expected, right, filled in without asking, and filled in wrongly."""

    expected: int = 0
    right: int = 0
    sure: int = 0
    wrong: list[str] = field(default_factory=list)


def load(folder: Path) -> list[Row]:
    """Read the rows of files that must be accepted, in their order."""
    with (folder / "EXPECTED.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_row(folder, row) for row in rows if row["verdict"] == "accept"]


def tally(row: Row, proposals: Sequence[Proposed], tallies: dict[str, Tally]) -> None:
    """Count how far proposals agree with a row."""
    for name, expected in row.values.items():
        count = tallies.setdefault(name, Tally())
        found = [one for one in proposals if one.field == name]
        is_sure = bool(found) and found[0].confidence >= SURE
        is_right = _agrees(name, expected, found)
        count.expected += 1
        count.right += is_right
        count.sure += is_right and is_sure
        if is_sure and not is_right:
            count.wrong.append(f"{row}: {name} {found[0].value!r}, not {expected!r}")


def folded(text: str) -> str:
    """Fold what does not count: case, quotation marks, white space and a final full stop."""
    return re.sub(r"[‘’“”«»\"'\s]+", " ", text.casefold()).strip(" .")


def _agrees(name: str, expected: str, found: Iterable[Proposed]) -> bool:
    """Tell whether the best value is right; of several people in a role, one of the first."""
    first = list(found)[: FIRST if name in PEOPLE else 1]
    return any(folded(one.value) == folded(expected) for one in first)


def _row(folder: Path, row: dict[str, str]) -> Row:
    stated = {name: row[column] for column, name in COLUMNS.items() if row.get(column)}
    return Row(folder / row["file"], stated, row.get("office") or "")

"""Invented letters of many shapes, in four languages: how much is read rightly, and what is never filled in wrongly."""

from pathlib import Path

import pytest

from archive.describing.base import Proposed
from archive.describing.describe import describe
from tests.archive.describing.expectations import Row, Tally, folded, load, tally
from tests.archive.describing.extracts import TODAY, extract

LETTERS = Path(__file__).parent / "letters"
ROWS = load(LETTERS)
BARS = {
    "language": 0.99,
    "date": 0.97,
    "kind": 0.95,
    "sender": 0.93,
    "recipient": 0.93,
    "title": 0.93,
    "direction": 0.93,
}
COVERED = 0.85
"""Share of the stated values that must be sure enough to be filled in."""
WRONG = 0.01
"""Share of the filled-in values that may be wrong."""


def _describe(row: Row) -> list[Proposed]:
    return describe(extract(row.path.read_text(encoding="utf-8")), name=row.path.name, today=TODAY)


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    counted: dict[str, Tally] = {}
    for row in ROWS:
        tally(row, _describe(row), counted)
    return counted


@pytest.mark.parametrize(("name", "bar"), BARS.items())
def test_a_field_is_read_as_well_as_promised(tallies: dict[str, Tally], name: str, bar: float) -> None:
    count = tallies[name]
    assert count.right >= bar * count.expected
    assert count.sure >= COVERED * count.expected


def test_what_is_filled_in_without_asking_is_right(tallies: dict[str, Tally]) -> None:
    filled_in = sum(count.sure + len(count.wrong) for count in tallies.values())
    wrong = [one for count in tallies.values() for one in count.wrong]
    assert len(wrong) <= WRONG * filled_in, wrong


@pytest.mark.parametrize("row", [row for row in ROWS if row.office], ids=str)
def test_the_office_goes_with_the_recipient(row: Row) -> None:
    offices = [folded(one.office) for one in _describe(row) if one.field == "recipient" and one.office]
    assert folded(row.office) in offices


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_evidence_points_to_its_words(row: Row) -> None:
    text = extract(row.path.read_text(encoding="utf-8")).text
    for one in _describe(row):
        assert 0 <= one.confidence <= 1
        assert one.reason
        assert (one.start is None) == (one.end is None)
        if one.start is not None:
            assert text[one.start : one.end] == one.words

"""Real and sample files, read by our readers: the stated values are right, and nothing wrong is filled in."""

import pytest

from archive.describing.describe import describe
from archive.errors import UnsupportedFormat
from archive.readers.registry import read
from tests.archive.describing.expectations import Row, Tally, load, tally
from tests.archive.describing.extracts import TODAY
from tests.expected import corpora

OWN_NAMES = ("Platform Open Haven",)
"""The house whose letters the sample corpus holds."""

ROWS = [row for folder in corpora() for row in load(folder) if row.values and row.path.is_file()]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_file_is_described_as_its_table_says(row: Row) -> None:
    try:
        extract = read(row.path.read_bytes(), name=row.path.name)
    except UnsupportedFormat as refused:
        pytest.skip(str(refused))
    tallies: dict[str, Tally] = {}
    proposals = describe(extract, name=row.path.name, today=TODAY, own_names=OWN_NAMES)
    tally(row, proposals, tallies)
    assert [one for count in tallies.values() for one in count.wrong] == []
    assert [name for name, count in tallies.items() if not count.right] == []

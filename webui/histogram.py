"""The years of a search as a small picture: a bar for each, which is also a filter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.search import FacetValue

GAP = 10
"""So many years in a row without documents are drawn as one gap."""

STEPS = (1, 2, 5, 10, 20, 50, 100)
"""Years between two labels of the axis."""

LABELS = 8
"""Labels that fit under the picture on a telephone."""

LOWEST = 4
"""Height of the lowest bar, in percent: one document among thousands is seen too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, ascending in the picture. ``year`` is "" for a gap of many years; ``height`` is in percent.

    The height of a year without documents is 0; ``is_labelled`` says whether the year stands on the axis.
    """

    year: str
    count: int
    height: int
    is_selected: bool
    is_labelled: bool


def histogram(years: Sequence[FacetValue]) -> list[Bar]:
    """Return the bars of the years of a search, oldest first; none where there is only one year to show."""
    known = {int(each.value): each for each in years}
    if len(known) < 2:  # noqa: PLR2004  # one bar says nothing that the number of hits does not
        return []
    drawn = list(_drawn(sorted(known)))
    highest = max(each.count for each in years) or 1
    step = next((step for step in STEPS if len(drawn) <= step * LABELS), STEPS[-1])
    return [_bar(known.get(year), year, highest, step) for year in drawn]


def _drawn(years: Sequence[int]) -> Iterator[int]:
    """Yield every year from the first to the last, and 0 for a long gap between two."""
    yield years[0]
    for before, year in pairwise(years):
        if year - before > GAP:
            yield 0
        else:
            yield from range(before + 1, year)
        yield year


def _bar(value: FacetValue | None, year: int, highest: int, step: int) -> Bar:
    count = value.count if value else 0
    return Bar(
        year=str(year) if year else "",
        count=count,
        height=max(round(100 * count / highest), LOWEST if count else 0),
        is_selected=value is not None and value.selected,
        is_labelled=bool(year) and year % step == 0,
    )

"""The years that stand for a date: on the cover of a report, in an imprint, beside the season of an issue."""

import re
from collections.abc import Iterator

from archive.dates import find_dates
from archive.describing.datelines import PLACE_AT_END
from archive.describing.lines import Line
from archive.describing.reading import Belief, Reading

COVER_LINES = 12
IMPRINT_LINES = 25
"""Lines from the top of a report within which its imprint stands."""
PAGE_LINES = 4
"""Lines from the top of a page of a periodical within which its masthead stands."""
SHORT_LINE = 120
PRINTED = frozenset({"article", "interview"})
"""Kinds that stand in a periodical."""
YEAR = re.compile(r"(?<![\w/.,:-])(?P<year>(?:19|20)\d\d)(?=[\s.)]*$)")
"""The year at the end of a line of a cover."""
YEARLY = re.compile(r"(?i)\b(?:jaarverslag|jaarrapport|annuel|anual|memoria|annual|yearly|review)\b")
"""What a report on a year is called: it is of a later one."""
PUBLISHED_IN = re.compile(
    r"(?i)(?:(?:©|\(c\)|copyright|published|publiée?|publicad[oa]|gepubliceerd|uitgegeven|édition|edición|dépôt légal)"
    r"\W{0,3}(?:in |en |de )?|\bD/)(?P<year>(?:19|20)\d\d)\b"
)
"""The year behind the sign of copyright, in an imprint or in the number of a legal deposit."""
SEASON = re.compile(
    r"(?i)\b(?:spring|summer|autumn|fall|winter|lente|zomer|herfst|voorjaar|najaar|printemps|été|automne|hiver"
    r"|primavera|verano|otoño|invierno) (?P<year>(?:19|20)\d\d)\b"
)
"""The season of an issue with its year."""


def find_years(reading: Reading, kind: str) -> Iterator[tuple[Line, Belief]]:
    """Give each year that stands for a date, as the stretch of the text that it is, with how far it is believed."""
    if kind in PRINTED:
        yield from _found(reading.lines[:PAGE_LINES], SEASON, Belief(0.85, "the year of the issue"))
    if kind == "report":
        yield from _found(reading.lines[:IMPRINT_LINES], PUBLISHED_IN, Belief(0.84, "the year of publication"))
        for line in reading.lines[:COVER_LINES]:
            year = YEAR.search(line.text) if len(line.text) < SHORT_LINE else None
            if year and not find_dates(line.text, today=reading.today):
                yield line.part(*year.span("year")), _on_cover(line.text[: year.start()].strip(" ("))


def _found(lines: tuple[Line, ...], pattern: re.Pattern[str], belief: Belief) -> Iterator[tuple[Line, Belief]]:
    for line in lines:
        year = pattern.search(line.text)
        if year:
            yield line.part(*year.span("year")), belief


def _on_cover(before: str) -> Belief:
    """Judge a year by what stands before it on its line of a cover."""
    is_clear = not before or bool(PLACE_AT_END.search(before))
    return Belief(0.82 if is_clear else 0.3 if YEARLY.search(before) else 0.5, "the year on the cover")

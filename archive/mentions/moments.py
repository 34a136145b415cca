"""Days, months, years and ranges of them in a text, in the form of ISO 8601."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from archive.date_patterns import MONTH_NUMBERS
from archive.dates import WHOLE_SHORT_NAMES, FoundDate, find_dates, month_comes_first
from archive.mentions.found import FoundMention, Taken, mention
from archive.normalise import small_letters

_TO = (
    r"\s?(?:[-–—/]|t/m|\b(?:tot(?:\sen\smet)?|to|through|until|till|au|jusqu[’']au|al|a|hasta))"
    r"\s?(?:\b(?:le|el|the)\s)?"
)
_AND = r"\s(?:en|et|y|and|&)\s(?:(?:le|el)\s)?"
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DAY = r"(?<![\d.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?:er|ste|de|th|st|nd|rd|º)?"

FIRST_DAY = re.compile(rf"{_DAY}(?:(?P<to>{_TO})|(?P<and>{_AND}))(?:{_WEEKDAY}\s)?\Z", re.IGNORECASE)
"""The day before a date that is the last of a range: "9 tot" in "9 tot 10 november 2025"."""
REACH = 40
"""Code points before a date in which the first day of its range stands."""
BETWEEN = re.compile(rf"(?:{_TO})(?:{_WEEKDAY}\s)?", re.IGNORECASE)
"""What stands between the two dates of a range."""
CIVIL = re.compile(
    rf"\b(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})"
    r"\s(?P<first>\d{1,2})(?:st|nd|rd|th)?\s?(?:[-–]|to|and|through)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?,?"
    r"\s(?P<year>(?:19|20)\d\d)(?!\d)",
)
"""English, the month first, in small letters: "November 9–10, 2025"."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NO_YEAR_AFTER = r"(?![\w/:%€]|[.,-]\d|\s\d)"
YEAR = re.compile(rf"{_YEAR}(?<=[\s(]....){_NO_YEAR_AFTER}")
"""A year alone, behind a space or an opening bracket."""
BEFORE = re.compile(r"(?:(?<!\w)(?P<word>[^\W\d_]+)\s|\()\Z")
"""The word before a year, or the bracket."""
YEARS = re.compile(
    rf"(?<![\w/.,:€$£-])(?P<first>(?:19|20)\d\d)(?:{_TO}){_YEAR}{_NO_YEAR_AFTER}",
    re.IGNORECASE,
)
BEFORE_YEAR = {
    "nl": "in sinds vóór voor na tot eind begin midden medio vanaf jaar voorjaar najaar zomer winter herfst uit van",
    "fr": "en depuis dès avant après jusqu’en fin début année années mi été automne hiver printemps d’ici de",
    "es": "en desde antes hasta fines finales principios año años verano otoño invierno primavera de",
    "en": "in since before after until by late early mid year summer autumn winter spring of from",
}
"""By language, the words after which a number of four digits is a year."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date or a range of dates; ``normal`` is its ISO 8601 form."""

    start: int
    end: int
    normal: str


def find_moments(text: str, *, language: str, today: date) -> list[FoundMention]:
    """Find the dates, months, years and ranges in a text, in order of place; none overlaps another."""
    taken = Taken(text)
    moments = [*_civil_ranges(text), *_dates(text, language, today), *_years(text, language)]
    found = [each for each in moments if taken.take(each.start, each.end)]
    found.sort(key=lambda each: each.start)
    return [mention("date", each.normal, text, each.start, each.end) for each in found]


def end_of(moment: FoundDate) -> int:
    """Give where a date ends; the full stop of a sentence behind the whole name of a month is none of it."""
    month = moment.words.split()[-1].lower()
    is_whole = len(month) > len("sept.") or month[:-1] in WHOLE_SHORT_NAMES
    return moment.end - (month.endswith(".") and is_whole)


def _dates(text: str, language: str, today: date) -> Iterator[_Moment]:
    """Give the dates of a text, of two that make a range the range."""
    dates = find_dates(text, today=today, month_first=language == "en" and bool(month_comes_first(text)))
    at = 0
    while at < len(dates):
        both = dates[at : at + 2]
        joined = _joined(text, *both) if len(both) > 1 else None
        yield joined or _with_first_day(text, dates[at], after=dates[at - 1].end if at else 0)
        at += 2 if joined else 1


def _joined(text: str, first: FoundDate, last: FoundDate) -> _Moment | None:
    if not BETWEEN.fullmatch(text, first.end, last.start) or (first.day is None) != (last.day is None):
        return None
    if first.year is None and last.year is not None:
        is_before = (first.month, first.day or 0) < (last.month, last.day or 0)
        begin = f"{last.year if is_before else last.year - 1:04}{first.iso[1:]}"
    else:
        begin = first.iso
    is_range = begin < last.iso and len(begin) == len(last.iso)
    return _Moment(first.start, end_of(last), f"{begin}/{last.iso}") if is_range else None


def _with_first_day(text: str, last: FoundDate, *, after: int) -> _Moment:
    alone = _Moment(last.start, end_of(last), last.iso)
    if last.day is None:
        return alone
    before = FIRST_DAY.search(text, max(after, last.start - REACH), last.start)
    if before is None:
        return alone
    day = int(before["day"])
    if day >= last.day or (before["and"] and day != last.day - 1):
        return alone
    return _Moment(before.start(), end_of(last), f"{last.iso[:-2]}{day:02}/{last.iso}")


def _civil_ranges(text: str) -> Iterator[_Moment]:
    for match in CIVIL.finditer(small_letters(text)):
        month, year = MONTH_NUMBERS[match["month"]], int(match["year"])
        first, last = int(match["first"]), int(match["last"])
        if 1 <= first < last <= monthrange(year, month)[1]:
            begin = date(year, month, first)
            yield _Moment(*match.span(), f"{begin}/{begin + timedelta(days=last - first)}")


def _years(text: str, language: str) -> Iterator[_Moment]:
    for match in YEARS.finditer(text):
        if match["first"] < match["year"]:
            yield _Moment(*match.span(), f"{match['first']}/{match['year']}")
    words = BEFORE_YEAR.get(language, " ".join(BEFORE_YEAR.values())).split()
    for match in YEAR.finditer(text):
        before = BEFORE.search(text, max(0, match.start() - REACH), match.start())
        if before and (before["word"] is None or before["word"].lower() in words):
            yield _Moment(*match.span("year"), match["year"])

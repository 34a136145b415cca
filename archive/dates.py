"""Dates written in Dutch, French, Spanish or English, found in running text and read to year, month and day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from archive.date_patterns import (
    IN_NUMBERS,
    MONTH_HINT,
    MONTH_NUMBERS,
    MONTH_WORD,
    MONTHS,
    NUMBERS_HINT,
    PATTERNS,
    SHORT,
    SPELLED_DAY,
    SPELLED_YEAR,
    WORD,
    WRITTEN_DAY_FIRST,
    WRITTEN_MONTH_FIRST,
    YEAR_AHEAD,
    Pattern,
)
from archive.normalise import small_letters
from archive.numerals import DAYS, YEARS, fold_number
from archive.stretches import around

Precision = Literal["day", "month", "day-of-year"]
"""How much is known: a full day, a month of a year ("december ’25"), or a day without its year ("3 april")."""

FIRST_YEAR = 1800
YEARS_AHEAD = 5
VERBS = {"may", "march"}
"""English months that are other words in lower case ("article 3 may be")."""
WHOLE_SHORT_NAMES = {"mei", "may", "mai", "mars", "juin", "juni", "june", "juli", "july", "août", "aout"}

PLAIN_WORDS = {"set", "mar", "ago", "dec", "sep", "jan", "ene"}
"""Short names that before a number are other words ("set 20", "hace 5 ago"): a year behind them has four digits."""
REACH = 45
"""Code points before the name of a month in which its day stands, written out."""
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

ISSUE = re.compile(
    r"(?:\b(?:nr\.?|no\.|n\.|n\.?\s?[°º]|n[uú]m\.?|nummer|num[ée]ro|número|issue|vol\.?)|\b(?:19|20)\d\d[/-])\s?\Z",
    re.IGNORECASE,
)
"""What stands before the number of an issue, which is not the day of the month behind it: "No. 2 May 2004"."""
LINE = 300
"""Code points of a text that may be a line."""
MISREAD_HINT = re.compile(r"[lIOo](?:(?=\d)|(?<=\d.)|(?<=[a-zé]I))")
"""What stands wherever a scan took figures for letters or letters for figures."""
MISREAD_FIGURES = re.compile(
    r"(?<!\w)(?:(?=[lIO]*\d)(?=\d*[lIO])[\dlIO]{2,4}|[12][\dOo]{3})(?!(?!(?:st|nd|rd|th|er|ste)\b)\w)"
    r"|(?<=[a-zé])I(?![A-ZÀ-Ý])"
)
"""Figures that a scan took for letters ("le 27 mai l994"), and letters it mistook in the name of a month ("apriI")."""
FIGURES = str.maketrans("lIOo", "1100")

MISREAD_NUMBERS = {name.replace("l", "i"): number for name, number in MONTH_NUMBERS.items()}
"""The months by their names in which no letter is told from the one a scan takes for it."""

CALL_NUMBER = re.compile(r"(?:t[ée]l\w*|fax|phone|gsm|ccp|n[°or]s?)\W{0,3}\Z", re.IGNORECASE)
"""What stands before a number in pairs that is none of a day: "tél. 88-12-21"."""
COALITION = "11.11.11"
"""The name of the coalition of Flemish North–South organisations, which is in most letters of this field no date."""

SPACED_AFTER = re.compile(r"(?:datum|date|fecha|zitting van|[A-ZÀ-Ý][\w-]+,?)\s*:?", re.IGNORECASE)
"""What may stand before ``13 01 26`` on its line: nothing, a label, or the name of a place."""

FAR, NEAR = 150, 30
"""Code points to both sides within which all of a date stands: of the name of its month, of a figure and mark of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date and where it stands.

    ``start`` and ``end`` are 0-based, half-open code points into the text; ``words`` is the text between them.
    ``year`` is None for a day without year, ``day`` for a month. ``pattern`` names the way it is written;
    ``has_short_year`` is true where the century was left out and had to be supplied.
    """

    start: int
    end: int
    words: str
    pattern: Pattern
    year: int | None
    month: int
    day: int | None
    has_short_year: bool = False

    @property
    def precision(self) -> Precision:
        """Tell how much of the date is known."""
        if self.year is None:
            return "day-of-year"
        return "month" if self.day is None else "day"

    @property
    def iso(self) -> str:
        """Give ``2026-01-13``, ``2025-12`` or, without a year, ``--04-03``. Source: ISO 8601."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True, slots=True)
class _Year:
    """A year written out, or in figures, with what leads to it."""

    number: int
    start: int
    end: int
    in_figures: bool = False


def find_dates(text: str, *, today: date, month_first: bool = False) -> list[FoundDate]:
    """Find every date in a text, in order of place; none overlaps another.

    Numbers are read day–month–year, as in Belgium, unless that cannot be; with ``month_first`` those with slashes are
    read as in the United States. A year of two digits lies no later than the year after ``today``. Days that do not
    exist and years before 1800 or over five years ahead are passed over.
    """
    return list((_find_on_line if len(text) <= LINE else _find_in_text)(text, today, month_first))


def _find_once(text: str, today: date, month_first: bool) -> tuple[FoundDate, ...]:  # noqa: FBT001  # a key
    return tuple(_find(text, today, month_first=month_first))


_find_on_line = lru_cache(maxsize=1024)(_find_once)
"""The same line is asked for its dates by many parts of description,"""
_find_in_text = lru_cache(maxsize=2)(_find_once)
"""and the same text by description, by mentions and by references."""


def _find(text: str, today: date, *, month_first: bool) -> list[FoundDate]:
    mended = _mended(text)
    months = [match.start("month") for match in MONTH_HINT.finditer(small_letters(mended))]
    numbers = [match.start() for match in NUMBERS_HINT.finditer(mended)]
    named, numbered = list(around(months, FAR)), list(around(numbers, NEAR))
    found = list(_find_spelled(mended, months, today))
    for pattern, expression in PATTERNS:
        for start, end in numbered if pattern in IN_NUMBERS else named:
            for match in expression.finditer(mended, start, end):
                if any(other.start < match.end() and match.start() < other.end for other in found):
                    continue
                found.extend(_read(pattern, match, today, month_first=month_first))
    return [replace(one, words=text[one.start : one.end]) for one in sorted(found, key=lambda one: one.start)]


def _mended(text: str) -> str:
    """Put figures where a scan took them for letters, code point for code point."""
    if not MISREAD_HINT.search(text):
        return text
    return MISREAD_FIGURES.sub(lambda it: "l" if it.group() == "I" else it.group().translate(FIGURES), text)


def month_comes_first(text: str) -> bool | None:
    """Tell whether an English text writes the month before the day, as in the United States; None where it tells not.

    Its written dates tell ("March 3", "3 March"), and numbers that can be read one way only ("12/28/22").
    """
    american = bool(WRITTEN_MONTH_FIRST.search(text))
    european = bool(WRITTEN_DAY_FIRST.search(text))
    return None if american == european else american


def _find_spelled(text: str, months: Iterable[int], today: date) -> Iterator[FoundDate]:
    """Find the dates of which the day, the year or both are written out ("uno de mayo de dos mil veintidós")."""
    for place in months:
        month = MONTH_WORD.match(text, place)
        day = SPELLED_DAY.search(text, max(0, place - REACH), place) if month else None
        if not month or not day:
            continue
        year = _year_behind(text, month.end()) or _year_ahead(text, day.start())
        if not year or (day["day"][0].isdigit() and year.in_figures):
            continue
        day_number = DAYS.get(fold_number(day["day"])) or int(re.sub(r"\D", "", day["day"]))
        month_number = _month_number(month["month"])
        if _exists(year.number, month_number, day_number, today):
            start, end = min(day.start(), year.start), max(month.end(), year.end)
            yield FoundDate(
                start=start,
                end=end,
                words=text[start:end],
                pattern="spelled",
                year=year.number,
                month=month_number,
                day=day_number,
            )


def _year_behind(text: str, start: int) -> _Year | None:
    """Read the year behind a month, in figures or in as many words as make one."""
    match = SPELLED_YEAR.match(text, start)
    if not match:
        return None
    if match["year"]:
        return _Year(int(match["year"]), match.start(), match.end(), in_figures=True)
    ends = [match.start("words") + word.end() for word in WORD.finditer(match["words"])]
    spelled = ((end, YEARS.get(fold_number(text[match.start("words") : end]))) for end in reversed(ends))
    return next((_Year(number, match.start(), end) for end, number in spelled if number), None)


def _year_ahead(text: str, end: int) -> _Year | None:
    match = YEAR_AHEAD.search(text, max(0, end - 2 * REACH), end)
    number = YEARS.get(fold_number(match["words"])) if match else None
    return _Year(number, match.start(), match.end()) if match and number else None


def _read(pattern: Pattern, match: re.Match[str], today: date, *, month_first: bool) -> Iterator[FoundDate]:
    parts = match.groupdict()
    if not _stands_as_a_date(pattern, match, parts):
        return
    digits = re.sub(r"\D", "", parts.get("year") or "")
    year = _full_year(digits, today) if digits else None
    month = _month_number(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    start = match.start()
    if pattern == "words" and ISSUE.search(match.string, max(0, start - REACH), start):
        pattern, day, start = "month-year", None, match.start("month")
    if pattern == "month-year" and _is_english_day(parts):
        year, day = None, int(parts["year"])
    if month_first and day and pattern == "numbers" and parts["mark"] == "/" and day <= len(MONTHS):
        pattern, day, month = "american", month, day
    if _exists(year, month, day, today):
        yield FoundDate(
            start=start,
            end=match.end(),
            words=match.group(),
            pattern="month-day" if pattern == "month-year" and day else pattern,
            year=year,
            month=month,
            day=day,
            has_short_year=year is not None and len(digits) == len("26"),
        )


def _month_number(words: str) -> int:
    if words.upper() in ROMAN_MONTHS:
        return ROMAN_MONTHS.index(words.upper()) + 1
    name = words.lower()
    return MONTH_NUMBERS.get(name) or MISREAD_NUMBERS.get(_as_misread(name)) or int(words)


def _as_misread(name: str) -> str:
    """Give the name of a month as it is compared where a scan may have broken or mistaken it."""
    return name.replace(" ", "").replace("rn", "m").replace("ii", "u").translate(str.maketrans("1l", "ii"))


def _stands_as_a_date(pattern: Pattern, match: re.Match[str], parts: dict[str, str | None]) -> bool:
    if parts.get("mark") == " ":
        return _is_alone(match)
    if match.group() == COALITION:
        return False
    if pattern == "iso" and len(parts["year"] or "") == len("92"):
        return not CALL_NUMBER.search(match.string, max(0, match.start() - NEAR), match.start())
    word = parts["month"] or ""
    if pattern == "day-month":
        is_whole = len(word) > SHORT or word.lower() in WHOLE_SHORT_NAMES or bool(parts["dot"])
        return is_whole and word not in VERBS
    if pattern == "month-year":
        is_doubtful = word.lower() in PLAIN_WORDS and not parts["dot"] and (parts["year"] or "").isdigit()
        return word not in VERBS and not (is_doubtful and len(parts["year"] or "") == len("26"))
    return True


def _is_alone(match: re.Match[str]) -> bool:
    text = match.string
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    before = text[line_start : match.start()].strip(" .,\t")
    after = text[match.end() : line_end if line_end >= 0 else len(text)].strip(" .,\t")
    return not after and (not before or bool(SPACED_AFTER.fullmatch(before)))


def _full_year(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) == len("2026"):
        return year
    return 2000 + year if 2000 + year <= today.year + 1 else 1900 + year


def _is_english_day(parts: dict[str, str | None]) -> bool:
    """Tell "December 25" (a day, in English) from "december 25" and "december ’25" (a year)."""
    year = parts["year"] or ""
    return (parts["month"] or "")[0].isupper() and year.isdigit() and len(year) == len("25") and 1 <= int(year) <= 31  # noqa: PLR2004  # days


def _exists(year: int | None, month: int, day: int | None, today: date) -> bool:
    leap_year = 2000  # without a year, 29 February may exist
    try:
        date(year or leap_year, month, day or 1)
    except ValueError:
        return False
    return year is None or FIRST_YEAR <= year <= today.year + YEARS_AHEAD

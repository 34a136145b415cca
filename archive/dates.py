"""Dates written in Dutch, French, Spanish or English, found in running text and read to year, month and day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from archive.numerals import DAYS, YEARS, fold_number, spell_out

Precision = Literal["day", "month", "day-of-year"]
"""How much is known: a full day, a month of a year ("december ’25"), or a day without its year ("3 april")."""

Pattern = Literal[
    "iso", "words", "month-first", "day-month", "month-day", "month-year", "numbers", "american", "spelled"
]

FIRST_YEAR = 1800
YEARS_AHEAD = 5

MONTHS = {
    1: "januari january janvier enero jan janv ene",
    2: "februari february février fevrier febrero febr feb févr fevr fév fev",
    3: "maart march mars marzo mrt mar",
    4: "april avril abril apr avr abr",
    5: "mei may mai mayo",
    6: "juni june juin junio jun",
    7: "juli july juillet julio juill juil jul",
    8: "augustus august août aout agosto aoû aug ago",
    9: "september septembre septiembre setiembre sept sep set",
    10: "oktober october octobre octubre okt oct",
    11: "november novembre noviembre nov",
    12: "december décembre decembre diciembre dec déc dic",
}
ENGLISH_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sept sep oct nov dec"
)
MONTH_NUMBERS = {name: number for number, names in MONTHS.items() for name in names.split()}
VERBS = {"may", "march"}
"""English months that are other words in lower case ("article 3 may be")."""
SHORT = 4
"""Letters: a name up to this long may be another word ("mar", "ago") and needs its dot or a year."""
WHOLE_SHORT_NAMES = {"mei", "may", "mai", "mars", "juin", "juni", "june", "juli", "july", "août", "aout"}

PLAIN_WORDS = {"set", "mar", "ago", "dec", "sep", "jan", "ene"}
"""Short names that before a number are other words ("set 20", "hace 5 ago"): a year behind them has four digits."""

_GAP = r"(?:[^\S\n]*\n)?[^\S\n]*"
"""Space within a date: it may go on on the next line, never below an empty one."""
_SPACE = rf"(?=\s){_GAP}"
_MISTAKEN = {"m": "(?:m|rn)", "u": "(?:u|ii)", "l": "[l1i]", "i": "[i1l]"}
"""What a scan takes for letters of the names of months."""
_BROKEN = 5
"""Letters from which a name that a scan breaks in two is still no other word: "Octob er"."""
_MONTH_NAME = "|".join(
    (" ?" if len(name) >= _BROKEN else "").join(_MISTAKEN.get(it, it) if len(name) >= SHORT else it for it in name)
    for name in sorted(MONTH_NUMBERS, key=len, reverse=True)
)
_MONTH = rf"(?P<month>{_MONTH_NAME})\b(?P<dot>(?: ?\.)?)"
_NO_SENTENCE = r"(?!(?<=\.)\s+(?-i:[A-ZÀ-Ý][a-zà-ÿ]))"
"""A point behind a month ends the sentence where the next begins: "5 de mayo. Del 17 al 18 …"."""
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:\s?(?:ero|e ?r|ro|do|to|e|ste|de|t ?h|s ?t|n ?d|r ?d|º|°|ª|\.[º°]|\.)|o)?"
_OF = (
    rf"(?:{_SPACE}(?:of|d ?e[l1]?|van|d[ií]as?\s+de(?:l\s+mes\s+de)?|del\s+mes\s+de|day\s+of"
    rf"|jours?\s+(?:du\s+mois\s+)?de"
    r"|du\s+mois\s+d[e’']|dag\s+van(?:\s+de\s+maand)?|van\s+de\s+maand))?"
)
_QUOTE = "[’‘'´`ʼ]"
_NO_YEAR = r"(?![\d]|[.,:]\d|\s*(?:%|euro|pesos|dólares|fran[ck]s?\b|francos|jaar|ans\b|años|miljoen|millones))"
_POINTED_YEAR = r"(?:(?<=de\s)|(?<=del\s))(?:1[.,][89]|2[.,]0)\d\d"
"""A year as typists wrote it: "7 de octubre de 1.993"."""
_SHORT_YEAR = rf"{_QUOTE}\d\d|(?<!,)(?<!,\s)\d\d(?!\s(?:del?\s|of\s)?(?:{_MONTH_NAME})\b)"
"""A year of two digits, and not the first day of the next date: "4 oktober, 25 oktober"."""
_YEAR = rf"(?P<year>(?:18|19|20)\d\d|{_POINTED_YEAR}|{_SHORT_YEAR}){_NO_YEAR}"
_LONG_YEAR = rf"(?P<year>(?:18|19|20)\d\d|{_POINTED_YEAR}|{_QUOTE}\d\d)(?!\d)"
_BEFORE_YEAR = (
    r"(?:,|d ?e[l1]?(?:\s+(?:presente\s+)?año)?|de\s+l[’']an(?:née)?|l[’']an|of(?:\s+the\s+year)?"
    r"|in\s+the\s+year(?:\s+of)?"
    r"|in\s+het\s+jaar|van\s+het\s+jaar|anno)"
)
_ROMAN = "XI{0,2}|I[VX]|V?I{1,3}|V"

PATTERNS: tuple[tuple[Pattern, re.Pattern[str]], ...] = (
    ("iso", re.compile(
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-2]\d|3[01])"
        r"(?!\d|[-/]\d|\.\d)")),
    ("words", re.compile(
        rf"(?<![\w.])(?<!\d,){_DAY}{_ORDINAL}{_OF}{_GAP}(?:[-/.]{_GAP})?{_MONTH}{_NO_SENTENCE}{_GAP}"
        rf"(?:{_BEFORE_YEAR}{_GAP})?(?:[-/]{_GAP})?{_YEAR}",
        re.IGNORECASE)),
    ("month-first", re.compile(
        rf"\b{_MONTH}{_SPACE}{_DAY}(?:st|nd|rd|th)?(?:(?:\s*,|\s+del?)?{_SPACE}|\s?[/,-]\s?){_LONG_YEAR}",
        re.IGNORECASE)),
    ("day-month", re.compile(
        rf"(?<![\w.])(?<!\d,){_DAY}{_ORDINAL}{_OF}{_SPACE}{_MONTH}(?!\s*{_QUOTE}?\d)",
        re.IGNORECASE)),
    ("month-year", re.compile(
        rf"(?<!\b\d\s)(?<!\b[0-3]\d\s)\b{_MONTH}{_NO_SENTENCE}{_GAP}(?:del?(?:\s+año)?\s+|of\s+|,\s*)?{_YEAR}",
        re.IGNORECASE)),
    ("numbers", re.compile(
        r"(?<![\d/.-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>[ ./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
        rf"(?P<year>(?:19|20)\d\d|{_QUOTE}?\d\d)(?![\d/-]|\.\d)")),
    ("numbers", re.compile(
        r"(?<![\d/.-])(?<![\d/.-] )(?P<day>0?[1-9]|[12]\d|3[01]) ?(?P<mark>[./·–-]) ?(?P<month>0?[1-9]"
        r"|1[0-2]) ?(?P=mark) ?"
        r"(?P<year>(?:19|20)\d\d)(?! ?[\d/-]|\.\d)")),
    ("numbers", re.compile(
        r"(?<![\d/.-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>\. ?-) ?(?P<month>0?[1-9]|1[0-2])\.? ?- ?"
        r"(?P<year>(?:19|20)\d\d)(?![\d/-])")),
    ("numbers", re.compile(
        r"(?<![\w/.-])(?P<day>0?[1-9]|[12]\d|3[01])(?: (?=[./-] ))?(?P<mark>[ ./-])(?: (?=\w+ [./-] ))?"
        rf"(?P<month>{_ROMAN}|(?<! )(?:{_ROMAN.lower()}))(?: (?=[./-] ))?(?P=mark)"
        rf" ?(?P<year>(?:19|20)\d\d|(?<=[./-]){_QUOTE}?\d\d)(?![\w/-]|\.\d)")),
    ("american", re.compile(
        r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])(?P<mark>[/-])(?P<day>1[3-9]|2\d|3[01])(?P=mark)"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])")),
)  # fmt: skip
"""Tried in this order; what one pattern has read is not read again by a later one."""

MONTH_WORD = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
SPELLED_DAY = re.compile(
    rf"(?<![\w.,-])(?P<day>{spell_out(DAYS)}|(?:0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th|º)?)"
    rf"(?:\s*\(\d{{1,2}}[º°]?\))?{_OF}{_SPACE}\Z",
    re.IGNORECASE,
)
SPELLED_YEAR = re.compile(
    rf"{_GAP}(?:{_BEFORE_YEAR}{_GAP})?(?P<year>{spell_out(YEARS)}|(?:18|19|20)\d\d)(?!\w)", re.IGNORECASE
)
_ENGLISH_MONTH = "|".join(name for name in MONTH_NUMBERS if name in ENGLISH_MONTHS.split())
WRITTEN_MONTH_FIRST = re.compile(
    rf"\b(?i:{_ENGLISH_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)|(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d"
    rf"|3[01])/\d\d"
)
WRITTEN_DAY_FIRST = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?i:{_ENGLISH_MONTH})\b|(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]"
    rf"|1[0-2])/\d\d"
)
YEAR_AHEAD = re.compile(
    rf"\b(?:l[’']an|el\s+año|año)\s+(?P<year>{spell_out(YEARS)}),?\s+(?:et\s+)?(?:le|el)\s+\Z", re.IGNORECASE
)
"""The year of a deed, before its day: "L’an deux mille vingt-deux, le douze mars"."""
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
MISREAD_FIGURES = re.compile(
    r"(?<!\w)(?:(?=[lIO]*\d)(?=\d*[lIO])[\dlIO]{2,4}|[12][\dOo]{3})(?!(?!(?:st|nd|rd|th|er|ste)\b)\w)"
    r"|(?<=[a-zé])I(?![A-ZÀ-Ý])"
)
"""Figures that a scan took for letters ("le 27 mai l994"), and letters it mistook in the name of a month ("apriI")."""
FIGURES = str.maketrans("lIOo", "1100")

MISREAD_NUMBERS = {name.replace("l", "i"): number for name, number in MONTH_NUMBERS.items()}
"""The months by their names in which no letter is told from the one a scan takes for it."""

COALITION = "11.11.11"
"""The name of the coalition of Flemish North–South organisations, which is in most letters of this field no date."""

SPACED_AFTER = re.compile(r"(?:datum|date|fecha|zitting van|[A-ZÀ-Ý][\w-]+,?)\s*:?", re.IGNORECASE)
"""What may stand before ``13 01 26`` on its line: nothing, a label, or the name of a place."""


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


def find_dates(text: str, *, today: date, month_first: bool = False) -> list[FoundDate]:
    """Find every date in a text, in order of place; none overlaps another.

    Numbers are read day–month–year, as in Belgium, unless that cannot be; with ``month_first`` those with slashes are
    read as in the United States. A year of two digits lies no later than the year after ``today``. Days that do not
    exist and years before 1800 or over five years ahead are passed over.
    """
    if len(text) <= LINE:
        return list(_find_on_line(text, today, month_first))
    return _find(text, today, month_first=month_first)


@lru_cache(maxsize=1024)
def _find_on_line(text: str, today: date, month_first: bool) -> tuple[FoundDate, ...]:  # noqa: FBT001  # a key
    """Find the dates of a line once: description asks for those of the same line many times."""
    return tuple(_find(text, today, month_first=month_first))


def _find(text: str, today: date, *, month_first: bool) -> list[FoundDate]:
    mended = MISREAD_FIGURES.sub(lambda it: "l" if it.group() == "I" else it.group().translate(FIGURES), text)
    found = list(_find_spelled(mended, today))
    for pattern, expression in PATTERNS:
        for match in expression.finditer(mended):
            if any(other.start < match.end() and match.start() < other.end for other in found):
                continue
            found.extend(_read(pattern, match, today, month_first=month_first))
    return [replace(one, words=text[one.start : one.end]) for one in sorted(found, key=lambda one: one.start)]


def month_comes_first(text: str) -> bool | None:
    """Tell whether an English text writes the month before the day, as in the United States; None where it tells not.

    Its written dates tell ("March 3", "3 March"), and numbers that can be read one way only ("12/28/22").
    """
    american = bool(WRITTEN_MONTH_FIRST.search(text))
    european = bool(WRITTEN_DAY_FIRST.search(text))
    return None if american == european else american


def _find_spelled(text: str, today: date) -> Iterator[FoundDate]:
    """Find the dates of which the day, the year or both are written out ("uno de mayo de dos mil veintidós")."""
    for month in MONTH_WORD.finditer(text):
        day = SPELLED_DAY.search(text, max(0, month.start() - REACH), month.start())
        after = SPELLED_YEAR.match(text, month.end()) if day else None
        ahead = YEAR_AHEAD.search(text, max(0, day.start() - 2 * REACH), day.start()) if day and not after else None
        year = after or ahead
        if not day or not year or (day["day"][0].isdigit() and year["year"].isdigit()):
            continue
        day_number = DAYS.get(fold_number(day["day"])) or int(re.sub(r"\D", "", day["day"]))
        year_number = YEARS.get(fold_number(year["year"])) or int(year["year"])
        month_number = _month_number(month["month"])
        if _exists(year_number, month_number, day_number, today):
            start, end = min(day.start(), year.start()), max(month.end(), year.end())
            yield FoundDate(
                start=start,
                end=end,
                words=text[start:end],
                pattern="spelled",
                year=year_number,
                month=month_number,
                day=day_number,
            )


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

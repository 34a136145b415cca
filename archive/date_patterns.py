"""How dates are written in Dutch, French, Spanish and English: the names of the months, and a pattern for each way."""

import re
from typing import Literal

from archive.numerals import DAYS, spell_out

Pattern = Literal[
    "iso", "words", "month-first", "day-month", "month-day", "month-year", "numbers", "american", "spelled"
]

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
SHORT = 4
"""Letters: a name up to this long may be another word ("mar", "ago") and needs its dot or a year."""

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
_ORDINAL = r"(?:\s?(?:ero|e ?r|ro|do|to|e|ste|de|t ?h|s ?t|n ?d|r ?d|º|°|ª|\.[º°]|\.)|o\.?)?"
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
_YEAR = rf"(?P<year>(?:18|19|20)\d\d|19 \d\d(?=[.,;)]?[ \t]*(?:\n|\Z))|{_POINTED_YEAR}|{_SHORT_YEAR}){_NO_YEAR}"
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
    ("iso", re.compile(  # 92-03-23, as Belgian offices dated their letters. Source: NBN Z 01-002
        r"(?<![\w/.-])(?P<year>[89]\d)(?P<mark>-)(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?![\w/-]|\.\d)")),
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
    ("numbers", re.compile(  # "10. XII. 1990", as the Commission stamped its letters
        rf"(?<![\w/.])(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>\.) (?P<month>{_ROMAN})\. ?(?P<year>(?:19|20)\d\d)(?!\d)")),
    ("american", re.compile(
        r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])(?P<mark>[/-])(?P<day>1[3-9]|2\d|3[01])(?P=mark)"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])")),
)  # fmt: skip
"""Tried in this order; what one pattern has read is not read again by a later one."""

IN_NUMBERS = frozenset({"iso", "numbers", "american"})
"""Patterns in which the month is a number; the others have its name."""

MONTH_HINT = re.compile(rf"(?:(?<![^\W\d_])|(?<=\d){_ORDINAL}{_OF}{_GAP})(?P<month>{_MONTH_NAME})\b")
"""The name of a month in small letters, where a date may have it: every pattern with a month in words has one."""
NUMBERS_HINT = re.compile(r"\d[ ./·–-]{1,4}[\dIVXivx]")
"""What every pattern has in which the month is a number."""
MONTH_WORD = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
SPELLED_DAY = re.compile(
    rf"(?<![\w.,-])(?P<day>{spell_out(DAYS)}|(?:0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th|º)?)"
    rf"(?:\s*\(\d{{1,2}}[º°]?\))?{_OF}{_SPACE}\Z",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
_WORDS = r"[^\W\d_]+(?:[\s-]+[^\W\d_]+){0,7}"
"""As many words as a year takes, written out."""
SPELLED_YEAR = re.compile(
    rf"{_GAP}(?:{_BEFORE_YEAR}{_GAP}(?!(?<=[^\W\d_])[^\W\d_]))?"
    rf"(?:(?P<year>(?:18|19|20)\d\d)(?!\w)|(?P<words>{_WORDS}))",
    re.IGNORECASE,
)
"""A year, or words that may begin with one."""
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
    rf"\b(?:l[’']an|el\s+año|año)\s+(?P<words>{_WORDS}?),?\s+(?:et\s+)?(?:le|el)\s+\Z", re.IGNORECASE
)
"""The year of a deed, before its day: "L’an deux mille vingt-deux, le douze mars"."""

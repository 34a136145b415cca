"""Numbers that name an act, a case, a resolution, a law or a file, each in one spelling."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.mentions.found import FoundMention, Taken, mention
from archive.stretches import around

_NUMBER = r"(?:(?:nr|n[úu]m|no|número|numéro)\.?\s?|n\.?\s?[o°º]\.?\s?)?"
_BODY = r"(?:\s?\((?:E[UGC]|UE|CE|EEG|CEE|EEC|GBVB|PESC|CFSP|PBVB|EU,\s?Euratom)\))?"
_UNION = r"(?:EU|EG|EEG|CE|CEE|EC|EEC|UE)"
_ACT = (
    r"(?:(?:uitvoerings|gedelegeerde\s)?verordening|(?:uitvoerings)?besluit|richtlijn|règlement|décision|reglamento"
    r"|decisión|directi(?:ve|va)|regulation|decision)"
)
_RESOLUTION = r"(?:vn-)?(?:resolutie|résolution|resolución|resolution)"
_LAW = (
    r"(?P<word>decreto-ley|ley|loi|wet|law|act|decreto|décret|decreet|decree|real\sdecreto|koninklijk\sbesluit"
    r"|arrêté\sroyal)"
)
_LABEL = (
    r"(?:(?:ons|uw|onze)\s)?(?:ref(?:erentie|erence|erencia)?|réf(?:érence)?|kenmerk|n/réf|v/réf|dossier|doss|expediente"
    r"|expte)\b\.?\s?:?\s?(?:nr\.?\s?|n[°º]\s?|no\.\s?)?"
)

LAST_SHORT_YEAR = 1998
"""The last year that stands with two digits in the number of an act. Source: numbering of acts, OJ of the EU."""
YEAR_FIRST = 2015
"""From this year on every act has its year first."""
FIRST_ACTS = 1952
REACH = 150
"""Code points on both sides of a figure within which an identifier stands that has it."""


def _plain(match: re.Match[str]) -> Iterator[str]:
    yield re.sub(r"\s+", "", match["id"]).translate(_DASHES).upper()


def _act(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['first']}/{match['second']}"


def _general_assembly(match: re.Match[str]) -> Iterator[str]:
    yield f"A/RES/{match['id']}".upper()


def _security_council(match: re.Match[str]) -> Iterator[str]:
    yield f"S/RES/{match['id']}"


def _proposal(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['series'].upper()}({match['year'] or match['slashed']}){int(match['number'])}"


def _law(match: re.Match[str]) -> Iterator[str]:
    yield re.sub(r"\s+", "", match["word"]).upper() + match["id"].translate(_DASHES).upper()


def _public_law(match: re.Match[str]) -> Iterator[str]:
    yield f"PL{match['id'].translate(_DASHES)}"


def _celex(match: re.Match[str]) -> Iterator[str]:
    """Give the CELEX number, and the number of the act that it names. Source: EUR-Lex on CELEX numbers."""
    yield match.group().upper()
    year, number = int(match["year"]), int(match["number"])
    if match["sector"] != "3" or match["type"] not in {"R", "L", "D"} or year < FIRST_ACTS:
        return
    written = f"{year % 100:02}" if year <= LAST_SHORT_YEAR else f"{year}"
    is_year_last = match["type"] == "R" and year < YEAR_FIRST
    yield f"{number}/{written}" if is_year_last else f"{written}/{number}"


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


@dataclass(frozen=True, slots=True)
class _Spelling:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterator[str]]


def _spelling(read: Callable[[re.Match[str]], Iterator[str]], pattern: str, flags: int = 0) -> _Spelling:
    return _Spelling(re.compile(pattern, flags), read)


_YEAR = r"(?:19|20)\d\d"
_ANY = re.IGNORECASE

SPELLINGS = (
    _spelling(_plain, r"\b(?P<id>ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}[A-Z0-9])"),
    _spelling(_celex, r"\b(?P<sector>[1-9])(?P<year>(?:19|20)\d\d)(?P<type>[A-Z]{1,2})(?P<number>\d{4})\b"),
    _spelling(_plain, r"\b(?P<id>[ASE](?:/[A-Z][A-Z-]*|/\d+){1,3}/(?:[A-Z]{1,3}-\d+/|[A-Z]{1,4}\.)?\d+)(?![\w/])"),
    _spelling(
        _proposal,
        rf"\b(?P<series>COM|SWD|JOIN|SEC)(?:\s?\((?P<year>{_YEAR})\)\s?|/(?P<slashed>{_YEAR})/)(?P<number>\d{{1,4}})\b",
    ),
    _spelling(_plain, r"\b(?P<id>[CTF][-‑–]\d{1,4}/\d\d)(?!\d)"),
    _spelling(
        _act,
        rf"\b{_ACT}{_BODY}\s?{_NUMBER}(?P<first>\d{{1,4}})/(?P<second>\d{{2,4}})(?:/{_UNION})?(?!\d)",
        _ANY,
    ),
    _spelling(
        _act,
        rf"(?<![\w/.-])(?P<first>(?:19|20)?\d\d)/(?P<second>\d{{1,4}})/(?:{_UNION}|GBVB|PESC|CFSP)\b",
    ),
    _spelling(_act, r"(?<![\w/.-])(?<!\d\s)(?P<first>[1-9]\d{2,3})/(?P<second>[5-9]\d)(?!\s?\d|[\w/-])"),
    _spelling(_security_council, rf"\b{_RESOLUTION}\s{_NUMBER}(?P<id>\d{{1,4}})(?:\s\({_YEAR}\))", _ANY),
    _spelling(_general_assembly, rf"\b{_RESOLUTION}\s{_NUMBER}(?P<id>(?:ES-\d+|\d\d)/\d{{1,3}})(?![\d/])", _ANY),
    _spelling(_plain, r"\b(?P<id>DOC \d\d \d{4}/\d{3})\b"),
    _spelling(_public_law, r"\b(?:Public Law|Pub\. ?L\.|P\.L\.)\s?(?:No\.\s?)?(?P<id>\d{2,3}[-–]\d{1,3})\b"),
    _spelling(
        _law,
        rf"\b{_LAW}\s(?:(?:nr|no|núm)\.\s?|n\.?[°ºo]\.?\s?)(?P<id>\d{{1,5}}(?:[/–-]\d{{1,5}})?)\b",
        _ANY,
    ),
    _spelling(_law, rf"\b{_LAW}\s(?P<id>\d{{1,4}}/{_YEAR}|{_YEAR}[–-]\d{{1,5}})\b", _ANY),
    _spelling(_plain, rf"\b{_LABEL}(?P<id>[A-Z0-9][\w.-]*(?:/[\w.-]*\w)+)", _ANY),
    _spelling(_plain, rf"(?<![\w/.-])(?P<id>[A-Z]{{2,}}(?:/[A-Z0-9-]+)*/{_YEAR}/\d+)(?![\w/])"),
)  # fmt: skip
"""Tried in this order; what one has read is not read again by a later one."""


def find_identifiers(text: str) -> list[FoundMention]:
    """Find the identifiers in a text, in order of place; a CELEX number is followed by the number of its act."""
    found: list[FoundMention] = []
    taken = Taken(text)
    stretches = list(around((figure.start() for figure in re.finditer(r"\d", text)), REACH))
    for spelling in SPELLINGS:
        for match in (each for stretch in stretches for each in spelling.pattern.finditer(text, *stretch)):
            start, end = match.span("id" if spelling.read is _plain else 0)
            if any(letter.isdigit() for letter in text[start:end]) and taken.take(start, end):
                found.extend(mention("identifier", normal, text, start, end) for normal in spelling.read(match))
    return sorted(found, key=lambda one: one.start)

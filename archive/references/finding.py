"""Where a text speaks of another document: "het interview met MO* van 3 januari ’26", "uw brief", "A/RES/77/7"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from archive.dates import FoundDate, find_dates
from archive.mentions.found import FoundMention
from archive.mentions.identifiers import find_identifiers
from archive.mentions.moments import end_of
from archive.references.nouns import OWN_NUMBER, THEIR_NUMBER, Words, words_of

Whose = Literal["yours", "ours", ""]

REACH = 200
"""Code points behind a noun in which its names and date stand."""
BEFORE = 80
"""Code points before a noun in which its adjectives and names stand."""
MOST_WORDS_BEFORE = 6
MOST_LOOSE = 2
"""Plain words more than names and small words, after which the reference has ended."""

CORRESPONDENCE = ("letter", "email")
BY_PEOPLE = (*CORRESPONDENCE, "press-release")
"""Kinds that "ours" or "yours" points out without a name or a date."""

DEADLINE = {"before", "by", "until", "tegen", "vóór", "tot", "avant", "antes", "hasta"}
"""Words before a date that is still to come for a document that is not written yet."""

_TOKEN = re.compile(r"[^\W_](?:[\w’'&*.–‑-]*[\w*])?|\S")
_ELISION = re.compile(r"(?:l|d|qu|s|c|n)[’'](?=\w)", re.IGNORECASE)
_LABEL_REACH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReference:
    """Words that point at another document.

    ``kind`` is a kind of ``archive.models.KINDS``, or empty where a number says no kind. ``names`` are the names said
    with it, in order. ``whose`` tells whose document it is seen from the writer; ``is_earlier`` that it is the one
    before. ``identifier`` is a number in the normal form of ``archive.mentions``. ``start`` and ``end`` are 0-based,
    half-open code points into the text and ``words`` is the text between them.
    """

    kind: str
    start: int
    end: int
    words: str
    names: tuple[str, ...] = ()
    date: FoundDate | None = None
    whose: Whose = ""
    is_earlier: bool = False
    identifier: str = ""


@dataclass(slots=True)
class _Gathered:
    """What has been read so far about one reference."""

    start: int
    end: int
    names: list[str] = field(default_factory=list)
    whose: Whose = ""
    is_earlier: bool = False
    is_one: bool = True
    date: FoundDate | None = None


def find_references(text: str, *, language: str, today: dt.date) -> list[FoundReference]:
    """Find where a text points at other documents, in order of place.

    A noun alone points at nothing: there must be a name, a date, a number, or a word such as "vorige" or "uw".
    ``language`` (ISO 639-1, or empty) chooses the words; ``today`` decides the century of a year of two digits.
    """
    words = words_of(language)
    dates = {each.start: each for each in find_dates(text, today=today)}
    identifiers = find_identifiers(text)
    numbers = {each.start: each.normal for each in reversed(identifiers)}
    found = [each for match in words.noun.finditer(text) for each in _read(match, words, dates)]
    found = [_with_number(each, text, numbers) for each in found]
    known = {each.identifier for each in found}
    alone = [each for each in _numbers(text, identifiers) if each.identifier not in known]
    return sorted([*found, *alone], key=lambda each: (each.start, each.end))


def _read(match: re.Match[str], words: Words, dates: dict[int, FoundDate]) -> Iterator[FoundReference]:
    kind = (match.lastgroup or "").replace("_", "-")
    gathered = _Gathered(match.start(), match.end())
    _look_before(match.string, gathered, words)
    if not gathered.is_one:
        return
    _look_after(match.string, gathered, words, dates)
    is_by_people = kind in BY_PEOPLE and (gathered.whose or gathered.is_earlier)
    if gathered.names or gathered.date or is_by_people:
        yield FoundReference(
            kind=kind,
            start=gathered.start,
            end=gathered.end,
            words=match.string[gathered.start : gathered.end],
            names=tuple(gathered.names),
            date=gathered.date,
            whose=gathered.whose,
            is_earlier=gathered.is_earlier,
        )


def _look_before(text: str, gathered: _Gathered, words: Words) -> None:
    """Read adjectives, names and a possessive before the noun, from the nearest outward, up to an article."""
    begin = max(0, gathered.start - BEFORE)
    stretch = re.split(r"[.;:,!?()\n\"“”„«»·|]", text[begin : gathered.start])[-1]
    offset = gathered.start - len(stretch)
    for token in reversed(list(re.finditer(r"\S+", stretch))[-MOST_WORDS_BEFORE:]):
        is_first = token.start() == len(stretch) - len(stretch.lstrip())
        word = token.group().lower() if is_first and token.group().istitle() else token.group()
        is_taken, goes_on = _take_before(word, gathered, words)
        if is_taken:
            gathered.start = offset + token.start()
        if not goes_on:
            return


def _take_before(word: str, gathered: _Gathered, words: Words) -> tuple[bool, bool]:
    """Read one word before the noun; tell whether it belongs to the reference, and whether to look further."""
    plain = word.lower()
    if plain in words.not_one:
        gathered.is_one = False
    elif plain in words.earlier:
        gathered.is_earlier = True
        return True, True
    elif plain in words.yours | words.ours:
        gathered.whose = "yours" if plain in words.yours else "ours"
        return True, False
    elif plain in words.articles:
        return True, False
    elif plain in words.connecting:
        return False, bool(gathered.names)
    elif _is_name(word):
        gathered.names.insert(0, word.strip("-–"))
        return True, True
    return False, gathered.is_one and not gathered.names


def _look_after(text: str, gathered: _Gathered, words: Words, dates: dict[int, FoundDate]) -> None:
    """Read names and the date behind the noun, as long as the words hang together."""
    at, loose, plain, last = gathered.end, 0, 0, ""
    limit = min(len(text), at + REACH)
    while loose <= MOST_LOOSE and (token := _TOKEN.search(text, at, limit)):
        moment = dates.get(token.start())
        if "\n\n" in text[at : token.start()] or (moment and (gathered.date or plain > 1 or last in DEADLINE)):
            return
        if moment:
            gathered.date, gathered.end, at, loose = moment, end_of(moment), moment.end, MOST_LOOSE
            continue
        at, last = token.end(), token.group().lower()
        step = _take_after(token, gathered, words)
        loose, plain = max(0, loose + step), plain + max(0, step)


def _take_after(token: re.Match[str], gathered: _Gathered, words: Words) -> int:
    """Read one word behind the noun; give by how much the reference comes nearer to its end, or hangs together."""
    elided = _ELISION.match(token.group())
    word = token.group()[elided.end() :] if elided else token.group()
    if not word[0].isalnum():
        return MOST_LOOSE + 1
    if _is_name(word):
        gathered.names.append(word.rstrip("."))
        gathered.end = token.end()
    elif word.lower() in words.earlier:
        gathered.is_earlier, gathered.end = True, token.end()
    elif word.lower() not in words.connecting:
        return 1
    return 0 if gathered.date else -1


def _is_name(word: str) -> bool:
    bare = word.strip("-–‘’'“”(")
    return bool(bare) and (bare[0].isupper() or any(letter.isupper() for letter in bare[1:]) or _is_year(bare))


def _is_year(word: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", word))


def _with_number(reference: FoundReference, text: str, numbers: dict[int, str]) -> FoundReference:
    """Add the number that stands in brackets right behind a reference: "onze brief van 2 april (POH/2025/012)"."""
    behind = re.match(r"\s?[(,]?\s?", text[reference.end : reference.end + 3])
    start = reference.end + (behind.end() if behind else 0)
    inside = (numbers[at] for at in range(reference.start, start + 1) if at in numbers)
    return replace(reference, identifier=next(inside, ""))


def _numbers(text: str, identifiers: list[FoundMention]) -> Iterator[FoundReference]:
    """Give the numbers that stand alone; a letter's own number points at nothing."""
    for each in identifiers:
        before = text[max(0, each.start - _LABEL_REACH) : each.start]
        if OWN_NUMBER.search(before):
            continue
        is_theirs = bool(THEIR_NUMBER.search(before))
        yield FoundReference(
            kind="letter" if is_theirs else "",
            start=each.start,
            end=each.end,
            words=each.words,
            whose="yours" if is_theirs else "",
            identifier=each.normal,
        )

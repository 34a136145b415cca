"""The names that may be those of who writes a letter or is written to: in its head, its salutation and below it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.describing.base import Proposed
from archive.describing.labels import Labelled
from archive.describing.lines import Line, is_contact, join_lines
from archive.describing.names import (
    GREETING_WORDS,
    SENDER_LEAD,
    has_form_of_address,
    is_person,
    read_addressed,
    strip_address,
)
from archive.describing.offices import starts_with_office
from archive.describing.reading import Reading
from archive.describing.signatures import LEAD, bare_house

Zone = Literal["head", "salutation", "signature", "foot"]

LONGEST = 120
"""Code points of a line that names somebody."""
MOST_WORDS = 12
FOOT_LINES = 12
ITEM = re.compile(r"(?:[-•–*▪+]|\d[.)])\s*(?=\S)")
"""The mark of an item in a list."""
TO = re.compile(
    r"(?:aan(?:\s(?:de|het))?|à|aux?|à\s(?:la|l[’'])|al|a\s(?:la|las|los|l[oa]s)|to(?:\sthe)?|t\.?a\.?v\.?)\s+(?=(?-i:[A-ZÀ-Ý]))",
    re.IGNORECASE,
)
"""What says on its own for whom a letter is ("Au Collège communal", "Al Defensor del Pueblo")."""
PART = re.compile(r"\s*(?:,(?=\s(?!(?:de|du|des|del|d[’']|y|et|en|of|voor|van)\b))|\s[–—|·-]\s|\s\(|[;•]|\)$|\)\s)\s*")
"""What divides a name from a function, a house or an address on one line."""
INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.[ -]?)+(?=[^\W\d_]{2})")
SPACED = re.compile(r"(?<!\w)(?:[A-ZÀ-Ý] ){3,}[A-ZÀ-Ý](?!\w)")
"""Capitals set apart ("S I T R A C O S")."""
OPEN_END = re.compile(r"(?:\s(?:en|et|y|and|de|van|voor|of|for|du|des|del|la|le|los|las|pour|para)|[,&-])$")
"""How a name ends that goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name as it may be filled in, and where it was read: a part of the line at ``index`` among those of its zone."""

    value: str
    line: Line
    zone: Zone
    index: int
    is_part: bool
    """Whether the line holds more than the name and what is written around it."""


def find_candidates(reading: Reading) -> list[Candidate]:
    """List the names that stand in the zones of a letter, in order of place, each value once in each zone."""
    found: dict[tuple[str, str], Candidate] = {}
    beside = {label.start: label for label in reading.labels}
    for zone, lines in zones(reading).items():
        for index, line in enumerate(lines):
            own = [label for label in beside.values() if line.start <= label.start < line.end]
            for value, is_part in _names_on(line, own, french=reading.language == "fr"):
                found.setdefault((zone, value.casefold()), Candidate(value, line, zone, index, is_part))
            if whole := _over_two_lines(lines, index, reading.text):
                value = bare_house(lead_taken_off(whole.text))
                found.setdefault((zone, value.casefold()), Candidate(value, whole, zone, index, is_part=False))
    names = [one.value for one in found.values()]
    return [replace(one, value=in_full(one.value, names)) for one in found.values()]


def in_full(value: str, names: Iterable[str]) -> str:
    """Give "M. Dekkers" as "Mirjam Dekkers" where that is one of the names too."""
    initials = INITIALS.match(value)
    if not initials:
        return value
    surname = value[initials.end() :].casefold()
    same = (
        it
        for it in names
        if it.casefold().endswith(f" {surname}") and it[0] == value[0] and is_person(it) and not INITIALS.match(it)
    )
    return next(same, value)


def zones(reading: Reading) -> dict[Zone, tuple[Line, ...]]:
    """Give the lines that may name somebody, by the part of the letter they stand in."""
    letter = reading.letter
    return {
        "head": letter.head,
        "salutation": (letter.salutation,) if letter.salutation else (),
        "signature": letter.signature or letter.signatories,
        "foot": letter.foot[:FOOT_LINES],
    }


def as_proposals(candidate: Candidate) -> tuple[Proposed, Proposed]:
    """Give a candidate for both sides; how far it is believed is yet to be said."""
    return tuple(
        Proposed(
            field=field,
            value=candidate.value,
            words=candidate.line.text,
            confidence=0.0,
            reason="a name in its place",
            start=candidate.line.start,
            end=candidate.line.end,
        )
        for field in ("sender", "recipient")
    )  # type: ignore[return-value]  # one for each of two fields


def _names_on(line: Line, labels: Sequence[Labelled], *, french: bool) -> Iterator[tuple[str, bool]]:
    """Give the names on a line, of a labelled one those beside its labels for people, else of the whole line."""
    if not labels:
        yield from _names(line.text, french=french)
    for label in labels:
        if label.kind in {"to", "from", "copy", "contact"}:
            yield from _names(label.text, french=french)
            for name in re.split(r"\s*[;,]\s*|\s(?:en|et|y|and|&)\s", label.text):
                yield from _names(name, french=french)


def _names(text: str, *, french: bool) -> Iterator[tuple[str, bool]]:
    """Give the names that may be read on a line, each with whether it is only a part of it."""
    if len(text) > LONGEST or is_contact(text):
        return
    bare = lead_taken_off(text)
    parts = [part for part in PART.split(bare) if part]
    for part in dict.fromkeys([bare, *parts]):
        for name in dict.fromkeys([_named(part, french=french), *_around_lead(part)]):
            if _may_name(name):
                yield name, part != bare


def _named(text: str, *, french: bool) -> str:
    """Give the name in a text without form of address, function before it, or article."""
    read = read_addressed(text, french=french)
    if read.name and (has_form_of_address(text) or starts_with_office(text) or GREETING_WORDS.match(text)):
        return bare_house(read.name)
    if not read.name and read.office and len(text.split()) > 1:
        return read.office
    bare = re.sub(r"^(?:The|De|Le|La|El)\s(?=\S)", "", strip_address(text, french=french))
    name = bare if starts_with_office(bare) else strip_address(text, french=french)
    return SPACED.sub(lambda it: it.group().replace(" ", ""), bare_house(name))


def _around_lead(text: str) -> Iterator[str]:
    """Give the house behind "namens", "for" and the like within a line, and the name before it."""
    for match in re.finditer(
        r"(?<=[\w.])\s(?=(?:namens|voor|pour|por|for|on behalf of|en nombre de|au nom de)\s)", text
    ):
        before = strip_address(text[: match.start()])
        if is_person(before) or starts_with_office(before):
            yield before
            yield bare_house(SENDER_LEAD.sub("", text[match.end() :], count=1))


def lead_taken_off(text: str) -> str:
    """Take off the mark of an item, "Fdo.:", "Namens" and "Aan de" before a name."""
    for mark in (ITEM, LEAD, SENDER_LEAD, TO):
        if (found := mark.match(text)) and found.end() < len(text):
            text = text[found.end() :]
    return text.strip(" _*")


def _may_name(name: str) -> bool:
    is_short = len(name) > 1 and len(name.split()) <= MOST_WORDS
    is_begun = name[:1].isupper() or name[:1].isdigit() or starts_with_office(name)
    return is_short and is_begun and any(it.isalpha() for it in name)


def _over_two_lines(lines: Sequence[Line], index: int, text: str) -> Line | None:
    """Take a line with the next one where its name goes on in it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    line = lines[index]
    if below is None or below.paragraph != line.paragraph or is_contact(line.text) or is_contact(below.text):
        return None
    goes_on = OPEN_END.search(line.text) or below.text[0].islower() or (line.text.isupper() and below.text.isupper())
    return join_lines([line, below], text) if goes_on and len(line.text) + len(below.text) < LONGEST else None

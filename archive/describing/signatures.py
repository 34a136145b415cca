"""The names below a letter: people with their functions, and the houses they sign for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.describing.letterheads import WORDS
from archive.describing.lines import Line, is_contact
from archive.describing.names import (
    ARTICLE,
    ORGANISATION_NOUN,
    PERSON,
    SENDER_LEAD,
    is_organisation,
    is_person,
    read_addressed,
    strip_address,
)
from archive.describing.offices import OFFICE_START, is_public_office, short_office, starts_with_office

FUNCTION_AFTER = re.compile(r"(?P<name>[^,(–|]+?)\s*(?:,|\s[–-]\s|\||\()\s*(?P<rest>.+?)\)?")


TWO_FUNCTIONS = re.compile(
    rf"(?P<first>{OFFICE_START.pattern.replace('(?P<noun>', '(?:')}(?: (?!en |et |y |and )[\w-]+){{0,2}}?)"
    rf"\s+(?P<second>{OFFICE_START.pattern.replace('(?P<noun>', '(?:')})",
    re.IGNORECASE,
)
"""Two functions on one line with nothing between them ("voorzitter  secretaris")."""
LEAD = re.compile(
    r"(?:fdo\.?|firmado|\(?get\.\)?|getekend|\(?signé\)?|\(?s\.\)|s/|signed)\s?[:,]?\s+(?=[A-ZÀ-Ý])", re.IGNORECASE
)
"""What is written before the name of who signed a copy ("Fdo.: …")."""
MOST_NAMES = 3
"""Words with a capital in the name of one person; more are two names side by side."""
FORM_ONLY = re.compile(r"(?i)(?:v\.?z\.?w|i\.?v\.?z\.?w|a\.?(?:i\.?)?s\.?b\.?l|cvba|bv|nv|ltd|a\.c|e\.v)\.?")
"""A legal form alone: the end of a name that flowed over a line."""
INSIDE = re.compile(r"\s(?:(?:pour|namens|on behalf of|en nombre de)|(?P<plain>voor|for|por))\s")
"""What stands between first names and the house they sign for ("Anne et Luc pour la Coalition")."""
NAME_FUNCTION = re.compile(r"(?P<name>.+?)\s+(?P<rest>[a-zà-ÿ].+)")
"""A name with its function behind it, without a comma: lines that flowed together."""

BRACKETED = re.compile(r"(?<=\w)\s\([^()]{2,60}\)$")
"""What a house puts behind its name: its abbreviation, or where it is."""
BETWEEN = re.compile(
    r"[\s,–-]*(?:\b(?:van|voor|bij|het|de|du|des|la|le|del|of|for|at|the)\b\s*|d[’']|l[’'])*$", re.IGNORECASE
)
"""What stands between a function and its house ("coordinadora del …")."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One name in a signature, with the function below or beside it; ``is_house`` for an organisation."""

    name: str
    office: str
    line: Line
    is_house: bool
    is_doubtful: bool = False


def read_signers(lines: Sequence[Line], heads: frozenset[str] = frozenset()) -> list[Signer]:
    """Read the names in a signature; a line that is only a function belongs to the name above it.

    ``heads`` are lines of the letterhead in lower case: what is one of them is a house, whatever its words.
    """
    signers: list[Signer] = []
    for line, below in zip(lines, (*lines[1:], None), strict=False):  # of no lines, nothing
        beside = _side_by_side(line, below)
        if beside:
            signers.extend(beside)
        elif line.text.lower() in heads:
            signers.append(_house(line.text, line))
        elif is_contact(line.text):
            continue
        elif _is_function(line.text, has_name_above=bool(signers)):
            if signers and not signers[-1].office and not signers[-1].is_house:
                office, house = divide_function(line.text)
                signers[-1:] = [*_named_house(house, line), replace(signers[-1], office=office)]
        else:
            signers.extend(_read_line(line))
    return signers


def bare_house(text: str) -> str:
    """Give the name of a house on one line, without the article before its noun ("Het Platform X" → "Platform X")."""
    name = BRACKETED.sub("", " ".join(text.split()).strip(" ,;:"))
    article = ARTICLE.match(name)
    return name[article.end() :] if article and ORGANISATION_NOUN.match(name, article.end()) else name


def divide_function(text: str) -> tuple[str, str]:
    """Divide "coördinator Platform X" into the function and the house; the house is empty where none is named."""
    function, _, behind_comma = text.partition(",")
    if is_organisation(behind_comma) and not is_public_office(function):
        return short_office(function), bare_house(behind_comma)
    house = ORGANISATION_NOUN.search(text)
    if house is None or is_public_office(text):
        return short_office(text), ""
    function = BETWEEN.sub("", text[: house.start()])
    return (
        (short_office(function), bare_house(text[house.start() :]))
        if starts_with_office(function)
        else (short_office(text), "")
    )


def _side_by_side(line: Line, below: Line | None) -> list[Signer]:
    """Read two names on one line, above their two functions; where the one name ends is a guess."""
    functions = TWO_FUNCTIONS.fullmatch(below.text) if below else None
    words = line.text.split()
    cuts = [
        cut
        for cut in range(2, len(words) - 1)
        if is_person(" ".join(words[:cut])) and is_person(" ".join(words[cut:])) and words[cut][0].isupper()
    ]
    if not functions or not cuts:
        return []
    cut = min(cuts, key=lambda cut: abs(2 * cut - len(words)))
    names = (" ".join(words[:cut]), " ".join(words[cut:]))
    offices = (short_office(functions["first"]), short_office(functions["second"]))
    return [
        Signer(name, office, line, is_house=False, is_doubtful=True)
        for name, office in zip(names, offices, strict=True)
    ]


def _house(text: str, line: Line) -> Signer:
    name = bare_house(text)
    return Signer(name, "", line, is_house=True, is_doubtful=name[:1].islower() or bool(FORM_ONLY.fullmatch(name)))


def _is_function(text: str, *, has_name_above: bool) -> bool:
    if not starts_with_office(text):
        return False
    if is_organisation(text) and not has_name_above:
        return False
    return not is_person(read_addressed(text).name)


def _read_line(line: Line) -> Iterator[Signer]:
    signed = LEAD.match(line.text)
    line = line.part(signed.end(), len(line.text)) if signed else line
    lead = SENDER_LEAD.match(line.text)
    flowed = NAME_FUNCTION.fullmatch(line.text)
    divided = FUNCTION_AFTER.fullmatch(line.text)
    inside = INSIDE.search(line.text)
    if inside and _is_for_house(line.text, inside):
        yield from _on_behalf(line, line.text[inside.end() :].strip(" ,;:"))
    elif lead and lead.end() < len(line.text):
        yield from _on_behalf(line, line.text[lead.end() :].strip(" ,;:"))
    elif divided and is_person(divided["name"]):
        yield from _with_function(line, strip_address(divided["name"]), divided["rest"])
    elif is_person(line.text):
        name = strip_address(line.text)
        is_doubtful = sum(word[0].isupper() for word in name.split()) > MOST_NAMES
        yield Signer(name, "", line, is_house=False, is_doubtful=is_doubtful)
    elif flowed and is_person(flowed["name"]) and starts_with_office(flowed["rest"]):
        yield from _with_function(line, strip_address(flowed["name"]), flowed["rest"])
    else:
        yield from _read_unknown(line)


def _read_unknown(line: Line) -> Iterator[Signer]:
    """Read a line that is no name alone, by the words it opens with."""
    if behind := _unknown_function(line.text):
        yield Signer(strip_address(line.text[: -len(behind)]), "", line, is_house=False, is_doubtful=True)
    elif starts_with_office(line.text) and not is_organisation(line.text):
        read = read_addressed(line.text)
        yield Signer(read.name, read.office, line, is_house=False)
    elif is_organisation(line.text) and len(line.text.split()) <= WORDS and not line.text.endswith("."):
        before, _, behind = line.text.rpartition(", ")  # a function that is not known, and the house
        yield _house(behind if is_organisation(behind) and not is_organisation(before) else line.text, line)


def _unknown_function(text: str) -> str:
    """Give what flowed behind a name in small letters and is no function that is known ("… vrijwilliger bij …")."""
    name = PERSON.match(text)
    behind = text[name.end() :] if name else ""
    return behind if name and is_person(name.group()) and re.match(r"\s[a-zà-ÿ]{3}", behind) else ""


def _is_for_house(text: str, inside: re.Match[str]) -> bool:
    """Tell "Rowena Hartley for Women Across Borders" from a name that holds such a word ("Artsen voor de Vrede")."""
    is_signed = is_person(text[: inside.start()]) or not inside["plain"]
    return is_signed and is_organisation(text[inside.end() :])


def _on_behalf(line: Line, name: str) -> Iterator[Signer]:
    """Read "Namens het platform" and "Pour la Ministre": an office signed for names nobody."""
    is_named = len(name) > 2 and (name[0].isupper() or name[0].isdigit())  # noqa: PLR2004  # letters
    if is_named and (is_organisation(name) or not starts_with_office(name)):
        yield Signer(name if is_person(name) else bare_house(name), "", line, is_house=not is_person(name))


def _with_function(line: Line, name: str, rest: str) -> Iterator[Signer]:
    office, house = divide_function(rest) if starts_with_office(rest) else ("", rest if is_organisation(rest) else "")
    yield from _named_house(house, line)
    yield Signer(name, office, line, is_house=False)


def _named_house(house: str, line: Line) -> list[Signer]:
    is_list = "," in house  # names that flowed together
    signer = _house(house, line)
    return [replace(signer, is_doubtful=is_list or signer.is_doubtful)] if house else []

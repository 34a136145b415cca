"""The names that may be those of who writes a letter or is written to: in its head, its salutation and below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.describing.base import Proposed
from archive.describing.full_names import greeted_in_full, in_full, names_quoted
from archive.describing.labels import COLON, before_column
from archive.describing.letter import ADDRESSEE
from archive.describing.lines import Line, is_contact, join_lines
from archive.describing.names import (
    CONCERNED,
    GREETING_WORDS,
    NO_NAME,
    ORGANISATION_NOUN,
    PERSON,
    SENDER_LEAD,
    SHOUTED_FIELD,
    SURNAME,
    has_form_of_address,
    is_organisation,
    is_person,
    read_addressed,
    strip_address,
    turned,
)
from archive.describing.nobody import NOBODY, OPEN_END, may_name
from archive.describing.offices import short_office, starts_with_office
from archive.describing.reading import Reading
from archive.describing.signatures import LEAD, bare_house

Zone = Literal["head", "salutation", "signature", "foot"]

LONGEST = 160
"""Code points of a line that names somebody."""
FOOT_LINES = 12
ITEM = re.compile(r"(?:[-•–*▪+]|\d[.)])\s*(?=\S)")
"""The mark of an item in a list."""
ABOUT = re.compile(
    r"(?:over|about|sobre|à propos d[eu]|qui est|wie is)\s(?=(?:(?:la|le|les|het|de|the|el|l[’'])\s?)?[A-ZÀ-Ý])",
    re.IGNORECASE,
)
"""How the paragraph begins in which a house presents itself below a press release."""
ABOUT_LINES = 12
"""Lines from the end of a text in which it stands."""
OPEN_LETTER = re.compile(
    r"(?:an?\s|une?\s|een\s)?(?:open brief|lettre ouverte|carta abierta|open letter|bericht|mededeling|dienstnota"
    r"|omzendbrief|rondschrijven"
    r"|oproep|avis|note de service|circulaire|appel|aviso|circular|comunicado|llamamiento|notice|appeal|memo(?:randum)?"
    r")\s(?:aan|à|aux?|al?|to)\s(?=\S)",
    re.IGNORECASE,
)
"""How a heading begins that says for whom the letter or notice is."""
TO = re.compile(
    r"(?:(?:aan|à|al?|to|t\.?a\.?v\.?)\s+(?=(?-i:[A-ZÀ-Ý])[\w’'])|(?:aan\s(?:de|het)|aux?"
    r"|à\s(?:la|les)|al|a\s(?:la|las|los|l[oa]s)|to\sthe)\s+(?=\S)"
    r"|(?:à|a)\sl[’']\s?(?=\S)|(?:aan|à|al?|to),?\s(?:nos|mes|mijn|onze|our|my|nuestr[oa]s|mis)\s(?=\S)|(?:aan|à|al?"
    r"|to)\s(?=(?:alle|tou(?:s|te?s?)|tod[oa]s?|all)\s))",
    re.IGNORECASE,
)
"""What says on its own for whom a letter is ("Au Collège communal", "Al Defensor del Pueblo")."""
PART = re.compile(
    r"\s*(?:,(?=\s(?!(?:de|du|des|del|d[’']|y|et|en|of|voor|van|S\.?[AL]|[NB]\.?V|Inc|Ltd|LLC|GmbH)\b))"
    r"|\s(?:[–—|·-]|/{1,3})\s|\s\(|[;•]|\)$|\)\s)\s*"
)
"""What divides a name from a function, a house or an address on one line."""
BETWEEN = re.compile(r"\s*[;,]\s*|\s(?:en|et|y|and|&)\s")
"""What divides the names beside a label."""
AND = re.compile(r"\s(?:en|et|y|e|and|&)\s")
"""What stands between two people."""
SENTENCE = re.compile(r"(?<=[a-zà-ÿ]{3})\.\s(?=[A-ZÀ-Ý])")
"""What divides a name from what follows it as a sentence ("Ana Ruiz. Quito, …")."""
KISSES = re.compile(r"(?i)\s+x{2,}$")
"""What stands behind the name of a friend."""
AND_THE = re.compile(
    r"(?i)\s(?:en|et|y|e|and|&)\s(?:aan\s|à\s|a\s|to\s)?(?:(?:all\s|tod[oa]s\s|tou(?:te)?s\s)?(?:de|het|les?|la|el"
    r"|los|las|the)\s)"
)
"""What stands between somebody and a group or another office."""
HANDED_OVER = re.compile(r"\W+(?:S\s?/\s?D|(?:P\s?R\s?E\s?S\s?E\s?N\s?T\s?E|Presente))\W*$")
"""What says behind a name that the letter is handed over."""
LONGEST_NAME = 5
"""Words of a person's name."""
LEADING_ARTICLE = re.compile(r"(?:(?:the|de|het|le|la|les|el(?!\shadj)|los|las)\s|l[’'])(?=\S)", re.IGNORECASE)
MEMBERS = re.compile(
    r"(?:(?:alle|de)\s)?leden van (?:de|het)\s(?=\S)|(?:les\s)?membres d(?:e la|u|es|e l[’'])\s?(?=\S)", re.IGNORECASE
)
FUNCTION_BEHIND = re.compile(r",?\s+[a-zà-ÿ(]")
"""What may follow a person's name on its line: a function, in small letters."""
ORDAINED = re.compile(r"(?:P|M|D)\.\s(?=[A-ZÀ-Ý])")
"""A letter before a name that may be an initial or a form of address (Padre, Monsieur, Don)."""
FOR_HOUSE = re.compile(
    r"(?<=[\w.])\s(?=(?:namens|voor|pour|por|for|on behalf of|en nombre de|au nom de|p/a|c/o)\s)", re.IGNORECASE
)
"""What parts a name from the house it signs or receives for."""
OF_HOUSE = re.compile(
    r"(?i)\s(?:(?:van|du|des?|del|of|bij|at|en|au)(?:\s(?:de|het|la|las|los|le|les|the))?|de l[’'])\s?(?=\S)"
)
"""What stands between a function and its house ("Presidenta de la Coalición …", "raad van bestuur van de …")."""
ADJECTIVE = re.compile(
    r"(?i)(?:general|générale?|algemeen|nacional|national\w*|municipal\w*|regional\w*|régionale?|provincial\w*"
    r"|provinciale?"
    r"|ejecutiv[oa]|exécuti(?:f|ve)|executive|federal\w*|fédérale?|adjunt[oa]|adjointe?|técnic[oa]|departamental"
    r"|local|central\w*"
    r"|constitucional|constitutionnel(?:le)?|apostóli[ck]\w*|apostolique|honorari[oa]|honoraire|titular|titulaire"
    r"|suplente|interin[oa]"
    r"|permanente?|résidente?|resident|communale?|principal)\b"
)
"""What goes on with an office and is no surname ("Intendente Municipal")."""
MOST_LINES = 4
LONGEST_LIST = 400
"""Code points of signatories in one paragraph."""
SPACED = re.compile(r"(?<!\w)(?:[A-ZÀ-Ý] ){3,}[A-ZÀ-Ý](?!\w)")
"""Capitals set apart ("S I T R A C O S")."""
BEHIND_LABEL = re.compile(r"[^\W\d_][^:]{1,40}\s?:\s+(?=\S)")
"""What stands before a value in a form or a list, its label unknown ("Handler: …", "Nombre: …")."""


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
    french = reading.language == "fr"
    for zone, lines in zones(reading).items():
        for index, line in enumerate(lines):
            for stretch, is_part in _stretches(reading, lines, index):
                is_called = zone == "salutation" or stretch.start != line.start or _is_to_somebody(line.text)
                for value in _names(" ".join(stretch.text.split()), french=french, is_greeted=zone == "salutation"):
                    if may_name(value, is_called=is_called):
                        place = stretch if "\n" in stretch.text else line
                        found.setdefault((zone, value.casefold()), Candidate(value, place, zone, index, is_part))
    names = [one.value for one in found.values() if one.zone != "salutation"]
    quoted = list(names_quoted(reading))
    signed = "\n".join(one.value for one in found.values() if one.zone == "signature")
    whole = ((one, _whole(one, names, quoted)) for one in found.values())
    return [replace(one, value=turned(value, signed)) for one, value in whole]


def _whole(one: Candidate, names: Sequence[str], quoted: Sequence[str]) -> str:
    """Give a name in full where it stands so elsewhere."""
    is_greeted = one.zone == "salutation"
    value = in_full(one.value, [*names, *quoted] if is_greeted else names, is_greeted=is_greeted)
    return greeted_in_full(value, quoted) if is_greeted else value


def zones(reading: Reading) -> dict[Zone, tuple[Line, ...]]:
    """Give the lines that may name somebody, by the part of the letter they stand in."""
    letter = reading.letter
    return {
        "head": letter.head,
        "salutation": (letter.salutation,) if letter.salutation else (),
        "signature": (*letter.signature, *letter.signatories),
        "foot": letter.foot[:FOOT_LINES] if letter.salutation or _is_addressed(letter.foot) else tuple(_about(reading)),
    }


def _is_addressed(foot: Sequence[Line]) -> bool:
    """Tell whether the foot of a petition that greets nobody begins with who it is for."""
    return bool(foot and ADDRESSEE.match(foot[0].text))


def _about(reading: Reading) -> Iterator[Line]:
    """Give what a house that presents itself below a text calls itself ("Over Adem Vrij", "About Us: …")."""
    for line in reading.lines[-ABOUT_LINES:]:
        if ABOUT.match(line.text):
            end = line.text.find(":") if ":" in line.text[:LONGEST] else len(line.text)
            yield line.part(0, end)


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


def _stretches(reading: Reading, lines: Sequence[Line], index: int) -> Iterator[tuple[Line, bool]]:
    """Give the stretches at a line that may hold a name, each with whether it is only a part of what it is taken from.

    Of a labelled line that is the value of a label for people, else the line; alone, in parts, and with the lines it
    may go on in.
    """
    line = lines[index]
    labels = [label for label in reading.labels if line.start <= label.start < line.end]
    named = [label for label in labels if label.kind in {"to", "from", "copy", "contact"}]
    firsts = (
        [line.part(it.start - line.start, it.end - line.start) for it in named] if labels else [before_column(line)]
    )
    for first in firsts:
        if is_contact(first.text) and re.search(r"[\d@]", first.text):
            continue
        if len(first.text) <= LONGEST:
            yield first, False
            if not labels and (label := BEHIND_LABEL.match(first.text)):
                yield first.part(label.end(), len(first.text)), True
        if len(first.text) <= LONGEST or lines[0].start > reading.lines[-1].start - LONGEST_LIST:
            yield from ((part, True) for part in _parts(first, PART))
            if labels:
                yield from ((part, True) for part in _parts(first, BETWEEN))
    if firsts and not line.text[firsts[-1].end - line.start :].strip(" ,"):
        last = line.part(firsts[-1].start - line.start, len(line.text))
        yield from ((whole, False) for whole in _with_next(last, lines[index + 1 :], reading.text))


def _parts(line: Line, between: re.Pattern[str]) -> Iterator[Line]:
    edges = [0, *(edge for found in between.finditer(line.text) for edge in found.span()), len(line.text)]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    return (line.part(start, end) for start, end in spans if start < end and len(spans) > 1)


def _with_next(line: Line, below: Sequence[Line], text: str) -> Iterator[Line]:
    """Take a line with the next ones where its name may go on in them: at most four lines."""
    taken = [line]
    for after in below[: MOST_LINES - 1]:
        is_here = bool(NOBODY.fullmatch(after.text.strip(" .-–:")) or SPACED.fullmatch(after.text))
        is_apart = is_here or after.paragraph != line.paragraph or bool(COLON.match(after.text))
        is_apart = is_apart or is_contact(after.text) or is_contact(taken[-1].text)
        if is_apart or not _goes_on(taken, after) or after.end - line.start > LONGEST:
            return
        taken.append(after)
        yield join_lines(taken, text)


def _goes_on(taken: Sequence[Line], after: Line) -> bool:
    last, first = taken[-1].text, peeled(taken[0].text)
    is_broken = bool(OPEN_END.search(last)) or after.text[0].islower() or (last.isupper() and after.text.isupper())
    is_name = is_person(after.text) or has_form_of_address(after.text) or starts_with_office(after.text)
    is_name = is_name or bool(starts_with_office(first) and ORGANISATION_NOUN.match(after.text))
    return is_broken or (not is_name and (starts_with_office(first) or bool(ORGANISATION_NOUN.match(first))))


def _names(text: str, *, french: bool, is_greeted: bool) -> Iterator[str]:
    """Give the names that may be read in a stretch of text: peeled of what stands before them, whole and cut short.

    Where an office is greeted by name ("Geachte minister Maes"), the two are told apart and are no name together.
    """
    bare = HANDED_OVER.sub("", peeled(text, french=french))
    if members := MEMBERS.search(text):
        yield text[members.start() :]
    yield from _couple(bare)
    yield from _and_another(bare, is_greeted=is_greeted)
    article = _article_taken_off(bare)
    divided = list(_office_and_name(bare, french=french)) if starts_with_office(bare) or bare[:1].islower() else []
    if not (article and bare[0].islower()) and not (is_greeted and len(divided) > 1):
        yield bare_house(SPACED.sub(lambda it: it.group().replace(" ", ""), bare))
    if article:
        yield bare[article.end() :]
    yield from divided[is_greeted and len(divided) > 1 :]
    if (read := read_addressed(text, french=french).name) and not ADJECTIVE.match(read):
        yield bare_house(read)
    for end in SENTENCE.finditer(bare):
        yield from (it for it in (bare[: end.start()], bare[end.end() :]) if is_person(it))
    yield from _cut_short(bare)
    yield from _of_one_line(bare)


def _couple(bare: str) -> Iterator[str]:
    """Give two people who stand side by side; "Arrizabalaga y Montes de Oca" are the surnames of one."""
    between = AND.search(bare)
    if not between or bare.isupper() or is_organisation(bare) or starts_with_office(bare) or NO_NAME.search(bare):
        return
    one, other = strip_address(bare[: between.start()]), strip_address(bare[between.end() :])
    is_surname = between.group() == " y " and bool(re.search(r"\s[a-z]", other))
    if is_person(one) and is_person(other) and not is_surname and not starts_with_office(other.split()[-1]):
        yield from (one, other)


def _and_another(bare: str, *, is_greeted: bool) -> Iterator[str]:
    """Give who is greeted beside a group, or holds an office beside another one ("Gareth and the Committee")."""
    between = AND_THE.search(bare)
    if between and not bare.isupper() and (is_greeted or starts_with_office(bare)):
        yield strip_address(bare[: between.start()])
        yield strip_address(bare[between.end() :])


def _article_taken_off(bare: str) -> re.Match[str] | None:
    """Find the article before a name that is one without it: it belongs to "De Pinte", and not to "De Lijst" alone."""
    article = LEADING_ARTICLE.match(bare)
    if not article or not bare.isupper():
        return article
    rest = bare[article.end() :]
    return article if is_organisation(rest.partition(" ")[0]) or starts_with_office(rest) else None


def _cut_short(bare: str) -> Iterator[str]:
    """Give the names within a stretch of text: before a function, behind an initial, of a house or for one."""
    if (person := PERSON.match(bare)) and FUNCTION_BEHIND.match(bare, person.end()):
        yield person.group()
    if (order := ORDAINED.match(bare)) and is_person(bare[order.end() :]):
        yield bare[order.end() :]
    if (place := SPACED.search(bare)) and place.start():
        yield bare[: place.start()].rstrip()
    for match in OF_HOUSE.finditer(bare):
        if ORGANISATION_NOUN.match(bare, match.end()):
            yield bare_house(bare[match.end() :])
    for match in FOR_HOUSE.finditer(bare):
        yield strip_address(bare[: match.start()])
        yield bare_house(SENDER_LEAD.sub("", bare[match.end() :], count=1))


def _of_one_line(bare: str) -> Iterator[str]:
    """Give the person and the office that open an address on one line ("Ana Ruiz Directora Zee en Land Kaai 3")."""
    words = bare.split()
    for cut in range(2, min(len(words) - 1, LONGEST_NAME) + 1):
        name, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if rest[0].isupper() and starts_with_office(rest) and is_person(name):
            yield name
            return


def peeled(text: str, *, french: bool = False) -> str:
    """Take off what stands before a name, layer by layer: "To:", "The", "Aan de heer", "Son Excellence Monsieur l’"."""
    bare, before = KISSES.sub("", text.strip(" _*")), None
    while bare != before:
        before = bare
        bare = lead_taken_off(bare)
        if (greeting := GREETING_WORDS.match(bare)) and greeting.end() < len(bare):
            bare = bare[greeting.end() :]
        bare = strip_address(bare, french=french).strip(" _*!.") or bare
        if members := MEMBERS.match(bare):
            bare = bare[members.end() :]
        if (article := LEADING_ARTICLE.match(bare)) and (
            starts_with_office(bare[article.end() :]) or has_form_of_address(bare[article.end() :])
        ):
            bare = bare[article.end() :]
    return bare


def _office_and_name(text: str, *, french: bool) -> Iterator[str]:
    """Divide "wethouder Verhoeven-Maas" and "minister van Defensie H. Kerremans" at the name, wherever it begins."""
    yield short_office(text)
    for match in re.finditer(r"\s(?=[A-ZÀ-Ý])", text):
        before, name = text[: match.start()], strip_address(text[match.end() :], french=french)
        is_surname = " " not in before and bool(SURNAME.fullmatch(name))
        is_fragment = starts_with_office(name) or bool(ADJECTIVE.match(name) or SHOUTED_FIELD.search(name))
        if (is_person(name) or is_surname) and not is_fragment and not OPEN_END.search(before):
            yield name
            yield short_office(before)


def lead_taken_off(text: str) -> str:
    """Take off the mark of an item, "Fdo.:", "Namens" and "Aan de" before a name."""
    if CONCERNED.match(text):
        return text
    for mark in (ITEM, LEAD, SENDER_LEAD, OPEN_LETTER, ABOUT, TO):
        if (found := mark.match(text)) and found.end() < len(text):
            text = text[found.end() :]
    return text.strip(" _*")


def _is_to_somebody(text: str) -> bool:
    return bool(TO.match(text) or OPEN_LETTER.match(text) or MEMBERS.search(text))

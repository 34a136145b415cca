"""How far a sender or recipient is believed: by all that speaks for and against a name, wherever it stands in a letter.

Every name in the head, the salutation and the signature is weighed for both sides. What is found out about it (where it
stands, what stands around it, who is greeted, who signs) are its pieces of evidence; a model fitted on letters of many
hands says how much each counts. So no place alone fills a name in, and one strong piece against it takes it back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.dates import find_dates
from archive.describing.address import Block, divide_head
from archive.describing.base import Proposed
from archive.describing.candidates import (
    INITIALS,
    LEAD,
    OPEN_END,
    TO,
    Candidate,
    Zone,
    as_proposals,
    find_candidates,
    in_full,
    lead_taken_off,
    zones,
)
from archive.describing.lines import Line, is_contact
from archive.describing.names import (
    NO_NAME,
    ORGANISATION_NOUN,
    ORGANISATION_WORD,
    SENDER_LEAD,
    has_form_of_address,
    is_person,
    read_addressed,
)
from archive.describing.offices import is_cabinet, is_public_office, starts_with_office
from archive.describing.reading import Reading
from archive.describing.recipients import EVERYBODY, SURNAME_GREETED
from archive.describing.weights import model

SHORTEST_DOMAIN = 4
"""Letters of a name that may be found in the domain of an address by chance when there are fewer."""
ONLINE = re.compile(r"\S+@\S+|www\.\S+|https?://\S+")
REACHED = re.compile(
    r"(?i)@|www\.|\b(?:t(?:el|él|éléphone|elefoon|elephone)?|fax|gsm|cel|phone|iban|btw|tva|vat|nif|cif|rut|kvk)\b"
)
"""What a letterhead holds and an address seldom: telephone, e-mail, account."""
HERE = re.compile(r"(?i)^\W*p\W?r\W?[eé]\W?s\W?e\W?n\W?t\W?e?\b\W*$|^S\s*/\s*D$|^en mains propres")
NOT_BELIEVED = 0.5
LEAST = 0.05
"""Confidence below which a name is not worth showing."""
MOST = 12
LAST = 4
"""Places counted one by one."""
SMALL_WORD = re.compile(r"(?<![\w’'])[a-zà-ÿ]{4,}(?!\w)")
STATE = re.compile(
    r"(?i)(?:royaume|koninkrijk|kingdom|reino|rep[uú]bli(?:ca|que|c|ek)|república|gobierno|gouvernement|government|regering|estado|état|canton"
    r"|confédération|estados unidos|united (?:states|nations)|federale? overheid|provinc(?:ia|ie|e)|comunidad|commonwealth|liberté)\b"
)
"""How a line begins that names a state above one of its houses."""
COPIED = re.compile(
    r"(?i)(?:c\W{0,2}c\W{0,2}p?\b|cc\b|in )?(?:c\W?c\b|kopie|afschrift|copi(?:e|es|a|as)\b|copy|distribu|verzendlijst)"
)
LIST_ON = re.compile(r",\s(?:[A-ZÀ-Ý][\w’'-]+,?\s){1,3}(?:y|et|en|and|&|e)\s")
"""What stands behind the first part of a house with several fields ("Medicamentos, Insumos y Drogas")."""
PREPOSITION = re.compile(r"(?i)(?:de|del|des|du|van|voor|of|for|y|et|en|and|la|los|las|nacional)\s")
LEGAL_FORM = re.compile(
    r"(?i)(?:v\.?z\.?w\.?|a\.?(?:i\.?)?s\.?b\.?l\.?|gmbh|ltd|b\.?v\.?|n\.?v\.?|s\.?[al]\.?|e\.v\.|a\.c\.|inc\.?|plc)$"
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What names are held against, found once for a letter; texts are folded."""

    blocks: dict[int, tuple[int, int, Block]]
    """Of each line of the head: the number of its block, its place in it, and the block."""
    count: int
    dated: frozenset[int]
    labels: dict[int, str]
    greeted: frozenset[str]
    salutation: str
    signed: str
    running: str
    online: str
    facts: tuple[str, ...]
    greeting: tuple[str, ...]
    """What tells how far a salutation names somebody."""


def weigh_people(reading: Reading, proposals: Sequence[Proposed]) -> list[Proposed]:
    """Give senders and recipients the confidence that the letter as a whole gives them, each field best first.

    ``proposals`` are what the rules for each side read. Names from a header of a message stand for themselves, and then
    nobody else is proposed for that side.
    """
    settled = [one for one in proposals if one.start is None or one.reason == "named in the header"]
    open_fields = {"sender", "recipient"} - {one.field for one in settled}
    weighed = [_weighed(one, pieces) for one, pieces in gather(reading, proposals) if one.field in open_fields]
    kept = [one for field in sorted(open_fields) for one in _without_rivals(_best(weighed, field))]
    return sorted([*settled, *kept], key=lambda one: -one.confidence)


def gather(reading: Reading, proposals: Sequence[Proposed]) -> Iterator[tuple[Proposed, frozenset[str]]]:
    """Give each name that may be a sender or a recipient, for both fields, with its pieces of evidence."""
    context = _context_of(reading)
    found: dict[str, list[Candidate]] = {}
    for candidate in find_candidates(reading):
        found.setdefault(candidate.value.casefold(), []).append(candidate)
    names = [place.value for places in found.values() for place in places]
    read = (
        replace(one, value=in_full(lead_taken_off(one.value), names))
        for one in reversed(proposals)
        if one.start is not None
    )
    rules = {(one.field, one.value.casefold()): one for one in read}
    for places in found.values():
        pieces = frozenset(_pieces(reading, context, places)) | _among(places, found)
        for one in as_proposals(places[0]):
            ruled = rules.pop((one.field, one.value.casefold()), None)
            yield (ruled or one, pieces | _ruled(rules_reason(ruled)))
    for one in rules.values():
        if one.field in {"sender", "recipient"}:
            yield (
                one,
                frozenset(_with_class(one.value, _of_value(reading, context, one.value))) | _ruled(rules_reason(one)),
            )


def rules_reason(ruled: Proposed | None) -> str:
    """Say what a rule found in a name, and whether it was sure; empty where none did."""
    return f"{ruled.reason} ({'sure' if ruled.confidence >= 0.8 else 'unsure'})" if ruled else ""  # noqa: PLR2004


def _ruled(reason: str) -> frozenset[str]:
    return frozenset({f"read: {reason}"} if reason else ())


def _weighed(one: Proposed, pieces: frozenset[str]) -> Proposed:
    weights = model(one.field)
    reason = weights.reason(pieces) or one.reason
    return replace(one, confidence=round(weights.confidence(weights.probability(pieces)), 2), reason=reason)


def _best(weighed: Iterable[Proposed], field: str) -> list[Proposed]:
    of_field = sorted(
        (it for it in weighed if it.field == field and it.confidence >= LEAST), key=lambda it: -it.confidence
    )
    return of_field[:MOST]


def _without_rivals(ranked: Sequence[Proposed]) -> Iterator[Proposed]:
    """Leave for a person what is only a rival of a name that is believed more."""
    for place, one in enumerate(ranked):
        is_rival = any(are_rivals(one.value, it.value) for it in ranked[:place])
        yield replace(one, confidence=min(one.confidence, NOT_BELIEVED)) if is_rival else one


def are_rivals(one: str, other: str) -> bool:
    """Tell whether two names are readings of the same words: one is a part of the other."""
    names = _folded(one), _folded(other)
    return names[0] in names[1] or names[1] in names[0]


# --- the pieces ---------------------------------------------------------------------------------


def _among(places: Sequence[Candidate], found: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    """Say how a name stands to those on other lines: they may have it in full, or only a part of it."""
    value, lines = _folded(places[0].value), {place.line.start for place in places}
    others = [_folded(it[0].value) for it in found.values() if not any(place.line.start in lines for place in it)]
    facts = {
        "in full elsewhere": any(f" {value} " in f" {it} " for it in others if len(it) > len(value)),
        "shorter elsewhere": any(f" {it} " in f" {value} " for it in others if len(it) < len(value)),
    }
    return frozenset(_with_class(places[0].value, [piece for piece, holds in facts.items() if holds]))


def _pieces(reading: Reading, context: _Context, places: Sequence[Candidate]) -> Iterator[str]:
    value = places[0].value
    found = [
        *_of_value(reading, context, value),
        *(piece for place in places for piece in _of_place(reading, context, place)),
    ]
    if len({place.zone for place in places} & {"head", "signature"}) > 1:
        found.append("both at the head and below")
    return _with_class(value, found)


def _with_class(value: str, found: Iterable[str]) -> Iterator[str]:
    kind = _class_of(value)
    yield "a name"
    yield f"is {kind}"
    for piece in found:
        yield piece
        yield f"{kind}: {piece}"


def _class_of(value: str) -> str:
    if starts_with_office(value) and not ORGANISATION_NOUN.match(value):
        return "office"
    if is_cabinet(value) or ORGANISATION_NOUN.search(value):
        return "house"
    if is_person(value):
        return "person"
    return "name" if len(value.split()) == 1 else "words"


def _of_value(reading: Reading, context: _Context, value: str) -> Iterator[str]:
    """Say what a name tells by its own words, and where else they stand."""
    folded, words = _folded(value), frozenset(_folded(value).split())
    count = len(value.split())
    facts = {
        f"of {count if count < LAST else 'many'} words": True,
        "in capitals": value.isupper(),
        "holds a comma": "," in value,
        "with initials": bool(INITIALS.match(value)),
        "with a figure": any(it.isdigit() for it in value),
        "with a legal form": bool(LEGAL_FORM.search(value)),
        "words of a sentence or a label": bool(NO_NAME.search(value)),
        "small words": len(SMALL_WORD.findall(value)) > 1,
        "a day": bool(find_dates(value, today=reading.today)),
        "a word for a house first": bool(ORGANISATION_NOUN.match(value)),
        "a word that houses like": bool(ORGANISATION_WORD.search(value)),
        "ends as a sentence": value.endswith((".", "?", "!", ":")),
        "greeted": bool(context.greeted) and context.greeted <= words,
        "somebody else is greeted": bool(context.greeted) and not context.greeted <= words,
        "its last word is signed": folded.split()[-1] in context.signed.split(),
        "signed": folded in context.signed,
        "in the running text": folded in context.running,
        "in an address online": _is_online(value, context.online),
        "of a state": bool(STATE.match(value)),
        "begins with a small word": bool(PREPOSITION.match(value)),
        "breaks off": bool(OPEN_END.search(value)),
        "our own name": any(name.casefold() in folded for name in reading.own_names),
    }
    yield from (piece for piece, holds in facts.items() if holds)
    yield from context.facts


def _of_place(reading: Reading, context: _Context, place: Candidate) -> Iterator[str]:
    """Say where a name stands, and what stands around it."""
    lines = zones(reading)[place.zone]
    text = lines[place.index].text
    above = lines[place.index - 1].text if place.index else ""
    below = lines[place.index + 1].text if place.index + 1 < len(lines) else ""
    facts = {
        f"in the {place.zone}": True,
        "part of its line": place.is_part,
        "part of a longer name": _is_cut(place, above, below),
        "a list goes on behind it": bool(LIST_ON.match(text[text.find(place.value) + len(place.value) :])),
        "behind a comma or dash": place.is_part and not _folded(text).startswith(_folded(place.value)),
        "over two lines": "\n" in place.line.text,
        "with a form of address": has_form_of_address(text),
        "said to be for whom": bool(TO.match(text)),
        "beside a day": place.is_part and any(it.year for it in find_dates(text, today=reading.today)),
        "in a list of copies": place.zone == "foot" and bool(COPIED.match(text) or COPIED.match(above)),
        "signed for somebody": bool(SENDER_LEAD.match(text)),
        "marked as signed": bool(LEAD.match(text)),
        "above a street": bool(below) and is_contact(below),
        "above a telephone": bool(REACHED.search(below)),
        "above a function": starts_with_office(below),
        "below a function": starts_with_office(above),
        "above a person": is_person(below),
        "below a person": is_person(above),
        "below a form of address": has_form_of_address(above),
        "above a form of address": has_form_of_address(below),
        "above a house": bool(ORGANISATION_NOUN.search(below)),
        "below a house": bool(ORGANISATION_NOUN.search(above)),
        "with a function on its line": place.is_part
        and any(map(starts_with_office, re.split(r"[,(–|-]\s*", text)[1:])),
    }
    yield from (piece for piece, holds in facts.items() if holds)
    yield from _of_zone(context, place, lines)


def _is_cut(place: Candidate, above: str, below: str) -> bool:
    """Tell whether a name is a piece of one that runs over two lines."""
    if "\n" in place.line.text:
        return False
    goes_on = bool(below) and (bool(OPEN_END.search(place.line.text)) or below[0].islower())
    return goes_on or bool(OPEN_END.search(above)) or place.line.text[0].islower()


def _of_zone(context: _Context, place: Candidate, lines: Sequence[Line]) -> Iterator[str]:
    if place.zone == "head":
        yield from _of_head(context, place)
    if place.zone == "salutation":
        yield from context.greeting
    if place.zone == "signature":
        yield f"line {min(place.index, LAST) + 1} below the closing"
        is_apart = place.index > 0 and lines[place.index - 1].paragraph != lines[place.index].paragraph
        yield "apart from the line above" if is_apart else "right below the line above"
        if place.index == len(lines) - 1:
            yield "the last line below"


def _of_head(context: _Context, place: Candidate) -> Iterator[str]:
    yield f"line {min(place.index, LAST) + 1} at the head"
    if place.index in context.labels:
        yield f"beside the label: {context.labels[place.index]}"
    if place.index not in context.blocks:
        return
    number, at, block = context.blocks[place.index]
    facts = {
        f"in block {min(number, LAST) + 1}": True,
        "in the last block": number == context.count - 1,
        f"{('first', 'second')[at] if at < 2 else 'further'} in its block": True,  # noqa: PLR2004
        "its block has a form of address": any(has_form_of_address(it.text) for it in block.lines),
        "its block has a label for whom": any(
            context.labels.get(block.first + i) == "to" for i in range(len(block.lines))
        ),
        "its block has a street": block.has_street,
        "its block has a telephone": any(REACHED.search(it.text) for it in block.lines),
        "its block says that it is handed over": any(HERE.match(it.text) for it in block.lines),
        "its block has who is greeted": any(
            context.greeted and context.greeted <= _words(it.text) for it in block.lines
        ),
        "its block has who signs": any(_folded(it.text) in context.signed for it in block.lines if len(it.text) > LAST),
        "its block has one line": len(block.lines) == 1,
        "a day stands above": any(day < place.index for day in context.dated),
        "a day stands below": any(day > place.index for day in context.dated),
    }
    yield from (piece for piece, holds in facts.items() if holds)


# --- what they are held against -----------------------------------------------------------------


def _context_of(reading: Reading) -> _Context:
    letter, found = reading.letter, zones(reading)
    labels = {label.line: label.kind for label in reading.labels if label.line < len(letter.head)}
    blocks = divide_head(letter.head, frozenset())
    signed = _folded("\n".join(line.text for line in found["signature"]))
    salutation = letter.salutation.text if letter.salutation else ""
    return _Context(
        blocks={
            block.first + at: (number, at, block)
            for number, block in enumerate(blocks)
            for at in range(len(block.lines))
        },
        count=len(blocks),
        dated=frozenset(i for i, line in enumerate(letter.head) if find_dates(line.text, today=reading.today)),
        labels={line: str(kind) for line, kind in labels.items()},
        greeted=frozenset(_folded(read_addressed(salutation, french=reading.language == "fr").name).split()),
        salutation=salutation,
        signed=signed,
        running=_folded("\n".join(line.text for line in _running(reading))),
        online=" ".join(ONLINE.findall(reading.text)).casefold(),
        facts=tuple(_facts(reading, salutation, signed, labels)),
        greeting=tuple(_greeting(reading, salutation, labels)),
    )


def _greeting(reading: Reading, salutation: str, labels: Mapping[int, str]) -> Iterator[str]:
    head = reading.letter.head
    has_address = "to" in labels.values() or any(has_form_of_address(line.text) for line in head)
    greeted = read_addressed(salutation, french=reading.language == "fr")
    named = "nobody" if not greeted.name else "a surname" if SURNAME_GREETED.search(salutation) else "a name"
    called = f"it greets {named}{' with an office' if greeted.office else ''}"
    yield called
    yield f"{called}, {'below an address' if has_address else 'and has no address'}"
    yield "no address above" if not has_address else "an address above"
    if greeted.name and re.search(rf"(?<!\w){re.escape(greeted.name)}(?!\w)", " ".join(line.text for line in head)):
        yield "greeted and named above"


def _facts(reading: Reading, salutation: str, signed: str, labels: dict[int, str]) -> Iterator[str]:
    """Say what holds for the whole letter."""
    head = reading.letter.head
    facts = {
        "nobody is greeted": not salutation,
        "an office is greeted": is_public_office(salutation),
        "everybody is greeted": bool(EVERYBODY.search(salutation)),
        "nobody signs": not signed,
        "an office-holder signs": any(is_public_office(line.text) for line in reading.letter.signature[:LAST]),
        "it says to whom": "to" in labels.values(),
        "it says from whom": "from" in labels.values(),
        "an office opens it": bool(head) and (is_cabinet(head[0].text) or is_public_office(head[0].text)),
        "a form of address opens it": bool(head) and has_form_of_address(head[0].text),
        "a person opens it": bool(head) and is_person(head[0].text),
    }
    yield from (piece for piece, holds in facts.items() if holds)


def _running(reading: Reading) -> Iterator[Line]:
    """Give the lines between salutation and closing."""
    letter = reading.letter
    start = letter.salutation.end if letter.salutation else (letter.head[-1].end if letter.head else 0)
    end = letter.closing.start if letter.closing else len(reading.text)
    return (line for line in reading.lines if start <= line.start < end)


def _is_online(name: str, online: str) -> bool:
    """Tell whether a name stands in an address: a house in its domain, a person as first name and surname."""
    squeezed = _letters(name)
    return len(squeezed) >= SHORTEST_DOMAIN and squeezed in _letters(online)


def _letters(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z0-9@]", "", bare)


def _words(text: str) -> set[str]:
    return set(_folded(text).split())


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())

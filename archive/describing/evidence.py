"""How far a sender or recipient is believed: by the independent places of a letter that agree on the name.

One piece of evidence alone never fills a name in: a signature can be an address that stands below the letter, a first
line can be a slogan, a salutation gives half a name. Two that agree do; one that speaks against it takes it back.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.describing.address import Block, divide_head
from archive.describing.base import SURE, Proposed
from archive.describing.letter import CLOSING
from archive.describing.letterheads import find_letterheads
from archive.describing.lines import is_contact
from archive.describing.names import (
    ORGANISATION_NOUN,
    has_form_of_address,
    is_organisation,
    is_person,
    may_be_name,
    read_addressed,
    strip_address,
)
from archive.describing.offices import is_cabinet, is_public_office, starts_with_office
from archive.describing.reading import Reading

NOT_BELIEVED = 0.5
ONE_PIECE = 0.75
AGREED = 0.93
"""From three pieces of evidence on."""
ENOUGH = 2
SHORTEST_DOMAIN = 4
"""Letters of a name that may be found in the domain of an address by chance when there are fewer."""
STREET = re.compile(r"\s\d{1,3}[a-z]?(?:/\w+)?$")
"""How a street ends that flowed behind a name."""
ONLINE = re.compile(r"\S+@\S+|www\.\S+|https?://\S+")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two sides of a letter, in folded words: what speaks for its sender, and what for its recipient."""

    signature: str
    alone: str
    listed: str
    letterhead: str
    opening: str
    foot: str
    online: str
    greeted: frozenset[str]
    is_closed: bool


def weigh_people(reading: Reading, proposals: Sequence[Proposed]) -> list[Proposed]:
    """Give senders and recipients the confidence that the letter as a whole gives them, each field best first.

    Names from a header of a message stand for themselves; other fields are left as they are.
    """
    sides = _sides_of(reading)
    weighed = [_weigh(reading, sides, one, proposals) for one in proposals]
    return sorted(weighed, key=lambda one: -one.confidence)


def _weigh(reading: Reading, sides: _Sides, one: Proposed, others: Sequence[Proposed]) -> Proposed:
    if one.field not in {"sender", "recipient"} or one.start is None or one.reason == "named in the header":
        return one
    is_against = _is_denied(sides, one, others)
    pieces = _for_sender(sides, one, others) if one.field == "sender" else _for_recipient(reading, sides, one)
    if is_against or not pieces or not _is_name(one, reading.text):
        return replace(one, confidence=min(one.confidence, NOT_BELIEVED))
    if len(pieces) < ENOUGH:
        return replace(one, confidence=min(one.confidence, ONE_PIECE))
    believed = max(one.confidence, AGREED) if len(pieces) > ENOUGH and one.confidence >= SURE else one.confidence
    return replace(one, confidence=believed, reason=", ".join(dict.fromkeys([one.reason, *pieces])))


def _for_sender(sides: _Sides, one: Proposed, others: Sequence[Proposed]) -> list[str]:
    """List what speaks for a sender, besides each other independent."""
    name = _folded(one.value)
    is_house = not is_person(one.value)
    pieces = {
        "below the closing": sides.is_closed and name in sides.signature,
        "alone below the letter": name == sides.alone,
        "listed as signing": name in sides.listed,
        "at the head": name in sides.letterhead or name == sides.opening,
        "at the foot": name in sides.foot,
        "in an address": _is_online(one.value, sides.online),
        "beside its label": "label" in one.reason,
        "with a function": bool(one.office),
        "a name for a house": is_house and bool(ORGANISATION_NOUN.search(one.value) or is_cabinet(one.value)),
        "with its house": not is_house and any(_is_house_beside(other, sides) for other in others),
        "with who signs": is_house and any(_signs(other) for other in others),
    }
    return [words for words, holds in pieces.items() if holds]


def _for_recipient(reading: Reading, sides: _Sides, one: Proposed) -> list[str]:
    """List what speaks for a recipient."""
    words = frozenset(_folded(one.value).split())
    block = _block_of(reading, one)
    lines = [line.text for line in block.lines] if block else []
    at = next((line.text for line in reading.lines if line.start <= (one.start or 0) < line.end), "")
    is_office = one.value == one.office
    pieces = {
        "beside its label": any(label.start <= (one.start or 0) < label.end for label in reading.labelled("to")),
        "with a form of address": has_form_of_address(at) and not is_office,
        "greeted": bool(sides.greeted) and sides.greeted <= words,
        "greeted by the office": bool(one.office) and is_public_office(_salutation(reading)),
        "with a function": bool(one.office) and not is_office,
        "a whole office": is_office and len(words) > 2,  # noqa: PLR2004  # words: "minister van Financiën"
        "above a street": block is not None and block.has_street,
        "a name for a house": not is_person(one.value) and bool(ORGANISATION_NOUN.search(one.value)),
        "with its house": is_person(one.value) and any(is_organisation(text) for text in lines if text != at),
        "with whom it is for": not is_person(one.value) and any(is_person(strip_address(text)) for text in lines),
        "named above in full": _is_in_salutation(reading, one) and not words <= sides.greeted,
    }
    return [words for words, holds in pieces.items() if holds]


def _is_denied(sides: _Sides, one: Proposed, others: Sequence[Proposed]) -> bool:
    """Tell whether a name stands on the other side too: who is greeted does not write, who signs is not written to."""
    words = frozenset(_folded(one.value).split())
    if one.field == "sender":
        is_greeted = bool(sides.greeted) and sides.greeted <= words and is_person(one.value)
        addressed = {
            _folded(it.value) for it in others if it.field == "recipient" and it.reason == "on the address line"
        }
        return is_greeted or _folded(one.value) in addressed
    name = _folded(one.value)
    return not (sides.greeted and sides.greeted <= words) and (name in sides.signature or name in sides.letterhead)


def _is_name(one: Proposed, text: str) -> bool:
    """Tell whether a value looks like a name, or returns in the letter as one does."""
    if one.value == one.office or is_cabinet(one.value):
        return True
    if STREET.search(one.value):
        return False
    if is_organisation(one.value):
        return may_be_name(one.value)
    is_surname = bool(read_addressed(one.value).name)
    returns = len(re.findall(rf"(?<!\w){re.escape(_folded(one.value))}(?!\w)", _folded(text))) > 1
    return may_be_name(one.value) and (is_person(one.value) or is_surname or returns)


def _sides_of(reading: Reading) -> _Sides:
    letter = reading.letter
    heads = find_letterheads(letter, len(letter.head), reading.text)
    signed = [*letter.signature, *letter.signatories]
    first = signed[-1].end if signed else 0
    foot = [line.text for line in reading.lines if signed and line.start > first]
    closing = letter.closing.text if letter.closing else ""
    return _Sides(
        signature=_folded("\n".join(line.text for line in signed)),
        alone=_alone(reading),
        listed=_folded("\n".join(line.text for line in letter.signatories)),
        letterhead=_folded("\n".join(head.text for head in heads)),
        opening=_folded(letter.head[0].text) if letter.head else "",
        foot=_folded("\n".join(foot)),
        online=" ".join(ONLINE.findall(reading.text)).casefold(),
        greeted=frozenset(_folded(_greeted(reading)).split()),
        is_closed=bool(closing),
    )


def _alone(reading: Reading) -> str:
    """Give the one name between a formula of closing and the end, where only functions and an address go with it."""
    closing, signed = reading.letter.closing, reading.letter.signature
    if not closing or not CLOSING.match(closing.text) or not signed:
        return ""
    rest = [line for line in signed[1:] if not is_contact(line.text) and not starts_with_office(line.text)]
    return "" if rest else _folded(strip_address(signed[0].text.partition(",")[0]))


def _greeted(reading: Reading) -> str:
    return read_addressed(_salutation(reading), french=reading.language == "fr").name


def _salutation(reading: Reading) -> str:
    return reading.letter.salutation.text if reading.letter.salutation else ""


def _is_in_salutation(reading: Reading, one: Proposed) -> bool:
    line = reading.letter.salutation
    return line is not None and line.start <= (one.start or 0) < line.end


def _block_of(reading: Reading, one: Proposed) -> Block | None:
    """Find the lines of the head a name stands among."""
    blocks = divide_head(reading.letter.head, frozenset())
    return next((it for it in blocks if it.lines[0].start <= (one.start or 0) < it.lines[-1].end), None)


def _is_house_beside(other: Proposed, sides: _Sides) -> bool:
    name = _folded(other.value)
    is_named = name in sides.signature or name in sides.letterhead
    return other.field == "sender" and is_organisation(other.value) and is_named


def _signs(other: Proposed) -> bool:
    return other.field == "sender" and is_person(other.value) and bool(other.office)


def _is_online(name: str, online: str) -> bool:
    """Tell whether a name stands in an address: a house in its domain, a person as first name and surname."""
    squeezed = _letters(name)
    return len(squeezed) >= SHORTEST_DOMAIN and squeezed in _letters(online)


def _letters(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z0-9@]", "", bare)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())

"""Whether a document went out, came in, or neither: by the archive's own name, else by who holds an office."""

import re
from collections.abc import Sequence

from archive.describing.base import SURE, ProposalField, Proposed
from archive.describing.offices import is_cabinet, is_public_office
from archive.describing.reading import Belief, Reading, from_text

NEITHER = frozenset(
    {"interview", "article", "declaration", "agreement", "resolution", "press-release", "minutes", "report"}
)
"""Kinds that are nobody's correspondence."""
DOMAIN = re.compile(r"@(?:[\w-]+\.)*([\w-]{4,})\.\w+")
SPACES = re.compile(r"[\W_]")
CORRESPONDENCE = frozenset({"letter", "email"})


def propose_direction(reading: Reading, found: Sequence[Proposed]) -> list[Proposed]:
    """Propose "out", "in" or "none" from the kind, the senders and the recipients found, best first."""
    kind = next(one for one in found if one.field == "kind")
    senders, recipients = _believed(found, "sender"), _believed(found, "recipient")
    if kind.value in NEITHER:
        return [_proposal("none", min(0.85, kind.confidence), f"the kind is {kind.value}", kind)]
    if kind.value not in CORRESPONDENCE:
        return []
    return _by_own_name(reading, senders, recipients) or _by_office(kind, senders, recipients)


def _believed(found: Sequence[Proposed], field: ProposalField) -> list[Proposed]:
    """Give who is sure on one side, or else the likeliest."""
    people = [one for one in found if one.field == field]
    return [one for one in people if one.confidence >= SURE] or people[:1]


def _by_own_name(reading: Reading, senders: list[Proposed], recipients: list[Proposed]) -> list[Proposed]:
    """Judge by where our own name stands: with who writes, with who is written to, or in the address above."""
    is_ours = [any(_is_own(one, reading.own_names) for one in people) for people in (senders, recipients)]
    if all(is_ours):
        return [_proposal("none", 0.85, "between ourselves", senders[0])]
    if is_ours[0]:
        return [_proposal("out", 0.95, "sent by ourselves", senders[0])]
    if is_ours[1]:
        return [_proposal("in", 0.95, "addressed to us", recipients[0])]
    below = (*reading.letter.signature, *reading.letter.signatories)
    if signed := next((line for line in below if _holds_name(line.text, reading.own_names)), None):
        return [from_text("direction", "out", signed, Belief(0.9, "our name stands below the closing"))]
    own_line = next((line for line in reading.letter.head if _holds_name(line.text, reading.own_names)), None)
    return [from_text("direction", "in", own_line, Belief(0.9, "our name stands in the address"))] if own_line else []


def _by_office(kind: Proposed, senders: list[Proposed], recipients: list[Proposed]) -> list[Proposed]:
    holder = next((one for one in senders if _holds_office(one)), None)
    addressee = next((one for one in recipients if _holds_office(one)), None)
    confidence = 0.8 if kind.value == "letter" else 0.5
    if holder and not addressee:
        return [_proposal("in", confidence, f"from an office: {holder.office or holder.value}", holder)]
    if addressee and not holder:
        return [
            _proposal("out", confidence, f"addressed to an office: {addressee.office or addressee.value}", addressee)
        ]
    if holder and addressee:
        return [_proposal("none", 0.5, "from one office-holder to another", holder)]
    return [_proposal("out", 0.4, "neither side holds an office", kind)] if kind.value == "letter" else []


def _holds_office(one: Proposed) -> bool:
    return is_public_office(one.office) or is_cabinet(one.value)


def _is_own(one: Proposed, own_names: tuple[str, ...]) -> bool:
    return _holds_name(f"{one.value} {one.words}", own_names) or _has_own_domain(one.words, own_names)


def _holds_name(text: str, own_names: tuple[str, ...]) -> bool:
    return any(name.casefold() in text.casefold() for name in own_names)


def _has_own_domain(words: str, own_names: tuple[str, ...]) -> bool:
    """Tell whether an e-mail address is of a domain that our name holds ("@openhaven.be", "Platform Open Haven")."""
    domain = DOMAIN.search(words)
    return domain is not None and any(domain[1].casefold() in SPACES.sub("", name.casefold()) for name in own_names)


def _proposal(value: str, confidence: float, reason: str, evidence: Proposed) -> Proposed:
    return Proposed(
        field="direction",
        value=value,
        words=evidence.words,
        confidence=confidence,
        reason=reason,
        start=evidence.start,
        end=evidence.end,
    )

"""Whether a document went out, came in, or neither: by the archive's own name, else by who holds an office."""

from collections.abc import Sequence

from archive.describing.base import Proposed
from archive.describing.offices import is_cabinet, is_public_office

NEITHER = frozenset(
    {"interview", "article", "declaration", "agreement", "resolution", "press-release", "minutes", "report"}
)
"""Kinds that are nobody's correspondence."""
CORRESPONDENCE = frozenset({"letter", "email"})


def propose_direction(found: Sequence[Proposed], own_names: tuple[str, ...]) -> list[Proposed]:
    """Propose "out", "in" or "none" from the kind, the senders and the recipients found."""
    kind = next((one for one in found if one.field == "kind"), None)
    senders = [one for one in found if one.field == "sender"]
    recipients = [one for one in found if one.field == "recipient"]
    if _names_own(senders, own_names):
        return [_proposal("out", 0.95, "sent by ourselves", senders[0])]
    if _names_own(recipients, own_names):
        return [_proposal("in", 0.95, "addressed to us", recipients[0])]
    if kind and kind.value in NEITHER:
        return [_proposal("none", min(0.85, kind.confidence), f"the kind is {kind.value}", kind)]
    if kind and kind.value in CORRESPONDENCE:
        return _by_office(kind, senders, recipients)
    return []


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
    return [_proposal("out", 0.4, "neither side holds an office", kind)]


def _holds_office(one: Proposed) -> bool:
    return is_public_office(one.office) or is_cabinet(one.value)


def _names_own(people: list[Proposed], own_names: tuple[str, ...]) -> bool:
    own = [name.casefold() for name in own_names]
    return any(name in one.value.casefold() or name in one.words.casefold() for one in people for name in own)


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

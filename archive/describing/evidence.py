"""How far a sender or recipient is believed: by all that speaks for and against a name, wherever it stands in a letter.

Every name in the head, the salutation and the signature is weighed for both sides. What is found out about it (where it
stands, what stands around it, who is greeted, who signs) are its pieces of evidence; a model fitted on letters of many
hands says how much each counts. So no place alone fills a name in, and one strong piece against it takes it back.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.describing.among import pieces_among, pieces_of_title
from archive.describing.base import SURE, Proposed
from archive.describing.candidates import OPEN_END, Candidate, as_proposals, find_candidates, in_full, lead_taken_off
from archive.describing.models import READ, model
from archive.describing.offices import starts_with_office
from archive.describing.pieces import context_of, folded, pieces_of, pieces_of_value
from archive.describing.reading import Reading

TOLD = frozenset(
    {
        "above a function",
        "above a street",
        "below a function",
        "both at the head and below",
        "greeted",
        "in an address online",
        "in the salutation",
        "its block has a form of address",
        "marked as signed",
        "signed",
        "signed for somebody",
        "with a form of address",
        "with a function on its line",
        "with a legal form",
    }
)
"""Pieces of evidence that are given as a reason; the others only count."""
NOT_BELIEVED = 0.5
LEAST, LEAST_UNGREETED = 0.2, 0.4
"""Confidence below which a name is not worth showing: in a letter, and where nobody is greeted."""
LEAST_OF_BEST = 0.08
"""Confidence from which the best of a letter is shown all the same: a person sees at once whether it is right."""
MOST = 6
LEAST_OF_FIELD = 0.05
"""Confidence from which an office with its field takes the place of the office alone."""
FIELD = re.compile(r"(?:van|voor|de|du|des|del|of|for|bij|aux?|en)\s|(?:de\sl|d|à\sl)'")
"""What leads to the field, house or place of an office; folded."""
CAPITAL_WITHIN = re.compile(r".[A-ZÀ-Ý]")

Weighed = tuple[Proposed, frozenset[str]]
"""A name as it is believed, and its pieces of evidence."""


def weigh_people(reading: Reading, proposals: Sequence[Proposed], title: Proposed | None) -> list[Proposed]:
    """Give senders and recipients the confidence that the letter as a whole gives them, each field best first.

    ``proposals`` are what the rules for each side read, ``title`` is the likeliest one. Names from a header of a message
    stand for themselves, and then nobody else is proposed for that side.
    """
    settled = [one for one in proposals if one.start is None or one.reason == "named in the header"]
    open_fields = {"sender", "recipient"} - {one.field for one in settled}
    weighed = [
        (_weighed(one, pieces), pieces) for one, pieces in gather(reading, proposals, title) if one.field in open_fields
    ]
    least = LEAST if reading.letter.salutation else LEAST_UNGREETED
    weighed = list(_with_fields(weighed))
    kept = [one for field in sorted(open_fields) for one in _without_rivals(_best(weighed, field, least))]
    return sorted([*settled, *kept], key=lambda one: -one.confidence)


def gather(reading: Reading, proposals: Sequence[Proposed], title: Proposed | None) -> Iterator[Weighed]:
    """Give each name that may be a sender or a recipient, for both fields, with its pieces of evidence."""
    context = context_of(reading)
    found: dict[str, list[Candidate]] = {}
    for candidate in find_candidates(reading):
        found.setdefault(candidate.value.casefold(), []).append(candidate)
    rules = _rules(proposals, [place.value for places in found.values() for place in places])
    for places in found.values():
        pieces = frozenset([*pieces_of(reading, context, places), *pieces_of_title(places, title)])
        pieces |= pieces_among(places, found)
        for one in as_proposals(places[0]):
            ruled = rules.pop((one.field, one.value.casefold()), None)
            yield (ruled, pieces | pieces_read(ruled)) if ruled else (one, pieces)
    for one in rules.values():
        pieces = frozenset(pieces_of_value(reading, context, one.value))
        yield one, pieces | pieces_read(one)


def pieces_read(ruled: Proposed) -> frozenset[str]:
    """Say what a rule read in a value, and whether it was sure."""
    return frozenset({f"{READ}{ruled.reason} ({'sure' if ruled.confidence >= SURE else 'unsure'})"})


def _rules(proposals: Sequence[Proposed], names: Sequence[str]) -> dict[tuple[str, str], Proposed]:
    """Give what the rules read, the best of each value, by field and value; with the names in full that stand there."""
    read = (one for one in reversed(proposals) if one.start is not None and one.field in {"sender", "recipient"})
    whole = (replace(one, value=in_full(lead_taken_off(one.value), names)) for one in read)
    return {(one.field, one.value.casefold()): one for one in whole if not OPEN_END.search(one.value)}


def _weighed(one: Proposed, pieces: frozenset[str]) -> Proposed:
    weights = model(one.field)
    return replace(one, confidence=round(weights.confidence(weights.probability(pieces)), 2))


def _with_fields(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """Believe an office with its field ("ambassadeur de Belgique") no less than the office alone, as it is greeted."""
    for one, pieces in weighed:
        bare = (
            it.confidence
            for it, _ in weighed
            if it.field == one.field and one.confidence >= LEAST_OF_FIELD and is_office_of(it.value, one.value)
        )
        yield replace(one, confidence=max(one.confidence, *bare, 0.0)), pieces


def is_office_of(bare: str, whole: str) -> bool:
    """Tell whether a name is an office without its field or place, and another the same office with it."""
    if not starts_with_office(bare) or CAPITAL_WITHIN.search(bare):
        return False
    behind = folded(whole).removeprefix(f"{folded(bare)} ")
    return behind != folded(whole) and bool(FIELD.match(behind))


def _best(weighed: Iterable[Weighed], field: str, least: float) -> list[Proposed]:
    """Give the best names of a field, each with what speaks most for it."""
    ranked = sorted((it for it in weighed if it[0].field == field), key=lambda it: -it[0].confidence)[:MOST]
    shown = [it for it in ranked if it[0].confidence >= least]
    shown = shown or [it for it in ranked[:1] if it[0].confidence >= LEAST_OF_BEST]
    return [replace(one, reason=model(field).reason(pieces, TOLD) or one.reason) for one, pieces in shown]


def _without_rivals(ranked: Sequence[Proposed]) -> Iterator[Proposed]:
    """Leave for a person what is only a rival of a name that is believed more."""
    for place, one in enumerate(ranked):
        is_rival = any(are_rivals(one.value, it.value) for it in ranked[:place])
        yield replace(one, confidence=min(one.confidence, NOT_BELIEVED)) if is_rival else one


def are_rivals(one: str, other: str) -> bool:
    """Tell whether two names are readings of the same words: one is a part of the other."""
    names = folded(one), folded(other)
    return names[0] in names[1] or names[1] in names[0]

"""How far a sender or recipient is believed: by all that speaks for and against a name, wherever it stands in a letter.

Every name in the head, the salutation and the signature is weighed for both sides. What is found out about it (where it
stands, what stands around it, who is greeted, who signs) are its pieces of evidence; a model fitted on letters of many
hands says how much each counts. So no place alone fills a name in, and one strong piece against it takes it back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from archive.describing.among import pieces_among, pieces_of_title
from archive.describing.base import SURE, Proposed
from archive.describing.candidates import Candidate, as_proposals, find_candidates, lead_taken_off
from archive.describing.circulated import HEADED
from archive.describing.fitted import model
from archive.describing.full_names import in_full
from archive.describing.models import READ, Model
from archive.describing.nobody import OPEN_END
from archive.describing.pieces import context_of, folded, pieces_of, pieces_of_value
from archive.describing.reading import Reading
from archive.describing.standing import Likely, are_rivals, standings
from archive.describing.verbal_notes import COMPLIMENTED
from archive.describing.whole_names import is_whole_of

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
SETTLED = frozenset({"named in the header", COMPLIMENTED, HEADED})
"""Reasons that leave nothing to weigh."""
NOT_BELIEVED = 0.5
LEAST, LEAST_UNGREETED = 0.2, 0.4
"""Confidence below which a name is not worth showing: in a letter, and where nobody is greeted."""
LEAST_OF_BEST = 0.08
"""Confidence from which the best of a letter is shown all the same: a person sees at once whether it is right."""
MOST = 6
LEAST_IN_FULL, A_LITTLE = 0.05, 0.001
"""Probability from which a name in full takes the place of a shorter one, and how far it goes ahead, at least."""
Weighed = tuple[Proposed, frozenset[str]]
"""A name for one side, and its pieces of evidence."""
Believed = tuple[Weighed, float]
"""A name for one side, and how likely it is among all names of its letter, from 0 to 1."""


def weigh_people(reading: Reading, proposals: Sequence[Proposed], title: Proposed | None) -> list[Proposed]:
    """Give senders and recipients the confidence that the letter as a whole gives them, each field best first.

    ``proposals`` are what the rules for each side read, ``title`` is the likeliest one. Names from a header of a
    message, the compliments of a verbal note and the heading of a circulated letter stand for themselves, and then
    nobody else is proposed for that side.
    """
    settled = [one for one in proposals if one.start is None or one.reason in SETTLED]
    open_fields = {"sender", "recipient"} - {one.field for one in settled}
    believed = _in_full(_believed(list(gather(reading, proposals, title))))
    least = LEAST if reading.letter.salutation else LEAST_UNGREETED
    kept = [one for field in sorted(open_fields) for one in _without_rivals(_best(believed, field, least))]
    return sorted([*settled, *kept], key=lambda one: -one.confidence)


def among(field: str) -> str:
    """Give the name of the model that weighs the names of a field among all of their letter."""
    return f"{field} among all"


def in_order(field: str) -> str:
    """Give the name of the model that puts the names of a field in order."""
    return f"{field} in order"


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
    return {
        (one.field, one.value.casefold()): one for one in whole if folded(one.value) and not OPEN_END.search(one.value)
    }


def _believed(weighed: Sequence[Weighed]) -> list[Believed]:
    """Say how likely names are, each by itself and then among all."""
    fields, pieces = [one.field for one, _ in weighed], [pieces for _, pieces in weighed]
    alone = _asked(Model.probabilities, fields, pieces)
    scores = _asked(lambda known, values: known.odds(values), list(map(in_order, fields)), pieces)
    likely = [
        Likely(one.field, one.value, own, probability, score)
        for (one, own), probability, score in zip(weighed, alone, scores, strict=True)
    ]
    return list(zip(weighed, _asked(Model.probabilities, list(map(among, fields)), standings(likely)), strict=True))


def _asked(
    ask: Callable[[Model, list[frozenset[str]]], list[float]], names: Sequence[str], values: Sequence[frozenset[str]]
) -> list[float]:
    """Ask for each value the model of its name; those of a model are asked at once."""
    found = [0.0] * len(values)
    for name in set(names):
        places = [place for place, it in enumerate(names) if it == name]
        for place, answer in zip(places, ask(model(name), [values[it] for it in places]), strict=True):
            found[place] = answer
    return found


def _in_full(believed: Sequence[Believed]) -> list[Believed]:
    """Believe an office with its field, as it stands at the head, rather than the office alone, as it is greeted.

    And a house with its legal form rather than without; and what goes on over a line's end rather than its parts.
    """
    raised = [probability for _, probability in believed]
    names = [name for (name, _), _ in believed]
    by_length = sorted(range(len(names)), key=lambda place: len(names[place].value))
    for place in (it for it in by_length if raised[it] >= LEAST_IN_FULL):
        shorter = [
            raised[it]
            for it in by_length
            if names[it].field == names[place].field and is_whole_of(names[place], names[it])
        ]
        raised[place] = max(raised[place], *(each + A_LITTLE * (1 + raised[place]) for each in shorter), 0.0)
    return [(weighed, probability) for (weighed, _), probability in zip(believed, raised, strict=True)]


def _best(believed: Iterable[Believed], field: str, least: float) -> list[Proposed]:
    """Give the best names of a field, each with what speaks most for it."""
    own = (it for it in believed if it[0][0].field == field)
    ranked = [
        (replace(one, confidence=round(model(among(field)).confidence(probability), 2)), pieces)
        for (one, pieces), probability in sorted(own, key=lambda it: -it[1])[:MOST]
    ]
    shown = [it for it in ranked if it[0].confidence >= least]
    shown = shown or [it for it in ranked[:1] if it[0].confidence >= LEAST_OF_BEST]
    return [replace(one, reason=model(field).reason(pieces, TOLD) or one.reason) for one, pieces in shown]


def _without_rivals(ranked: Sequence[Proposed]) -> Iterator[Proposed]:
    """Leave for a person what is only a rival of a name that is believed more, or the office of one that is named."""
    offices = {folded(one.office) for one in ranked if one.office and one.value != one.office}
    for place, one in enumerate(ranked):
        value = folded(one.value)
        is_rival = value in offices or any(are_rivals(value, folded(it.value)) for it in ranked[:place])
        yield replace(one, confidence=min(one.confidence, NOT_BELIEVED)) if is_rival else one

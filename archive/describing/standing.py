"""How a name stands among all names of its letter: how likely it is on both sides, and how likely the others are.

A first model weighs each name by itself, and another one puts those of a side in order; what both say of all of them is
the evidence of a last one, which knows that a letter has few senders, that nobody writes to himself, and that of two
readings of the same words one is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.describing.pieces import folded

STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Probabilities that are told apart."""
AHEAD = (0.05, 0.1, 0.2, 0.3, 0.5)
"""Differences of probability that are told apart."""
LEADS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Differences of score that are told apart."""
LAST = 4
"""Places counted one by one."""
IS = "is "
"""How the piece begins that says what a name is: "is person"."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A name for one side, its pieces of evidence, and how likely it is by itself, from 0 to 1.

    ``score`` puts the names of a side in order, the highest first; it says nothing beside the scores of other letters.
    """

    field: str
    value: str
    pieces: frozenset[str]
    probability: float
    score: float

    @property
    def classes(self) -> frozenset[str]:
        """The pieces that say what the name is."""
        return frozenset(piece for piece in self.pieces if piece.startswith(IS))


def are_rivals(one: str, other: str) -> bool:
    """Tell whether two folded names are readings of the same words: one is a part of the other."""
    return one in other or other in one


def standings(names: Sequence[Likely]) -> list[frozenset[str]]:
    """Give of each name of a letter, for both sides, the pieces of evidence on how it stands among all."""
    values = [folded(one.value) for one in names]
    order = sorted(range(len(names)), key=lambda place: -names[place].probability)
    return [frozenset(_standing(names, values, order, place)) for place in range(len(names))]


def _standing(names: Sequence[Likely], values: Sequence[str], order: Sequence[int], own: int) -> Iterator[str]:
    one = names[own]
    beside = [place for place in order if names[place].field == one.field]
    across = [place for place in order if names[place].field != one.field]
    others = [place for place in beside if place != own]
    yield from one.classes
    yield f"place {min(beside.index(own), LAST)}"
    yield from _from("likely", one.probability)
    yield from _from("somebody on the other side likely", names[across[0]].probability if across else 0.0)
    itself = next((names[place].probability for place in across if values[place] == values[own]), 0.0)
    yield from _from("on the other side likely", itself)
    if itself > one.probability:
        yield "likelier on the other side"
    rival = next((names[place] for place in others if are_rivals(values[place], values[own])), None)
    yield from _beside_reading(one, rival) if rival else ()
    apart = [names[place] for place in others if not are_rivals(values[place], values[own])]
    yield from _beside_name(one, apart[0]) if apart else ()
    yield f"place {min(sum(names[place].score > one.score for place in others), LAST)} in order"
    yield from _lead("", one, [names[place] for place in others])
    yield from _lead("the others ", one, apart)


def _lead(whom: str, one: Likely, others: Sequence[Likely]) -> Iterator[str]:
    """Say how far a name stands before the first of others in order, or behind it."""
    lead = one.score - max(it.score for it in others) if others else 0.0
    yield from (f"leads {whom}by {step}" for step in LEADS if lead > step)
    yield from (f"trails {whom}by {step}" for step in LEADS if -lead > step)


def _beside_reading(one: Likely, rival: Likely) -> Iterator[str]:
    """Say how a name stands to the likeliest other reading of its words."""
    yield from _from("another reading likely", rival.probability)
    yield from (f"another reading {piece}" for piece in rival.classes)
    if rival.probability > one.probability:
        yield f"a {'longer' if len(rival.value) > len(one.value) else 'shorter'} reading is likelier"


def _beside_name(one: Likely, other: Likely) -> Iterator[str]:
    """Say how a name stands to the likeliest of the others."""
    yield from _from("another name likely", other.probability)
    yield from (f"another name {piece}" for piece in other.classes)
    ahead = one.probability - other.probability
    yield from (f"ahead by {step}" for step in AHEAD if ahead > step)
    yield from (f"behind by {step}" for step in AHEAD if -ahead > step)


def _from(what: str, probability: float) -> Iterator[str]:
    return (f"{what} from {step}" for step in STEPS if probability >= step)

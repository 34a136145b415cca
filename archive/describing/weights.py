"""How far pieces of evidence are believed: one logistic model a field, fitted on letters of many hands.

The weights stand in ``weights.json``; ``python -m tests.evaluation.fitting`` fits them anew. A piece is a short English
clause a person can check ("below the closing"), with the class of what it speaks of before it ("person: greeted").
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from archive.describing.base import SURE

ALMOST = 0.99
"""No reading is certain."""


READ = "read: "
"""How a piece begins that says what a rule read in a value, and whether it was sure."""
JUDGEMENT = re.compile(r" \((?:un)?sure\)$")


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one field: one a piece (log odds), and the probability from which a value is sure."""

    weights: dict[str, float]
    sure: float

    def odds(self, pieces: Iterable[str]) -> float:
        """Add up the weights of pieces (log odds)."""
        return sum(self.weights.get(piece, 0.0) for piece in pieces)

    def probability(self, pieces: Iterable[str]) -> float:
        """Give how likely a value is right, from 0 to 1, by the pieces that speak for and against it."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds(pieces)))))

    def probabilities(self, values: Sequence[Iterable[str]]) -> list[float]:
        """Give how likely each of several values is the one that is right; the last stands for none of them."""
        odds = [self.odds(pieces) for pieces in values]
        powers = [math.exp(one - max(odds)) for one in odds]
        return [power / sum(powers) for power in powers]

    def confidence(self, probability: float) -> float:
        """Give the confidence for a probability: ``SURE`` where it is that of ``sure``, so that few are wrong."""
        if probability < self.sure:
            return SURE * probability / self.sure * ALMOST
        return SURE + (ALMOST - SURE) * (probability - self.sure) / (1 - self.sure)

    def reason(self, pieces: Iterable[str], told: frozenset[str], *, most: int = 3) -> str:
        """Name the pieces that speak most for a value: what a rule read in it, and of the others those to be told."""
        speaking = sorted((it for it in pieces if self.weights.get(it, 0) > 0), key=lambda it: (-self.weights[it], it))
        clauses: list[str] = []
        for clause in (_told(piece, told) for piece in speaking):
            if clause and not any(clause in other for other in clauses):
                clauses.append(clause)
        return ", ".join(clauses[:most])


def _told(piece: str, told: frozenset[str]) -> str:
    if piece.startswith(READ):
        return JUDGEMENT.sub("", piece.removeprefix(READ))
    clause = piece.rpartition(": ")[2]
    return clause if clause in told else ""


@cache
def model(field: str) -> Model:
    """Read the model of a field, on first use and once."""
    stored = json.loads(files("archive.describing").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(**stored[field])

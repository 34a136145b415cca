"""How far pieces of evidence are believed: what all models have in common, and the plainest of them.

A piece is a short English clause a person can check ("below the closing").
"""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from archive.describing.base import SURE

ALMOST = 0.99
"""No reading is certain."""
READ = "read: "
"""How a piece begins that says what a rule read in a value, and whether it was sure."""
JUDGEMENT = re.compile(r" \((?:un)?sure\)$")


@dataclass(frozen=True, slots=True)
class Model(ABC):
    """What a field is believed by; ``sure`` is the probability from which a value is filled in."""

    sure: float

    @abstractmethod
    def contributions(self, pieces: Collection[str]) -> Mapping[str, float]:
        """Say what each piece adds to the log odds; a piece that is not there may add to them too."""

    @abstractmethod
    def odds(self, values: Sequence[Collection[str]]) -> list[float]:
        """Say what the pieces of each value come to together (log odds)."""

    def probabilities(self, values: Sequence[Collection[str]]) -> list[float]:
        """Give how likely each value is right by itself, from 0 to 1, by the pieces that speak for and against it."""
        return [1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) for odds in self.odds(values)]

    def shares(self, values: Sequence[Collection[str]]) -> list[float]:
        """Give how likely each of several values is the one that is right; one may stand for none of them."""
        odds = self.odds(values)
        powers = [math.exp(one - max(odds)) for one in odds]
        return [power / sum(powers) for power in powers]

    def confidence(self, probability: float) -> float:
        """Give the confidence for a probability: ``SURE`` where it is that of ``sure``, so that few are wrong."""
        if probability < self.sure:
            return SURE * probability / self.sure * ALMOST
        return SURE + (ALMOST - SURE) * (probability - self.sure) / (1 - self.sure)

    def reason(self, pieces: Collection[str], told: frozenset[str], *, most: int = 3) -> str:
        """Name the pieces that speak most for a value: what a rule read in it, and of the others those to be told."""
        adds = self.contributions(pieces)
        speaking = sorted((it for it in pieces if adds.get(it, 0) > 0), key=lambda it: (-adds[it], it))
        clauses: list[str] = []
        for clause in (_told(piece, told) for piece in speaking):
            if clause and not any(clause in other for other in clauses):
                clauses.append(clause)
        return ", ".join(clauses[:most])


@dataclass(frozen=True, slots=True)
class LogisticModel(Model):
    """A logistic model: one weight a piece (log odds)."""

    weights: Mapping[str, float]

    def contributions(self, pieces: Collection[str]) -> Mapping[str, float]:
        """Give the weight of each piece that has one."""
        return {piece: self.weights[piece] for piece in pieces if piece in self.weights}

    def odds(self, values: Sequence[Collection[str]]) -> list[float]:
        """Add up the weights of the pieces of each value (log odds)."""
        # exactly, so that it is the same in whatever order they come
        return [math.fsum(self.weights.get(piece, 0.0) for piece in pieces) for pieces in values]


def _told(piece: str, told: frozenset[str]) -> str:
    if piece.startswith(READ):
        return JUDGEMENT.sub("", piece.removeprefix(READ))
    clause = piece.rpartition(": ")[2]
    return clause if clause in told else ""

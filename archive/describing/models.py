"""How far pieces of evidence are believed, by models fitted on letters of many hands.

A title is weighed by a logistic model: each piece has its weight, and the headings of a document share what is likely
among them. A sender or recipient is weighed by boosted trees (Friedman 2001), which see what pieces mean together. All
stand in ``models.json``; ``python -m tests.evaluation.fitting`` fits them anew. A piece is a short English clause a
person can check ("below the closing").
"""

import json
import math
import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from archive.describing.base import SURE

ALMOST = 0.99
"""No reading is certain."""
READ = "read: "
"""How a piece begins that says what a rule read in a value, and whether it was sure."""
JUDGEMENT = re.compile(r" \((?:un)?sure\)$")


class Tree(NamedTuple):
    """A piece, the mean of what lies below (log odds), and the trees for the piece's absence and its presence.

    A leaf has no piece, and in place of the mean the number that it stands for.
    """

    piece: str
    mean: float
    without: "Tree | None" = None
    with_it: "Tree | None" = None


@dataclass(frozen=True, slots=True)
class Model(ABC):
    """What a field is believed by; ``sure`` is the probability from which a value is filled in."""

    sure: float

    @abstractmethod
    def contributions(self, pieces: Collection[str]) -> Mapping[str, float]:
        """Say what each piece adds to the log odds; a piece that is not there may add to them too."""

    @abstractmethod
    def odds(self, pieces: Collection[str]) -> float:
        """Say what pieces come to together (log odds)."""

    def probability(self, pieces: Collection[str]) -> float:
        """Give how likely a value is right, from 0 to 1, by the pieces that speak for and against it."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds(pieces)))))

    def probabilities(self, values: Sequence[Collection[str]]) -> list[float]:
        """Give how likely each of several values is the one that is right; one may stand for none of them."""
        odds = [self.odds(pieces) for pieces in values]
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

    def odds(self, pieces: Collection[str]) -> float:
        """Add up the weights of pieces (log odds)."""
        return math.fsum(self.weights.get(piece, 0.0) for piece in pieces)  # the same in whatever order they come


@dataclass(frozen=True, slots=True)
class BoostedTrees(Model):
    """Boosted trees: each goes from piece to piece to a number, and the numbers add up."""

    trees: Sequence[Tree]

    def contributions(self, pieces: Collection[str]) -> Mapping[str, float]:
        """Follow each tree, and give each piece on the way what the mean changes by; source: Saabas 2014."""
        adds: defaultdict[str, float] = defaultdict(float)
        for tree in self.trees:
            piece, mean, without, with_it = tree
            while without and with_it:
                below = with_it if piece in pieces else without
                adds[piece] += below.mean - mean
                piece, mean, without, with_it = below
        return adds

    def odds(self, pieces: Collection[str]) -> float:
        """Add up the numbers that the trees lead to (log odds)."""
        total = 0.0
        for tree in self.trees:
            piece, mean, without, with_it = tree
            while without and with_it:
                piece, mean, without, with_it = with_it if piece in pieces else without
            total += mean
        return total


def as_trees(stored: Iterable[object]) -> tuple[Tree, ...]:
    """Read trees as they are stored: lists for tuples."""
    return tuple(_as_tree(one) for one in stored)


def _as_tree(stored: object) -> Tree:
    if not isinstance(stored, list):
        return Tree("", cast("float", stored))
    piece, mean, without, with_it = stored
    return Tree(piece, mean, _as_tree(without), _as_tree(with_it))


def as_stored(tree: Tree) -> object:
    """Give a tree as it is stored; ``as_trees`` reads it."""
    if tree.without is None or tree.with_it is None:
        return tree.mean
    return [tree.piece, tree.mean, as_stored(tree.without), as_stored(tree.with_it)]


def _told(piece: str, told: frozenset[str]) -> str:
    if piece.startswith(READ):
        return JUDGEMENT.sub("", piece.removeprefix(READ))
    clause = piece.rpartition(": ")[2]
    return clause if clause in told else ""


@cache
def model(field: str) -> Model:
    """Read the model of a field, on first use and once."""
    stored = json.loads(files("archive.describing").joinpath("models.json").read_text(encoding="utf-8"))[field]
    if "trees" in stored:
        return BoostedTrees(stored["sure"], as_trees(stored["trees"]))
    return LogisticModel(stored["sure"], stored["weights"])

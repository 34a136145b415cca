"""The models that evidence is believed by, fitted: weights of titles, and boosted trees of senders and recipients.

Weights by logistic regression with a penalty on their squares, by gradient descent with momentum (Nesterov 1983); trees
by LightGBM (Ke et al. 2017); those that put the names of a letter in order by LambdaMART (Burges 2010).
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from archive.describing.trees import Tree

ROUNDS = 600
POWER_ROUNDS = 30
PENALTY = 3.0
RARE = 4
"""Pieces found in fewer rows get no weight."""
LEAST_WEIGHT = 0.02
"""A smaller weight (log odds) is not kept."""

TREE = {
    "boost_from_average": False,
    "min_data_in_leaf": 15,
    "lambda_l2": 5.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "deterministic": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
RARE_IN_TREES, RARE_WORD_IN_TREES = 8, 25
"""Pieces, and words that names begin or end with, found in fewer rows are not asked for in trees."""
MOST_IN_TREES = 9.0
"""How much one row counts at most for trees: they learn a row by heart that counts more."""
PLACES = 3
"""Digits kept of the numbers in trees."""

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Shape:
    """How many trees a model has, how many leaves each, and how much each adds; ``objective`` is that of LightGBM."""

    trees: int
    leaves: int
    rate: float
    objective: str = "binary"


FIRST, IN_ORDER, SECOND = Shape(150, 32, 0.1), Shape(300, 32, 0.1, "lambdarank"), Shape(100, 8, 0.05)
"""The models of names by themselves, of their order, and of how they stand among all."""
FIRST_PLACES = 20
"""Places of an order in which it matters who comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of one letter: its pieces, whether it is right, where it is from, and how much it counts."""

    pieces: frozenset[str]
    is_right: bool
    hand: str
    letter: str
    weight: float
    value: str


def fit_weights(rows: Sequence[Row]) -> dict[str, float]:
    """Fit the weight of each piece to rows of which one of each letter is right."""
    counts = Counter(piece for row in rows for piece in row.pieces)
    at = {piece: place for place, piece in enumerate(sorted(it for it, count in counts.items() if count >= RARE))}
    known = [[at[piece] for piece in row.pieces if piece in at] for row in rows]
    table = _Table(
        np.array([place for places in known for place in places], dtype=np.intp),
        np.repeat(np.arange(len(rows)), [len(places) for places in known]),
        np.array([row.weight for row in rows]),
        len(at),
    )
    letters = _letters(rows)
    right = np.array([row.is_right for row in rows], dtype=float)
    weights, ahead, moment = np.zeros(len(at)), np.zeros(len(at)), 1.0
    step = 1 / (table.curvature() + PENALTY)
    for _ in range(ROUNDS):
        slope = table.slope(_error(table.odds(ahead), right, letters)) + PENALTY * ahead
        after = ahead - step * slope
        moment_after = (1 + np.sqrt(1 + 4 * moment**2)) / 2
        ahead = after + (moment - 1) / moment_after * (after - weights)
        weights, moment = after, moment_after
    found = {piece: round(float(weights[place]), 2) for piece, place in at.items()}
    return {piece: weight for piece, weight in found.items() if abs(weight) >= LEAST_WEIGHT}


@dataclass(frozen=True, slots=True)
class _Table:
    """Which piece stands in which row, as pairs; ``counted`` is how much each row counts, ``size`` how many pieces."""

    pieces: Places
    rows: Places
    counted: Floats
    size: int

    def odds(self, weights: Floats) -> Floats:
        return np.asarray(np.bincount(self.rows, weights[self.pieces], len(self.counted)), dtype=float)

    def slope(self, error: Floats) -> Floats:
        return np.asarray(np.bincount(self.pieces, (self.counted * error)[self.rows], self.size), dtype=float)

    def curvature(self) -> float:
        """Bound the curvature of the loss: half the largest eigenvalue of the pieces' products, by power iteration."""
        vector, value = np.ones(self.size) / np.sqrt(self.size), 0.0
        for _ in range(POWER_ROUNDS):
            vector = self.slope(self.odds(vector))
            value = float(np.linalg.norm(vector))
            vector /= value
        return value / 2


def _error(odds: Floats, right: Floats, letters: Places) -> Floats:
    """Give how far each row is predicted too high; the right values of a letter share its whole."""
    shares = _shares(odds, letters)
    wanted = shares * right
    return shares - wanted / np.maximum(np.bincount(letters, weights=wanted)[letters], 1e-12)


def _shares(odds: Floats, letters: Places) -> Floats:
    most = np.full(letters.max() + 1, -np.inf)
    np.maximum.at(most, letters, odds)
    powers = np.exp(odds - most[letters])
    return np.asarray(powers / np.bincount(letters, weights=powers)[letters], dtype=float)


def _letters(rows: Sequence[Row]) -> Places:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(row.letter, len(numbers)) for row in rows], dtype=np.intp)


def fit_trees(rows: Sequence[Row], shape: Shape) -> list[Tree]:
    """Fit trees to rows that are each right or wrong, or of which the right ones of each letter come first."""
    group = None
    if shape.objective == "lambdarank":
        letters: dict[str, list[Row]] = {}
        for row in rows:
            letters.setdefault(row.letter, []).append(row)
        told = [of_letter for of_letter in letters.values() if any(row.is_right for row in of_letter)]
        rows, group = [row for of_letter in told for row in of_letter], list(map(len, told))
    counts = Counter(piece for row in rows for piece in row.pieces)
    pieces = sorted(it for it, count in counts.items() if count >= _least(it))
    at = {piece: place for place, piece in enumerate(pieces)}
    held = [sorted(at[piece] for piece in row.pieces if piece in at) for row in rows]
    edges = np.cumsum([0, *map(len, held)])
    places = np.array([place for one in held for place in one], dtype=np.int32)
    table = csr_array((np.ones(len(places), dtype=np.float32), places, edges), shape=(len(rows), len(pieces)))
    right = np.array([row.is_right for row in rows], dtype=float)
    counted = np.array([min(row.weight, MOST_IN_TREES) for row in rows])
    asked = {
        **TREE,
        "objective": shape.objective,
        "num_leaves": shape.leaves,
        "learning_rate": shape.rate,
        "lambdarank_truncation_level": FIRST_PLACES,
    }
    booster = lightgbm.train(asked, lightgbm.Dataset(table, right, weight=counted, group=group), shape.trees)
    return [_tree(it["tree_structure"], pieces)[0] for it in booster.dump_model()["tree_info"]]


def _least(piece: str) -> int:
    return RARE_WORD_IN_TREES if piece.startswith(("begins with: ", "ends with: ")) else RARE_IN_TREES


def _tree(node: Mapping[str, Any], pieces: Sequence[str]) -> tuple[Tree, float]:
    """Read a tree of LightGBM; give it with how many rows it was fitted on."""
    if "split_feature" not in node:
        return round(float(node["leaf_value"]), PLACES), float(node.get("leaf_count", 1))
    without, absent = _tree(node["left_child"], pieces)  # at most 0.5: the piece is not there
    with_it, present = _tree(node["right_child"], pieces)
    mean = (_mean(without) * absent + _mean(with_it) * present) / (absent + present)
    return (pieces[int(node["split_feature"])], round(mean, PLACES), without, with_it), absent + present


def _mean(tree: Tree) -> float:
    return tree[1] if isinstance(tree, tuple) else tree


def written(fitted: Mapping[str, Mapping[str, object]]) -> str:
    """Write the models of all fields as JSON: a weight or a tree on a line."""
    fields = (f"{json.dumps(field)}: {_field(known)}" for field, known in sorted(fitted.items()))
    return "{{{}}}".format(",\n".join(fields))


def _field(known: Mapping[str, object]) -> str:
    models = ",\n".join(f"{json.dumps(name)}: {_lines(value)}" for name, value in known.items())
    return f"{{{models}}}"


def _lines(value: object) -> str:
    def compact(it: object) -> str:
        return json.dumps(it, ensure_ascii=False, separators=(",", ":"))

    if isinstance(value, Mapping):
        return "{{\n{}}}".format(",\n".join(f"{compact(name)}:{compact(value[name])}" for name in sorted(value)))
    return "[\n{}]".format(",\n".join(map(compact, value))) if isinstance(value, list) else compact(value)

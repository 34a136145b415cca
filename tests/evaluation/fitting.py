"""Fit how far evidence is believed: ``python -m tests.evaluation.fitting [--dry]``.

Logistic regression with a penalty on the squares of the weights, by gradient descent with momentum (Nesterov 1983), on
the letters of the hands and two of each template. Names are each right or wrong; of titles one is right, or none, so
theirs is a choice among all that one document offers. What is sure is set by folds: each hand is predicted by a model
that has not seen it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import archive.describing
import tests.archive.describing
from archive.describing.base import ProposalField, Proposed
from archive.describing.describe import weighable
from archive.describing.evidence import are_rivals
from archive.readers.base import Extract
from archive.readers.registry import read
from tests.archive.describing.expectations import load
from tests.evaluation.generate import Part, write_letters
from tests.evaluation.hands import read_letters
from tests.evaluation.measure import TODAY, comparable, extract_of
from tests.expected import OWN_CORPORA

WEIGHTS = Path(archive.describing.__file__).with_name("weights.json")
ROUNDS = 600
POWER_ROUNDS = 30
PENALTY = {"title": 3.0, "sender": 3.0, "recipient": 3.0}
RARE = 4
"""Pieces found in fewer rows get no weight."""
HAND, TEMPLATE, SAMPLE = 3.0, 0.5, 15.0
"""How much a document counts: by a hand, of a template, of the samples."""
PEOPLE_AND_TITLE: tuple[ProposalField, ...] = ("sender", "recipient", "title")
LETTERS = Path(tests.archive.describing.__file__).with_name("letters")
WRONG = {"title": 0.01, "sender": 0.04, "recipient": 0.04}
"""Share of what is sure that may be wrong, on hands that the model has not seen."""
LEAST_SURE = 0.7
LEAST_WEIGHT = 0.02
"""A smaller weight (log odds) is not kept."""
CHOICES = frozenset({"title"})
"""Fields of which a document has one value or none."""

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of one letter: its pieces, whether it is right, where it is from, and how much it counts."""

    pieces: frozenset[str]
    is_right: bool
    hand: str
    letter: str
    weight: float
    value: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document with what is true of it; ``is_whole`` says that no other name than those stated is right."""

    extract: Extract
    truth: Mapping[str, Sequence[str]]
    hand: str
    weight: float
    is_whole: bool = True


def main() -> None:
    """Fit the models and write them down."""
    ask = argparse.ArgumentParser(prog="python -m tests.evaluation.fitting", description=__doc__)
    ask.add_argument("--dry", action="store_true", help="only print how well hands are predicted that were not seen")
    ask.add_argument("--show", type=int, default=0, help="list as many of the wrong values that seem right")
    options = ask.parse_args()
    rows = rows_of(documents())
    stored = {field: _fit_field(field, rows[field], show=options.show) for field in sorted(rows)}
    if not options.dry:
        text = json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True)
        WEIGHTS.write_text(f"{text}\n", encoding="utf-8")


def documents() -> Iterator[Known]:
    """Give all that is fitted on: the hands, two letters of each template, and the files of the samples."""
    for letter in read_letters("development"):
        yield Known(extract_of(letter), letter.truth, letter.template.name.partition("/")[0], HAND)
    parts: tuple[Part, ...] = ("development", "heldout")
    for part in parts:
        for letter in write_letters(part, each=2, seed=7):
            yield Known(extract_of(letter), letter.truth, "", TEMPLATE)
    for row in (row for folder in (*OWN_CORPORA, LETTERS) for row in load(folder)):
        truth = {str(field): (row.values[field],) for field in PEOPLE_AND_TITLE if field in row.values}
        yield Known(read(row.path.read_bytes(), name=row.path.name), truth, "", SAMPLE, is_whole=False)


def rows_of(documents: Iterable[Known]) -> dict[str, list[Row]]:
    """Gather the rows of each field."""
    rows: dict[str, list[Row]] = {}
    for number, known in enumerate(documents):
        own: dict[str, list[Row]] = {}
        for field, one, pieces in weighable(known.extract, today=TODAY):
            if (truth := known.truth.get(field)) is not None:
                of_field = own.setdefault(field, [])
                is_right = _is_right(one, truth) if one else not any(row.is_right for row in of_field)
                of_field.append(Row(pieces, is_right, known.hand, f"{number}", known.weight, one.value if one else ""))
        for field, of_field in own.items():
            is_whole = known.is_whole or field in CHOICES
            rows.setdefault(field, []).extend(row for row in of_field if is_whole or row.is_right)
    return rows


def _is_right(one: Proposed, truth: Iterable[str]) -> bool:
    return comparable(one.value) in {comparable(value) for value in truth}


def _fit_field(field: str, rows: Sequence[Row], *, show: int) -> dict[str, object]:
    """Fit one field; print how well each hand is predicted by the others."""
    unseen: list[tuple[float, Row]] = []
    for hand in sorted({row.hand for row in rows} - {""}):
        own = [row for row in rows if row.hand == hand]
        weights = fit(field, [row for row in rows if row.hand != hand])
        unseen += zip(predict(field, own, weights), own, strict=True)
    unseen = [(share, row) for share, row in unseen if row.value]
    kept = unseen if field in CHOICES else list(_without_rivals(unseen))
    sure = _threshold(kept, WRONG[field])
    _print_field(field, kept, sure, show)
    weights = {piece: round(weight, 2) for piece, weight in fit(field, rows).items() if abs(weight) >= LEAST_WEIGHT}
    return {"sure": round(sure, 3), "weights": weights}


def _without_rivals(unseen: Iterable[tuple[float, Row]]) -> Iterator[tuple[float, Row]]:
    """Leave out what is a part of a likelier name of its letter, or holds one, as description does."""
    likelier: dict[str, list[str]] = {}
    for share, row in sorted(unseen, key=lambda it: -it[0]):
        known = likelier.setdefault(row.letter, [])
        if not any(are_rivals(row.value, it) for it in known):
            known.append(row.value)
            yield share, row


def fit(field: str, rows: Sequence[Row]) -> dict[str, float]:
    """Fit weights by penalised logistic regression (log odds, one a piece)."""
    counts = Counter(piece for row in rows for piece in row.pieces)
    at = {piece: place for place, piece in enumerate(sorted(it for it, count in counts.items() if count >= RARE))}
    known = [[at[piece] for piece in row.pieces if piece in at] for row in rows]
    table = _Table(
        np.array([place for places in known for place in places], dtype=np.intp),
        np.repeat(np.arange(len(rows)), [len(places) for places in known]),
        np.array([row.weight for row in rows]),
        len(at),
    )
    letters = _letters(rows) if field in CHOICES else None
    right = np.array([row.is_right for row in rows], dtype=float)
    weights, ahead, moment = np.zeros(len(at)), np.zeros(len(at)), 1.0
    step = 1 / (table.curvature() + PENALTY[field])
    for _ in range(ROUNDS):
        slope = table.slope(_error(table.odds(ahead), right, letters)) + PENALTY[field] * ahead
        after = ahead - step * slope
        moment_after = (1 + np.sqrt(1 + 4 * moment**2)) / 2
        ahead = after + (moment - 1) / moment_after * (after - weights)
        weights, moment = after, moment_after
    return {piece: float(weights[place]) for piece, place in at.items()}


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


def _error(odds: Floats, right: Floats, letters: Places | None) -> Floats:
    """Give how far each row is predicted too high; of a choice the right values of a letter share its whole."""
    if letters is None:
        return 1 / (1 + np.exp(-odds)) - right
    shares = _shares(odds, letters)
    wanted = shares * right
    return shares - wanted / np.maximum(np.bincount(letters, weights=wanted)[letters], 1e-12)


def _shares(odds: Floats, letters: Places) -> Floats:
    most = np.full(letters.max() + 1, -np.inf)
    np.maximum.at(most, letters, odds)
    powers = np.exp(odds - most[letters])
    return powers / np.bincount(letters, weights=powers)[letters]


def _letters(rows: Sequence[Row]) -> Places:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(row.letter, len(numbers)) for row in rows], dtype=np.intp)


def predict(field: str, rows: Sequence[Row], weights: dict[str, float]) -> list[float]:
    """Give how likely each row is right, from 0 to 1."""
    odds = np.array([sum(weights.get(piece, 0.0) for piece in row.pieces) for row in rows])
    shares = _shares(odds, _letters(rows)) if field in CHOICES else 1 / (1 + np.exp(-odds))
    return [float(share) for share in shares]


def _threshold(unseen: Sequence[tuple[float, Row]], most_wrong: float) -> float:
    """Give the lowest probability from which at most this share is wrong."""
    wrong, best = 0, 0.99
    for count, (share, row) in enumerate(sorted(unseen, key=lambda it: -it[0]), start=1):
        wrong += not row.is_right
        if share < LEAST_SURE:
            break
        if wrong <= most_wrong * count:
            best = share
    return best


def _print_field(field: str, unseen: Sequence[tuple[float, Row]], sure: float, show: int) -> None:
    letters: dict[str, list[tuple[float, Row]]] = {}
    for share, row in unseen:
        letters.setdefault(row.letter, []).append((share, row))
    stated = [it for it in letters.values() if any(row.is_right for _, row in it)]
    right = sum(max(it, key=lambda one: one[0])[1].is_right for it in stated) / len(stated)
    print(
        f"\n{field}: {len(stated)} letters of hands not seen; the likeliest is right in {right:.1%};"
        f" sure from {sure:.3f}"
    )
    for least in sorted({0.7, 0.8, 0.9, 0.95, sure}):
        above = [row for share, row in unseen if share >= least]
        filled = sum(any(share >= least for share, _ in it) for it in stated) / len(stated)
        wrong = sum(not row.is_right for row in above) / max(len(above), 1)
        print(f"  from {least:.3f}: {filled:.1%} filled in, {wrong:.1%} wrong")
    wrong_ones = sorted(((share, row) for share, row in unseen if not row.is_right), key=lambda it: -it[0])
    for share, row in wrong_ones[:show]:
        print(f"  {share:.3f} {row.hand} {row.value!r}")


if __name__ == "__main__":
    main()

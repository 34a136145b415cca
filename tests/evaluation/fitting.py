"""Fit how far evidence is believed: ``python -m tests.evaluation.fitting [--dry]``, with ``.[fitting]`` installed.

Fitted on the letters of the hands, two of each template, and the samples. Names are each right or wrong; of titles one
is right, or none, so theirs is a choice among all that one document offers. What is sure is set by folds: the hands are
predicted by models that have not seen them.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import archive.describing
import tests.archive.describing
from archive.describing.base import ProposalField, Proposed
from archive.describing.describe import weighable
from archive.describing.evidence import among, in_order
from archive.describing.fitted import as_model
from archive.describing.models import Model
from archive.describing.pieces import folded
from archive.describing.standing import Likely, are_rivals, standings
from archive.readers.base import Extract
from archive.readers.registry import read
from tests.archive.describing.expectations import load
from tests.evaluation.generate import Part, write_letters
from tests.evaluation.hands import read_letters
from tests.evaluation.measure import TODAY, comparable, extract_of
from tests.evaluation.models import FIRST, IN_ORDER, SECOND, Row, fit_trees, fit_weights, written
from tests.expected import OWN_CORPORA

MODELS = Path(archive.describing.__file__).with_name("models.json")
FOLDS = 6
"""Parts that the hands are divided in; each is predicted by a model of the others."""
HAND, TEMPLATE, SAMPLE = 3.0, 0.5, 15.0
"""How much a document counts: by a hand, of a template, of the samples."""
PEOPLE_AND_TITLE: tuple[ProposalField, ...] = ("sender", "recipient", "title")
LETTERS = Path(tests.archive.describing.__file__).with_name("letters")
WRONG = {"title": 0.025, "sender among all": 0.035, "recipient among all": 0.035}
"""Share of what is sure that may be wrong, on hands that the model has not seen."""
LEAST_SURE = 0.7
CHOICES = frozenset({"title"})
"""Fields of which a document has one value or none."""


SIDES = ("sender", "recipient")
"""Fields whose names are weighed by themselves, put in order, and weighed among all of their letter."""
ORDERS = frozenset(map(in_order, SIDES))
SHAPES = dict.fromkeys(SIDES, FIRST) | dict.fromkeys(ORDERS, IN_ORDER)


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
    fitted = {name: _fit(name, rows[field]) for field in SIDES for name in (field, in_order(field))}
    rows |= standing_of({field: rows[field] for field in SIDES})
    judged = (field for field in sorted(rows) if field not in SIDES)
    fitted |= {field: _fit_field(field, rows[field], show=options.show) for field in judged}
    if not options.dry:
        MODELS.write_text(f"{written(fitted)}\n", encoding="utf-8")


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


def standing_of(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """Give the rows of the last models: how the names of a letter stand, by first models that have not seen it."""
    letters: dict[str, list[tuple[str, Row, Likely]]] = {}
    for field, of_field in rows.items():
        unseen = zip(_unseen(field, of_field), _unseen(in_order(field), of_field), strict=True)
        for row, (probability, score) in zip(of_field, unseen, strict=True):
            likely = Likely(field, row.value, row.pieces, probability, score)
            letters.setdefault(row.letter, []).append((field, row, likely))
    again: dict[str, list[Row]] = {among(field): [] for field in rows}
    for names in letters.values():
        for (field, row, _), standing in zip(names, standings([likely for _, _, likely in names]), strict=True):
            again[among(field)].append(replace(row, pieces=standing))
    return again


def _unseen(field: str, rows: Sequence[Row]) -> list[float]:
    """Predict each row by a model of the others: hands by other hands, what is of none by the other half of it."""
    parts = {row.letter: row.hand or f"half {int(row.letter) % 2}" for row in rows}
    hands = sorted(set(parts.values()))
    shares = [0.0] * len(rows)
    for held in (frozenset(hands[fold::FOLDS]) for fold in range(FOLDS)):
        known = as_model(_fit(field, [row for row in rows if parts[row.letter] not in held]))
        own = [place for place, row in enumerate(rows) if parts[row.letter] in held]
        for place, share in zip(own, predict(field, [rows[it] for it in own], known), strict=True):
            shares[place] = share
    return shares


def _fit_field(field: str, rows: Sequence[Row], *, show: int) -> dict[str, object]:
    """Fit one field; print how well each hand is predicted by the others."""
    unseen = [(share, row) for share, row in zip(_unseen(field, rows), rows, strict=True) if row.hand and row.value]
    kept = unseen if field in CHOICES else list(_without_rivals(unseen))
    sure = _threshold(kept, WRONG[field])
    _print_field(field, kept, sure, show)
    return {**_fit(field, rows), "sure": round(sure, 3)}


def _fit(field: str, rows: Sequence[Row]) -> dict[str, object]:
    """Fit the model of a field, in the form in which it is stored; what is sure is left open (1)."""
    if field in CHOICES:
        return {"sure": 1.0, "weights": fit_weights(rows)}
    return {"sure": 1.0, "trees": fit_trees(rows, SHAPES.get(field, SECOND))}


def _without_rivals(unseen: Iterable[tuple[float, Row]]) -> Iterator[tuple[float, Row]]:
    """Leave out what is a part of a likelier name of its letter, or holds one, as description does."""
    likelier: dict[str, list[str]] = {}
    for share, row in sorted(unseen, key=lambda it: -it[0]):
        known = likelier.setdefault(row.letter, [])
        if not any(are_rivals(folded(row.value), it) for it in known):
            known.append(folded(row.value))
            yield share, row


def predict(field: str, rows: Sequence[Row], known: Model) -> list[float]:
    """Give how likely each row is right, from 0 to 1; or what puts the rows of a letter in order."""
    if field in ORDERS:
        return known.odds([row.pieces for row in rows])
    if field not in CHOICES:
        return known.probabilities([row.pieces for row in rows])
    letters: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        letters.setdefault(row.letter, []).append(place)
    shares = [0.0] * len(rows)
    for places in letters.values():
        for place, share in zip(places, known.shares([rows[it].pieces for it in places]), strict=True):
            shares[place] = share
    return shares


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

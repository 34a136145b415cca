"""What is fitted on letters of many hands: the pieces of evidence, and how far they are believed."""

import pytest

from archive.describing.base import SURE
from archive.describing.describe import weighable
from archive.describing.evidence import among, in_order
from archive.describing.fitted import model
from archive.describing.models import LogisticModel
from archive.describing.trees import BoostedTrees, Tree
from tests.archive.describing.extracts import TODAY, extract, letter

LETTER = letter(
    "nl",
    head="Platform Zuid vzw\nKerkstraat 3\n9000 Gent\n\nDe heer Jan Vermoer\nMinister van Financiën\n\n"
    "Betreft: de haven",
    salutation="Geachte heer Vermoer,",
    foot="Hoogachtend,\n\nEls Claes\nvoorzitter",
)


def _pieces(field: str, value: str | None) -> frozenset[str]:
    rows = weighable(extract(LETTER), today=TODAY)
    return next(pieces for name, one, pieces in rows if name == field and (one.value if one else None) == value)


def test_every_name_is_weighed_for_both_sides_and_every_title_against_there_being_none() -> None:
    assert {"greeted", "is person", "with a form of address"} <= _pieces("recipient", "Jan Vermoer")
    assert _pieces("sender", "Jan Vermoer") >= {"greeted"}
    assert {"signed", "is person", "above a function"} <= _pieces("sender", "Els Claes")
    assert "beside the label" in _pieces("title", "de haven")
    assert "no title" in _pieces("title", None)


FIRST = {"sender", "recipient", in_order("sender"), in_order("recipient")}


@pytest.mark.parametrize("field", [*sorted(FIRST), among("sender"), among("recipient"), "title"])
def test_each_field_has_its_model_and_is_sure_only_where_it_is_likely(field: str) -> None:
    known = model(field)
    assert 0.7 <= known.sure <= 1
    assert (known.sure == 1) == (field in FIRST), "a name by itself is never sure"
    assert isinstance(known, LogisticModel if field == "title" else BoostedTrees)
    assert len(known.weights if isinstance(known, LogisticModel) else getattr(known, "roots", ())) >= 100


def test_the_confidence_reaches_sure_where_few_were_wrong() -> None:
    weights = LogisticModel(0.9, {"signed": 2.0})
    assert weights.confidence(0.9) == pytest.approx(SURE)
    assert weights.confidence(0.89) < SURE < weights.confidence(0.95)
    signed, nothing = weights.probabilities([["signed"], []])
    assert signed > nothing == 0.5
    assert sum(weights.shares([["signed"], []])) == pytest.approx(1)


def test_a_tree_sees_what_pieces_mean_together() -> None:
    stored: list[Tree] = [("signed", 0.5, -1.0, ("in capitals", 1.0, 2.0, -2.0)), 0.25]
    trees = BoostedTrees.of(0.9, stored)
    assert trees.odds([{"signed"}, {"signed", "in capitals"}, {"in capitals"}]) == [2.25, -1.75, -0.75]
    assert trees.odds([]) == []
    assert trees.contributions({"signed", "in capitals"}) == {"signed": 0.5, "in capitals": -3.0}
    assert trees.reason({"signed"}, frozenset({"signed", "in capitals"})) == "signed"


def test_a_reason_names_what_speaks_most_once_and_nothing_that_only_counts() -> None:
    weights = LogisticModel(
        0.9, {"signed": 1.0, "read: signed, with a function (sure)": 2.0, "of 2 words": 3.0, "greeted": -1.0}
    )
    pieces = ["of 2 words", "greeted", "signed", "read: signed, with a function (sure)"]
    assert weights.reason(pieces, frozenset({"signed", "greeted"})) == "signed, with a function"

"""The models by which evidence is believed, fitted on letters of many hands.

A title is weighed by a logistic model: each piece has its weight, and the headings of a document share what is likely
among them. A sender or recipient is weighed by boosted trees. All stand in ``models.json``;
``python -m tests.evaluation.fitting`` fits them anew.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from archive.describing.models import LogisticModel, Model
from archive.describing.trees import BoostedTrees


@cache
def model(field: str) -> Model:
    """Read the model of a field, on first use and once."""
    return as_model(_stored()[field])


@cache
def _stored() -> dict[str, dict[str, Any]]:
    stored: dict[str, dict[str, Any]] = json.loads(
        files("archive.describing").joinpath("models.json").read_text(encoding="utf-8")
    )
    return stored


def as_model(stored: Mapping[str, Any]) -> Model:
    """Give a model as it is stored: ``sure``, and ``weights`` by piece or a list of ``trees``."""
    if "trees" in stored:
        return BoostedTrees.of(stored["sure"], stored["trees"])
    return LogisticModel(stored["sure"], stored["weights"])

"""The models by which evidence is believed, fitted on letters of many hands.

A title is weighed by a logistic model: each piece has its weight, and the headings of a document share what is likely
among them. A sender or recipient is weighed, and put in order, by boosted trees. All stand in ``models.json``;
``python -m tests.evaluation.fitting`` fits them anew.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from archive.describing.models import LogisticModel, Model
from archive.describing.trees import BoostedTrees


def model(field: str) -> Model:
    """Give the model of a field."""
    return _models()[field]


@cache
def _models() -> Mapping[str, Model]:
    """Read all models, on first use and once."""
    stored = json.loads(files("archive.describing").joinpath("models.json").read_text(encoding="utf-8"))
    return {field: as_model(each) for field, each in stored.items()}


def as_model(stored: Mapping[str, Any]) -> Model:
    """Give a model as it is stored: ``sure``, and ``weights`` by piece or a list of ``trees``."""
    if "trees" in stored:
        return BoostedTrees.of(stored["sure"], stored["trees"])
    return LogisticModel(stored["sure"], stored["weights"])

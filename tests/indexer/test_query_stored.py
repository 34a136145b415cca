"""Saved searches that no longer read."""

import pytest

from archive.errors import InvalidValue
from indexer.query import Word, from_json, to_json


def test_a_kept_tree_is_plain_json_with_its_version() -> None:
    assert to_json(Word("embargo")) == {"version": 1, "tree": {"is": "word", "text": "embargo"}}


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "embargo",
        {},
        {"version": 99, "tree": {"is": "word", "text": "a"}},
        {"version": 1, "tree": {"is": "elephant"}},
        {"version": 1, "tree": {"is": "word", "text": ""}},
        {"version": 1, "tree": {"is": "phrase", "words": []}},
        {"version": 1, "tree": {"is": "fuzzy", "text": "a", "distance": "1"}},
        {"version": 1, "tree": {"is": "fieldis", "field": "colour", "value": "red"}},
        {"version": 1, "tree": {"is": "daterange", "first": "gisteren", "last": None}},
        {"version": 1, "tree": {"is": "all", "parts": "ab"}},
    ],
)
def test_what_is_no_tree_is_refused_in_a_sentence(stored: object) -> None:
    with pytest.raises(InvalidValue, match="is not a saved search"):
        from_json(stored)


def test_a_tree_without_bottom_is_refused_too() -> None:
    tree: dict[str, object] = {"is": "word", "text": "a"}
    for _ in range(100_000):
        tree = {"is": "not", "part": tree}
    with pytest.raises(InvalidValue, match="is not a saved search"):
        from_json({"version": 1, "tree": tree})

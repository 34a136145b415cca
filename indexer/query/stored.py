"""Tree ↔ JSON, for saved searches: what was meant stays, whatever becomes of the language it was typed in."""

import json
from collections.abc import Callable
from datetime import date
from typing import cast, get_args

from archive.errors import InvalidValue
from indexer.query.tree import (
    All,
    Any,
    DateRange,
    Everything,
    Field,
    FieldIs,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Phrase,
    Prefix,
    Tree,
    Widened,
    Word,
)

TREE_VERSION = 1
"""Of the JSON form. A change of it comes with code that reads the forms before it."""

Json = dict[str, object]


def to_json(tree: Tree) -> Json:
    """Give a tree as what JSON can hold: ``{"version": 1, "tree": {"is": "word", "text": "embargo"}}``."""
    return {"version": TREE_VERSION, "tree": _node(tree)}


def from_json(stored: object) -> Tree:
    """Read what ``to_json`` gave.

    Raises:
        InvalidValue: it is no tree, or one of a version this program does not know.
    """
    try:
        return _READ_VERSION[cast("int", cast("Json", stored)["version"])](cast("Json", stored)["tree"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise InvalidValue("saved search", _shown(stored), "the words of the search once more") from error


def _shown(stored: object) -> str:
    try:
        return json.dumps(stored, ensure_ascii=False, default=repr)[:60]
    except RecursionError:
        return "…"


def _node(tree: Tree) -> Json:
    if isinstance(tree, Widened):
        return _node(tree.typed)
    node: Json = {"is": type(tree).__name__.lower()}
    for name in tree.__slots__:
        value = getattr(tree, name)
        if name == "part":
            node[name] = _node(value)
        elif name == "parts":
            node[name] = [_node(part) for part in value]
        elif isinstance(value, date):
            node[name] = value.isoformat()
        else:
            node[name] = list(value) if isinstance(value, tuple) else value
    return node


def _tree(node: object) -> Tree:
    fields = cast("Json", node)
    return _READERS[_text(fields["is"])](fields)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(value)
    return value


def _words(value: object) -> tuple[str, ...]:
    return tuple(_text(word) for word in _list(value))


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _date(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _field(value: object) -> Field:
    if value not in get_args(Field):
        raise ValueError(value)
    return cast("Field", value)


_READERS: dict[str, Callable[[Json], Tree]] = {
    "word": lambda node: Word(_text(node["text"])),
    "phrase": lambda node: Phrase(_words(node["words"])),
    "prefix": lambda node: Prefix(_text(node["text"])),
    "fuzzy": lambda node: Fuzzy(_text(node["text"]), _number(node["distance"])),
    "near": lambda node: Near(_words(node["words"]), _number(node["distance"])),
    "fieldis": lambda node: FieldIs(_field(node["field"]), _text(node["value"])),
    "daterange": lambda node: DateRange(_date(node["first"]), _date(node["last"])),
    "everything": lambda _: Everything(),
    "nothing": lambda _: Nothing(),
    "not": lambda node: Not(_tree(node["part"])),
    "all": lambda node: All(tuple(_tree(part) for part in _list(node["parts"]))),
    "any": lambda node: Any(tuple(_tree(part) for part in _list(node["parts"]))),
}
_READ_VERSION = {TREE_VERSION: _tree}

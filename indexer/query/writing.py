"""Tree → text that a person can read and edit."""

import re

from indexer.query.fields import write_dates
from indexer.query.tree import (
    All,
    Any,
    DateRange,
    Everything,
    FieldIs,
    Fuzzy,
    Leaf,
    Near,
    Not,
    Nothing,
    Phrase,
    Prefix,
    Tree,
    Widened,
    Word,
)

_PLAIN_VALUE = re.compile(r"\w[\w./-]*")


def to_text(tree: Tree) -> str:
    """Write a tree in the query language, field names in English; ``parse`` of it gives the same tree.

    >>> to_text(All((Word("embargo"), Not(Phrase(("van", "de", "minister"))))))
    'embargo -"van de minister"'
    """
    if isinstance(tree, All):
        return " ".join(_inside(part) for part in tree.parts)
    if isinstance(tree, Any):
        return " OR ".join(_alternative(part) for part in tree.parts)
    if isinstance(tree, Not):
        text = to_text(tree.part)
        return f"-({text})" if isinstance(tree.part, All | Any) else f"-{text}"
    return to_text(tree.typed) if isinstance(tree, Widened) else _leaf(tree)


def _inside(part: Tree) -> str:
    return f"({to_text(part)})" if isinstance(part, Any) else to_text(part)


def _alternative(part: Tree) -> str:
    # AND binds tighter than OR: brackets are not needed, the word is for who reads it
    return " AND ".join(_inside(each) for each in part.parts) if isinstance(part, All) else to_text(part)


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Word():
            return leaf.text
        case Phrase():
            return f'"{" ".join(leaf.words)}"'
        case Prefix():
            return f"{leaf.text}*"
        case Fuzzy():
            return f"{leaf.text}~{leaf.distance}"
        case Near():
            return f" NEAR/{leaf.distance} ".join(leaf.words)
        case _:
            return _filter(leaf)


def _filter(leaf: FieldIs | DateRange | Everything | Nothing) -> str:
    match leaf:
        case FieldIs():
            value = leaf.value if _PLAIN_VALUE.fullmatch(leaf.value) else f'"{leaf.value}"'
            return f"{leaf.field}:{value}"
        case DateRange():
            return f"date:{write_dates(leaf)}"
        case Everything():
            return "*"
        case _:
            return "-*"

"""What a person asks for, as a tree that belongs to no engine.

The trees are values: equal when they ask the same, fit for a set, and never changed. ``all_of``, ``any_of`` and
``not_of`` build them in one normal form (no All in an All, no part twice, no single part wrapped), in which reading
what ``to_text`` wrote gives the same tree back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Field = Literal[
    "to", "from", "person", "topic", "kind", "lang", "title", "status", "direction", "ref", "key", "mentions", "quotes",
]  # fmt: skip
"""What a search can be narrowed by; dates are DateRange."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any inflection. ``text`` is one token in NFC and lower case, accents as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words in this order, side by side. ``words`` are folded tokens, one or more."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with ``text``, which is folded, two characters or more."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words at most ``distance`` (1 or 2) edits away from ``text``, which is folded; the first letter is certain."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Near:
    """These folded words, two or more different ones, in any order, near each other.

    The last of them stands at most ``distance`` times (number of words less one) tokens after the first: two words at
    distance 1 are neighbours.
    """

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A document whose ``field`` is ``value``.

    For ``kind``, ``lang`` and ``direction`` the value is the code word of the archive (``letter``, ``nl``, ``out``); a
    date in ``mentions`` is ISO 8601; all else is as typed, in NFC, spaces single. In ``title`` the words of the value
    must all occur.
    """

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """A document dated from ``first`` to ``last``, both included; None is open; at most one of them is None."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document the viewer may read."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document."""


@dataclass(frozen=True, slots=True)
class Not:
    """What ``part`` does not find."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class All:
    """What all of the two or more ``parts`` find."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What one at least of the two or more ``parts`` finds."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Widened:
    """What ``typed`` finds, and after it what its translations find.

    ``added`` are pairs of a language (ISO 639-1) and what to look for in documents of that language, and in those
    whose language is not known: a Spanish word is not meant in a Dutch letter. Never read from a query, and written as
    what was typed.
    """

    typed: "Tree"
    added: tuple[tuple[str, "Tree"], ...]


Leaf = Word | Phrase | Prefix | Fuzzy | Near | FieldIs | DateRange | Everything | Nothing
Tree = Leaf | Not | All | Any | Widened


def all_of(parts: Iterable[Tree]) -> Tree:
    """Join with AND, in normal form; of nothing at all it is Everything."""
    flat: dict[Tree, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, All) else (part,)))
    flat.pop(Everything(), None)
    if Nothing() in flat:
        return Nothing()
    return _joined(flat, All, Everything())


def any_of(parts: Iterable[Tree]) -> Tree:
    """Join with OR, in normal form; of nothing at all it is Nothing."""
    flat: dict[Tree, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, Any) else (part,)))
    flat.pop(Nothing(), None)
    if Everything() in flat:
        return Everything()
    return _joined(flat, Any, Nothing())


def not_of(part: Tree) -> Tree:
    """Turn round, in normal form: twice is not at all."""
    if isinstance(part, Not):
        return part.part
    if isinstance(part, Everything):
        return Nothing()
    if isinstance(part, Nothing):
        return Everything()
    return Not(part)


def _joined(parts: dict[Tree, None], kind: type[All] | type[Any], empty: Tree) -> Tree:
    if not parts:
        return empty
    return next(iter(parts)) if len(parts) == 1 else kind(tuple(parts))

"""Two printed lines become one: what a hyphen at the line's end means."""

import re
from collections.abc import Set as AbstractSet

_CONJUNCTIONS = frozenset({"en", "of", "tot", "et", "ou", "à", "y", "e", "o", "u", "a", "and", "or"})
_WORD_BEFORE = re.compile(r"(\w+)[-\u2010]$")
_WORD_AFTER = re.compile(r"\w+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(text: str) -> frozenset[str]:
    """Collect the words of a text, lower case, compounds with their hyphens: evidence for ``join_lines``."""
    return frozenset(_WORDS.findall(text.lower()))


def join_lines(first: str, second: str, words: AbstractSet[str]) -> str:
    """Join two lines of one paragraph with a space, or by resolving the hyphen that ends the first.

    ``words`` are the words attested elsewhere in the document, lower case.
    """
    before, after = _WORD_BEFORE.search(first), _WORD_AFTER.match(second)
    if not before or not after or after.group().lower() in _CONJUNCTIONS:
        return f"{first} {second}"  # also "in- en uitvoer"
    left, right = before.group(1), after.group()
    if not (left[-1].islower() and right[0].islower()):
        return first + second  # VLIR-UOS, EU-Cuba, 2025-2026
    if f"{left}-{right}".lower() in words and f"{left}{right}".lower() not in words:
        return first + second
    return first[:-1] + second

"""One printed line runs on in the next: what a hyphen at its end means."""

import re
from collections.abc import Set as AbstractSet

_CONJUNCTIONS = frozenset({"en", "of", "tot", "et", "ou", "à", "y", "e", "o", "u", "a", "and", "or"})
_WORD_BEFORE = re.compile(r"\w+(?=[-\u2010]\Z)")
_JOINED = re.compile(r"[\w/][–—/]\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[-_.=&?%#/]\Z")
"""The beginning of a web address that goes on in the next line: none ends so."""
_COMPOUND = re.compile(
    r"ci-(?:dessus|dessous|après|jointe?s?|contre|inclus)|(?:au|par)-(?:dessus|dessous|delà)|là-(?:bas|dessus)"
    r"|(?:peut|bien|mal)-être|à-dire|rendez-vous|(?:lui|elle|moi|soi|vous)-même|(?:eux|elles|nous|vous)-mêmes"
    r"|(?:celui|celle|ceux|celles)-(?:ci|là)"
)
"""French words that keep their hyphen, whatever else is attested."""
_WORD_AFTER = re.compile(r"\w+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(text: str) -> frozenset[str]:
    """Collect the words of a text, lower case, compounds with their hyphens: evidence for ``run_on``."""
    return frozenset(_WORDS.findall(text.lower()))


def run_on(line: str, following: str, words: AbstractSet[str]) -> str:
    """Give a line as it stands before the next one of its paragraph: with a space, or its hyphen resolved.

    A dash or stroke that no space divides from its word ties it to the next: EU–CELAC, en/of.

    ``words`` are the words attested elsewhere in the document, lower case.
    """
    if _JOINED.search(line) or (_ADDRESS.search(line) and following[:1].isalnum()):
        return line
    before = _WORD_BEFORE.search(line.rsplit(" ", 1)[-1])
    after = _WORD_AFTER.match(following)
    if not before or not after or after.group().lower() in _CONJUNCTIONS:
        return f"{line} "  # also "in- en uitvoer"
    left, right = before.group(), after.group()
    if not (left[-1].islower() and right[0].islower()):
        return line  # VLIR-UOS, EU-Cuba, 2025-2026
    if _COMPOUND.fullmatch(f"{left}-{right}".lower()):
        return line
    if f"{left}-{right}".lower() in words and f"{left}{right}".lower() not in words:
        return line
    return line[:-1]

"""Which part of a text says what a part of its translation says.

Numbered paragraphs and articles go by their number. The rest goes by order, length, and the dates and figures that
both hold (Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993, with anchors).
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_ARTICLE = r"artikel|article|artículo|articulo|art\.|§"
_NUMBERED = rf"(?:{_ARTICLE})\s*(?:\d{{1,3}}|premier|primero)(?:er|\.?[ºo°])?|\(?\d{{1,3}}[.)]"
_LABEL = re.compile(rf"(?:{_NUMBERED})(?:[.):]|\.?-)*(?=\s|$)", re.IGNORECASE)
_CUT = re.compile(rf"\n\n+|\n(?={_LABEL.pattern})", re.IGNORECASE)
_ONE = re.compile("premier|primero", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:[.,’' ]\d{3})+(?!\d)|\d+")
_INSIDE_NUMBER = re.compile(r"\D")

_VARIANCE = 6.8
"""How much the length of a translation varies, in characters per character (Gale and Church)."""
_LONGEST = 1.2
"""How many times as long as the original a translation is at most, between these languages."""
_WORST = 25.0
"""What two lengths that do not fit at all cost: as a negative logarithm, as all costs here."""
_BEADS = {(1, 1): 0.1, (1, 0): 7.0, (0, 1): 7.0, (2, 1): 3.0, (1, 2): 3.0}
"""What it costs that so many parts of the one are so many of the other; a part without the other is rare."""
_SHARED = 4.0
"""What a date or a figure that both hold takes off."""
_LABELLED = 15.0
"""What the same label takes off, and what two different ones put on."""
_BAND = 30
"""How many parts a translation may run ahead or behind."""


class Span(NamedTuple):
    """A stretch of a text: 0-based, half-open code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: where it stands, without the empty lines around it; its ``label`` ("" without), and its numbers."""

    span: Span
    label: str
    numbers: frozenset[str]

    @property
    def length(self) -> int:
        """The number of characters, 1 at least."""
        return max(1, self.span.end - self.span.start)


class Pair(NamedTuple):
    """Parts that say the same; one side may be of two parts, or of none."""

    one: tuple[Part, ...]
    other: tuple[Part, ...]


def parts_of(text: str) -> list[Part]:
    r"""Cut a text into its paragraphs; a line that begins with the number of a paragraph begins one.

    >>> [(part.label, part.span) for part in parts_of("Preambule\n\n1. Wij\n2. Zij")]
    [('', Span(start=0, end=9)), ('1', Span(start=11, end=17)), ('2', Span(start=18, end=24))]
    """
    cuts = [0, *(cut.end() for cut in _CUT.finditer(text)), len(text)]
    spans = (_trimmed(text, start, end) for start, end in pairwise(cuts))
    return [_part(text, span) for span in spans if span.start < span.end]


def align(one: Sequence[Part], other: Sequence[Part]) -> list[Pair]:
    """Pair the parts of a text with those of its translation; all parts of both are in it, in order."""
    pairs: list[Pair] = []
    after = (0, 0)
    ratio = _ratio(one, other)
    for anchor in [*_anchors(one, other), (len(one), len(other))]:
        pairs += _between(one[after[0] : anchor[0]], other[after[1] : anchor[1]], ratio)
        if anchor[0] < len(one):
            pairs.append(Pair((one[anchor[0]],), (other[anchor[1]],)))
        after = (anchor[0] + 1, anchor[1] + 1)
    return pairs


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))


def _part(text: str, span: Span) -> Part:
    words = text[span.start : span.end]
    label = _LABEL.match(words)
    body = words[label.end() :] if label else words
    numbers = frozenset(_INSIDE_NUMBER.sub("", number) for number in _NUMBER.findall(body))
    return Part(span, _named(label[0]) if label else "", numbers)


def _named(label: str) -> str:
    """Return a label in one form for all languages: "12" for a paragraph, "article 12" for an article."""
    number = _INSIDE_NUMBER.sub("", _ONE.sub("1", label))
    return f"article {number}" if re.match(_ARTICLE, label, re.IGNORECASE) else number


# --- by number ------------------------------------------------------------------------------------


def _anchors(one: Sequence[Part], other: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the places of the labels that stand once in each, as far as they follow one another in both."""
    there = _only(other)
    both = [(place, there[label]) for label, place in _only(one).items() if label in there]
    return _ascending(both)


def _only(parts: Sequence[Part]) -> dict[str, int]:
    """Return the places of the labels that stand once, in order."""
    often = Counter(part.label for part in parts)
    return {part.label: place for place, part in enumerate(parts) if part.label and often[part.label] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of these pairs, ascending in their first place, that ascend in their second too."""
    ends: list[int] = []  # the least place at which a run of each length can end
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        size = bisect_left(ends, pair[1])
        run = [*(runs[size - 1] if size else []), pair]
        ends[size:] = [pair[1], *ends[size + 1 :]]
        runs[size:] = [run, *runs[size + 1 :]]
    return runs[-1] if runs else []


# --- by order, length and numbers -----------------------------------------------------------------


def _ratio(one: Sequence[Part], other: Sequence[Part]) -> float:
    """Return how many characters of the other text stand for one of the first, whatever one of them lacks."""
    ratio = sum(part.length for part in other) / max(1, sum(part.length for part in one))
    return min(max(ratio, 1 / _LONGEST), _LONGEST)


def _between(one: Sequence[Part], other: Sequence[Part], ratio: float) -> list[Pair]:
    """Pair parts so that all together cost least."""
    if not one or not other:
        return [*(Pair((part,), ()) for part in one), *(Pair((), (part,)) for part in other)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for place in _places(len(one), len(other)):
        ways = [
            (best[before][0] + cost + _cost(one[before[0] : place[0]], other[before[1] : place[1]], ratio), before)
            for (left, right), cost in _BEADS.items()
            if (before := (place[0] - left, place[1] - right)) in best
        ]
        best[place] = min(ways)
    return _way_back(one, other, {place: before for place, (_, before) in best.items()})


def _places(ones: int, others: int) -> Iterator[tuple[int, int]]:
    """Yield the places near the diagonal from the first parts to the last, each after those it comes from."""
    width = _BAND + abs(ones - others)
    for left in range(ones + 1):
        middle = left * others // ones
        for right in range(max(0, middle - width), min(others, middle + width) + 1):
            if left or right:
                yield left, right


def _way_back(one: Sequence[Part], other: Sequence[Part], before: dict[tuple[int, int], tuple[int, int]]) -> list[Pair]:
    pairs: list[Pair] = []
    place = (len(one), len(other))
    while place != (0, 0):
        left, right = before[place]
        pairs.append(Pair(tuple(one[left : place[0]]), tuple(other[right : place[1]])))
        place = (left, right)
    return pairs[::-1]


def _cost(one: Sequence[Part], other: Sequence[Part], ratio: float) -> float:
    """Return how unlikely it is that these parts say the same; 0 where one side has none, which has its own cost."""
    if not one or not other:
        return 0.0
    shared = {number for part in one for number in part.numbers} & {n for part in other for n in part.numbers}
    length = _length_cost(sum(part.length for part in one), sum(part.length for part in other), ratio)
    return length + _label_cost(one, other) - _SHARED * len(shared)


def _label_cost(one: Sequence[Part], other: Sequence[Part]) -> float:
    """Return what the labels say; parts are never taken together across one."""
    if any(part.label for part in (*one[1:], *other[1:])):
        return 2 * _WORST
    labels = one[0].label, other[0].label
    if "" in labels:
        return 0.0
    return -_LABELLED if labels[0] == labels[1] else _LABELLED


def _length_cost(one: int, other: int, ratio: float) -> float:
    deviation = abs(other - one * ratio) / math.sqrt(_VARIANCE * (one + other / ratio) / 2)
    likely = math.erfc(deviation / math.sqrt(2))
    return min(_WORST, -math.log(likely)) if likely else _WORST

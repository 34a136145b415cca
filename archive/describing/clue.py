"""What a clue is: words that speak for a kind of document, and how they are looked for."""

import re
from dataclasses import dataclass
from itertools import islice
from math import ceil
from typing import Literal

from archive.normalise import small_letters

Kind = Literal[
    "letter", "email", "interview", "article", "declaration", "agreement", "resolution", "press-release", "minutes",
    "report", "other",
]  # fmt: skip
Place = Literal["first-line", "heading", "head", "start", "text", "end"]
"""The first two lines; one of the short lines of the head; the head; the first part; the whole; the last part."""


TALK = 0.08
"""Share of the paragraphs of a conversation that are questions, quotations or turns: a whole book has some of each."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document in which clues are looked for, as it is written and in small letters."""

    text: str
    small: str

    @classmethod
    def of(cls, text: str) -> "Passage":
        """Make a passage of a text."""
        return cls(text, small_letters(text))


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that speak for a kind when they stand in a place, and how strongly; ``times`` they must be found.

    ``is_small`` says that the pattern is one for small letters, which takes a fraction of the time of one for either.
    """

    kind: Kind
    place: Place
    weight: float
    pattern: re.Pattern[str]
    times: int
    is_small: bool

    def is_met(self, passage: Passage, paragraphs: int) -> bool:
        """Tell whether the words are found often enough; of a conversation they are a part of all its paragraphs."""
        least = max(self.times, TALK * paragraphs) if self.place == "text" and self.kind == "interview" else self.times
        found = islice(self.pattern.finditer(passage.small if self.is_small else passage.text), ceil(least))
        return sum(1 for _ in found) >= least


def clue(kind: Kind, place: Place, weight: float, pattern: str, times: int = 1) -> Clue:
    """Make a clue; capitals count only where its pattern says so, by ``(?-i:…)``."""
    if "(?-i:" in pattern:
        return Clue(kind, place, weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE), times, is_small=False)
    small = re.sub(r"\\.|[^\\]", lambda it: it.group() if it.group()[0] == "\\" else it.group().lower(), pattern)
    return Clue(kind, place, weight, re.compile(small, re.MULTILINE), times, is_small=True)

"""What a mention is: a value in one normal form, and where in the text it stands."""

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["date", "figure", "identifier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMention:
    """A date, a figure or an identifier in a text.

    ``start`` and ``end`` are 0-based, half-open code points into the text and ``words`` is the text between them.
    ``normal`` is one form for all spellings:

    - date: ISO 8601, as precise as it is written: ``2025-11-09``, ``2025-11``, ``2025``, ``--11-09`` without a year; a
      range as first and last day, ``2025-11-09/2025-11-10``;
    - figure: the number as a plain decimal, a space, and its unit: an ISO 4217 code (``1500000 EUR``), ``%``, or the
      noun counted as it is written, in lower case without accents (``187 landen``);
    - identifier: upper case without spaces, ``A/RES/77/7``, ``COM(2023)17``, ``C-123/45``; an act of the Union by its
      number alone, ``2271/96``.
    """

    start: int
    end: int
    kind: MentionKind
    normal: str
    words: str


def mention(kind: MentionKind, normal: str, text: str, start: int, end: int) -> FoundMention:
    """Make the mention that stands between two offsets of a text."""
    return FoundMention(start=start, end=end, kind=kind, normal=normal, words=text[start:end])


class Taken:
    """Which code points of a text have been read, so that nothing is read twice."""

    def __init__(self, text: str) -> None:
        self._read = bytearray(len(text))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing between two offsets has been read."""
        return self._read.find(1, start, end) < 0

    def take(self, start: int, end: int) -> bool:
        """Read what stands between two offsets; False where some of it has been read before."""
        if not self.is_free(start, end):
            return False
        self._read[start:end] = b"\1" * (end - start)
        return True

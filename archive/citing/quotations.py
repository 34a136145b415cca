"""The exact words of a document: found in its text, put in quotation marks, and findable again."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from archive.errors import QuotationNotFound
from archive.models import Document
from archive.normalise import find_words

CONTEXT = 32
"""How many characters before and after a quotation tell it from the same words elsewhere in the text."""

_HIGH = ("“", "”", {"“": "‘", "„": "‘", "”": "’"})
_ANGLED = {"« ": "“", " »": "”", "«": "“", "»": "”"}
_QUOTATION_MARKS: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "nl": _HIGH,
    "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»", _ANGLED),
    "es": ("«", "»", _ANGLED),
    "en": _HIGH,
}
"""Per language the marks around a quotation, and what the same marks become inside one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document. ``start`` and ``end`` are 0-based, half-open code points into its current text."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def selector(self) -> list[dict[str, Any]]:
        """Say where the words stand. Source: W3C Web Annotation Data Model, 4.2.4 and 4.2.5."""
        return [
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        ]

    def marked(self, language: str) -> str:
        """Give the words on one line in the quotation marks of ``language``; marks within become the inner kind."""
        opening, closing, inner = _QUOTATION_MARKS.get(language, _HIGH)
        words = " ".join(self.exact.split())
        for mark, replacement in inner.items():
            words = words.replace(mark, replacement)
        return f"{opening}{words}{closing}"


def find_quotation(document: Document, words: str, *, since: int = 0) -> Quotation:
    """Find words in the current text of a document, whatever their case, accents, punctuation and line ends.

    Punctuation at either end of ``words`` is quoted as far as it stands in the text too. Of several occurrences the
    first from the offset ``since`` on is given, and the nearest before it where there is none.

    Raises:
        QuotationNotFound: the words do not stand there.
    """
    text = document.text.text if document.text else ""
    later = find_words(text[since:], words)
    span = (later[0] + since, later[1] + since) if later else find_words(text, words, near=since)
    if span is None:
        raise QuotationNotFound(document.key, words)
    start, end = _with_punctuation(text, span, words.strip())
    return Quotation(text[start:end], text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT], start, end)


def _with_punctuation(text: str, span: tuple[int, int], words: str) -> tuple[int, int]:
    start, end = span
    before = "".join(takewhile(_is_punctuation, words))
    after = words[len(words) - sum(1 for _ in takewhile(_is_punctuation, reversed(words))) :]
    while not text[:start].endswith(before):
        before = before[1:]
    while not text.startswith(after, end):
        after = after[:-1]
    return start - len(before), end + len(after)


def _is_punctuation(char: str) -> bool:
    return not char.isalnum()

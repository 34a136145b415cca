"""One normal form of text, with a map back to the offsets of the text it was made from.

``clean`` makes the text that is stored; ``fold`` and ``squash`` make what is compared. All offsets are 0-based,
half-open and in code points.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[ \t]*\n[ \t]*")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACE_RUN = re.compile(" {2,}")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
)

_COMBINING = {"¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "´": "\u0301", "`": "\u0300", "ˋ": "\u0300"}
_SPACING_ACCENT = re.compile(
    "[¨ˆ˜¸] ?[a-zA-Zı]"
    # an acute or a grave is an apostrophe in "foto´s", "l´article" and "qu´il", an accent in "caf´e"
    "|(?<=[a-zA-Z]{2})(?<!qu)[´`ˋ][aeiouAEIOUı]"
)

_QUOTATION_MARKS = frozenset("‘’‚‛“”„‟«»‹›\"'`´′″")
_DASHES = frozenset("-‐‑‒–—―−")
_UNDECOMPOSED = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}


def clean(text: str) -> str:
    """Give text the form in which it is stored: NFC, LF, ordinary spaces, no ligatures, nothing invisible.

    Typographic quotation marks and dashes stay. A soft hyphen at a line's end takes the line's end with it.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SOFT_HYPHEN_AT_LINE_END.sub("", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).translate(_LIGATURES)
    return unicodedata.normalize("NFC", _SPACING_ACCENT.sub(_composed, text))


def tidy(text: str) -> str:
    """Clean a text and its layout: single spaces, none around a line, one empty line between paragraphs."""
    lines = (_SPACE_RUN.sub(" ", line).strip() for line in clean(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def one_line(text: str) -> str:
    """Clean a text and put it on one line with single spaces."""
    return " ".join(clean(text).split())


def has_content(text: str) -> bool:
    """Say whether a text holds at least one letter or digit."""
    return any(char.isalnum() for char in text)


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Give the offset of each paragraph, ascending; paragraphs are divided by one empty line or more."""
    return tuple(match.start() for match in re.finditer(r"(?:\A|(?<=\n\n))[^\n]", text))


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made for comparison; ``starts[k]`` is the offset, in the original, of the character that gave ``text[k]``.

    ``starts`` ascends, though not strictly: one character may give two (“½”, “œ”).
    """

    text: str
    starts: "array[int]"


def fold(text: str) -> Folded:
    """Fold typography and keep case and accents: quotation marks to ', dashes to -, white space to one space.

    Ligatures and soft hyphens go as in ``clean``, and a word hyphenated at a line's end is joined.
    """
    return _folded(_typography(text))


def squash(text: str) -> Folded:
    """Keep letters and digits only, in lower case and without accents."""
    return _folded((letter, start) for start, char in enumerate(text) for letter in _letters(char))


def letters_of(text: str) -> str:
    """Give the text of ``squash``, without its places."""
    return "".join(map(_letters, text))


def small_letters(text: str) -> str:
    """Put a text in small letters, code point for code point: offsets stay. Patterns search them faster."""
    return text.replace("İ", "I").lower()


def fold_name(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, no punctuation, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def find_words(text: str, words: str, *, near: int = 0) -> tuple[int, int] | None:
    """Find a quotation in a text, whatever its case, accents, punctuation and line ends; whole words only.

    Of several occurrences the one that starts nearest to the offset ``near`` is given, as (start, end) in ``text``.
    """
    sought = squash(words).text
    if not sought:
        return None
    found = _occurrences(text, squash(text), sought)
    return min(found, key=lambda span: abs(span[0] - near), default=None)


def _occurrences(text: str, folded: Folded, sought: str) -> Iterator[tuple[int, int]]:
    at = folded.text.find(sought)
    while at >= 0:
        start, end = _span(text, folded.starts, at, at + len(sought))
        if start < end and not (_is_inside_word(text, start) or _is_inside_word(text, end)):
            yield start, end
        at = folded.text.find(sought, at + 1)


def _span(text: str, starts: "array[int]", first: int, after: int) -> tuple[int, int]:
    """Give the original span of the folded characters [first, after), empty where it would cut a character."""
    if (first and starts[first - 1] == starts[first]) or (after < len(starts) and starts[after - 1] == starts[after]):
        return 0, 0
    end = starts[after - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return starts[first], end


def _is_inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_of_word(text[at - 1]) and _is_of_word(text[at])


def _is_of_word(char: str) -> bool:
    return char.isalnum() or bool(unicodedata.combining(char))


def _folded(pairs: Iterable[tuple[str, int]]) -> Folded:
    letters: list[str] = []
    starts = array("I")
    for letter, start in pairs:
        letters.append(letter)
        starts.append(start)
    return Folded("".join(letters), starts)


@cache
def _letters(char: str) -> str:
    """Give the letters and digits of one character, lower case, accents off; empty for anything else."""
    plain = (_UNDECOMPOSED.get(part, part) for part in unicodedata.normalize("NFKD", char.casefold()))
    return "".join(part for whole in plain for part in whole if part.isalnum())


def _typography(text: str) -> Iterator[tuple[str, int]]:
    hyphenated = {
        at for match in re.finditer(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[^\W\d_])", text) for at in range(*match.span())
    }
    was_space = True
    for start, char in enumerate(text):
        if start in hyphenated:
            continue
        if char.isspace():
            if not was_space:
                yield " ", start
            was_space = True
            continue
        for mark in _mark(char):
            was_space = False
            yield mark, start


@cache
def _mark(char: str) -> str:
    if char in _QUOTATION_MARKS:
        return "'"
    if char in _DASHES:
        return "-"
    return clean(char)


def _composed(match: re.Match[str]) -> str:
    accent, letter = match.group()[0], match.group()[-1]
    whole = unicodedata.normalize("NFC", ("i" if letter == "ı" else letter) + _COMBINING[accent])
    return whole if len(whole) == 1 else match.group()

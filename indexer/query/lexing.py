"""A person's words → operators and leaves, in order. Nothing fails here: what cannot be read is taken as words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from archive.date_patterns import MONTH_NUMBERS
from indexer.analyzers import WORD, fold, words_of
from indexer.query.fields import is_field, read_field
from indexer.query.tree import Everything, FieldIs, Fuzzy, Leaf, Near, Phrase, Prefix, Word

MAX_DISTANCE = 2
"""Edits a fuzzy word may be away; with more, everything resembles everything."""
MIN_PREFIX = 2
"""Characters before a star; with fewer, half of the words of an archive begin so."""
MAX_NEAR = 50
"""Words between; farther apart is not near."""
_NEAR = 5  # words, where none is said

NoteCode = Literal[
    "unknown-field",  # text: the name before the colon; it and its value are read as words
    "unreadable-value",  # text: field:value as typed; read as words
    "unclosed-quote",  # text: what stood after it; read as words
    "unbalanced-parenthesis",  # text: the bracket
    "lone-operator",  # text: the operator, which has nothing on one side; left out
    "near-needs-words",  # text: the operator; read as AND
    "star-not-at-end",  # text: the word; read up to its first star, or without a star that comes first
    "sign-ignored",  # text: the word with a sign that means something elsewhere (em?argo, !visa, "embarg*")
    "short-prefix",  # text: the word; read without its star
    "distance-limited",  # text: the operator; its number was brought within bounds
    "too-many-terms",  # text: the first term that was left out, with all after it
    "too-deep",  # text: the bracket that was left out
    "no-words",  # text: all that was typed; there is nothing in it to search for
]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not read as it may have been meant. ``text`` is the part of the query it is about."""

    code: NoteCode
    text: str


@dataclass(frozen=True, slots=True)
class Operator:
    """What joins leaves. ``text`` is as typed; ``distance`` goes with ``near``, in words."""

    kind: Literal["(", ")", "not", "and", "or", "near"]
    text: str
    distance: int = 0


Lexeme = Operator | Leaf

_OPERATORS: dict[str, Literal["not", "and", "or"]] = {
    "AND": "and", "EN": "and", "ET": "and", "Y": "and", "&&": "and",
    "OR": "or", "OF": "or", "OU": "or", "O": "or", "||": "or",
    "NOT": "not", "NIET": "not", "SAUF": "not", "SANS": "not", "SIN": "not",
}  # fmt: skip
# the others are words of a language: in a query all in capitals they are no operators
_ALWAYS = {"AND", "OR", "NOT", "&&", "||"}

QUOTES = frozenset('"“”„«»‟')
"""The marks that open and close a phrase."""

_QUOTES = "".join(sorted(QUOTES))
_BEFORE_BRACKET = "|".join(name for name in _OPERATORS if name.isalpha())
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_ITEM = re.compile(
    rf"""(?P<whole>(?<!\w)(?!(?:{_BEFORE_BRACKET})\()[A-Z][\w/.-]{{0,40}}\(\d{{4}}\)(?:\s?\d{{1,4}}\b)?
                | (?<!\w)\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s+(?i:{_MONTH})\b)
    | (?P<bracket>[()])
    | (?P<minus>-+)(?=[^\s)])
    | [{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}](?:~(?P<slop>\d{{1,4}})(?![^\s()]))?
    | (?P<unclosed>[{_QUOTES}])
    | (?P<field>[^\W\d_]+):(?P<space>\s*)
      (?:[{_QUOTES}](?P<quoted_value>[^{_QUOTES}]*)[{_QUOTES}] | (?P<value>[^\s(){_QUOTES}]+))
    | (?P<chunk>[^\s(){_QUOTES}]+)""",
    re.VERBOSE,
)
_CHUNK_END = re.compile(rf"[\s(){_QUOTES}]")
_NEAR_OPERATOR = re.compile(r"(?:NEAR|NABIJ|PR[EÈ]S|CERCA)(?:/(\d{1,4}))?", re.ASCII)
_STARRED = re.compile(r"[*~]")
# what other programs read in the middle of a word, before it or after it
_FOREIGN = re.compile(r"\w\?\w|\w\^\d|^!\w|^/.+/$")
_FUZZY = re.compile(r"(?P<word>[^~]+)~(?P<distance>\d{0,4})", re.ASCII)
# l'Europe, qu'elle, jusqu'ici; the ministers' 's
_ELIDED = re.compile(
    r"^\W{0,9}(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\w)|['’ʼ]s?(?=\W{0,9}$)", re.IGNORECASE
)
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINERS = re.compile("[\u00ad\u200c\u200d\u2060\ufeff]")


class Lexer:
    """Reads one query. ``notes`` fill while ``lexemes`` runs."""

    def __init__(self, text: str) -> None:
        self._text = clean(text)
        self._shouting = not any(character.islower() for character in self._text)
        self.notes: list[Note] = []

    def lexemes(self) -> Iterator[Lexeme]:
        """Give operators and leaves in order; punctuation between them gives nothing."""
        position = 0
        minus: list[Lexeme] = []
        while found := _ITEM.search(self._text, position):
            position = found.end()
            if found["minus"]:
                minus = [Operator("not", "-")]
                continue
            if found["field"] and not is_field(found["field"]):
                # http://…, 14:30, Betreft: – no field was meant, or none that is known
                position = _end_of_chunk(self._text, found.start())
                read = self._no_field(found, self._text[found.start() : position])
            else:
                read = self._item(found)
            # a minus before mere punctuation says nothing about the word that follows
            yield from (*minus, *read) if read else ()
            minus = []

    def _item(self, found: re.Match[str]) -> list[Lexeme]:
        if found["bracket"]:
            return [Operator("(" if found["bracket"] == "(" else ")", found[0])]
        if found["whole"]:
            return [*_words(found["whole"])]
        if found["unclosed"]:
            self.note("unclosed-quote", self._text[found.start() :])
            return []
        if found["field"]:
            return self._field(found)
        if found["chunk"]:
            return self._chunk(found["chunk"])
        return self._quoted(found["quoted"], found["slop"])

    def note(self, code: NoteCode, text: str) -> None:
        """Note once what was not read as it may have been meant."""
        note = Note(code, text)
        if note not in self.notes:
            self.notes.append(note)

    # --- fields -----------------------------------------------------------------------------------

    def _no_field(self, found: re.Match[str], chunk: str) -> list[Lexeme]:
        name, _, value = chunk.partition(":")
        if not found["space"] and (found["quoted_value"] or found["value"] or "")[:1].isalnum():
            self.note("unknown-field", name)
        return _together([*_words(name), *_words(value)])

    def _field(self, found: re.Match[str]) -> list[Lexeme]:
        value = " ".join((found["value"] or found["quoted_value"]).split())
        leaf = read_field(found["field"], value)
        if leaf is None:
            self.note("unreadable-value", f"{found['field']}:{value}")
            return _together([*_words(found["field"]), *_words(value)])
        if isinstance(leaf, FieldIs) and found["value"] and _STARRED.search(value):
            self.note("star-not-at-end", f"{found['field']}:{value}")
            leaf = replace(leaf, value=" ".join(re.sub(r"[*~]", " ", value).split()))
        return [leaf]

    # --- words ------------------------------------------------------------------------------------

    def _quoted(self, text: str, slop: str | None) -> list[Lexeme]:
        words = tuple(words_of(text))
        if words and _STARRED.search(text):
            self.note("sign-ignored", f'"{text}"')
        if slop and len(set(words)) > 1:
            return [Near(tuple(dict.fromkeys(words)), self._distance(f"~{slop}", int(slop), MAX_NEAR))]
        return [Phrase(words)] if words else []

    def _chunk(self, chunk: str) -> list[Lexeme]:
        operator = self._operator(chunk)
        if operator:
            return [operator]
        if set(chunk) == {"*"}:
            return [Everything()]
        if fuzzy := _FUZZY.fullmatch(chunk):
            return self._fuzzy(chunk, fuzzy["word"], int(fuzzy["distance"] or 1))
        if "*" in chunk:
            return self._starred(chunk)
        if chunk.endswith(":") and is_field(chunk[:-1]):
            self.note("unreadable-value", chunk)
        elif _FOREIGN.search(chunk):
            self.note("sign-ignored", chunk)
        return [*_words(chunk)]

    def _operator(self, chunk: str) -> Operator | None:
        if chunk in _ALWAYS or (chunk in _OPERATORS and not self._shouting):
            return Operator(_OPERATORS[chunk], chunk)
        near = _NEAR_OPERATOR.fullmatch(chunk)
        if near and (near[1] or not self._shouting):
            return Operator("near", chunk, self._distance(chunk, int(near[1] or _NEAR), MAX_NEAR))
        return None

    def _distance(self, text: str, distance: int, limit: int) -> int:
        within = min(max(distance, 1), limit)
        if within != distance:
            self.note("distance-limited", text)
        return within

    def _fuzzy(self, chunk: str, word: str, distance: int) -> list[Lexeme]:
        before, last = _last_word(word)
        return _together([*before, Fuzzy(last, self._distance(chunk, distance, MAX_DISTANCE))]) if last else []

    def _starred(self, chunk: str) -> list[Lexeme]:
        word = chunk.lstrip("*")
        start, star, rest = word.partition("*")
        if word != chunk or rest.strip("*"):
            self.note("star-not-at-end", chunk)
        before, last = _last_word(start)
        if star and len(last) >= MIN_PREFIX:
            return _together([*before, Prefix(last)])
        if star and last:
            self.note("short-prefix", chunk)
        return [*_words(start)]


def clean(text: str) -> str:
    """Bring what was typed into NFC, without control characters and halves of characters."""
    return unicodedata.normalize("NFC", _UNSEEN.sub(" ", text)).strip()


def _end_of_chunk(text: str, start: int) -> int:
    return next((found.start() for found in _CHUNK_END.finditer(text, start)), len(text))


def unelided(chunk: str) -> list[str]:
    """Return the tokens of what stands between spaces, without an elided article before or an 's behind.

    >>> unelided("l'homme"), unelided("women's"), unelided("aujourd'hui")
    (['homme'], ['women'], ['aujourd', 'hui'])
    """
    return [word for word in WORD.findall(_ELIDED.sub("", chunk) or chunk) if fold(word)]


def _words(chunk: str) -> list[Leaf]:
    """Read what stands between spaces: one word, or a phrase of the tokens it consists of, or nothing."""
    found = unelided(chunk)
    if len(found) > 1:
        return [Phrase(tuple(map(fold, found)))]
    return [Word(_lower(word)) for word in found]


def _last_word(chunk: str) -> tuple[list[Leaf], str]:
    """Divide what stands before a star or tilde: that sign belongs to the last token ("" where there is none)."""
    *before, last = words_of(_ELIDED.sub("", chunk)) or [""]
    return [Word(word) for word in before], last


def _lower(word: str) -> str:
    return unicodedata.normalize("NFC", _JOINERS.sub("", word).lower())


def _together(leaves: list[Leaf]) -> list[Lexeme]:
    """Keep what was one word together, so that a minus before it means all of it."""
    if len(leaves) <= 1:
        return [*leaves]
    return [Operator("(", "("), *leaves, Operator(")", ")")]

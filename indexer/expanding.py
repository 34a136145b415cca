"""Words in the other languages: a search for blokkade finds blocus, bloqueo and blockade too, and says so.

Only words that stand free in a query are widened: not what is in quotation marks, excluded, or said of a field. Of
several words that form one term (zona de paz) the term is widened and not its words. A word that names several
concepts gets the terms of all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy.orm import Session

from archive.vocabulary import entries_beginning
from archive.word_list import Entry
from indexer.analyzers import LANGUAGES, WORD, fold, is_stop, stem_terms, words_of
from indexer.query import All, Any, Phrase, Tree, Widened, Word, all_of, any_of
from indexer.query.lexing import unelided

_SAME = 2
"""Letters that a word begins with in each of its forms."""

_LONG = 7
"""Letters from which on a word begins with one more in each of its forms."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a search: ``typed`` as it stands in the query, lower case, and the terms by language."""

    typed: str
    terms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A query tree with the words of other languages in it, and what they are, in the order of the query."""

    tree: Tree
    added: tuple[Added, ...] = ()


class _Term(NamedTuple):
    """A term of a concept: as it is written, in words, and in the words that a query of it is read as.

    In a query *droits de l'homme* is droits, de, homme; in a text the l is there.
    """

    entry: Entry
    language: str
    written: str
    words: tuple[str, ...]
    asked: tuple[str, ...]


def expand(session: Session, tree: Tree, *, without: Collection[str] = (), has_quotes: bool = True) -> Expansion:
    """Widen the words of a tree by what the word list calls them in other languages.

    ``without`` are words of the query, or several that form a term, to be left as they were typed. Where the query
    ``has_quotes`` its phrases are taken for quoted; else they are words with a hyphen (Latijns-Amerika) and widened.
    """
    free: tuple[type[Word | Phrase], ...] = (Word,) if has_quotes else (Word, Phrase)
    starts = {_start(fold(word)) for part in _free_parts(tree, free) for word in _words(part)} - {""}
    if not starts:
        return Expansion(tree)
    expander = _Expander(entries_beginning(session, starts), without, free)
    widened = expander.widen(tree)
    return Expansion(widened, tuple(expander.added.values()))


def _start(word: str) -> str:
    """Return what a term that begins with a form of this folded word begins with; a function word has one form."""
    if any(is_stop(word, language) for language in LANGUAGES):
        return f"{word} "
    return word[: _SAME + (len(word) >= _LONG)]


def _free_parts(tree: Tree, free: tuple[type[Word | Phrase], ...]) -> Iterator[Word | Phrase]:
    if isinstance(tree, All | Any):
        for part in tree.parts:
            yield from _free_parts(part, free)
    elif isinstance(tree, free):
        yield tree


def _words(part: Word | Phrase) -> tuple[str, ...]:
    return (part.text,) if isinstance(part, Word) else part.words


class _Expander:
    """Widens one tree by a few entries of the word list, and keeps what it added by what was typed."""

    def __init__(
        self, entries: Sequence[Entry], without: Collection[str], free: tuple[type[Word | Phrase], ...]
    ) -> None:
        self._free = free
        self._terms = [
            _Term(entry, language, term.lower(), words, _asked(term))
            for entry in entries
            for language, terms in entry.terms.items()
            for term in terms
            if (words := _divided(term))
        ]
        self._by_start: dict[tuple[int, str], list[_Term]] = {}
        for term in self._terms:
            self._by_start.setdefault(_place(term.asked), []).append(term)
        self._longest = max((len(term.asked) for term in self._terms), default=1)
        self._without = {tuple(words_of(words)) for words in without}
        self.added: dict[str, Added] = {}

    def widen(self, tree: Tree) -> Tree:
        """Return the tree with its free words widened."""
        if isinstance(tree, All):
            return all_of(self._parts(tree.parts))
        if isinstance(tree, Any):
            return any_of(map(self.widen, tree.parts))
        return next(self._run([tree])) if isinstance(tree, self._free) else tree

    def _parts(self, parts: Sequence[Tree]) -> Iterator[Tree]:
        """Give the parts of an All; words side by side may be one term."""
        run: list[Word | Phrase] = []
        for part in parts:
            if isinstance(part, self._free):
                run.append(part)
            else:
                yield from self._run(run)
                run = []
                yield self.widen(part)
        yield from self._run(run)

    def _run(self, parts: Sequence[Word | Phrase]) -> Iterator[Tree]:
        at = 0
        while at < len(parts):
            size, known = self._longest_term(parts[at:])
            yield self._widened(parts[at : at + size], known)
            at += size

    def _longest_term(self, parts: Sequence[Word | Phrase]) -> tuple[int, list[_Term]]:
        """Return how many of the parts, from the first on, form a term, and of which concepts; 1 where none does."""
        for size in range(min(self._longest, len(parts)), 0, -1):
            typed = _typed(parts[:size])
            if known := [term for term in self._by_start.get(_place(typed), ()) if _is_like(typed, term)]:
                return size, known
        return 1, []

    def _widened(self, parts: Sequence[Word | Phrase], known: Sequence[_Term]) -> Tree:
        typed = _typed(parts)
        others = self._others(typed, known)
        if not others or tuple(map(fold, typed)) in self._without:
            return all_of(parts)
        shown = " ".join(typed)
        self.added[shown] = Added(shown, {language: tuple(terms) for language, terms in others.items()})
        return Widened(all_of(parts), tuple((language, any_of(terms.values())) for language, terms in others.items()))

    def _others(self, typed: Sequence[str], known: Sequence[_Term]) -> dict[str, dict[str, Tree]]:
        """Return by language what else the concepts are called.

        A word of one language is not joined by others of that language; one that is the same in several (embargo) may
        be meant in any of them.
        """
        found: dict[str, dict[str, Tree]] = {language: {} for language in LANGUAGES}
        for key in dict.fromkeys(term.entry.key for term in known):
            own = {term.language for term in known if term.entry.key == key}
            for term in self._terms:
                if term.entry.key == key and own != {term.language} and not _is_like(typed, term):
                    found[term.language].setdefault(term.written, _leaf(term.words))
        return {language: terms for language, terms in found.items() if terms}


@lru_cache(maxsize=10_000)
def _divided(term: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(term.lower()) if fold(word))


@lru_cache(maxsize=10_000)
def _asked(term: str) -> tuple[str, ...]:
    return tuple(word for chunk in term.lower().split() for word in unelided(chunk))


def _place(words: Sequence[str]) -> tuple[int, str]:
    """Return where terms are looked up: by their number of words, and the beginning of the first."""
    return len(words), fold(words[0])[:_SAME]


def _typed(parts: Sequence[Word | Phrase]) -> list[str]:
    return [word for part in parts for word in _words(part)]


def _is_like(typed: Sequence[str], term: _Term) -> bool:
    return len(typed) == len(term.asked) and all(
        _meet(word, other, term.language) for word, other in zip(typed, term.asked, strict=True)
    )


@lru_cache(maxsize=50_000)
def _meet(typed: str, word: str, language: str) -> bool:
    """Tell whether two words are forms of one in a language."""
    if fold(typed) == fold(word):
        return True
    return not set(stem_terms(typed, language)).isdisjoint(stem_terms(word, language))


def _leaf(words: Sequence[str]) -> Tree:
    return Word(words[0]) if len(words) == 1 else Phrase(tuple(map(fold, words)))

"""The words that stand in the index: those like a word, and those that begin with some letters.

Two are alike within so many *edits*: letters put in, left out or changed. For suggestions a swap of two letters is one
edit too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.postings import Ids, Term, find_term, terms_from
from indexer.embedded.postings import words as read_words
from indexer.embedded.spelling import Letters, distances, letter_sets, letters_of, may_be_within, word_of

LONGEST = 40
"""Letters of the longest word that is given; what is longer was glued together."""

ONE_EDIT_FROM, TWO_EDITS_FROM = 3, 5
"""Letters of the shortest words that can have a mistake, and two: a shorter word is as near to too many others."""

EDIT = 20
"""How many times the documents make up for one edit more."""

TRIES = 50
"""How many words are looked at, the likeliest first, to find those that a viewer may know of."""


class Words(NamedTuple):
    """Words of one length, which letters each has, and in how many documents each stands, deleted ones included.

    ``are_proper`` says which are letters alone and not too long: the others are never suggested.
    """

    letters: Letters
    sets: NDArray[np.uint32]
    documents: Ids
    are_proper: NDArray[np.bool_]

    def of(self, which: NDArray[np.bool_]) -> "Words":
        """Return some of the words."""
        return Words(self.letters[which], self.sets[which], self.documents[which], self.are_proper[which])


ByLength = Mapping[int, Words]


class Vocabulary:
    """The words of one segment, read when they are first asked for.

    Shared by all threads: two that read them at once do so in vain, and no harm comes of it.
    """

    def __init__(self) -> None:
        self._known: Mapping[str, ByLength] | None = None

    def beginning(self, reader: Any, letter: str) -> ByLength:  # noqa: ANN401  # Whoosh has no types
        """Return the words that begin with ``letter``, by length; ``reader`` is that of the segment."""
        if self._known is None:
            self._known = _by_letter(*read_words(reader, "x"))
        return self._known.get(letter, {})


class SegmentWords(NamedTuple):
    """The words of one segment and what reads them."""

    vocabulary: Vocabulary
    reader: Any

    def beginning(self, letter: str) -> ByLength:
        """Return the words that begin with ``letter``, by length."""
        return self.vocabulary.beginning(self.reader, letter)

    def starting(self, prefix: str) -> list[Term]:
        """Return the words that begin with ``prefix``."""
        return terms_from(self.reader, "x", prefix)

    def within(self, word: str, edits: int) -> Iterator[Term]:
        """Yield the words at most so many edits from ``word`` that begin with its first letter, itself included."""
        for words in _of_length(self.beginning(word[0]), range(len(word) - edits, len(word) + edits + 1)):
            candidates = words.of(may_be_within(words.sets, word, edits))
            near = distances(candidates.letters, word, most=edits, may_swap=False) <= edits
            found = (word_of(row).encode() for row in candidates.letters[near])
            yield from filter(None, (find_term(self.reader, "x", text) for text in found))


def near(segments: Sequence[SegmentWords], word: str) -> dict[str, float]:
    """Return the words that ``word`` may be a misspelling of, with how likely each is: see ``Engine.words_near``."""
    most = (len(word) >= ONE_EDIT_FROM) + (len(word) >= TWO_EDITS_FROM)
    likely: Counter[str] = Counter()
    for segment in segments if most else ():
        for words in _candidates(segment, word, most):
            candidates = words.of(words.are_proper & may_be_within(words.sets, word, most))
            edits = distances(candidates.letters, word, most=most, may_swap=True)
            for row in np.flatnonzero((edits > 0) & (edits <= most)).tolist():
                weight = int(candidates.documents[row]) / EDIT ** int(edits[row])
                likely[word_of(candidates.letters[row])] += weight
    return dict(likely)


def starting(segments: Sequence[SegmentWords], prefix: str) -> dict[str, float]:
    """Return the words that begin with ``prefix``, with the number of documents of each; none without a letter."""
    found: Counter[str] = Counter()
    start = letters_of([prefix])[0]
    for segment in segments if prefix else ():
        for length, candidates in segment.beginning(prefix[0]).items():
            if length >= len(prefix):
                fits = (candidates.letters[:, : len(prefix)] == start).all(axis=1)
                fit = np.flatnonzero(fits & candidates.are_proper)
                # of each length, only those in most documents can be among the first
                best = fit[np.argsort(-candidates.documents[fit], kind="stable")[:TRIES]]
                for row in best.tolist():
                    found[word_of(candidates.letters[row])] += int(candidates.documents[row])
    return {word: float(documents) for word, documents in found.items()}


def _candidates(segment: SegmentWords, word: str, most: int) -> Iterator[Words]:
    """Yield the words that can be as near as ``most`` edits: its first letter is right, or swapped with the second."""
    first, second = word[0], word[1]
    lengths = range(len(word) - most, len(word) + most + 1)
    yield from _of_length(segment.beginning(first), lengths)
    if second != first:
        for words in _of_length(segment.beginning(second), lengths):
            yield words.of(words.letters[:, 1] == ord(first))


def _of_length(known: ByLength, lengths: range) -> Iterator[Words]:
    return (known[length] for length in lengths if length in known)


def _by_letter(words: Sequence[str], documents: Ids) -> dict[str, ByLength]:
    """Divide ascending words by their first letter, and each part by length."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    proper = np.fromiter(map(str.isalpha, words), np.bool_, len(words)) & (lengths <= LONGEST)
    letters: dict[str, ByLength] = {}
    first = 0
    for letter, alike in groupby(words, key=itemgetter(0)):
        end = first + sum(1 for _word in alike)
        by_length = {}
        for length in np.unique(lengths[first:end]).tolist():
            which = first + np.flatnonzero(lengths[first:end] == length)
            rows = letters_of([words[each] for each in which.tolist()])
            by_length[length] = Words(rows, letter_sets(rows), documents[which], proper[which])
        letters[letter], first = by_length, end
    return letters

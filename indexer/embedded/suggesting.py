"""Words that stand in the index as a person may know of them, and documents that are like a text."""

import heapq
import math
from collections.abc import Iterator, Mapping
from itertools import islice

import numpy as np

from indexer.analyzers import stem_terms
from indexer.embedded.columns import Mask
from indexer.embedded.finding import may_be_read
from indexer.embedded.matching import word_scores
from indexer.embedded.postings import Weights
from indexer.embedded.reader import Snapshot
from indexer.embedded.vocabulary import TRIES, near, starting
from indexer.engine import Alike, Sample, Scope, WordCount

FREQUENT = 400
"""How many words of a sample, its most frequent, are compared with the index."""

TELLING = 20
"""How many of them are looked for."""

Likely = Mapping[str, float]


def words_near(snapshot: Snapshot, word: str, scope: Scope, limit: int) -> list[WordCount]:
    """Return the words that ``word`` may be a misspelling of: see ``Engine.words_near``."""
    return list(islice(_known_of(snapshot, near(snapshot.words, word), scope), limit))


def words_from(snapshot: Snapshot, prefix: str, scope: Scope, limit: int) -> list[WordCount]:
    """Return the words that begin with ``prefix``: see ``Engine.words_from``."""
    return list(islice(_known_of(snapshot, starting(snapshot.words, prefix), scope), limit))


def find_alike(snapshot: Snapshot, sample: Sample) -> list[Alike]:
    """Return the documents like a sample: see ``Engine.find_alike``."""
    numbers = snapshot.columns.numbers["number"]
    wanted = may_be_read(snapshot.columns, sample.scope) & ~np.isin(numbers, list(sample.without))
    scores = dict(islice(_shared(snapshot, sample, wanted), TELLING))
    if not scores:
        return []
    total = np.sum(list(scores.values()), axis=0)
    shared = np.sum([each > 0 for each in scores.values()], axis=0)
    alike = np.flatnonzero(shared >= min(2, len(scores))).tolist()
    return [
        Alike(int(numbers[hit]), float(total[hit]), tuple(word for word, each in scores.items() if each[hit]))
        for hit in heapq.nsmallest(sample.limit, alike, key=lambda hit: (-total[hit], hit))
    ]


def _known_of(snapshot: Snapshot, likely: Likely, scope: Scope) -> Iterator[WordCount]:
    """Yield the likeliest words that stand in documents the viewer may read, with the number of these."""
    readable = may_be_read(snapshot.columns, scope)
    for word in heapq.nsmallest(TRIES, likely, key=lambda word: (-likely[word], word)):
        documents = sum(int(np.count_nonzero(readable[each.ids])) for each in snapshot.postings("x", [word]))
        if documents:
            yield WordCount(word, documents)


def _shared(snapshot: Snapshot, sample: Sample, wanted: Mask) -> Iterator[tuple[str, Weights]]:
    """Yield the words of a sample that wanted documents have too, the most telling first, with the scores of these."""
    telling = _telling(snapshot, sample)
    for word in sorted(telling, key=lambda word: (-telling[word][0], word)):
        stems = telling[word][1]
        # many words stand in the document that the sample is from and nowhere else: these are the quickest to tell
        if any(wanted[each.ids].any() for each in snapshot.postings("stem", stems)):
            yield word, word_scores(snapshot, word, stems) * wanted


def _telling(snapshot: Snapshot, sample: Sample) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Return the words of a sample that stand in the index, each with how much it tells, and its stems."""
    telling = {}
    for word, often, stems in _forms(sample):
        documents = max(snapshot.document_count("stem", stem) for stem in stems)
        if documents:
            telling[word] = (often * math.log((snapshot.columns.size + 1) / documents), stems)
    return telling


def _forms(sample: Sample) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Yield the most frequent words of a sample, inflections taken together: the word, how often, and its stems."""
    often: dict[tuple[str, ...], int] = {}
    shown: dict[tuple[str, ...], str] = {}
    for word in sorted(sample.words, key=lambda word: (-sample.words[word], word)):
        stems = stem_terms(word, sample.language or None)
        if stems:
            often[stems] = often.get(stems, 0) + sample.words[word]
            shown.setdefault(stems, word)
        if len(often) == FREQUENT:
            break
    return ((shown[stems], often[stems], stems) for stems in often)

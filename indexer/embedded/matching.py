"""Which documents a query tree finds, and how well: whole arrays at a time.

The hits and scores are those of Whoosh's own queries (BM25F with its usual B and K1; a test compares them), at a
fraction of the time. A word counts by its exact form, plus its best stem, plus its best form in the title.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce, singledispatch
from typing import NamedTuple

import numpy as np

from indexer import query
from indexer.analyzers import LANGUAGES, fold, query_stems, words_of
from indexer.embedded.columns import Mask
from indexer.embedded.places import is_near
from indexer.embedded.postings import Ids, Postings, Weights
from indexer.embedded.reader import Snapshot

B = 0.75
K1 = 1.2

TITLE = 2.0
"""How much more a word of the title counts than one of the text."""

SPAN = 2**32
"""More than there are positions in a document, so that document and position make one number."""

ADDED = 0.9
"""How the best hit of a translation scores beside the least of the word that was typed."""

_CATEGORIES: dict[str, str] = {
    "kind": "kind", "lang": "language", "direction": "direction", "status": "status", "topic": "topics",
}  # fmt: skip
_KEYS = {"key": "key", "quotes": "quotes", "mentions": "mentions"}
_NAMES = {"from": "sender", "to": "recipient", "person": "person"}


class Matched(NamedTuple):
    """Which documents are found, and their scores: 0 for all others, and for what is found by a field."""

    mask: Mask
    scores: Weights


@singledispatch
def match(tree: query.Tree, snapshot: Snapshot) -> Matched:
    """Return what the tree finds; deleted documents may be among it."""
    raise NotImplementedError(tree, snapshot)


@match.register
def _everything(_tree: query.Everything, snapshot: Snapshot) -> Matched:
    return _unscored(np.ones(snapshot.columns.size, np.bool_))


@match.register
def _nothing(_tree: query.Nothing, snapshot: Snapshot) -> Matched:
    return _unscored(np.zeros(snapshot.columns.size, np.bool_))


@match.register
def _not(tree: query.Not, snapshot: Snapshot) -> Matched:
    return _unscored(~match(tree.part, snapshot).mask)


@match.register
def _all(tree: query.All, snapshot: Snapshot) -> Matched:
    parts = [match(part, snapshot) for part in tree.parts]
    mask = np.logical_and.reduce([part.mask for part in parts])
    return Matched(mask, np.sum([part.scores for part in parts], axis=0) * mask)


@match.register
def _any(tree: query.Any, snapshot: Snapshot) -> Matched:
    parts = [match(part, snapshot) for part in tree.parts]
    return Matched(np.logical_or.reduce([part.mask for part in parts]), np.sum([part.scores for part in parts], axis=0))


@match.register
def _widened(tree: query.Widened, snapshot: Snapshot) -> Matched:
    typed = match(tree.typed, snapshot)
    language = snapshot.columns.categories["language"]
    added = np.zeros(snapshot.columns.size)
    for code, part in tree.added:
        elsewhere = language.having([each for each in LANGUAGES if each != code], snapshot.columns.size)
        added = np.maximum(added, match(part, snapshot).scores * ~elsewhere)
    return Matched(typed.mask | (added > 0), np.where(typed.mask, typed.scores, added * _weight(typed, added)))


@match.register
def _word(tree: query.Word, snapshot: Snapshot) -> Matched:
    stems = query_stems(tree.text, LANGUAGES)
    scores = word_scores(snapshot, tree.text, stems)
    # the words and stems of a title are among those of the whole
    known = [stem for stem in stems if snapshot.postings("stem", [stem])]
    known += [word for word in (fold(tree.text),) if snapshot.postings("x", [word])]
    return Matched(scores > 0, scores + TITLE * _best(snapshot, "title", known) if known else scores)


@match.register
def _phrase(tree: query.Phrase, snapshot: Snapshot) -> Matched:
    ids, places = _in_order(snapshot, "x", tree.words)
    scores = np.zeros(snapshot.columns.size)
    for word, here in zip(tree.words, places, strict=True):
        often = (np.searchsorted(here, ids, side="right") - np.searchsorted(here, ids)).astype(np.float64)
        scores[ids] += _bm25(snapshot, "x", snapshot.document_count("x", word), Postings(ids, often))
    return Matched(scores > 0, scores)


@match.register
def _near(tree: query.Near, snapshot: Snapshot) -> Matched:
    mask = _holding(snapshot, "x", tree.words)
    ids = np.flatnonzero(mask)
    span = tree.distance * (len(tree.words) - 1)
    for number, *places in zip(ids, *_places(snapshot, tree.words, ids), strict=True):
        mask[number] = is_near(places, span)
    return Matched(mask, _sum(snapshot, tree.words) * mask)


@match.register
def _prefix(tree: query.Prefix, snapshot: Snapshot) -> Matched:
    return _constant(snapshot, snapshot.starting(tree.text))


@match.register
def _fuzzy(tree: query.Fuzzy, snapshot: Snapshot) -> Matched:
    return _constant(snapshot, snapshot.within(tree.text, tree.distance))


@match.register
def _dates(tree: query.DateRange, snapshot: Snapshot) -> Matched:
    date, until = (snapshot.columns.numbers[name] for name in ("date", "until"))
    mask = date > 0
    if tree.first:
        mask &= until >= int(f"{tree.first:%Y%m%d}")
    if tree.last:
        mask &= date <= int(f"{tree.last:%Y%m%d}")
    return _unscored(mask)


@match.register
def _field(tree: query.FieldIs, snapshot: Snapshot) -> Matched:
    words = words_of(tree.value)
    if tree.field in _CATEGORIES:
        category = snapshot.columns.categories[_CATEGORIES[tree.field]]
        return _unscored(category.having([tree.value], snapshot.columns.size))
    if tree.field in _KEYS:
        return _unscored(_mask(snapshot, snapshot.postings(tree.field, [tree.value.casefold()])))
    if tree.field in _NAMES:
        return _unscored(_holding(snapshot, _NAMES[tree.field], words))
    if tree.field == "title":
        scores = [_title(snapshot, word, query_stems(word, LANGUAGES)) for word in words]
        mask = np.logical_and.reduce([each > 0 for each in scores])
        return Matched(mask, np.sum(scores, axis=0) * mask)
    mask = np.zeros(snapshot.columns.size, np.bool_)
    mask[_in_order(snapshot, "reference" if tree.field == "ref" else "x", words)[0]] = True
    return _unscored(mask)


# --- what the above are made of -------------------------------------------------------------------


def word_scores(snapshot: Snapshot, word: str, stems: Sequence[str]) -> Weights:
    """Return how well a word, in this form and by its best stem, fits every document; 0 where it does not occur."""
    return _best(snapshot, "stem", stems) + _sum(snapshot, (fold(word),))


def _weight(typed: Matched, added: Weights) -> float:
    """Return what brings the best of the added scores below the least of the typed ones, 1 where they are so."""
    least, best = typed.scores[typed.mask].min(initial=np.inf), added.max(initial=0.0)
    return min(1.0, ADDED * float(least / best)) if best else 1.0


def _unscored(mask: Mask) -> Matched:
    return Matched(mask, np.zeros(len(mask)))


def _constant(snapshot: Snapshot, ids: Ids) -> Matched:
    mask = np.zeros(snapshot.columns.size, np.bool_)
    mask[ids] = True
    return Matched(mask, mask.astype(np.float64))


def _mask(snapshot: Snapshot, postings: Sequence[Postings]) -> Mask:
    mask = np.zeros(snapshot.columns.size, np.bool_)
    for each in postings:
        mask[each.ids] = True
    return mask


def _holding(snapshot: Snapshot, field: str, words: Iterable[str]) -> Mask:
    masks = [_mask(snapshot, snapshot.postings(field, [word])) for word in words]
    return reduce(np.logical_and, masks, np.ones(snapshot.columns.size, np.bool_))


def _title(snapshot: Snapshot, word: str, stems: Sequence[str]) -> Weights:
    return TITLE * _best(snapshot, "title", (fold(word), *stems))


def _best(snapshot: Snapshot, field: str, terms: Sequence[str]) -> Weights:
    # One word has several stems, and a text in no known language holds it under all four: it still counts once.
    best = np.zeros(snapshot.columns.size)
    for term in terms:
        for ids, scores in _scored(snapshot, field, term):
            best[ids] = np.maximum(best[ids], scores)
    return best


def _sum(snapshot: Snapshot, words: Iterable[str]) -> Weights:
    """Return how well the words of a text, each counted, fit every document."""
    total = np.zeros(snapshot.columns.size)
    for word in words:
        for ids, scores in _scored(snapshot, "x", word):
            total[ids] += scores
    return total


def _scored(snapshot: Snapshot, field: str, term: str) -> Iterator[Postings]:
    """Yield the documents that hold a term, by segment, and the BM25 score of each: more than 0."""
    postings = snapshot.postings(field, [term])
    holding = sum(len(each.ids) for each in postings)
    return (Postings(each.ids, _bm25(snapshot, field, holding, each)) for each in postings)


def _bm25(snapshot: Snapshot, field: str, holding: int, postings: Postings) -> Weights:
    """Return the score of documents for a term that ``holding`` documents hold."""
    # Whoosh counts deleted documents in, until they are merged away; so do we
    size, often = snapshot.columns.size, postings.weights
    rarity = math.log(size / (holding + 1)) + 1 if size else 0.0
    lengths = snapshot.columns.lengths[field][postings.ids]
    average = (snapshot.field_length(field) / size if size else 0.0) or 1.0
    scores: Weights = rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * lengths / average))
    return scores


def _in_order(snapshot: Snapshot, field: str, words: Sequence[str]) -> tuple[Ids, list[Ids]]:
    """Return which documents hold the words one after the other.

    And for each word where it stands: each document as often as it does. Documents that cannot be found may be missing.
    """
    found: dict[int, Ids] = {}
    starts, ids = np.empty(0, np.int64), None
    # the rarest first: the others are looked up only where it may begin
    for offset in sorted(range(len(words)), key=lambda offset: snapshot.document_count(field, words[offset])):
        found[offset], places = snapshot.places(field, words[offset], ids)
        begun = found[offset] * SPAN + places - offset + len(words)
        starts = begun if ids is None else np.intersect1d(starts, begun, assume_unique=True)
        ids = np.unique(starts // SPAN)
    return np.unique(starts // SPAN), [found[offset] for offset in range(len(words))]


def _places(snapshot: Snapshot, words: Sequence[str], ids: Ids) -> list[list[list[int]]]:
    """Return for each word where it stands in each of the documents, which all hold it."""
    known = {word: _by_document(*snapshot.places("x", word, ids)) for word in dict.fromkeys(words)}
    return [known[word] for word in words]


def _by_document(ids: Ids, places: Ids) -> list[list[int]]:
    return [each.tolist() for each in np.split(places, np.flatnonzero(np.diff(ids, prepend=-1)))[1:]]

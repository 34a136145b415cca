"""Answer a search on one state of the index: match, keep what the viewer may read, filter, count, sort."""

import functools
from collections.abc import Mapping

import numpy as np

from indexer.embedded.columns import Columns, Mask
from indexer.embedded.matching import Matched, match
from indexer.embedded.postings import Ids
from indexer.embedded.reader import Snapshot
from indexer.engine import FacetName, Found, Question, Scope

CATEGORY: Mapping[FacetName, str] = {
    "kind": "kind", "language": "language", "year": "year",
    "topic": "topics", "person": "people", "direction": "direction",
}  # fmt: skip
"""Where the values of each facet are kept."""

_UNDATED = np.iinfo(np.int64).max


def find(snapshot: Snapshot, question: Question) -> Found:
    """Answer a search."""
    columns = snapshot.columns
    matched = match(question.tree, snapshot)
    readable = matched.mask & may_be_read(columns, question.scope)
    if question.among is not None:
        readable = readable & np.isin(columns.numbers["number"], list(question.among))
    filters = {
        facet: columns.categories[CATEGORY[facet]].having(values, columns.size)
        for facet, values in question.filters.by_facet().items()
        if values
    }
    hits = _and(readable, filters, None)
    best = _sorted(np.flatnonzero(hits), matched, columns, question)
    return Found(
        total=int(np.count_nonzero(hits)),
        hits=tuple((int(columns.numbers["number"][hit]), float(matched.scores[hit])) for hit in best),
        facets={
            facet: columns.categories[CATEGORY[facet]].count(
                _and(readable, filters, facet) if facet in filters else hits
            )
            for facet in question.facets
        },
    )


def contents(snapshot: Snapshot) -> list[tuple[int, int]]:
    """Return (id, revision) of every document, by id."""
    numbers, revisions = (snapshot.columns.numbers[name][snapshot.columns.alive] for name in ("number", "revision"))
    return sorted(zip(numbers.tolist(), revisions.tolist(), strict=True))


def may_be_read(columns: Columns, scope: Scope) -> Mask:
    """Return which documents a viewer may read: none that is deleted."""
    if scope == "nothing":
        return np.zeros(columns.size, np.bool_)
    return columns.alive if scope == "all" else columns.alive & (columns.numbers["confidential"] == 0)


def _and(readable: Mask, filters: Mapping[FacetName, Mask], without: FacetName | None) -> Mask:
    others = [mask for facet, mask in filters.items() if facet != without]
    return functools.reduce(np.logical_and, others, readable)


def _sorted(hits: Ids, matched: Matched, columns: Columns, question: Question) -> Ids:
    """Return the hits of the page; those alike are sorted newest first, then latest added first."""
    dates = columns.numbers["date"][hits]
    newest = np.where(dates, -dates, _UNDATED)
    wanted: dict[str, np.ndarray] = {
        "relevance": -matched.scores[hits],
        "date": np.where(dates, dates, _UNDATED),
        "-date": newest,
    }
    keys = wanted[question.sort]
    end = question.offset + question.limit
    near = np.arange(len(keys))
    if len(keys) > end > 0:
        # only those that may come on the page are sorted; the last of them may have many alike
        near = near[keys <= np.partition(keys, end - 1)[end - 1]]
    order = np.lexsort((-columns.numbers["number"][hits][near], newest[near], keys[near]))
    return hits[near[order[question.offset : end]]]

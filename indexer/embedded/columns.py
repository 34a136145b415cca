"""What is known of every document of the index, as arrays: loaded once for each segment, whoever searches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.fields import CATEGORIES, NUMBERS, SCORED
from indexer.embedded.postings import Ids, Weights, lengths, numbers, postings, terms_from

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Category:
    """Which documents have which values: ``documents[i]`` has ``values[codes[i]]``; none, one or several each."""

    values: Sequence[str]
    documents: Ids
    codes: Ids

    def count(self, hits: Mask) -> dict[str, int]:
        """Return how many of the hits have each value; values of none are left out."""
        counts = np.bincount(self.codes[hits[self.documents]], minlength=len(self.values))
        return {self.values[code]: int(counts[code]) for code in np.flatnonzero(counts).tolist()}

    def having(self, wanted: Sequence[str], size: int) -> Mask:
        """Return which of ``size`` documents have one of the wanted values."""
        known = [code for code, value in enumerate(self.values) if value in wanted]
        mask = np.zeros(size, np.bool_)
        mask[self.documents[np.isin(self.codes, known)]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Columns:
    """The documents of one segment, or of all one after the other.

    ``alive`` is false for documents that are deleted and not yet merged away.
    """

    size: int
    alive: Mask
    numbers: dict[str, Ids]
    lengths: dict[str, Weights]
    categories: dict[str, Category]


def load_columns(reader: Any) -> Columns:  # noqa: ANN401  # Whoosh has no types
    """Read the columns of one segment; ``alive`` is left to ``with_deletions``."""
    size = reader.doc_count_all()
    loaded = {name: numbers(reader, name) for name in NUMBERS}
    return Columns(
        size=size,
        alive=np.ones(size, np.bool_),
        numbers=loaded,
        lengths={name: lengths(reader, name) for name in SCORED},
        categories={name: _load_category(reader, name) for name in CATEGORIES} | {"year": _years(loaded["date"])},
    )


def with_deletions(columns: Columns, deleted: Sequence[int]) -> Columns:
    """Return the columns of a segment in which these documents are deleted."""
    alive = np.ones(columns.size, np.bool_)
    alive[list(deleted)] = False
    return Columns(columns.size, alive, columns.numbers, columns.lengths, columns.categories)


def joined(segments: Sequence[Columns]) -> Columns:
    """Return the columns of all segments, one after the other."""
    offsets = np.cumsum([0, *(segment.size for segment in segments)])
    return Columns(
        size=int(offsets[-1]),
        alive=_chain([segment.alive for segment in segments], np.bool_),
        numbers={name: _chain([segment.numbers[name] for segment in segments], np.int64) for name in NUMBERS},
        lengths={name: _chain([segment.lengths[name] for segment in segments], np.float64) for name in SCORED},
        categories={
            name: _join_categories([segment.categories[name] for segment in segments], offsets)
            for name in (*CATEGORIES, "year")
        },
    )


def _load_category(reader: Any, field: str) -> Category:  # noqa: ANN401  # Whoosh has no types
    values: list[str] = []
    documents: list[Ids] = []
    for term in terms_from(reader, field, ""):
        values.append(term.text.decode())
        documents.append(postings(reader, term).ids)
    codes = [np.full(len(ids), code, np.int64) for code, ids in enumerate(documents)]
    return Category(values, _chain(documents, np.int64), _chain(codes, np.int64))


def _years(dates: Ids) -> Category:
    dated = np.flatnonzero(dates)
    values, codes = np.unique(dates[dated] // 10_000, return_inverse=True)
    return Category([str(year) for year in values], dated, codes)


def _join_categories(categories: Sequence[Category], offsets: Ids) -> Category:
    codes = {value: code for code, value in enumerate(sorted({v for one in categories for v in one.values}))}
    return Category(
        list(codes),
        _chain([one.documents + offset for one, offset in zip(categories, offsets, strict=False)], np.int64),
        _chain([np.array([codes[v] for v in one.values], np.int64)[one.codes] for one in categories], np.int64),
    )


def _chain(arrays: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, kind)

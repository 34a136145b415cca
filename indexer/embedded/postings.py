"""Whoosh's terms, posting lists and columns as numpy arrays, block by block instead of posting by posting.

The one module that reads inside Whoosh's objects and files. What it relies on is the same in Whoosh 2.7.4 and whoosh3
3.54.0, and is held by a test that compares every answer with Whoosh's own.
"""

import pickle
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import accumulate, chain, repeat
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

Ids = NDArray[np.int64]
Weights = NDArray[np.float64]
T = TypeVar("T")

_LENGTHS = np.array([byte_to_length(code) for code in range(256)], dtype=np.float64)


class Damaged(Exception):
    """The index on the disk is not what was written."""


class Term(NamedTuple):
    """A term of one segment: how many documents hold it, which is the first and the last, and where its postings are.

    Deleted documents count. ``start`` and ``size`` are bytes in the file of the postings.
    """

    text: bytes
    documents: int
    first: int
    last: int
    start: int
    size: int


class Postings(NamedTuple):
    """The documents of one segment that hold a term, ascending, and how often each does."""

    ids: Ids
    weights: Weights


class Places(NamedTuple):
    """Where a term stands: ``places[i]`` of the document ``ids[i]``; both ascend."""

    ids: Ids
    places: Ids


_NONE = Postings(np.empty(0, np.int64), np.empty(0, np.float64))


def undamaged(read: Callable[[], T]) -> T:
    """Return what ``read`` returns, or raise Damaged."""
    try:
        return read()
    except OSError:
        raise  # a file that a writer took away meanwhile
    except Exception as error:  # damaged bytes are unpickled and unpacked, which can raise anything
        raise Damaged from error


def segments(reader: Any) -> list[tuple[Any, int]]:  # noqa: ANN401  # Whoosh has no types
    """Return the readers of the segments, each with the number of documents before it; an empty index has none."""
    return [(leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()]


def find_term(reader: Any, field: str, text: bytes) -> Term | None:  # noqa: ANN401  # Whoosh has no types
    """Return a term of one segment, or None where no document has it."""
    return undamaged(lambda: _find_term(reader._terms, field, text))  # noqa: SLF001  # see the top


def terms_from(reader: Any, field: str, prefix: str) -> list[Term]:  # noqa: ANN401  # Whoosh has no types
    """Return the terms of a segment that begin with ``prefix``, ascending."""
    return undamaged(lambda: list(_terms_from(reader._terms, field, prefix.encode())))  # noqa: SLF001  # see the top


def words(reader: Any, field: str) -> tuple[list[str], Ids]:  # noqa: ANN401  # Whoosh has no types
    """Return all terms of a segment in ascending order, and how many documents hold each, deleted ones included."""
    return undamaged(lambda: _words(reader._terms, field))  # noqa: SLF001  # see the top


def postings(reader: Any, term: Term | None) -> Postings:  # noqa: ANN401  # Whoosh has no types
    """Return the postings of a term in its segment, those of deleted documents included."""
    if term is None:
        return _NONE
    blocks = undamaged(lambda: [_ids_and_weights(block) for block in _blocks(reader, term)])
    ids, weights = zip(*blocks, strict=True)
    return Postings(np.concatenate(ids), np.concatenate(weights))


def kept(reader: Any, term: Term) -> Iterator[tuple[int, float, bytes]]:  # noqa: ANN401  # Whoosh has no types
    """Yield what a segment keeps of a term in each document: which it is, how often, and where, as Whoosh writes it."""
    for block in undamaged(lambda: list(_blocks(reader, term))):
        often = block.weights if isinstance(block.weights, tuple) else repeat(block.weights or 1.0, len(block.steps))
        yield from zip(accumulate(block.steps), often, block.values or repeat(b""), strict=False)


def holders(reader: Any, terms: Iterable[Term]) -> Ids:  # noqa: ANN401  # Whoosh has no types
    """Return the documents that hold each of many terms, one after the other, deleted ones included."""
    return undamaged(lambda: np.fromiter(chain.from_iterable(_holders(reader, term) for term in terms), np.int64))


def places(reader: Any, term: Term, wanted: Ids | None) -> Places:  # noqa: ANN401  # Whoosh has no types
    """Return where a term with positions stands in the ``wanted`` documents, which ascend; None is all."""
    found = undamaged(lambda: [_decoded(block, wanted) for block in _blocks(reader, term, wanted)])
    return Places(*np.concatenate([np.empty((2, 0), np.int64), *found], axis=1))


def numbers(reader: Any, field: str) -> Ids:  # noqa: ANN401  # Whoosh has no types
    """Return a column of whole numbers of one segment."""
    return undamaged(lambda: _column(reader, field, ">i4")).astype(np.int64)


def lengths(reader: Any, field: str) -> Weights:  # noqa: ANN401  # Whoosh has no types
    """Return how many terms a scored field has in each document of one segment, as roughly as Whoosh keeps it."""
    column = f"_{field}_len"
    if not reader._perdoc.has_column(column):  # noqa: SLF001  # see the top
        return np.zeros(reader.doc_count_all())  # no document has a term in this field
    codes = undamaged(lambda: _column(reader, column, "u1"))
    return np.take(_LENGTHS, codes)


# --- inside Whoosh's files ------------------------------------------------------------------------

_ENTRY = struct.Struct("!Ii")
"""How long a key and its record are, before both of them."""

_FIELD = struct.Struct("!H")
"""The number of a field, at the beginning of a key; the term comes after it."""

_ABOUT = struct.Struct("!5xI6xIIqi")
"""The record of a term: number of documents, first and last of them, start and size of the postings."""

_COUNT_AT = 5
"""Where the number of documents is in a term's record, in bytes: four, the greatest first."""

_BETWEEN = b"\n"
"""What stands in no term."""

_MAGIC = b"W3Bl"
_SIZE = struct.Struct("!i")
"""How long a block is, before it; below 0 in the last one."""

_AFTER_ALL = b"\xff"
"""Greater than any text."""


class _Block(NamedTuple):
    """Some postings of a term: steps from each document to the next from 0 on, how often, and positions.

    ``weights`` are one for each document, or one for all, or None where all are 1.
    """

    steps: tuple[int, ...]
    weights: tuple[float, ...] | float | None
    values: tuple[bytes, ...] | None


def _find_term(terms: Any, field: str, text: bytes) -> Term | None:  # noqa: ANN401  # Whoosh has no types
    for start, size in terms._tindex.ranges_for_key(terms._keycoder(field, text)):  # noqa: SLF001  # see the top
        return Term(text, *_ABOUT.unpack(terms._dbfile.get(start, size)))  # noqa: SLF001  # see the top
    return None


def _terms_from(terms: Any, field: str, prefix: bytes) -> Iterator[Term]:  # noqa: ANN401  # Whoosh has no types
    entries = _entries(terms, field, prefix)
    for start, end in _extents(entries):
        yield Term(entries[start:end], *_ABOUT.unpack_from(entries, end))


def _words(terms: Any, field: str) -> tuple[list[str], Ids]:  # noqa: ANN401  # Whoosh has no types
    # A hundred thousand and more, so in few steps: all texts are decoded at once, and all numbers taken at once.
    entries = _entries(terms, field, b"")
    extents = list(_extents(entries))
    found = _BETWEEN.join([entries[start:end] for start, end in extents]).decode().split(_BETWEEN.decode())
    ends = np.array([end for _start, end in extents], np.int64) + _COUNT_AT
    digits = np.frombuffer(entries, np.uint8)[ends[:, np.newaxis] + np.arange(4)].astype(np.int64)
    return (found if extents else []), digits @ np.array([1 << 24, 1 << 16, 1 << 8, 1])


def _entries(terms: Any, field: str, prefix: bytes) -> bytes:  # noqa: ANN401  # Whoosh has no types
    """Return the entries of the terms that begin with ``prefix``."""
    index = terms._tindex  # noqa: SLF001  # see the top
    first = terms._keycoder(field, prefix)  # noqa: SLF001  # see the top
    start, end = index.closest_key_pos(first), index.closest_key_pos(first + _AFTER_ALL)
    return b"" if start is None else bytes(terms._dbfile.get(start, (end or index.endofdata) - start))  # noqa: SLF001  # see the top


def _extents(entries: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the text of each term begins and ends; what is known of it comes after that."""
    at, size = 0, len(entries)
    while at < size:
        key, about = _ENTRY.unpack_from(entries, at)
        end = at + _ENTRY.size + key
        yield at + _ENTRY.size + _FIELD.size, end
        at = end + about


def _blocks(reader: Any, term: Term, wanted: Ids | None = None) -> Iterator[_Block]:  # noqa: ANN401  # Whoosh has no types
    """Yield the postings of a term, those blocks left out that hold none of the ``wanted`` documents, which ascend."""
    written = reader._terms._postfile.get(term.start, term.size)  # noqa: SLF001  # see the top
    if not written.startswith(_MAGIC):
        raise ValueError(written[: len(_MAGIC)])
    stream, end, size, done = BytesIO(written), len(_MAGIC), 1, 0
    while size > 0:
        (size,) = _SIZE.unpack_from(written, end)
        stream.seek(end + _SIZE.size)
        end += _SIZE.size + abs(size)
        _number, last, _weight, compression, *_lengths = pickle.load(stream)  # noqa: S301  # built here: see folder.py
        before, done = done, done if wanted is None else int(np.searchsorted(wanted, last, side="right"))
        if wanted is None or done > before:
            data = written[stream.tell() : end]
            yield _Block(*pickle.loads(zlib.decompress(data) if compression else data))  # noqa: S301  # as above


def _holders(reader: Any, term: Term) -> Iterable[int]:  # noqa: ANN401  # Whoosh has no types
    if term.documents <= 2:  # noqa: PLR2004  # most words are rare, and their first and last document is all
        return term.first, term.last
    return chain.from_iterable(accumulate(block.steps) for block in _blocks(reader, term))


def _ids_and_weights(block: _Block) -> tuple[Ids, Weights]:
    ids = np.cumsum(np.array(block.steps, dtype=np.int64))
    weights = 1.0 if block.weights is None else block.weights
    return ids, np.full(len(ids), weights) if isinstance(weights, float) else np.array(weights)


def _decoded(block: _Block, wanted: Ids | None) -> NDArray[np.int64]:
    """Return documents and positions of a block; Whoosh keeps each list as its length and the steps from 0, pickled."""
    ids, values = np.cumsum(np.array(block.steps, dtype=np.int64)), block.values or ()
    if wanted is not None:
        which = np.flatnonzero(np.isin(ids, wanted, assume_unique=True))
        ids, values = ids[which], tuple(values[each] for each in which.tolist())
    steps = [pickle.loads(value[_SIZE.size :]) for value in values]  # noqa: S301  # built here: see folder.py
    numbers = np.fromiter(map(len, steps), np.int64, len(steps))
    running = np.cumsum(np.fromiter(chain.from_iterable(steps), np.int64, int(numbers.sum())))
    before = np.concatenate(([0], running))[np.cumsum(numbers) - numbers]
    return np.stack((np.repeat(ids, numbers), running - np.repeat(before, numbers)))


def _column(reader: Any, field: str, kind: str) -> NDArray[Any]:  # noqa: ANN401  # Whoosh has no types
    file, _start, size = reader._perdoc._get_column_file(field)  # noqa: SLF001  # see the top
    try:
        written = np.frombuffer(file.get(0, size), kind)
    finally:
        file.close()
    # what comes after the last document with another value than 0 is not written
    column = np.zeros(reader.doc_count_all(), kind)
    column[: len(written)] = written
    return column

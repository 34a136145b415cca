"""Whoosh's posting lists and columns as numpy arrays, block by block instead of posting by posting.

The one module that reads inside Whoosh's objects. What it relies on is the same in Whoosh 2.7.4 and whoosh3 3.54.0, and
is held by a test that compares every answer with Whoosh's own.
"""

import itertools
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

Ids = NDArray[np.int64]
Weights = NDArray[np.float64]
T = TypeVar("T")

_COUNT, _COUNT_AT = struct.Struct("!I"), 5
"""Where Whoosh's record of a term has the number of its documents: after a byte of flags and its weight as a float."""

_LENGTHS = np.array([byte_to_length(code) for code in range(256)], dtype=np.float64)


class Damaged(Exception):
    """The index on the disk is not what was written."""


class Postings(NamedTuple):
    """The documents of one segment that hold a term, ascending, and how often each does."""

    ids: Ids
    weights: Weights


_NONE = Postings(np.empty(0, np.int64), np.empty(0, np.float64))


def undamaged(read: Callable[[], T]) -> T:
    """Return what ``read`` returns, or raise Damaged."""
    try:
        return read()
    except (OSError, TermNotFound):
        raise  # a file that a writer took away meanwhile; a word that is not there
    except Exception as error:  # damaged bytes are unpickled and unpacked, which can raise anything
        raise Damaged from error


def segments(reader: Any) -> list[tuple[Any, int]]:  # noqa: ANN401  # Whoosh has no types
    """Return the readers of the segments, each with the number of documents before it; an empty index has none."""
    return [(leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()]


def postings(reader: Any, field: str, term: bytes) -> Postings:  # noqa: ANN401  # Whoosh has no types
    """Return the postings of a term in one segment, those of deleted documents included; a term may have none."""
    try:
        blocks = undamaged(lambda: [_ids_and_weights(block) for block in _blocks(_matcher(reader, field, term))])
    except TermNotFound:
        return _NONE
    ids, weights = zip(*blocks, strict=True)
    return Postings(np.concatenate(ids), np.concatenate(weights))


def words(reader: Any, field: str, prefix: str) -> list[tuple[str, int]]:  # noqa: ANN401  # Whoosh has no types
    """Return the terms of a segment that begin with ``prefix``, ascending, and how many documents hold each.

    Deleted documents count.
    """
    return undamaged(lambda: list(_words(reader._terms, field, prefix.encode())))  # noqa: SLF001  # see the top


def document_count(reader: Any, field: str, term: bytes) -> int:  # noqa: ANN401  # Whoosh has no types
    """Return how many documents of one segment hold a term, deleted ones included."""
    return int(undamaged(lambda: reader.doc_frequency(field, term)))


def holders(reader: Any, field: str, terms_of: Callable[[Any], Iterable[bytes]]) -> list[Ids]:  # noqa: ANN401  # Whoosh has no types
    """Return the documents that hold each of the terms that ``terms_of`` gives for a segment, deleted ones included."""
    return undamaged(lambda: [_holders(reader, field, term) for term in terms_of(reader)])


def positions(reader: Any, field: str, term: bytes, wanted: Ids) -> list[list[int]]:  # noqa: ANN401  # Whoosh has no types
    """Return where a term stands in each of the ``wanted`` documents of a segment: ascending ids that all hold it."""
    return undamaged(lambda: list(_positions(_matcher(reader, field, term), reader.schema[field].format, wanted)))


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


def _words(terms: Any, field: str, prefix: bytes) -> Iterator[tuple[str, int]]:  # noqa: ANN401  # Whoosh has no types
    # Not items_from(): that unpickles the postings of each rare term, of which this needs only the count.
    start = terms._keycoder(field, prefix)  # noqa: SLF001  # see the top
    number = len(start) - len(prefix)
    for key, about in terms._tindex.items_from(start):  # noqa: SLF001  # see the top
        if not key.startswith(start):
            return
        yield key[number:].decode(), _COUNT.unpack_from(about, _COUNT_AT)[0]


def _holders(reader: Any, field: str, term: bytes) -> Ids:  # noqa: ANN401  # Whoosh has no types
    about = reader.term_info(field, term)
    if about.doc_frequency() <= 2:  # noqa: PLR2004  # most words are rare, and their first and last document is all
        return np.array([about.min_id(), about.max_id()])
    return postings(reader, field, term).ids


def _matcher(reader: Any, field: str, term: bytes) -> Any:  # noqa: ANN401  # Whoosh has no types
    # Not reader.postings(): with deletions that goes through every posting.
    return reader._terms.matcher(field, term, reader.schema[field].format)  # noqa: SLF001  # see the top


def _blocks(matcher: Any) -> Iterator[Any]:  # noqa: ANN401  # Whoosh has no types
    while True:
        matcher._read_data()  # noqa: SLF001  # see the top
        yield matcher
        if matcher._lastblock:  # noqa: SLF001  # see the top
            return
        matcher._goto(matcher._nextoffset)  # noqa: SLF001  # see the top


def _ids_and_weights(matcher: Any) -> tuple[Ids, Weights]:  # noqa: ANN401  # Whoosh has no types
    deltas, weights, _values = matcher._data  # noqa: SLF001  # see the top
    ids = np.cumsum(np.array(deltas, dtype=np.int64))
    if weights is None or isinstance(weights, float):
        return ids, np.full(len(ids), 1.0 if weights is None else weights)
    return ids, np.array(weights, dtype=np.float64)


def _positions(matcher: Any, format_: Any, wanted: Ids) -> Iterator[list[int]]:  # noqa: ANN401  # Whoosh has no types
    done = 0
    for block in _blocks(matcher):
        deltas, _weights, values = block._data  # noqa: SLF001  # see the top
        upto = int(np.searchsorted(wanted, block.block_max_id(), side="right"))
        if upto > done:
            ids = itertools.accumulate(deltas)
            places = dict(zip(ids, values, strict=True))
            yield from (format_.decode_positions(places[number]) for number in wanted[done:upto].tolist())
            done = upto


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

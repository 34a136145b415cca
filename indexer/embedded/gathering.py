"""Postings on their way into a new segment: gathered by term, written a term at a time.

Whoosh itself sorts and writes them one by one, which takes several times as long. The files are those of its own codec,
and a segment that was written here says so. What this relies on is the same in Whoosh 2.7.4 and whoosh3 3.54.0, and is
held by the test that compares every answer with Whoosh's own.
"""

import heapq
import marshal
import pickle
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter, sub
from typing import Any

from whoosh.codec import whoosh3
from whoosh.util.numeric import length_to_byte
from whoosh.writing import PostingPool

from indexer.embedded.term_index import TermIndex, about

BLOCK = 128
"""Postings in one block: what Whoosh writes."""

SMALL = 80
"""Bytes from which on a block is worth compressing."""

POSTING = 110
"""Bytes of memory that a posting takes while it is gathered, its positions left out."""

PICKLING = 3
"""Protocol that keeps bytes as they are; 2, which Whoosh writes, spells them as text: slower both ways, and longer."""

COMPRESSION = 3
"""How hard zlib tries, of 9: what Whoosh writes."""

Gathered = tuple[tuple[str, bytes], list[int], list[float], list[bytes]]
"""A field and a term of it; the documents that hold it, ascending, how often each does, and where."""


class Pool(PostingPool):  # type: ignore[misc]  # Whoosh has no types
    """Gathers postings by term; what is more than ``limitmb`` MiB goes to the disk meanwhile, sorted."""

    def __init__(self, writer: Any, limitmb: int) -> None:  # noqa: ANN401  # Whoosh has no types
        super().__init__(writer.temp_storage(), writer.newsegment, limitmb=limitmb)
        self.runs: list[str] = []
        self._terms: dict[tuple[str, bytes], Gathered] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes | None]) -> None:
        """Take one posting: field, term, document, frequency, positions. Documents come in ascending order."""
        name, term, document, often, places = item
        _key, documents, weights, where = self._terms.get((name, term)) or self._new((name, term))
        documents.append(document)
        weights.append(often)
        where.append(places or b"")
        self.currentsize += POSTING + len(where[-1])
        if self.currentsize > self.limit:
            self.save()

    def _new(self, key: tuple[str, bytes]) -> Gathered:
        gathered = self._terms[key] = (key, [], [], [])
        return gathered

    def save(self) -> None:
        """Put what is gathered on the disk."""
        path, file = self._new_run()
        for gathered in self._sorted():
            marshal.dump(gathered, file)
        file.close()
        self.runs.append(path)
        self._terms, self.currentsize = {}, 0

    def iter_postings(self) -> Iterator[Gathered]:
        """Yield everything, sorted by field and term."""
        if not self.runs:
            yield from self._sorted()
            return
        runs: list[Iterable[Gathered]] = [self._read_run(path) for path in self.runs]
        self.runs = []
        for key, parts in groupby(heapq.merge(*runs, self._sorted(), key=itemgetter(0)), key=itemgetter(0)):
            gathered: Gathered = (key, [], [], [])
            for _key, documents, often, places in parts:
                gathered[1].extend(documents)
                gathered[2].extend(often)
                gathered[3].extend(places)
            yield gathered

    def _sorted(self) -> list[Gathered]:
        return sorted(self._terms.values(), key=itemgetter(0))

    def _read_run(self, path: str) -> Iterator[Gathered]:
        file = self._open_run(path)
        try:
            while True:
                yield marshal.load(file)  # noqa: S302  # written by this process
        except EOFError:
            return
        finally:
            file.close()
            self._remove_run(path)


class Codec(whoosh3.W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's own codec, but for how postings are written."""

    def field_writer(self, storage: Any, segment: Any) -> "FieldWriter":  # noqa: ANN401  # Whoosh has no types
        """Return what writes the postings of a segment."""
        return FieldWriter(self, storage, segment)

    def new_segment(self, _storage: Any, indexname: str) -> Any:  # noqa: ANN401  # Whoosh has no types
        """Return a segment that any Whoosh can read: it names Whoosh's own codec."""
        return whoosh3.W3Segment(whoosh3.W3Codec(), indexname)


class FieldWriter(whoosh3.W3FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    """Writes what a ``Pool`` gathered."""

    def __init__(self, codec: Any, storage: Any, segment: Any) -> None:  # noqa: ANN401  # Whoosh has no types
        super().__init__(codec, storage, segment)
        self._tindex: Any = TermIndex.instead_of(self._tindex)

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Gathered]) -> None:  # noqa: ANN401  # Whoosh has no types
        """Write the postings of all terms; ``lengths`` is a reader that knows how long each field is."""
        start = self._postfile.tell()
        for name, terms in groupby(items, key=lambda gathered: gathered[0][0]):
            self.start_field(name, schema[name])
            field = _FIELD.pack(self._fieldid)
            codes = _length_codes(lengths, name) if schema[name].scorable else bytes(lengths.doc_count_all())
            keeps_places = schema[name].format.fixed_value_size() is None
            for (_name, term), documents, often, places in terms:
                long = [codes[document] for document in documents]
                length = self._postfile.write(
                    whoosh3.WHOOSH3_HEADER_MAGIC
                    + b"".join(_blocks(documents, often, places if keeps_places else None, long))
                )
                self._tindex.add(field + term, about(documents, often, long, start=start, length=length))
                start += length
            self.finish_field()


_FIELD = struct.Struct("!H")
_LENGTH = struct.Struct("!i")


def _blocks(
    documents: Sequence[int], often: Sequence[float], places: Sequence[bytes] | None, long: Sequence[int]
) -> Iterator[bytes]:
    for start in range(0, len(documents), BLOCK):
        part = slice(start, start + BLOCK)
        kept = None if places is None else tuple(places[part])
        yield _block(documents[part], often[part], kept, long[part], is_last=start + BLOCK >= len(documents))


def _block(
    documents: Sequence[int],
    often: Sequence[float],
    places: Sequence[bytes] | None,
    long: Sequence[int],
    *,
    is_last: bool,
) -> bytes:
    """Return postings as Whoosh keeps them: the number of bytes, negative in the last block; about them; and they."""
    steps = tuple(map(sub, documents, (0, *documents)))
    weights = tuple(often) if len(set(often)) > 1 else None if often[0] == 1 else often[0]
    postings = pickle.dumps((steps, weights, places), PICKLING)
    compression = COMPRESSION if len(postings) >= SMALL else 0
    if compression:
        postings = zlib.compress(postings, compression)
    about = _head(len(documents), documents[-1], max(often), compression, min(long), max(long))
    size = len(about) + len(postings)
    return _LENGTH.pack(-size if is_last else size) + about + postings


@lru_cache(maxsize=1 << 14)  # most terms stand in one document, and once or twice in that
def _head(*about: float) -> bytes:
    return pickle.dumps(about, PICKLING)


def _length_codes(lengths: Any, field: str) -> bytes:  # noqa: ANN401  # Whoosh has no types
    """Return how long a field is in each document, as roughly as Whoosh keeps it."""
    return bytes(length_to_byte(lengths.doc_field_length(each, field)) for each in range(lengths.doc_count_all()))

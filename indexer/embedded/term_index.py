"""Where the postings of each term stand: the terms of a segment, written many times as fast as Whoosh does it.

The file is Whoosh's own ``OrderedHashWriter`` format, which says itself by what its keys are hashed: MD5 costs several
times what CRC-32 does. What this relies on is the same in Whoosh 2.7.4 and whoosh3 3.54.0.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from whoosh.filedb import filetables
from whoosh.util.numlists import GrowableArray

_CRC32 = 1
"""Number of the hash in the head of the file."""
_LENGTHS = struct.Struct("!ii")
_SLOT = struct.Struct("!Iq")
_ABOUT = struct.Struct("!BfIBBfIIqi")


def about(documents: Sequence[int], often: Sequence[float], long: Iterable[int], *, start: int, length: int) -> bytes:
    """Return what Whoosh keeps of a term, a ``W3TermInfo``: how often and where it stands.

    ``documents`` are those that hold it, ascending; ``often`` how often each does, ``long`` how long its field is in
    each, as the byte that Whoosh keeps; ``start`` and ``length`` are those of its postings in their file, in bytes.
    """
    shortest, longest = min(long), max(long)
    count, first, last = len(documents), documents[0], documents[-1]
    return _ABOUT.pack(0, sum(often), count, shortest, longest, max(often), first, last, start, length)


class TermIndex(filetables.OrderedHashWriter):  # type: ignore[misc]  # Whoosh has no types
    """Writes terms, ascending, with what is kept of each."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401  # Whoosh has no types
        filetables.HashWriter.__init__(self, file, hashtype=_CRC32)
        self.index = GrowableArray("H")
        self._at = file.tell()

    @classmethod
    def instead_of(cls, writer: Any) -> "TermIndex":  # noqa: ANN401  # Whoosh has no types
        """Take over from Whoosh's own writer, which wrote no more than the head of its file yet."""
        writer.dbfile.seek(writer.startoffset)
        index = cls(writer.dbfile)
        index.extras = writer.extras
        return index

    def add(self, key: bytes, value: bytes) -> None:
        """Write one term."""
        record = _LENGTHS.pack(len(key), len(value)) + key + value
        self.dbfile.write(record)
        self.index.append(self._at)
        hashed = zlib.crc32(key)
        self.buckets[hashed & 255].append((hashed, self._at))
        self._at += len(record)

    def _write_hashes(self) -> None:
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), slots))
            table: list[bytes | None] = [None] * slots
            for hashed, at in entries:
                slot = (hashed >> 8) % slots
                while table[slot] is not None:
                    slot = (slot + 1) % slots
                table[slot] = _SLOT.pack(hashed, at)
            self.dbfile.write(b"".join(each or bytes(_SLOT.size) for each in table))

"""Microsoft's compound files, written for tests: folders of small streams. Source: MS-CFB; messages: MS-OXMSG."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _SMALL = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FOLDER, _STREAM, _ROOT = 1, 2, 5


@dataclass
class _Entry:
    """A folder or stream; ``after`` and ``child`` are numbers of entries, ``start`` that of its first small sector."""

    name: str
    kind: int
    after: int = _FREE
    child: int = _FREE
    start: int = _END
    size: int = 0

    def __bytes__(self) -> bytes:
        text = self.name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, self.kind, 1)
        places = (_FREE, self.after, self.child, b"", 0, 0, 0, self.start, self.size)
        return head + struct.pack("<III16sIQQIQ", *places)


class _Writer:
    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self.small = b""
        self.small_table: list[int] = []

    def add(self, name: str, kind: int, content: "bytes | Tree") -> int:
        number = len(self.entries)
        self.entries.append(_Entry(name, kind))
        if isinstance(content, bytes):
            self.entries[number].start, self.entries[number].size = self._store(content), len(content)
            return number
        children = [
            self.add(each, _STREAM if isinstance(inner, bytes) else _FOLDER, inner) for each, inner in content.items()
        ]
        if children:
            self.entries[number].child = children[0]
        for before, after in pairwise(children):
            self.entries[before].after = after
        return number

    def _store(self, data: bytes) -> int:
        assert len(data) < 4096, "larger streams stand elsewhere"
        count = -(-len(data) // _SMALL)
        if not count:
            return _END
        start = len(self.small_table)
        self.small_table += [*range(start + 1, start + count), _END]
        self.small += data.ljust(count * _SMALL, b"\0")
        return start


def compound_file(tree: Tree) -> bytes:
    """Give the bytes of a compound file with these folders (mappings) and streams (bytes under 4 KB)."""
    writer = _Writer()
    writer.add("Root Entry", _ROOT, tree)
    table = b"".join(struct.pack("<I", each) for each in writer.small_table)
    size = len(writer.small)
    pieces = [b"\0" * 128 * len(writer.entries), table, writer.small]
    starts, links = [], list[int]()
    for piece in pieces:
        count = -(-len(piece) // _SECTOR)
        starts.append(len(links) if count else _END)
        links += [*range(len(links) + 1, len(links) + count), *([_END] if count else [])]
    writer.entries[0].start, writer.entries[0].size = starts[2], size
    pieces[0] = b"".join(map(bytes, writer.entries))
    body = b"".join(piece.ljust(-(-len(piece) // _SECTOR) * _SECTOR, b"\0") for piece in pieces)
    fat_at = len(links)
    assert fat_at < _SECTOR // 4, "one sector of links is enough for tests"
    fat = struct.pack(f"<{fat_at + 1}I", *links, _FAT).ljust(_SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, starts[0], 0, 4096, starts[1], -(-len(table) // _SECTOR), _END, 0, fat_at,
    )  # fmt: skip
    return head.ljust(_SECTOR, b"\xff") + body + fat


@dataclass(frozen=True)
class Coded:
    """A text in a code page."""

    data: bytes


Value = str | int | bytes | Coded


def properties(head: int, values: Mapping[int, Value]) -> dict[str, bytes]:
    """Give the streams of an object of a message; ``head`` is the length of what stands before its properties.

    A text is kept in UTF-16; a number is 32 bits, or, where it is larger, a moment in 100 ns since 1601.
    """
    kinds = {str: 0x001F, bytes: 0x0102, Coded: 0x001E}
    streams, table = dict[str, bytes](), b"\0" * head
    for number, value in values.items():
        if isinstance(value, int):
            kind, held = (0x0040, struct.pack("<Q", value)) if value >= 1 << 32 else (0x0003, struct.pack("<Q", value))
        else:
            kind = kinds[type(value)]
            data = (
                value.data
                if isinstance(value, Coded)
                else value.encode("utf-16-le")
                if isinstance(value, str)
                else value
            )
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
            held = struct.pack("<Q", len(data) + 2)
        table += struct.pack("<HHI8s", kind, number, 6, held)
    return {"__properties_version1.0": table, **streams}

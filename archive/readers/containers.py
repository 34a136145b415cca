"""Files that only hold other files: mailboxes and zip files. Each part becomes a document of its own."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing

from archive.errors import DamagedFile, EncryptedFile, TooLarge
from archive.normalise import one_line
from archive.readers.base import Extract, Part
from archive.readers.limits import LARGEST_UNPACKED, MOST_PARTS, in_megabytes
from archive.readers.media_type import BROKEN_ZIP, MBOX, ZIP

_VERSION = 1

_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=>?[!-9;-~]+:)")
"""The line before each message, after an empty one. A line of a body that only looks so has no header below it."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""A line of a body that would begin a message, and is marked. Source: RFC 4155, appendix A; the "mboxrd" variant."""

_UNPACKED_TIMES, _SUSPICIOUS = 500, 50_000_000
"""A zip file that unpacks to more than so many times its size, and to more than so many bytes, is a trap."""
_IS_LOCKED, _IS_UTF8 = 0x1, 0x800
"""Flags of a member. Source: PKWARE's APPNOTE 4.4.4."""


def read_mbox(data: bytes, *, name: str) -> Extract:
    """Read a mailbox: its messages, in their order."""
    starts = list(_ENVELOPE.finditer(data))
    if len(starts) > MOST_PARTS:
        raise TooLarge(name, f"{MOST_PARTS} messages")
    ends = [each.start() for each in starts[1:]] + [len(data)]
    messages = (_QUOTED.sub(rb"\1", data[each.end() : end]) for each, end in zip(starts, ends, strict=True))
    parts = (Part(f"message-{number}.eml", message) for number, message in enumerate(messages, 1))
    return _container(MBOX, "mbox", parts)


def read_zip(data: bytes, *, name: str) -> Extract:
    """Read a zip file: its members in their order, without folders and what a system hides there."""
    try:
        with closing(zipfile.ZipFile(io.BytesIO(data))) as container:
            members = [each for each in container.infolist() if not _is_hidden(each)]
            _check(members, len(data), name)
            return _container(ZIP, "zipfile", (_member(container, each) for each in members))
    except BROKEN_ZIP as error:
        raise DamagedFile(name, "it cannot be unpacked") from error


def _container(media_type: str, extractor: str, parts: Iterator[Part]) -> Extract:
    return Extract(
        text="", media_type=media_type, extractor=extractor, version=_VERSION, parts=tuple(parts), is_container=True
    )


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    pieces = member.filename.split("/")
    return member.is_dir() or "__MACOSX" in pieces or any(piece.strip(".") and piece[0] == "." for piece in pieces)


def _check(members: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """See to it that a zip file may be unpacked. No more comes out of a member than it says.

    Raises:
        EncryptedFile: one of its members needs a password.
        TooLarge: it has too many members, or they are too large.
    """
    if any(member.flag_bits & _IS_LOCKED for member in members):
        raise EncryptedFile(name)
    if len(members) > MOST_PARTS:
        raise TooLarge(name, f"{MOST_PARTS} files inside one file")
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED:
        raise TooLarge(name, f"{in_megabytes(LARGEST_UNPACKED)} unpacked")
    if unpacked > max(_SUSPICIOUS, _UNPACKED_TIMES * size):
        raise TooLarge(name, f"{_UNPACKED_TIMES} times its size unpacked")


def _member(container: zipfile.ZipFile, member: zipfile.ZipInfo) -> Part:
    """Unpack a member; a damaged one has no bytes, so that it is refused by its own name."""
    try:
        data = container.read(member)
    except BROKEN_ZIP:
        data = b""
    return Part(_shown_name(member), data)


def _shown_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name to show; it leads nowhere. Older programs wrote it in the code page of the screen."""
    written = member.filename
    if not member.flag_bits & _IS_UTF8:
        raw = written.encode("cp437", "replace")
        try:
            written = raw.decode("utf-8")
        except UnicodeDecodeError:
            written = raw.decode("cp850")
    return one_line(re.sub(r"[\0-\x1f\x7f]", " ", written).strip("/"))

"""File as received → read and described, with the files inside it. Needs no database, and so holds none up."""

from collections.abc import Callable
from dataclasses import dataclass, field

from archive.errors import EmptyFile, RefusedFile, TooLarge
from archive.originals import digest
from archive.readers.described import Described
from archive.readers.limits import LARGEST_UNPACKED, MOST_PARTS, in_megabytes

DEEPEST = 8
"""Files inside each other: a message forwarded with its attachments has three or four."""
LARGEST_WHOLE = LARGEST_UNPACKED
"""Bytes of all files inside one file and characters of their text, together."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was received, and what was found in it.

    ``described`` is None where the file was not read because it is kept already; ``parts`` are the files inside it, in
    their order, or why they are refused.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    described: Described | None = None
    parts: "tuple[Received | RefusedFile, ...]" = ()


@dataclass(slots=True, kw_only=True)
class Receiving:
    """Receives one file with all that is in it; what is inside shares one allowance.

    ``read`` reads one file; ``is_kept`` says of a SHA-256 whether the archive keeps that file already, which is then
    not read.
    """

    read: Callable[[bytes, str], Described]
    is_kept: Callable[[str], bool]
    parts_left: int = MOST_PARTS
    size_left: int = LARGEST_WHOLE

    def receive(self, data: bytes, *, name: str) -> Received:
        """Receive a file.

        Raises:
            RefusedFile: it cannot be read. A file inside it that cannot be read does not keep it out.
        """
        return self._receive(data, name, depth=0)

    def _receive(self, data: bytes, name: str, *, depth: int) -> Received:
        if not data:
            raise EmptyFile(name)
        sha256 = digest(data)
        if self.is_kept(sha256):
            return Received(name, data, sha256)
        described = self.read(data, name)
        self.size_left -= len(described.extract.text)
        parts = tuple(
            self._receive_part(part.data, f"{name}/{part.name}", depth=depth + 1) for part in described.extract.parts
        )
        return Received(name, data, sha256, described, parts)

    def _receive_part(self, data: bytes, name: str, *, depth: int) -> Received | RefusedFile:
        self.parts_left -= 1
        self.size_left -= len(data)
        try:
            self._check_allowance(name, depth)
            return self._receive(data, name, depth=depth)
        except RefusedFile as error:
            return error

    def _check_allowance(self, name: str, depth: int) -> None:
        """See to it that a file inside others may still be read.

        Raises:
            TooLarge: there are too many, or they are too large or too deep.
        """
        if depth > DEEPEST:
            raise TooLarge(name, f"{DEEPEST} files inside each other")
        if self.parts_left < 0:
            raise TooLarge(name, f"{MOST_PARTS} files inside one file")
        if self.size_left < 0:
            raise TooLarge(name, f"{in_megabytes(LARGEST_WHOLE)} together with the files beside it")

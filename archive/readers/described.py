"""What reading and describing one file takes and gives, whichever process does it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from archive.describing.base import Proposed
from archive.mentions.found import FoundMention
from archive.readers.base import Extract
from archive.references.finding import FoundReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A file to read. ``name`` is the file as received; ``own_names`` are those of the archive's own organisation.

    ``recognise`` asks for the text of pages that are pictures, which takes seconds a page.
    """

    data: bytes = field(repr=False)
    name: str
    today: date
    own_names: tuple[str, ...] = ()
    recognise: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What was found in a file, and what that says about it: the best proposal of each field first.

    ``mentions`` and ``references`` are those of the text, in the language that was proposed for it.
    """

    extract: Extract
    proposed: tuple[Proposed, ...]
    mentions: tuple[FoundMention, ...] = ()
    references: tuple[FoundReference, ...] = ()


class FileReader(Protocol):
    """Reads and describes files, ``workers`` of them at the same time, each asked for from a thread of its own."""

    @property
    def workers(self) -> int:
        """How many files can be read at the same time."""
        ...

    def read(self, request: Request) -> Described:
        """Read and describe one file.

        Raises:
            RefusedFile: it cannot be read.
        """
        ...

"""What every reader gives: text with its pages, and the fields the file states about itself."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

FieldName = Literal["title", "author", "recipient", "copy", "date", "site", "url", "language", "heading", "reference"]
"""What a file can state about itself; ``heading`` is the most prominent line of its first page."""

FieldSource = Literal[
    "mail-header", "json-ld", "html-meta", "front-matter", "layout", "pdf-metadata", "office-properties"
]
"""Where a field was stated; how far it is believed is for the description to judge."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a file states about itself, as it stands there.

    ``value`` is the text as found, folded to one line; dates are not parsed here.
    """

    name: FieldName
    value: str
    source: FieldSource


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a file: an attachment. ``name`` is as received, ``data`` its bytes, decoded from the transfer.

    A damaged one has no bytes, and is refused by its own name when it is read in its turn.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    r"""What a reader found in a file. It never guesses: it states.

    ``text`` is in NFC with LF; paragraphs are divided by one empty line ("\n\n"), lines that are meant as lines
    (an address, a list) by one LF; no line begins or ends with a space.
    ``page_starts`` are 0-based offsets into ``text`` in code points, ascending, the first is 0; one per page, so a
    format without pages has one. A paragraph that runs over a page break is not cut by it.
    ``page_labels`` are the printed labels ("iv", "A-3"), one per page, or empty where the file states none.
    ``extractor`` names the library and ``version`` the rules of the reader: a change of either makes a new text.
    ``needs_ocr`` is true where a page shows a picture instead of text; ``text`` may then be empty.
    ``is_container`` is true of a file that only holds other files, its ``parts`` (a mailbox, a zip file), and is no
    document itself; ``text`` is empty then.
    ``confidences`` say how far what was recognised on each page is believed, between 0 and 1, None for a page with
    text of its own; empty where nothing had to be recognised.
    """

    text: str
    media_type: str
    extractor: str
    version: int
    page_starts: tuple[int, ...] = (0,)
    page_labels: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = field(default=(), repr=False)
    needs_ocr: bool = False
    is_container: bool = False
    confidences: tuple[float | None, ...] = ()


class Reader(Protocol):
    """Turns the bytes of one format into an Extract. Raises a RefusedFile; never anything else."""

    def __call__(self, data: bytes, *, name: str) -> Extract:
        """Read the bytes of a file; ``name`` is the file as received, for messages only."""
        ...

"""The door to all readers: bytes in, an Extract or one clear sentence out."""

from archive.errors import EmptyFile, EncryptedFile, NoContent, TooLarge, UnknownFormat, UnsupportedFormat
from archive.normalise import has_content
from archive.readers import media_type as types
from archive.readers.base import Extract, Reader
from archive.readers.containers import read_mbox, read_zip
from archive.readers.doc import read_doc
from archive.readers.eml import read_eml
from archive.readers.html import read_html
from archive.readers.limits import LARGEST_FILE, LARGEST_TEXT, in_megabytes
from archive.readers.msg import read_msg
from archive.readers.office import read_docx, read_odt
from archive.readers.pdf import read_pdf
from archive.readers.pictures import read_picture
from archive.readers.rtf import read_rtf
from archive.readers.txt import read_markdown, read_text

_READERS: dict[str, Reader] = {
    types.PDF: read_pdf,
    types.DOCX: read_docx,
    types.ODT: read_odt,
    types.DOC: read_doc,
    types.RTF: read_rtf,
    types.HTML: read_html,
    types.EML: read_eml,
    types.MSG: read_msg,
    types.MBOX: read_mbox,
    types.ZIP: read_zip,
    types.TXT: read_text,
    types.MD: read_markdown,
    types.PNG: read_picture,
    types.JPEG: read_picture,
    types.TIFF: read_picture,
}

READABLE: tuple[str, ...] = (
    "pdf", "docx", "odt", "rtf", "html", "eml", "msg", "mbox", "txt", "md", "png", "jpg", "tiff", "zip",
)  # fmt: skip
"""The formats we read, by the names that people know them by."""

_UNREAD = {
    types.EPUB: ("an e-book", "save it as pdf or html and add that"),
    types.OTHER_OFFICE: ("a spreadsheet or a presentation", "save it as pdf and add that"),
}
"""Formats that we know and do not read: what it is, and what to do."""

_PICTURE = ("a picture", "save it as pdf and add that")


def read(data: bytes, *, name: str) -> Extract:
    """Read a file of any format we know, recognised by its content.

    ``name`` is the file as received; it is used in messages and to tell Markdown from plain text.

    Raises:
        RefusedFile: it is empty, of no known format, locked, damaged, too large or without any content.
    """
    if not data:
        raise EmptyFile(name)
    if len(data) > LARGEST_FILE:
        raise TooLarge(name, in_megabytes(LARGEST_FILE))
    extract = _reader(types.sniff(data, name=name), name)(data, name=name)
    if not (has_content(extract.text) or extract.needs_ocr or extract.parts):
        raise NoContent(name)
    if len(extract.text) > LARGEST_TEXT:
        raise TooLarge(name, f"{LARGEST_TEXT // 1_000_000} million characters")
    return extract


def _reader(media_type: str, name: str) -> Reader:
    if media_type in _READERS:
        return _READERS[media_type]
    if media_type == types.LOCKED_OFFICE:
        raise EncryptedFile(name)
    if media_type in _UNREAD:
        raise UnsupportedFormat(name, *_UNREAD[media_type])
    if media_type.startswith("image/"):
        raise UnsupportedFormat(name, *_PICTURE)
    raise UnknownFormat(name, READABLE)

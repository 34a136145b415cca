"""The door to all readers: bytes in, an Extract or one clear sentence out."""

from collections.abc import Mapping

from archive.errors import EmptyFile, EncryptedFile, NoContent, TooLarge, UnknownFormat, UnsupportedFormat
from archive.normalise import has_content
from archive.readers import containers, doc, eml, html, msg, office, pdf, pictures, rtf, txt
from archive.readers import media_type as types
from archive.readers.base import Extract, Reader
from archive.readers.limits import LARGEST_FILE, LARGEST_TEXT, in_megabytes

_READERS: dict[str, Reader] = {
    types.PDF: pdf.read_pdf,
    types.DOCX: office.read_docx,
    types.ODT: office.read_odt,
    types.DOC: doc.read_doc,
    types.RTF: rtf.read_rtf,
    types.HTML: html.read_html,
    types.EML: eml.read_eml,
    types.MSG: msg.read_msg,
    types.MBOX: containers.read_mbox,
    types.ZIP: containers.read_zip,
    types.TXT: txt.read_text,
    types.MD: txt.read_markdown,
    types.PNG: pictures.read_picture,
    types.JPEG: pictures.read_picture,
    types.TIFF: pictures.read_picture,
}

VERSIONS: Mapping[str, int] = {
    "pdfminer.six": pdf.VERSION,
    "pandoc": office.VERSION,
    "libreoffice": office.VERSION,
    "antiword": doc.VERSION,
    "catdoc": doc.VERSION,
    "striprtf": rtf.VERSION,
    "trafilatura": html.VERSION,
    "email": eml.VERSION,
    "python-oxmsg": msg.VERSION,
    "text": txt.VERSION,
    "markdown": txt.VERSION,
}
"""The version of each reader's rules by the name that its extracts bear: a text of an older one is worth reading again.

What was recognised in a picture is not among them: that takes seconds a page.
"""

READABLE: tuple[str, ...] = (
    "pdf", "docx", "odt", "rtf", "html", "eml", "msg", "mbox", "txt", "md", "png", "jpg", "tiff", "zip",
)  # fmt: skip
"""The formats we read, by the names that people know them by."""

_UNREAD = {
    types.EPUB: ("an e-book", "save it as pdf or html and add that"),
    types.ARCHIVE: ("an archive of another kind than zip", "unpack it and add the files inside"),
    types.POSTSCRIPT: ("a file for printers", "save it as pdf and add that"),
    types.XML: ("a file that programs write for each other (XML)", "open it, save it as pdf and add that"),
    types.CARD: ("an entry of a calendar or an address book", "print it to a pdf and add that"),
    types.OTHER_OFFICE: ("a spreadsheet, a presentation or a drawing", "save it as pdf and add that"),
    types.TNEF: ("what Outlook packed a mail in (winmail.dat)", "ask for the mail again, sent as HTML or plain text"),
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

"""What a file is, by its content; its name only tells Markdown from plain text."""

import io
import re
import zipfile
import zlib
from lzma import LZMAError

from olefile import OleFileIO

from archive.readers.encoding import decode

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
HTML = "text/html"
EML = "message/rfc822"
TXT = "text/plain"
MD = "text/markdown"
MBOX = "application/mbox"
MSG = "application/vnd.ms-outlook"
DOC = "application/msword"
EPUB = "application/epub+zip"
ZIP = "application/zip"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
OTHER_OFFICE = "application/vnd.openxmlformats-officedocument"
LOCKED_OFFICE = "application/x-encrypted-office"
"""Our own name for a Word, Excel or PowerPoint file behind a password, which shows no more than that."""
ARCHIVE = "application/x-archive"
"""Our own name for what packs files as zip does, and is none."""
POSTSCRIPT = "application/postscript"
XML = "application/xml"
CARD = "text/calendar"
"""Entries of calendars and of address books."""
TNEF = "application/vnd.ms-tnef"
UNKNOWN = "application/octet-stream"

BROKEN_ZIP = (zipfile.BadZipFile, EOFError, LZMAError, NotImplementedError, ValueError, zlib.error)
"""What zipfile raises on damaged containers."""

_OTHER_ODF = re.compile(rb"application/vnd\.oasis\.opendocument\.(?!text)")
"""What the formats of OpenDocument that hold no text say they are."""
LONGEST_TYPE = 100
"""Bytes of what a container says it is."""

_HEAD = 4096
"""Bytes looked at for signatures and for what a text begins with."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"\xdb\xa5-\0", DOC),  # Word 2
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", "image/gif"),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\x1f\x8b\x08", ARCHIVE),
    (b"%!PS", POSTSCRIPT),
    (b"\x78\x9f\x3e\x22", TNEF),
)
_OTHER_PICTURES = re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|heif|mif1|avif)|BM.{4}\0{4}", re.DOTALL)
_FOR_PROGRAMS = (
    (re.compile(r"\s*<\?xml\s"), XML),
    (re.compile(r"\s*BEGIN:V(?:CALENDAR|CARD)\s", re.IGNORECASE), CARD),
)
"""Texts that no person reads as they stand."""
_STREAMS = {
    "WordDocument": DOC,
    "EncryptedPackage": LOCKED_OFFICE,
    "__properties_version1.0": MSG,
    "Workbook": OTHER_OFFICE,
    "Book": OTHER_OFFICE,
    "PowerPoint Document": OTHER_OFFICE,
}
"""What a compound file is, by a stream that stands in its outermost folder."""
_MAIL_HEADER = re.compile(rb"^(?:From|Date|Subject|To|Message-ID|Received):", re.IGNORECASE | re.MULTILINE)
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_FRAGMENT = re.compile(r"\s*<(?:meta|title)\b", re.IGNORECASE)
"""Begins a page, but also Markdown that was made from one."""
_HEADERS = re.compile(r"\s*(?:[A-Za-z][A-Za-z-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MAIL_ONLY = re.compile(
    r"^(?:message-id|received|mime-version|return-path|x-[a-z-]+|date):", re.IGNORECASE | re.MULTILINE
)
_FROM_OR_TO = re.compile(r"^(?:from|to|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)

_MANY_CONTROLS = 0.02
"""Share of control characters above which bytes are no text."""


def sniff(data: bytes, *, name: str) -> str:
    """Give the media type of a file's bytes, ``UNKNOWN`` where they are neither a known format nor text."""
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return _container(data)
    if head.startswith(_OLE):
        return _compound_file(data)
    if signed := _signed(head):
        return signed
    if b"%PDF-" in head:  # after what may hold a whole PDF in its beginning
        return PDF
    if head.startswith(b"From ") and _MAIL_HEADER.search(head):
        return MBOX
    return _text(decode(head), name)


def _signed(head: bytes) -> str:
    if _OTHER_PICTURES.match(head):
        return "image/other"
    return next((media_type for signature, media_type in _SIGNATURES if head.startswith(signature)), "")


def _container(data: bytes) -> str:
    """Tell the formats that are zip files apart; a broken one is what its member names say."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = container.namelist()
            stated = _stated(container) if "content.xml" in names else b""
    except BROKEN_ZIP:
        names = [found.decode() for found in (b"word/", b"content.xml") if found in data]
        stated = b""
    if any(name.startswith("word/") for name in names):
        return DOCX
    if "content.xml" in names:
        return OTHER_OFFICE if _OTHER_ODF.match(stated) else ODT
    if "META-INF/container.xml" in names:
        return EPUB
    return OTHER_OFFICE if "[Content_Types].xml" in names else ZIP


def _stated(container: zipfile.ZipFile) -> bytes:
    """Give how a container of OpenDocument begins to say what it is; nothing where it says so behind a password."""
    try:
        with container.open("mimetype") as member:
            return member.read(LONGEST_TYPE)
    except (KeyError, RuntimeError):  # no such member, or one with a password
        return b""


def _compound_file(data: bytes) -> str:
    """Tell Microsoft's compound files apart: by what stands in the outermost folder, for they hold each other.

    Where the directory is broken, any name that stands in the file counts; names are UTF-16. Source: MS-CFB 2.6.
    """
    names = _outermost(data) or {name for name in _STREAMS if name.encode("utf-16-le") in data}
    return next((media_type for name, media_type in _STREAMS.items() if name in names), DOC)


def _outermost(data: bytes) -> set[str]:
    try:
        with OleFileIO(data) as container:
            return {path[0] for path in container.listdir() if len(path) == 1}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # what olefile raises on damaged files
        return set()


def _text(text: str, name: str) -> str:
    is_markdown = name.lower().endswith((".md", ".markdown"))
    if _HTML_START.match(text) and not (is_markdown and _HTML_FRAGMENT.match(text)):
        return HTML
    headers = _HEADERS.match(text)
    if headers and _MAIL_ONLY.search(headers.group()) and _FROM_OR_TO.search(headers.group()):
        return EML
    for pattern, media_type in _FOR_PROGRAMS:
        if pattern.match(text):
            return media_type
    controls = sum((char < " " and char not in "\t\n\r\f") or char == "\ufffd" for char in text)
    if controls > len(text) * _MANY_CONTROLS:
        return UNKNOWN
    return MD if is_markdown else TXT

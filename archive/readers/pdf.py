"""PDF: lines by geometry, repaired where it is damaged, with pages, their labels and what it states about itself."""

import io
import logging
from collections.abc import Iterator
from contextlib import closing

import pikepdf

from archive.errors import DamagedFile, EncryptedFile, TooLarge
from archive.normalise import has_content, one_line
from archive.readers.base import Extract, Field, FieldName, Part
from archive.readers.limits import MOST_PAGES
from archive.readers.media_type import PDF
from archive.readers.pdf_furniture import without_furniture
from archive.readers.pdf_layout import PdfPage, read_pages
from archive.readers.pdf_order import in_reading_order
from archive.readers.pdf_paragraphs import PagedText, flow

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it repairs is for us to judge

_VERSION = 1

_HEADING_SIZE = 1.12
"""A heading's letters are larger than those of the body by more than this factor,"""
_LONGEST_HEADING = 160
"""or they are bold, in a paragraph of at most so many characters."""
_NEARLY_LARGEST = 0.9
"""Share of the largest letters: a title may be a little smaller than the headings below it."""

_PROPERTIES: dict[str, FieldName] = {
    "/Title": "title",
    "/Author": "author",
    "/CreationDate": "date",
    "/Lang": "language",
}


def read_pdf(data: bytes, *, name: str) -> Extract:
    """Read a PDF: paragraphs in reading order, running heads and page numbers left out.

    A page that shows its text as a picture gives none and sets ``needs_ocr``.
    """
    data = data[data.find(b"%PDF-") :]
    with closing(_open(data, name)) as pdf:
        count = len(pdf.pages)
        if not count:
            raise DamagedFile(name, "it has no pages")
        if count > MOST_PAGES:
            raise TooLarge(name, f"{MOST_PAGES} pages")
        pages = _pages(data, pdf, name)
        needs_ocr = _leave_out_pictures(pages)
        text = flow([in_reading_order(lines) for lines in without_furniture(pages)])
        return Extract(
            text=text.text,
            media_type=PDF,
            extractor="pdfminer.six",
            version=_VERSION,
            page_starts=text.page_starts,
            page_labels=_labels(pdf),
            fields=(*_heading(text), *_properties(pdf)),
            parts=tuple(_attachments(pdf)),
            needs_ocr=needs_ocr,
        )


def _open(data: bytes, name: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise EncryptedFile(name) from error
    except pikepdf.PdfError as error:
        raise DamagedFile(name, "it does not open") from error


def _pages(data: bytes, pdf: pikepdf.Pdf, name: str) -> list[PdfPage]:
    """Read all pages; where some are missed or one breaks off, once more from a copy that qpdf has repaired."""
    count = len(pdf.pages)
    pages = _read(data)
    if len(pages) != count:
        pages = max(_read(_repaired(pdf, name)), pages, key=len)
    if not pages:
        raise DamagedFile(name, "its pages cannot be read")
    if len(pages) < count:
        raise DamagedFile(name, f"only {len(pages)} of its {count} pages can be read")
    return pages


def _read(data: bytes) -> list[PdfPage]:
    """Read pages up to the first that breaks."""
    pages: list[PdfPage] = []
    try:
        pages.extend(read_pages(data))
    except Exception:  # noqa: BLE001  # pdfminer raises anything on damaged input; _pages sees what is missing
        return pages
    return pages


def _repaired(pdf: pikepdf.Pdf, name: str) -> bytes:
    copy = io.BytesIO()
    try:
        pdf.save(copy, object_stream_mode=pikepdf.ObjectStreamMode.disable, encryption=False)
    except (pikepdf.PdfError, RuntimeError) as error:
        raise DamagedFile(name, "it cannot be repaired") from error
    return copy.getvalue()


def _leave_out_pictures(pages: list[PdfPage]) -> bool:
    """Take the lines from pages whose text is a picture, and say whether there are such pages."""
    pictures = [page for page in pages if page.shows_text_as_picture]
    for page in pictures:
        page.lines.clear()
    return bool(pictures)


def _heading(text: PagedText) -> Iterator[Field]:
    """Give the first paragraph of the first page in large letters, or else the first that is bold."""
    first = [paragraph for paragraph in text.paragraphs if paragraph.pages[0] == 1 and has_content(paragraph.text)]
    largest = max((paragraph.size for paragraph in first), default=0.0)
    least = max(_HEADING_SIZE * text.body_size, _NEARLY_LARGEST * largest)
    large = [paragraph for paragraph in first if paragraph.size > least]
    bold = [paragraph for paragraph in first if paragraph.is_bold and len(paragraph.text) <= _LONGEST_HEADING]
    for paragraph in (large or bold)[:1]:
        yield Field("heading", one_line(paragraph.text), "layout")


def _properties(pdf: pikepdf.Pdf) -> Iterator[Field]:
    """Give the properties that are texts, as they should be; others are damaged and state nothing."""
    for key, name in _PROPERTIES.items():
        stated = pdf.Root.get(key) if name == "language" else pdf.docinfo.get(key)
        if isinstance(stated, pikepdf.String) and (value := one_line(str(stated))):
            yield Field(name, value, "pdf-metadata")


def _labels(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    if "/PageLabels" not in pdf.Root:
        return ()
    try:
        return tuple(str(page.label) for page in pdf.pages)
    except (pikepdf.PdfError, LookupError, RuntimeError, TypeError, ValueError):  # of a damaged tree of labels
        return ()


def _attachments(pdf: pikepdf.Pdf) -> Iterator[Part]:
    """Give the files inside the file; one that is damaged has no bytes, so that it is refused by its own name."""
    for name, attachment in pdf.attachments.items():
        try:
            data = attachment.get_file().read_bytes()
        except (pikepdf.PdfError, LookupError, RuntimeError, TypeError, ValueError):
            data = b""
        yield Part(name, data)

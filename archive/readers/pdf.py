"""PDF: lines by geometry, repaired where it is damaged, with pages, their labels and what it states about itself."""

import io
import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pikepdf

from archive.errors import DamagedFile, EncryptedFile, TooLarge
from archive.normalise import one_line
from archive.readers.base import Extract, Field, FieldName, Part
from archive.readers.laid_out import lay_out
from archive.readers.limits import MOST_PAGES
from archive.readers.media_type import PDF
from archive.readers.pdf_layout import PdfPage, read_pages

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it repairs is for us to judge

VERSION = 1

_PROPERTIES: dict[str, FieldName] = {
    "/Title": "title",
    "/Author": "author",
    "/CreationDate": "date",
    "/Lang": "language",
}


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF whose pages have been read. ``data`` begins where the PDF does; ``labels`` are printed on its pages."""

    data: bytes
    pages: list[PdfPage]
    labels: tuple[str, ...]
    properties: tuple[Field, ...]
    attachments: tuple[Part, ...]

    @property
    def pictures(self) -> list[PdfPage]:
        """The pages that show their text as a picture."""
        return [page for page in self.pages if page.shows_text_as_picture]


def read_pdf(data: bytes, *, name: str) -> Extract:
    """Read a PDF: paragraphs in reading order, running heads and page numbers left out.

    A page that shows its text as a picture gives none and sets ``needs_ocr``.
    """
    pdf = open_pdf(data, name=name)
    pictures = pdf.pictures
    for page in pictures:
        page.lines.clear()
    text = lay_out(pdf.pages)
    return Extract(
        text=text.text,
        media_type=PDF,
        extractor="pdfminer.six",
        version=VERSION,
        page_starts=text.page_starts,
        page_labels=pdf.labels,
        fields=(*text.heading, *pdf.properties),
        parts=pdf.attachments,
        needs_ocr=bool(pictures),
    )


def open_pdf(data: bytes, *, name: str) -> OpenPdf:
    """Read the pages of a PDF and what it states about itself.

    Raises:
        RefusedFile: it is locked, damaged beyond repair or too large.
    """
    data = data[data.find(b"%PDF-") :]
    with closing(_open(data, name)) as pdf:
        count = len(pdf.pages)
        if not count:
            raise DamagedFile(name, "it has no pages")
        if count > MOST_PAGES:
            raise TooLarge(name, f"{MOST_PAGES} pages")
        return OpenPdf(
            data=data,
            pages=_pages(data, pdf, name),
            labels=_labels(pdf),
            properties=tuple(_properties(pdf)),
            attachments=tuple(_attachments(pdf)),
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

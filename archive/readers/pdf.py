"""PDF: lines by geometry, repaired where it is damaged, with pages, their labels and what it states about itself."""

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pikepdf

from archive.errors import DamagedFile, EncryptedFile, TooLarge, UnsupportedFormat
from archive.normalise import one_line
from archive.readers.base import Extract, Field, FieldName, Part
from archive.readers.laid_out import lay_out
from archive.readers.limits import MOST_PAGES
from archive.readers.media_type import PDF
from archive.readers.pdf_attached import attachments, is_form_cover, is_portfolio_cover
from archive.readers.pdf_filled import BROKEN, draw_annotations, take_filled, with_filled
from archive.readers.pdf_layout import PdfLine, PdfPage, read_pages

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it repairs is for us to judge

VERSION = 2

_PROPERTIES: dict[str, FieldName] = {
    "/Title": "title",
    "/Author": "author",
    "/CreationDate": "date",
    "/Lang": "language",
}


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF whose pages have been read. ``data`` begins where the PDF does; ``labels`` are printed on its pages.

    ``filled`` is what was typed on each page, which the lines of ``pages`` have too where they have any.
    """

    data: bytes
    pages: list[PdfPage]
    filled: list[list[PdfLine]]
    labels: tuple[str, ...]
    properties: tuple[Field, ...]
    attachments: tuple[Part, ...]
    is_portfolio: bool

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
        page.lines[:] = pdf.filled[page.number - 1]
    text = lay_out([] if pdf.is_portfolio else pdf.pages)
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
        is_container=pdf.is_portfolio,
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
        parts = tuple(attachments(pdf))
        filled = take_filled(pdf)
        data = _drawn(data, pdf, name)
        pages = _pages(data, pdf, name)
        cover = " ".join(line.text for page in pages for line in page.lines)
        if is_form_cover(pdf, cover):
            raise UnsupportedFormat(name, "a form that only Adobe Reader shows", "print it to a pdf there and add that")
        for page, lines in zip(pages, filled, strict=True):
            if not page.shows_text_as_picture:
                page.drop_unmapped()
                page.lines[:] = with_filled(page.lines, lines)
        return OpenPdf(
            data=data,
            pages=pages,
            filled=filled,
            labels=_labels(pdf),
            properties=tuple(_properties(pdf)),
            attachments=parts,
            is_portfolio=bool(parts) and is_portfolio_cover(pdf, cover),
        )


def _open(data: bytes, name: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise EncryptedFile(name) from error
    except pikepdf.PdfError as error:
        if "unsupported encryption" in str(error):  # locked with a certificate, or by a program of its own
            raise EncryptedFile(name) from error
        raise DamagedFile(name, "it does not open") from error


def _drawn(data: bytes, pdf: pikepdf.Pdf, name: str) -> bytes:
    """Return a copy whose stamps and signatures are part of its pages, the PDF itself where it has none."""
    try:
        return _repaired(pdf, name) if draw_annotations(pdf) else data
    except (DamagedFile, *BROKEN):
        return data


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
        with warnings.catch_warnings(action="error", category=UserWarning):  # of labels in no style that there is
            return tuple(str(page.label) for page in pdf.pages)
    except (
        pikepdf.PdfError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
        UserWarning,
    ):  # of a damaged tree of labels
        return ()

"""Scans: pages that are pictures of text, read by Tesseract and laid out as printed pages are.

The words come back with their places, so paragraphs, columns, hyphens and running heads are told as in a PDF.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from archive.errors import NoWordsRecognised
from archive.normalise import has_content, one_line
from archive.readers.base import Extract
from archive.readers.laid_out import lay_out
from archive.readers.media_type import PDF, sniff
from archive.readers.pdf import open_pdf
from archive.readers.pdf_layout import PdfLine, PdfPage
from archive.readers.pdf_pictures import picture_of
from archive.readers.pictures import pages_of
from archive.readers.tesseract import Recognised, Tesseract, Word, find_tesseract

_VERSION = 1

_POINTS = 72
"""To the inch."""
_LETTER_HEIGHT = 0.72
"""Height of most words, in sizes of their letters."""
_SAME_SIZE = (0.6, 1.45)
"""Times the page's usual size between which a line is of that size: heights of words vary with their letters."""
_LONG_LINE = 5
"""Words of a line that tells how far a page leans."""


def recognise(data: bytes, *, name: str) -> Extract:
    """Read a PDF or a picture; pages without text of their own go through Tesseract, the others keep theirs.

    Raises:
        RefusedFile: it cannot be read; TesseractMissing where Tesseract is not there,
            NoWordsRecognised where it finds nothing.
    """
    tesseract = find_tesseract(name=name)
    media_type = sniff(data, name=name)
    extract = (_recognise_pdf if media_type == PDF else _recognise_pictures)(data, name, tesseract)
    if not has_content(extract.text):
        raise NoWordsRecognised(name)
    return extract


def _recognise_pdf(data: bytes, name: str, tesseract: Tesseract) -> Extract:
    pdf = open_pdf(data, name=name)
    confidences: list[float | None] = [None] * len(pdf.pages)
    for page in pdf.pictures:
        recognised = tesseract.recognise(picture_of(pdf.data, page.number, name=name), name=name)
        confidences[page.number - 1] = recognised.confidence
        printed = printed_page(recognised, page.number)
        printed.lines += pdf.filled[page.number - 1]
        pdf.pages[page.number - 1] = printed
    extract = _extract(pdf.pages, confidences, tesseract, PDF)
    return replace(extract, page_labels=pdf.labels, fields=(*extract.fields, *pdf.properties), parts=pdf.attachments)


def _recognise_pictures(data: bytes, name: str, tesseract: Tesseract) -> Extract:
    pages: list[PdfPage] = []
    confidences: list[float | None] = []
    for number, picture in enumerate(pages_of(data, name=name), 1):
        recognised = tesseract.recognise(picture, name=name)
        confidences.append(recognised.confidence)
        pages.append(printed_page(recognised, number))
    return _extract(pages, confidences, tesseract, sniff(data, name=name))


def _extract(
    pages: Sequence[PdfPage], confidences: Sequence[float | None], tesseract: Tesseract, media_type: str
) -> Extract:
    text = lay_out(pages)
    return Extract(
        text=text.text,
        media_type=media_type,
        extractor=f"tesseract {tesseract.version}",
        version=_VERSION,
        page_starts=text.page_starts,
        fields=text.heading,
        confidences=tuple(confidences),
    )


def printed_page(recognised: Recognised, number: int) -> PdfPage:
    """Turn a recognised page into the lines of a printed one, upright where the scan leans.

    ``number`` is the page's, 1-based; places are in points from the lower left corner.
    """
    height, width = recognised.picture.grey.shape
    scale = _POINTS / recognised.picture.dpi
    page = PdfPage(number, width * scale, height * scale, is_in_order=True)  # Tesseract knows columns that lean
    lines = [line for line in recognised.lines if any(char.isalnum() for word in line for char in word.text)]
    lean = _lean(lines)
    usual = median([_size(line) for line in lines]) if lines else 0
    for line in lines:
        base = median(word.bottom - lean * (word.left + word.right) / 2 for word in line)
        left, right = line[0].left + lean * line[0].bottom, max(word.right + lean * word.bottom for word in line)
        size = _size(line)
        size = usual if _SAME_SIZE[0] < size / usual < _SAME_SIZE[1] else size
        low = page.height - base * scale
        page.lines.append(
            PdfLine(
                page=number,
                x0=left * scale,
                x1=right * scale,
                y0=round(low),
                y1=round(low) + size * scale,
                size=round(size * scale, 1),
                is_bold=False,
                text=one_line(" ".join(word.text for word in line)),
            )
        )
    return page


def _size(line: Sequence[Word]) -> float:
    """Return the size of a line's letters, in points of the picture."""
    return max(word.bottom - word.top for word in line) / _LETTER_HEIGHT


def _lean(lines: Sequence[Sequence[Word]]) -> float:
    """Return by how much the lines fall from left to right, as a slope: the median of the long ones."""
    slopes = [
        (line[-1].bottom - line[0].bottom) / (line[-1].right - line[0].left)
        for line in lines
        if len(line) >= _LONG_LINE
    ]
    return median(slopes) if slopes else 0.0

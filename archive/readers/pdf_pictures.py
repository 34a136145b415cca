"""PDF pages as pictures, for recognising their text."""

from contextlib import closing
from math import sqrt

import pypdfium2

from archive.errors import DamagedFile
from archive.readers.limits import MOST_PIXELS
from archive.readers.tesseract import Picture

_DPI = 300
"""What Tesseract was trained on."""
_POINTS = 72
"""To the inch."""


def picture_of(data: bytes, number: int, *, name: str) -> Picture:
    """Draw one page in grey as it is meant to be seen; ``number`` is 1-based.

    Very large pages are drawn coarser, so that none has more than ``MOST_PIXELS``.

    Raises:
        DamagedFile: the page cannot be drawn.
    """
    try:
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            page = pdf[number - 1]
            width, height = page.get_size()
            dpi = min(_DPI, _POINTS * sqrt(MOST_PIXELS / max(1.0, width * height)))
            drawn = page.render(scale=dpi / _POINTS, grayscale=True)
            return Picture(drawn.to_numpy().reshape(drawn.height, -1)[:, : drawn.width].copy(), dpi)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(name, f"page {number} cannot be drawn") from error

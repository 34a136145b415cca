"""Pages as pictures, drawn for tests; and the program that reads them."""

import io
import shutil
import textwrap
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.readers.tesseract import Picture

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="missing: tesseract")

WIDTH, HEIGHT = 1240, 1754
"""A4 at 150 points to the inch."""

LETTER = (
    "Platform Open Haven vzw\nKaaistraat 1\n1000 Brussel",
    "Brussel, 7 februari 2025",
    "Geachte heer minister,",
    "Wij vragen u om de vier dossiers van de muzikanten opnieuw te laten bekijken. Het festival begint op 1 maart.",
    "Met vriendelijke groeten,",
    "Joke Peeters",
)


def draw(paragraphs: Sequence[str] = LETTER, *, size: int = 26) -> Image.Image:
    """Draw paragraphs below each other, lines of at most 70 characters; LF begins a new line."""
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen, font, y = ImageDraw.Draw(page), ImageFont.load_default(size), 120.0
    for paragraph in paragraphs:
        for line in [each for part in paragraph.split("\n") for each in textwrap.wrap(part, 70)]:
            pen.text((130, y), line, fill=0, font=font)
            y += 1.5 * size
        y += 1.5 * size
    return page


def saved(*pages: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Give the bytes of a picture of one or more pages."""
    out = io.BytesIO()
    if len(pages) > 1:
        options |= {"save_all": True, "append_images": pages[1:]}
    pages[0].save(out, kind, **options)
    return out.getvalue()


def picture(page: Image.Image) -> Picture:
    """Give a drawn page as the readers pass it on."""
    return Picture(np.asarray(page), 150)

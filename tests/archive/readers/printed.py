"""Pages as pictures, drawn for tests; and the program that reads them."""

import io
import os
import shutil
import stat
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

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


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put a program named tesseract on the path; ``code`` is Python that knows ``arguments``."""
    program = folder / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport os, sys, time\narguments = sys.argv[1:]\n"
        "if '--version' in arguments:\n    print('tesseract 5.9.1\\n leptonica-1.82.0')\n    sys.exit()\n"
        f"{code}\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def languages(*names: str) -> str:
    """Give the code with which a program says what it has."""
    return f"if '--list-langs' in arguments:\n    print('List:', *{names!r}, sep='\\n')\n    sys.exit()\n"

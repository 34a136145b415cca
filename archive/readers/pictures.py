"""Pictures: photographs and scans of pages, whose text has to be recognised."""

import io
from collections.abc import Iterator
from math import sqrt
from struct import error as StructError  # noqa: N812  # an error class under a name of its own
from zlib import error as ZlibError  # noqa: N812  # as above

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from archive.errors import DamagedFile, TooLarge
from archive.readers.base import Extract
from archive.readers.limits import LARGEST_PICTURE, MOST_PAGES, MOST_PIXELS
from archive.readers.media_type import sniff
from archive.readers.tesseract import Picture

Image.MAX_IMAGE_PIXELS = None  # our own limit speaks in sentences

_VERSION = 1
_LONG_SIDE = 11.69
"""Inches of the long side of the page (A4) that a picture is taken to show: what files state is mostly the screen's."""
_FORMATS = ("PNG", "JPEG", "TIFF")
_LEAST_DPI = 150
"""Below this, letters are too small to be recognised, and the picture is enlarged."""

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    StructError,
    ZlibError,
)
"""What Pillow raises on damaged pictures."""


def read_picture(data: bytes, *, name: str) -> Extract:
    """Read a picture: how many pages it has, and that their text must be recognised. All of it is looked at."""
    count = sum(1 for _ in _frames(data, name))
    return Extract(
        text="",
        media_type=sniff(data, name=name),
        extractor="pillow",
        version=_VERSION,
        page_starts=(0,) * count,
        needs_ocr=True,
    )


def pages_of(data: bytes, *, name: str) -> Iterator[Picture]:
    """Give the pages of a picture in their order, upright as the camera says, of a size that can be recognised.

    Raises:
        DamagedFile: one of them cannot be decoded.
        TooLarge: there are too many, or one has too many points.
    """
    for frame in _frames(data, name):
        grey = np.asarray(_fitted(_on_white(ImageOps.exif_transpose(frame))))
        yield Picture(grey, max(grey.shape) / _LONG_SIDE)


def _frames(data: bytes, name: str) -> Iterator[Image.Image]:
    """Give the decoded frames of a picture; its size is looked at before."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            # only a TIFF has pages: what other formats hold besides is a preview or moves
            frames = ImageSequence.Iterator(picture) if picture.format == "TIFF" else [picture]
            for number, frame in enumerate(frames):
                _check_size(frame, number, name)
                frame.load()
                yield frame
    except _BROKEN as error:
        raise DamagedFile(name, "its picture cannot be decoded") from error


def _check_size(frame: Image.Image, number: int, name: str) -> None:
    if number == MOST_PAGES:
        raise TooLarge(name, f"{MOST_PAGES} pages")
    if frame.width * frame.height > LARGEST_PICTURE:
        raise TooLarge(name, f"{LARGEST_PICTURE // 1_000_000} million points")


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture in grey; what is transparent shows the paper."""
    if picture.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("L")
    return picture.convert("L")


def _fitted(picture: Image.Image) -> Image.Image:
    """Enlarge a picture with too few points for its letters, and reduce one with more than can be recognised."""
    factor = max(1.0, _LEAST_DPI * _LONG_SIDE / max(picture.size))
    factor = min(factor, sqrt(MOST_PIXELS / (picture.width * picture.height)))
    return picture if factor == 1 else ImageOps.scale(picture, factor)

"""The one door to Tesseract: a picture of a page in, the printed lines with their places and confidence out."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from archive.errors import ReaderCrashed, TesseractMissing, TookTooLong

LANGUAGES = ("nld", "fra", "spa", "eng")
"""Tesseract's names of the languages of an archive; a page may hold any of them."""

_SECONDS_A_PAGE = 120
_ORIENTATION = "osd"
"""Tesseract's name of what tells how a page lies."""
_TILTED = 0.6
"""Mean confidence below which a page may lie on its side or upside down."""
_LONG_WORD = 4
"""Letters of a word that is wider than high where it lies on its line."""
_NOISE = 0.3
"""Confidence below which signs that are no letters are specks and rules."""
_COLUMNS = 12
"""Of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture: rows of grey from 0 (black) to 255, and how many of its points go in an inch."""

    grey: NDArray[np.uint8]
    dpi: float


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word. Places are in points of the picture from its upper left corner; ``line`` names its line.

    ``confidence`` lies between 0 and 1.
    """

    line: tuple[int, ...]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of one page by their lines, in Tesseract's order, and the page as it was turned to be read."""

    picture: Picture
    lines: tuple[tuple[Word, ...], ...]

    @property
    def confidence(self) -> float:
        """Mean confidence of the words by their letters, 0 where there are none."""
        words = [word for line in self.lines for word in line]
        letters = sum(len(word.text) for word in words)
        return round(sum(word.confidence * len(word.text) for word in words) / letters, 3) if letters else 0.0

    @property
    def is_sideways(self) -> bool:
        """Say whether the words run up or down the page: most are higher than they are wide."""
        words = [word for line in self.lines for word in line if len(word.text) >= _LONG_WORD]
        return sum(word.bottom - word.top > word.right - word.left for word in words) > len(words) / 2


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The installed program. ``version`` is what it says of itself, such as "5.3.0"."""

    path: str
    version: str
    has_orientation: bool

    def recognise(self, picture: Picture, *, name: str) -> Recognised:
        """Read the words on a page; one that makes no sense as it lies is turned and read again.

        Raises:
            ReadingFailed: Tesseract breaks down on it or takes too long.
        """
        read = self._words(picture, name)
        if (read.confidence >= _TILTED and not read.is_sideways) or not self.has_orientation:
            return read
        turns = self._turns(picture, name)
        if not turns:
            return read
        turned = Picture(np.ascontiguousarray(np.rot90(picture.grey, -turns)), picture.dpi)
        return max(read, self._words(turned, name), key=lambda each: (not each.is_sideways, each.confidence))

    def _words(self, picture: Picture, name: str) -> Recognised:
        table = self._run(picture, ("-l", "+".join(LANGUAGES), "tsv"), name)
        words = (word for word in _words(table) if not _is_noise(word))
        lines = tuple(tuple(line) for _, line in groupby(words, key=attrgetter("line")))
        return Recognised(picture, lines)

    def _turns(self, picture: Picture, name: str) -> int:
        """Return by how many quarters a page has to be turned clockwise; 0 where it shows too little to tell."""
        try:
            said = self._run(picture, ("--psm", "0", "-l", _ORIENTATION), name)
        except ReaderCrashed:  # how it says that there are too few letters
            return 0
        degrees = [line.removeprefix("Rotate: ") for line in said.splitlines() if line.startswith("Rotate: ")]
        return int(degrees[0]) // 90 if degrees else 0

    def _run(self, picture: Picture, options: Sequence[str], name: str) -> str:
        height, width = picture.grey.shape
        command = [self.path, "-", "-", "--dpi", str(round(picture.dpi)), *options]
        # Netpbm's grey map: Tesseract reads it without a library for pictures, and nothing in it can be forged
        data = b"P5 %d %d 255\n" % (width, height) + picture.grey.tobytes()
        try:
            done = subprocess.run(  # noqa: S603  # a program found on the path, and our own options
                command,
                input=data,
                capture_output=True,
                timeout=_SECONDS_A_PAGE,
                check=False,
                # its threads wait for each other more than they work: ten times slower than one
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired as error:
            raise TookTooLong(name, _SECONDS_A_PAGE) from error
        if done.returncode:
            raise ReaderCrashed(name, f"Tesseract ended with code {done.returncode}")
        return done.stdout.decode("utf-8", "replace")


def find_tesseract(*, name: str) -> Tesseract:
    """Return the program with all its languages; ``name`` is the file that needs it, for the message.

    Raises:
        TesseractMissing: it is not on the path, or lacks one of the languages.
    """
    path = shutil.which("tesseract")
    if path is None:
        raise TesseractMissing(name, "Tesseract")
    installed = set(_ask(path, "--list-langs").split())
    missing = [language for language in LANGUAGES if language not in installed]
    if missing:
        raise TesseractMissing(name, f"the language data of Tesseract ({', '.join(missing)})")
    version = _ask(path, "--version").partition("\n")[0].removeprefix("tesseract ").strip()
    return Tesseract(path, version, has_orientation=_ORIENTATION in installed)


def _ask(path: str, option: str) -> str:
    done = subprocess.run([path, option], capture_output=True, timeout=_SECONDS_A_PAGE, check=False)  # noqa: S603  # as above
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> Iterator[Word]:
    for row in _rows(table.splitlines()[1:]):
        left, top, width, height = (int(cell) for cell in row[6:10])
        place = tuple(int(cell) for cell in row[2:5])
        yield Word(place, left, top, left + width, top + height, max(0.0, float(row[10])) / 100, row[11].strip())


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """Give the rows that are words: the others are pages, blocks, paragraphs and lines."""
    for line in lines:
        row = line.split("\t")
        if len(row) == _COLUMNS and row[0] == "5" and row[11].strip():
            yield row


def _is_noise(word: Word) -> bool:
    return word.confidence < _NOISE and not any(char.isalnum() for char in word.text)

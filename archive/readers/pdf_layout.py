"""The lines of a PDF page with their places, as pdfminer.six finds them.

Lengths are in points (1/72 inch); the origin is the page's lower left corner.
"""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import (
    LAParams,
    LTChar,
    LTComponent,
    LTCurve,
    LTImage,
    LTLayoutContainer,
    LTLine,
    LTPage,
    LTRect,
    LTTextLine,
)
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Rect

from archive.normalise import one_line
from archive.readers.pdf_letters import is_upended, printed, upended_lines

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every oddity of every file

_SPACING = LAParams()
"""How far from each other the letters of one line may stand, by pdfminer's own measure."""
_CID = re.compile(r"\(cid:\d+\)")
_UNMAPPED = re.compile(rf"{_CID.pattern}|[\ufffd\ue000-\uf8ff]")
"""What stands for a letter that the file does not tell."""
_LEADERS = re.compile(r"[\s._·•…|\-–—]+")
"""What fills forms and lists of contents."""
_FEWEST_SIGNS, _MEANINGFUL = 40, 0.5
"""Of at least so many characters more than this share are letters and figures in any text."""
_FEW_NAMELESS = 3
"""Letters of fonts of drawings (TeX's of before 2000) that a page does not tell: then its accents are others', too."""
_FEWEST_LETTERS = 25
"""Letters below which a page with a large picture is a scan."""
_LARGE_PICTURE = 0.3
"""Share of the page."""
_MANY_CURVES = 100
"""Curves above which a page without letters shows them as drawings."""
_SCATTERED_LINES, _SCATTERED_SHARE = 20, 0.6
"""A page of at least so many lines, with more than this share of its letters alone or in pairs, lies on its side."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A printed line. ``page`` is its page's number, 1-based; ``size`` the median size of its letters.

    ``is_row`` says that it is a row of a table, its cells divided by " | ".
    """

    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    is_bold: bool
    text: str
    is_row: bool = False


@dataclass(slots=True)
class PdfPage:
    """A page and what was found on it. ``pictures`` is the share of the page that pictures cover.

    ``nameless`` counts letters that a font of drawings does not tell; such a font has its other letters wrong, too.
    ``is_in_order`` says that its lines come in reading order already.
    """

    number: int
    width: float
    height: float
    lines: list[PdfLine] = field(default_factory=list)
    pictures: float = 0.0
    curves: int = 0
    nameless: int = 0
    is_in_order: bool = False

    @property
    def shows_text_as_picture(self) -> bool:
        """Say whether what a person can read on the page is not in its lines: a scan, a drawing, an unmapped font."""
        text = " ".join(line.text for line in self.lines)
        unmapped = len(_UNMAPPED.findall(text))
        letters = sum(map(str.isalpha, _CID.sub("", text)))
        if unmapped * 3 > letters or self.nameless >= _FEW_NAMELESS or _is_gibberish(text):
            return True
        is_drawn = self.pictures > _LARGE_PICTURE or self.curves > _MANY_CURVES
        return (letters < _FEWEST_LETTERS and is_drawn) or self._is_scattered()

    def drop_unmapped(self) -> None:
        """Leave out what stands for letters that the file does not tell: the signs of some formula or drawing."""
        if not any(_UNMAPPED.search(line.text) for line in self.lines):
            return
        kept = (replace(line, text=one_line(_UNMAPPED.sub("", line.text))) for line in self.lines)
        self.lines[:] = [line for line in kept if line.text]

    def _is_scattered(self) -> bool:
        letters = [sum(map(str.isalpha, line.text)) for line in self.lines]
        alone = sum(count for count in letters if count <= 2)  # noqa: PLR2004  # one letter, or two
        return len(letters) >= _SCATTERED_LINES and alone > _SCATTERED_SHARE * sum(letters)


def _is_gibberish(text: str) -> bool:
    """Say whether a font without a map gave signs for letters: few of its characters are letters or figures."""
    printed = _LEADERS.sub("", text)
    meaningful = sum(map(str.isalnum, printed))
    return len(printed) >= _FEWEST_SIGNS and meaningful < _MEANINGFUL * len(printed)


def read_pages(data: bytes) -> Iterator[PdfPage]:
    """Read a PDF page by page; what pdfminer raises on a damaged file is anything."""
    manager = PDFResourceManager()
    # without parameters it leaves letters as they come: its lines are made below; its boxes would be of no use
    device = PDFPageAggregator(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data)), 1):
        interpreter.process_page(page)
        yield _page(device.get_result(), number)


def _page(layout: LTPage, number: int) -> PdfPage:
    page = PdfPage(number, layout.width, layout.height)
    area = max(1.0, layout.width * layout.height)
    lines: list[tuple[LTTextLine, list[LTChar]]] = []
    for item in _items(layout):
        if isinstance(item, LTImage):
            page.pictures += max(0.0, item.width * item.height) / area
        elif isinstance(item, LTTextLine):
            lines.append((item, [letter for letter in item if isinstance(letter, LTChar)]))
        elif isinstance(item, LTCurve) and not isinstance(item, LTLine | LTRect):
            page.curves += 1
    page.lines += _lines(lines, number)
    page.nameless = sum(_is_nameless(letter) for _, letters in lines for letter in letters)
    return page


def _items(container: LTLayoutContainer) -> Iterator[object]:
    """Give the lines, pictures and curves of a page, those inside figures too: letterheads often stand in one."""
    letters: list[LTComponent] = []
    for item in container:
        if isinstance(item, LTChar):
            letters.append(item)
        elif isinstance(item, LTLayoutContainer):
            yield from _items(item)
        else:
            yield item
    if letters:
        yield from container.group_objects(_SPACING, letters)


def _lines(found: Sequence[tuple[LTTextLine, list[LTChar]]], page: int) -> Iterator[PdfLine]:
    """Give the lines of a page; what stands on its side is put together, unless the page lies so as a whole."""
    # asked of those only that are slanted at all: a page has thousands of letters
    upended = [letter for _, letters in found for letter in letters if letter.matrix[1] and is_upended(letter)]
    lies = 2 * len(upended) > sum(len(letters) for _, letters in found)
    on_side = set() if lies else set(map(id, upended))
    for line, letters in found:
        upright = [letter for letter in letters if id(letter) not in on_side] if on_side else letters
        if upright:
            box = line.bbox if len(upright) == len(letters) else _box(upright)
            yield from _line(printed([piece for piece in line if id(piece) not in on_side]), upright, box, page)
    for text, letters in () if lies else upended_lines(upended):
        size = max(letter.width for letter in letters)
        for line_up in _line(text, letters, _box(letters), page):
            yield replace(line_up, x1=line_up.x0 + size, y1=line_up.y0 + size, size=round(size, 1))


def _is_nameless(letter: LTChar) -> bool:
    return letter.fontname == "unknown" and bool(_CID.match(letter.get_text()))  # so pdfminer calls Type 3 fonts


def _box(letters: Sequence[LTChar]) -> Rect:
    """Return the left, lower, right and upper edges of letters."""
    left, lower, right, upper = zip(*(letter.bbox for letter in letters), strict=True)
    return min(left), min(lower), max(right), max(upper)


def _line(printed_text: str, letters: Sequence[LTChar], box: Rect, page: int) -> Iterator[PdfLine]:
    """Give the line that letters make, none if they are only spaces."""
    text = one_line(printed_text)
    if text:
        x0, y0, x1, y1 = box
        fonts = [letter.fontname for letter in letters]
        yield PdfLine(
            page=page,
            x0=x0,
            x1=x1,
            y0=y0,
            y1=y1,
            size=round(median(letter.size for letter in letters), 1),
            is_bold=2 * sum(fonts.count(font) for font in set(fonts) if "bold" in font.lower()) > len(fonts),
            text=text,
        )

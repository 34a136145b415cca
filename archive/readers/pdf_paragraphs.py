"""From placed lines to paragraphs, and to a text that knows where its pages start."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from archive.readers.hyphens import run_on, words_of
from archive.readers.letter_lines import CLOSING, LIST_ITEM, SENTENCE_END, stands_alone
from archive.readers.pdf_layout import PdfLine
from archive.readers.pdf_order import MOST_LINES
from archive.readers.reflow import printed_width

_SAME_SIZE = 0.6
"""Points."""
_LEADING = 1.2
"""Usual distance of two baselines, in sizes of the letters, where the page shows none."""
_WIDE_GAP = 1.25
"""Leadings above which a gap divides paragraphs."""
_LIST_GAP = 2.0
"""Leadings up to which items belong to one list."""
_LEAST_INDENT, _MOST_INDENT = 0.7, 6
"""Sizes of the letters by which a first line stands in."""
_PLAINLY_SHORT = 0.25
"""Share of the column that tells the end of a line even where no full stop does,"""
_VERY_SHORT = 0.5
"""and even where the next one begins with a small letter."""
_SPACE = 0.5
"""Width of a space and its play, in sizes of the letters."""
_RAGGED = 0.9
"""Quantile of the lines' ends that is taken for the column's edge."""


_FEW_LINES = 3
"""Lines that tell no usual end."""

_Edge = tuple[int, float]
"""The left edge of lines, in whole points, and their size."""

_BETWEEN_PARAGRAPHS = "\n\n"


class _Break(Enum):
    """What stands between a line and the one before."""

    NONE = auto()
    LINE = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class _Column:
    """The column in which a line stands, by its left and right edges."""

    left: float
    right: float


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, each with what divides it from the next; ``pages`` has the page of each."""

    size: float
    is_bold: bool
    lines: list[str]
    pages: list[int]

    @property
    def text(self) -> str:
        """The words of the paragraph, its lines divided by LF where they are meant as lines."""
        return "".join(self.lines)

    @property
    def is_list(self) -> bool:
        """Say whether the paragraph is a list."""
        return bool(LIST_ITEM.match(self.lines[0]))


@dataclass(frozen=True, slots=True)
class PagedText:
    """A text, the offset of each page's first character, 0-based, and the paragraphs it was made of."""

    text: str
    page_starts: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    body_size: float


def flow(pages: Sequence[Sequence[PdfLine]]) -> PagedText:
    """Let the lines of all pages, each page's in reading order, flow into paragraphs; a page's end does not cut one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return PagedText("", (0,) * len(pages), (), 0.0)
    body_size = _body_size(lines)
    usual = _usual_rights(lines)
    paragraphs = _paragraphs(lines, [column for page in pages for column in _columns(page, usual)], body_size)
    return PagedText(
        text=_BETWEEN_PARAGRAPHS.join(paragraph.text for paragraph in paragraphs),
        page_starts=_page_starts(paragraphs, len(pages)),
        paragraphs=tuple(paragraphs),
        body_size=body_size,
    )


def _paragraphs(lines: Sequence[PdfLine], columns: Sequence[_Column], body_size: float) -> list[Paragraph]:
    leading = _leading(lines, body_size)
    words = words_of(" ".join(line.text for line in lines))
    current = _new(lines[0])
    paragraphs = [current]
    for (before, line), (column_before, column) in zip(pairwise(lines), pairwise(columns), strict=True):
        between = _break(_Pair(before, line, column_before, column, leading, body_size), in_list=current.is_list)
        if between is _Break.PARAGRAPH:
            current = _new(line)
            paragraphs.append(current)
            continue
        is_line = between is _Break.LINE
        current.lines[-1] = f"{before.text}\n" if is_line else run_on(before.text, line.text, words)
        current.lines.append(line.text)
        current.pages.append(line.page)
    return paragraphs


def _new(line: PdfLine) -> Paragraph:
    return Paragraph(line.size, line.is_bold, [line.text], [line.page])


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines that follow each other. ``leading`` is the usual distance of two baselines, in points.

    It is the body's; larger letters stand further apart in proportion.
    """

    before: PdfLine
    line: PdfLine
    column_before: _Column
    column: _Column
    leading: float
    body_size: float

    @property
    def is_same_type(self) -> bool:
        return abs(self.line.size - self.before.size) < _SAME_SIZE and self.line.is_bold == self.before.is_bold

    @property
    def is_moved(self) -> bool:
        """Say whether the line starts a new page or column."""
        return self.line.page != self.before.page or self.line.y0 > self.before.y0 + 2

    @property
    def gap(self) -> float:
        """Distance of the baselines, in leadings."""
        return (self.before.y0 - self.line.y0) / (self.leading * max(1.0, self.line.size / self.body_size))

    @property
    def is_near(self) -> bool:
        """Say whether the lines are near enough for two items of a list or rows of a table."""
        return self.is_moved or self.gap < _LIST_GAP

    @property
    def is_indented(self) -> bool:
        indent = (self.line.x0 - self.column.left) / self.line.size
        return _LEAST_INDENT < indent < _MOST_INDENT and self.before.x0 - self.column_before.left < self.line.size / 2

    @property
    def room(self) -> float:
        """Room left on the line before, had the next word stood there too, in points."""
        scale = (self.line.x1 - self.line.x0) / max(1.0, printed_width(self.line.text))
        word = printed_width(self.line.text.split(" ", 1)[0]) * scale
        return self.column_before.right - (self.before.x1 + _SPACE * self.line.size + word)

    @property
    def is_short(self) -> bool:
        return self.room > _SPACE * self.line.size

    @property
    def is_line_ended(self) -> bool:
        """Say whether the line before was meant to end where it does."""
        share = _PLAINLY_SHORT if self.starts_anew else _VERY_SHORT
        return not self.is_moved and self.room > share * (self.column_before.right - self.column_before.left)

    @property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.before.text))

    @property
    def starts_anew(self) -> bool:
        return not self.line.text[0].islower()


def _break(pair: _Pair, *, in_list: bool) -> _Break:
    """Say what stands between two lines."""
    if pair.before.is_row or pair.line.is_row:
        return _Break.LINE if pair.before.is_row and pair.line.is_row and pair.is_near else _Break.PARAGRAPH
    if LIST_ITEM.match(pair.line.text):
        return _Break.LINE if in_list and pair.is_near else _Break.PARAGRAPH
    if _is_apart(pair) or _is_set_apart(pair, in_list=in_list) or (pair.ends_sentence and pair.is_short):
        return _Break.PARAGRAPH
    return _Break.LINE if pair.is_line_ended else _Break.NONE


def _is_set_apart(pair: _Pair, *, in_list: bool) -> bool:
    """Say whether type, distance or indent sets a line apart from the one before."""
    is_far = not pair.is_moved and pair.gap > _WIDE_GAP
    return not pair.is_same_type or is_far or (pair.is_indented and not in_list)


def _is_apart(pair: _Pair) -> bool:
    """Say whether one of two lines is a date, subject, salutation or closing formula of a letter."""
    may_end = pair.is_short or pair.ends_sentence
    if may_end and (stands_alone(pair.line.text) or CLOSING.fullmatch(pair.line.text)):
        return True
    ended = stands_alone(pair.before.text) or CLOSING.fullmatch(pair.before.text)
    return bool(ended) and pair.is_short and pair.starts_anew


def _body_size(lines: Sequence[PdfLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: Sequence[PdfLine], body_size: float) -> float:
    """Give the commonest distance of two baselines of body text, in points."""
    distances = Counter(
        round(before.y0 - line.y0, 1)
        for before, line in pairwise(lines)
        if abs(before.size - body_size) < _SAME_SIZE
        and abs(line.size - body_size) < _SAME_SIZE
        and 0 < before.y0 - line.y0 < 4 * body_size
    )
    return distances.most_common(1)[0][0] if distances else _LEADING * body_size


def _columns(lines: Sequence[PdfLine], usual: Mapping[_Edge, float]) -> list[_Column]:
    """Give the column of each line of one page.

    Its left edge is the commonest among the lines of its size beside it, its right edge where most of those end, or,
    where the page has few of them, where lines with the same left edge usually end in the document.
    """
    if len(lines) > MOST_LINES:
        return [_column(lines, usual)] * len(lines)
    places = [(other.x0, other.x1, other.size, other) for other in lines if other.x0 < other.x1]
    found: dict[tuple[float, float, float], _Column] = {}
    for line in lines:
        extent = (line.x0, line.x1, line.size)
        if extent not in found:
            found[extent] = _column(_beside(line, places), usual)
    return [found[line.x0, line.x1, line.size] for line in lines]


def _beside(line: PdfLine, places: Iterable[tuple[float, float, float, PdfLine]]) -> list[PdfLine]:
    """Give the lines of the size of one that share its column, with itself; one without any width stands alone."""
    x0, x1, size = line.x0, line.x1, line.size
    if x0 >= x1:
        return [line]
    return [other for start, end, its_size, other in places if start < x1 and x0 < end and -1 < its_size - size < 1]


def _column(lines: Sequence[PdfLine], usual: Mapping[_Edge, float]) -> _Column:
    left = Counter(round(line.x0) for line in lines).most_common(1)[0][0]
    right = _usual_right([line.x1 for line in lines])
    if len(lines) <= _FEW_LINES:
        right = max(right, usual.get((left, lines[0].size), right))
    return _Column(left, right)


def _usual_rights(lines: Iterable[PdfLine]) -> dict[_Edge, float]:
    ends: dict[_Edge, list[float]] = defaultdict(list)
    for line in lines:
        ends[round(line.x0), line.size].append(line.x1)
    return {edge: _usual_right(rights) for edge, rights in ends.items()}


def _usual_right(rights: Sequence[float]) -> float:
    """Give where most lines end: one in ten may hang over, unless there are only few."""
    return sorted(rights)[-1 if len(rights) <= _FEW_LINES else int(len(rights) * _RAGGED)]


def _page_starts(paragraphs: Sequence[Paragraph], pages: int) -> tuple[int, ...]:
    """Give the offset at which each page starts; a page without text starts where the next one does."""
    first: dict[int, int] = {}
    at = 0
    for paragraph in paragraphs:
        for page, line in zip(paragraph.pages, paragraph.lines, strict=True):
            first.setdefault(page, at)
            at += len(line)
        at += len(_BETWEEN_PARAGRAPHS)
    starts: list[int] = []
    after = at - len(_BETWEEN_PARAGRAPHS)
    for page in range(pages, 0, -1):
        after = first.get(page, after)
        starts.append(after)
    return (0, *reversed(starts[:-1]))

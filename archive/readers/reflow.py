"""Hard-wrapped text (a mail, the dump of a PDF) flows back into paragraphs.

Where a line ended because it was full, the next line goes on; where the next word would still have fitted, the line
was meant to end. How full a line was is measured with the widths of Helvetica, or by counting characters, whichever
explains the text better.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from statistics import mode

from pdfminer.fontmetrics import FONT_METRICS

from archive.normalise import clean, has_content
from archive.readers.hyphens import run_on, words_of
from archive.readers.labelled import is_row
from archive.readers.letter_lines import ADDRESS, ADDRESSEE, CLOSING, DATE, LIST_ITEM, SALUTATION, SENTENCE_END, SUBJECT

_USUAL_WIDTH = 556
"""Width of a figure and of most letters in Helvetica, in thousandths of its size; taken for a character it lacks."""
_HELVETICA = defaultdict(lambda: _USUAL_WIDTH, FONT_METRICS["Helvetica"][1])

COLUMNS = re.compile(r"\S {3,}\S.* {3,}\S")
"""A line in columns: wide gaps between three values or more."""
FILLED_IN = re.compile(r"\.{6,}|_{5,}|…{3,}")
"""The room that a form leaves on a line for what is filled in."""
_FEWEST_LINES = 3
_SHORTEST_WRAP, _LONGEST_WRAP = 40, 140
"""Characters: no program wraps lines shorter or longer than this."""
_WRAPPED_SHARE = 0.35
"""A text is hard-wrapped when more than this share of its lines is nearly full,"""
_CONTINUED_SHARE = 0.1
"""or when more than this share begins in the middle of a sentence, below a line that is."""
_NEARLY_FULL = 0.8
"""Share of the full width."""
_SLACK = 0.03
"""Share of the full width by which the measure may err."""
_PLAINLY_SHORT = 0.12
"""Share of the full width that tells the end of a paragraph even where no full stop does."""
_TITLE_LINE = 0.35
"""Share of the full width from which a line of the head may go on in the next: an address line is shorter."""
_LINES_BEFORE_SALUTATION = 40
_STOPS = ",;:.!?"
"""Ends of lines below which a small letter may begin a paragraph ("overwegende dat: …; … verzoekt de regering")."""


class _Part(Enum):
    """To which part of a letter a line belongs."""

    HEAD = auto()
    ALONE = auto()
    BODY = auto()
    CLOSING = auto()
    SIGNATURE = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line; ``gap`` counts the empty lines before it, ``apart`` says that one of them held spaces.

    ``is_row`` says that it stands in columns.
    """

    text: str
    gap: int
    apart: bool
    is_row: bool

    @property
    def goes_on(self) -> bool:
        """Say whether the line begins in the middle of a sentence."""
        return self.text[0].islower()


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the lines of one text are set."""

    width_of: Callable[[str], float]
    full: float
    is_wrapped: bool
    usual_gap: int
    has_gaps: bool

    def is_short(self, line: _Line, following: _Line, *, share: float = _SLACK) -> bool:
        """Say whether the next line's first word would have fitted, with ``share`` of the full width to spare."""
        used = self.width_of(line.text) + self.width_of(f" {following.text.split(' ', 1)[0]}")
        return self.full - used > share * self.full

    def fills(self, line: _Line, share: float) -> bool:
        """Say whether a line takes more than ``share`` of the full width."""
        return self.width_of(line.text) > share * self.full

    def is_gap(self, line: _Line) -> bool:
        """Say whether more room than usual stands before a line; between double-spaced lines one more is no sign."""
        return line.apart or line.gap > self.usual_gap + bool(self.usual_gap)


def printed_width(text: str) -> float:
    """Give the width of a text in Helvetica, in thousandths of the font's size."""
    return sum(map(_HELVETICA.__getitem__, text))


def reflow(text: str) -> str:
    """Give the paragraphs of a text whose lines were cut to fit a page, divided by one empty line.

    Addresses, signatures and lists keep their lines. A date, a subject, a salutation and a closing formula are
    paragraphs of their own. Text that was not hard-wrapped keeps its lines.
    """
    lines = _lines(text)
    if not lines:
        return ""
    setting = _setting(lines)
    parts = _parts(lines, setting)
    words = words_of("\n".join(line.text for line in lines))
    flowing = [lines[0].text]
    start = lines[0]
    for (before, line), neighbours in zip(pairwise(lines), pairwise(parts), strict=True):
        if _flows_on(setting, before, line, neighbours):
            flowing[-1] = run_on(before.text, line.text, words)
        elif _is_line(setting, line, neighbours, in_list=bool(LIST_ITEM.match(start.text))):
            flowing[-1] += "\n"
        else:
            flowing[-1] += "\n\n"
            start = line
        flowing.append(line.text)
    return "".join(flowing)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    gap, apart = 0, False
    for printed in clean(text).split("\n"):
        if printed.strip():
            in_columns = bool(COLUMNS.search(printed.strip())) or is_row(printed)
            lines.append(_Line(" ".join(printed.split()), gap, apart, is_row=in_columns))
            gap, apart = 0, False
        else:
            gap += 1
            apart = apart or printed != ""
    return lines


def _setting(lines: Sequence[_Line]) -> _Setting:
    gaps = [line.gap for above, line in pairwise(lines) if line.goes_on and above.text[-1] not in _STOPS]
    measures: tuple[Callable[[str], float], ...] = (cache(printed_width), len)  # each line once, for this text only
    width_of = max(measures, key=lambda measure: _explained(lines, measure))
    full = _full_width(lines, width_of)
    nearly_full = [width_of(line.text) > _NEARLY_FULL * full for line in lines]
    continued = sum(above and line.goes_on for above, line in zip(nearly_full, lines[1:], strict=False))
    characters = _full_width(lines, len)
    return _Setting(
        width_of=width_of,
        full=full,
        is_wrapped=len(lines) >= _FEWEST_LINES
        and _SHORTEST_WRAP <= characters <= _LONGEST_WRAP
        and (sum(nearly_full) > _WRAPPED_SHARE * len(lines) or continued > _CONTINUED_SHARE * len(lines)),
        usual_gap=mode(gaps) if gaps else 0,  # between lines of one sentence: a head is all gaps
        has_gaps=any(line.gap for line in lines[1:]),
    )


def _full_width(lines: Sequence[_Line], width_of: Callable[[str], float]) -> float:
    """Give the width of a full line: all but the widest of twenty, which may be a heading or a table."""
    widths = sorted(width_of(line.text) for line in lines)
    return widths[-1 - len(widths) // 20]


def _explained(lines: Sequence[_Line], width_of: Callable[[str], float]) -> int:
    """Count the lines that end where the next word would not have fitted."""
    full = _full_width(lines, width_of)
    return sum(
        width_of(line.text) <= full < width_of(line.text) + width_of(f" {after.text.split(' ', 1)[0]}")
        for line, after in pairwise(lines)
    )


def _parts(lines: Sequence[_Line], setting: _Setting) -> list[_Part]:
    head = _head_length(lines, setting)
    parts: list[_Part] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        free = before is None or _may_start_anew(setting, before, line)
        after = parts[-1] if parts else _Part.HEAD
        if free and _is_alone(line, is_salutation=index == head):
            parts.append(_Part.ALONE)
        elif index < head:
            parts.append(_Part.HEAD)
        elif free and CLOSING.fullmatch(line.text):
            parts.append(_Part.CLOSING)
        else:
            parts.append(_part_after(setting, after, line, free=free))
    return parts


def _part_after(setting: _Setting, after: _Part, line: _Line, *, free: bool) -> _Part:
    """Give the part of a line of the body or below it from the part of the line before."""
    if after is _Part.CLOSING and line.goes_on and not free:
        return _Part.CLOSING
    if after in (_Part.CLOSING, _Part.SIGNATURE) and not (setting.is_wrapped and setting.fills(line, _NEARLY_FULL)):
        return _Part.SIGNATURE
    return _Part.BODY


def _head_length(lines: Sequence[_Line], setting: _Setting) -> int:
    """Give the number of lines above the salutation, or above the first full line where nobody is greeted."""
    salutations = (i for i, line in enumerate(lines[:_LINES_BEFORE_SALUTATION]) if SALUTATION.fullmatch(line.text))
    full = (i for i, line in enumerate(lines) if setting.fills(line, _NEARLY_FULL) and not SUBJECT.fullmatch(line.text))
    return next(salutations, next(full, 0))


def _is_alone(line: _Line, *, is_salutation: bool) -> bool:
    patterns = (DATE, SUBJECT, SALUTATION) if is_salutation else (DATE, SUBJECT)
    return any(pattern.fullmatch(line.text) for pattern in patterns)


def _may_start_anew(setting: _Setting, before: _Line, line: _Line) -> bool:
    return (
        setting.is_gap(line)
        or not setting.is_wrapped
        or setting.is_short(before, line)
        or bool(SENTENCE_END.search(before.text))
    )


def _flows_on(setting: _Setting, before: _Line, line: _Line, parts: tuple[_Part, _Part]) -> bool:
    """Say whether a line goes on in the same sentence or paragraph as the line before."""
    part_before, part = parts
    if setting.is_gap(line) or not setting.is_wrapped or LIST_ITEM.match(line.text) or not _may_flow(before, line):
        return False
    if part is _Part.SIGNATURE or (part is not part_before and part_before is not _Part.ALONE):
        return part_before is _Part.HEAD and part is _Part.BODY and not _ends_paragraph(setting, before, line)
    if part_before is _Part.ALONE or part is _Part.ALONE:
        return part is _Part.HEAD and line.goes_on and not setting.is_short(before, line)
    if part is _Part.HEAD and ADDRESSEE.fullmatch(line.text):
        return False
    if part is _Part.HEAD:
        return not setting.is_short(before, line) or (line.goes_on and setting.fills(before, _TITLE_LINE))
    return part is _Part.CLOSING or not _ends_paragraph(setting, before, line)


def _may_flow(before: _Line, line: _Line) -> bool:
    """Say whether neither of two lines is a row in columns, one of an address or a form, or a rule."""
    return all(
        has_content(each.text)
        and not each.is_row
        and not ADDRESS.fullmatch(each.text)
        and not FILLED_IN.search(each.text)
        for each in (before, line)
    )


def _ends_paragraph(setting: _Setting, before: _Line, line: _Line) -> bool:
    if SENTENCE_END.search(before.text):
        return setting.is_short(before, line)
    return line.text[0].isupper() and setting.is_short(before, line, share=_PLAINLY_SHORT)


def _is_line(setting: _Setting, line: _Line, parts: tuple[_Part, _Part], *, in_list: bool) -> bool:
    """Say whether a line that starts anew stays in the paragraph of the line before."""
    part_before, part = parts
    if part in (_Part.ALONE, _Part.CLOSING) or part_before in (_Part.ALONE, _Part.CLOSING):
        return False
    if LIST_ITEM.match(line.text) or in_list:
        return in_list and bool(LIST_ITEM.match(line.text)) and not setting.is_gap(line)
    if not setting.is_wrapped:
        return line.gap == 0
    if setting.is_gap(line):
        return False
    return part in (_Part.HEAD, _Part.SIGNATURE) or (setting.has_gaps and not setting.usual_gap)

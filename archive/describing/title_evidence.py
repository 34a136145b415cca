"""Where a title may stand: every stretch of the head that may be it.

The subject beside its label, the line below the salutation, each block of the head that is no letterhead, address or
date, and such blocks with what goes on below them: all are weighed by a model fitted on documents of many hands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from archive.describing.headlines import find_headlines
from archive.describing.labels import WITH_COLON, find_labels
from archive.describing.letter import is_running
from archive.describing.lines import Line, join_lines, line_at
from archive.describing.reading import Reading
from archive.describing.subjects import find_subjects
from archive.describing.title_pieces import goes_into, goes_on, is_alone

LONGEST = 260
"""Code points of a title."""
LONG = 120
"""Code points of a subject below the salutation."""
MOST_BLOCKS = 6
MOST_LINES = 24
"""Lines of the head or of a block that are looked at one by one."""
MOST_MORE = 3
"""Lines below a subject that it may go on in."""
TOLD = frozenset(
    {
        "above running text",
        "behind a label",
        "behind its number",
        "below a day",
        "beside the label",
        "in quotation marks",
        "line 1 below the salutation",
        "opens the text",
        "right above the salutation",
        "says what it is",
    }
)
"""Pieces of evidence that are given as a reason; the others only count."""
HEAD = 1200
NUMBERED = re.compile(r"\b\d{1,3}/\d{1,4}\. (?P<title>[A-ZÀ-Ý][^\n]{12,240})")
"""The title of a resolution, behind its number in the session."""
LABEL = re.compile(
    rf"(?:(?:{WITH_COLON['subject']}|referente a|ref\.?|sub|memorandum|r|asunto)\s?[:/]|(?:re|objet|obj)\."
    r"|(?:point|punt|punto)\s\d+\s?[.:]|\d{1,3}/\d{1,4}\.\s)\s*(?=\S)",
    re.IGNORECASE,
)
"""What says that the title follows, where it stands in the text; a resolution has its number there."""
ENTRY = re.compile(r"[^\W\d_][^\W\d_]*\.?(?:\s?[^\W\d_]+\.?)?\s?:\s|(?i:behandeld door|p\.\s?j\.)")
"""How a line of a form begins, with a short word and a colon."""
CELL = re.compile(r"\S(?:\s{0,2}\S)*")
"""A part of a line, between wide spaces."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A stretch of text that may be the title, and what was found out by the way it was found."""

    span: Line
    pieces: tuple[str, ...]


def find_headings(reading: Reading, *, kind: str) -> Iterator[Heading]:
    """Give every stretch that may be the title, in no order; a label before it is taken off."""
    return (_without_label(heading) for heading in _found(reading, kind))


def _without_label(heading: Heading) -> Heading:
    label = LABEL.match(heading.span.text)
    if not label:
        return heading
    return Heading(heading.span.part(label.end(), len(heading.span.text)), ("behind a label", *heading.pieces))


def _found(reading: Reading, kind: str) -> Iterator[Heading]:
    yield from _subjects(reading)
    yield from _references(reading)
    numbered = NUMBERED.search(reading.text[:HEAD]) if kind == "resolution" else None
    if numbered:
        yield Heading(line_at(reading.lines, *numbered.span("title")), ("behind its number",))
    blocks = list(find_headlines(reading, kind=kind))[:MOST_BLOCKS]
    own = {block.start for block in blocks}
    yield from (
        Heading(it, ("perhaps of a letterhead or address",)) for it in _paragraphs(reading) if it.start not in own
    )
    yield from _cells(reading)
    for place, block in enumerate(blocks):
        order = f"block {place + 1} of the head"
        lines = [line for line in reading.lines if block.start <= line.start < block.end]
        yield Heading(block, (order, "a whole block", f"of {min(len(lines), 4)} lines"))
        yield from _parts(reading, lines, order)
        if place + 1 < len(blocks) and _adjoin(reading, block, blocks[place + 1]):
            whole = join_lines([block, blocks[place + 1]], reading.text)
            yield Heading(whole, (order, "two blocks together", *goes_on(reading, lines[-1], blocks[place + 1])))
    yield from _below_salutation(reading)


def _parts(reading: Reading, lines: Sequence[Line], order: str) -> Iterator[Heading]:
    """Give the first lines of a block, and pairs of lines further down."""
    for count in range(1, min(len(lines), MOST_MORE + 1)):
        part = join_lines(lines[:count], reading.text)
        further = goes_on(reading, lines[count - 1], lines[count])
        yield Heading(part, (order, f"the first {count} of its lines", *further))
    for at in range(1, min(len(lines), MOST_LINES)):
        yield Heading(lines[at], (order, "a line within a block"))
        if at + 1 < len(lines):
            further = goes_on(reading, lines[at], lines[at + 1])
            yield Heading(join_lines(lines[at : at + 2], reading.text), (order, "two lines within a block", *further))


def _cells(reading: Reading) -> Iterator[Heading]:
    """Give the parts of lines that are divided by wide spaces."""
    for line in reading.letter.head[:MOST_LINES]:
        cells = list(CELL.finditer(line.text))
        for place, cell in enumerate(cells if len(cells) > 1 else []):
            yield Heading(
                line.part(*cell.span()), ("part of a line", "its first part" if not place else "a later part")
            )


def _subjects(reading: Reading) -> Iterator[Heading]:
    """Give the value of each subject label, and with the lines it may go on in."""
    for place, first in enumerate(find_subjects(reading)):
        below = [it for it in reading.lines if it.start >= first.end]
        more = list(takewhile(lambda it: not _is_other(reading, it), below))[:MOST_MORE]
        for count in range(len(more) + 1):
            lines = [first, *more[:count]]
            found = (f"subject line {min(place + 1, 2)}", "beside the label", f"over {count + 1} lines")
            further = goes_on(reading, lines[-1], below[count], first=first) if count < len(below) else ()
            ends = () if count < len(more) else ("nothing goes on",)
            into = goes_into(reading, first, lines[-1]) if count else ()
            yield Heading(join_lines(lines, reading.text), (*found, *further, *ends, *into))


def _is_other(reading: Reading, line: Line) -> bool:
    """Tell whether a line below a subject is no part of it: another label, an entry, the salutation."""
    return line == reading.letter.salutation or bool(find_labels([line]) or ENTRY.match(line.text))


def _references(reading: Reading) -> Iterator[Heading]:
    """Give what stands beside a label for a reference and is words: some offices put the subject there."""
    for label in reading.labelled("reference"):
        if len(label.text.split()) > 2:  # noqa: PLR2004  # words
            yield Heading(Line(label.text, label.start, label.end, 0), ("beside the label for a reference",))


def _paragraphs(reading: Reading) -> Iterator[Line]:
    """Give the paragraphs of the head and each of their lines, letterheads and addresses too."""
    for _, group in groupby(reading.letter.head, key=lambda line: line.paragraph):
        lines = list(group)
        yield from lines
        if len(lines) > 1 and len((whole := join_lines(lines, reading.text)).text) <= LONGEST:
            yield whole


def _below_salutation(reading: Reading) -> Iterator[Heading]:
    salutation = reading.letter.salutation
    below = [line for line in reading.lines if salutation and line.start > salutation.end][:3]
    for place, (line, after) in enumerate(pairwise(below)):
        if len(line.text) > LONG or (is_running(line.text) and not is_alone(reading, line)):
            return
        further = goes_on(reading, line, after)
        yield Heading(line, (f"line {place + 1} below the salutation", *further))
        if line.paragraph == after.paragraph and not is_running(after.text):
            yield Heading(join_lines([line, after], reading.text), ("two lines below the salutation", *further))


def _adjoin(reading: Reading, block: Line, after: Line) -> bool:
    between = [line for line in reading.lines if block.end <= line.start < after.start]
    return not between and len(block.text) + len(after.text) < LONGEST

"""What speaks for and against a stretch of the head as the title: its words, its extent and what stands around it.

Each piece of evidence is a short English clause that a person can check, alone and with what is known of the document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.dates import find_dates
from archive.describing.clues import NOUNS
from archive.describing.headlines import HOUSE_FIRST, MASTHEAD, find_headlines, is_date, is_house, is_named_again
from archive.describing.letter import is_running
from archive.describing.letterheads import is_letterhead
from archive.describing.lines import Line, is_contact
from archive.describing.names import has_form_of_address, is_organisation, is_person
from archive.describing.offices import is_cabinet, starts_with_office
from archive.describing.pieces import STATE
from archive.describing.reading import Reading
from archive.describing.subjects import find_subjects
from archive.describing.title_lines import Marks, gaps

OPEN_END = re.compile(
    r"(?:[,–—-]|\s(?:en|et|y|and|of|de|het|een|van|voor|met|tussen|le|la|les|un|une|du|des|à|au|aux|pour|avec|entre|el|los"
    r"|las|del|al|por|para|con|the|an?|to|for|with|between|in|on|over|sur|sobre|op|te|aan))$"
)
NEARLY_FULL = 50
"""Code points from which a line may have been cut to fit a page."""
GROUPS = frozenset({"letter", "email", "press-release", "minutes"})
"""Kinds that have their title in a place of their own."""
CONTENT = re.compile(r"[^\W\d_]{5,}")
SPACED = re.compile(r"(?:\w\s+){3,}\w")
"""Words in spaced letters ("M E M O")."""
LABEL_LENGTH = 35
"""Code points from the start of a line within which a label has its colon."""
MARGIN_LINES = 80
"""Lines from the top by which it is told where lines are cut."""
WORD = re.compile(r"[^\W\d_]+")
PAIRS = (("(", ")"), ("«", "»"), ("“", "”"))
"""What opens and closes."""
FEW_LINES = 4
"""Lines counted one by one."""
MOST_LINES = 40
"""Lines of a head that a title is held against."""
PREPOSITION = re.compile(
    r"(?i)(?:en|et|y|and|of|van|voor|met|tussen|du|des?|à|aux?|pour|avec|entre|del|al|por|para|con|to|for|with|between"
    r"|in|on|over|sur|sobre|op|te|aan|vers|from|par|by|betreffende|relati\w+|concern\w+)\s"
)
"""How a stretch begins that goes on from what is above it; an article also begins a title."""
DULL = frozenset(
    {
        "a day",
        "a form of address",
        "a function",
        "a house",
        "a magazine",
        "a masthead",
        "a person",
        "a rule",
        "a symbol",
        "addressed to somebody",
        "an address",
        "an entry of a form",
        "an office",
        "of a house",
        "running text",
        "signed below",
        "the salutation",
    }
)
"""What lines are that are seldom a title."""
ORDERED = frozenset(
    {
        "a day",
        "a form of address",
        "a function",
        "a house",
        "a magazine",
        "a masthead",
        "a person",
        "addressed to somebody",
        "an address",
        "in capitals",
    }
)
"""What may stand somewhere above or below a title, other than right beside it."""
RARELY_TWICE = (
    "ends as a sentence",
    "in capitals",
    "in small letters",
    "in spaced letters",
    "written as a sentence is",
)
"""How a line may be written that no other of the head is written like."""
NEAR = 3
"""Code points by which lines that are set alike may differ."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What titles are held against, found once for a document."""

    reading: Reading
    kind: str
    marks: Marks
    is_apart: dict[int, bool]
    plain: tuple[Line, ...]
    """The lines of the head that are nothing else than perhaps a title."""
    last: dict[str, int]
    """Where each longer word of the text stands for the last time; folded."""
    facts: tuple[str, ...]
    """What holds for the document as a whole; each piece counts beside each of them too."""


def survey(reading: Reading, *, kind: str) -> Surroundings:
    """Look over the head of a document, once for all that may be its title."""
    marks = Marks(reading)
    last = {match.group(): match.start() for match in CONTENT.finditer(reading.text.casefold())}
    return Surroundings(
        reading,
        kind,
        marks,
        gaps(reading),
        tuple(_plain_lines(reading, marks)),
        last,
        _facts(reading, kind),
    )


def is_out_of_question(around: Surroundings, span: Line) -> bool:
    """Tell whether a stretch opens with a day, the salutation, a label, a house above minutes, or in spaced letters."""
    first = around.marks.at(span.start)
    is_labelled = ":" in span.text[:LABEL_LENGTH] and any(mark.startswith("a label") for mark in first)
    opening = span.text.partition("\n")[0]
    is_day = "nothing but a day" in first and is_date(around.reading, Line(opening, span.start, span.end, 0))
    is_below = around.kind in HOUSE_FIRST and "\n" in span.text and is_house(opening)
    return is_labelled or is_day or is_below or "the salutation" in first or bool(SPACED.fullmatch(opening))


def pieces_of(around: Surroundings, span: Line, found: Iterable[str]) -> frozenset[str]:
    """Give the pieces of evidence on a stretch, alone and with what is known of the document.

    ``found`` are those known from the way it was found.
    """
    pieces = [*found, *_of_words(around, span), *_of_place(around, span), *_of_lines(around, span)]
    pieces += [*_of_order(around, span), *_of_head(around, span)]
    beside = (f"{fact}: {piece}" for fact in around.facts for piece in pieces)
    return frozenset([*pieces, *beside, *_first_and_last(span)])


def pieces_of_none(around: Surroundings) -> frozenset[str]:
    """Give the pieces that speak for a document's having no title."""
    pieces = ["no title", *(f"no title: {piece}" for piece in _of_none(around))]
    return frozenset([*pieces, *(f"{fact}: {piece}" for fact in around.facts for piece in pieces)])


def _of_none(around: Surroundings) -> Iterator[str]:
    """Say how much there is at the head that may be a title."""
    reading, plain = around.reading, around.plain
    written = sum("written as a sentence is" in around.marks.at(line.start) for line in plain)
    yield f"{min(len(plain), 3)} lines that are nothing else"
    yield f"{min(written, 2)} of them written as a sentence is"
    yield f"{min(len(list(find_headlines(reading, kind=around.kind))), 3)} blocks"
    yield f"in {reading.language or 'no language'}"
    facts = {
        "one of them in capitals": any(line.text.isupper() for line in plain),
        "a line in capitals": any(line.text.isupper() for line in reading.letter.head),
        "no salutation": reading.letter.salutation is None,
    }
    yield from (piece for piece, holds in facts.items() if holds)


def _plain_lines(reading: Reading, marks: Marks) -> Iterator[Line]:
    for line in reading.letter.head[:MOST_LINES]:
        own = marks.at(line.start)
        if not own & DULL and not any(mark.startswith("a label") for mark in own):
            yield line


def _of_order(around: Surroundings, span: Line) -> Iterator[str]:
    """Say what stands anywhere above and below a stretch, within the head."""
    head = around.reading.letter.head[:MOST_LINES]
    sides = {
        "above": [line for line in head if line.end <= span.start],
        "below": [line for line in head if line.start >= span.end],
    }
    for side, lines in sides.items():
        marks = {mark for line in lines for mark in around.marks.at(line.start)}
        yield from (f"somewhere {side} it {it}" for it in marks if it in ORDERED or it.startswith("a label"))


def _of_head(around: Surroundings, span: Line) -> Iterator[str]:
    """Say what a stretch alone is of all lines of the head."""
    head = around.reading.letter.head[:MOST_LINES]
    own = around.marks.at(span.start)
    plain = [line.start for line in around.plain]
    longest = max((len(line.text) for line in head if not is_running(line.text)), default=0)
    facts = {
        "the longest line of the head": len(span.text) >= longest,
        "the only line that is nothing else": plain == [span.start],
        "the first line that is nothing else": plain[:1] == [span.start],
        "the last line that is nothing else": bool(plain) and plain[-1] <= span.start,
    }
    yield from (piece for piece, holds in facts.items() if holds)
    for mark in RARELY_TWICE:
        if mark in own and sum(mark in around.marks.at(line.start) for line in head) == 1:
            yield f"the only line {mark}"


def _first_and_last(span: Line) -> Iterator[str]:
    words = WORD.findall(span.text.casefold())
    yield from (f"begins with: {word}" for word in words[:1])
    yield from (f"ends with: {word}" for word in words[-1:])


def goes_on(reading: Reading, line: Line, below: Line, *, first: Line | None = None) -> tuple[str, ...]:
    """Say what speaks for or against a line's going on in the next; ``first`` is that of a value beside a label."""
    text, column = line.text.rpartition("\n")[2], column_of(reading, line.start)
    ends = column_of(reading, line.end)
    would_fit = ends + len(below.text.split(maxsplit=1)[0]) < margin_of(reading)
    facts = {
        "a line goes on below": line.paragraph == below.paragraph,
        "what follows stands apart": is_alone(reading, line),
        "breaks off": bool(OPEN_END.search(text)),
        "below it small letters": below.text[0].islower(),
        "its line is full": len(text) >= NEARLY_FULL,
        "the next word would have fitted": would_fit,
        "the next word would not have fitted": not would_fit,
        "below it a day": bool(re.match(r"\W*\d|\w+,? \d", below.text)),
        "both in capitals": text.isupper() and below.text.isupper(),
        "only it in capitals": text.isupper() and not below.text.isupper(),
        "only what follows in capitals": below.text.isupper() and not text.isupper(),
        "below it a bracket": below.text[0] in "([",
        "what is open is closed in the next": _is_open(text) and any(it in below.text for it in ')»”"'),
        "what follows is set as far in": abs(column_of(reading, below.start) - column) < NEAR,
        "what follows is set below the value": first is not None and _is_hanging(reading, first, below),
        "what follows is set at the margin": column >= NEAR and column_of(reading, below.start) < NEAR,
    }
    return tuple(f"there {piece}" for piece, holds in facts.items() if holds)


def goes_into(reading: Reading, first: Line, last: Line) -> tuple[str, ...]:
    """Say what speaks for or against a value's having gone on into its last line."""
    before = next(line for line in reversed(reading.lines) if line.start < last.start)
    part = Line(
        reading.text[max(before.start, first.start) : before.end], max(before.start, first.start), before.end, 0
    )
    return tuple(f"within it {piece}" for piece in goes_on(reading, part, last, first=first))


def _is_hanging(reading: Reading, first: Line, below: Line) -> bool:
    column = column_of(reading, first.start)
    return column >= NEAR and abs(column_of(reading, below.start) - column) < NEAR


def is_alone(reading: Reading, line: Line) -> bool:
    """Tell whether an empty line follows, or nothing."""
    return not reading.text[line.end :].partition("\n")[2].partition("\n")[0].strip()


def column_of(reading: Reading, offset: int) -> int:
    """Give how far into its line an offset stands, in code points."""
    return offset - (reading.text.rfind("\n", 0, offset) + 1)


def margin_of(reading: Reading) -> int:
    """Give the column at which lines are cut: where the longest but a few of them end."""
    ends = sorted(column_of(reading, line.end) for line in reading.lines[:MARGIN_LINES])
    return ends[-1 - len(ends) // 20]


def _facts(reading: Reading, kind: str) -> tuple[str, ...]:
    group = kind if kind in GROUPS else "document"
    subject = ["with a subject line"] if find_subjects(reading) else []
    return (f"a {group}", *subject, *(["greeting"] if reading.letter.salutation else []))


def _of_words(around: Surroundings, span: Line) -> Iterator[str]:
    reading, kind = around.reading, around.kind
    text = " ".join(span.text.split())
    count = len(text.split())
    words = CONTENT.findall(text.casefold())
    again = sum(around.last.get(word, 0) >= span.end for word in words)
    facts = {
        f"of {count if count < 3 else '3 to 5' if count < 6 else '6 to 12' if count < 13 else 'many'} words": True,  # noqa: PLR2004
        "in capitals": text.isupper(),
        "breaks off": bool(OPEN_END.search(text)),
        "ends as a sentence": text.endswith((".", "!")),
        "a question": text.endswith("?"),
        "ends with a comma or colon": text.endswith((",", ":", ";")),
        "in quotation marks": text[0] in "“«\"'‘„",
        "holds a colon": ":" in text[:-1],
        "in small letters": text[0].islower(),
        "with a figure": bool(re.search(r"\d", text)),
        "with a day": bool(find_dates(text, today=reading.today)),
        "running text": is_running(text),
        "a masthead": bool(MASTHEAD.match(text)),
        "a house": is_letterhead(text),
        "of a house": is_organisation(text),
        "a person": is_person(text),
        "a function": starts_with_office(text),
        "an office": is_cabinet(text),
        "of a state": bool(STATE.match(text)),
        "an address": is_contact(text),
        "a form of address": has_form_of_address(text),
        "says what it is": kind in NOUNS and bool(NOUNS[kind].search(text)),
        "its words return": bool(words) and 2 * again >= len(words),
        "all its words return": bool(words) and again == len(words),
        "returns in a sentence": is_named_again(reading, text),
        "signed below": any(line.text.casefold() == text.casefold() for line in reading.letter.signature),
        "with a number": bool(re.search(r"(?i)\b(?:n[°ºr]?\.?|nr\.?|no\.?|ref)\s?:?\s?\d", text)),
        "opens what it does not close": _is_open(text),
        "begins with a preposition": bool(PREPOSITION.match(text)),
    }
    yield from (piece for piece, holds in facts.items() if holds)


def _is_open(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in PAIRS) or text.count('"') % 2 == 1


def _of_place(around: Surroundings, span: Line) -> Iterator[str]:
    reading = around.reading
    above, below = _beside(reading, span)
    salutation = reading.letter.salutation
    starts = [line.start for line in reading.lines]
    before = sum(start < span.start for start in starts)
    left = sum(span.end <= line.start < salutation.start for line in reading.lines) if salutation else 0
    facts = {
        "opens the text": not above,
        "right above the salutation": bool(salutation and below and below.start == salutation.start),
        "close above the salutation": bool(salutation and 0 < left < FEW_LINES and span.end < salutation.start),
        "below the salutation": bool(salutation and salutation.end <= span.start),
        "among the first lines": before < FEW_LINES,
        "apart from what is above it": bool(above and _stands_apart(around, span.start)),
        "goes on from above": bool(above and not _stands_apart(around, span.start)),
        "apart from what is below it": bool(below and _stands_apart(around, below.start)),
        "goes on below": bool(below and not _stands_apart(around, below.start)),
    }
    yield from (piece for piece, holds in facts.items() if holds)
    for side, line in (("below", above), ("above", below)):
        if line:
            yield from (f"{side} {mark}" for mark in around.marks.at(line.start))


def _stands_apart(around: Surroundings, start: int) -> bool:
    """Tell whether a line, by where it starts, stands apart from the one above it."""
    return around.is_apart.get(start, False)


def _beside(reading: Reading, span: Line) -> tuple[Line | None, Line | None]:
    above = [line for line in reading.lines if line.end <= span.start][-1:]
    below = [line for line in reading.lines if line.start >= span.end][:1]
    return (above[0] if above else None), (below[0] if below else None)


def _of_lines(around: Surroundings, span: Line) -> Iterator[str]:
    """Say what the lines of a stretch are, each by itself."""
    lines = [line for line in around.reading.lines if span.start < line.end and line.start < span.end]
    whole = [line for line in lines if line.start >= span.start]
    yield f"over {min(len(lines), FEW_LINES)} lines of the page"
    if len(lines) == len(whole) == 1:
        yield from (f"is {mark}" for mark in around.marks.at(whole[0].start))
    else:
        yield from (f"a line is {mark}" for line in whole for mark in around.marks.at(line.start))

"""How far a title is believed: by where its words stand in the head of a document, and what stands around them.

The subject beside its label, the line below the salutation, each block of the head that is no letterhead, address or
date, and such blocks with what goes on below them: all are weighed by a model fitted on documents of many hands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from archive.dates import find_dates
from archive.describing.clues import NOUNS
from archive.describing.headlines import MASTHEAD, find_headlines
from archive.describing.labels import WITH_COLON, find_labels
from archive.describing.letter import is_running
from archive.describing.letterheads import is_letterhead
from archive.describing.lines import Line, is_contact, join_lines, line_at
from archive.describing.names import has_form_of_address, is_organisation, is_person
from archive.describing.offices import is_cabinet, starts_with_office
from archive.describing.pieces import STATE
from archive.describing.reading import Reading

LONGEST = 260
"""Code points of a title."""
MOST_BLOCKS = 6
MOST_MORE = 3
"""Lines below a subject that it may go on in."""
NEARLY_FULL = 50
"""Code points from which a line may have been cut to fit a page."""
SHORT, LONG = 20, 120
OPEN_END = re.compile(
    r"(?:[,–—-]|\s(?:en|et|y|and|of|de|het|een|van|voor|met|tussen|le|la|les|un|une|du|des|à|au|aux|pour|avec|entre|el|los"
    r"|las|del|al|por|para|con|the|an?|to|for|with|between|in|on|over|sur|sobre|op|te|aan))$"
)
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
GROUPS = frozenset({"letter", "email", "press-release", "minutes"})
"""Kinds that have their title in a place of their own."""
LABEL = re.compile(
    rf"(?:(?:{WITH_COLON['subject']}|referente a|ref\.?|sub|memorandum|r|asunto)\s?[:/]|(?:re|objet|obj)\."
    r"|\d{1,3}/\d{1,4}\.\s)\s*(?=\S)",
    re.IGNORECASE,
)
"""What says that the title follows, where it stands in the text; a resolution has its number there."""
CONTENT = re.compile(r"[^\W\d_]{5,}")


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
    for place, block in enumerate(blocks):
        order = f"block {place + 1} of the head"
        lines = [line for line in reading.lines if block.start <= line.start < block.end]
        yield Heading(block, (order, "a whole block", f"of {min(len(lines), 4)} lines"))
        for count in range(1, min(len(lines), 3)):
            part = join_lines(lines[:count], reading.text)
            yield Heading(part, (order, f"the first {count} of its lines", *_goes_on(part.text, lines[count].text)))
        if place + 1 < len(blocks) and _adjoin(reading, block, blocks[place + 1]):
            whole = join_lines([block, blocks[place + 1]], reading.text)
            yield Heading(whole, (order, "two blocks together", *_goes_on(block.text, blocks[place + 1].text)))
    yield from _below_salutation(reading)


def pieces_of(reading: Reading, heading: Heading, *, kind: str) -> frozenset[str]:
    """Give the pieces of evidence on a heading, alone and with what is known of the document."""
    found = [*heading.pieces, *_of_words(reading, heading.span, kind), *_of_place(reading, heading.span)]
    return frozenset([*found, *(f"{fact}: {piece}" for fact in _facts(reading, kind) for piece in found)])


def pieces_of_none(reading: Reading, *, kind: str) -> frozenset[str]:
    """Give the pieces that speak for a document's having no title."""
    return frozenset(["no title", *(f"{fact}: no title" for fact in _facts(reading, kind))])


def _facts(reading: Reading, kind: str) -> tuple[str, ...]:
    group = kind if kind in GROUPS else "document"
    subject = ["with a subject line"] if reading.labelled("subject") else []
    return (f"a {group}", *subject, *(["greeting"] if reading.letter.salutation else []))


def _subjects(reading: Reading) -> Iterator[Heading]:
    """Give the value of each subject label, and with the lines it may go on in."""
    for place, label in enumerate(reading.labelled("subject")):
        line = next(it for it in reading.lines if it.start <= label.start < it.end)
        first = Line(label.text, label.start, label.end, line.paragraph)
        below = (it for it in reading.lines if it.start > line.start)
        more = list(takewhile(lambda it: not find_labels([it]) and it != reading.letter.salutation, below))[:MOST_MORE]
        for count in range(len(more) + 1):
            lines = [first, *more[:count]]
            found = (f"subject line {min(place + 1, 2)}", "beside the label", f"over {count + 1} lines")
            goes_on = _goes_on(lines[-1].text, more[count].text) if count < len(more) else ("nothing goes on",)
            is_apart = not count and bool(more) and more[0].paragraph != first.paragraph
            apart = ("what follows stands apart",) if is_apart else ()
            yield Heading(join_lines(lines, reading.text), (*found, *goes_on, *apart))


def _goes_on(text: str, below: str) -> tuple[str, ...]:
    """Say what speaks for or against a line's going on in the next."""
    facts = {
        "a line goes on below": True,
        "breaks off": bool(OPEN_END.search(text)),
        "below it small letters": below[0].islower(),
        "its line is full": len(text.rpartition("\n")[2]) >= NEARLY_FULL,
        "below it a day": bool(re.match(r"\W*\d|\w+,? \d", below)),
        "both in capitals": text.isupper() and below.isupper(),
        "only it in capitals": text.isupper() and not below.isupper(),
    }
    return tuple(piece for piece, holds in facts.items() if holds)


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
        if is_running(line.text) or len(line.text) > LONG:
            return
        goes_on = _goes_on(line.text, after.text) if line.paragraph == after.paragraph else ("alone",)
        yield Heading(line, (f"line {place + 1} below the salutation", *goes_on))
        if line.paragraph == after.paragraph and not is_running(after.text):
            yield Heading(join_lines([line, after], reading.text), ("two lines below the salutation", *goes_on))


def _adjoin(reading: Reading, block: Line, after: Line) -> bool:
    between = [line for line in reading.lines if block.end <= line.start < after.start]
    return not between and len(block.text) + len(after.text) < LONGEST


def _of_words(reading: Reading, span: Line, kind: str) -> Iterator[str]:
    text = " ".join(span.text.split())
    count = len(text.split())
    known = set(CONTENT.findall(reading.text[span.end :].casefold()))
    words = CONTENT.findall(text.casefold())
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
        "its words return": bool(words) and 2 * sum(word in known for word in words) >= len(words),
        "signed below": any(line.text.casefold() == text.casefold() for line in reading.letter.signature),
        "with a number": bool(re.search(r"(?i)\b(?:n[°ºr]?\.?|nr\.?|no\.?|ref)\s?:?\s?\d", text)),
    }
    yield from (piece for piece, holds in facts.items() if holds)


def _of_place(reading: Reading, span: Line) -> Iterator[str]:
    above = [line.text for line in reading.lines if line.end <= span.start][-1:]
    below = [line.text for line in reading.lines if line.start >= span.end][:1]
    salutation = reading.letter.salutation
    facts = {
        "opens the text": not above,
        "below a house": any(is_organisation(text) for text in above),
        "below a masthead": any(bool(MASTHEAD.match(text)) for text in above),
        "below an address": any(is_contact(text) for text in above),
        "below a day": any(bool(find_dates(text, today=reading.today)) for text in above),
        "above a day": any(bool(find_dates(text, today=reading.today)) for text in below),
        "above an address": any(is_contact(text) or has_form_of_address(text) for text in below),
        "above running text": any(is_running(text) for text in below),
        "above a person": any(is_person(text) for text in below),
        "above a label": any(bool(find_labels([Line(text, 0, len(text), 0)])) for text in below),
        "right above the salutation": bool(salutation and below and below[0] == salutation.text),
        "among the first lines": sum(line.end <= span.start for line in reading.lines) < 4,  # noqa: PLR2004
    }
    yield from (piece for piece, holds in facts.items() if holds)

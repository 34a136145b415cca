"""The title of a document: its subject line, what the file states, or the words at its head that are no letterhead."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from archive.dates import find_dates
from archive.describing.base import SURE, Proposed
from archive.describing.clues import NOUNS
from archive.describing.headlines import MASTHEAD, find_headlines, find_line_below_salutation
from archive.describing.labels import WITH_COLON, Labelled, find_labels
from archive.describing.letterheads import is_letterhead
from archive.describing.lines import Line, is_contact, line_at
from archive.describing.names import has_form_of_address, is_person
from archive.describing.reading import Belief, Reading, from_file, from_text
from archive.describing.title_evidence import find_headings, pieces_of, pieces_of_none
from archive.describing.weights import model
from archive.readers.base import Field, FieldSource

STATED: dict[FieldSource, float] = {
    "front-matter": 0.94,
    "mail-header": 0.93,
    "json-ld": 0.92,
    "html-meta": 0.88,
    "layout": 0.84,
    "office-properties": 0.3,
    "pdf-metadata": 0.3,
}
SUBJECT = Belief(0.95, "the subject line")
IN_WORDS = Belief(0.85, "the subject line")
"""A reference of some words and no number is the subject ("Ref.: Solicitud de audiencia")."""
BELOW_SALUTATION = Belief(0.84, "alone below the salutation")
FURTHER_DOWN = Belief(0.4, "further down the head")
NAMES_ITSELF = Belief(0.87, "says what it is")
BROKEN_OFF = 0.6
SMALL_END = re.compile(
    r"\s(?:en|et|y|and|of|de|het|een|van|voor|met|tussen|le|la|les|un|une|du|des|à|au|aux|pour|avec|entre|el|los|las|del"
    r"|al|por|para|con|the|an?|to|for|with|between|in|on|over|sur|sobre)$"
)
FILE_NAME = Belief(0.2, "the file's name")
ALTERNATIVES = 3
LONGEST = 260
LONGEST_REST = 60
"""Code points of the second line of a subject."""
HEADLINE = range(20, 240)
"""Code points of words at the head that are surely a title."""
FEWEST_WORDS = 4

FEW_WORDS = 8
"""A shorter line above an address may be a letterhead that we do not know."""

HEAD = 1200
NUMBERED = re.compile(r"\b\d{1,3}/\d{1,4}\. (?P<title>[A-ZÀ-Ý][^\n]{12,240})")
"""The title of a resolution, behind its number in the session."""

SUBJECT_LABEL = re.compile(rf"(?:{WITH_COLON['subject']})\s?:\s*(?=\S)", re.IGNORECASE)

REPLY_MARK = re.compile(r"^(?:(?:re|fw|fwd|tr|rv|aw|antw|doorst|réf|rép)\s?:\s*)+", re.IGNORECASE)

USELESS = re.compile(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel)\b.*|(?:document|naamloos|untitled|sans titre|sin título"
    r"|sjabloon|template|modèle|plantilla)\b.*|.*\.(?:docx?|odt|rtf|pdf|indd|txt))$"
)


def propose_titles(reading: Reading, *, kind: str) -> list[Proposed]:
    """Propose the title, best first, at most three; without its final full stop, in sentence case if it shouted."""
    weights = model("title")
    found = list(weighable_titles(reading, kind=kind))
    shares = weights.probabilities([*(pieces for _, pieces in found), pieces_of_none(reading, kind=kind)])
    weighed = [
        replace(one, confidence=round(weights.confidence(share), 2), reason=weights.reason(pieces))
        for (one, pieces), share in zip(found, shares, strict=False)
    ]
    proposals = [*_stated(reading), *weighed, *_from_file_name(reading)]
    proposals = sorted(map(_with_doubt_of_end, proposals), key=lambda one: -one.confidence)
    best: dict[str, Proposed] = {}
    for one in proposals:
        best.setdefault(one.value.casefold(), one)
    return list(best.values())[:ALTERNATIVES]


def weighable_titles(reading: Reading, *, kind: str) -> Iterator[tuple[Proposed, frozenset[str]]]:
    """Give every title that may be read from the text with its pieces of evidence."""
    rules = {one.value.casefold(): one for one in reversed([*_subjects(reading), *_at_the_head(reading, kind)])}
    found: dict[str, tuple[Proposed, frozenset[str]]] = {}
    for heading in find_headings(reading, kind=kind):
        value = tidy_title(heading.span.text, reading.text)
        if value and len(value) <= LONGEST:
            ruled = rules.get(value.casefold())
            pieces = pieces_of(reading, heading, kind=kind)
            if ruled:
                pieces |= {f"read: {ruled.reason} ({'sure' if ruled.confidence >= SURE else 'unsure'})"}
            known = found.get(value.casefold())
            one = from_text("title", value, heading.span, Belief(0.0, ""))
            found[value.casefold()] = (known[0], known[1] | pieces) if known else (one, pieces)
    yield from found.values()
    for value, one in rules.items():
        if value not in found:
            yield (
                one,
                frozenset({f"read: {one.reason} ({'sure' if one.confidence >= SURE else 'unsure'})", "read only so"}),
            )


def _with_doubt_of_end(one: Proposed) -> Proposed:
    """Leave a title for review that breaks off at a small word ("Accord entre la Ligue et")."""
    return replace(one, confidence=min(one.confidence, BROKEN_OFF)) if SMALL_END.search(one.value) else one


def tidy_title(words: str, text: str) -> str:
    """Give a title in its normal form: one line, no final full stop, no reply marks, not in capitals.

    A word of a title in capitals is written as it is most often written in ``text``, so that names keep theirs.
    """
    title = REPLY_MARK.sub("", re.sub(r"\s+", " ", words).strip(" *_#\t")).lstrip("-–•· ")
    if title.endswith(".") and not title.endswith(("..", " vs.", " nr.")):
        title = title[:-1].rstrip()
    letters = [letter for letter in title if letter.isalpha()]
    if len(title.split()) > 1 and letters and all(letter.isupper() for letter in letters):
        title = _calm(title, text)
    return title


def _calm(title: str, text: str) -> str:
    written: dict[str, Counter[str]] = {}
    for match in re.finditer(r"(?<=[^\s.!?:“«‘] )[^\W\d_][\w’'-]*", text):
        written.setdefault(match.group().upper(), Counter())[match.group()] += not match.group().isupper()
    words = []
    for word in title.split():
        known = written.get(word.strip(",;:()").upper())
        form = known.most_common(1)[0][0] if known and known.total() else word.lower()
        words.append(word.replace(word.strip(",;:()"), form.strip(",;:()")))
    calm = " ".join(words)
    return calm[:1].upper() + calm[1:]


def _subjects(reading: Reading) -> Iterator[Proposed]:
    for label in reading.labelled("subject"):
        span = _to_its_end(reading, label)
        yield from_text("title", tidy_title(span.text, reading.text), span, SUBJECT)
    for label in reading.labelled("reference"):
        if len(label.text.split()) >= FEWEST_WORDS - 1 and not re.search(r"\d{3}|\d/", label.text):
            yield from_text("title", tidy_title(label.text, reading.text), label, IN_WORDS)


def _to_its_end(reading: Reading, label: Labelled) -> Line | Labelled:
    """Take the next line to a subject that goes on in it, in small letters."""
    below = next((line for line in reading.lines if line.start > label.end), None)
    goes_on = below and below.text[0].islower() and len(below.text) <= LONGEST_REST and below.text[-1].isalnum()
    if not below or not goes_on or find_labels([below]):
        return label
    return Line(reading.text[label.start : below.end], label.start, below.end, below.paragraph)


def _stated(reading: Reading) -> Iterator[Proposed]:
    site = next((field.value for field in reading.stated("site")), "")
    for field in [*reading.stated("title"), *reading.stated("heading")]:
        value = tidy_title(_without_site(field.value, site), reading.text)
        if value and not USELESS.match(value) and not MASTHEAD.match(value):
            yield from_file("title", value, field.value, _stated_belief(reading, field, value))


def _stated_belief(reading: Reading, field: Field, value: str) -> Belief:
    if field.name == "heading":
        is_in_head = value.casefold() in " ".join(reading.text[:2000].split()).casefold()
        is_name = is_letterhead(value) or is_person(value)
        is_doubtful = is_name or not is_in_head or " " not in value
        return Belief(0.5 if is_doubtful else 0.86, "the most prominent line")
    if field.source == "office-properties" and reading.text[: len(value)].casefold() == value.casefold():
        return Belief(0.98, "stated in the office-properties, and the first words")
    return Belief(STATED[field.source], f"stated in the {field.source}")


def _without_site(title: str, site: str) -> str:
    """Take off the name of the site that pages put behind their title (" | Wereldspiegel")."""
    for mark in (" | ", " – ", " — ", " - ", " :: "):
        before, found, after = title.rpartition(mark)
        if found and before and (mark == " | " or after.casefold() == site.casefold()):
            return before
    return title


def _at_the_head(reading: Reading, kind: str) -> Iterator[Proposed]:
    below = find_line_below_salutation(reading)
    label = SUBJECT_LABEL.match(below.text) if below else None
    if below and label:
        span = below.part(label.end(), len(below.text))
        yield from_text("title", tidy_title(span.text, reading.text), span, SUBJECT)
    elif below:
        yield from_text("title", tidy_title(below.text, reading.text), below, BELOW_SALUTATION)
    numbered = NUMBERED.search(reading.text[:HEAD]) if kind == "resolution" else None
    if numbered:
        span = line_at(reading.lines, *numbered.span("title"))
        yield from_text("title", tidy_title(span.text, reading.text), span, Belief(0.88, "behind its number"))
    blocks = [block for block in find_headlines(reading, kind=kind) if len(block.text) <= LONGEST][:ALTERNATIVES]
    for place, block in enumerate(blocks):
        value = tidy_title(block.text, reading.text)
        belief = FURTHER_DOWN if place else _head_belief(reading, block, value, kind)
        if kind in NOUNS:
            belief = NAMES_ITSELF if NOUNS[kind].search(value) else Belief(min(belief.confidence, 0.7), belief.reason)
        yield from_text("title", value, block, belief)


def _head_belief(reading: Reading, block: Line, value: str, kind: str) -> Belief:
    is_headline = len(value) in HEADLINE and len(value.split()) >= FEWEST_WORDS and not value.endswith((",", ";"))
    if reading.letter.salutation:
        is_headline = is_headline and (len(value.split()) > FEW_WORDS or not _stands_above_address(reading, block))
        is_headline = is_headline and _is_right_above_salutation(reading, block) and ":" not in value
        return Belief(0.83 if is_headline else 0.5, "the words above the letter")
    is_short_title = (
        kind != "letter"
        and len(value.split()) > 1
        and len(value) < HEADLINE.stop
        and not value.endswith((",", ";", ":"))
    )
    first = block.start <= 250  # noqa: PLR2004  # code points: under the letterhead or masthead at most
    return Belief(0.83 if is_short_title and first and kind not in {"letter", "other", ""} else 0.5, "the first words")


def _is_right_above_salutation(reading: Reading, block: Line) -> bool:
    """Tell whether nothing but days stands between a headline and the salutation."""
    between = (line.text for line in reading.letter.head if line.start > block.end)
    return all(find_dates(text, today=reading.today) for text in between)


def _stands_above_address(reading: Reading, block: Line) -> bool:
    below = (line.text for line in reading.letter.head if line.start > block.end)
    return any(is_contact(text) or has_form_of_address(text) for text in below)


def _from_file_name(reading: Reading) -> Iterator[Proposed]:
    stem = reading.name.rpartition("/")[2].rpartition(".")[0]
    words = re.sub(r"[_\s]+", " ", stem).strip(" -")
    if words:
        yield from_file("title", words, reading.name, FILE_NAME)

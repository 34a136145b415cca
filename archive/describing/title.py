"""The title of a document: its subject line, what the file states, or the words at its head that are no letterhead."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

from archive.describing.base import Proposed
from archive.describing.fitted import model
from archive.describing.headlines import MASTHEAD
from archive.describing.letterheads import is_letterhead
from archive.describing.names import is_person
from archive.describing.reading import Belief, Reading, from_file, from_text
from archive.describing.title_evidence import TOLD, find_headings
from archive.describing.title_pieces import OPEN_END, is_out_of_question, pieces_of, pieces_of_none, survey
from archive.readers.base import Field, FieldSource
from archive.readers.hyphens import run_on, words_of

STATED: dict[FieldSource, float] = {
    "front-matter": 0.94,
    "mail-header": 0.93,
    "json-ld": 0.92,
    "html-meta": 0.88,
    "layout": 0.84,
    "office-properties": 0.3,
    "pdf-metadata": 0.3,
}
HEAD_WORDS = "the words at the head"
BROKEN_OFF = 0.6
LEAST_TOLD = 0.01
"""Share of what is likely below which no reason is sought: nobody sees it."""
FILE_NAME = Belief(0.2, "the file's name")
ALTERNATIVES = 3
LONGEST = 260
REPLY_MARK = re.compile(
    r"^(?:\[(?:external|extern|externe|externo|spam)\]\s*|(?:re|fw|fwd|tr|rv|aw|antw|doorst|réf|rép)\s?:\s*)+",
    re.IGNORECASE,
)

REMARK = re.compile(r"\[.*\]|\([^()]*\)")
"""What stands in brackets says how a document came to be: "[translation]", "(to be filled in in capitals)"."""
RULE = re.compile(r"(?m)^\s*[=_*~.–—-]{4,}\s*$")
"""A line drawn below a title."""

DECORATION = " *_#>|<│┌┐└┘─\t"
"""What is drawn around a title."""
USELESS = re.compile(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel)\b.*|(?:document\d*|naamloos|untitled|sans titre|sin título"
    r"|sjabloon|template|modèle|plantilla)\b.*|.*\.(?:docx?|odt|rtf|pdf|indd|txt))$"
)


def propose_titles(reading: Reading, *, kind: str) -> list[Proposed]:
    """Propose the title, best first, at most three; without its final full stop, in sentence case if it shouted."""
    weighed = list(_weighed(reading, kind))
    proposals = [*_stated(reading), *_of_webmail(reading), *weighed, *_from_file_name(reading)]
    proposals = sorted(map(_with_doubt_of_end, proposals), key=lambda one: -one.confidence)
    best: dict[str, Proposed] = {}
    for one in proposals:
        best.setdefault(one.value.casefold(), one)
    return list(best.values())[:ALTERNATIVES]


def _weighed(reading: Reading, kind: str) -> Iterator[Proposed]:
    """Give what may be read as the title, with its confidence; the likeliest goes before the file's name."""
    weights = model("title")
    found = list(weighable_titles(reading, kind=kind))
    shares = weights.shares([pieces for _, pieces in found])
    likeliest = max(shares)
    for (one, pieces), share in zip(found, shares, strict=True):
        if one:
            confidence = max(weights.confidence(share), FILE_NAME.confidence + 0.01 if share == likeliest else 0.0)
            reason = (weights.reason(pieces, TOLD) if share >= LEAST_TOLD else "") or HEAD_WORDS
            yield replace(one, confidence=round(confidence, 2), reason=reason)


def weighable_titles(reading: Reading, *, kind: str) -> Iterator[tuple[Proposed | None, frozenset[str]]]:
    """Give every title that may be read from the text, once each, with its pieces of evidence; None for no title."""
    found: dict[str, tuple[Proposed, frozenset[str]]] = {}
    around = survey(reading, kind=kind)
    for heading in find_headings(reading, kind=kind):
        value = tidy_title(heading.span.text, reading.text)
        if (
            value
            and len(value) <= LONGEST
            and not REMARK.fullmatch(value)
            and not is_out_of_question(around, heading.span)
        ):
            one = from_text("title", value, heading.span, Belief(0.0, ""))
            first, known = found.get(value.casefold(), (one, frozenset()))
            found[value.casefold()] = first, known | pieces_of(around, heading.span, heading.pieces)
    yield from found.values()
    yield None, pieces_of_none(around)


def _with_doubt_of_end(one: Proposed) -> Proposed:
    """Leave a title for review that breaks off at a small word ("Accord entre la Ligue et")."""
    return replace(one, confidence=min(one.confidence, BROKEN_OFF)) if OPEN_END.search(one.value) else one


def tidy_title(words: str, text: str) -> str:
    """Give a title in its normal form: one line, no final full stop, no reply marks, not in capitals.

    A word of a title in capitals is written as it is most often written in ``text``, so that names keep theirs.
    """
    lines = RULE.sub("", words).strip().split("\n")
    attested = words_of(text) if any(line.rstrip().endswith("-") for line in lines) else frozenset()
    joined = reduce(lambda above, line: f"{run_on(above.rstrip(), line.lstrip(), attested)}{line.lstrip()}", lines)
    title = REPLY_MARK.sub("", " ".join(joined.split()).strip(DECORATION)).lstrip("-–•· ")
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


def _stated(reading: Reading) -> Iterator[Proposed]:
    site = next((field.value for field in reading.stated("site")), "")
    for field in [*reading.stated("title"), *reading.stated("heading")]:
        value = tidy_title(_without_site(field.value, site), reading.text)
        if value and not USELESS.match(value) and not MASTHEAD.match(value):
            yield from_file("title", value, field.value, _stated_belief(reading, field, value))


def _of_webmail(reading: Reading) -> Iterator[Proposed]:
    """Give the subject that web mail printed above a message."""
    subject = reading.webmail.subject if reading.webmail else None
    if subject and (value := tidy_title(subject.text, reading.text)):
        yield from_text("title", value, subject, Belief(0.95, "the subject above the message"))


def _stated_belief(reading: Reading, field: Field, value: str) -> Belief:
    if field.name == "heading":
        is_in_head = value.casefold() in " ".join(reading.text[:2000].split()).casefold()
        is_name = is_letterhead(value) or is_person(value)
        is_other = bool(reading.labelled("subject")) or _is_below_salutation(reading, value)
        is_doubtful = is_name or is_other or not is_in_head or " " not in value
        return Belief(0.5 if is_doubtful else 0.86, "the most prominent line")
    if field.source == "office-properties" and reading.text[: len(value)].casefold() == value.casefold():
        return Belief(0.98, "stated in the office-properties, and the first words")
    return Belief(STATED[field.source], f"stated in the {field.source}")


def _is_below_salutation(reading: Reading, value: str) -> bool:
    """Tell whether words stand below the salutation, where the largest letters are those of the text."""
    salutation = reading.letter.salutation
    return salutation is not None and value not in reading.text[: salutation.start]


def _without_site(title: str, site: str) -> str:
    """Take off the name of the site that pages put behind their title (" | Wereldspiegel")."""
    for mark in (" | ", " – ", " — ", " - ", " :: "):
        before, found, after = title.rpartition(mark)
        if found and before and (mark == " | " or after.casefold() == site.casefold()):
            return before
    return title


def _from_file_name(reading: Reading) -> Iterator[Proposed]:
    stem = reading.name.rpartition("/")[2].rpartition(".")[0]
    words = re.sub(r"[_\s]+", " ", stem).strip(" -")
    if words:
        yield from_file("title", words, reading.name, FILE_NAME)

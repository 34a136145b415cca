"""The date of a document: from where the file or the text says it was written, not from the dates it speaks of."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from archive.dates import FoundDate, find_dates, month_comes_first
from archive.describing.base import Proposed
from archive.describing.circulated import judge_by_circulation
from archive.describing.clues import MASTHEAD
from archive.describing.datelines import (
    ALONE,
    DATES_ABOVE,
    DAY_OF_STAMP,
    DONE_AT,
    HELD,
    LABEL,
    LABELS_ABOVE,
    LAST_OF_WEEKS,
    LIMITS,
    MOST_LABELS,
    OTHER,
    OTHER_DATE,
    PLACE_AT_END,
    PLACE_IN_COLUMN,
    PUBLISHED,
    QUOTED,
    RANGE,
    ROW_OF_LABELS,
    SECOND_DAY,
    SENDER_BEFORE,
    SENT,
    SIGNED_LATER,
    SPAN,
    STAMP,
    STAMP_LINES,
    STAMPED,
    judge_by_heading,
    judge_by_line,
    judge_by_words,
    judge_in_columns,
)
from archive.describing.imprint import PAGE_LINES, PRINTED, SHORT_LINE, find_years
from archive.describing.labels import Labelled
from archive.describing.lines import Line
from archive.describing.mailheader import tells_sender_and_moment
from archive.describing.reading import Belief, Reading
from archive.readers.base import Field, FieldSource

STATED: dict[FieldSource, float] = {
    "mail-header": 0.97,
    "front-matter": 0.95,
    "json-ld": 0.93,
    "html-meta": 0.88,
    "layout": 0.5,
    "pdf-metadata": 0.35,
    "office-properties": 0.35,
}
FILE_NAME = Belief(0.6, "in the file's name")
AGREES = 0.05
RIVAL = 0.15
SURE_RIVAL = 0.85
NEAR = timedelta(days=3)
FUTURE = 0.3
AHEAD = timedelta(days=2)
SHORT_YEAR = 0.05
AMBIGUOUS = 0.15
MONTH_ONLY = 0.08
ALTERNATIVES = 3
HEAD_LINES = 6
MINUTES_LINES = 14
"""Lines from the top of minutes within which the day of the meeting stands."""
HEAD = 1800
"""Code points at the start of a text in which its own date usually stands."""
FOOT = 700
"""Code points at the end of a text in which a date of signature stands."""
LED = 240
"""Code points before a date, in its paragraph, that may lead to it."""
ENOUGH_BEFORE = 25
"""Code points before a date on its line that tell what it is of; behind fewer, the line above is read too."""
OPENING_LINES = 4
EUROPEAN = re.compile(
    r"[£€]|\bEUR\b|\+(?:3[1-9]|4[1-9])\b|\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b|\b(?i:yours (?:faithfully|sincerely)"
    r"|labour"
    r"|programme|centre|honour|favour|(?:organ|author|recogn|apolog)is\w+|Brussels|Belgi(?:um|an))\b"
)
AMERICAN = re.compile(
    r"\$|\b[A-Z]{2} \d{5}\b|\+1\b|\b(?i:labor|center|honor|favor|program|sincerely yours"
    r"|(?:organ|author|recogn|apolog)iz\w+)\b"
)
"""What tells on which side of the ocean an English text was written, and so which way it writes its numbers."""
ENGLISH_DATE = 12
DECIDED = frozenset({"resolution", "agreement", "declaration", "minutes"})
"""Kinds that are of the day they were decided, and not of a later one on which they were published."""
GREETED = frozenset({"letter", "email"})
"""Kinds that are of the day beside a label, a place or nothing, wherever it stands."""
BESIDE_LABEL, BELOW_LABEL = "beside the label for the date", "below the label for the date"
AFTER_LABEL = "after the label for the date"
LABELLED = (BESIDE_LABEL, BELOW_LABEL, AFTER_LABEL)
QUOTABLE = 0.75
"""From what confidence on a date may put those that follow it in its shade."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the document's: ISO 8601 to the precision known, with its evidence."""

    value: str
    words: str
    belief: Belief
    start: int | None = None
    end: int | None = None


def propose_dates(reading: Reading, *, kind: str = "") -> list[Proposed]:
    """Propose the date of the document, best first, at most three; ``kind`` is what the document is, where known.

    A second witness for the same date raises its confidence, a strong one for another lowers it, a date in the future
    counts for less.
    """
    candidates = [*_stated(reading), *_in_text(reading, kind), *_years(reading, kind), *_in_file_name(reading)]
    candidates.sort(key=lambda one: -one.belief.confidence)
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.value, candidate)
    return [_weigh(one, candidates) for one in list(best.values())[:ALTERNATIVES]]


def _weigh(one: Candidate, candidates: list[Candidate]) -> Proposed:
    confidence = one.belief.confidence
    others = [other for other in candidates if other is not one]
    if any(other.value == one.value and other.words != one.words for other in others):
        confidence += AGREES
    if any(_contradicts(other, one) for other in others):
        confidence -= RIVAL
    return Proposed(
        field="date",
        value=one.value,
        words=one.words,
        confidence=round(max(0.05, min(confidence, 0.99)), 2),
        reason=one.belief.reason,
        start=one.start,
        end=one.end,
    )


def _contradicts(other: Candidate, one: Candidate) -> bool:
    """Tell whether another date is stated strongly and is not nearly the same, nor the same less precisely."""
    if other.belief.confidence < SURE_RIVAL or other.value.startswith(one.value) or one.value.startswith(other.value):
        return False
    if other.belief.confidence < one.belief.confidence - AGREES:
        return False
    both_days = len(one.value) == len(other.value) == len("2026-01-13")
    return not (both_days and abs(date.fromisoformat(one.value) - date.fromisoformat(other.value)) <= NEAR)


# --- what the file states about itself --------------------------------------------------------


def _stated(reading: Reading) -> list[Candidate]:
    candidates = []
    for field in reading.stated("date"):
        value = _read_stated(field, reading.today)
        if value:
            belief = Belief(
                _less_if_future(value, STATED[field.source], reading.today), f"stated in the {field.source}"
            )
            candidates.append(Candidate(value, field.value, belief))
    return candidates


def _read_stated(field: Field, today: date) -> str:
    """Read RFC 2822, ISO 8601, the date of a PDF ("D:20250207…") or a date in words; empty for anything else."""
    if field.source == "mail-header":
        try:
            return parsedate_to_datetime(field.value).date().isoformat()
        except ValueError:
            return ""
    digits = re.match(r"D:(\d{4})(\d\d)(\d\d)", field.value)
    text = "-".join(digits.groups()) if digits else re.sub(r"T\d.*", "", field.value)
    return next((found.iso for found in find_dates(text, today=today) if found.year), "")


def _years(reading: Reading, kind: str) -> list[Candidate]:
    return [Candidate(it.text, it.text, belief, it.start, it.end) for it, belief in find_years(reading, kind)]


def _in_file_name(reading: Reading) -> list[Candidate]:
    stem = reading.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    stem = re.sub(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)", r"\1-\2-\3", stem)
    found = [one for one in find_dates(stem, today=reading.today) if one.year]
    return [Candidate(one.iso, one.words, FILE_NAME) for one in found[:1]]


# --- what the text says -----------------------------------------------------------------------


def _in_text(reading: Reading, kind: str) -> list[Candidate]:
    starts = [line.start for line in reading.lines]
    month_first = month_comes_first(reading.text) if reading.language == "en" else False
    is_told = month_first is not None or bool(EUROPEAN.search(reading.text) and not AMERICAN.search(reading.text))
    candidates = []
    for found in find_dates(reading.text, today=reading.today, month_first=bool(month_first)):
        if not found.year:
            continue
        index = bisect_right(starts, found.start) - 1
        belief = _belief(reading, found, index, kind)
        confidence = _place_penalty(reading, found, belief) - _form_penalty(reading, found, is_told=is_told)
        candidates.append(Candidate(found.iso, found.words, Belief(confidence, belief.reason), found.start, found.end))
    if kind == "email":
        return _first_only(candidates, {one.belief.reason for one in candidates}, "in a message that is quoted")
    if kind in GREETED:
        return candidates
    return _first_only(_first_only(candidates, {HELD}, OTHER.reason), {ALONE, *LABELLED}, "another day in the text")


def _first_only(candidates: list[Candidate], reasons: set[str], reason: str) -> list[Candidate]:
    """Believe of dates that are believed for the same reasons the first.

    A message stands above those it answers; minutes name their own meeting before the last and the next.
    """
    told = (
        at for at, one in enumerate(candidates) if one.belief.reason in reasons and one.belief.confidence >= QUOTABLE
    )
    first = next(told, len(candidates))
    return [
        replace(one, belief=Belief(min(one.belief.confidence, 0.3), reason))
        if at > first and one.belief.reason in reasons
        else one
        for at, one in enumerate(candidates)
    ]


def _belief(reading: Reading, found: FoundDate, index: int, kind: str) -> Belief:
    line = reading.lines[index]
    before = reading.text[max(line.start, found.start - LED) : found.start]
    after = reading.text[found.end : max(found.end, min(line.end, found.end + LED))]
    led = _led(reading.text, found.start)
    belief = _by_stamp(reading, index) or _by_header(reading, found, index, kind) or judge_by_circulation(led, after)
    if belief is None and not LABEL.search(before) and _is_of_something_else(before, led, after):
        belief = OTHER
    if belief is None and kind in DECIDED and re.search(rf"(?i){PUBLISHED}", before):
        belief = Belief(0.6, "the day it was published")
    belief = belief or judge_by_line(before, after) or judge_by_words(led, found.words, kind=kind)
    belief = _of_some_days(belief, found, before, kind)
    if belief and kind == "minutes" and index >= MINUTES_LINES and belief.reason in {ALONE, "after a place"}:
        belief = SIGNED_LATER
    if belief == SIGNED_LATER and index < OPENING_LINES:
        belief = Belief(0.88, HELD)  # "En Loja, a los 23 días del mes de agosto, se reúnen": minutes begin as deeds do
    if belief is None and index < (MINUTES_LINES if kind == "minutes" else HEAD_LINES):
        belief = judge_by_heading(led, after, kind=kind)
    if belief is None and len(line.text) < SHORT_LINE and found.start < HEAD:
        belief = _in_head(reading, index, before, after, kind)
    return belief or Belief(0.25, "somewhere in the text")


def _of_some_days(belief: Belief | None, found: FoundDate, before: str, kind: str) -> Belief | None:
    """Judge the last of some days, which a report may be about and what was decided is of."""
    if belief and ((kind == "report" and RANGE.search(before)) or (kind not in DECIDED and SPAN.search(before))):
        return OTHER  # the days of the journey it reports on
    if belief and belief.reason == ALONE and found.precision == "day" and SPAN.search(before):
        return LAST_OF_WEEKS
    return belief


def _is_of_something_else(before: str, led: str, after: str) -> bool:
    context = before if len(before) >= ENOUGH_BEFORE else led
    if QUOTED.match(after) or LIMITS.fullmatch(before):
        return True
    return bool(OTHER_DATE.search(context)) and not DONE_AT.search(led)


def _in_head(reading: Reading, index: int, before: str, after: str, kind: str) -> Belief | None:
    """Judge a date by the columns of a letterhead, or only by its standing in the first lines."""
    if SENDER_BEFORE.search(before) and index < HEAD_LINES:
        return Belief(0.9, "beside the sender's address")
    if (
        kind in PRINTED
        and index < PAGE_LINES
        and MASTHEAD.search(reading.lines[index].text)
        and not SECOND_DAY.search(before)
    ):
        return Belief(0.9, "at the head of the page")
    is_letterhead = kind == "letter" and index < len(reading.letter.head)
    if is_letterhead or index < HEAD_LINES:
        columns = judge_in_columns(before, after)
        if columns and (is_letterhead or kind == "press-release" or columns.reason == "after a place"):
            return columns
        if reading.letter.salutation and is_letterhead and PLACE_IN_COLUMN.search(before):
            return Belief(0.85, "after a place, between two columns")
    return Belief(0.55, "in the head") if index < HEAD_LINES else None


def _led(text: str, start: int) -> str:
    """Give the words that lead to a place in the text within its paragraph, on one line."""
    paragraph = text.rfind("\n\n", 0, start) + 1
    return re.sub(r"\n\s*", " ", text[max(paragraph, start - LED) : start]).lstrip()


def _by_stamp(reading: Reading, index: int) -> Belief | None:
    """Judge a date in the stamp that an office puts on what comes in or goes out."""
    stamp = reading.lines[max(0, index - STAMP_LINES + 1) : index + 1]
    day = reading.lines[index]
    own = (line for line in stamp if line.paragraph == day.paragraph or DAY_OF_STAMP.match(day.text))
    return STAMPED if any(STAMP.search(line.text) for line in own) else None


def _by_header(reading: Reading, found: FoundDate, index: int, kind: str) -> Belief | None:
    """Judge a date by a label, or by the name and address of who sent a message."""
    if kind == "email" and tells_sender_and_moment(reading.lines[index].text):
        return Belief(0.94, "beside the sender of the message")
    return _by_label(reading, found, kind) or _below_label(reading, index, found)


def _by_label(reading: Reading, found: FoundDate, kind: str) -> Belief | None:
    dates = [label for label in reading.labels if label.kind == "date"]
    for label in reading.labels:
        if label.start <= found.start < label.end:
            if label.kind == "date" and (kind != "email" or label is dates[0]):
                line_start = reading.text.rfind("\n", 0, found.start) + 1
                is_of_sending = kind != "email" and SENT.search(reading.text, line_start, found.start)
                return Belief(0.89 if is_of_sending else 0.94, BESIDE_LABEL)
            if label.kind in {"date", "their-date", "subject"} or _is_of_reference(reading, label, found):
                return OTHER
    return None


def _is_of_reference(reading: Reading, label: Labelled, found: FoundDate) -> bool:
    """Tell whether a date belongs to the reference it stands behind, and is not alone at the end of the line."""
    if label.kind not in {"their-reference", "own-reference", "reference"}:
        return False
    before = reading.text[label.start : found.start]
    return found.end < label.end or not (PLACE_AT_END.search(before) or re.search(r"[\d)]\s+$", before))


def _below_label(reading: Reading, index: int, found: FoundDate) -> Belief | None:
    """Judge a date by the label above it, alone or in a row of labels: the first day stands below the first of them."""
    line, above = reading.lines[index], reading.lines[index - 1].text if index else ""
    days = [line.start + it.start for it in find_dates(line.text, today=reading.today) if it.year]
    labels = [label.lastgroup for label in DATES_ABOVE.finditer(above)] if len(above) <= MOST_LABELS else []
    is_row = bool(ROW_OF_LABELS.match(above)) or bool(DATES_ABOVE.fullmatch(above.strip(" :")))
    if not is_row or len(labels) != len(days):
        return _below_first_or_last(above, line, found)
    return Belief(0.93, BELOW_LABEL) if labels[days.index(found.start)] == "own" else OTHER


def _below_first_or_last(above: str, line: Line, found: FoundDate) -> Belief | None:
    """Judge a date at an end of a row of values by the label at that end of the row above."""
    row = LABELS_ABOVE.match(above) if len(above) <= MOST_LABELS else None
    is_first = found.start == line.start
    is_last = not line.text[found.end - line.start :].strip(" .")
    is_below = row and ((row["first"] and is_first) or (row["last"] and is_last))
    return Belief(0.92, BELOW_LABEL) if is_below else None


def _place_penalty(reading: Reading, found: FoundDate, belief: Belief) -> float:
    """Believe a date in the middle of a long text less, and one near its end a little less than one in the head."""
    confidence = belief.confidence
    if confidence < 0.5 or found.start <= HEAD:  # noqa: PLR2004  # already little believed
        return confidence
    at_foot = len(reading.text) - found.end < FOOT or (
        reading.letter.closing and found.start > reading.letter.closing.start
    )
    if at_foot or belief.reason == "where it was signed":
        return confidence - 0.05
    return confidence - 0.35


def _form_penalty(reading: Reading, found: FoundDate, *, is_told: bool) -> float:
    """Believe a short form less, and numbers that an American reads another way where the text does not tell."""
    penalty = SHORT_YEAR if found.has_short_year else 0.0
    if found.precision == "month":
        penalty += MONTH_ONLY
    is_slashed = found.pattern in {"numbers", "american"} and "/" in found.words
    if is_slashed and (found.day or 0) <= ENGLISH_DATE and reading.language == "en" and not is_told:
        penalty += AMBIGUOUS
    return penalty + (FUTURE if _is_future(found.iso, reading.today) else 0.0)


def _is_future(value: str, today: date) -> bool:
    return value > (today + AHEAD).isoformat()[: len(value)]


def _less_if_future(value: str, confidence: float, today: date) -> float:
    return confidence - FUTURE if _is_future(value, today) else confidence

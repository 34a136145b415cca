"""The date of a document: from where the file or the text says it was written, not from the dates it speaks of."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from archive.dates import FoundDate, find_dates
from archive.describing.base import Proposed
from archive.describing.lines import Line
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
HEAD = 1800
"""Code points at the start of a text in which its own date usually stands."""
FOOT = 700
"""Code points at the end of a text in which a date of signature stands."""

WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes"
    r"|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
LABEL = re.compile(r"(?i)(?:^|\s)(?:(?:datum|date|fecha|dated|d\.d\.|dd\.)\s*:|^(?:datum|date|fecha|d\.d\.|dd\.))\s*$")
OTHER_DATE = re.compile(
    r"(?i)(?:uw (?:brief|schrijven|bericht|mail)|votre (?:lettre|courrier|message)|su (?:carta|escrito|nota)"
    r"|your letter)\b[^\n]{0,20}$"
)
PLACE = re.compile(
    rf"(?:[A-ZÀ-Ý][\w’'./()-]+(?:[ -](?:de |la |del |sur |aan "
    rf"|op )?[A-ZÀ-Ý][\w’'.()-]+){{0,3}}),?\s*(?:{WEEKDAY},?\s*)?(?:le|el|op|den?|a|à|on|a los)?\s*(?:{WEEKDAY},?\s*)?"
)
RANGE = re.compile(r"\b\d{1,2}(?:er)?\s?(?:-|–|&|en|et|y|and|to|tot|au|al)\s?$")
"""The first day of a meeting that lasted more than one: the document is of the last."""
SECTION = re.compile(
    r"(?i)(?:[\s–—|·,-]*(?:opinie|opinion|opinión|interview|entretien|entrevista|column|analyse|pagina|page|página|p\."
    r"|\d{1,2}[:.uh]\d\d(?:-\d{1,2}[:.uh]\d\d)?(?: uur)?|\d{1,3}))+\s*"
)
"""What may follow a date on its line: a section of a newspaper, a page, an hour."""
NO_PLACE = re.compile(
    r"(?:In|Op|Le|El|On|Since|Sinds|Depuis|Desde|Tegen|Vanaf|En|Au|Van|Tot|Until|Hasta|Vers|From|By|The|Na|Après"
    r"|After|Voor)\b"
)
DATELINE = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?[–—:.|-]\s")
"""What follows a place and date that open the first paragraph of a press release."""
LEAD = re.compile(rf"(?i)(?:(?:le|el|op|den|on)\s+)?(?:{WEEKDAY},?\s*)?")
DONE_AT = re.compile(
    r"(?i)(?:gedaan te|opgemaakt te|ondertekend te|fait à|signé à|hecho en|dado en|firmado en|done at|signed at"
    r"|signed in)\b[^\n]{0,80}$"
)
MEETING = re.compile(
    r"(?i)\b(?:vergadering|overleg|zitting|stuurgroep|verslag|réunion|séance|procès-verbal|assemblée|reunión"
    r"|sesión|acta|meeting|minutes|call)\b[^\n]{0,60}$"
)
ADOPTED = re.compile(
    r"(?i)\b(?:aangenomen|goedgekeurd|adoptée?|aprobad[ao]|adoptad[ao]|adopted|gepubliceerd|published|publié"
    r"|publicado)\b[^\n]{0,80}$"
)
BYLINE = re.compile(r"(?i)^(?:door|par|por|by|tekst|texte|texto)\s[^\n]{3,60}[,|–-]\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the document's: ISO 8601 to the precision known, with its evidence."""

    value: str
    words: str
    belief: Belief
    start: int | None = None
    end: int | None = None


def propose_dates(reading: Reading) -> list[Proposed]:
    """Propose the date of the document, best first, at most three.

    A second witness for the same date raises its confidence, a strong one for another lowers it, a date in the future
    counts for less.
    """
    candidates = [*_stated(reading), *_in_text(reading), *_in_file_name(reading)]
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


def _in_file_name(reading: Reading) -> list[Candidate]:
    stem = reading.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    stem = re.sub(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)", r"\1-\2-\3", stem)
    found = [one for one in find_dates(stem, today=reading.today) if one.year]
    return [Candidate(one.iso, one.words, FILE_NAME) for one in found[:1]]


# --- what the text says -----------------------------------------------------------------------


def _in_text(reading: Reading) -> list[Candidate]:
    lines = {line.start: (index, line) for index, line in enumerate(reading.lines)}
    starts = sorted(lines)
    candidates = []
    for found in find_dates(reading.text, today=reading.today):
        if not found.year:
            continue
        index, line = lines[max(start for start in starts if start <= found.start)]
        belief = _belief(reading, found, index, line)
        candidates.append(Candidate(found.iso, found.words, belief, found.start, found.end))
    return candidates


def _belief(reading: Reading, found: FoundDate, index: int, line: Line) -> Belief:
    before = line.text[: max(0, found.start - line.start)]
    after = line.text[max(0, found.end - line.start) :]
    belief = _by_label(reading, found) or _by_place(before, after) or _by_words_before(before, index)
    if belief is None:
        is_head = index < HEAD_LINES and len(line.text) < 120 and found.start < HEAD  # noqa: PLR2004  # code points
        belief = Belief(0.55, "in the head") if is_head else Belief(0.25, "somewhere in the text")
    return Belief(_place_penalty(reading, found, belief) - _form_penalty(reading, found), belief.reason)


def _by_label(reading: Reading, found: FoundDate) -> Belief | None:
    for label in reading.labels:
        if label.start <= found.start < label.end:
            if label.kind == "date":
                return Belief(0.94, "beside the label for the date")
            if label.kind in {"their-date", "their-reference", "subject"}:
                return Belief(0.2, "the date of something else")
    return None


def _by_place(before: str, after: str) -> Belief | None:
    """Judge a date by what stands on its line: nothing, a label or a place; a dateline also opens a paragraph."""
    if OTHER_DATE.search(before):
        return Belief(0.2, "the date of something else")
    before = RANGE.sub("", re.split(r"\s[–—|·]\s", before)[-1])
    is_place = bool(PLACE.fullmatch(before)) and not NO_PLACE.match(before)
    if LABEL.search(before):
        return Belief(0.92, "after the label for the date")
    if after.strip(" .,;:|–-()") and not SECTION.fullmatch(after):
        return Belief(0.88, "opens the text, after a place") if is_place and DATELINE.match(after) else None
    if LEAD.fullmatch(before):
        return Belief(0.91, "alone on its line")
    return Belief(0.93, "after a place") if is_place else None


def _by_words_before(before: str, index: int) -> Belief | None:
    if DONE_AT.search(before):
        return Belief(0.9, "where it was signed")
    if index < HEAD_LINES and (MEETING.search(before) or ADOPTED.search(before)):
        return Belief(0.86, "the day it was held or adopted")
    if index < HEAD_LINES and BYLINE.match(before):
        return Belief(0.9, "beside the author's name")
    return None


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


def _form_penalty(reading: Reading, found: FoundDate) -> float:
    penalty = SHORT_YEAR if found.has_short_year else 0.0
    if found.precision == "month":
        penalty += MONTH_ONLY
    is_slashed = found.pattern == "numbers" and "/" in found.words and (found.day or 0) <= 12  # noqa: PLR2004  # months
    if is_slashed and reading.language == "en":
        penalty += AMBIGUOUS
    return penalty + (FUTURE if _is_future(found.iso, reading.today) else 0.0)


def _is_future(value: str, today: date) -> bool:
    return value > (today + AHEAD).isoformat()[: len(value)]


def _less_if_future(value: str, confidence: float, today: date) -> float:
    return confidence - FUTURE if _is_future(value, today) else confidence

"""The date that a letter gives a document, held against the date that the document has."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from archive.dates import FoundDate
from archive.documents import format_date, last_day
from archive.references.candidates import Candidate

SAME_DAY, SAME_MONTH, NEAR, DOUBTFUL, FAR = 1.0, 0.9, 0.8, 0.35, -0.3
NEAR_DAYS = 3
DOUBTFUL_DAYS = 45
LEAP = 8
"""Years within which 29 February comes back."""


@dataclass(frozen=True, slots=True)
class Dating:
    """How well two dates agree (-0.3 to 1), why, and the sentence that says so where they differ."""

    score: float = 0.0
    reason: str = ""
    conflict: str = ""


def period(written: FoundDate, *, by: dt.date) -> tuple[dt.date, dt.date]:
    """Give the first and last day that a date can mean; a day without a year is the latest one up to ``by``."""
    if written.year is None:
        days = (_day(by.year - back, written.month, written.day or 1) for back in range(LEAP + 1))
        day = next(day for day in days if day is not None and day <= by)
        return day, day
    first = dt.date(written.year, written.month, written.day or 1)
    return first, first if written.day else first.replace(day=monthrange(first.year, first.month)[1])


def compare_dates(written: FoundDate, document: Candidate, *, by: dt.date, writer: str = "you") -> Dating:
    """Compare the date given in a letter of the day ``by`` with the date of a document."""
    if document.date is None:
        return Dating(reason="it has no date")
    first, last = period(written, by=by)
    until = last_day(document) or document.date
    days = max((document.date - last).days, (first - until).days)
    if days <= 0:
        is_day = first == last and document.date == until
        return Dating(SAME_DAY, "same day") if is_day else Dating(SAME_MONTH, "same time")
    score = NEAR if days <= NEAR_DAYS else DOUBTFUL if days <= DOUBTFUL_DAYS else FAR
    conflict = f"DATE CONFLICT: {writer} write {written.words}, the {document.kind} is of {format_date(document)}"
    return Dating(score, "", conflict)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

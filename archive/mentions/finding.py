"""All mentions of a text: identifiers first, then dates outside them, then figures outside both."""

import datetime as dt

from archive.mentions.figures import find_figures
from archive.mentions.found import FoundMention, Taken
from archive.mentions.identifiers import find_identifiers
from archive.mentions.moments import find_moments

MOST_DAYS = 31
"""Days up to which a range is found under each of them."""


def find_mentions(text: str, *, language: str, today: dt.date) -> list[FoundMention]:
    """Find the dates, figures and identifiers in a text, in order of place.

    ``language`` (ISO 639-1, or empty) says how numbers are written; ``today`` decides the century of a year of two
    digits. No two overlap, but for a CELEX number and the number of its act, which stand in one place.
    """
    taken = Taken(text)
    identifiers = find_identifiers(text)
    for each in identifiers:
        taken.take(each.start, each.end)
    moments = find_moments(text, language=language, today=today)
    figures = find_figures(text, language=language)
    others = [each for each in (*moments, *figures) if taken.take(each.start, each.end)]
    return sorted([*identifiers, *others], key=lambda each: each.start)


def search_terms(kind: str, normal: str) -> tuple[str, ...]:
    """Give the terms under which a mention is found, its normal form first.

    A range is found under each of its days, or where it is longer than a month under its first and last; a day under
    its month and year too, a figure under its number alone.
    """
    if kind == "figure":
        return normal, normal.partition(" ")[0]
    if kind != "date":
        return (normal,)
    days = _days(normal)
    months = [day[:7] for day in days if not day.startswith("--")]
    return tuple(dict.fromkeys([normal, *days, *months, *(month[:4] for month in months)]))


def _days(normal: str) -> list[str]:
    first, _, last = normal.partition("/")
    if not last:
        return [first]
    if len(first) == len("2025-11-09") and not first.startswith("-"):
        begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        if (end - begin).days < MOST_DAYS:
            return [str(begin + dt.timedelta(days=each)) for each in range((end - begin).days + 1)]
    return [first, last]

"""From the tree that a person means to one that an engine can answer: what only the record knows is looked up."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.date_patterns import MONTHS
from archive.mentions.finding import find_mentions
from archive.models import Document
from archive.rights import Viewer, is_readable
from archive.topics import find_topics
from indexer.analyzers import LANGUAGES, fold, words_of
from indexer.query import All, Any, FieldIs, Not, Nothing, Phrase, Tree, all_of, any_of, not_of

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def resolve(session: Session, tree: Tree, *, viewer: Viewer) -> Tree:
    """Return the tree with topics by id instead of label, and what is mentioned in its normal form and as written.

    Nothing quotes a document that the viewer may not read: what quotes it would tell that it exists.
    """
    if isinstance(tree, All):
        return all_of(resolve(session, part, viewer=viewer) for part in tree.parts)
    if isinstance(tree, Any):
        return any_of(resolve(session, part, viewer=viewer) for part in tree.parts)
    if isinstance(tree, Not):
        return not_of(resolve(session, tree.part, viewer=viewer))
    return _looked_up(session, tree, viewer) if isinstance(tree, FieldIs) else tree


def _looked_up(session: Session, field: FieldIs, viewer: Viewer) -> Tree:
    if field.field == "topic":
        return any_of(FieldIs("topic", str(topic.id)) for topic in find_topics(session, field.value))
    if field.field == "mentions":
        return any_of(_mentions(field.value))
    if field.field == "quotes":
        quoted = select(Document.id).where(func.lower(Document.key) == field.value.casefold(), is_readable(viewer))
        return field if session.scalars(quoted).first() else Nothing()
    return field


def _mentions(value: str) -> Iterator[Tree]:
    """Yield the normal forms of what is to be mentioned, and the words in which a text may say it, to be marked."""
    found = (each for language in LANGUAGES for each in find_mentions(value, language=language, today=_today()))
    for normal in dict.fromkeys([value.casefold(), *(each.normal.casefold() for each in found)]):
        yield FieldIs("mentions", normal)
    if day := _ISO.fullmatch(value):
        yield from written(date(int(day[1]), int(day[2]), int(day[3])))
    elif month := _MONTH.fullmatch(value):
        yield from written_month(month[1], int(month[2]))
    elif words := words_of(value):
        yield Phrase(tuple(words))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def in_force(tree: Tree) -> Tree:
    """Leave withdrawn documents out, unless the tree says itself which status it wants."""
    if _names_status(tree):
        return tree
    return all_of((tree, not_of(FieldIs("status", "withdrawn"))))


def written(day: date) -> Iterator[Phrase]:
    """Yield the ways in which a letter can write a day, as folded words in order.

    >>> next(written(date(2025, 11, 9))).words
    ('9', 'november', '2025')
    """
    year, short = f"{day:%Y}", f"{day:%y}"
    days = {str(day.day), f"{day:%d}", *(("1er", "1o") if day.day == 1 else ())}
    months = dict.fromkeys(fold(name) for name in MONTHS[day.month].split())
    for number in sorted(days, key=len):
        for month in months:
            yield Phrase((number, month, year))
            yield Phrase((number, month, short))
            yield Phrase((number, "de", month, "de", year))
            yield Phrase((number, "de", month, "del", year))
            yield Phrase((month, number, year))
        for numeral in sorted({str(day.month), f"{day:%m}"}):
            yield Phrase((number, numeral, year))
            yield Phrase((number, numeral, short))
    yield Phrase((year, f"{day:%m}", f"{day:%d}"))


def written_month(year: str, month: int) -> Iterator[Phrase]:
    """Yield the ways in which a letter can write a month of a year, as folded words in order.

    >>> next(written_month("2025", 12)).words
    ('december', '2025')
    """
    for name in dict.fromkeys(fold(name) for name in MONTHS[month].split()):
        yield Phrase((name, year))
        yield Phrase((name, "de", year))
        yield Phrase((name, "del", year))


def _names_status(tree: Tree) -> bool:
    if isinstance(tree, All | Any):
        return any(_names_status(part) for part in tree.parts)
    if isinstance(tree, Not):
        return _names_status(tree.part)
    return isinstance(tree, FieldIs) and tree.field == "status"

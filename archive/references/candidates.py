"""The documents of the archive that a letter may point at, with the words and people by which it may name them."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from archive.documents import last_day
from archive.models import Alias, Document, Participation, Person, TitleAlias
from archive.people import fold_name
from archive.references.dating import period
from archive.references.finding import CORRESPONDENCE, FoundReference
from archive.references.nouns import SAME_NAMES
from archive.rights import Viewer, is_readable

WRITERS = ("sender", "author", "signatory")
ADDRESSEES = ("recipient", "copy")
WINDOW = dt.timedelta(days=45)
"""How far a date may be off for a letter to be looked at still."""

RELATED_KINDS = (
    frozenset({"interview", "article", "press-release"}), frozenset({"minutes", "report"}), frozenset(CORRESPONDENCE),
)  # fmt: skip

SMALL_WORDS = """
    de het een van in op met en of voor door over tot aan bij uit naar tussen la le les el los las du des del al et
    the and for on to un une una zijn uw ons onze votre notre su nuestra our your his dat die als te is was this that
    en by at from with con por para dans sur avec vzw asbl npo ngo ong
"""
NO_NAMES = frozenset(SMALL_WORDS.split())
_SAME = re.compile(rf"\b(?:{'|'.join(sorted(map(fold_name, SAME_NAMES), key=len, reverse=True))})\b")
_BY_FOLDED = {fold_name(name): same for name, same in SAME_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be meant. ``words`` are those of its titles, publisher and people; people are by number."""

    document: Document
    words: frozenset[str]
    writers: frozenset[int]
    addressees: frozenset[int]


def name_words(*names: str) -> frozenset[str]:
    """Give the words of names as they are compared: folded, without small words, bodies under one name."""
    folded = (_SAME.sub(lambda match: _BY_FOLDED[match.group()], fold_name(name)) for name in names)
    return frozenset(word for name in folded for word in name.split() if word not in NO_NAMES and len(word) > 1)


def people_in(document: Document, roles: tuple[str, ...]) -> frozenset[int]:
    """Give the numbers of the people who have one of these roles in a document."""
    return frozenset(part.person_id for part in document.participations if part.role in roles)


def related_kinds(kind: str) -> frozenset[str]:
    """Give the kinds of document that people may mean by a word for one kind, itself included."""
    return next((related for related in RELATED_KINDS if kind in related), frozenset({kind}))


def find_candidates(
    session: Session, document: Document, references: Sequence[FoundReference], *, viewer: Viewer | None, today: dt.date
) -> list[Candidate]:
    """Return the documents that the references of ``document`` may mean: none later than itself, none binned.

    Of letters only those near a date that is given, or with one of its people. Whoever may read the document may read
    what is proposed for it, so a confidential one is a candidate of a confidential document only.
    """
    latest = last_day(document) or today
    conditions = [
        Document.id != document.id,
        Document.status != "binned",
        or_(Document.date.is_(None), Document.date <= latest),
        or_(*_may_be_meant(document, references, document.date or today)),
    ]
    if not document.confidential:
        conditions.append(Document.confidential.is_(False))
    if viewer is not None:
        conditions.append(is_readable(viewer))
    found = session.scalars(select(Document).where(*conditions).order_by(Document.id)).all()
    names, parts = _people(session, conditions), _parts(session, conditions)
    return [_candidate(each, names.get(each.id, []), parts.get(each.id, [])) for each in found]


def _people(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[int, list[str]]:
    """Return by document its other titles and the names of its people; as columns, for there may be thousands."""
    written = select(Participation.document_id, Participation.written)
    person = select(Participation.document_id, Person.name).join(Participation.person)
    alias = select(Participation.document_id, Alias.name).join(Participation.person).join(Person.aliases)
    title = select(TitleAlias.document_id, TitleAlias.title)
    meant = select(Document.id).where(*conditions)
    names: dict[int, list[str]] = {}
    for query, number in (
        (written, Participation.document_id),
        (person, Participation.document_id),
        (alias, Participation.document_id),
        (title, TitleAlias.document_id),
    ):
        for document, name in session.execute(query.where(number.in_(meant))):
            names.setdefault(document, []).append(name)
    return names


def _parts(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[int, list[tuple[str, int]]]:
    """Return by document the role and number of each of its people."""
    meant = select(Document.id).where(*conditions)
    rows = select(Participation.document_id, Participation.role, Participation.person_id)
    parts: dict[int, list[tuple[str, int]]] = {}
    for document, role, person in session.execute(rows.where(Participation.document_id.in_(meant))):
        parts.setdefault(document, []).append((role, person))
    return parts


def _may_be_meant(
    document: Document, references: Sequence[FoundReference], by: dt.date
) -> Iterator[ColumnElement[bool]]:
    kinds = frozenset[str]().union(*(related_kinds(each.kind) for each in references))
    yield Document.kind.in_(kinds.difference(CORRESPONDENCE))
    if kinds.intersection(CORRESPONDENCE):
        people = people_in(document, (*WRITERS, *ADDRESSEES))
        yield Document.kind.in_(CORRESPONDENCE) & Document.participations.any(Participation.person_id.in_(people))
    for each in references:
        if each.date:
            first, last = period(each.date, by=by)
            yield and_(Document.date >= first - WINDOW, Document.date <= last + WINDOW)
        if each.identifier:
            digits = re.findall(r"\d+", each.identifier)[-1]
            yield or_(Document.reference.contains(digits), Document.title.contains(digits))


def _candidate(document: Document, names: list[str], parts: list[tuple[str, int]]) -> Candidate:
    year = str(document.date.year) if document.date else ""
    return Candidate(
        document=document,
        words=name_words(document.title, document.publisher, year, *names),
        writers=frozenset(person for role, person in parts if role in WRITERS),
        addressees=frozenset(person for role, person in parts if role in ADDRESSEES),
    )

"""People and organisations: who they are, what was written to them and what they wrote."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from archive.errors import InvalidValue, NoSuchPerson
from archive.models import DIRECTIONS, ROLES, Alias, Document, Office, Participation, Person
from archive.normalise import fold_name
from archive.rights import Viewer, is_readable

_ORGANISATION = re.compile(
    r"\b(vzw|asbl|npo|ngo|ong|platform|plateforme|plataforma|co[öo]rdinatie|coordination|coordinaci[óo]n|coalit\w+"
    r"|coalici[óo]n|comit[ée]\w*|committee|beweging|mouvement|movimiento|netwerk|r[ée]seau|red|network|vereniging"
    r"|association|asociaci[óo]n|minist[eè]r\w+|ministerio|ministry|fod|spf|kabinet|cabinet|gabinete|commissi\w+"
    r"|commission|comisi[óo]n|universit\w+|universiteit|universidad|vakbond|syndicat|sindicato|stichting|fondation"
    r"|fundaci[óo]n|foundation|unie|union|uni[óo]n|raad|conseil|consejo|council|parlement\w*|parliament|parlamento"
    r"|redactie|r[ée]daction|redacci[óo]n|federatie|f[ée]d[ée]ration|federaci[óo]n|federation|forum|foro|watch)\b",
    re.IGNORECASE,
)


LEGAL_FORMS = ("vzw", "asbl", "ivzw", "aisbl", "npo", "vzw asbl", "asbl vzw")
"""What an association may write behind its name, or leave out."""

_LEGAL_FORM = re.compile(rf"(?<=.) (?:{'|'.join(sorted(LEGAL_FORMS, key=len, reverse=True))})$")


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """A person with what the viewer may read of them: counts of documents, and the date of the last one."""

    person: Person
    letters_out: int
    letters_in: int
    documents: int
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What passed between us and one person, newest first: letters out to them, letters in from them, the rest."""

    out: list[Document]
    received: list[Document]
    other: list[Document]


def guess_person_kind(name: str) -> str:
    """Return "organisation" for a name that holds a word for one, else "person"."""
    return "organisation" if _ORGANISATION.search(name) else "person"


def find_person(session: Session, name: str) -> Person | None:
    """Return the person with this name or alias, or None.

    Accents, case, punctuation and the legal form of an association ("vzw") are ignored; the very name comes first.
    """
    folded = fold_name(name)
    bare = _LEGAL_FORM.sub("", folded)
    spellings = {folded, bare, *(f"{bare} {form}" for form in LEGAL_FORMS)}
    known = (
        select(Person).outerjoin(Person.aliases).where(or_(Person.folded.in_(spellings), Alias.folded.in_(spellings)))
    )
    return session.scalars(known.order_by(Person.folded != folded, Person.id)).first()


def take_part(session: Session, document: Document, name: str, *, role: str, office: str = "") -> Participation:
    """Give a person a part in a document; a name that is new makes a new person.

    Raises:
        InvalidValue: the name is empty, or the role is none of ``ROLES``.
    """
    part = add_participation(session, document, name, role=role, office=office)
    session.flush()
    return part


def add_participation(session: Session, document: Document, name: str, *, role: str, office: str = "") -> Participation:
    """Give a person a part in a document as ``take_part`` does, and leave it to the caller to flush it."""
    written = " ".join(name.split())
    if not fold_name(written):
        raise InvalidValue("name", name, "a name with at least one letter")
    if role not in ROLES:
        raise InvalidValue("role", role, f"one of {', '.join(ROLES)}")
    person = find_person(session, written) or _add_person(session, written)
    for part in document.participations:
        if part.person is person and part.role == role:
            return part
    part = Participation(person=person, role=role, written=written, office=_office(session, office) if office else None)
    document.participations.append(part)
    return part


def _add_person(session: Session, name: str) -> Person:
    person = Person(name=name, folded=fold_name(name), kind=guess_person_kind(name))
    session.add(person)
    session.flush()
    return person


def _office(session: Session, name: str) -> Office:
    folded = fold_name(name)
    office = session.scalars(select(Office).where(Office.folded == folded)).first()
    if office is None:
        office = Office(name=name, folded=folded)
        session.add(office)
        session.flush()
    return office


def get_person(session: Session, number: int, *, viewer: Viewer) -> Person:
    """Return a person by number.

    Raises:
        NoSuchPerson: there is none, or none whose documents the viewer may read.
    """
    person = session.get(Person, number)
    if person is None or not _is_visible(session, person, viewer):
        raise NoSuchPerson(str(number))
    return person


def get_person_by_name(session: Session, name: str, *, viewer: Viewer) -> Person:
    """Return the person with this name or alias.

    Raises:
        NoSuchPerson: there is none, or none whose documents the viewer may read.
    """
    person = find_person(session, name)
    if person is None or not _is_visible(session, person, viewer):
        raise NoSuchPerson(name)
    return person


def _is_visible(session: Session, person: Person, viewer: Viewer) -> bool:
    if viewer.may("write") and not person.participations:
        return True
    parts = select(Participation.id).join(Participation.document).where(Participation.person_id == person.id)
    return session.scalars(parts.where(is_readable(viewer)).limit(1)).first() is not None


def list_people(session: Session, *, viewer: Viewer, like: str = "") -> list[PersonSummary]:
    """List people whose name or alias holds all words of ``like``, by name, with counts of what the viewer may read."""
    to_them = and_(Document.direction == "out", Participation.role.in_(("recipient", "copy")))
    from_them = and_(Document.direction == "in", Participation.role.in_(("sender", "author", "signatory")))
    rows = (
        select(
            Person,
            func.count(case((to_them, Document.id)).distinct()),
            func.count(case((from_them, Document.id)).distinct()),
            func.count(Document.id.distinct()),
            func.max(Document.date),
        )
        .join(Person.participations)
        .join(Participation.document)
        .where(is_readable(viewer))
        .group_by(Person.id)
        .order_by(Person.folded)
    )
    for word in fold_name(like).split():
        rows = rows.where(or_(Person.folded.contains(word), Person.aliases.any(Alias.folded.contains(word))))
    return [PersonSummary(*row) for row in session.execute(rows)]


def find_people(session: Session, name: str, *, viewer: Viewer) -> list[Person]:
    """Return the people whose name or alias holds all words of ``name``, by name."""
    return [summary.person for summary in list_people(session, viewer=viewer, like=name)]


def correspondence(session: Session, person: Person, *, viewer: Viewer) -> Correspondence:
    """Return what passed between us and this person, as far as the viewer may read it, newest first."""
    return Correspondence(*(list_correspondence(session, person, way, viewer=viewer) for way in DIRECTIONS))


def list_correspondence(
    session: Session, person: Person, direction: str, *, viewer: Viewer, rows: range | None = None
) -> list[Document]:
    """Return what went one way ("out", "in" or "none") between us and this person, newest first.

    ``rows``, counted from 0, are those that are wanted; None is all.
    """
    people = selectinload(Document.participations).options(joinedload(Participation.person))
    documents = select(Document).where(Document.direction == direction, *_with(person, viewer)).options(people)
    newest = documents.order_by(Document.date.desc().nulls_last(), Document.id.desc())
    return list(session.scalars(newest.slice(rows.start, rows.stop) if rows else newest))


def count_correspondence(session: Session, person: Person, *, viewer: Viewer) -> dict[str, int]:
    """Count what went each way between us and this person, as far as the viewer may read it."""
    ways = select(Document.direction, func.count()).where(*_with(person, viewer)).group_by(Document.direction)
    found = {row[0]: row[1] for row in session.execute(ways)}
    return {direction: found.get(direction, 0) for direction in DIRECTIONS}


def _with(person: Person, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    parts = select(Participation.document_id).where(Participation.person_id == person.id)
    return Document.id.in_(parts), is_readable(viewer)


def rename_person(session: Session, person: Person, name: str) -> None:
    """Give a person another name; the old one stays as an alias.

    Raises:
        InvalidValue: the name is empty.
    """
    written = " ".join(name.split())
    if not fold_name(written):
        raise InvalidValue("name", name, "a name with at least one letter")
    old, person.name, person.folded = person.name, written, fold_name(written)
    _keep_names(person, [old])
    session.flush()


def merge_people(session: Session, source: Person, into: Person) -> None:
    """Move all that ``source`` took part in to ``into`` and remove it; its names stay as aliases."""
    if source is into:
        return
    theirs = {(part.document_id, part.role) for part in into.participations}
    for part in list(source.participations):
        if (part.document_id, part.role) in theirs:
            part.document.participations.remove(part)
        else:
            part.person = into
    for tenure in list(source.tenures):
        tenure.person = into
    names = [source.name, *(alias.name for alias in source.aliases)]
    session.flush()
    session.refresh(source)
    session.delete(source)
    _keep_names(into, names)
    session.flush()


def _keep_names(person: Person, names: Iterable[str]) -> None:
    known = {person.folded, *(alias.folded for alias in person.aliases)}
    for name in names:
        if fold_name(name) not in known:
            known.add(fold_name(name))
            person.aliases.append(Alias(name=name, folded=fold_name(name)))

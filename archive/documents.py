"""Documents: find them, list them, and change their description."""

import calendar
import datetime as dt
import itertools
import re
import string
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from archive.errors import EditedMeanwhile, InvalidValue, NoSuchDocument, NoSuchOriginal
from archive.models import DIRECTIONS, KINDS, LANGUAGES, STATUSES, Document, Original, Participation
from archive.normalise import fold_name
from archive.people import take_part
from archive.rights import Viewer, is_readable

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")

AT_ONCE = 500
"""How many documents are asked for in one question to the database."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "direction": DIRECTIONS,
    "status": STATUSES,
    "language": ("", *LANGUAGES),
}
"""The fields that take one of a few values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What to change in a description; None leaves a field as it is, and "" empties it.

    ``date`` is "2026-01-13", "2025-12" or "2025". The people fields are the full list of names in that role.
    """

    title: str | None = None
    date: str | None = None
    kind: str | None = None
    language: str | None = None
    direction: str | None = None
    reference: str | None = None
    publisher: str | None = None
    url: str | None = None
    status: str | None = None
    confidential: bool | None = None
    senders: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    authors: tuple[str, ...] | None = None
    interviewers: tuple[str, ...] | None = None
    interviewees: tuple[str, ...] | None = None
    signatories: tuple[str, ...] | None = None
    copies: tuple[str, ...] | None = None


ROLE_FIELDS: Mapping[str, str] = {
    "senders": "sender",
    "recipients": "recipient",
    "authors": "author",
    "interviewers": "interviewer",
    "interviewees": "interviewee",
    "signatories": "signatory",
    "copies": "copy",
}
"""The people fields of an Edit, each with its role."""


PLAIN_FIELDS = (
    "title", "kind", "language", "direction", "reference", "publisher", "url", "status", "confidential",
)  # fmt: skip
"""The fields of an Edit that are columns of a document and need no reading."""


def get_document(session: Session, key: str, *, viewer: Viewer) -> Document:
    """Return the document with this citation key.

    Raises:
        NoSuchDocument: there is none that the viewer may read.
    """
    document = session.scalars(select(Document).where(Document.key == key, is_readable(viewer))).first()
    if document is None:
        raise NoSuchDocument(key)
    return document


def get_documents(session: Session, keys: Sequence[str], *, viewer: Viewer) -> list[Document]:
    """Return the documents with these citation keys, in this order, with people loaded.

    Raises:
        NoSuchDocument: one of them is not there, or not for the viewer to read.
    """
    people = selectinload(Document.participations).options(joinedload(Participation.person))
    found: dict[str, Document] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = Document.key.in_(keys[start : start + AT_ONCE])
        found |= {
            each.key: each
            for each in session.scalars(select(Document).where(some, is_readable(viewer)).options(people))
        }
    for key in keys:
        if key not in found:
            raise NoSuchDocument(key)
    return [found[key] for key in keys]


def get_original(session: Session, sha256: str, *, viewer: Viewer) -> Original:
    """Return the file as received that has this SHA-256.

    Raises:
        NoSuchOriginal: there is none in what the viewer may read.
    """
    known = select(Original).join(Original.document).where(Original.sha256 == sha256, is_readable(viewer))
    original = session.scalars(known).first()
    if original is None:
        raise NoSuchOriginal(sha256)
    return original


def list_documents(
    session: Session, *, viewer: Viewer, status: str | None = None, limit: int = 50, offset: int = 0
) -> list[Document]:
    """List what the viewer may read, newest date first and undated last, with people loaded and texts not."""
    documents = (
        select(Document)
        .where(is_readable(viewer))
        .options(selectinload(Document.participations).options(joinedload(Participation.person)))
        .order_by(Document.date.desc().nulls_last(), Document.id.desc())
        .limit(limit)
        .offset(offset)
    )
    if status is not None:
        documents = documents.where(Document.status == status)
    return list(session.scalars(documents))


def count_documents(session: Session, *, viewer: Viewer, status: str | None = None) -> int:
    """Return how many documents the viewer may read."""
    number = select(func.count()).select_from(Document).where(is_readable(viewer))
    if status is not None:
        number = number.where(Document.status == status)
    return session.scalars(number).one()


def edit_document(session: Session, document: Document, edit: Edit, *, revision: int | None = None) -> None:
    """Change the description of a document.

    ``revision`` is the one the person saw when they began.

    Raises:
        EditedMeanwhile: somebody saved it since.
        InvalidValue: a value that its field cannot hold; nothing is changed then.
    """
    if revision is not None and revision != document.revision:
        raise EditedMeanwhile(document.key)
    apply_edit(session, document, edit)
    session.flush()


def apply_edit(session: Session, document: Document, edit: Edit) -> None:
    """Change the description of a document as ``edit_document`` does, and leave it to the caller to flush it."""
    check_edit(edit)
    for name in PLAIN_FIELDS:
        value = getattr(edit, name)
        if value is not None:
            setattr(document, name, " ".join(value.split()) if isinstance(value, str) else value)
    if edit.date is not None:
        document.date, document.date_precision = parse_date(edit.date)
    for field, role in ROLE_FIELDS.items():
        if getattr(edit, field) is not None:
            set_people(session, document, role, getattr(edit, field))


def check_edit(edit: Edit) -> None:
    """Make sure that the fields can hold what an edit states.

    Raises:
        InvalidValue: one cannot.
    """
    for name, choices in CHOICES.items():
        value = getattr(edit, name)
        if value is not None and value not in choices:
            raise InvalidValue(name, value, f"one of {', '.join(filter(None, choices))}")
    if edit.date is not None:
        parse_date(edit.date)
    for field in ROLE_FIELDS:
        for name in getattr(edit, field) or ():
            if name.strip() and not fold_name(name):
                raise InvalidValue("name", name, "a name with at least one letter")


def set_people(session: Session, document: Document, role: str, names: tuple[str, ...]) -> None:
    """Make ``names`` the people who have this role in the document; who stays keeps their office."""
    kept = {take_part(session, document, name, role=role) for name in names if name.strip()}
    for part in people_of(document, role):
        if part not in kept:
            document.participations.remove(part)


def people_of(document: Document, role: str) -> list[Participation]:
    """Return who has this role in the document, in the order in which they were entered."""
    return [part for part in document.participations if part.role == role]


def withdraw_document(session: Session, document: Document) -> None:
    """Mark a document as withdrawn: it stays, findable, and says that it no longer counts."""
    document.status = "withdrawn"
    session.flush()


def parse_date(value: str) -> tuple[dt.date | None, str]:
    """Return the first day and the precision of "2026-01-13", "2025-12", "2025" or "".

    Raises:
        InvalidValue: it is none of these, or no day of the calendar.
    """
    written = value.strip()
    if not written:
        return None, ""
    found = _DATE.fullmatch(written)
    expected = "a date such as 2026-01-13, 2025-12 or 2025"
    if found is None:
        raise InvalidValue("date", value, expected)
    year, month, day = (found[name] for name in ("year", "month", "day"))
    try:
        return dt.date(int(year), int(month or 1), int(day or 1)), "day" if day else "month" if month else "year"
    except ValueError as error:
        raise InvalidValue("date", value, expected) from error


class Dated(Protocol):
    """What has a date, and the precision of it: a document, or what stands for one."""

    @property
    def date(self) -> dt.date | None:
        """The first day of what the precision covers."""
        ...

    @property
    def date_precision(self) -> str:
        """One of ``PRECISIONS``, or empty where there is no date."""
        ...


def format_date(document: Dated) -> str:
    """Return the date in the form that ``parse_date`` reads: as precise as it is known."""
    if document.date is None:
        return ""
    return document.date.isoformat()[: {"year": 4, "month": 7, "day": 10}[document.date_precision]]


def last_day(document: Dated) -> dt.date | None:
    """Return the last day that the document's date can mean."""
    date = document.date
    if date is None or document.date_precision == "day":
        return date
    month = 12 if document.date_precision == "year" else date.month
    return dt.date(date.year, month, calendar.monthrange(date.year, month)[1])


def mint_key(session: Session, *, name: str, year: int | None) -> str:
    """Return a citation key that is free: the last word of a name and the year, such as ``prevot2026``, then ``…b``."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z]+", plain)
    stem = f"{words[-1] if words else 'document'}{year or ''}"
    taken = set(session.scalars(select(Document.key).where(Document.key.startswith(stem, autoescape=True))))
    return next(key for key in _candidates(stem) if key not in taken)


def _candidates(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}{letter}" for letter in string.ascii_lowercase[1:])
    yield from (f"{stem}-{number}" for number in itertools.count(27))

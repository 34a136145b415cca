"""Of all documents of the archive the few that a reference can mean, found by number, date, names and people.

Each of them is looked up through an index; what scores too little to be proposed, see ``scoring``, is not loaded.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, literal, or_, select, union
from sqlalchemy.orm import Session

from archive.dates import FoundDate
from archive.documents import AT_ONCE, last_day
from archive.models import Document, DocumentWord, Participation
from archive.references.candidates import (
    ADDRESSEES,
    WRITERS,
    Candidate,
    Rarity,
    is_by_people,
    people_in,
    related_kinds,
    sides_of,
)
from archive.references.dating import DOUBTFUL, DOUBTFUL_DAYS, NEAR_DAYS, period
from archive.references.finding import CORRESPONDENCE, FoundReference
from archive.references.naming import NUMBER_MARK, name_words, write_words
from archive.references.scoring import DATE, FEWEST, KIND, KIND_ALONE, NAMES, NAMES_ALONE
from archive.rights import Viewer, is_readable

LONGEST = dt.timedelta(days=366)
"""How long the time is that the least precise date covers."""
ROUNDING = 0.005
"""What a score can gain when it is rounded."""
NEAREST = 1e-9
"""By how much sums of the same numbers in another order may differ."""

_COLUMNS = (
    Document.id.label("number"),
    Document.key,
    Document.kind,
    Document.language,
    Document.direction,
    Document.date,
    Document.date_precision,
)
"""What of a document is compared; there may be thousands, so that nothing else of them is loaded."""

_Ids = Select[int]


def find_candidates(
    session: Session, document: Document, references: Sequence[FoundReference], *, viewer: Viewer | None, today: dt.date
) -> tuple[list[list[Candidate]], Rarity]:
    """Return for each reference of ``document`` what it may mean: nothing later than itself, nothing binned.

    Of letters only those near a date that is given, or with one of its people. Whoever may read the document may read
    what is proposed for it, so a confidential one is a candidate of a confidential document only. With them comes how
    rare the words are that are sought.
    """
    write_words(session)
    sought = _sought(document, references)
    rarity = _rarity(session, sought)
    selects = [
        each.add_columns(literal(at))
        for at, reference in enumerate(references)
        for each in _reachable(document, reference, rarity, document.date or today)
    ]
    if not selects:
        return [[] for _ in references], rarity
    reached, at = union(*selects).subquery().c
    meant = select(*_COLUMNS, at.label("at")).join(Document, Document.id == reached).order_by(Document.id)
    rows = session.execute(meant.where(*possible(document, references, viewer=viewer, today=today))).all()
    words = _words(session, {row.number for row in rows}, sought)
    parts = _parts(session, {row.number for row in rows if is_by_people(references[row.at])})
    found: list[list[Candidate]] = [[] for _ in references]
    for row in rows:
        found[row.at].append(_candidate(row, words.get(row.number, set()), parts.get(row.number, [])))
    return found, rarity


def _sought(document: Document, references: Sequence[FoundReference]) -> frozenset[str]:
    """Return the words and numbers by which a candidate may be named."""
    writers = [part.person.name for part in document.participations if part.role in WRITERS]
    names = name_words(*(" ".join(each.names) for each in references), *writers)
    return names | {f"{NUMBER_MARK}{each.identifier}" for each in references if each.identifier}


# --- which documents a reference may mean at all ------------------------------------------------


def possible(
    document: Document, references: Sequence[FoundReference], *, viewer: Viewer | None, today: dt.date
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a document fulfils which one of the references may mean, however badly it fits."""
    yield Document.id != document.id
    yield Document.status != "binned"
    yield or_(Document.date.is_(None), Document.date <= (last_day(document) or today))
    yield or_(*_may_be_meant(document, references, document.date or today))
    if not document.confidential:
        yield Document.confidential.is_(False)
    if viewer is not None:
        yield is_readable(viewer)


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
            yield _dated(each.date, by=by, days=DOUBTFUL_DAYS)
        if each.identifier:
            yield Document.id.in_(_numbered(each.identifier))


# --- which of them can score enough ----------------------------------------------------------------


def _reachable(document: Document, reference: FoundReference, rarity: Rarity, by: dt.date) -> Iterator[_Ids]:
    if reference.identifier:
        yield _numbered(reference.identifier)
    if reference.date:
        days = DOUBTFUL_DAYS if is_by_people(reference) else NEAR_DAYS
        yield select(Document.id).where(_dated(reference.date, by=by, days=days))
    if names := name_words(" ".join(reference.names)):
        named = _named(names, rarity, least=_least_share(reference))
        if not reference.date and reference.kind and not is_by_people(reference):
            kinds = Document.kind.in_(related_kinds(reference.kind))
            named = named.join(Document, Document.id == DocumentWord.document_id).where(kinds)
        yield named
    if is_by_people(reference):
        yield from _by_people(document, reference, rarity)


def _numbered(identifier: str) -> _Ids:
    return select(DocumentWord.document_id).where(DocumentWord.word == f"{NUMBER_MARK}{identifier}")


def _dated(written: FoundDate, *, by: dt.date, days: int) -> ColumnElement[bool]:
    """Return the condition for documents whose date is at most so many days off, or may be where it is not a day."""
    first, last = period(written, by=by)
    off = dt.timedelta(days=days)
    return or_(
        and_(Document.date >= first - off, Document.date <= last + off),
        and_(Document.date >= first - off - LONGEST, Document.date <= last + off, Document.date_precision != "day"),
    )


def _least_share(reference: FoundReference) -> float:
    """Give the share of its names (0 to 1) that a document must bear to be proposed, whatever else fits.

    Documents that are near its date are looked up by that.
    """
    if is_by_people(reference):
        return 1.0
    if reference.date:
        return (FEWEST - ROUNDING - DATE * DOUBTFUL - KIND) / NAMES
    return (FEWEST - ROUNDING - KIND_ALONE) / NAMES_ALONE


def _named(words: Iterable[str], rarity: Rarity, *, least: float) -> _Ids:
    """Return the documents that bear a share of these words, weighed by rarity."""
    weights = {word: rarity.weight(word) for word in sorted(words)}
    borne = func.sum(case(weights, value=DocumentWord.word, else_=0.0))
    of_words = select(DocumentWord.document_id).where(DocumentWord.word.in_(weights))
    return of_words.group_by(DocumentWord.document_id).having(borne >= least * sum(weights.values()) - NEAREST)


def _by_people(document: Document, reference: FoundReference, rarity: Rarity) -> Iterator[_Ids]:
    """Yield what both sides point out, and of what has no date all: one side is enough for it."""
    if reference.kind not in CORRESPONDENCE:
        for part in document.participations:
            if part.role in WRITERS:
                yield _named(name_words(part.person.name), rarity, least=1.0)
        return
    sides = sides_of(document, reference)
    written = and_(Participation.role.in_(WRITERS), Participation.person_id.in_(sides.writers))
    addressed = and_(Participation.role.in_(ADDRESSEES), Participation.person_id.in_(sides.addressees))
    # Of a letter that went our way we are one side, whoever of us wrote it: the other side has fewer letters.
    theirs, ours = (written, addressed) if sides.direction == "in" else (addressed, written)
    is_theirs_too = Document.participations.any(ours)
    if sides.direction != "none":
        is_theirs_too = or_(Document.direction == sides.direction, is_theirs_too)
    yield select(Participation.document_id).join(Participation.document).where(theirs, is_theirs_too)
    if reference.date:
        yield select(Document.id).where(Document.date.is_(None), Document.kind.in_(CORRESPONDENCE))


# --- what they are named by ------------------------------------------------------------------------


def _rarity(session: Session, words: Iterable[str]) -> Rarity:
    counts = select(DocumentWord.word, func.count()).where(DocumentWord.word.in_(sorted(words)))
    named = session.execute(counts.group_by(DocumentWord.word)).all()
    return Rarity(session.scalars(select(func.count(Document.id))).one(), dict(named))


def _words(session: Session, documents: Collection[int], sought: Iterable[str]) -> Mapping[int, set[str]]:
    """Return by document the words that name it, of those that are sought."""
    words: dict[int, set[str]] = {}
    rows = select(DocumentWord.document_id, DocumentWord.word).where(DocumentWord.word.in_(sorted(sought)))
    for some in _in_turn(documents):
        for document, word in session.execute(rows.where(DocumentWord.document_id.in_(some))):
            words.setdefault(document, set()).add(word)
    return words


def _parts(session: Session, documents: Collection[int]) -> Mapping[int, list[tuple[str, int]]]:
    """Return by document the role and number of each of its people."""
    parts: dict[int, list[tuple[str, int]]] = {}
    rows = select(Participation.document_id, Participation.role, Participation.person_id)
    for some in _in_turn(documents):
        for document, role, person in session.execute(rows.where(Participation.document_id.in_(some))):
            parts.setdefault(document, []).append((role, person))
    return parts


def _in_turn(documents: Collection[int]) -> Iterator[list[int]]:
    numbers = sorted(documents)
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]


def _candidate(row: Row[Any], words: Iterable[str], parts: Sequence[tuple[str, int]]) -> Candidate:
    return Candidate(
        number=row.number,
        key=row.key,
        kind=row.kind,
        language=row.language,
        direction=row.direction,
        date=row.date,
        date_precision=row.date_precision,
        words=frozenset(words),
        writers=frozenset(person for role, person in parts if role in WRITERS),
        addressees=frozenset(person for role, person in parts if role in ADDRESSEES),
    )

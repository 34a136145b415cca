"""The words by which people name documents, kept beside each document: so that one among many is found by them."""

import re
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import delete, exists, insert, select, union
from sqlalchemy.orm import Session

from archive.mentions.identifiers import find_identifiers
from archive.models import Alias, Document, DocumentWord, Participation, Person, TitleAlias
from archive.normalise import fold_name
from archive.references.nouns import SAME_NAMES

NUMBER_MARK = "#"
"""Stands before the number of an act, or a reference number, among the words of a document."""

SMALL_WORDS = """
    de het een van in op met en of voor door over tot aan bij uit naar tussen la le les el los las du des del al et
    the and for on to un une una zijn uw ons onze votre notre su nuestra our your his dat die als te is was this that
    en by at from with con por para dans sur avec vzw asbl npo ngo ong
"""
NO_NAMES = frozenset(SMALL_WORDS.split())
AT_ONCE = 500
"""Documents in one question to the database."""

_SAME = re.compile(rf"\b(?:{'|'.join(sorted(map(fold_name, SAME_NAMES), key=len, reverse=True))})\b")
_BY_FOLDED = {fold_name(name): same for name, same in SAME_NAMES.items()}


def name_words(*names: str) -> frozenset[str]:
    """Give the words of names as they are compared: folded, without small words, bodies under one name."""
    folded = (_SAME.sub(lambda match: _BY_FOLDED[match.group()], fold_name(name)) for name in names)
    return frozenset(word for name in folded for word in name.split() if word not in NO_NAMES and len(word) > 1)


def numbers_of(reference: str, title: str) -> frozenset[str]:
    """Give the numbers that a document bears in its reference or its title, in the normal form of mentions."""
    own = "".join(reference.upper().split())
    return frozenset(each.normal for each in find_identifiers(f"{reference}\n{title}")) | ({own} if own else set())


def write_words(session: Session) -> None:
    """Bring the words of the documents up to date that the session gave other names; it is flushed for that."""
    session.flush()
    renamed = sorted(session.info.pop("renamed", ()))
    for start in range(0, len(renamed), AT_ONCE):
        _write(session, renamed[start : start + AT_ONCE])


def write_missing(session: Session, *, after: int = 0, limit: int = AT_ONCE) -> list[int]:
    """Write the words of documents that have none, at most ``limit`` of those numbered above ``after``; return them."""
    has_words = exists().where(DocumentWord.document_id == Document.id)
    missing = select(Document.id).where(~has_words, Document.id > after).order_by(Document.id).limit(limit)
    numbers = list(session.scalars(missing))
    _write(session, numbers)
    return numbers


def _write(session: Session, documents: Collection[int]) -> None:
    """Write what differs between the words that documents have and those that are kept."""
    wanted = {(word, document) for document, words in _words(session, documents).items() for word in words}
    rows = select(DocumentWord.word, DocumentWord.document_id).where(DocumentWord.document_id.in_(documents))
    held = {(word, document) for word, document in session.execute(rows)}
    for word, document in held - wanted:
        one = delete(DocumentWord).where(DocumentWord.word == word, DocumentWord.document_id == document)
        session.execute(one.execution_options(synchronize_session=False))
    if added := sorted(wanted - held):
        session.execute(insert(DocumentWord), [{"word": word, "document_id": document} for word, document in added])


def _words(session: Session, documents: Collection[int]) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = {}
    columns = select(Document.id, Document.title, Document.publisher, Document.date, Document.reference)
    for number, title, publisher, date, reference in session.execute(columns.where(Document.id.in_(documents))):
        found[number] = {*name_words(title, publisher, str(date.year) if date else "")}
        found[number] |= {f"{NUMBER_MARK}{each}" for each in numbers_of(reference, title)}
    for number, name in _names(session, documents):
        found[number] |= name_words(name)
    return found


def _names(session: Session, documents: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the other titles of documents and all names of their people."""
    part, of_person = Participation.document_id, Participation.person
    queries = (
        (select(part, Participation.written), part),
        (select(part, Person.name).join(of_person), part),
        (select(part, Alias.name).join(of_person).join(Person.aliases), part),
        (select(TitleAlias.document_id, TitleAlias.title), TitleAlias.document_id),
    )
    yield from session.execute(union(*(query.where(key.in_(documents)) for query, key in queries)))

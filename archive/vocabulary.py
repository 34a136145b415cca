"""The word list: what a thing is called in Dutch, French, Spanish and English, for searches across languages.

A list comes with the program. What people change in it is theirs: no later version of the program puts it back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from sqlalchemy import and_, insert, or_, select
from sqlalchemy.orm import Session

from archive.errors import InvalidValue, NoSuchConcept
from archive.models import LANGUAGES, Concept, ConceptTerm
from archive.normalise import fold_name
from archive.word_list import Entry, Terms, checked_terms, plain_key, read_entries, write_entries

GIVEN = Path(__file__).with_name("vocabulary.csv")
"""The list that comes with the program."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many concepts a list added, and how many it changed; those it says nothing new of stay as they are."""

    added: int
    changed: int


def seed_vocabulary(session: Session) -> None:
    """Bring the list that comes with the program into the record, but for what people changed; safe to repeat."""
    given = {entry.key: entry.terms for entry in read_entries(GIVEN.read_text(encoding="utf-8"), name=GIVEN.name)}
    known = {concept.key: concept for concept in session.scalars(select(Concept))}
    for key, concept in known.items():
        if concept.origin == "given" and key not in given:
            session.delete(concept)
        elif concept.origin == "given" and terms_of(concept) != given[key]:
            _set_terms(session, concept, given[key])
    session.flush()
    _insert(session, {key: terms for key, terms in given.items() if key not in known})


def list_concepts(session: Session, words: str = "") -> list[Concept]:
    """List the concepts by key, or those that have a term with ``words`` in it; case and accents are ignored."""
    concepts = select(Concept).where(Concept.origin != "removed").order_by(Concept.key)
    if folded := fold_name(words):
        holding = select(ConceptTerm.concept_id).where(ConceptTerm.folded.contains(folded, autoescape=True))
        concepts = concepts.where(Concept.id.in_(holding))
    return list(session.scalars(concepts))


def get_concept(session: Session, key: str) -> Concept:
    """Return a concept by its key.

    Raises:
        NoSuchConcept: there is none.
    """
    concept = session.scalar(select(Concept).where(Concept.key == key, Concept.origin != "removed"))
    if concept is None:
        raise NoSuchConcept(key)
    return concept


def find_concepts(session: Session, term: str) -> list[Concept]:
    """Return the concepts that have this term in any language, by key; case and accents are ignored."""
    named = select(ConceptTerm.concept_id).where(ConceptTerm.folded == fold_name(term))
    return list(session.scalars(select(Concept).where(Concept.id.in_(named)).order_by(Concept.key)))


def terms_of(concept: Concept) -> Terms:
    """Return the terms of a concept."""
    by_language = {
        language: tuple(term.term for term in concept.terms if term.language == language) for language in LANGUAGES
    }
    return {language: terms for language, terms in by_language.items() if terms}


def entries_beginning(session: Session, starts: Collection[str]) -> list[Entry]:
    """Return the concepts that have a term, in any language, whose folded form begins with one of ``starts``."""
    begins = [
        and_(ConceptTerm.folded >= start, ConceptTerm.folded < start[:-1] + chr(ord(start[-1]) + 1))
        for start in sorted(starts)
    ]
    if not begins:
        return []
    rows = session.execute(
        select(Concept.key, ConceptTerm.language, ConceptTerm.term)
        .join(Concept.terms)
        .where(Concept.id.in_(select(ConceptTerm.concept_id).where(or_(*begins))))
        .order_by(Concept.key, ConceptTerm.position)
    )
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, language, term in rows:
        terms = found.setdefault(key, {})
        terms[language] = (*terms.get(language, ()), term)
    return [Entry(key, terms) for key, terms in found.items()]


def add_concept(session: Session, terms: Mapping[str, Iterable[str]], *, key: str = "") -> Concept:
    """Add a concept with its terms by language; without a key it is named after one of them.

    Raises:
        InvalidValue: a term is no word, fewer than two languages have one, or the key is taken.
    """
    kept = checked_terms(terms)
    concept = session.scalar(select(Concept).where(Concept.key == key)) if key else None
    if concept is None:
        concept = Concept(key=key or _free_key(session, kept))
        session.add(concept)
    elif concept.origin == "removed":
        concept.origin = "edited"
    else:
        raise InvalidValue("concept", key, "a key that no other concept has")
    _set_terms(session, concept, kept)
    return concept


def change_concept(session: Session, concept: Concept, terms: Mapping[str, Iterable[str]]) -> bool:
    """Give a concept other terms, all of them; return whether that made a difference.

    Raises:
        InvalidValue: a term is no word, or fewer than two languages have one.
    """
    kept = checked_terms(terms)
    if kept == terms_of(concept):
        return False
    if concept.origin == "given":
        concept.origin = "edited"
    _set_terms(session, concept, kept)
    return True


def remove_concept(session: Session, concept: Concept) -> None:
    """Remove a concept; one that came with the program does not come back with a later version."""
    if concept.origin == "own":
        session.delete(concept)
    else:
        concept.origin = "removed"
        concept.terms.clear()
    session.flush()


def export_vocabulary(session: Session) -> str:
    """Return the word list as CSV, by key; see ``archive.word_list``."""
    return write_entries(Entry(concept.key, terms_of(concept)) for concept in list_concepts(session))


def import_vocabulary(session: Session, text: str, *, name: str) -> Imported:
    """Add the concepts of a list, and give those that are there the terms it says; what it does not name stays.

    Raises:
        BadList: the list cannot be used.
    """
    added = changed = 0
    for entry in read_entries(text, name=name):
        known = session.scalar(select(Concept).where(Concept.key == entry.key, Concept.origin != "removed"))
        if known is None:
            add_concept(session, entry.terms, key=entry.key)
            added += 1
        else:
            changed += change_concept(session, known, entry.terms)
    return Imported(added, changed)


def _set_terms(session: Session, concept: Concept, terms: Terms) -> None:
    concept.terms.clear()
    session.flush()  # a term that stays would meet itself
    concept.terms.extend(ConceptTerm(**row) for row in _term_rows(terms))
    session.flush()


def _term_rows(terms: Terms) -> list[dict[str, object]]:
    written = [(language, term) for language in LANGUAGES for term in terms.get(language, ())]
    return [
        {"language": language, "position": position, "term": term, "folded": fold_name(term)}
        for position, (language, term) in enumerate(written)
    ]


def _insert(session: Session, concepts: Mapping[str, Terms]) -> None:
    """Insert given concepts all at once: an archive is made in the time that a person waits for it."""
    if not concepts:
        return
    session.execute(insert(Concept), [{"key": key, "origin": "given"} for key in concepts])
    numbers = {key: number for key, number in session.execute(select(Concept.key, Concept.id)) if key in concepts}
    rows = [{"concept_id": numbers[key], **row} for key, terms in concepts.items() for row in _term_rows(terms)]
    session.execute(insert(ConceptTerm), rows)


def _free_key(session: Session, terms: Terms) -> str:
    term = (terms.get("en") or next(iter(terms.values())))[0]
    plain = plain_key(term)
    taken = set(session.scalars(select(Concept.key).where(Concept.key.startswith(plain, autoescape=True))))
    keys = chain([plain], (f"{plain}-{number}" for number in count(2)))
    return next(key for key in keys if key not in taken)

"""What the index keeps of a document: one record, the same for every engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.documents import last_day
from archive.mentions.finding import search_terms
from archive.models import Document, Participation, Topic
from indexer.analyzers import analyse, words_of

SCHEMA_VERSION = 2
"""Any change of what IndexedDocument holds or means must raise this: an index of another version is rebuilt."""

FROM_ROLES = frozenset({"sender", "author", "signatory", "interviewee"})
"""Who speaks in a document: what ``from:`` looks in."""

TO_ROLES = frozenset({"recipient", "copy"})
"""Whom a document is addressed to: what ``to:`` looks in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedDocument:
    """A document as the index takes it.

    ``words`` are the folded words of title and text in order; an empty word is a hole that no phrase spans. ``stems``
    carry their language. ``title`` holds the words and the stems of the title together. ``date`` and ``until`` are the
    first and the last day that the document's date can mean, as the number 20260113; 0 is undated. ``topics`` include
    those above the ones that were given. ``sender_words``, ``recipient_words`` and ``person_words`` are folded words of
    names, aliases and offices. ``mentions`` are normal forms of dates, figures and identifiers.
    """

    id: int
    revision: int
    key: str = ""
    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    kind: str = ""
    language: str = ""
    direction: str = ""
    status: str = ""
    confidential: bool = False
    date: int = 0
    until: int = 0
    topics: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    sender_words: tuple[str, ...] = ()
    recipient_words: tuple[str, ...] = ()
    person_words: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


def indexed(document: Document) -> IndexedDocument:
    """Return what the index keeps of a document; reads its text, mentions, people, topics and relations."""
    text = document.text.text if document.text else ""
    mentions = document.text.mentions if document.text else ()
    language = document.language or None
    title = analyse(document.title, language)
    body = analyse(text, language)
    until = last_day(document)
    parts = document.participations
    return IndexedDocument(
        id=document.id,
        revision=document.revision,
        key=document.key,
        words=(*title.words, "", *body.words),
        stems=(*title.stems, *body.stems),
        title=(*title.words, *title.stems),
        kind=document.kind,
        language=document.language,
        direction=document.direction,
        status=document.status,
        confidential=document.confidential,
        date=int(f"{document.date:%Y%m%d}") if document.date else 0,
        until=int(f"{until:%Y%m%d}") if until else 0,
        topics=tuple(sorted({topic.id for link in document.topic_links for topic in _with_those_above(link.topic)})),
        people=tuple(sorted({part.person_id for part in parts})),
        sender_words=_names(part for part in parts if part.role in FROM_ROLES),
        recipient_words=_names(part for part in parts if part.role in TO_ROLES),
        person_words=_names(parts),
        reference=tuple(words_of(document.reference)),
        quotes=tuple(sorted({link.target.key for link in document.relations_out if link.kind == "quotes"})),
        mentions=tuple(sorted({term for each in mentions for term in search_terms(each.kind, each.normal)})),
    )


def _with_those_above(topic: Topic) -> Iterator[Topic]:
    above: Topic | None = topic
    while above is not None:
        yield above
        above = above.parent


def _names(parts: Iterable[Participation]) -> tuple[str, ...]:
    words: dict[str, None] = {}
    for part in parts:
        names = [part.person.name, part.written, *(alias.name for alias in part.person.aliases)]
        names += [part.office.name] if part.office else []
        words.update(dict.fromkeys(word for name in names for word in words_of(name)))
    return tuple(words)

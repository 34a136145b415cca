"""What the word that is being typed may become: words of the archive, people and topics."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import ColumnElement

from archive.models import Alias, Document, Participation, Person, TopicLabel
from archive.normalise import fold_name
from archive.rights import Viewer, is_readable
from indexer.analyzers import fold
from indexer.engine import Engine, Question, scope_of
from indexer.query import FieldIs
from indexer.query.fields import is_field, read_field

CompletionKind = Literal["word", "person", "topic"]

SHORTEST = 2
"""Letters before anything is proposed: one letter begins too much to help."""

OF_EACH = 3
"""How many people, and how many topics, stand beside the words at most."""

_WORD = re.compile(r"(?:(?P<field>\w+):)?(?P<start>\w+)\Z")
_QUOTED = re.compile(r"(?:(?P<field>\w+):)?[\"“](?P<start>[^\"“”]*)\Z")
_MARKS = '"“”'


@dataclass(frozen=True, slots=True)
class Completion:
    """What the last word of a search may become.

    ``text`` is what to read, ``query`` the whole search with it in place, ``count`` the number of documents in which it
    stands and that the viewer may read.
    """

    kind: CompletionKind
    text: str
    query: str
    count: int


def complete(session: Session, engine: Engine, typed: str, *, viewer: Viewer, limit: int = 8) -> list[Completion]:
    """Return what the last word of a search may become: people, topics, then words, the most frequent of each first.

    After ``to:``, ``topic:`` and the like, in any of the four languages, come only such values; inside quotation marks
    come only words.

    Raises:
        IndexUnavailable: there is no usable index just now.
    """
    is_quoted = sum(map(typed.count, _MARKS)) % 2 == 1
    last = (_QUOTED if is_quoted else _WORD).search(typed)
    if last is None or len(fold_name(last["start"])) < SHORTEST:
        return []
    asked = _Asked(session, engine, viewer, last["start"], typed[: last.start()])
    if last["field"]:
        return list(asked.values(last["field"], limit))
    if is_quoted:
        return list(asked.last_words(typed, limit))
    named = [*asked.people("person", OF_EACH), *asked.topics("topic", OF_EACH)][:limit]
    return [*named, *asked.words(asked.start, asked.before, limit - len(named))]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The beginning of a word or name that was typed, and what stands before it."""

    session: Session
    engine: Engine
    viewer: Viewer
    start: str
    before: str

    def values(self, field: str, limit: int) -> Iterator[Completion]:
        """Give what the field that was typed can be."""
        read = read_field(field, self.start) if is_field(field) else None
        if isinstance(read, FieldIs) and read.field in {"to", "from", "person"}:
            yield from self.people(field, limit)
        elif isinstance(read, FieldIs) and read.field == "topic":
            yield from self.topics(field, limit)

    def last_words(self, typed: str, limit: int) -> Iterator[Completion]:
        """Give words for the last one inside quotation marks."""
        last = _WORD.search(self.start)
        if last:
            yield from self.words(last[0], typed[: len(typed) - len(last[0])], limit)

    def words(self, start: str, before: str, limit: int) -> Iterator[Completion]:
        """Give words of the archive."""
        folded = fold(start)
        if len(folded) >= SHORTEST:
            for word, count in self.engine.words_from(folded, scope=scope_of(self.viewer), limit=limit):
                yield Completion("word", word, before + word, count)

    def people(self, field: str, limit: int) -> Iterator[Completion]:
        """Give people and organisations by any word of their names."""
        count = func.count(Document.id.distinct())
        alias = Person.aliases.any(self._is_begun(Alias.folded))
        rows = (
            select(Person.name, count)
            .join(Person.participations)
            .join(Participation.document)
            .where(is_readable(self.viewer), or_(self._is_begun(Person.folded), alias))
            .group_by(Person.id)
            .order_by(count.desc(), Person.folded)
            .limit(limit)
        )
        for name, documents in self.session.execute(rows):
            yield Completion("person", name, self._valued(field, name), documents)

    def topics(self, field: str, limit: int) -> Iterator[Completion]:
        """Give topics by any word of a label that is not hidden, counted with those below them."""
        labels = (
            select(TopicLabel.topic_id, func.min(TopicLabel.label))
            .where(TopicLabel.kind != "hidden", self._is_begun(TopicLabel.folded))
            .group_by(TopicLabel.topic_id)
            .order_by(func.min(TopicLabel.folded))
            .limit(limit)
        )
        for number, label in self.session.execute(labels):
            tagged = Question(tree=FieldIs("topic", str(number)), scope=scope_of(self.viewer), limit=0)
            documents = self.engine.find(tagged).total
            if documents:
                yield Completion("topic", label, self._valued(field, label), documents)

    def _is_begun(self, folded: InstrumentedAttribute[str]) -> ColumnElement[bool]:
        start = fold_name(self.start)
        return or_(folded.startswith(start, autoescape=True), folded.contains(f" {start}", autoescape=True))

    def _valued(self, field: str, value: str) -> str:
        plain = "".join(sign for sign in value if sign not in _MARKS)
        return f'{self.before}{field}:"{plain}"'

"""The same documents and queries on SQLite FTS5: same analysis, bm25, ten hits, exact count, facets; no passages."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from archive.models import LANGUAGES
from indexer.analyzers import fold, query_stems
from indexer.query import All, Any, DateRange, Everything, Phrase, Prefix, Tree, Word
from indexer.schema import IndexedDocument
from tests.benchmarks.queries import Query

_TABLES = """
create virtual table words using fts5(x, stem, content='', prefix='3 4 5', tokenize="unicode61 remove_diacritics 0 tokenchars '~'");
create table documents (id integer primary key, kind text, language text, year integer, date integer, direction text);
create table topics (document integer, topic integer);
create table people (document integer, person integer);
create index topics_document on topics (document);
create index people_document on people (document);
create index topics_topic on topics (topic, document);
"""  # noqa: E501  # one statement


class Building:
    """A new database in a file; what was added is kept when the block ends."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript(_TABLES)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Commit and close."""
        self._database.commit()
        self._database.close()

    def add(self, documents: Iterable[IndexedDocument]) -> None:
        """Add documents."""
        for it in documents:
            self._many("insert into words(rowid, x, stem) values (?, ?, ?)", [(it.id, *map(" ".join, _texts(it)))])
            about = (it.kind, it.language, it.date // 10_000, it.date, it.direction)
            self._many("insert into documents values (?, ?, ?, ?, ?, ?)", [(it.id, *about)])
            self._many("insert into topics values (?, ?)", [(it.id, topic) for topic in it.topics])
            self._many("insert into people values (?, ?)", [(it.id, person) for person in it.people])

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._database.executemany(statement, rows)


def _texts(it: IndexedDocument) -> tuple[Iterable[str], Iterable[str]]:
    return filter(None, it.words), it.stems


class FTS5:
    """Answers queries, with the facets that the search page shows or without. It has no fuzzy words."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)

    def answer(self, query: Query, tree: Tree, *, facets: bool) -> int:
        """Find ten hits, the exact count and perhaps the facets; returns the count."""
        where, values = _where(query, tree)
        words = _match(tree)
        if words:
            where, values = [*where, "words match ?"], [*values, words]
        order = "d.date desc" if query.by_date or not words else "bm25(words)"
        tables = "words join documents d on d.id = words.rowid" if words else "documents d"
        hits = f"from {tables} where {' and '.join(where) or 'true'}"
        ask = self._database.execute
        if query.limit:
            ask(f"select d.id {hits} order by {order} limit {query.limit}", values).fetchall()
        if not facets:
            return int(ask(f"select count(*) {hits}", values).fetchone()[0])
        ask(f"create temp table hits as select d.id {hits}", values)
        count: int = ask("select count(*) from hits").fetchone()[0]
        self._count_facets()
        ask("drop table hits")
        return count

    def _count_facets(self) -> None:
        ask = self._database.execute
        for column in ("kind", "language", "year", "direction"):
            ask(f"select {column}, count(*) from hits join documents using (id) group by 1").fetchall()  # noqa: S608  # ours
        for table, each in (("topics", "topic"), ("people", "person")):
            ask(f"select {each}, count(*) from hits join {table} on document = id group by 1").fetchall()  # noqa: S608  # ours

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _where(query: Query, tree: Tree) -> tuple[list[str], list[str | int]]:
    where: list[str] = []
    values: list[str | int] = []
    for days in _parts(tree):
        if isinstance(days, DateRange):
            where.append("d.date between ? and ?")
            values += [int(f"{day:%Y%m%d}") for day in (days.first, days.last) if day]
    if query.topic is not None:
        where.append("d.id in (select document from topics where topic = ?)")
        values.append(query.topic + 1)
    return where, values


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, All) else (tree,)


def _match(tree: Tree) -> str:
    """Write a tree in the language of FTS5; days are no part of it."""
    match tree:
        case Word(text):
            stems = [f'stem : "{stem}"' for stem in query_stems(text, LANGUAGES)]
            return f"({' OR '.join([f'x : {chr(34)}{fold(text)}{chr(34)}', *stems])})"
        case Phrase(words):
            return f'x : "{" ".join(words)}"'
        case Prefix(text):
            return f"x : {text}*"
        case DateRange() | Everything():
            return ""
        case All(parts) | Any(parts):
            return (" AND " if isinstance(tree, All) else " OR ").join(
                f"({part})" for part in map(_match, parts) if part
            )
    raise TypeError(tree)

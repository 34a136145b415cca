"""The same documents and queries on SQLite FTS5: same analysis, bm25, ten hits, exact count, facets; no passages."""

import sqlite3
import time
from pathlib import Path

from archive.models import LANGUAGES
from indexer.analyzers import analyse, fold, query_stems
from indexer.query import All, Any, DateRange, Phrase, Prefix, Tree, Word
from tests.benchmarks.generate import generate
from tests.benchmarks.queries import Query

_TABLES = """
create virtual table words using fts5(x, stem, content='', prefix='3 4 5', tokenize="unicode61 remove_diacritics 0 tokenchars '~'");
create table documents (id integer primary key, kind text, language text, year integer, date text, direction text);
create table topics (document integer, topic integer);
create table people (document integer, person integer);
create index topics_document on topics (document);
create index people_document on people (document);
create index topics_topic on topics (topic, document);
"""  # noqa: E501  # one statement


def fill(path: Path, number: int) -> float:
    """Fill a database with the generated documents; returns seconds of processor time."""
    database = sqlite3.connect(path)
    database.executescript(_TABLES)
    spent = 0.0
    for it in generate(number):
        started = time.process_time()
        analysis = analyse(f"{it.title}\n{it.text}", it.language)
        row = it.number + 1
        database.execute(
            "insert into words(rowid, x, stem) values (?, ?, ?)",
            (row, " ".join(analysis.words), " ".join(analysis.stems)),
        )
        database.execute(
            "insert into documents values (?, ?, ?, ?, ?, ?)",
            (row, it.kind, it.language, it.date.year, it.date.isoformat(), it.direction),
        )
        database.executemany("insert into topics values (?, ?)", [(row, topic) for topic in it.topics])
        database.executemany("insert into people values (?, ?)", [(row, person) for person in set(it.people)])
        spent += time.process_time() - started
    started = time.process_time()
    database.commit()
    database.close()
    return spent + time.process_time() - started


class FTS5:
    """Answers queries with the facets that the search page shows. It has no fuzzy words."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)

    def answer(self, query: Query, tree: Tree) -> int:
        """Find ten hits, the exact count and the facets; returns the count."""
        where, values = _where(query, tree)
        words = _match(tree)
        if words:
            where, values = [*where, "words match ?"], [*values, words]
        order = "d.date desc" if query.by_date or not words else "bm25(words)"
        tables = "words join documents d on d.id = words.rowid" if words else "documents d"
        hits = f"from {tables} where {' and '.join(where)}"
        ask = self._database.execute
        if query.limit:
            ask(f"select d.id {hits} order by {order} limit {query.limit}", values).fetchall()
        ask(f"create temp table hits as select d.id {hits}", values)
        count: int = ask("select count(*) from hits").fetchone()[0]
        for column in ("kind", "language", "year", "direction"):
            ask(f"select {column}, count(*) from hits join documents using (id) group by 1").fetchall()  # noqa: S608  # ours
        for table, each in (("topics", "topic"), ("people", "person")):
            ask(f"select {each}, count(*) from hits join {table} on document = id group by 1").fetchall()  # noqa: S608  # ours
        ask("drop table hits")
        return count

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _where(query: Query, tree: Tree) -> tuple[list[str], list[str | int]]:
    where: list[str] = []
    values: list[str | int] = []
    for days in _parts(tree):
        if isinstance(days, DateRange):
            where.append("d.date between ? and ?")
            values += [str(days.first), str(days.last)]
    if query.topic is not None:
        where.append("d.id in (select document from topics where topic = ?)")
        values.append(query.topic)
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
        case DateRange():
            return ""
        case All(parts) | Any(parts):
            return (" AND " if isinstance(tree, All) else " OR ").join(
                f"({part})" for part in map(_match, parts) if part
            )
    raise TypeError(tree)

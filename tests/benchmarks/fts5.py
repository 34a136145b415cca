"""The same documents and queries on SQLite FTS5: same analysis, bm25, ten hits, exact count, facets; no passages."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from archive.models import LANGUAGES
from indexer.analyzers import analyse, fold, query_stems
from indexer.query import All, Any, Fuzzy, Phrase, Prefix, Tree, Word, parse
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


def measure(path: Path, queries: list[Query]) -> Iterator[tuple[str, float, float]]:
    """Yield class, processor time and wall time in milliseconds of each query; FTS5 has no fuzzy words."""
    database = sqlite3.connect(path)
    for query in queries:
        if query.kind != "fuzzy":
            wall, cpu = time.perf_counter(), time.process_time()
            _answer(database, query)
            yield query.kind, (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
    database.close()


def _answer(database: sqlite3.Connection, query: Query) -> None:
    where, values = "", []
    if query.years:
        where += " and d.year between ? and ?"
        values += list(query.years)
    if query.topic is not None:
        where += " and d.id in (select document from topics where topic = ?)"
        values.append(query.topic)
    words = _match(parse(query.text).tree)
    order = "d.date desc" if query.by_date else "bm25(words)"
    hits = f"from words join documents d on d.id = words.rowid where words match ?{where}"
    database.execute(f"select words.rowid {hits} order by {order} limit 10", [words, *values]).fetchall()
    database.execute("create temp table hits as select d.id " + hits, [words, *values])
    database.execute("select count(*) from hits").fetchone()
    for column in ("kind", "language", "year", "direction"):
        database.execute(f"select {column}, count(*) from hits join documents using (id) group by 1").fetchall()  # noqa: S608  # ours
    for table, each in (("topics", "topic"), ("people", "person")):
        database.execute(f"select {each}, count(*) from hits join {table} on document = id group by 1").fetchall()  # noqa: S608  # ours
    database.execute("drop table hits")


def _match(tree: Tree) -> str:
    match tree:
        case Word(text):
            stems = [f'stem : "{stem}"' for stem in query_stems(text, LANGUAGES)]
            return f"({' OR '.join([f'x : {chr(34)}{fold(text)}{chr(34)}', *stems])})"
        case Phrase(words):
            return f'x : "{" ".join(words)}"'
        case Prefix(text):
            return f"x : {text}*"
        case Fuzzy(text):
            return f'x : "{text}"'
        case All(parts) | Any(parts):
            return "(" + (" AND " if isinstance(tree, All) else " OR ").join(map(_match, parts)) + ")"
    raise TypeError(tree)

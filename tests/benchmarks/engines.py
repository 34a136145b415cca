"""Three engines asked the same things in turn: ours, plain Whoosh, SQLite FTS5; milliseconds of processor time.

Each finds ten hits, the exact number of hits and the six facets of the search page. Whoosh is asked without facets too:
ours counts them always. Passages are measured apart, for texts that are in memory already.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from archive.settings import Settings
from indexer.embedded import open_index
from indexer.engine import Engine, Filters, Question, Sort
from indexer.passages import Matcher, PagedText, best_passages
from indexer.query import Everything, Tree, parse
from tests.benchmarks.fts5 import FTS5
from tests.benchmarks.generate import generate
from tests.benchmarks.plain import PlainWhoosh
from tests.benchmarks.queries import Query, deal_engines

SNIPPETS = "ten snippets"

Times = dict[str, list[float]]
"""Milliseconds by class of query."""


class Compared(NamedTuple):
    """The times of each engine; ``disagreed`` are the queries for which they count different numbers of hits."""

    ours: Times
    whoosh: Times
    without_facets: Times
    fts5: Times
    disagreed: list[str]


def compare(folder: Path, size: int, number: int) -> Compared:
    """Ask the engines that were filled below ``folder`` with ``size`` documents ``number`` queries of each class."""
    times = Compared(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), [])
    with (
        closing(open_index(Settings(folder=folder / "archive").index)) as ours,
        closing(PlainWhoosh(folder / "whoosh")) as whoosh,
        closing(FTS5(folder / "fts5.sqlite")) as fts5,
    ):
        _warm(ours, whoosh)
        for query in deal_engines(number):
            _ask(query, times, (ours, whoosh, fts5))
        _show(times, (ours, whoosh), size, number)
    return times


def _warm(ours: Engine, whoosh: PlainWhoosh) -> None:
    """Let both read their columns once: a server does that when it starts."""
    ours.find(Question(scope="all"))
    whoosh.answer(Query("", ""), Everything(), facets=True)


def _ask(query: Query, times: Compared, engines: tuple[Engine, PlainWhoosh, FTS5]) -> None:
    ours, whoosh, fts5 = engines
    tree = parse(query.typed).tree
    counts = {
        _timed(times.ours[query.kind], lambda: ours.find(_question(query, tree)).total),
        _timed(times.whoosh[query.kind], lambda: whoosh.answer(query, tree, facets=True)),
    }
    if query.limit:
        # this count is not compared: where Whoosh may skip blocks, its len() leaves out some hits of an AND
        _timed(times.without_facets[query.kind], lambda: whoosh.answer(query, tree, facets=False))
    if query.kind != "fuzzy":
        counts.add(_timed(times.fts5[query.kind], lambda: fts5.answer(query, tree)))
    if len(counts) > 1:
        times.disagreed.append(query.typed)


def _question(query: Query, tree: Tree) -> Question:
    topics = () if query.topic is None else (query.topic + 1,)  # the record counts its topics from 1
    sort: Sort = "-date" if query.by_date else "relevance"
    return Question(tree=tree, filters=Filters(topics=topics), scope="all", sort=sort, limit=query.limit)


def _timed(times: list[float], ask: Callable[[], int]) -> int:
    started = time.process_time()
    count = ask()
    times.append((time.process_time() - started) * 1000)
    return count


def _show(times: Compared, engines: tuple[Engine, PlainWhoosh], size: int, number: int) -> None:
    """Measure the passages of ten hits."""
    ours, whoosh = engines
    documents = {it.number: it for it in generate(size)}
    texts = {each: it.text for each, it in documents.items()}
    for query in deal_engines(number):
        if query.kind == "common word":
            tree = parse(query.text).tree
            hits = ours.find(Question(tree=tree, scope="all")).hits
            paged = [PagedText(text=it.text, language=it.language) for it in (documents[n - 1] for n, _score in hits)]
            _timed(times.ours[SNIPPETS], lambda: _passages(paged, tree))  # noqa: B023  # called at once
            found = whoosh.found(tree)
            _timed(times.whoosh[SNIPPETS], lambda: whoosh.highlight(found, texts))  # noqa: B023  # called at once


def _passages(texts: list[PagedText], tree: Tree) -> int:
    matchers = {language: Matcher(tree, language) for language in {paged.language for paged in texts}}
    return sum(len(best_passages(paged, matchers[paged.language])) for paged in texts)

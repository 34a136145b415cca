"""Three engines asked the same things in turn: ours, plain Whoosh, SQLite FTS5; milliseconds of processor time.

Each finds ten hits and the exact number of hits. In the first comparison each counts the six facets of the search page
too; in the second, which has other queries, none does. Whoosh reads the same postings as ours does, from memory. No
query is asked twice of one engine, and each engine is the first to be asked as often as the others. Passages are
measured apart, for texts that are in memory already.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from indexer.embedded import open_index
from indexer.engine import FACETS, Engine, Filters, Question, Sort
from indexer.passages import Matcher, PagedText, best_passages
from indexer.query import Everything, Tree, parse
from tests.benchmarks.filling import archive_in, fts5_in
from tests.benchmarks.fts5 import FTS5
from tests.benchmarks.generate import generate_some
from tests.benchmarks.plain import PlainWhoosh
from tests.benchmarks.queries import Query, deal_engines

SNIPPETS = "ten snippets"

Times = dict[str, list[float]]
"""Milliseconds by class of query."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The times of each engine; ``disagreed`` are the queries for which they count different numbers of hits."""

    ours: Times = field(default_factory=lambda: defaultdict(list))
    whoosh: Times = field(default_factory=lambda: defaultdict(list))
    fts5: Times = field(default_factory=lambda: defaultdict(list))
    disagreed: list[str] = field(default_factory=list)


class Engines(NamedTuple):
    """The engines, open on the same documents."""

    ours: Engine
    whoosh: PlainWhoosh
    fts5: FTS5


def compare(folder: Path, number: int) -> tuple[Compared, Compared]:
    """Ask the engines that were filled in ``folder`` ``number`` queries of each class with facets, and as many without.

    The passages are in the second.
    """
    with (
        closing(open_index(archive_in(folder).index)) as ours,
        closing(PlainWhoosh(archive_in(folder).index)) as whoosh,
        closing(FTS5(fts5_in(folder))) as fts5,
    ):
        engines = Engines(ours, whoosh, fts5)
        _warm(engines)
        with_facets, without = Compared(), Compared()
        for turn, query in enumerate(deal_engines(number, facets=True)):
            _ask(query, turn, with_facets, engines, facets=True)
        for turn, query in enumerate(deal_engines(number, facets=False)):
            _ask(query, turn, without, engines, facets=False)
        _show(without, engines, number)
    return with_facets, without


def _warm(engines: Engines) -> None:
    """Let each read its columns once: a server does that when it starts."""
    engines.ours.warm_up()
    engines.whoosh.answer(Query("", ""), Everything(), facets=True)
    engines.fts5.answer(Query("", "", limit=0), Everything(), facets=True)


def _ask(query: Query, turn: int, times: Compared, engines: Engines, *, facets: bool) -> None:
    tree = parse(query.typed).tree
    question = _question(query, tree, facets=facets)
    asked: list[tuple[Times, Callable[[], int]]] = [
        (times.ours, lambda: engines.ours.find(question).total),
        (times.whoosh, lambda: engines.whoosh.answer(query, tree, facets=facets)),
    ]
    if query.kind != "fuzzy":
        asked.append((times.fts5, lambda: engines.fts5.answer(query, tree, facets=facets)))
    first = turn % len(asked)
    counts = {_timed(of[query.kind], ask) for of, ask in asked[first:] + asked[:first]}
    # where Whoosh may skip blocks of postings its len() leaves out some hits of an AND: compared only with facets
    if facets and len(counts) > 1:
        times.disagreed.append(query.typed)


def _question(query: Query, tree: Tree, *, facets: bool) -> Question:
    topics = () if query.topic is None else (query.topic + 1,)  # the record counts its topics from 1
    sort: Sort = "-date" if query.by_date else "relevance"
    return Question(
        tree=tree,
        filters=Filters(topics=topics),
        scope="all",
        sort=sort,
        limit=query.limit,
        facets=FACETS if facets else (),
    )


def _timed(times: list[float], ask: Callable[[], int]) -> int:
    started = time.process_time()
    count = ask()
    times.append((time.process_time() - started) * 1000)
    return count


def _show(times: Compared, engines: Engines, number: int) -> None:
    """Measure the passages of ten hits."""
    for query in deal_engines(number, facets=False):
        if query.kind == "common word":
            tree = parse(query.text).tree
            hits = [hit - 1 for hit, _score in engines.ours.find(Question(tree=tree, scope="all")).hits]
            documents = {it.number: it for it in generate_some(hits)}
            texts = {each: it.text for each, it in documents.items()}
            paged = [PagedText(text=it.text, language=it.language) for it in documents.values()]
            _timed(times.ours[SNIPPETS], lambda: _passages(paged, tree))  # noqa: B023  # called at once
            found = engines.whoosh.found(tree)
            texts |= {it.number: it.text for it in generate_some(_missing(engines.whoosh.numbers(found), texts))}
            _timed(times.whoosh[SNIPPETS], lambda: engines.whoosh.highlight(found, texts))  # noqa: B023  # called at once


def _missing(numbers: list[int], texts: dict[int, str]) -> Iterator[int]:
    return (each for each in numbers if each not in texts)


def _passages(texts: list[PagedText], tree: Tree) -> int:
    matchers = {language: Matcher(tree, language) for language in {paged.language for paged in texts}}
    return sum(len(best_passages(paged, matchers[paged.language])) for paged in texts)

"""The same documents and queries on Whoosh as its manual has it: columns, groupedby, sortedby, highlights.

The index has our analysis, and everything that Whoosh offers to be quick: sortable columns for what is sorted and
counted, and the text stored for the passages.
"""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, sorting
from whoosh import query as whoosh

from indexer import query
from indexer.analyzers import analyse, tokens
from indexer.embedded.fields import Terms, row_of
from indexer.schema import IndexedDocument
from tests.benchmarks.generate import Generated, generate
from tests.benchmarks.queries import Query
from tests.indexer.plain import UNSCORED, translate

MEMORY = 256
"""MiB of postings that Whoosh may gather while it writes."""

FACETS = {
    name: sorting.FieldFacet(name, allow_overlap=name in {"topics", "people"}, maptype=sorting.Count)
    for name in ("kind", "language", "year", "direction", "topics", "people")
}


class Words(analysis.Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Our tokens as Whoosh's, which its highlights look for in the text."""

    def __call__(self, value: str, **_options: object) -> Iterator[Any]:
        """Yield the tokens of a text."""
        token = analysis.Token(positions=True, chars=True)
        for place, each in enumerate(tokens(value)):
            token.text, token.pos, token.startchar, token.endchar = each.text, place, each.start, each.end
            yield token


class Prose(Terms):
    """The words of the text, ready-made as ours are; the analyzer serves the highlights."""

    def __init__(self) -> None:
        super().__init__(positions=True, scorable=True)
        self.analyzer = Words()


def fill(folder: Path, number: int) -> float:
    """Fill an index with the generated documents; returns seconds of processor time, generating left out."""
    folder.mkdir()
    writer = index.create_in(str(folder), _schema()).writer(limitmb=MEMORY)
    spent = 0.0
    for it in generate(number):
        started = time.process_time()
        writer.add_document(**_row(it))
        spent += time.process_time() - started
    started = time.process_time()
    writer.commit()
    return spent + time.process_time() - started


class PlainWhoosh:
    """Answers queries; open one searcher for all, as whoever cares for speed does."""

    def __init__(self, folder: Path) -> None:
        self._searcher = index.open_dir(str(folder)).searcher()

    def answer(self, asked: Query, tree: query.Tree, *, facets: bool) -> int:
        """Find ten hits and the exact count, with or without facets; returns the count."""
        options: dict[str, Any] = {"limit": asked.limit or 1}
        if asked.by_date:
            options["sortedby"] = sorting.FieldFacet("date", reverse=True)
        if facets:
            options["groupedby"] = FACETS
        words = _translated(tree)
        if asked.topic is not None:  # as a part of the query: len() forgets what was given as a filter
            words = whoosh.And([words, whoosh.ConstantScoreQuery(whoosh.Term("topics", str(asked.topic)), UNSCORED)])
        found = self._searcher.search(words, **options)
        if facets:
            for name in FACETS:
                found.groups(name)
        return len(found)

    def found(self, tree: query.Tree) -> Any:  # noqa: ANN401  # Whoosh has no types
        """Find ten hits to show."""
        return self._searcher.search(_translated(tree), limit=10)

    def highlight(self, found: Any, texts: Mapping[int, str]) -> int:  # noqa: ANN401  # Whoosh has no types
        """Cut the passages of the hits out of their ``texts``, which are by number; returns how many hits have one."""
        return sum(bool(hit.highlights("x", text=texts[hit["number"]], top=3)) for hit in found)

    def close(self) -> None:
        """Close the searcher."""
        self._searcher.close()


def _schema() -> fields.Schema:
    return fields.Schema(
        x=Prose(),
        stem=Terms(scorable=True),
        title=Terms(scorable=True),
        kind=fields.ID(sortable=True),
        language=fields.ID(sortable=True),
        direction=fields.ID(sortable=True),
        year=fields.NUMERIC(sortable=True),
        date=fields.NUMERIC(sortable=True),
        topics=fields.KEYWORD(),
        people=fields.KEYWORD(),
        number=fields.STORED(),
    )


def _row(it: Generated) -> dict[str, Any]:
    head, body = analyse(it.title, it.language), analyse(it.text, it.language)
    ready = row_of(
        IndexedDocument(
            id=it.number,
            revision=1,
            words=(*head.words, "", *body.words),
            stems=(*head.stems, *body.stems),
            title=(*head.words, *head.stems),
        )
    )
    return {name: ready[name] for name in ("x", "stem", "title")} | {
        "kind": it.kind,
        "language": it.language,
        "direction": it.direction,
        "year": it.date.year,
        "date": int(f"{it.date:%Y%m%d}"),
        "topics": " ".join(map(str, it.topics)),
        "people": " ".join(map(str, sorted(set(it.people)))),
        "number": it.number,
    }


def _translated(tree: query.Tree) -> Any:  # noqa: ANN401  # Whoosh has no types
    """Translate a tree; its days become a range of numbers."""
    if isinstance(tree, query.DateRange):
        first, last = (day and int(f"{day:%Y%m%d}") for day in (tree.first, tree.last))
        return whoosh.ConstantScoreQuery(whoosh.NumericRange("date", first, last), UNSCORED)
    if isinstance(tree, query.All):
        return whoosh.And([_translated(part) for part in tree.parts])
    return translate(tree)

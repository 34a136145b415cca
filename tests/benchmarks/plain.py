"""The same queries on Whoosh as its manual has it: columns, groupedby, sortedby, highlights.

It is asked of the very index that ours is asked of, which is built here with everything that Whoosh offers to be quick
beside it: columns for what is sorted and counted, ranges of days as numbers. Whoosh opens a copy in memory, as it does
by itself with the files it makes by default.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from whoosh import analysis, columns, fields, index, sorting
from whoosh import query as whoosh
from whoosh.filedb.filestore import FileStorage, copy_to_ram

from indexer import query
from indexer.analyzers import tokens
from indexer.embedded import folder as folders
from indexer.embedded.fields import row_of, whoosh_schema
from indexer.embedded.writer import open_writer
from indexer.schema import IndexedDocument
from tests.benchmarks.queries import Query
from tests.indexer.plain import UNSCORED, translate

_COLUMNS = ("kind", "language", "direction")

FACETS = {
    name: sorting.FieldFacet(name, allow_overlap=name in {"topics", "people"}, maptype=sorting.Count)
    for name in (*(f"plain_{name}" for name in _COLUMNS), "plain_year", "topics", "people")
}


class Words(analysis.Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Our tokens as Whoosh's, which its highlights look for in the text."""

    def __call__(self, value: str, **_options: object) -> Iterator[Any]:
        """Yield the tokens of a text."""
        token = analysis.Token(positions=True, chars=True)
        for place, each in enumerate(tokens(value)):
            token.text, token.pos, token.startchar, token.endchar = each.text, place, each.start, each.end
            yield token


class Building:
    """A new index below the folder of an archive's index; it is taken into use by ``finish``."""

    def __init__(self, folder: Path) -> None:
        self._index = folder
        self._new = folders.new_folder(folder)
        schema = whoosh_schema()
        for name in _COLUMNS:
            schema.add(f"plain_{name}", fields.COLUMN(columns.RefBytesColumn()))
        schema.add("plain_year", fields.NUMERIC(sortable=True))
        schema.add("plain_date", fields.NUMERIC(sortable=True))
        index.create_in(str(self._new), schema)
        self._writer = open_writer(self._new)

    def add(self, documents: Iterable[IndexedDocument]) -> None:
        """Add documents."""
        for it in documents:
            extra: dict[str, Any] = {f"plain_{name}": getattr(it, name).encode() for name in _COLUMNS}
            self._writer.add_document(**row_of(it), **extra, plain_date=it.date, plain_year=it.date // 10_000)

    def finish(self) -> None:
        """Commit and take the index into use."""
        self._writer.commit()
        folders.switch_to(self._index, self._new)


class PlainWhoosh:
    """Answers queries; open one searcher for all, as whoever cares for speed does."""

    def __init__(self, folder: Path) -> None:
        current = folders.find_current(folder)
        if current is None:
            raise FileNotFoundError(folder)
        self._searcher = copy_to_ram(FileStorage(str(current))).open_index().searcher()
        self._searcher.schema["x"].analyzer = Words()

    def answer(self, asked: Query, tree: query.Tree, *, facets: bool) -> int:
        """Find ten hits and the exact count, with or without facets; returns the count."""
        options: dict[str, Any] = {"limit": asked.limit or 1}
        if asked.by_date:
            options["sortedby"] = sorting.FieldFacet("plain_date", reverse=True)
        if facets:
            options["groupedby"] = FACETS
        words = _translated(tree)
        if asked.topic is not None:  # as a part of the query: len() forgets what was given as a filter
            words = whoosh.And(
                [words, whoosh.ConstantScoreQuery(whoosh.Term("topics", str(asked.topic + 1)), UNSCORED)]
            )
        found = self._searcher.search(words, **options)
        if facets:
            for name in FACETS:
                found.groups(name)
        return len(found)

    def found(self, tree: query.Tree) -> Any:  # noqa: ANN401  # Whoosh has no types
        """Find ten hits to show."""
        return self._searcher.search(_translated(tree), limit=10)

    def numbers(self, found: Any) -> list[int]:  # noqa: ANN401  # Whoosh has no types
        """Return the numbers of the documents that were found."""
        ids = self._searcher.reader().column_reader("number")
        return [ids[hit.docnum] - 1 for hit in found]

    def highlight(self, found: Any, texts: Mapping[int, str]) -> int:  # noqa: ANN401  # Whoosh has no types
        """Cut the passages of the hits out of their ``texts``, which are by number; returns how many hits have one."""
        numbers = self.numbers(found)
        return sum(
            bool(hit.highlights("x", text=texts[number], top=3)) for hit, number in zip(found, numbers, strict=True)
        )

    def close(self) -> None:
        """Close the searcher."""
        self._searcher.close()


def _translated(tree: query.Tree) -> Any:  # noqa: ANN401  # Whoosh has no types
    """Translate a tree; its days become a range of numbers."""
    if isinstance(tree, query.DateRange):
        first, last = (day and int(f"{day:%Y%m%d}") for day in (tree.first, tree.last))
        return whoosh.ConstantScoreQuery(whoosh.NumericRange("plain_date", first, last), UNSCORED)
    if isinstance(tree, query.All):
        return whoosh.And([_translated(part) for part in tree.parts])
    return translate(tree)

"""The same searches asked of Whoosh's own queries, searcher and facets: what our arrays must agree with."""

from dataclasses import dataclass
from functools import singledispatch
from pathlib import Path
from typing import Any

from whoosh import index, matching, sorting
from whoosh import query as whoosh
from whoosh.query import qcolumns, spans

from indexer import query
from indexer.analyzers import LANGUAGES, fold, query_stems
from indexer.embedded.folder import find_current
from indexer.embedded.matching import TITLE
from tests.indexer.conftest import day_number

UNSCORED = 1e-9
"""What counts for nothing: Whoosh takes a constant score of 0 for 1."""


class Best(whoosh.DisjunctionMax):  # type: ignore[misc]  # Whoosh has no types
    """The best of several parts. Whoosh's own also counts parts that a document does not match."""

    def _matcher(self, subs: Any, searcher: Any, context: Any) -> Any:  # noqa: ANN401  # Whoosh's signature
        return self._tree_matcher(subs, BestMatcher, searcher, context, None)


class BestMatcher(matching.UnionMatcher):  # type: ignore[misc]  # Whoosh has no types
    """The better of two parts where both match, else the one that does."""

    def score(self) -> Any:  # noqa: ANN401  # Whoosh has no types
        sides = [side for side in (self.a, self.b) if side.is_active() and side.id() == self.id()]
        return max(side.score() for side in sides)


class InColumn(qcolumns.ColumnQuery):  # type: ignore[misc]  # Whoosh has no types
    """Looks into a column. Whoosh's own cannot be part of an AND: it has no size."""

    def estimate_size(self, reader: Any) -> int:  # noqa: ANN401  # Whoosh has no types
        return int(reader.doc_count())


class Close(spans.SpanNear2):  # type: ignore[misc]  # Whoosh has no types
    """Finds words near each other. Whoosh's own cannot be part of an AND: it misses a name."""

    def _and_query(self) -> Any:  # noqa: ANN401  # Whoosh has no types
        return whoosh.And(self.qs)


@dataclass(frozen=True, slots=True)
class Plain:
    """What Whoosh answers: scores by document id, and how many hits have each value."""

    scores: dict[int, float]
    counts: dict[str, dict[str, int]]


def ask_plainly(folder: Path, tree: query.Tree, facets: tuple[str, ...] = ("kind", "topics")) -> Plain:
    """Answer a search with Whoosh alone."""
    current = find_current(folder)
    assert current is not None
    with index.open_dir(str(current)).searcher() as searcher:
        grouped = {name: sorting.FieldFacet(name, allow_overlap=True) for name in facets}
        found = searcher.search(translate(tree), limit=None, groupedby=grouped)
        numbers = searcher.reader().column_reader("number") if found else ()
        counts = {name: {key: len(hits) for key, hits in found.groups(name).items() if key} for name in facets}
        scores = {numbers[hit.docnum]: hit.score for hit in found}
        assert len(scores) == len(found)
    return Plain(scores, counts)


@singledispatch
def translate(tree: query.Tree) -> Any:  # noqa: ANN401  # Whoosh has no types
    raise NotImplementedError(tree)


@translate.register
def _word(tree: query.Word) -> Any:  # noqa: ANN401  # Whoosh has no types
    stems = query_stems(tree.text, LANGUAGES)
    title = [whoosh.Term("title", term, boost=TITLE) for term in (fold(tree.text), *stems)]
    parts = [whoosh.Term("x", fold(tree.text)), Best(title)]
    return whoosh.Or(parts + ([Best([whoosh.Term("stem", stem) for stem in stems])] if stems else []))


@translate.register
def _phrase(tree: query.Phrase) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.Phrase("x", list(tree.words))


@translate.register
def _near(tree: query.Near) -> Any:  # noqa: ANN401  # Whoosh has no types
    # Whoosh strings more than two words together in the order in which they were asked for; we do not
    first, second = (whoosh.Term("x", word) for word in tree.words)
    return Close([first, second], slop=tree.distance, ordered=False)


@translate.register
def _dates(tree: query.DateRange) -> Any:  # noqa: ANN401  # Whoosh has no types
    first, last = (day_number(day) if day else None for day in (tree.first, tree.last))
    parts = [
        whoosh.Every(),  # a column has the deleted documents too
        InColumn("date", lambda day: 0 < day <= (last or day)),
        InColumn("until", lambda day: day >= (first or 0)),
    ]
    return whoosh.ConstantScoreQuery(whoosh.And(parts), UNSCORED)


@translate.register
def _prefix(tree: query.Prefix) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.ConstantScoreQuery(whoosh.Prefix("x", tree.text), 1.0)


@translate.register
def _fuzzy(tree: query.Fuzzy) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.ConstantScoreQuery(whoosh.FuzzyTerm("x", tree.text, maxdist=tree.distance, prefixlength=1), 1.0)


@translate.register
def _field(tree: query.FieldIs) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.ConstantScoreQuery(whoosh.Term({"topic": "topics"}.get(tree.field, tree.field), tree.value), UNSCORED)


@translate.register
def _everything(_tree: query.Everything) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.ConstantScoreQuery(whoosh.Every(), UNSCORED)


@translate.register
def _nothing(_tree: query.Nothing) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.NullQuery


@translate.register
def _all(tree: query.All) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.And([translate(part) for part in tree.parts])


@translate.register
def _any(tree: query.Any) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.Or([translate(part) for part in tree.parts])


@translate.register
def _not(tree: query.Not) -> Any:  # noqa: ANN401  # Whoosh has no types
    return whoosh.ConstantScoreQuery(whoosh.And([whoosh.Every(), whoosh.Not(translate(tree.part))]), UNSCORED)

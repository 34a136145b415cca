"""Our arrays give what Whoosh's own queries give: hits, scores, counts; also after deletions and merges."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.embedded import EmbeddedIndex, gathering, merging, open_index, reader
from indexer.engine import Question
from indexer.query import (
    DateRange,
    Everything,
    FieldIs,
    Fuzzy,
    Near,
    Phrase,
    Prefix,
    Tree,
    Word,
    all_of,
    any_of,
    not_of,
)
from indexer.schema import IndexedDocument
from tests.indexer.conftest import indexed_text
from tests.indexer.plain import ask_plainly

WORDS = ("de", "brief", "brieven", "minister", "ministers", "lettre", "lettres", "embargo", "péché", "peche", "sanctie")

DATES = (
    {"date": 0},
    {"date": 20250101, "until": 20251231},
    {"date": 20250301, "until": 20250331},
    {"date": 20260113},
)
DAYS = (None, date(2024, 12, 31), date(2025, 3, 15), date(2025, 12, 31), date(2026, 1, 13), date(2027, 1, 1))

texts = st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> list[IndexedDocument]:
    ids = draw(st.lists(st.integers(1, 40), unique=True, max_size=8))
    return [
        indexed_text(
            number,
            draw(texts),
            title=draw(st.sampled_from(["", "Brief", "Embargo en minister"])),
            language=draw(st.sampled_from(["nl", "fr", ""])),
            kind=draw(st.sampled_from(["letter", "interview"])),
            topics=tuple(draw(st.sets(st.integers(1, 3)))),
            **draw(st.sampled_from(DATES)),
        )
        for number in ids
    ]


writes = st.lists(st.tuples(documents(), st.sets(st.integers(1, 40), max_size=8)), min_size=1, max_size=4)
leaves: st.SearchStrategy[Tree] = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.lists(st.sampled_from(["de", "brief", "minister", "embargo"]), min_size=2, max_size=3).map(
        lambda words: Phrase(tuple(words))
    ),
    st.tuples(
        st.lists(st.sampled_from(["de", "brief", "minister", "embargo"]), min_size=2, max_size=2, unique=True),
        st.integers(1, 5),
    ).map(lambda it: Near(tuple(it[0]), it[1])),
    st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).filter(any).map(lambda it: DateRange(*it)),
    st.sampled_from(["br", "minis", "lett", "zz"]).map(Prefix),
    st.tuples(st.sampled_from(["brieg", "minster", "lettra"]), st.sampled_from([1, 2])).map(lambda it: Fuzzy(*it)),
    st.sampled_from([FieldIs("kind", "letter"), FieldIs("topic", "2"), Everything()]),
)
trees: st.SearchStrategy[Tree] = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(all_of),
        st.lists(parts, min_size=2, max_size=3).map(any_of),
        st.tuples(parts, parts).map(lambda pair: all_of([pair[0], not_of(pair[1])])),
    ),
    max_leaves=6,
)


@contextmanager
def index_of(
    batches: list[tuple[list[IndexedDocument], set[int]]], patch: pytest.MonkeyPatch, alike: int
) -> Iterator[tuple[Path, EmbeddedIndex]]:
    """Write batches; so many segments of one size are merged. Blocks are small, and little is kept in memory."""
    patch.setattr(merging, "ALIKE", alike)
    patch.setattr(gathering, "BLOCK", 3)
    patch.setattr(gathering, "POSTING", 2**21)
    patch.setattr(reader, "REMEMBERED", 10)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_index(Path(folder))
        try:
            with engine.writing():
                engine.rebuild([])
                for batch, gone in batches:
                    engine.write(batch, gone | {document.id for document in batch})
            yield Path(folder), engine
        finally:
            engine.close()


@settings(deadline=None, max_examples=60)
@given(writes, st.lists(trees, min_size=1, max_size=6), st.sampled_from([2, 24]))
def test_hits_scores_and_counts_are_those_of_plain_whoosh(
    batches: list[tuple[list[IndexedDocument], set[int]]], asked: list[Tree], alike: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, index_of(batches, patch, alike) as (folder, engine):
        for tree in asked:
            plain = ask_plainly(folder, tree)
            found = engine.find(Question(tree=tree, scope="all", limit=100))
            assert dict(found.hits) == pytest.approx(plain.scores, rel=1e-6, abs=1e-6)
            assert {"kind": found.facets["kind"], "topics": found.facets["topic"]} == plain.counts
            assert found.total == len(plain.scores)
            assert all(first[1] >= second[1] for first, second in pairwise(found.hits))


@settings(deadline=None, max_examples=10)
@given(writes, st.integers(0, 10), st.integers(1, 10), st.sampled_from(["relevance", "date", "-date"]))
def test_pages_are_slices_of_the_whole(
    batches: list[tuple[list[IndexedDocument], set[int]]], offset: int, limit: int, sort: str
) -> None:
    with pytest.MonkeyPatch.context() as patch, index_of(batches, patch, 2) as (_folder, engine):
        whole = engine.find(Question(tree=Word("brief"), scope="all", limit=100, sort=sort)).hits  # type: ignore[arg-type]
        page = engine.find(Question(tree=Word("brief"), scope="all", offset=offset, limit=limit, sort=sort))  # type: ignore[arg-type]
        assert page.hits == whole[offset : offset + limit]


@settings(deadline=None, max_examples=30)
@given(writes, st.permutations(["de", "brief", "minister", "embargo"]), st.integers(2, 4), st.integers(1, 4))
def test_words_are_near_wherever_a_text_holds_them_so_close_together(
    batches: list[tuple[list[IndexedDocument], set[int]]], words: list[str], number: int, distance: int
) -> None:
    near = Near(tuple(words[:number]), distance)
    with pytest.MonkeyPatch.context() as patch, index_of(batches, patch, 2) as (_folder, engine):
        held = {document.id: document for batch, gone in batches for document in batch}
        found = {number for number, _score in engine.find(Question(tree=near, scope="all", limit=100)).hits}
        assert found == {number for number in indexed_ids(engine) if holds_near(held[number].words, near)}


def indexed_ids(engine: EmbeddedIndex) -> list[int]:
    return [number for number, _revision in engine.contents()]


def holds_near(words: tuple[str, ...], near: Near) -> bool:
    stretch = near.distance * (len(near.words) - 1) + 1
    return any(set(near.words) <= set(words[start : start + stretch]) for start in range(len(words)))

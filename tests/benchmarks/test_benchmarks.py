"""The parts of the measurements do what they say, on a few documents; how fast is not asked here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.update import read_documents
from tests.benchmarks.adding import add_one_by_one
from tests.benchmarks.engines import SNIPPETS, compare
from tests.benchmarks.filling import archive_in, copied, filled_in, indexed
from tests.benchmarks.generate import generate
from tests.benchmarks.queries import CLASSES, FACETS_ALONE, deal, deal_engines
from webui.services import Services, open_services

SIZE = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmark") / "filled"
    assert filled_in(folder, SIZE).documents == SIZE
    return folder


@pytest.fixture
def services(folder: Path) -> Iterator[Services]:
    with open_services(archive_in(folder)) as services:
        yield services


def test_an_archive_that_was_kept_is_not_filled_again(folder: Path) -> None:
    assert filled_in(folder, SIZE) == filled_in(folder, SIZE)


def test_the_index_holds_what_it_would_read_from_the_record(services: Services) -> None:
    assert list(read_documents(services.database)) == [indexed(it) for it in generate(SIZE)]


def test_the_engines_are_asked_the_same_and_count_the_same_hits(folder: Path) -> None:
    with_facets, without = compare(folder, 1)
    assert set(with_facets.ours) == set(with_facets.whoosh) == {*CLASSES, FACETS_ALONE}
    assert set(without.ours) == set(without.whoosh) == {*CLASSES, SNIPPETS}
    assert set(without.fts5) == set(CLASSES) - {"fuzzy"}
    assert with_facets.disagreed == []


def test_each_added_document_is_found_before_the_next_and_only_in_the_copy(folder: Path, tmp_path: Path) -> None:
    with open_services(copied(folder, tmp_path)) as services:
        assert len(add_one_by_one(services, 2)) == 2
    with open_services(archive_in(folder)) as services:
        assert len(list(services.engine.contents())) == SIZE


def test_the_same_seed_gives_the_same_documents_and_queries() -> None:
    assert list(generate(2)) == list(generate(2))
    assert deal(2) == deal(2)


def test_no_query_comes_twice() -> None:
    dealt = [query for queries in deal(24).values() for query in queries]
    assert len({(query.typed, query.topic, query.by_date) for query in dealt}) == len(dealt)
    compared = [query for facets in (True, False) for query in deal_engines(24, facets=facets)]
    assert len(set(compared)) == len(compared)

"""The parts of the measurements do what they say, on a few documents; how fast is not asked here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.settings import Settings
from tests.benchmarks import fts5, plain
from tests.benchmarks.adding import add_one_by_one
from tests.benchmarks.engines import SNIPPETS, compare
from tests.benchmarks.filling import fill
from tests.benchmarks.generate import generate
from tests.benchmarks.queries import CLASSES, FACETS_ALONE, deal, deal_engines
from webui.services import Services, open_services

SIZE = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmark")
    with open_services(Settings(folder=folder / "archive"), create=True) as services:
        assert fill(services, SIZE).documents == SIZE
    plain.fill(folder / "whoosh", SIZE)
    fts5.fill(folder / "fts5.sqlite", SIZE)
    return folder


@pytest.fixture
def services(folder: Path) -> Iterator[Services]:
    with open_services(Settings(folder=folder / "archive")) as services:
        yield services


def test_the_engines_are_asked_the_same_and_count_the_same_hits(folder: Path) -> None:
    times = compare(folder, SIZE, 1)
    assert set(times.ours) == set(times.whoosh) == {*CLASSES, FACETS_ALONE, SNIPPETS}
    assert set(times.fts5) == {*CLASSES, FACETS_ALONE} - {"fuzzy"}
    assert times.disagreed == []


def test_each_added_document_is_found_before_the_next(services: Services) -> None:
    assert len(add_one_by_one(services, 2)) == 2


def test_the_same_seed_gives_the_same_documents_and_queries() -> None:
    assert list(generate(2)) == list(generate(2))
    assert deal(2) == deal(2)


def test_no_query_comes_twice() -> None:
    dealt = [query for queries in deal(12).values() for query in queries]
    assert len({(query.typed, query.topic, query.by_date) for query in dealt}) == len(dealt)
    assert len(set(deal_engines(12))) == len(deal_engines(12))

"""How long one document takes from the record to where a search finds it."""

import time
from dataclasses import replace

from indexer.search import SearchRequest, search
from tests.benchmarks.filling import document_of
from tests.benchmarks.generate import Generated, generate
from webui.services import Services

FIRST = 1_000_000
"""The number of the first added document: more than any archive was filled with."""


def add_one_by_one(services: Services, number: int) -> list[tuple[float, float]]:
    """Add documents to a filled archive, each found before the next comes.

    Returns milliseconds of processor time and of wall time for each.

    Reading and describing a file are left out.
    """
    services.warm_up()
    _find(services, "warm")
    added = (replace(it, number=FIRST + it.number, title=f"Nieuwkomer{it.number}") for it in generate(number, seed=3))
    return [_add(services, it) for it in added]


def _add(services: Services, it: Generated) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    with services.writing() as session:
        session.add(document_of(it))
        session.commit()
    services.update_index()
    found = _find(services, it.title)
    if found != 1:
        raise AssertionError(f"{it.title} was added and is found {found} times")
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def _find(services: Services, words: str) -> int:
    with services.reading() as session:
        return search(session, services.engine, SearchRequest(query=words), viewer=services.viewer).total

"""Many read the Whoosh index while one writes it."""

import multiprocessing
import threading
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from indexer.embedded import EmbeddedIndex, open_index
from indexer.engine import Question
from indexer.query import Phrase, Word
from tests.indexer.conftest import indexed_text

PATIENCE = 120.0
"""Seconds after which a writer that is not seen to write has failed; a quick machine needs a few."""
STEADY = 20
"""Documents that are there from the first to the last moment."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedIndex]:
    engine = open_index(tmp_path)
    with engine.writing():
        engine.rebuild([indexed_text(number, "de gewone brief", topics=(1,)) for number in range(STEADY)])
    yield engine
    engine.close()


def write_until(folder: Path, stop: Event) -> None:
    """Add, replace and delete documents, and now and then build anew, as fast as can be."""
    engine = open_index(folder)
    for turn in range(10_000):
        if stop.is_set():
            break
        number = STEADY + turn % 7
        with engine.writing():
            if turn % 25 == 24:
                engine.rebuild([indexed_text(steady, "de gewone brief", topics=(1,)) for steady in range(STEADY)])
            engine.write([indexed_text(number, "een andere gewone brief")] if turn % 3 else [], [number])
    engine.close()


# Whoosh leaves the files of a segment that is merged away while it opens them to the garbage collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_answer_is_whole_while_another_process_writes(engine: EmbeddedIndex, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    writer = context.Process(target=write_until, args=(tmp_path, stop))
    writer.start()
    before, changes = STEADY, 0
    try:
        end = time.monotonic() + PATIENCE
        while changes < 20 and time.monotonic() < end:
            found = engine.find(Question(tree=Word("brief"), scope="all", limit=100))
            ids = [number for number, _score in found.hits]
            assert len(ids) == len(set(ids)) == found.total >= STEADY
            assert found.facets["topic"] == {"1": STEADY}
            changes += found.total != before
            before = found.total
    finally:
        stop.set()
        writer.join(30)
    assert writer.exitcode == 0
    assert changes == 20, "the writer was seen to write"


def test_threads_search_at_once_and_get_their_own_answers(engine: EmbeddedIndex) -> None:
    with engine.writing():
        engine.write([indexed_text(100 + n, f"woord{n} " * 3 + "de gewone brief") for n in range(50)], [])
    wrong: list[object] = []

    def ask(word: int) -> None:
        for _turn in range(60):
            found = engine.find(Question(tree=Word(f"woord{word}"), scope="all"))
            phrase = engine.find(Question(tree=Phrase((f"woord{word}", "de")), scope="all"))
            if [n for n, _score in found.hits] != [100 + word] or phrase.total != 1:
                wrong.append(found)

    threads = [threading.Thread(target=ask, args=(word,)) for word in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []

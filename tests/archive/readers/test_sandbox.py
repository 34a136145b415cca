import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from archive.errors import (
    DamagedFile,
    NeedsTooMuch,
    ReaderCrashed,
    ReadersUnavailable,
    ReadingFailed,
    TookTooLong,
)
from archive.readers.described import Described, Request
from archive.readers.sandbox import Limits, ReadingPool
from archive.readers.worker import read_and_describe
from tests.faults.misbehaving import COMMAND
from tests.faults.processes import running_groups

LETTER = b"Brussel, 7 februari 2025\n\nGeachte heer minister,\n\nWij vragen u om een onderhoud over de visa.\n"
TIGHT = Limits(seconds=1.5, memory=1 << 30, answer=1_000_000)


def _request(data: bytes, name: str = "in/brief.txt") -> Request:
    return Request(data=data, name=name, today=date(2026, 11, 23), own_names=("Platform Open Haven",))


def _program(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


@pytest.fixture(scope="module")
def misbehaving() -> Iterator[ReadingPool]:
    with ReadingPool(workers=1, limits=TIGHT, command=COMMAND) as pool:
        yield pool


def test_a_worker_gives_what_reading_in_this_process_gives() -> None:
    with ReadingPool(workers=1) as pool:
        assert pool.read(_request(LETTER)) == read_and_describe(_request(LETTER))
        with pytest.raises(DamagedFile) as refused:
            pool.read(_request(b"%PDF-1.7\nnothing else", name="stuk.pdf"))
    assert (refused.value.name, bool(refused.value.detail)) == ("stuk.pdf", True)


def test_a_pool_has_a_worker_for_each_core_and_starts_none_before_the_first_file() -> None:
    with ReadingPool(command=("no-such-program",)) as pool:
        assert pool.workers == os.cpu_count()


def test_a_worker_is_used_again_for_the_next_file(misbehaving: ReadingPool) -> None:
    first, second = (misbehaving.read(_request(data)) for data in (b"een", b"twee"))
    assert first.extract.version == second.extract.version


@pytest.mark.parametrize(
    ("deed", "failure", "sentence"),
    [
        (b"hang", TookTooLong, "took over 1.5 seconds"),
        (b"spin", TookTooLong, "took over 1.5 seconds"),
        (b"crash", ReaderCrashed, f"ended by signal {signal.SIGSEGV.value}"),
        (b"stumble", ReaderCrashed, "LookupError"),
        (b"hoard", NeedsTooMuch, "more than the memory that one file may use"),
        (b"chatter", NeedsTooMuch, "more than 1 MB of text and attachments"),
        (b"babble", ReaderCrashed, "answer makes no sense"),
        (b"litter", ReaderCrashed, "OSError"),
        (b"fall_silent", ReaderCrashed, "closed its answers"),
    ],
)
def test_a_file_that_breaks_its_worker_costs_one_sentence_and_the_next_file_is_read(
    misbehaving: ReadingPool, deed: bytes, failure: type[ReadingFailed], sentence: str
) -> None:
    before = misbehaving.read(_request(b"goed")).extract.version
    with pytest.raises(failure, match=f"^in/{deed.decode()}: .*{sentence}.*; .*\\.$"):
        misbehaving.read(_request(deed, name=f"in/{deed.decode()}"))
    after = misbehaving.read(_request(b"goed")).extract
    assert (after.text, after.version != before) == ("goed", True)


def test_what_a_reader_started_ends_with_it(misbehaving: ReadingPool) -> None:
    group = misbehaving.read(_request(b"goed")).extract.version
    with pytest.raises(TookTooLong):
        misbehaving.read(_request(b"hang"))
    assert group not in running_groups()


def test_a_worker_that_died_between_two_files_is_replaced(misbehaving: ReadingPool) -> None:
    worker = misbehaving.read(_request(b"een")).extract.version
    os.kill(worker, signal.SIGKILL)
    while worker in running_groups():
        time.sleep(0.01)
    assert misbehaving.read(_request(b"twee")).extract.text == "twee"


def test_a_reader_that_says_what_it_should_not_is_not_believed() -> None:
    ready = "import sys; from archive.readers import wire; out = sys.stdout.buffer; wire.send(out, {'ready': True});"
    forged = "wire.receive(sys.stdin.buffer, most=99999); wire.send(out, {'extract': {'text': 1}}); input()"
    with (
        ReadingPool(workers=1, command=_program(ready + forged)) as pool,
        pytest.raises(ReaderCrashed, match="makes no sense"),
    ):
        pool.read(_request(LETTER))


def test_a_reader_that_ends_in_the_middle_of_a_file_says_with_which_code() -> None:
    script = "import sys; from archive.readers import wire; wire.send(sys.stdout.buffer, {'ready': True}); sys.exit(3)"
    with (
        ReadingPool(workers=1, command=_program(script)) as pool,
        pytest.raises(ReaderCrashed, match="ended with code 3"),
    ):
        pool.read(_request(LETTER * 100_000))


@pytest.mark.parametrize("script", ["raise SystemExit", "print('this is not what we speak')", "input()"])
def test_no_file_is_blamed_where_the_workers_do_not_start(script: str) -> None:
    limits = Limits(start=0.5)
    with ReadingPool(workers=1, limits=limits, command=_program(script)) as pool, pytest.raises(ReadersUnavailable):
        pool.read(_request(LETTER))


def test_a_worker_learns_nothing_secret_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERBOOK_DATABASE", "postgresql://letterbook:secret@db/letterbook")
    script = """
import os, sys
from archive.readers import wire
from archive.readers.base import Extract
from archive.readers.described import Described
wire.send(sys.stdout.buffer, {"ready": True})
wire.receive(sys.stdin.buffer, most=99999)
extract = Extract(text=" ".join(os.environ), media_type="text/plain", extractor="test", version=1)
wire.answer(sys.stdout.buffer, Described(extract, ()))
"""
    with ReadingPool(workers=1, command=_program(script)) as pool:
        names = pool.read(_request(LETTER)).extract.text.split()
    assert "PYTHONPATH" in names
    assert "LETTERBOOK_DATABASE" not in names


def test_more_threads_than_workers_wait_for_their_turn() -> None:
    with ReadingPool(workers=2, limits=TIGHT, command=COMMAND) as pool, ThreadPoolExecutor(6) as threads:
        texts = [f"brief {number}" for number in range(30)]
        read = list(threads.map(lambda text: pool.read(_request(text.encode())).extract, texts))
    assert [extract.text for extract in read] == texts
    assert len({extract.version for extract in read}) == 2


def test_closing_gives_up_what_is_being_read_and_what_waits() -> None:
    given_up: list[BaseException] = []

    def read() -> None:
        try:
            pool.read(_request(b"hang"))
        except (RuntimeError, ReadingFailed) as error:
            given_up.append(error)

    with ReadingPool(workers=1, command=COMMAND) as pool:
        pool.read(_request(b"goed"))
        threads = [threading.Thread(target=read) for _ in range(2)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
    for thread in threads:
        thread.join(timeout=5)
    assert sorted(type(error).__name__ for error in given_up) == ["ReaderCrashed", "RuntimeError"]


def test_a_worker_that_was_ended_for_good_is_not_started_again() -> None:
    with ReadingPool(workers=1, command=COMMAND) as pool:
        worker = pool._all[0]  # noqa: SLF001  # what a thread holds that was about to start it when the pool closed
        worker.kill()
        with pytest.raises(RuntimeError, match="closed"):
            worker.read(_request(LETTER))


def test_an_interrupted_reading_leaves_no_answer_to_be_taken_for_the_next_file(
    misbehaving: ReadingPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_message: object) -> Described:
        raise KeyboardInterrupt

    misbehaving.read(_request(b"goed"))
    with monkeypatch.context() as patch:
        patch.setattr("archive.readers.wire.ask", interrupted)
        with pytest.raises(KeyboardInterrupt):
            misbehaving.read(_request(b"een"))
    assert misbehaving.read(_request(b"twee")).extract.text == "twee"


def test_without_process_groups_the_worker_itself_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "killpg")
    with ReadingPool(workers=1, limits=TIGHT, command=COMMAND) as pool:
        worker = pool.read(_request(b"goed")).extract.version
    assert subprocess.run(["ps", "-p", str(worker)], capture_output=True, check=False).returncode == 1

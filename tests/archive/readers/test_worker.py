import io
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from archive.errors import EmptyFile, NeedsTooMuch, ReaderCrashed, RefusedFile
from archive.readers import wire, worker
from archive.readers.base import Extract
from archive.readers.described import Described, Request
from archive.readers.worker import ReadingHere
from tests.archive.readers.printed import draw, needs_tesseract, saved
from tests.archive.readers.test_containers import zipped

MOST = 1_000_000


class System(SimpleNamespace):
    """Keeps the limits that are set instead of setting them."""

    RLIM_INFINITY = -1
    RLIMIT_AS, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CORE, RLIMIT_CPU = range(5)

    def __init__(self, ceilings: dict[int, int], unsettable: int | None = None) -> None:
        super().__init__(limits={}, ceilings=ceilings, unsettable=unsettable)

    def getrlimit(self, limit: int) -> tuple[int, int]:
        return 0, self.ceilings.get(limit, self.RLIM_INFINITY)

    def setrlimit(self, limit: int, values: tuple[int, int]) -> None:
        if limit == self.unsettable:
            raise ValueError("current limit exceeds maximum limit")
        self.limits[limit] = values

    def as_module(self) -> ModuleType:
        return cast("ModuleType", self)


def _request(data: bytes, name: str = "brief.txt") -> Request:
    return Request(data=data, name=name, today=date(2026, 11, 23))


def _echo(request: Request) -> Described:
    return Described(Extract(text=request.data.decode(), media_type="text/plain", extractor="test", version=1), ())


def test_each_request_is_answered_in_its_order_after_a_word_that_all_is_loaded() -> None:
    def read(request: Request) -> Described:
        if request.data in failures:
            raise failures[request.data]
        return _echo(request)

    failures = {b"leeg": EmptyFile("leeg"), b"veel": MemoryError(), b"fout": RecursionError()}
    seen: list[str] = []
    answers = io.BytesIO()
    requests = [_request(data) for data in (b"een", b"leeg", b"veel", b"fout", b"twee")]
    worker.serve(requests, answers, read=read, before=lambda: seen.append("file"))
    answers.seek(0)
    assert wire.receive(answers, most=MOST) == ({"ready": True}, [])
    got = [_taken(answers) for _ in requests]
    assert got[0] == "een"
    assert [type(each) for each in got[1:4]] == [EmptyFile, NeedsTooMuch, ReaderCrashed]
    assert "RecursionError" in str(got[3])
    assert got[4] == "twee"
    assert len(seen) == 5


def _taken(answers: io.BytesIO) -> str | RefusedFile:
    try:
        return wire.answered(*wire.receive(answers, most=MOST)).extract.text
    except RefusedFile as error:
        return error


def test_reading_here_gives_text_and_what_it_says() -> None:
    reader = ReadingHere()
    letter = "Brussel, 7 februari 2025\n\nGeachte heer minister,\n\nWij vragen u om een onderhoud.\n"
    described = reader.read(_request(letter.encode()))
    assert reader.workers == 1
    assert described.extract.text.startswith("Brussel")
    assert ("date", "2025-02-07") in {(each.field, each.value) for each in described.proposed}


def test_a_container_is_read_and_says_nothing_of_itself() -> None:
    described = ReadingHere().read(_request(zipped(("brief.txt", b"Dag"))))
    assert (described.extract.is_container, described.proposed) == (True, ())


@needs_tesseract
def test_pages_that_are_pictures_are_recognised_where_that_is_asked_for() -> None:
    scan = _request(saved(draw()))
    assert ReadingHere().read(scan).extract.text == ""
    described = ReadingHere().read(replace(scan, recognise=True))
    assert ("date", "2025-02-07") in {(each.field, each.value) for each in described.proposed}


def test_the_end_of_the_input_is_heard_in_the_midst_of_a_file() -> None:
    ended = threading.Event()
    stream = io.BytesIO()
    wire.ask(stream, _request(b"een"))
    stream.seek(0)
    requests = worker.listen(stream, ended.set)
    assert next(requests).data == b"een"
    assert ended.wait(timeout=5)
    assert list(requests) == []


def test_limits_are_given_up_for_good_and_never_above_what_the_system_allows() -> None:
    system = System({System.RLIMIT_NOFILE: 64}, unsettable=System.RLIMIT_AS)
    worker.confine(system.as_module(), memory=1 << 30)
    assert system.limits == {
        System.RLIMIT_FSIZE: (100_000_000, 100_000_000),
        System.RLIMIT_NOFILE: (64, 64),
        System.RLIMIT_CORE: (0, 0),
    }
    system = System({})
    worker.confine(system.as_module(), memory=1 << 30)
    assert system.limits[System.RLIMIT_AS] == (1 << 30, 1 << 30)


def test_each_file_gets_its_own_computing_time() -> None:
    system = System({})
    worker.allow(system.as_module(), seconds=1000)
    until, ceiling = system.limits[System.RLIMIT_CPU]
    assert (until > 1000, ceiling) == (True, System.RLIM_INFINITY)


def test_a_system_without_limits_reads_without_them() -> None:
    worker.confine(None, memory=1)
    worker.allow(None, seconds=1)
    assert worker.find_module("no_such_module_on_this_system") is None
    assert worker.find_module("json") is sys.modules["json"]


@pytest.mark.parametrize("has_groups", [True, False])
def test_a_worker_ends_with_all_that_it_started(monkeypatch: pytest.MonkeyPatch, *, has_groups: bool) -> None:
    ended: list[tuple[int, ...]] = []
    if has_groups:
        monkeypatch.setattr(os, "killpg", lambda *who: ended.append(who))
    else:
        monkeypatch.delattr(os, "killpg")
    monkeypatch.setattr(os, "_exit", lambda code: ended.append((code,)))
    worker.end_all()
    assert ended == ([(0, signal.SIGKILL)] if has_groups else []) + [(1,)]


def test_the_program_speaks_on_its_output_and_what_libraries_print_goes_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(request: Request) -> Described:
        os.write(outgoing.fileno(), b"printed by a library")
        return _echo(request)

    (ours, its_output), (its_input, to_it), (errors, its_errors) = os.pipe(), os.pipe(), os.pipe()
    ended = threading.Event()
    with (
        os.fdopen(its_input) as incoming,
        os.fdopen(its_output, "w") as outgoing,
        os.fdopen(its_errors, "w") as complaints,
        os.fdopen(ours, "rb") as answers,
        os.fdopen(errors, "rb") as printed,
    ):
        for stream, standard in ((incoming, "stdin"), (outgoing, "stdout"), (complaints, "stderr")):
            monkeypatch.setattr(sys, standard, stream)
        monkeypatch.setattr(worker, "find_module", lambda _name: None)  # the limits would stay with the tests
        with os.fdopen(to_it, "wb") as asking:
            wire.ask(asking, _request(b"een"))
        worker.main(["90", "1000"], read=read, end=ended.set)
        assert wire.receive(answers, most=MOST)[0] == {"ready": True}
        assert wire.answered(*wire.receive(answers, most=MOST)).extract.text == "een"
        assert printed.read1().startswith(b"printed by a library")
    assert ended.is_set()


def test_the_limits_hold_in_a_real_process() -> None:
    script = """
import resource
from archive.readers import worker
worker.confine(resource, memory=1 << 30)
worker.allow(resource, seconds=5)
names = ("RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_NOFILE", "RLIMIT_CPU")
print(*(resource.getrlimit(getattr(resource, name))[0] for name in names))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    memory, core, files, seconds = map(int, done.stdout.split())
    assert (memory, core, files) == (1 << 30, 0, 256)
    assert 5 < seconds < 30

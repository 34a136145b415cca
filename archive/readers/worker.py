"""A process that reads files for the archive: ``python -m archive.readers.worker SECONDS MEMORY``.

It takes files on standard input and answers on standard output, one after the other, in the messages of ``wire``.
A file that harms it harms nothing else: it has little memory and time, few open files and no way to write large ones.
It ends when its input does, also in the midst of a file, so it never outlives who started it.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from queue import SimpleQueue
from threading import Thread
from types import ModuleType
from typing import BinaryIO

from archive.describing.base import SURE
from archive.describing.describe import describe
from archive.errors import NeedsTooMuch, ReaderCrashed, RefusedFile
from archive.mentions.finding import find_mentions
from archive.readers import registry, scan, wire
from archive.readers.described import Described, Request
from archive.readers.limits import LARGEST_FILE
from archive.references.finding import find_references

_LARGEST_REQUEST = 2 * LARGEST_FILE
"""Bytes of a message with a file; the readers themselves say which file is too large."""
_LARGEST_WRITTEN = 100_000_000
"""Bytes of one file that a reader may write."""
_MOST_OPEN = 256
"""Files and pipes open at a time."""

_FIRST_LETTER = Request(data=b"Dear reader, this first letter loads all that is needed.", name="x", today=date.min)


def read_and_describe(request: Request) -> Described:
    """Read and describe one file in this very process.

    Raises:
        RefusedFile: it cannot be read.
    """
    read = scan.recognise if request.recognise else registry.read
    extract = read(request.data, name=request.name)
    if extract.is_container:
        return Described(extract, ())
    name = PurePath(request.name).name
    proposed = describe(extract, name=name, today=request.today, own_names=request.own_names)
    language = next((each.value for each in proposed if each.field == "language" and each.confidence >= SURE), "")
    mentions = find_mentions(extract.text, language=language, today=request.today)
    references = find_references(extract.text, language=language, today=request.today)
    return Described(extract, tuple(proposed), tuple(mentions), tuple(references))


class ReadingHere:
    """Reads in this very process, without limits: for files that are our own, as in tests."""

    workers = 1

    def read(self, request: Request) -> Described:
        """Read and describe one file, see ``read_and_describe``."""
        return read_and_describe(request)


def serve(
    requests: Iterable[Request],
    answers: BinaryIO,
    *,
    read: Callable[[Request], Described] = read_and_describe,
    before: Callable[[], None] = lambda: None,
) -> None:
    """Answer requests in their order, after a first message that says that all is loaded.

    ``before`` is called before each file.
    """
    wire.send(answers, {"ready": True})
    for request in requests:
        before()
        try:
            wire.answer(answers, read(request))
        except RefusedFile as error:
            wire.refuse(answers, error)
        except MemoryError:
            wire.refuse(answers, NeedsTooMuch(request.name, "the memory that one file may use"))
        except Exception as error:  # noqa: BLE001  # a strange file makes readers raise anything: it costs a sentence
            wire.refuse(answers, ReaderCrashed(request.name, type(error).__name__))


def listen(stream: BinaryIO, end: Callable[[], None]) -> Iterator[Request]:
    """Give the files as they come in; calls ``end`` as soon as there is no one left to send more.

    A thread listens all the while, so that the end is heard in the midst of a file too.
    """
    incoming: SimpleQueue[Request | None] = SimpleQueue()

    def hear() -> None:
        try:
            for request in wire.requests(stream, most=_LARGEST_REQUEST):
                incoming.put(request)
        finally:
            end()
            incoming.put(None)

    Thread(target=hear, daemon=True).start()
    while (request := incoming.get()) is not None:
        yield request


def confine(system: ModuleType | None, *, memory: int) -> None:
    """Give up for good what reading a file does not need. ``memory`` is in bytes of address space.

    Programs that a reader starts are confined alike. ``system`` is the module ``resource``, or None where a system
    has no such limits (Windows), and then only the time is watched, by whoever started this process.
    """
    if system is None:
        return
    wanted = {
        system.RLIMIT_AS: memory,
        system.RLIMIT_FSIZE: _LARGEST_WRITTEN,
        system.RLIMIT_NOFILE: _MOST_OPEN,
        system.RLIMIT_CORE: 0,
    }
    for limit, value in wanted.items():
        _, ceiling = system.getrlimit(limit)
        most = value if ceiling == system.RLIM_INFINITY else min(value, ceiling)
        with suppress(ValueError):  # macOS knows a limit of address space, and refuses to set one
            system.setrlimit(limit, (most, most))


def allow(system: ModuleType | None, *, seconds: float) -> None:
    """Let this process compute for so many seconds from now on, and be ended by the system after that."""
    if system is None:
        return
    _, ceiling = system.getrlimit(system.RLIMIT_CPU)
    until = int(time.process_time() + seconds) + 1
    system.setrlimit(system.RLIMIT_CPU, (until, ceiling))


def end_all() -> None:
    """End this process at once, and on POSIX what it started."""
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def find_module(name: str) -> ModuleType | None:
    """Return a module that not every system has."""
    return import_module(name) if find_spec(name) else None


def main(
    arguments: Sequence[str],
    *,
    read: Callable[[Request], Described] = read_and_describe,
    end: Callable[[], None] = end_all,
) -> None:
    """Serve on the standard streams; what a library prints goes to the error stream."""
    seconds, memory = float(arguments[0]), int(arguments[1])
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        system = find_module("resource")
        requests = listen(sys.stdin.buffer, end)
        confine(system, memory=memory)
        read(_FIRST_LETTER)
        serve(requests, answers, read=read, before=lambda: allow(system, seconds=seconds))


if __name__ == "__main__":
    main(sys.argv[1:])

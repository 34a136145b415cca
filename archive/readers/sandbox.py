"""Reading in processes of their own, so that a hostile file costs one sentence and a small one milliseconds.

Each worker reads one file after the other and is replaced when a file breaks it. Time is limited on every system;
memory, computing time and the size of written files where the system knows such limits (not on Windows).
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Lock, Timer
from typing import BinaryIO, Self, cast

from archive.errors import NeedsTooMuch, ReaderCrashed, ReadersUnavailable, ReadingFailed, RefusedFile, TookTooLong
from archive.readers import wire
from archive.readers.described import Described, Request
from archive.readers.limits import in_megabytes

WORKER = (sys.executable, "-P", "-m", "archive.readers.worker")
"""The program that reads; it is given the seconds and the bytes of memory that one file may take."""

_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT")
"""What a worker learns of the environment: enough to find pandoc and a place for passing files, and no secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost.

    ``seconds`` to read and describe it, ``memory`` in bytes of address space of each process, ``answer`` in bytes of
    its text and of the files inside it together; ``start`` in seconds until a new worker is ready for its first file.
    """

    seconds: float = 90
    memory: int = 2 << 30
    answer: int = 300_000_000
    start: float = 60


class ReadingPool:
    """Workers that read and describe files, started when they are first needed; on leaving, all of them are ended.

    Files may be asked for from any thread; with more threads than workers, some wait.
    """

    def __init__(
        self, *, workers: int | None = None, limits: Limits | None = None, command: Sequence[str] = WORKER
    ) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._all = [Worker(limits or Limits(), command) for _ in range(self.workers)]
        self._idle = list(self._all)
        self._changed = Condition()
        self._is_open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def read(self, request: Request) -> Described:
        """Read and describe one file in the next free worker.

        Raises:
            RefusedFile: it cannot be read; a ReadingFailed where it went over a limit or broke the worker.
            ReadersUnavailable: no worker can be started.
        """
        with self._next() as worker:
            return worker.read(request)

    def close(self) -> None:
        """End all workers at once; files that are being read are given up."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()
        for worker in self._all:
            worker.kill()
        with self._changed:
            self._changed.wait_for(lambda: len(self._idle) == self.workers)
        for worker in self._all:
            worker.stop()

    @contextmanager
    def _next(self) -> Iterator["Worker"]:
        with self._changed:
            self._changed.wait_for(lambda: self._idle or not self._is_open)
            if not self._is_open:
                raise RuntimeError("the pool is closed")
            worker = self._idle.pop()  # the last one used: it is warm, and the others need not be started at all
        try:
            yield worker
        finally:
            with self._changed:
                self._idle.append(worker)
                self._changed.notify_all()


class Worker:
    """The place of one reading process, which is started at the first file and again after one that broke it."""

    def __init__(self, limits: Limits, command: Sequence[str]) -> None:
        self._limits = limits
        self._command = (*command, str(limits.seconds), str(limits.memory))
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = Lock()
        self._may_start = True

    def read(self, request: Request) -> Described:
        """Read and describe one file, see ``ReadingPool.read``."""
        process = self._ready()
        try:
            return self._exchange(process, request)
        except BaseException as error:
            if isinstance(error, ReadingFailed) or not isinstance(error, RefusedFile):
                self.stop()  # also where we were interrupted: its answer would be taken for the next file's
            raise

    def kill(self) -> None:
        """End the process and what it started, from any thread and for good."""
        with self._starting:
            self._may_start = False
            if self._process is not None:
                _kill(self._process)

    def stop(self) -> None:
        """End the process, and close the pipes to it."""
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # words to a process that is gone
                    cast("BinaryIO", pipe).close()

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return the running process, or a new one that has loaded all it needs."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        process = self._start()
        with _Deadline(process, self._limits.start):
            try:
                wire.receive(_answers(process), most=self._limits.answer)
            except (OSError, EOFError, OverflowError, ValueError) as error:
                self.stop()
                raise ReadersUnavailable from error
        return process

    def _start(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if not self._may_start:
                raise RuntimeError("the pool is closed")
            self._process = subprocess.Popen(  # noqa: S603  # our own program; a stranger's file goes through its input
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=tempfile.gettempdir(),
                env=_environment(),
                start_new_session=True,
            )
            return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: Request) -> Described:
        """Send a file and take the answer.

        Raises:
            RefusedFile: in any case that there is none, the process may be broken or not.
        """
        with _Deadline(process, self._limits.seconds) as deadline:
            try:
                wire.ask(cast("BinaryIO", process.stdin), request)
                return wire.answered(*wire.receive(_answers(process), most=self._limits.answer))
            except (OSError, EOFError) as error:
                if deadline.has_passed:
                    raise TookTooLong(request.name, self._limits.seconds) from error
                raise ReaderCrashed(request.name, _last_words(process)) from error
            except OverflowError as error:
                what = f"{in_megabytes(self._limits.answer)} of text and attachments"
                raise NeedsTooMuch(request.name, what) from error
            except ValueError as error:
                raise ReaderCrashed(request.name, "the reader's answer makes no sense") from error


def _answers(process: subprocess.Popen[bytes]) -> BinaryIO:
    return cast("BinaryIO", process.stdout)


class _Deadline:
    """Kills the process unless the block is left in time."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.has_passed = False
        self._process = process
        self._timer = Timer(seconds, self._pass)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def _pass(self) -> None:
        self.has_passed = True
        _kill(self._process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started, where the system knows groups of processes."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):  # it has ended already; macOS says it the other way
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _last_words(process: subprocess.Popen[bytes]) -> str:
    """Say how a process ended, or stopped answering."""
    try:
        code = process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return "the reader closed its answers"
    return f"the reader was ended by signal {-code}" if code < 0 else f"the reader ended with code {code}"


def _environment() -> dict[str, str]:
    """Return the environment of a worker: it finds our packages and the system's programs."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    packages = str(Path(__file__).parents[2])
    return {**passed_on, "PYTHONPATH": packages, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}

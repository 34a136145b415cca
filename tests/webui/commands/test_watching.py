import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from archive.ingest import Outcome
from webui import watch

from .conftest import Letterbook


@pytest.fixture
def scanner(letters: Path) -> Path:
    """A folder into which three letters were put, and an empty file."""
    return letters


def watching(letterbook: Letterbook, folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "webui", "--archive", str(letterbook.folder), "watch", str(folder), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_is_there_is_taken_in_and_counted(none: Letterbook, scanner: Path) -> None:
    result = none("watch", scanner, "--once", code=1)
    assert result.stdout.splitlines()[-1] == "3 added, 1 refused"
    assert result.stderr == f"{scanner / 'leeg.txt'}: the file is empty; check whether it was copied completely.\n"
    assert names(scanner / "done") == ["in/brief 1.txt", "in/brief 2.txt", "in/brief 3.txt"]
    assert none.json("search", "haven")["total"] == 1
    assert none("watch", scanner, "--once").stdout == "no files found\n"


def test_files_go_where_they_are_told_to(none: Letterbook, scanner: Path, tmp_path: Path) -> None:
    done, refused = tmp_path / "archived" / "2024", tmp_path / "trouble"
    none("watch", scanner, "--once", "--done", done, "--refused", refused, code=1)
    assert names(scanner) == []
    assert len(names(done)) == 3
    assert names(refused) == ["leeg.txt", "leeg.txt.txt"]


def test_a_folder_that_files_would_not_leave_is_wrong_usage(none: Letterbook, scanner: Path) -> None:
    assert "cannot be watched from inside" in none("watch", scanner, "--done", scanner, code=2).stderr
    assert "cannot be watched from inside" in none("watch", scanner / "in", "--refused", scanner, code=2).stderr
    none.folder.mkdir()
    assert "cannot be watched from inside" in none("watch", none.folder, code=2).stderr


def test_a_folder_is_watched_by_one_process(none: Letterbook, scanner: Path) -> None:
    held, done = threading.Event(), threading.Event()
    none.folder.mkdir()
    folders = watch.Folders(incoming=scanner, done=scanner / "done", refused=scanner / "refused")

    def hold() -> None:
        lock: FileLock = folders.lock(none.folder)
        with lock:
            held.set()
            done.wait()

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    result = none("watch", scanner, "--once", code=1)
    done.set()
    other.join()
    assert result.stderr == f"{scanner} is watched already, by another process; stop that one first.\n"
    none("watch", scanner, "--once", code=1)


def test_a_watch_that_is_asked_to_stop_says_so(
    none: Letterbook, scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_when_done() -> None:
        until = time.monotonic() + 60
        while len(names(scanner / "done")) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(watch, "PAUSE", 1.1)
    waiting = threading.Thread(target=stop_when_done)
    waiting.start()
    result = none("watch", scanner)
    waiting.join()
    assert result.stdout.splitlines()[-1] == "Stopped."
    assert len(names(scanner / "done")) == 3


def test_a_watch_that_is_asked_twice_ends_at_once(
    none: Letterbook, scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_watch: watch.Watch, *, once: bool) -> Iterator[Outcome]:
        assert not once
        signal.raise_signal(signal.SIGINT)
        yield Outcome(path="in hand", outcome="added")
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(watch.Watch, "run", run)
    before = signal.getsignal(signal.SIGINT)
    assert none("watch", scanner, code=1).stderr.strip() == "Aborted!"
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_takes_what_comes_later_until_it_is_stopped(
    none: Letterbook, scanner: Path, how: signal.Signals
) -> None:
    with watching(none, scanner) as process:
        assert process.stdout is not None
        first = [json.loads(process.stdout.readline()) for _ in range(4)]
        assert sorted(each["outcome"] for each in first) == ["added", "added", "added", "refused"]
        (scanner / "later.txt").write_text("Wij schrijven u later over het eiland en de brug.", encoding="utf-8")
        assert json.loads(process.stdout.readline())["outcome"] == "added"
        os.killpg(process.pid, how)
        rest, errors = process.communicate(timeout=20)
    assert (rest, process.returncode) == ("", 0)
    assert errors == f"{scanner / 'leeg.txt'}: the file is empty; check whether it was copied completely.\n"


def test_a_watch_that_is_killed_goes_on_where_it_was(none: Letterbook, scanner: Path) -> None:
    for number in range(4, 40):
        text = f"Brussel, {number} mei 2024\n\nGeachte mevrouw,\n\nDit is brief {number} over de kade.\n"
        (scanner / "in" / f"brief {number}.txt").write_text(text, encoding="utf-8")
    with watching(none, scanner) as process:
        assert process.stdout is not None
        seen = [json.loads(process.stdout.readline()) for _ in range(5)]
        process.kill()
    assert len(seen) == 5
    time.sleep(0.1)
    none("watch", scanner, "--once", "--json", code=0 if (scanner / "refused" / "leeg.txt").exists() else 1)
    assert len(names(scanner / "done")) == 39
    assert names(scanner / "in") == []
    assert none.json("search", "kind:letter", "--limit", "1")["total"] == 39
    assert none.json("doctor")["ok"] is True

"""A watched folder: what is put there is taken in once it is complete, and then put away.

The folder is looked through every few seconds. Notifications of the system would be quicker, but they do not come for
folders on a network, where scanners and colleagues put things, and every system needs another library for them; a look
through some hundred names costs next to nothing.

A file is put away only after it is in the record. Whenever the watch is stopped, even by force, a file is therefore
still there or put away: one that is still there is a duplicate the next time, and is put away then.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain, count, repeat
from pathlib import Path
from queue import Empty, SimpleQueue

from filelock import FileLock

from archive.errors import IndexUnavailable
from archive.ingest import Outcome, add_files, path_text
from webui.services import Services

SETTLED = 1.0
"""Seconds for which a file must have stayed as it is: longer than the pauses of what writes it."""

PAUSE = 3.0
"""Seconds between two looks."""

AT_A_TIME = 20
"""Files that are taken in before the index takes them up; a watch that is to stop finishes them."""

_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".temp")
"""How the names end under which browsers and programs that copy write a file that is not complete."""

_OPEN = ("~$", ".")
"""How the names begin of what office programs keep beside an open document, and of what is hidden."""

State = tuple[int, int]
"""Size in bytes and moment of the last change in nanoseconds: a file for which both stay the same is complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folder to watch, and where to put what was taken in and what was refused. ``others`` are not looked into."""

    incoming: Path
    done: Path
    refused: Path
    others: tuple[Path, ...] = ()

    def lock(self, folder: Path) -> FileLock:
        """Return the lock of whoever watches the incoming folder; it lies in ``folder``."""
        name = sha256(os.fsencode(self.incoming.resolve())).hexdigest()[:16]
        return FileLock(folder / f"watching-{name}.lock", timeout=0)

    def look(self) -> dict[Path, State]:
        """Return the files that are there and could be complete, at any depth, each with its state."""
        left_out = {each.resolve() for each in (self.done, self.refused, *self.others)}
        return dict(_look(self.incoming.resolve(), left_out))


@dataclass(slots=True)
class Looks:
    """What was seen so far: the state of each file, and the moment (in seconds) since when it is that."""

    seen: dict[Path, tuple[State, float]] = field(default_factory=dict)

    def settled(self, found: Mapping[Path, State], *, at: float) -> dict[Path, State]:
        """Take up what is seen at a moment, and return what stayed the same for long enough, by name."""
        before, self.seen = self.seen, {}
        for path, state in found.items():
            was, since = before.get(path, (state, at))
            self.seen[path] = (state, since if was == state else at)
        return {path: found[path] for path, (_, since) in sorted(self.seen.items()) if at - since >= SETTLED}


@dataclass(frozen=True, slots=True)
class Stop:
    """Whether a watch is to stop: what it has in hand is finished first.

    A handler of a signal may ask at any moment, also while the watch looks or waits. An Event of threading does not
    bear that; this queue does.
    """

    asked: SimpleQueue[None] = field(default_factory=SimpleQueue)

    def __bool__(self) -> bool:
        """Tell whether to stop."""
        return not self.asked.empty()

    def ask(self) -> None:
        """Have the watch stop."""
        self.asked.put(None)

    def within(self, seconds: float) -> bool:
        """Wait for so long, or until it is asked; tell whether it was."""
        with suppress(Empty):
            self.asked.put(self.asked.get(timeout=seconds))
        return bool(self)


@dataclass(slots=True)
class Watch:
    """One watch over one folder. ``complain`` is told, once, of a file that cannot be put away."""

    services: Services
    folders: Folders
    complain: Callable[[str], object]
    stop: Stop = field(default_factory=Stop)
    looks: Looks = field(default_factory=Looks)
    complained: set[Path] = field(default_factory=set)

    def run(self, *, once: bool = False) -> Iterator[Outcome]:
        """Take in what comes until it is to stop, and yield what became of it; ``once`` ends after what is there now.

        Raises:
            OSError: the folders to put files away in cannot be made.
        """
        for folder in (self.folders.done, self.folders.refused):
            folder.mkdir(parents=True, exist_ok=True)
        for pause in chain([0.0], [SETTLED] if once else repeat(PAUSE)):
            if self.stop.within(pause):
                return
            yield from self.take(self.looks.settled(self.folders.look(), at=time.monotonic()))

    def take(self, files: Mapping[Path, State]) -> Iterator[Outcome]:
        """Take files in, put each away after it is in the record, and let the index take up what is new."""
        paths = list(files)
        for start in range(0, len(paths), AT_A_TIME):
            if self.stop:
                return
            yield from self._take({path: files[path] for path in paths[start : start + AT_A_TIME]})

    def _take(self, files: Mapping[Path, State]) -> Iterator[Outcome]:
        named = {path_text(path): path for path in files}
        services = self.services
        options = replace(services.add_options(), folders=(self.folders.incoming.resolve(),))
        paths = named.values()
        outcomes = add_files(services.database, services.originals, paths, viewer=services.viewer, options=options)
        for path, group in _by_file(outcomes, named):
            if _state(path) is None:
                continue  # somebody took it away before it could be read, or after
            yield from group
            if _state(path) == files[path]:  # one that changed meanwhile is another file by now, for the next look
                self._put_away(path, group)
        with suppress(IndexUnavailable):  # what was committed is noted for the next update
            services.update_index()

    def _put_away(self, path: Path, outcomes: list[Outcome]) -> None:
        """Move a file out of the way, with what was refused of it in a text beside it."""
        folder = self.folders.refused if outcomes[0].outcome == "refused" else self.folders.done
        target = _free(folder / path.relative_to(self.folders.incoming.resolve()))
        sentences = [each.error for each in outcomes if each.outcome == "refused"]
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if sentences:
                _beside(target).write_text("".join(f"{each}\n" for each in sentences), encoding="utf-8")
            _move(path, target)
        except OSError as error:
            if path not in self.complained:
                self.complained.add(path)
                why = (error.strerror or type(error).__name__).lower()
                self.complain(f"{path_text(path)}: it cannot be moved to {folder} ({why}); move it away yourself.")


def _look(folder: Path, left_out: Collection[Path]) -> Iterator[tuple[Path, State]]:
    with suppress(OSError), os.scandir(folder) as entries:  # a folder may go, or its network, and come back
        inside = list(entries)
        names = {entry.name for entry in inside}
        for entry in inside:
            path = Path(entry.path)
            if entry.name.startswith(_OPEN) or path in left_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _look(path, left_out)
            elif entry.is_file(follow_symlinks=False) and not _is_unfinished(entry.name, names):
                state = _state(path)
                if state is not None:
                    yield path, state


def _is_unfinished(name: str, names: Collection[str]) -> bool:
    """Tell whether a file is being written, by its name or by the one that is written beside it."""
    return name.lower().endswith(_UNFINISHED) or any(f"{name}{ending}" in names for ending in _UNFINISHED)


def _state(path: Path) -> State | None:
    """Return the state of a file, or None where there is none any more."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _by_file(outcomes: Iterable[Outcome], files: Mapping[str, Path]) -> Iterator[tuple[Path, list[Outcome]]]:
    """Yield each file, of at least one, with what became of it and of the files inside it."""
    group: list[Outcome] = []
    for outcome in outcomes:
        if group and outcome.path in files:
            yield files[group[0].path], group
            group = []
        group.append(outcome)
    yield files[group[0].path], group


def _free(path: Path) -> Path:
    """Return ``path``, or with a number behind its name, where neither it nor the text beside it is there."""
    numbered = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(each for each in chain([path], numbered) if not (each.exists() or _beside(each).exists()))


def _beside(path: Path) -> Path:
    """Return where the sentence stands about a file that was refused."""
    return path.with_name(f"{path.name}.txt")


def _move(path: Path, target: Path) -> None:
    """Move a file; what is stopped in between leaves it whole in one place at least."""
    try:
        path.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        made = target.with_name(f".{target.name}.part")  # another disk, to which nothing moves at once
        shutil.copy2(path, made)
        made.rename(target)
        path.unlink()

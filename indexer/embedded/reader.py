"""Read the index while others write it: one state at a time, each used by one thread at a time, never repaired here."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from whoosh import index

from archive.errors import IndexUnavailable
from indexer.embedded import postings as lists
from indexer.embedded.columns import Columns, joined, load_columns, with_deletions
from indexer.embedded.folder import find_current, generation_of
from indexer.embedded.postings import Damaged, Ids, Postings, segments, undamaged
from indexer.embedded.vocabulary import SegmentWords, Vocabulary

T = TypeVar("T")

TRIES = 2
"""How often one state is tried. A writer may take files away in the moment in which they are opened, but then there is
a newer state; one that stays and cannot be read is damaged."""

PAUSE = 0.005
"""Seconds between two tries."""


class State(NamedTuple):
    """Which state of the index this is: the folder, and the number that Whoosh gives each commit."""

    folder: Path
    generation: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the index, open. Not for two threads at once: Whoosh's readers share a file's position.

    ``segments`` are Whoosh's readers, each with the number of documents before it; ``words`` are what stands in each.
    """

    state: State
    segments: Sequence[tuple[Any, int]]
    words: Sequence[SegmentWords]
    columns: Columns

    def postings(self, field: str, terms: Iterable[str]) -> list[Postings]:
        """Return the postings of terms, term by term and segment by segment, those of deleted documents included."""
        return [
            Postings(found.ids + offset, found.weights)
            for term in terms
            for reader, offset in self.segments
            if len((found := lists.postings(reader, field, term.encode())).ids)
        ]

    def document_count(self, field: str, term: str) -> int:
        """Return how many documents hold a term, deleted ones included."""
        return sum(lists.document_count(reader, field, term.encode()) for reader, _offset in self.segments)

    def positions(self, field: str, term: str, wanted: Ids) -> list[list[int]]:
        """Return where a term stands in each of the ``wanted`` documents, ascending, which all hold it."""
        places: list[list[int]] = []
        for reader, offset in self.segments:
            inside = wanted[(wanted >= offset) & (wanted < offset + reader.doc_count_all())] - offset
            if len(inside):
                places += lists.positions(reader, field, term.encode(), inside)
        return places

    def field_length(self, field: str) -> int:
        """Return how many terms a scored field has in all documents together."""
        return sum(reader.field_length(field) for reader, _offset in self.segments)

    def holders(self, field: str, terms_of: Callable[[Any], Iterable[bytes]]) -> Ids:
        """Return the documents that hold one of the terms that ``terms_of`` gives for a segment's reader."""
        found = [np.empty(0, np.int64)]
        for reader, offset in self.segments:
            found += [ids + offset for ids in lists.holders(reader, field, terms_of)]
        return np.concatenate(found)

    def close(self) -> None:
        """Close the files."""
        for reader, _offset in self.segments:
            reader.close()


class Readers:
    """The open snapshots of one index, lent to one thread at a time; columns and words are shared by all.

    ``damaged`` is the folder that could not be read, until it is replaced.
    """

    def __init__(self, folder: Path) -> None:
        self.damaged: Path | None = None
        self._folder = folder
        self._lock = threading.Lock()
        self._idle: list[Snapshot] = []
        self._loaded: dict[str, Columns] = {}
        self._words: dict[str, Vocabulary] = {}
        self._joined: tuple[State, Columns] | None = None

    def ask(self, question: Callable[[Snapshot], T]) -> T:
        """Return the answer of a question to the present state of the index.

        Raises:
            IndexUnavailable: there is none, or it is not fit to be read.
        """
        failure: Exception | None = None
        tries: Counter[State] = Counter()
        folder = find_current(self._folder)
        while folder and max(tries.values(), default=0) < TRIES:
            try:
                state = State(folder, generation_of(folder))
                tries[state] += 1
                with self._lent(state) as snapshot:
                    return question(snapshot)
            except (OSError, Damaged) as error:
                failure = error
            time.sleep(PAUSE)
            folder = find_current(self._folder)
        self.damaged = folder
        raise IndexUnavailable from failure

    def close(self) -> None:
        """Close what is open and idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for snapshot in idle:
            snapshot.close()

    @contextmanager
    def _lent(self, state: State) -> Iterator[Snapshot]:
        snapshot = self._take(state) or self._open(state)
        try:
            yield snapshot
        except BaseException:
            snapshot.close()
            raise
        with self._lock:
            self._idle.append(snapshot)

    def _take(self, state: State) -> Snapshot | None:
        """Take an idle snapshot of this state; those of earlier ones are closed."""
        with self._lock:
            current = [snapshot for snapshot in self._idle if snapshot.state == state]
            stale = [snapshot for snapshot in self._idle if snapshot.state != state]
            taken = current.pop() if current else None
            self._idle = current
        for snapshot in stale:
            snapshot.close()
        return taken

    def _open(self, state: State) -> Snapshot:
        reader = undamaged(lambda: index.open_dir(str(state.folder)).reader())
        try:
            leaves = segments(reader)
            # columns are read from files that a writer may have taken away meanwhile: then this is no state to show
            columns = undamaged(lambda: self._columns(state, [leaf for leaf, _offset in leaves]))
            words = [SegmentWords(self._words[_name(leaf)], leaf) for leaf, _offset in leaves]
            if generation_of(state.folder) != state.generation:
                raise FileNotFoundError(state.folder)  # noqa: TRY301  # closed and tried again, as when it is really gone
        except BaseException:
            reader.close()
            raise
        return Snapshot(state, leaves, words, columns)

    def _columns(self, state: State, segments: Sequence[Any]) -> Columns:
        with self._lock:
            if self._joined is None or self._joined[0] != state:
                loaded = {_name(one): one for one in segments}
                self._loaded = {name: self._loaded.get(name) or load_columns(one) for name, one in loaded.items()}
                self._words = {name: self._words.get(name) or Vocabulary() for name in loaded}
                live = [
                    with_deletions(self._loaded[name], one.segment().deleted_docs()) for name, one in loaded.items()
                ]
                self._joined = (state, joined(live))
            return self._joined[1]


def _name(segment: Any) -> str:  # noqa: ANN401  # Whoosh has no types
    return str(segment.segment().segment_id())

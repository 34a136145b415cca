"""Read the index while others write it: one state at a time, each used by one thread at a time, never repaired here."""

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from whoosh import index

from archive.errors import IndexUnavailable
from indexer.embedded import postings as lists
from indexer.embedded.columns import Columns, joined, load_columns, with_deletions
from indexer.embedded.folder import generation_of, is_trusted, pointed_to
from indexer.embedded.postings import Damaged, Ids, Places, Postings, Term, segments, undamaged
from indexer.embedded.vocabulary import SegmentWords, Vocabulary

T = TypeVar("T")

REMEMBERED = 200_000
"""Postings that a snapshot keeps in memory: 16 bytes each."""

TRIES = 2
"""How often one state is tried. A writer may take files away in the moment in which they are opened, but then there is
a newer state; one that stays and cannot be read is damaged."""

PAUSE = 0.005
"""Seconds between two tries."""


class State(NamedTuple):
    """Which state of the index this is: the folder, and the number that Whoosh gives each commit."""

    folder: Path
    generation: int


class Remembered:
    """What was read of a few terms, the latest asked for; about ``REMEMBERED`` postings."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], tuple[Sequence[Postings], int]] = OrderedDict()
        self._size = 0

    def get(self, term: tuple[str, str]) -> Sequence[Postings] | None:
        """Return the postings of a term of a field, if they are known."""
        if term not in self._known:
            return None
        self._known.move_to_end(term)
        return self._known[term][0]

    def put(self, term: tuple[str, str], postings: Sequence[Postings], size: int) -> None:
        """Keep the postings of a term, so many in all."""
        self._known[term] = (postings, size + 1)
        self._size += size + 1
        while self._size > REMEMBERED:
            _term, (_postings, gone) = self._known.popitem(last=False)
            self._size -= gone


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the index, open. Not for two threads at once: Whoosh's readers share a file's position.

    ``segments`` are Whoosh's readers, each with the number of documents before it; ``words`` are what stands in each.
    ``remembered`` are the postings that were read last.
    """

    state: State
    segments: Sequence[tuple[Any, int]]
    words: Sequence[SegmentWords]
    columns: Columns
    remembered: Remembered = field(default_factory=Remembered)

    def postings(self, field: str, terms: Iterable[str]) -> list[Postings]:
        """Return the postings of terms, term by term and segment by segment, those of deleted documents included."""
        return [each for term in terms for each in self._postings(field, term)]

    def document_count(self, field: str, term: str) -> int:
        """Return how many documents hold a term, deleted ones included."""
        found = (lists.find_term(reader, field, term.encode()) for reader, _offset in self.segments)
        return sum(each.documents for each in found if each)

    def places(self, field: str, term: str, wanted: Ids | None) -> Places:
        """Return where a term with positions stands in the ``wanted`` documents, which ascend; None is all."""
        found = [np.empty((2, 0), np.int64)]
        for reader, offset in self.segments:
            inside = None if wanted is None else wanted[(wanted >= offset) & (wanted < offset + reader.doc_count_all())]
            known = lists.find_term(reader, field, term.encode())
            if known and (inside is None or len(inside)):
                ids, places = lists.places(reader, known, None if inside is None else inside - offset)
                found.append(np.stack((ids + offset, places)))
        return Places(*np.concatenate(found, axis=1))

    def field_length(self, field: str) -> int:
        """Return how many terms a scored field has in all documents together."""
        return sum(reader.field_length(field) for reader, _offset in self.segments)

    def starting(self, prefix: str) -> Ids:
        """Return the documents with a word that begins with ``prefix``."""
        return self._holders(lambda words: words.starting(prefix))

    def within(self, word: str, edits: int) -> Ids:
        """Return the documents with a word that is like ``word``: see ``indexer.embedded.vocabulary``."""
        return self._holders(lambda words: words.within(word, edits))

    def _holders(self, choose: Callable[[SegmentWords], Iterable[Term]]) -> Ids:
        found = [np.empty(0, np.int64)]
        for words, (reader, offset) in zip(self.words, self.segments, strict=True):
            found.append(lists.holders(reader, choose(words)) + offset)
        return np.concatenate(found)

    def _postings(self, field: str, term: str) -> Sequence[Postings]:
        """Return the postings of one term; a search asks for those of a phrase several times."""
        known = self.remembered.get((field, term))
        if known is None:
            found = ((lists.find_term(reader, field, term.encode()), reader, at) for reader, at in self.segments)
            known = [_shifted(lists.postings(reader, term), at) for term, reader, at in found if term]
            self.remembered.put((field, term), known, sum(len(each.ids) for each in known))
        return known

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
        self._trusted: Path | None = None
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
        folder = self._current()
        while folder and max(tries.values(), default=0) < TRIES:
            try:
                state = State(folder, generation_of(folder))
                tries[state] += 1
                with self._lent(state) as snapshot:
                    return question(snapshot)
            except (OSError, Damaged) as error:
                failure = error
            time.sleep(PAUSE)
            folder = self._current()
        self.damaged = folder
        raise IndexUnavailable from failure

    def _current(self) -> Path | None:
        """Return the folder in use; its stamp is read once, since it was written before the folder came into use."""
        folder = pointed_to(self._folder)
        if folder and folder != self._trusted:
            self._trusted = folder if is_trusted(self._folder, folder) else None
            return self._trusted
        return folder

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


def _shifted(postings: Postings, offset: int) -> Postings:
    return Postings(postings.ids + offset, postings.weights)


def _name(segment: Any) -> str:  # noqa: ANN401  # Whoosh has no types
    return str(segment.segment().segment_id())

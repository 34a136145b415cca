"""The Whoosh index as an Engine."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from archive.errors import IndexUnavailable
from indexer.embedded import folder as folders
from indexer.embedded import writer
from indexer.embedded.finding import contents, find
from indexer.embedded.postings import Damaged
from indexer.embedded.reader import Readers
from indexer.embedded.suggesting import find_alike, words_from, words_near
from indexer.engine import Alike, Found, IndexBusy, Question, Sample, Scope, WordCount
from indexer.schema import IndexedDocument


class EmbeddedIndex:
    """An index in one folder. Keeps ``indexer.engine.Engine``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._readers = Readers(folder)

    def find(self, question: Question) -> Found:
        """Answer a search."""
        return self._readers.ask(lambda snapshot: find(snapshot, question))

    def words_near(self, word: str, *, scope: Scope, limit: int) -> list[WordCount]:
        """Return the words that ``word`` may be a misspelling of, the likeliest first."""
        return self._readers.ask(lambda snapshot: words_near(snapshot, word, scope, limit))

    def words_from(self, prefix: str, *, scope: Scope, limit: int) -> list[WordCount]:
        """Return the words that begin with ``prefix``, those in most documents first."""
        return self._readers.ask(lambda snapshot: words_from(snapshot, prefix, scope, limit))

    def find_alike(self, sample: Sample) -> list[Alike]:
        """Return the documents that share the most telling words of a sample, the most alike first."""
        return self._readers.ask(lambda snapshot: find_alike(snapshot, sample))

    def contents(self) -> Iterator[tuple[int, int]]:
        """Yield (id, revision) of every document, by id."""
        yield from self._readers.ask(contents)

    def is_usable(self) -> bool:
        """Tell whether the index is there, whole as far as can be seen, and of this version."""
        current = folders.find_current(self._folder)
        if current is None or current == self._readers.damaged:
            return False
        try:
            self._readers.ask(lambda _snapshot: None)
        except IndexUnavailable:
            return False
        return True

    def warm_up(self) -> None:
        """Read what the first searches would wait for."""
        self._readers.ask(lambda snapshot: words_near(snapshot, "warm", "nothing", 1))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer among all processes."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / "writing.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexBusy from error
        try:
            yield
        finally:
            lock.release()

    def write(self, documents: Iterable[IndexedDocument], touched: Collection[int]) -> list[int]:
        """Take out what is held of the ``touched`` ids and put ``documents`` in."""
        current = folders.find_current(self._folder)
        if current is None:
            raise IndexUnavailable
        try:
            return writer.write(current, documents, touched)
        except (Damaged, FileNotFoundError) as error:
            self._readers.damaged = current
            raise IndexUnavailable from error

    def rebuild(self, documents: Iterable[IndexedDocument]) -> list[int]:
        """Make a new index beside the old one, then take its place."""
        new = folders.new_folder(self._folder)
        writer.create(new)
        unfit = writer.write(new, documents)
        folders.switch_to(self._folder, new)
        return unfit

    def close(self) -> None:
        """Close what is open."""
        self._readers.close()


def open_index(folder: Path) -> EmbeddedIndex:
    """Return the index in ``folder``, which may not be there yet: only a rebuild makes it. The caller closes it."""
    return EmbeddedIndex(folder)

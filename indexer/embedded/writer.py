"""Write the index: a batch is one commit, all of it or nothing."""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from whoosh import index

from indexer.embedded.fields import row_of, whoosh_schema
from indexer.embedded.gathering import Codec, Pool
from indexer.embedded.merging import merge
from indexer.embedded.postings import find_term, postings, segments, undamaged
from indexer.schema import IndexedDocument

MEMORY = 128
"""MiB of postings that are gathered before they go to the disk."""


def create(folder: Path) -> None:
    """Make an index without documents."""
    index.create_in(str(folder), whoosh_schema())


def open_writer(folder: Path) -> Any:  # noqa: ANN401  # Whoosh has no types
    """Return a writer of the index in a folder."""
    # compound files would be copied into memory whole by every reader
    writer = index.open_dir(str(folder)).writer(compound=False, codec=Codec())
    writer.pool = Pool(writer, MEMORY)
    return writer


def write(folder: Path, documents: Iterable[IndexedDocument], gone: Collection[int] = ()) -> list[int]:
    """Commit a batch: those ``gone`` are taken out, then ``documents``, each at most once, are added.

    Returns the ids of the documents that the index cannot hold; the others are in.
    """
    with _collecting_afterwards():
        return _write(folder, documents, gone)


def _write(folder: Path, documents: Iterable[IndexedDocument], gone: Collection[int]) -> list[int]:
    unfit: list[int] = []
    writer = undamaged(lambda: open_writer(folder))
    try:
        _delete(writer, gone)
        for document in documents:
            try:
                row = row_of(document)
            except ValueError:
                unfit.append(document.id)
            else:
                writer.add_document(**row)
        undamaged(lambda: writer.commit(mergetype=merge))
    except BaseException:
        # never go on with a writer that failed: the words of the document it failed at would go to the next one
        _cancel(writer)
        raise
    return unfit


@contextmanager
def _collecting_afterwards() -> Iterator[None]:
    """Keep the garbage collector from going through all postings again and again: they live to the end of the batch."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _delete(writer: Any, numbers: Collection[int]) -> None:  # noqa: ANN401  # Whoosh has no types
    with undamaged(writer.reader) as reader:
        for leaf, offset in segments(reader):
            for number in numbers:
                for place in postings(leaf, find_term(leaf, "id", str(number).encode())).ids.tolist():
                    writer.delete_document(place + offset)


def _cancel(writer: Any) -> None:  # noqa: ANN401  # Whoosh has no types
    try:
        writer.cancel()
    except Exception:  # noqa: BLE001  # on a full disk not even this works, and Whoosh would hold its lock for good
        with suppress(AttributeError):  # whoosh3 has given it back already
            writer.writelock.release()

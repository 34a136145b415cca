"""Text recognition in the background: documents that wait for it get a text, and a description from it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.errors import (
    ArchiveError,
    NoSuchOriginal,
    ReadersUnavailable,
    ReadingFailed,
    RefusedFile,
    TesseractMissing,
)
from archive.ingest import AddOptions
from archive.models import Document
from archive.originals import Originals
from archive.proposals import settle
from archive.readers.described import Described, FileReader, Request
from archive.readers.sandbox import Limits
from archive.readers.tesseract import find_tesseract
from archive.reextraction import take_up
from archive.rights import Viewer, is_readable

LIMITS = Limits(seconds=2 * 60 * 60)
"""What one file may cost here: a page takes some seconds, and a report has hundreds."""

PAUSE = 5.0
"""Seconds between two looks for new documents."""

_PATIENCE = 12
"""Pauses until the next look where Tesseract is missing."""

WAITS = "needs-ocr"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What became of one document. ``error`` is the sentence where it still waits or cannot be recognised."""

    key: str
    outcome: Literal["recognised", "waiting", "failed"]
    error: str = ""


def list_waiting(session: Session, *, viewer: Viewer) -> list[Document]:
    """Return the documents that wait for text recognition, in the order in which they were added."""
    waiting = select(Document).where(Document.status == WAITS, is_readable(viewer)).order_by(Document.id)
    return list(session.scalars(waiting))


def recognise_document(
    database: Database, originals: Originals, key: str, *, viewer: Viewer, options: AddOptions
) -> Recognised:
    """Recognise the text of one document and describe it again, in one transaction.

    No session is open while its pages are read, which takes seconds a page. ``options.reader`` should have ``LIMITS``.
    What cannot be recognised is kept with the status "attention"; without Tesseract the document goes on waiting, and
    its notice says how to get it.

    Raises:
        ReadersUnavailable: the processes that read do not start.
    """
    with database.reading() as session:
        original = min(_document(session, key).originals, key=lambda each: each.id)
    try:
        find_tesseract(name=original.name)  # before anything is read: a queue that waits costs next to nothing
        described = options.read(originals.read(original.sha256), original.name, recognise=True)
    except TesseractMissing as error:
        return _give_notice(database, key, error, status=WAITS, viewer=viewer)
    except (RefusedFile, NoSuchOriginal) as error:
        return _give_notice(database, key, error, status="attention", viewer=viewer)
    with database.writing(viewer) as session:
        _take_up(session, _document(session, key), described)
        session.commit()
    return Recognised(key, "recognised")


def work(database: Database, originals: Originals, *, viewer: Viewer, options: AddOptions) -> Iterator[Recognised]:
    """Recognise every document that waits, and yield what became of each as it is done; safe to stop in between."""
    with database.reading() as session:
        keys = [document.key for document in list_waiting(session, viewer=viewer)]
    for key in keys:
        yield recognise_document(database, originals, key, viewer=viewer, options=options)


class Stopped(Exception):  # nothing failed
    """The work was told to stop while a file was being read; the file waits as before."""


@dataclass(frozen=True, slots=True)
class StoppableReader:
    """Reads through another reader; what breaks off because everything is told to stop is no fault of the file."""

    reader: FileReader
    stop: Event

    @property
    def workers(self) -> int:
        """How many files can be read at the same time."""
        return self.reader.workers

    def read(self, request: Request) -> Described:
        """Read and describe one file.

        Raises:
            RefusedFile: it cannot be read.
            Stopped: the reader was closed.
        """
        try:
            return self.reader.read(request)
        except (ReadingFailed, ReadersUnavailable, RuntimeError) as error:
            if self.stop.is_set():
                raise Stopped from error
            raise


def keep_working(
    run: Callable[[], Iterator[Recognised]], *, stop: Event, done: Callable[[Recognised], object], pause: float = PAUSE
) -> None:
    """Do the work that ``run`` finds, again and again until told to stop; meant for a thread of its own.

    To stop in the midst of a file, set ``stop`` and close the pool that reads; ``run`` uses a ``StoppableReader``.

    ``done`` is told of each document that does not wait any more, for the index to take it up. Where documents go on
    waiting, because Tesseract is missing, the next look comes later.
    """
    with suppress(Stopped):
        while not stop.is_set():
            pauses = _PATIENCE
            with suppress(ReadersUnavailable):  # a system short of memory, perhaps; they may start later
                pauses = _one_run(run(), stop, done)
            stop.wait(pauses * pause)


def _one_run(run: Iterator[Recognised], stop: Event, done: Callable[[Recognised], object]) -> int:
    """Do what there is to do, and return how many pauses to make after it."""
    pauses = 1
    for each in run:
        if each.outcome == "waiting":
            pauses = _PATIENCE
        else:
            done(each)
        if stop.is_set():
            break
    return pauses


def _document(session: Session, key: str) -> Document:
    return session.scalars(select(Document).where(Document.key == key)).one()


def _take_up(session: Session, document: Document, described: Described) -> None:
    if document.status != WAITS:  # withdrawn or recognised by another process meanwhile
        return
    document.notice = ""
    text = take_up(session, document, described)
    if text is None:  # it had the very same text already, and was put back in the queue
        document.status = "to-review"
        settle(document)
    else:
        text.confidence = list(described.extract.confidences)


def _give_notice(database: Database, key: str, error: ArchiveError, *, status: str, viewer: Viewer) -> Recognised:
    with database.writing(viewer) as session:
        document = _document(session, key)
        if document.status == WAITS and (document.status, document.notice) != (status, str(error)):
            document.status, document.notice = status, str(error)
            session.commit()
    return Recognised(key, "waiting" if status == WAITS else "failed", str(error))

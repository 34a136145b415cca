import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.database import Database
from archive.documents import Edit, get_document, people_of, withdraw_document
from archive.entering import enter
from archive.errors import ReaderCrashed, ReadersUnavailable
from archive.ingest import AddOptions, add_bytes
from archive.models import Change
from archive.originals import Originals
from archive.readers.described import Described, Request
from archive.readers.worker import ReadingHere
from archive.recognition import (
    PAUSE,
    Recognised,
    StoppableReader,
    keep_working,
    list_waiting,
    recognise_document,
    work,
)
from tests.archive.conftest import OWNER
from tests.archive.readers.printed import draw, install, languages, needs_tesseract, saved

DAY = AddOptions(reader=ReadingHere(), today=dt.date(2026, 11, 23))


def _add(database: Database, originals: Originals, data: bytes, name: str = "scan 12.png") -> str:
    with database.writing(OWNER) as session:
        (outcome,) = add_bytes(session, originals, data, name=name, options=DAY)
        session.commit()
    assert outcome.outcome == "attention"
    return outcome.key


@pytest.fixture
def key(database: Database, originals: Originals) -> str:
    return _add(database, originals, saved(draw()))


def _recognise(database: Database, originals: Originals, key: str, options: AddOptions = DAY) -> Recognised:
    return recognise_document(database, originals, key, viewer=OWNER, options=options)


@needs_tesseract
def test_a_scan_gets_a_text_with_its_confidence_and_a_description(
    database: Database, originals: Originals, key: str
) -> None:
    assert list(work(database, originals, viewer=OWNER, options=DAY)) == [Recognised(key, "recognised")]
    with database.reading() as session:
        document = get_document(session, key, viewer=OWNER)
        assert document.text is not None
        assert document.text.text.startswith("Platform Open Haven vzw")
        assert document.text.extractor.startswith("tesseract ")
        assert document.text.confidence is not None
        assert [0.8 < (each or 0) <= 1 for each in document.text.confidence] == [True]
        assert (document.kind, document.date, document.language) == ("letter", dt.date(2025, 2, 7), "nl")
        assert "Platform Open Haven vzw" in {part.person.name for part in people_of(document, "sender")}
        assert (document.status in {"filed", "to-review"}, document.notice) == (True, "")
        assert session.query(Change).filter(Change.document_id == document.id).count() > 0
        assert list_waiting(session, viewer=OWNER) == []
    assert list(work(database, originals, viewer=OWNER, options=DAY)) == []


@needs_tesseract
def test_a_document_that_was_put_back_in_the_queue_leaves_it_again(
    database: Database, originals: Originals, key: str
) -> None:
    _recognise(database, originals, key)
    with database.writing(OWNER) as session:
        get_document(session, key, viewer=OWNER).status = "needs-ocr"
        session.commit()
    assert _recognise(database, originals, key).outcome == "recognised"
    with database.reading() as session:
        document = get_document(session, key, viewer=OWNER)
        assert document.status in {"filed", "to-review"}
        assert len(document.texts) == 1


@needs_tesseract
def test_what_a_person_entered_while_it_waited_stays(database: Database, originals: Originals, key: str) -> None:
    with database.writing(OWNER) as session:
        enter(session, get_document(session, key, viewer=OWNER), Edit(date="2025-02", title="Mijn titel"), viewer=OWNER)
        session.commit()
    assert _recognise(database, originals, key).outcome == "recognised"
    with database.reading() as session:
        document = get_document(session, key, viewer=OWNER)
        assert (document.title, document.date_precision, document.kind) == ("Mijn titel", "month", "letter")


def test_without_tesseract_it_waits_and_says_how_to_get_it(
    database: Database, originals: Originals, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    revisions = set()
    for _ in range(2):
        waits = _recognise(database, originals, key)
        assert waits.outcome == "waiting"
        assert "apt install tesseract-ocr" in waits.error
        with database.reading() as session:
            document = get_document(session, key, viewer=OWNER)
            assert (document.status, document.notice) == ("needs-ocr", waits.error)
            revisions.add(document.revision)
    assert len(revisions) == 1


@needs_tesseract
def test_a_picture_without_words_asks_for_attention_and_is_not_tried_again(
    database: Database, originals: Originals
) -> None:
    key = _add(database, originals, saved(draw(())), "foto.png")
    assert _recognise(database, originals, key).outcome == "failed"
    with database.reading() as session:
        document = get_document(session, key, viewer=OWNER)
        assert document.status == "attention"
        assert document.notice.startswith("foto.png: no words were recognised on its pages;")
    assert list(work(database, originals, viewer=OWNER, options=DAY)) == []


@needs_tesseract
def test_an_original_that_is_gone_asks_for_attention(database: Database, originals: Originals, key: str) -> None:
    for file in originals.folder.rglob("*"):
        if file.is_file():
            file.unlink()
    assert "restore it from a backup" in _recognise(database, originals, key).error
    with database.reading() as session:
        assert get_document(session, key, viewer=OWNER).status == "attention"


class Meanwhile:
    """Reads what it is given, after somebody else did something."""

    workers = 1

    def __init__(self, database: Database, key: str) -> None:
        self.database, self.key = database, key

    def read(self, request: Request) -> Described:
        with self.database.writing(OWNER) as session:
            withdraw_document(session, get_document(session, self.key, viewer=OWNER))
            session.commit()
        return ReadingHere().read(replace(request, data=b"Some words.", recognise=False))


def test_a_document_that_waits_no_more_is_left_alone(
    database: Database, originals: Originals, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, languages("nld", "fra", "spa", "eng"))
    _recognise(database, originals, key, replace(DAY, reader=Meanwhile(database, key)))
    with database.reading() as session:
        document = get_document(session, key, viewer=OWNER)
        assert (document.status, document.text) == ("withdrawn", None)


def test_the_background_goes_on_until_it_is_told_to_stop() -> None:
    stop, done = threading.Event(), list[str]()
    runs = iter([["a"], [], ["b", "c"]])

    def run() -> Iterator[Recognised]:
        for name in next(runs):
            if name == "c":
                stop.set()
            yield Recognised(name, "waiting" if name == "b" else "recognised")

    keep_working(run, stop=stop, done=lambda each: done.append(each.key), pause=0.01)
    assert done == ["a", "c"]


class Clock(threading.Event):
    """Notes how long somebody would have waited, and tells them to stop."""

    waited = 0.0

    def wait(self, timeout: float | None = None) -> bool:
        self.waited = timeout or 0.0
        self.set()
        return True


def test_the_background_looks_less_often_where_documents_cannot_be_recognised() -> None:
    clock = Clock()
    keep_working(lambda: iter([Recognised("a", "waiting")]), stop=clock, done=print)
    assert clock.waited == 12 * PAUSE


def test_the_background_goes_on_where_the_readers_do_not_start() -> None:
    clock = Clock()

    def run() -> Iterator[Recognised]:
        raise ReadersUnavailable
        yield

    keep_working(run, stop=clock, done=print)
    assert clock.waited == 12 * PAUSE


class Closed:
    """A reader that was closed while it read."""

    workers = 3

    def read(self, request: Request) -> Described:
        raise ReaderCrashed(request.name, "the reader was ended by signal 9")


@needs_tesseract
@pytest.mark.parametrize("stopped", [True, False])
def test_a_file_that_breaks_off_because_all_is_stopped_waits_as_before(
    database: Database, originals: Originals, key: str, *, stopped: bool
) -> None:
    stop = threading.Event()
    reader = StoppableReader(Closed(), stop)
    assert reader.workers == 3

    def run() -> Iterator[Recognised]:
        stop.set() if stopped else None
        yield from work(database, originals, viewer=OWNER, options=replace(DAY, reader=reader))

    keep_working(run, stop=stop, done=lambda _: stop.set())
    with database.reading() as session:
        assert get_document(session, key, viewer=OWNER).status == ("needs-ocr" if stopped else "attention")

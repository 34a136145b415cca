"""An archive on disk with an index beside it, and documents to put in both."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.database import Database
from archive.documents import parse_date
from archive.models import Document, Text
from archive.normalise import paragraph_starts
from archive.people import take_part
from archive.rights import Viewer
from archive.settings import Settings
from indexer.analyzers import analyse
from indexer.embedded import open_index
from indexer.engine import Engine
from indexer.schema import IndexedDocument

OWNER = Viewer("secretariat", "owner")
READER = Viewer("volunteer", "reader")
GUEST = Viewer("passer-by")

AddDocument = Callable[..., int]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(folder=tmp_path / "archive")


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    database = Database.open(settings, create=True)
    yield database
    database.close()


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = open_index(settings.index)
    yield engine
    engine.close()


@pytest.fixture
def add(database: Database) -> AddDocument:
    """Add a document and commit; keyword arguments are columns, ``date`` as written, and names for to and from."""

    def add_document(  # each is a part of a description
        key: str, text: str = "", *, date: str = "", to: str = "", from_: str = "", **columns: object
    ) -> int:
        day, precision = parse_date(date)
        document = Document(key=key, date=day, date_precision=precision, **({"language": "nl"} | columns))
        if text:
            document.text_version = 1
            document.texts.append(
                Text(
                    version=1,
                    extractor="test",
                    extractor_version=1,
                    text=text,
                    page_starts=[0],
                    page_labels=[],
                    paragraph_starts=list(paragraph_starts(text)),
                )
            )
        with database.writing(OWNER) as session:
            session.add(document)
            session.flush()
            for name, role in ((to, "recipient"), (from_, "sender")):
                if name:
                    take_part(session, document, name, role=role)
            session.commit()
            return document.id

    return add_document


def indexed_text(number: int, text: str = "", *, title: str = "", **columns: object) -> IndexedDocument:
    """Return a document as the index takes it, without a record behind it."""
    language = str(columns.get("language", "nl"))
    body, head = analyse(text, language), analyse(title, language)
    day = columns.get("date", 0)
    values: dict[str, object] = {
        "revision": 1,
        "key": f"key{number}",
        "words": (*head.words, "", *body.words),
        "stems": (*head.stems, *body.stems),
        "title": (*head.words, *head.stems),
        "language": language,
        "until": day,
    }
    return IndexedDocument(id=number, **(values | columns))  # type: ignore[arg-type]  # the columns are checked there


def day_number(day: dt.date) -> int:
    """Return a day as the index writes it."""
    return int(f"{day:%Y%m%d}")

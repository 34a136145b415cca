"""An empty archive on disk, and documents to put in it."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.models import Document, Original, Text
from archive.normalise import paragraph_starts
from archive.originals import Originals
from archive.rights import Viewer
from archive.settings import Settings

OWNER = Viewer("secretariat", "owner")
READER = Viewer("volunteer", "reader")
GUEST = Viewer("passer-by")

MakeDocument = Callable[..., Document]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(folder=tmp_path / "archive")


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    database = Database.open(settings, create=True)
    yield database
    database.close()


@pytest.fixture
def originals(settings: Settings) -> Originals:
    return Originals(settings.originals)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.writing(OWNER) as session:
        yield session


@pytest.fixture
def make(session: Session) -> MakeDocument:
    """Add a document with one text; keyword arguments are its columns."""

    def add(key: str, text: str = "Some words.", **columns: object) -> Document:
        document = Document(key=key, text_version=1, **({"title": key, "kind": "letter"} | columns))
        if isinstance(document.date, dt.date) and not document.date_precision:
            document.date_precision = "day"
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
        document.originals.append(
            Original(sha256=key.ljust(64, "0"), size=1, media_type="text/plain", name=f"{key}.txt")
        )
        session.add(document)
        session.flush()
        return document

    return add

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.models import Document, Original, Text
from archive.people import take_part
from archive.rights import Viewer
from archive.settings import Settings

File = Callable[..., Document]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("archive")
    database = Database.open(Settings(folder=folder), create=True)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.writing(Viewer("tester", "owner")) as session:
        yield session
        session.rollback()


@pytest.fixture
def file(session: Session) -> File:
    """Put a document into the archive, with the people of each role and, where they are given, its pages."""
    numbers = itertools.count()

    def put(
        kind: str,
        title: str = "",
        *,
        people: Mapping[str, tuple[str, ...]] | None = None,
        pages: tuple[str, ...] = (),
        labels: tuple[str, ...] = (),
        media_type: str = "text/plain",
        **description: Any,  # noqa: ANN401  # the columns of a document
    ) -> Document:
        key = f"key{next(numbers)}"
        document = Document(key=key, kind=kind, title=title, text_version=1 if pages else None, **description)
        session.add(document)
        session.flush()
        document.originals.append(Original(sha256=key, size=1, media_type=media_type, name=key))
        if pages:
            document.texts.append(_text(pages, labels))
        session.flush()
        session.refresh(document)
        for role, names in (people or {}).items():
            for name in names:
                take_part(session, document, name, role=role)
        return document

    return put


def _text(pages: tuple[str, ...], labels: tuple[str, ...]) -> Text:
    starts = [sum(len(page) for page in pages[:number]) for number in range(len(pages))]
    return Text(
        extractor="test",
        extractor_version=1,
        text="".join(pages),
        page_starts=starts,
        page_labels=list(labels),
        paragraph_starts=[0],
    )


@pytest.fixture
def letter(file: File) -> Document:
    return file(
        "letter",
        "Laat het Eilandenfonds heel",
        language="nl",
        date=dt.date(2025, 9, 24),
        date_precision="day",
        reference="EBW/2025/12",
        people={"sender": ("Netwerk Eilanden Boven Water",), "recipient": ("M. Wijnsberge",)},
        pages=(
            "Geachte heer minister,\n\nHet water wacht niet.\n\n",
            "U zei dat „wie op dijken\nbespaart” (zoals nu), morgen betaalt! Het water wacht niet.",
        ),
    )

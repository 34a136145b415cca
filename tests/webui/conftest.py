"""A filled archive on disk, its pages, and someone who visits them."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from archive.documents import get_document
from archive.ingest import add_bytes
from archive.models import Change, Document, Event
from archive.relations import relate
from archive.rights import Viewer
from archive.settings import Settings, find_sample
from archive.topics import add_topic, assign_topic, set_label
from webui.app import create_app
from webui.services import Services, open_services

OWN = "Platform Open Haven"
LETTER = "letters-out/2022-03-08 brief begroting posten.txt"
ENGLISH = "letters-out/2023-09-14 letter High Representative.md"
FRIGATE = "letters-out/brief defensie 04 06 25.txt"
MAIL = "mail/Prorroga del convenio.eml"
SCAN = "scans/scan0007.pdf"
FILES = (LETTER, ENGLISH, FRIGATE, MAIL, SCAN)

HOSTILE = '<script>alert("x")</script> & <b>bold</b>'


class Visitor:
    """Someone at a browser: follows the forms of the pages, which carry a token."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str, status: int = 200, **options: Any) -> str:  # noqa: ANN401  # werkzeug's own options
        answer = self.client.get(address, **options)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, address: str, status: int = 303, **fields: Any) -> TestResponse:  # noqa: ANN401  # form fields
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get("/manual").text)
        assert token is not None
        answer = self.client.post(address, data={"csrf_token": token[1], **fields})
        assert answer.status_code == status, answer.text
        return answer


def fill(services: Services) -> None:
    """Take in a few of the sample files, tag and relate them."""
    with services.writing() as session:
        for name in FILES:
            data = (find_sample() / name).read_bytes()
            add_bytes(session, services.originals, data, name=name, options=services.add_options())
        documents = {
            original.name: document for document in session.scalars(select(Document)) for original in document.originals
        }
        embassy = add_topic(session, "Embassy", language="en")
        set_label(session, embassy, "Ambassade", language="nl")
        visa = add_topic(session, "Visa", language="en", parent=embassy)
        letter, english = documents[Path(LETTER).name], documents[Path(ENGLISH).name]
        assign_topic(session, letter, visa)
        relate(session, english, "follows-up", letter)
        session.commit()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "archive"
    with open_services(Settings(folder=folder, own_names=(OWN,)), create=True) as services:
        fill(services)
    return folder


@pytest.fixture
def services(filled: Path, tmp_path: Path) -> Iterator[Services]:
    folder = tmp_path / "archive"
    shutil.copytree(filled, folder)
    settings = Settings(folder=folder, own_names=(OWN,), viewer="secretariat")
    with open_services(settings) as services:
        services.update_index()  # an index is trusted only in the folder where it was built
        yield services


@pytest.fixture
def app(services: Services) -> Flask:
    app = create_app(services)
    app.testing = True
    return app


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def as_role(services: Services) -> Callable[[str], Visitor]:
    """Visit the same archive in another role."""

    def visit(role: Any) -> Visitor:  # noqa: ANN401  # a role of archive.rights
        app = create_app(replace(services, viewer=Viewer(f"the {role}", role)))
        app.testing = True
        return Visitor(app.test_client())

    return visit


@pytest.fixture
def reading(services: Services) -> Iterator[Session]:
    with services.reading() as session:
        yield session


@pytest.fixture
def keys(services: Services) -> dict[str, str]:
    """The citation keys by file name."""
    with services.reading() as session:
        return {
            original.name: document.key
            for document in session.scalars(select(Document))
            for original in document.originals
        }


@pytest.fixture
def letter(keys: dict[str, str]) -> str:
    return keys[Path(LETTER).name]


@pytest.fixture
def english(keys: dict[str, str]) -> str:
    return keys[Path(ENGLISH).name]


@pytest.fixture
def frigate(keys: dict[str, str]) -> str:
    return keys[Path(FRIGATE).name]


@pytest.fixture
def scan(keys: dict[str, str]) -> str:
    return keys[Path(SCAN).name]


@pytest.fixture
def load(services: Services) -> Callable[[str], Document]:
    """Read a document as it now stands in the record."""
    sessions = []

    def find(key: str) -> Document:
        sessions.append(services.reading())
        return get_document(sessions[-1], key, viewer=services.viewer)

    return find


def written(services: Services) -> tuple[int, int]:
    """Count what was ever written: events, and changes that wait for the index."""
    with services.reading() as session:
        return session.scalar(select(func.count(Event.id))) or 0, session.scalar(select(func.max(Change.id))) or 0

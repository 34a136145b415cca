"""The pages go on while a file harms whoever reads it."""

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.readers.sandbox import Limits, ReadingPool
from archive.settings import Settings
from tests.faults.misbehaving import COMMAND
from tests.webui.conftest import Visitor
from webui.app import create_app
from webui.services import Services, open_services

SECONDS = 3


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with (
        open_services(Settings(folder=tmp_path / "archive"), create=True) as services,
        ReadingPool(workers=2, limits=Limits(seconds=SECONDS), command=COMMAND) as reader,
    ):
        yield replace(services, reader=reader)


def test_pages_are_served_and_files_go_in_while_another_file_hangs(services: Services) -> None:
    app = create_app(services)
    answers: dict[str, str] = {}

    def upload(name: str, content: bytes) -> None:
        visitor = Visitor(app.test_client())
        files = (io.BytesIO(content), name)
        answers[name] = visitor.post("/add", status=200, files=files).text

    upload("eerst.txt", b"Een eerste brief, zodat er een lezer klaar staat.")
    hanging = threading.Thread(target=upload, args=("hangt.pdf", b"hang"))
    hanging.start()
    Visitor(app.test_client()).get("/")
    upload("brief.txt", b"Een tweede brief, terwijl de andere nog hangt.")
    assert "brief" in answers["brief.txt"]
    assert "hangt.pdf" not in answers
    hanging.join()
    assert f"over {SECONDS} seconds" in answers["hangt.pdf"]
    Visitor(app.test_client()).get("/")

import time
from pathlib import Path

import pytest

from archive.documents import get_document
from archive.settings import Settings
from tests.archive.readers.printed import LETTER, draw, needs_tesseract, saved
from webui.commands.working import recognising
from webui.services import open_services

from .conftest import Letterbook


@pytest.fixture
def scanned(none: Letterbook, tmp_path: Path) -> Letterbook:
    """An archive with one scan, which waits."""
    scan = tmp_path / "scan 1.png"
    scan.write_bytes(saved(draw()))
    none("add", scan)
    return none


@needs_tesseract
def test_a_scan_is_recognised_and_found(scanned: Letterbook) -> None:
    result = scanned("work")
    assert result.stdout.splitlines() == ["recognised scan", "1 recognised"]
    assert scanned.json("search", "muzikanten")["hits"][0]["key"] == "scan"
    assert scanned("work").stdout == "nothing waits\n"


@needs_tesseract
def test_each_scan_is_an_object_on_a_line(scanned: Letterbook) -> None:
    assert scanned.lines("work") == [{"key": "scan", "outcome": "recognised", "error": ""}]


def test_without_tesseract_the_reason_is_told(
    scanned: Letterbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = scanned("work", code=1)
    assert "apt install tesseract-ocr" in result.stderr
    assert result.stdout == "1 still waiting\n"


@needs_tesseract
def test_scans_are_recognised_beside_the_pages(scanned: Letterbook) -> None:
    with open_services(Settings(folder=scanned.folder)) as services, recognising(services):
        until = time.monotonic() + 60
        text = None
        while text is None and time.monotonic() < until:
            time.sleep(0.1)
            with services.reading() as session:
                text = get_document(session, "scan", viewer=services.viewer).text
        assert text is not None
    assert LETTER[1] in scanned("show", "scan", "--text").stdout


@needs_tesseract
def test_stopping_in_the_midst_of_a_scan_leaves_it_waiting(scanned: Letterbook) -> None:
    with open_services(Settings(folder=scanned.folder)) as services:
        with recognising(services):
            pass
        with services.reading() as session:
            assert get_document(session, "scan", viewer=services.viewer).status == "needs-ocr"

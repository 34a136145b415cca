"""The first page."""

from pathlib import Path

from archive.settings import Settings
from tests.webui.conftest import Visitor
from webui.app import create_app
from webui.services import open_services


def test_it_counts_what_there_is_and_what_waits(visitor: Visitor, keys: dict[str, str]) -> None:
    text = visitor.get("/")
    assert f"{len(keys)} documents" in text
    assert "2 topics" in text
    assert "for your decision" in text


def test_an_empty_archive_says_how_to_begin(tmp_path: Path) -> None:
    with open_services(Settings(folder=tmp_path / "new"), create=True) as services:
        text = Visitor(create_app(services).test_client()).get("/")
    assert "The archive is empty" in text
    assert 'href="/add"' in text

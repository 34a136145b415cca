import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import Letterbook


@pytest.fixture
def older(none: Letterbook, letters: Path) -> tuple[Letterbook, list[str]]:
    """An archive with three letters, two of which an older reader read, and their keys."""
    keys = [each["key"] for each in none.lines("add", letters / "in")]
    with closing(sqlite3.connect(none.folder / "archive.sqlite")) as database, database:
        database.execute("UPDATE texts SET extractor_version = 0 WHERE document_id < 3")
    return none, keys


def original(letterbook: Letterbook, key: str) -> Path:
    sha256: str = letterbook.json("show", key)["originals"][0]["sha256"]
    return letterbook.folder / "originals" / sha256[:2] / sha256


def test_what_an_older_reader_read_gets_a_new_version_of_its_text(older: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = older
    result = letterbook("reextract", "--outdated")
    assert result.stdout.splitlines() == [
        f"{keys[0]} has text version 2",
        f"{keys[1]} has text version 2",
        "2 with a new text",
    ]
    assert [letterbook.json("show", key)["text_version"] for key in keys] == [2, 2, 1]
    assert letterbook.json("search", "haven")["total"] == 1
    assert letterbook("reextract", "--outdated").stdout == "nothing is outdated\n"


def test_documents_are_read_again_by_their_keys(older: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = older
    assert letterbook.lines("reextract", keys[0], keys[2]) == [
        {"key": keys[0], "version": 2, "error": ""},
        {"key": keys[2], "version": None, "error": ""},
    ]
    assert letterbook("reextract", keys[2]).stdout == "1 without anything new\n"


def test_an_original_that_is_gone_leaves_its_document_and_no_other(older: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = older
    original(letterbook, keys[0]).unlink()
    result = letterbook("reextract", "--outdated", code=1)
    assert "is not in this archive; restore it from a backup." in result.stderr
    assert result.stdout.splitlines()[-1] == "1 with a new text, 1 left as they are"
    assert letterbook.json("show", keys[0])["text_version"] == 1


def test_a_document_that_is_not_there_is_named_before_any_is_read(older: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = older
    assert "no document “nowhere”" in letterbook("reextract", keys[0], "nowhere", code=1).stderr
    assert letterbook.json("show", keys[0])["text_version"] == 1


@pytest.mark.parametrize("words", [(), ("brief2024", "--outdated")])
def test_keys_are_named_or_all_that_is_outdated(own: Letterbook, words: tuple[str, ...]) -> None:
    own("reextract", *words, code=2)

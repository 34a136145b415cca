"""Saved searches on the command line."""

import pytest

from archive.database import Database
from archive.models import SavedSearch
from archive.rights import Viewer
from archive.settings import Settings

from .conftest import Letterbook


def test_a_search_is_saved_listed_and_run(own: Letterbook) -> None:
    assert own.json("saved", "list") == []
    record = own.json("saved", "add", "Blokkade", "blokkade kind:letter", "--sort", "date")
    assert list(record) == ["name", "query", "sort", "created", "last_visit", "new"]
    assert (record["name"], record["query"], record["sort"], record["new"]) == (
        "Blokkade", "blokkade kind:letter", "date", 0,
    )  # fmt: skip
    assert own.json("saved", "list") == [record]
    answer = own.json("saved", "run", "Blokkade", "--limit", "3")
    assert answer["hits"] == own.json("search", "blokkade kind:letter", "--sort", "date", "--limit", "3")["hits"]
    assert "documents (" in own("saved", "run", "Blokkade").stdout


def test_what_is_added_is_new_until_it_was_seen(own: Letterbook, letters: object) -> None:
    own("saved", "add", "Kade", "kade")
    own("add", f"{letters}/in")
    assert own.json("saved", "list")[0]["new"] == 1
    own("saved", "run", "Kade")
    assert own.json("saved", "list")[0]["new"] == 1
    own("saved", "run", "Kade", "--seen")
    assert own.json("saved", "list")[0]["new"] == 0


def test_a_person_reads_lines(own: Letterbook) -> None:
    assert "no saved searches yet" in own("saved", "list").stdout
    assert own("saved", "add", "Kade", "kade").stdout == "Saved “Kade”: kade\n"
    assert own("saved", "list").stdout == "Kade  kade  0 new\n"


def test_a_name_is_taken_once_and_has_to_be_there(own: Letterbook) -> None:
    own("saved", "add", "Kade", "kade")
    assert "“Kade” already" in own("saved", "add", "Kade", "haven", code=1).stderr
    assert "no saved search “Haven”" in own("saved", "run", "Haven", code=1).stderr


def test_one_that_cannot_be_read_any_more_is_listed_and_says_so(own: Letterbook) -> None:
    own("saved", "add", "Kade", "kade")
    database = Database.open(Settings(folder=own.folder))
    with database.writing(Viewer("tester", "owner")) as session:
        session.get_one(SavedSearch, 1).tree = {}
        session.commit()
    database.close()
    assert own.json("saved", "list")[0]["new"] is None
    assert own("saved", "list").stdout == "Kade  kade  cannot be run any more\n"
    assert own("saved", "run", "Kade", code=1).stderr.count("\n") == 1


@pytest.mark.parametrize("words", [("run",), ("add", "x"), ("run", "x", "--limit", "0")])
def test_wrong_usage_is_told_apart(own: Letterbook, words: tuple[str, ...]) -> None:
    own("saved", *words, code=2)

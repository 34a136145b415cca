from pathlib import Path

import pytest

from webui.commands import editing

from .conftest import Letterbook
from .test_documents import FIELDS, LETTER

SHIPS = ("--kind", "article", "--publisher", "De Kaai")


@pytest.fixture
def three(none: Letterbook, letters: Path) -> tuple[Letterbook, list[str]]:
    """An archive with three letters about the town, and their keys."""
    return none, [each["key"] for each in none.lines("add", letters / "in")]


def test_an_edit_changes_what_it_names_and_the_index_follows(own: Letterbook) -> None:
    before = own.json("show", LETTER)
    after = own.json(
        "edit", LETTER, "--title", "Zeemeeuwen", "--date", "2026-02", "--to", "Een Ander", "--to", "Nog Een"
    )
    assert list(after) == FIELDS
    assert (after["title"], after["date"], after["kind"]) == ("Zeemeeuwen", "2026-02", before["kind"])
    assert [each["name"] for each in after["people"] if each["role"] == "recipient"] == ["Een Ander", "Nog Een"]
    assert [each for each in after["people"] if each["role"] == "sender"] == [
        each for each in before["people"] if each["role"] == "sender"
    ]
    assert after["revision"] > before["revision"]
    assert own.json("search", "zeemeeuwen")["hits"][0]["key"] == LETTER


def test_an_empty_value_empties_a_field(own: Letterbook) -> None:
    after = own.json("edit", LETTER, "--date", "", "--to", "")
    assert after["date"] == ""
    assert not [each for each in after["people"] if each["role"] == "recipient"]


def test_several_documents_are_changed_together_or_not_at_all(own: Letterbook) -> None:
    own("edit", LETTER, "nowhere", "--publisher", "De Kaai", code=1)
    assert own.json("show", LETTER)["publisher"] == ""
    assert [each["publisher"] for each in own.lines("edit", LETTER, "hallevoet2025", "--publisher", "De Kaai")] == [
        "De Kaai",
        "De Kaai",
    ]


def test_a_value_that_cannot_be_is_said_and_nothing_changes(own: Letterbook) -> None:
    assert "“2026-02-30” is not a date" in own("edit", LETTER, "--title", "x", "--date", "2026-02-30", code=1).stderr
    assert own.json("show", LETTER)["title"] != "x"


@pytest.mark.parametrize("words", [(), ("--kind", "poem"), ("--direction", "sideways"), ("--language", "de")])
def test_an_edit_of_nothing_or_to_an_unknown_choice_is_wrong_usage(own: Letterbook, words: tuple[str, ...]) -> None:
    own("edit", LETTER, *words, code=2)


def test_all_that_a_search_finds_is_changed_as_one_batch_and_taken_back(three: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = three
    before = [letterbook.json("show", key) for key in keys]
    result = letterbook("edit", "--query", "stad kind:letter", *SHIPS, "--to", "Nel Ost")
    (batch,) = letterbook.lines("undo")
    assert batch["documents"] == 3
    assert result.stdout.splitlines()[-1] == (
        f"3 of 3 documents changed. “letterbook undo {batch['batch']}” takes it back."
    )
    assert letterbook.json("search", "kind:article to:ost")["total"] == 3
    assert letterbook("undo").stdout.startswith(f"{batch['batch']}  {batch['at']}  {batch['who']}  3 documents")
    assert letterbook("undo", batch["batch"]).stdout.startswith("3 of 3 documents put back, as batch ")
    after = [letterbook.json("show", key) for key in keys]
    assert [(each["kind"], each["publisher"], each["people"]) for each in after] == [
        (each["kind"], each["publisher"], each["people"]) for each in before
    ]
    assert letterbook.json("search", "to:ost")["total"] == 0


def test_a_preview_shows_what_would_change_and_changes_nothing(three: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = three
    letterbook("edit", keys[0], "--publisher", "De Kaai")
    shown = letterbook("edit", "--query", "stad", "--publisher", "De Kaai", "--preview").stdout.splitlines()
    assert shown.count("    publisher: – → De Kaai") == 2
    assert shown[-1] == "2 of 3 documents would be changed."
    lines = letterbook.lines("edit", *keys, "--publisher", "De Kaai", "--preview")
    assert [list(each) for each in lines] == [["key", "title", "changes"]] * 2
    assert lines[0]["key"] == keys[1]
    assert lines[0]["changes"] == [{"field": "publisher", "before": "", "after": "De Kaai"}]
    assert [letterbook.json("show", key)["publisher"] for key in keys] == ["De Kaai", "", ""]


def test_topics_are_given_and_taken_with_the_rest(three: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = three
    letterbook("topic", "add", "Havens")
    letterbook("topic", "add", "Schepen")
    letterbook("topic", "assign", "Schepen", keys[0])
    letterbook("edit", *keys, "--add-topic", "havens", "--remove-topic", "schepen")
    assert [[each["label"] for each in letterbook.json("show", key)["topics"]] for key in keys] == [["Havens"]] * 3
    assert "no topic “Bruggen”" in letterbook("edit", keys[0], "--add-topic", "Bruggen", code=1).stderr


def test_what_was_changed_again_since_is_left_and_named(three: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = three
    letterbook("edit", *keys, "--publisher", "De Kaai")
    letterbook("edit", keys[1], "--publisher", "Een Ander")
    (batch,) = [each["batch"] for each in letterbook.lines("undo") if each["documents"] == 3]
    undone = letterbook("undo", batch, "--json", code=1)
    assert f'"left": ["{keys[1]}"]' in undone.stdout
    assert undone.stderr == f"{keys[1]} was changed again since, and stays as it is; edit it by itself.\n"
    assert [letterbook.json("show", key)["publisher"] for key in keys] == ["", "Een Ander", ""]


def test_a_query_that_is_not_read_as_meant_changes_nothing(three: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = three
    result = letterbook("edit", "--query", "lang:klingon stad", *SHIPS, code=1)
    assert result.stderr.startswith("This is not read as it may be meant, so nothing was changed: ")
    assert letterbook.json("show", keys[0])["kind"] == "letter"


def test_a_query_that_finds_too_much_changes_nothing(
    three: tuple[Letterbook, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "MOST", 2)
    result = three[0]("edit", "--query", "stad", *SHIPS, code=1)
    assert result.stderr == "This finds 3 documents, and one edit changes at most 2; narrow the query.\n"
    assert three[0]("undo").stdout == "No batches.\n"


def test_a_query_that_finds_nothing_and_an_edit_that_says_nothing_new_change_nothing(
    three: tuple[Letterbook, list[str]],
) -> None:
    letterbook, keys = three
    assert letterbook("edit", "--query", "zeppelin", *SHIPS).stdout == "0 of 0 documents changed.\n"
    assert letterbook("edit", *keys, "--kind", "letter").stdout.splitlines()[-1] == "0 of 3 documents changed."
    assert letterbook.lines("undo") == []


def test_documents_are_named_by_keys_or_by_a_query_and_not_by_both(three: tuple[Letterbook, list[str]]) -> None:
    letterbook, keys = three
    for words in ((), (keys[0], "--query", "stad"), ("--query", "")):
        assert "by their KEYs, or by a --query" in letterbook("edit", *words, *SHIPS, code=2).stderr


def test_a_batch_that_is_none_is_said(three: tuple[Letterbook, list[str]]) -> None:
    assert "no batch “yesterday”" in three[0]("undo", "yesterday", code=1).stderr

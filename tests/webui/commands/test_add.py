import json
import zipfile
from pathlib import Path

import pytest

from webui.commands import add

from .conftest import Letterbook

FIELDS = ["path", "outcome", "key", "sha256", "kind", "title", "date", "language", "error"]


def test_each_file_is_an_object_on_a_line_with_the_promised_fields(none: Letterbook, letters: Path) -> None:
    result = none("add", letters, "--json", code=1)
    outcomes = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(outcome) for outcome in outcomes] == [FIELDS] * 4
    assert [outcome["outcome"] for outcome in outcomes] == ["added", "added", "added", "refused"]
    first = outcomes[0]
    assert (first["kind"], first["date"], first["language"]) == ("letter", "2024-05-01", "nl")
    assert Path(first["path"]) == letters / "in" / "brief 1.txt"
    assert len(first["sha256"]) == 64


def test_a_refused_file_is_named_with_the_reason_and_keeps_no_other_out(none: Letterbook, letters: Path) -> None:
    result = none("add", letters, code=1)
    assert result.stderr == f"{letters / 'leeg.txt'}: the file is empty; check whether it was copied completely.\n"
    assert result.stdout.splitlines()[-1] == "3 added, 1 refused"
    assert none.json("search", "haven")["total"] == 1


def test_the_same_bytes_again_name_the_document_they_are(none: Letterbook, letters: Path) -> None:
    (key,) = [each["key"] for each in none.lines("add", letters / "in" / "brief 1.txt")]
    copy = letters / "copy.txt"
    copy.write_bytes((letters / "in" / "brief 1.txt").read_bytes())
    result = none("add", copy)
    assert result.stdout.startswith(f"duplicate {key} ")
    assert result.stdout.splitlines()[-1] == "1 there already"


def test_a_path_that_is_not_there_is_refused_and_the_others_go_in(none: Letterbook, letters: Path) -> None:
    result = none("add", letters / "nowhere", letters / "in", code=1)
    assert "nowhere: the file cannot be opened (no such file or directory)" in result.stderr
    assert result.stdout.splitlines()[-1] == "3 added, 1 refused"


def test_a_picture_of_a_letter_is_kept_and_waits_for_ocr(none: Letterbook) -> None:
    scan = Path(__file__).parents[3] / "data" / "sample" / "scans" / "scan0007.pdf"
    result = none("add", scan)
    assert result.stdout.splitlines()[0].startswith("attention ")
    assert "waits for text recognition" in result.stdout.splitlines()[1]
    assert result.stdout.splitlines()[-1] == "1 waiting for OCR"


def test_topics_are_given_to_all_that_is_added(none: Letterbook, letters: Path) -> None:
    none("add", letters / "in" / "brief 1.txt")
    none("topic", "add", "Havens")
    none("add", letters / "in", "--topic", "havens")
    assert none.json("topic", "list")[0]["documents"] == 2


def test_an_unknown_topic_is_said_before_any_file_is_taken_in(none: Letterbook, letters: Path) -> None:
    result = none("add", letters, "--topic", "Havens", code=1)
    assert result.stderr.startswith("There is no topic “Havens” in this archive;")
    assert none.lines("add", letters / "in" / "brief 1.txt")[0]["outcome"] == "added"


def test_an_empty_folder_is_said_to_be_one(none: Letterbook, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert none("add", tmp_path / "empty").stdout == "no files found\n"


def test_search_finds_what_is_in_while_the_rest_goes_in(
    none: Letterbook, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "BATCH", 1)
    none("add", letters / "in")
    assert none.json("search", "stad")["total"] == 3


def test_a_zip_file_is_a_line_by_its_name_and_its_files_are_lines_below_it(none: Letterbook, tmp_path: Path) -> None:
    post = tmp_path / "post.zip"
    with zipfile.ZipFile(post, "w") as container:
        container.writestr("nota.txt", "Notes of a talk in the harbour office.")
    whole, note, counted = none("add", post).stdout.splitlines()
    assert whole.split() == ["added", str(post)]
    assert note.startswith("added ")
    assert counted == "2 added"


def test_a_web_address_off_the_public_internet_is_refused(none: Letterbook, letters: Path) -> None:
    address = "http://127.0.0.1:9/brief.html"
    result = none("add", address, letters / "in", code=1)
    assert result.stderr == (
        f"{address}: “127.0.0.1” is not on the public Internet, and nothing else is fetched; "
        "save it as a file and add that.\n"
    )
    assert result.stdout.splitlines()[-1] == "3 added, 1 refused"


def described(letters: Path, *rows: str, header: str = "path;title;date;recipient;topics") -> Path:
    """Return a list that describes the letters."""
    lines = letters / "list.csv"
    lines.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return lines


def test_a_list_describes_the_files_that_it_names(none: Letterbook, letters: Path) -> None:
    lines = described(letters, "in/brief 1.txt;Over de haven;3 mei 2019;Nel Ost;Havens", "in/BRIEF 2.TXT;;;;")
    result = none("add", "--metadata", lines, "--create-topics", code=1)
    assert result.stdout.splitlines() == ["added over2019 Over de haven", "1 added, 1 refused"]
    record = none.json("show", "over2019")
    assert (record["date"], record["topics"][0]["label"]) == ("2019-05-03", "Havens")
    assert [each["reason"] for each in record["proposals"] if each["field"] == "recipient"][-1] == "row 2 of list.csv"


def test_what_a_list_says_is_entered_once_also_of_what_is_there(none: Letterbook, letters: Path) -> None:
    letter = letters / "in" / "brief 1.txt"
    none("add", letter)
    lines = described(letters, "brief 1.txt;Over de haven;;;")
    first, again = (none.lines("add", letters / "in", "--metadata", lines)[0] for _ in range(2))
    assert (first["outcome"], first["title"], again["outcome"]) == ("duplicate", "Over de haven", "duplicate")
    assert first["error"] == f"{letter}: it was there already; what you say of it was entered into its description."
    assert again["error"] == ""
    assert none.json("search", "title:haven")["total"] == 1


def test_a_row_that_no_file_was_added_for_is_named(none: Letterbook, letters: Path) -> None:
    lines = described(letters, "in/brief 1.txt;;;;", "leeg.txt;;;;", "elsewhere.pdf;Nowhere;;;")
    result = none("add", letters / "in", letters / "leeg.txt", "--metadata", lines, code=1)
    assert result.stderr.splitlines() == [
        f"{letters / 'leeg.txt'}: the file is empty; check whether it was copied completely.",
        "list.csv: row 4 describes no document that was added (elsewhere.pdf); correct its path, or add that file too.",
    ]
    assert result.stdout.splitlines()[-1] == "3 added, 2 refused"


def test_the_list_itself_is_no_document_of_the_folder_it_lies_in(none: Letterbook, letters: Path) -> None:
    lines = described(letters, "in/brief 1.txt;Over de haven;;;")
    added = none("add", letters, "--metadata", lines, code=1).stdout
    assert "Over de haven" in added
    assert "list" not in added


def test_topics_of_a_list_are_there_or_nothing_is_added(none: Letterbook, letters: Path) -> None:
    lines = described(letters, "in/brief 1.txt;;;;Havens | Schepen")
    result = none("add", letters, "--metadata", lines, code=1)
    assert result.stderr == (
        "list.csv gives topics that are not in this archive: “Havens”, “Schepen”; add them first or correct them.\n"
    )
    assert none.json("search", "")["total"] == 0


def test_a_list_with_a_mistake_keeps_everything_out(none: Letterbook, letters: Path) -> None:
    lines = described(letters, "in/brief 1.txt;;soon;;")
    assert none("add", letters, "--metadata", lines, code=1).stderr.startswith("list.csv, row 2, column date: “soon”")
    assert not none.folder.exists()


@pytest.mark.parametrize("words", [(), ("x.txt", "--create-topics")])
def test_what_to_add_and_from_which_list_must_be_named(none: Letterbook, words: tuple[str, ...]) -> None:
    assert "with --metadata" in none("add", *words, code=2).stderr


def test_the_folders_of_a_folder_are_proposed_as_topics(none: Letterbook, letters: Path) -> None:
    (letters / "in").rename(letters / "Havens")
    (key, *_) = [each["key"] for each in none.lines("add", letters, code=1)]
    (proposal,) = [each for each in none.json("show", key)["proposals"] if each["field"] == "topic"]
    assert (proposal["value"], proposal["state"]) == ("Havens", "open")
    none("review", "--accept", key, "topic")
    assert none.json("show", key)["topics"][0]["label"] == "Havens"


def test_a_template_is_a_list_to_fill_in(none: Letterbook, letters: Path) -> None:
    blank = none("template", "--language", "nl").stdout_bytes
    assert blank.startswith("\ufeffbestand;".encode())
    assert none("template").stdout_bytes.startswith("\ufeffpath;".encode())
    assert not none.folder.exists()
    columns = blank.decode().split("\r\n")[0].count(";")
    filled = letters / "list.csv"
    filled.write_bytes(blank + f"in/brief 1.txt;Over de haven{';' * (columns - 1)}\r\n".encode())
    assert [each["title"] for each in none.lines("add", "--metadata", filled)] == ["Over de haven"]

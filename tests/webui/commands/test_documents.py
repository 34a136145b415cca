from pathlib import Path

from .conftest import Letterbook

FIELDS = [
    "key", "kind", "title", "date", "language", "direction", "reference", "publisher", "url", "accessed",
    "confidential", "status", "added", "revision", "text_version", "pages", "originals", "people", "topics",
    "relations", "mentions", "proposals",
]  # fmt: skip
LETTER = "hallevoet2026"


def test_a_document_has_the_promised_fields(sample: Letterbook) -> None:
    record = sample.json("show", LETTER)
    assert list(record) == FIELDS
    assert (record["kind"], record["direction"], record["date"], record["pages"]) == ("letter", "out", "2026-01-13", 2)
    first, *_ = record["mentions"]
    assert (first["kind"], first["normal"]) == ("date", "2026-01-13")
    text = sample.json("show", LETTER, "--text")["text"]
    assert [text[each["start"] : each["end"]] for each in record["mentions"]] == [
        each["words"] for each in record["mentions"]
    ]
    assert list(record["originals"][0]) == ["sha256", "size", "media_type", "name"]
    assert list(record["people"][0]) == ["id", "name", "kind", "role", "office", "written"]
    assert list(record["topics"][0]) == ["id", "label", "path"]
    assert list(record["relations"][0]) == ["direction", "key", "title", "kind", "date", "language", "words"]
    assert list(record["proposals"][0]) == [
        "field", "value", "office", "confidence", "reason", "words", "start", "end", "state", "decided_by",
    ]  # fmt: skip


def test_a_relation_bears_its_own_kind_and_names_the_other_document(sample: Letterbook) -> None:
    relations = sample.json("show", LETTER)["relations"]
    assert ("out", "follows-up", "hallevoet2025b") in {
        (each["direction"], each["kind"], each["key"]) for each in relations
    }
    assert {"in"} == {each["direction"] for each in relations if each["kind"] == "acknowledges"}


def test_the_text_comes_alone_or_with_the_record(sample: Letterbook) -> None:
    text = sample("show", LETTER, "--text").stdout
    assert sample.json("show", LETTER, "--text")["text"] == text.removesuffix("\n")
    assert "Bahía Serena" in text


def test_a_person_sees_who_wrote_to_whom_about_what(sample: Letterbook) -> None:
    shown = sample("show", LETTER).stdout
    assert "recipient       Thibaut Hallevoet (minister van Buitenlandse Zaken)" in shown
    assert "topic           Diplomacy › Embassies" in shown
    assert "follows-up      hallevoet2025b" in shown
    assert "← acknowledges" in shown
    assert "26,870 bytes" in shown or "original        2026-01-13 brief ambassade.pdf" in shown


def test_labels_of_topics_come_in_the_language_that_is_set(sample: Letterbook) -> None:
    assert "Diplomatie › Ambassades" in sample("show", LETTER, LETTERBOOK_LANGUAGE="nl").stdout


def test_a_document_that_is_not_there_is_named(sample: Letterbook) -> None:
    assert sample("show", "nowhere", code=1).stderr.startswith("There is no document “nowhere”")


def test_a_scan_has_no_text_and_says_what_is_open(own: Letterbook) -> None:
    (key,) = [hit["key"] for hit in own.json("search", "status:needs-ocr")["hits"]]
    own("edit", key, "--confidential", "--publisher", "De Kaai")
    record = own.json("show", key, "--text")
    assert (record["text"], record["pages"], record["text_version"]) == ("", 0, None)
    shown = own("show", key).stdout
    assert "confidential    yes" in shown
    assert "publisher       De Kaai" in shown


def test_a_withdrawn_document_stays_and_a_search_leaves_it_out(own: Letterbook) -> None:
    total = own.json("search", "blokkade")["total"]
    assert own("withdraw", LETTER).stdout.startswith(f"{LETTER}  letter out · 2026-01-13 · nl · withdrawn")
    assert own.json("search", "blokkade")["total"] == total - 1
    assert own.json("search", "blokkade status:withdrawn")["hits"][0]["key"] == LETTER
    assert own.json("show", LETTER)["status"] == "withdrawn"


def test_a_person_sees_each_value_that_is_mentioned_once(sample: Letterbook, none: Letterbook, tmp_path: Path) -> None:
    (dates,) = [line for line in sample("show", LETTER).stdout.splitlines() if line.startswith("dates ")]
    assert dates.split().count("2026-01-13") == 1
    many = tmp_path / "many.txt"
    days = ", ".join(f"{day} mei 2024" for day in range(1, 12))
    many.write_text(f"Het schip lag op {days} aan de kade van de stad.", encoding="utf-8")
    (key,) = [each["key"] for each in none.lines("add", many)]
    (dates,) = [line for line in none("show", key).stdout.splitlines() if line.startswith("dates ")]
    assert dates.endswith(" · … (11)")
    assert dates.count("·") == 8


def test_doubles_are_shown_with_how_alike_they_are(none: Letterbook, letters: Path) -> None:
    letter = letters / "in" / "brief 1.txt"
    page = letters / "in" / "brief 1.md"
    page.write_bytes(letter.read_bytes() + b"\n\n")
    first, second = (each["key"] for each in none.lines("add", letter, page))
    (found,) = none.json("doubles", first)
    assert (found["key"], found["how"], found["similarity"]) == (second, "same-text", 1.0)
    assert none("doubles", first).stdout.startswith(f"same-text  100%  {second}  2024-05-01  ")


def test_a_document_without_doubles_says_so(sample: Letterbook) -> None:
    assert sample("doubles", "kestelyn2024").stdout == "No doubles.\n"
    assert sample.json("doubles", "kestelyn2024") == []

import pytest

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
    assert record["mentions"] == []
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


def test_a_withdrawn_document_stays_and_a_search_leaves_it_out(own: Letterbook) -> None:
    total = own.json("search", "blokkade")["total"]
    assert own("withdraw", LETTER).stdout.startswith(f"{LETTER}  letter out · 2026-01-13 · nl · withdrawn")
    assert own.json("search", "blokkade")["total"] == total - 1
    assert own.json("search", "blokkade status:withdrawn")["hits"][0]["key"] == LETTER
    assert own.json("show", LETTER)["status"] == "withdrawn"

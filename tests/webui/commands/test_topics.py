from .conftest import Letterbook

FIELDS = ["id", "label", "path", "parent", "depth", "labels", "documents", "total"]


def test_the_tree_comes_in_order_with_counts_and_labels(sample: Letterbook) -> None:
    topics = sample.json("topic", "list")
    assert [list(topic) for topic in topics] == [FIELDS] * len(topics)
    visas = next(topic for topic in topics if topic["label"] == "Visas")
    assert visas["path"] == ["Diplomacy", "Visas"]
    assert visas["labels"] == {"nl": "Visa", "fr": "Visas", "es": "Visados", "en": "Visas"}
    lines = sample("topic", "list").stdout.splitlines()
    assert lines[0].startswith("Blockade  ")
    assert f"    Visas  {visas['total']}" in lines


def test_an_archive_without_topics_says_how_to_make_one(none: Letterbook) -> None:
    none("add", none.folder.parent / "nothing", code=1)
    assert "letterbook topic add" in none("topic", "list").stdout
    assert none.json("topic", "list") == []


def test_a_topic_is_added_below_another_and_only_once(own: Letterbook) -> None:
    added = own.json("topic", "add", "Studentenvisa", "--parent", "visados", "--language", "nl")
    assert (added["path"], added["labels"]) == (["Diplomacy", "Visas", "Studentenvisa"], {"nl": "Studentenvisa"})
    assert (
        "There is a topic “studentenvisa” already"
        in own("topic", "add", "studentenvisa", "--parent", "Visas", code=1).stderr
    )
    assert own("topic", "add", "Studentenvisa").stdout == "Studentenvisa  0\n"


def test_the_language_of_a_name_is_the_one_that_is_set(own: Letterbook) -> None:
    assert own.json("topic", "add", "Havens", LETTERBOOK_LANGUAGE="nl")["labels"] == {"nl": "Havens"}


def test_a_renamed_topic_is_still_found_by_its_old_name(own: Letterbook) -> None:
    assert own.json("topic", "rename", "Visas", "Entry permits")["label"] == "Entry permits"
    assert own.json("search", "topic:visas")["total"] == own.json("search", "topic:visados")["total"] > 0
    assert (
        own.json("topic", "rename", "Entry permits", "Vergunningen", "--language", "nl")["labels"]["nl"]
        == "Vergunningen"
    )


def test_merging_gives_one_topic_all_that_the_other_had(own: Letterbook) -> None:
    number = own.json("search", "", "--topic", "Visas", "--limit", "1")["total"]
    merged = own.json("topic", "merge", "Visas", "Oceans and climate")
    assert merged["documents"] == number
    assert own.json("search", "topic:visados")["total"] == number


def test_a_topic_is_given_and_taken_off_and_the_index_follows(own: Letterbook) -> None:
    keys = ("hallevoet2026", "hallevoet2025")
    assert own.json("topic", "assign", "Oceans and climate", *keys)["documents"] == 2
    assert {hit["key"] for hit in own.json("search", "", "--topic", "oceanen en klimaat")["hits"]} == set(keys)
    assert own.json("topic", "unassign", "Oceans and climate", keys[0])["documents"] == 1
    assert own.json("search", "", "--topic", "oceanen en klimaat")["total"] == 1


def test_a_topic_is_given_to_all_documents_or_to_none(own: Letterbook) -> None:
    own("topic", "assign", "Oceans and climate", "hallevoet2026", "nowhere", code=1)
    own("topic", "assign", "Nothing such", "hallevoet2026", code=1)
    assert own.json("search", "", "--topic", "Oceans and climate")["total"] == 0

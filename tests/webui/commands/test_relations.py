from .conftest import Letterbook


def test_relations_are_listed_in_both_directions(sample: Letterbook) -> None:
    lines = sample("relation", "list", "hallevoet2025b").stdout.splitlines()
    assert any(line.startswith("hallevoet2026  follows-up  hallevoet2025b  ") for line in lines)
    assert any(line.startswith("hallevoet2025b  quotes  ") for line in lines)
    relations = sample.json("relation", "list", "hallevoet2025b")
    assert list(relations[0]) == ["direction", "key", "title", "kind", "date", "language", "words"]


def test_a_relation_is_stated_once_with_its_words(own: Letterbook) -> None:
    for _ in range(2):
        record = own.json("relation", "add", "kestelyn2024", "quotes", "hallevoet2025", "--words", "onze bankapp")
    stated = [each for each in record["relations"] if each["key"] == "hallevoet2025"]
    assert [(each["direction"], each["kind"], each["words"]) for each in stated] == [("out", "quotes", "onze bankapp")]
    assert own.json("search", "quotes:hallevoet2025")["total"] == 2
    assert own("relation", "add", "kestelyn2024", "amends", "hallevoet2025").stdout.startswith("kestelyn2024  ")


def test_a_document_without_relations_says_so(none: Letterbook, letters: object) -> None:
    key = none.lines("add", f"{letters}/in/brief 1.txt")[0]["key"]
    assert none("relation", "list", key).stdout == "No relations.\n"


def test_a_kind_that_is_none_is_wrong_usage_and_a_document_is_not_related_to_itself(own: Letterbook) -> None:
    own("relation", "add", "kestelyn2024", "likes", "hallevoet2025", code=2)
    assert (
        "another document than itself"
        in own("relation", "add", "hallevoet2025", "answers", "hallevoet2025", code=1).stderr
    )


def test_a_relation_is_taken_away_and_one_that_is_none_is_named(own: Letterbook) -> None:
    own("relation", "add", "kestelyn2024", "quotes", "hallevoet2025")
    record = own.json("relation", "remove", "kestelyn2024", "quotes", "hallevoet2025")
    assert not [each for each in record["relations"] if each["key"] == "hallevoet2025"]
    assert own.json("search", "quotes:hallevoet2025")["total"] == 1
    result = own("relation", "remove", "kestelyn2024", "quotes", "hallevoet2025", code=1)
    assert result.stderr.startswith("“kestelyn2024” has no relation “quotes” to “hallevoet2025”;")

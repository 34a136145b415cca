import csv
import io
import json
import re

import pytest

from .conftest import Letterbook


def test_the_answer_has_the_promised_fields(sample: Letterbook) -> None:
    answer = sample.json("search", "ambassade")
    assert list(answer) == ["query", "total", "took_ms", "hits", "facets", "did_you_mean", "expanded"]
    assert (answer["query"], answer["did_you_mean"]) == ("ambassade", None)
    assert answer["expanded"] == [{"typed": "ambassade", "terms": {"es": ["embajada"], "en": ["embassy"]}}]
    hit = answer["hits"][0]
    assert list(hit) == ["key", "title", "kind", "date", "language", "score", "passages"]
    assert list(hit["passages"][0]) == ["text", "page", "paragraph", "start", "end", "marks"]
    assert list(answer["facets"]) == ["kind", "language", "year", "topic", "person", "direction"]
    assert list(answer["facets"]["kind"][0]) == ["value", "label", "count", "selected"]
    assert len(answer["hits"]) == min(answer["total"], 10)


def test_marks_lie_in_the_passage_and_the_passage_in_the_text(sample: Letterbook) -> None:
    for hit in sample.json("search", "blokkade", "--as-typed")["hits"]:
        text = sample("show", hit["key"], "--text").stdout
        for passage in hit["passages"]:
            assert text[passage["start"] : passage["end"]] == passage["text"]
            assert all("blok" in passage["text"][start:end].casefold() for start, end in passage["marks"])


@pytest.mark.parametrize(
    ("words", "field", "values"),
    [
        (("--kind", "interview"), "kind", {"interview"}),
        (("--language", "es", "--language", "fr"), "language", {"es", "fr"}),
    ],
)
def test_filters_narrow_a_search(sample: Letterbook, words: tuple[str, ...], field: str, values: set[str]) -> None:
    hits = sample.json("search", "", "--limit", "50", *words)["hits"]
    assert {hit[field] for hit in hits} == values


def test_a_year_a_topic_and_a_person_narrow_a_search(sample: Letterbook) -> None:
    dates = {hit["date"][:4] for hit in sample.json("search", "", "--year", "2026", "--limit", "50")["hits"]}
    assert dates == {"2026"}
    both = sample.json("search", "", "--topic", "Blokkade", "--person", "oosterlynck")
    assert 0 < both["total"] < sample.json("search", "", "--topic", "blockade")["total"]


def test_a_topic_or_a_person_that_is_not_there_is_said(sample: Letterbook) -> None:
    assert "no topic “Nowhere”" in sample("search", "x", "--topic", "Nowhere", code=1).stderr
    assert "no person “Nobody”" in sample("search", "x", "--person", "Nobody", code=1).stderr


def test_pages_of_hits_follow_one_another(sample: Letterbook) -> None:
    first = sample.json("search", "ambassade", "--limit", "2", "--sort", "date")["hits"]
    second = sample.json("search", "ambassade", "--limit", "2", "--sort", "date", "--offset", "2")["hits"]
    dates = [hit["date"] for hit in (*first, *second) if hit["date"]]
    assert dates == sorted(dates)
    assert len({hit["key"] for hit in (*first, *second)}) == 4


def test_a_person_sees_hits_with_their_place_and_counts(sample: Letterbook) -> None:
    lines = sample("search", '"zone van vrede"').stdout.splitlines()
    assert lines[0].startswith("3 documents (")
    assert lines[2].startswith("1.   ")
    assert any(line.startswith("     p. ") and "zone van vrede" in line for line in lines)
    assert any(line.startswith("kind ") for line in lines)


def test_what_is_looked_for_in_other_languages_is_said_and_can_be_left_out(sample: Letterbook) -> None:
    shown = sample("search", "blokkade").stdout.splitlines()
    assert shown[1].startswith("Also searched for blokkade: blocus (fr) · embargo (fr) · bloqueo (es)")
    typed = sample.json("search", "blokkade", "--as-typed")
    assert typed["expanded"] == []
    assert typed["total"] < sample.json("search", "blokkade")["total"]
    assert [hit["key"] for hit in sample.json("search", "blokkade")["hits"][: typed["total"]]] == [
        hit["key"] for hit in typed["hits"]
    ]


def test_one_document_is_not_called_documents(sample: Letterbook) -> None:
    assert sample("search", "key:hallevoet2026").stdout.startswith("1 document (")


def test_what_makes_no_sense_is_read_as_words_and_said(sample: Letterbook) -> None:
    result = sample("search", "--", "-zzzz (zzzzq")
    assert result.stdout.startswith("0 documents")
    assert "Not read as it may be meant: (" in result.stdout


def test_a_terminal_shows_passages_indented(sample: Letterbook) -> None:
    shown = sample("search", "blokkade", "--limit", "1", FORCE_COLOR="1", COLUMNS="60").stdout
    assert "\x1b[1;33mblokkade" in shown
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert all(len(line) <= 60 for line in lines)
    passage = lines.index(next(line for line in lines if line.startswith("     p. 1")))
    assert lines[passage + 1].startswith("     ")


def test_a_search_takes_up_what_was_left_in_the_outbox_and_builds_a_missing_index(own: Letterbook) -> None:
    for path in (own.folder / "index").glob("current"):
        path.unlink()
    assert own.json("search", "blokkade", "--as-typed")["total"] == 9


def test_a_misspelt_search_gets_another_spelling(sample: Letterbook) -> None:
    answer = sample.json("search", "blokade zone")
    assert answer["did_you_mean"] == "blokkade zone"
    assert answer["total"] == sample.json("search", "blokkade zone")["total"] > 0
    assert "Nothing was found as it was typed; these answer: blokkade zone\n" in sample("search", "blokade zone").stdout


def test_words_that_no_document_has_together_are_answered_by_all_but_one(sample: Letterbook) -> None:
    said = sample("search", "ambassade blokkade xyzzyx").stdout
    assert "Nothing has all of these words; these have all but one.\n" in said


def test_records_of_all_hits_are_given_in_three_forms(sample: Letterbook) -> None:
    keys = {hit["key"] for hit in sample.json("search", "ambassade", "--limit", "50")["hits"]}
    rows = list(csv.DictReader(io.StringIO(sample("search", "ambassade", "--format", "csv").stdout)))
    assert {row["key"] for row in rows} == keys
    items = json.loads(sample("search", "ambassade", "--format", "csl-json").stdout)
    assert {item["id"] for item in items} == keys
    result = sample("search", "ambassade", "--format", "ris")
    assert {line[6:] for line in result.stdout.splitlines() if line.startswith("ID  - ")} == keys
    assert result.stderr == ""


def test_records_that_are_not_all_say_so_beside_them(sample: Letterbook) -> None:
    result = sample("search", "ambassade", "--format", "csl-json", "--limit", "2", "--offset", "1")
    assert len(json.loads(result.stdout)) == 2
    total = sample.json("search", "ambassade")["total"]
    assert (
        result.stderr == f"{total - 3} more documents were found; ask for them with --offset, or narrow the search.\n"
    )


def test_json_and_records_exclude_each_other(sample: Letterbook) -> None:
    assert "leave one of them out" in sample("search", "x", "--format", "ris", "--json", code=2).stderr


def test_words_that_few_documents_have_are_answered_by_some_of_them(sample: Letterbook) -> None:
    said = sample("search", "ambassade qwqwqw xyzzyx").stdout
    assert "Nothing has all of these words, or all but one; these have some of them.\n" in said

from .conftest import Letterbook

NAME = "Thibaut Hallevoet"


def test_the_list_counts_letters_out_and_in(sample: Letterbook) -> None:
    (person,) = sample.json("person", "list", "thibaut hallevoet")[:1]
    assert list(person) == ["id", "name", "kind", "aliases", "letters_out", "letters_in", "documents", "last"]
    people = {each["name"]: each for each in sample.json("person", "list")}
    assert (people[NAME]["letters_out"], people[NAME]["last"]) == (2, "2026-01-13")
    assert f"{NAME}  2 out, " in sample("person", "list", "hallevoet").stdout
    assert sample("person", "list", "zzz").stdout == "Nobody by that name.\n"


def test_a_person_is_shown_with_what_passed_between_us(sample: Letterbook) -> None:
    person = sample.json("person", "show", "thibaut  HALLEVOET")
    assert list(person) == ["id", "name", "kind", "aliases", "letters_out", "letters_in", "other"]
    assert [each["key"] for each in person["letters_out"]] == ["hallevoet2026", "hallevoet2025b"]
    assert list(person["letters_out"][0]) == ["key", "title", "kind", "date", "language"]
    shown = sample("person", "show", NAME).stdout
    assert shown.startswith(f"{NAME}\nLetters out:\n    2026-01-13  hallevoet2026  ")


def test_what_there_is_none_of_gets_no_heading(sample: Letterbook) -> None:
    said = sample("person", "show", "Nora Wissels").stdout
    assert "Other:" in said
    assert "Letters out:" not in said


def test_nobody_by_that_name_is_said(sample: Letterbook) -> None:
    assert sample("person", "show", "Nobody", code=1).stderr.startswith("There is no person “Nobody”")


def test_a_renamed_person_is_found_by_both_names(own: Letterbook) -> None:
    assert own.json("person", "rename", NAME, "T. Hallevoet")["aliases"] == [NAME]
    assert own.json("person", "show", NAME)["name"] == "T. Hallevoet"
    assert own.json("search", 'to:"T. Hallevoet"')["total"] == 2


def test_two_entries_become_one(own: Letterbook) -> None:
    merged = own.json("person", "merge", "Karel Ravenstijn", NAME)
    assert "Karel Ravenstijn" in merged["aliases"]
    assert len(merged["letters_out"]) == 3
    assert "Thibaut Hallevoet = Karel Ravenstijn" in own("person", "show", "karel ravenstijn").stdout

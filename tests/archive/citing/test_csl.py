import datetime as dt

import pytest

from archive.citing.csl import GENRES, LOCALES, TYPES, csl_item, csl_name
from archive.models import KINDS, LANGUAGES, Document, Person
from tests.archive.citing.conftest import File


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("M. Wijnsberge", "M.", "Wijnsberge"),
        ("Jan Van Voorbeeld", "Jan", "Van Voorbeeld"),
        ("J. P. van den Voorbeeld", "J. P.", "van den Voorbeeld"),
        ("Ana de la Muestra", "Ana", "de la Muestra"),
        ("Anne-Marie D’Exemple", "Anne-Marie", "D’Exemple"),
        ("van Voorbeeld, Jan", "Jan", "van Voorbeeld"),
    ],
)
def test_a_family_name_takes_its_particles_along(name: str, given: str, family: str) -> None:
    assert csl_name(Person(name=name, kind="person")) == {"given": given, "family": family}


@pytest.mark.parametrize("name", ["Wijnsberge", "Van Voorbeeld"])
def test_a_family_name_may_stand_alone(name: str) -> None:
    assert csl_name(Person(name=name, kind="person")) == {"family": name}


def test_an_organisation_keeps_its_name_whole() -> None:
    assert csl_name(Person(name="Vrienden van de Zee", kind="organisation")) == {"literal": "Vrienden van de Zee"}


def test_every_kind_has_a_type_and_a_word_in_every_language() -> None:
    assert set(TYPES) == set(GENRES) == set(KINDS)
    assert all(set(words) == set(LOCALES) == set(LANGUAGES) for words in GENRES.values())


def test_a_letter_goes_from_its_sender_to_its_recipient(letter: Document) -> None:
    assert csl_item(letter, language="fr") == {
        "id": letter.key,
        "type": "personal_communication",
        "title": "Laat het Eilandenfonds heel",
        "author": [{"literal": "Netwerk Eilanden Boven Water"}],
        "recipient": [{"given": "M.", "family": "Wijnsberge"}],
        "genre": "lettre",
        "number": "EBW/2025/12",
        "language": "nl-BE",
        "issued": {"date-parts": [[2025, 9, 24]]},
    }


def test_an_interview_is_by_who_answers_and_the_author_asks(file: File) -> None:
    people = {"interviewee": ("M. Wijnsberge",), "author": ("Jan Van Voorbeeld",)}
    item = csl_item(file("interview", "Vol", publisher="Einder", people=people), language="nl")
    assert item["author"] == [{"given": "M.", "family": "Wijnsberge"}]
    assert item["interviewer"] == [{"given": "Jan", "family": "Van Voorbeeld"}]
    assert item["container-title"] == "Einder"


def test_an_interview_whose_guest_is_unknown_does_not_name_its_author_twice(file: File) -> None:
    item = csl_item(file("interview", people={"author": ("Jan Van Voorbeeld",)}), language="nl")
    assert item["author"] == [{"given": "Jan", "family": "Van Voorbeeld"}]
    assert "interviewer" not in item


@pytest.mark.parametrize(("precision", "parts"), [("day", [2025, 12, 1]), ("month", [2025, 12]), ("year", [2025])])
def test_a_date_is_as_precise_as_it_is_known(file: File, precision: str, parts: list[int]) -> None:
    document = file("article", date=dt.date(2025, 12, 1), date_precision=precision)
    assert csl_item(document, language="en")["issued"] == {"date-parts": [parts]}


def test_a_genre_that_the_title_says_is_not_said_again(file: File) -> None:
    titled = file("declaration", "Slotverklaring van de top")
    assert "genre" not in csl_item(titled, language="nl")
    assert csl_item(titled, language="en")["genre"] == "declaration"


def test_an_article_says_its_genre_only_without_a_title(file: File) -> None:
    assert "genre" not in csl_item(file("article", "Opinie"), language="nl")
    assert csl_item(file("article"), language="nl")["genre"] == "artikel"


def test_who_publishes_their_own_words_is_named_once(file: File) -> None:
    people = {"sender": ("Netwerk Eilanden Boven Water",)}
    item = csl_item(file("press-release", "A", publisher="Netwerk Eilanden Boven Water", people=people), language="nl")
    assert "publisher" not in item


def test_a_web_address_comes_with_the_day_it_was_read(file: File) -> None:
    item = csl_item(file("article", url="https://example.org/a", accessed=dt.date(2026, 1, 9)), language="nl")
    assert item["URL"] == "https://example.org/a"
    assert item["accessed"] == {"date-parts": [[2026, 1, 9]]}
    assert "accessed" not in csl_item(file("article", url="https://example.org/b"), language="nl")


def test_an_address_that_is_not_of_the_web_is_left_out(file: File) -> None:
    item = csl_item(file("article", url="javascript:alert(1)", accessed=dt.date(2026, 1, 9)), language="nl")
    assert "URL" not in item
    assert "accessed" not in item

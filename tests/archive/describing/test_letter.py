"""The parts of a letter."""

import pytest

from archive.describing.letter import read_letter
from archive.describing.lines import split_lines
from tests.archive.describing.extracts import BODY, letter


@pytest.mark.parametrize(
    ("language", "salutation"),
    [
        ("nl", "Geachte heer, mevrouw,"),
        ("nl", "Mijnheer de minister,"),
        ("nl", "Excellentie,"),
        ("fr", "Monsieur le Ministre,"),
        ("fr", "Chers amis,"),
        ("es", "Excelentísimo señor:"),
        ("es", "Señora Ministra:"),
        ("en", "Your Excellency,"),
        ("en", "To whom it may concern,"),
    ],
)
def test_a_salutation_is_found(language: str, salutation: str) -> None:
    found = read_letter(split_lines(letter(language, salutation=salutation))).salutation
    assert found is not None
    assert found.text == salutation


def test_the_first_line_of_an_address_is_no_salutation() -> None:
    head = "Monsieur Luc Marchal\nMinistre des Finances"
    found = read_letter(split_lines(letter("fr", head=head, salutation="Monsieur le Ministre,")))
    assert found.salutation is not None
    assert found.salutation.text == "Monsieur le Ministre,"
    assert [line.text for line in found.head] == head.split("\n")


def test_a_short_last_line_with_a_comma_closes_a_letter() -> None:
    found = read_letter(
        split_lines(letter("es", salutation="Estimada Lieve:", foot="Siempre suya,\n\nInés Cordero\nRectora"))
    )
    assert found.closing is not None
    assert [line.text for line in found.signature] == ["Inés Cordero", "Rectora"]


def test_a_letter_that_ends_in_running_text_has_no_closing() -> None:
    found = read_letter(split_lines(letter("nl", salutation="Beste Joris,", foot=f"Dus,\n\n{BODY['nl']}")))
    assert found.closing is None
    assert found.signature == ()


def test_annexes_and_copies_are_no_signature() -> None:
    foot = "Hoogachtend,\n\nEls Claes\n\nBijlagen: 2\ncc: Wim Maes"
    found = read_letter(split_lines(letter("nl", salutation="Geachte heer,", foot=foot)))
    assert [line.text for line in found.signature] == ["Els Claes"]
    assert [line.text for line in found.foot] == ["Bijlagen: 2", "cc: Wim Maes"]

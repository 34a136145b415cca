"""The reference of a document, and who published it."""

import pytest

from archive.describing.publisher import propose_publishers
from archive.describing.reference import propose_references
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, letter, reading


@pytest.mark.parametrize(
    "line",
    [
        "Ons kenmerk: BZ/25/17",
        "Onze ref.: BZ/25/17",
        "Notre référence : BZ/25/17",
        "N. réf. : BZ/25/17",
        "N/Réf : BZ/25/17",
        "Nuestra referencia: BZ/25/17",
        "N/Ref: BZ/25/17",
        "Our ref: BZ/25/17",
        "Kenmerk: BZ/25/17",
    ],
)
def test_the_own_reference_is_read(line: str) -> None:
    (only,) = propose_references(reading(letter("nl", head=f"Uw kenmerk: AA/1\n{line}", salutation="Geachte heer,")))
    assert only.value == "BZ/25/17"
    assert only.confidence >= 0.8


def test_columns_of_labels_are_read_with_the_values_below_them() -> None:
    head = "uw brief van\nuw kenmerk\nons kenmerk\ndatum\n12 februari 2025\nPES/4\nBZ/25/17\n18 maart 2025"
    (only,) = propose_references(reading(letter("nl", head=head, salutation="Geachte heer,")))
    assert only.value == "BZ/25/17"


@pytest.mark.parametrize(
    "head",
    [
        "Uw kenmerk: AA/1",
        "Ons kenmerk: volgt",
        "Ons kenmerk\nDatum",
        "Ons kenmerk\nDatum\nDatum: 3 mei 2024\nBetreft: visa",
    ],
)
def test_what_is_no_number_of_its_own_is_no_reference(head: str) -> None:
    assert propose_references(reading(letter("nl", head=head, salutation="Geachte heer,"))) == []


def test_a_label_and_its_value_may_stand_under_each_other() -> None:
    (only,) = propose_references(reading(letter("nl", head="Ons kenmerk\nBZ/25/17", salutation="Geachte heer,")))
    assert only.value == "BZ/25/17"


@pytest.mark.parametrize(
    ("head", "is_sure"), [("A/RES/79/7", True), ("Resolutie A/RES/79/7 van de Vergadering", False)]
)
def test_the_symbol_of_a_resolution_is_its_reference(head: str, is_sure: bool) -> None:  # noqa: FBT001  # a column
    (only,) = propose_references(reading(f"{head}\n\n{BODY['nl']}"))
    assert only.value == "A/RES/79/7"
    assert (only.confidence >= 0.8) == is_sure


def test_a_symbol_named_in_a_letter_is_not_its_own() -> None:
    assert propose_references(reading(letter("nl", head="A/RES/79/7", salutation="Geachte heer,"))) == []


def test_what_the_file_states_is_a_reference() -> None:
    assert propose_references(reading("", Field("reference", "BZ/25/17", "front-matter")))[0].value == "BZ/25/17"


def test_the_site_published_the_page() -> None:
    (only,) = propose_publishers(reading("", Field("site", "De Baken", "json-ld")), kind="article")
    assert (only.value, only.confidence) == ("De Baken", 0.93)


def test_the_head_of_a_magazine_names_it() -> None:
    (only,) = propose_publishers(reading(f"De Baken, weekblad voor de kust\n\n{BODY['nl']}"), kind="article")
    assert (only.value, only.words) == ("De Baken", "De Baken")


def test_the_house_on_a_press_release_is_proposed_for_review() -> None:
    (only,) = propose_publishers(reading(f"PERSBERICHT\n\nPlatform Zuid\n\n{BODY['nl']}"), kind="press-release")
    assert (only.value, only.confidence) == ("Platform Zuid", 0.7)

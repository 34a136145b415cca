"""The subject beside its label: however the label is written, and never where there is none."""

import pytest

from archive.describing.subjects import find_subjects
from tests.archive.describing.extracts import BODY, letter, reading


def _subjects(head: str) -> list[str]:
    return [subject.text for subject in find_subjects(reading(letter("nl", head=head, salutation="Geachte heer,")))]


@pytest.mark.parametrize(
    "label",
    [
        "Betreft: ",
        "Onderwerp; ",
        "Re.: ",
        "voorwerp: ",
        "BETREFFENDE: ",
        "Betr. ",
        "MAT.      :  ",
        "SUBJECT   ",
        "GAIA / ASUNTO: ",
        "RE - ",
        "Referencia: ",
        "Ref. ",
        "Betreft ",
        "8 juli 2002                Objet : ",
    ],
)
def test_a_label_is_known_however_it_is_written(label: str) -> None:
    assert _subjects(f"{label}Herstelling van de haven")[-1] == "Herstelling van de haven"


@pytest.mark.parametrize(
    "line", ["Re: (no subject)", "Objet : sans objet", "Ref. 2021/44", "Betreft :", "Betreft: –", "De haven open"]
)
def test_what_is_no_subject_is_not_given(line: str) -> None:
    assert _subjects(line) == []


def test_every_subject_is_given_once_in_order_of_place() -> None:
    assert _subjects("Betreft: de haven\n\nRef. Dossier van de kade") == ["de haven", "Dossier van de kade"]


def test_the_text_of_a_letter_has_no_subjects() -> None:
    assert find_subjects(reading(f"{BODY['en']}\n\nRegarding the harbour we have nothing to add.")) == []


def test_a_reference_in_the_column_beside_it_is_no_part_of_a_subject() -> None:
    assert _subjects("Onderwerp Sluiting van het loket Uw kenmerk VRR/14-06") == ["Sluiting van het loket"]

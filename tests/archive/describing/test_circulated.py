"""Letters that the United Nations circulate: their heading says to whom they are addressed."""

import pytest

from archive.describing.base import SURE
from tests.archive.describing.extracts import BODY, described, values

ENGLISH = (
    "Letter dated 5 June 2001 from the Permanent Representative of\nZeeland to the United Nations addressed to the"
    " President of the\nSecurity Council"
)
SHORT = (
    "Letter dated 5 June 2001 from the Permanent Representative of\nZeeland to the United Nations addressed to the\n"
    "Secretary-General\n01-39881 (E) 060601"
)
BOTH = (
    "Identical letters dated 3 May 2011 from the Chargé d'affaires a.i. of Zeeland to the United Nations addressed to"
    " the Secretary-General and the President of the Security Council"
)
FRENCH = (
    "Lettre datée du 29 mars 2004, adressée au Président du Conseil de sécurité par le Représentant\npermanent de"
    " Zélande auprès de l'Organisation des Nations Unies"
)
SPANISH = (
    "Carta de fecha 20 de febrero de 1997 dirigida al Presidente de\nla Asamblea General por el Representante"
    " Permanente de Zelandia"
)


@pytest.mark.parametrize(
    ("language", "heading", "day", "recipients"),
    [
        ("en", ENGLISH, "2001-06-05", {"President of the Security Council"}),
        ("en", SHORT, "2001-06-05", {"Secretary-General"}),
        ("en", BOTH, "2011-05-03", {"Secretary-General", "President of the Security Council"}),
        ("fr", FRENCH, "2004-03-29", {"Président du Conseil de sécurité"}),
        ("es", SPANISH, "1997-02-20", {"Presidente de la Asamblea General"}),
    ],
)
def test_the_heading_says_to_whom_and_when(language: str, heading: str, day: str, recipients: set[str]) -> None:
    text = f"A/55/907\n24 June 2019\n\n{heading}\n\n{BODY[language]}\n\n(Signed) Ana Ruiz\nAmbassador"
    found = described(text)
    assert {one.value for one in found if one.field == "recipient" and one.confidence >= SURE} == recipients
    assert values(found, "date")[0] == day


def test_a_letter_that_is_only_spoken_of_says_nothing() -> None:
    text = f"Dear Ms Ruiz,\n\nWe saw the letter dated 5 June 2001 from the mayor.\n\n{BODY['en']}\n\nYours,\nJo Ames"
    assert "mayor" not in {one.value for one in described(text) if one.field == "recipient"}

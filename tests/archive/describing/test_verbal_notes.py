"""Verbal notes: nobody signs them and nobody is greeted, and their first sentence names both sides."""

import pytest

from archive.describing.base import SURE
from archive.describing.verbal_notes import COMPLIMENTED
from tests.archive.describing.extracts import BODY, described, letter, values

FRENCH = (
    "L'Ambassade de Zélande près le Royaume de Belgique présente ses compliments au Service public fédéral Affaires"
    " étrangères, Commerce extérieur (Direction du Protocole) et a l'honneur de l'informer de ce qui suit."
)
ENGLISH = (
    "The Secretary-General of the Union presents his compliments to the Permanent Representatives of the Member States"
    " and has the honour to refer to the resolution."
)
SPANISH = (
    "La Embajada de Zelandia saluda muy atentamente al Honorable Ministerio de Relaciones Exteriores – Dirección de"
    " Protocolo – y tiene el honor de informarle."
)
DUTCH = (
    "De Ambassade van Zeeland biedt het Ministerie van Buitenlandse Zaken haar complimenten aan en heeft de eer het"
    " volgende mede te delen."
)


@pytest.mark.parametrize(
    ("language", "sentence", "sender", "recipient"),
    [
        ("fr", FRENCH, "Ambassade de Zélande", "Service public fédéral Affaires étrangères, Commerce extérieur"),
        ("en", ENGLISH, "Secretary-General of the Union", "Permanent Representatives of the Member States"),
        ("es", SPANISH, "Embajada de Zelandia", "Ministerio de Relaciones Exteriores"),
        ("nl", DUTCH, "Ambassade van Zeeland", "Ministerie van Buitenlandse Zaken"),
    ],
)
def test_who_presents_compliments_to_whom_is_filled_in(
    language: str, sentence: str, sender: str, recipient: str
) -> None:
    text = f"NOTA - NOTE\n\nN° 14/2004\n\n{sentence}\n\n{BODY[language]}\n\n3/5/2004"
    found = {one.field: one for one in described(text) if one.confidence >= SURE}
    assert (found["sender"].value, found["recipient"].value) == (sender, recipient)
    assert found["recipient"].reason == COMPLIMENTED


def test_a_note_whose_lines_were_kept_is_read_over_their_ends_and_without_the_line_above() -> None:
    kept = ENGLISH.replace("Representatives of the ", "Representatives of the\n")
    found = {one.field: one for one in described(f"EMBASSY\n{kept}\n\n{BODY['en']}") if one.confidence >= SURE}
    assert [found[side].value for side in ("sender", "recipient")] == [
        "Secretary-General of the Union",
        "Permanent Representatives of the Member States",
    ]


def test_compliments_within_a_sentence_are_no_verbal_note() -> None:
    text = f"Geachte heer,\n\n{BODY['nl']} Ann zei: mijn complimenten aan de kok.\n\nGroeten,\n\nEls Claes"
    assert COMPLIMENTED not in [one.reason for one in described(text)]


@pytest.mark.parametrize("salutation", ["Estimado señor Leal:", ""])
def test_a_formula_at_the_end_of_a_letter_makes_no_verbal_note_of_it(salutation: str) -> None:
    foot = "Sin otro particular, la Cooperativa Zarza saluda muy atentamente a Usted.\n\nAna Ruiz\npresidenta"
    proposed = described(letter("es", head="Señor Juan Leal\nCalle Mayor 3", salutation=salutation, foot=foot))
    assert COMPLIMENTED not in [one.reason for one in proposed]


def test_a_note_that_a_letter_quotes_does_not_name_its_sides() -> None:
    text = letter("en", salutation="Dear Mr Leal,", head=ENGLISH, foot="Yours sincerely,\n\nAnn Maes")
    assert COMPLIMENTED not in [one.reason for one in described(text)]


def test_whom_a_note_is_for_keeps_what_belongs_to_its_name() -> None:
    text = f"NOTE\n\n{ENGLISH.replace('Permanent Representatives of the', 'Envoy to the')}\n\n{BODY['en']}"
    assert "Envoy to the Member States" in [one.value for one in described(text) if one.field == "recipient"]


def test_whom_a_note_is_for_may_be_a_person_of_a_house() -> None:
    text = (
        "The Embassy of Arrakhan presents its compliments to Dr. Rosalind Achterberg of the Saskatoon Circle and has"
        " the honour to refer to her communications."
    )
    assert values(described(text), "recipient") == ["Rosalind Achterberg"]

"""One piece of evidence proposes a name, two that agree fill it in, and one that speaks against it takes it back."""

import pytest

from archive.describing.base import SURE
from archive.describing.candidates import find_candidates
from tests.archive.describing.extracts import BODY, described, letter, reading


def _sure(text: str, field: str) -> list[str]:
    return [one.value for one in described(text) if one.field == field and one.confidence >= SURE]


def _likely(text: str, field: str) -> list[str]:
    return [one.value for one in described(text) if one.field == field and one.confidence >= SURE / 2]


def test_a_surname_in_the_salutation_is_likely_and_with_its_address_the_whole_name_is_filled_in() -> None:
    foot = "Hoogachtend,\n\nEls Claes"
    assert _likely(letter("nl", salutation="Geachte mevrouw Ooms,", foot=foot), "recipient") == ["Ooms"]
    head = "Mevrouw Griet Ooms\nKerkstraat 3\n9000 Gent"
    assert _sure(letter("nl", head=head, salutation="Geachte mevrouw Ooms,", foot=foot), "recipient") == ["Griet Ooms"]


def test_who_is_greeted_does_not_sign_where_the_address_stands_below() -> None:
    foot = "Yours sincerely,\n\nAnn Maes\n\nMr Callum Breck\nOuter Islands Alliance"
    text = letter("en", salutation="Dear Mr Breck,", foot=foot)
    assert _sure(text, "sender") == ["Ann Maes"]
    assert _sure(text, "recipient") == ["Callum Breck"]


def test_an_office_that_is_greeted_is_given_with_its_field_as_it_stands_above() -> None:
    head = "À Monsieur l’Ambassadeur du Royaume de Belgique\nAvenue des Jambaars 12\nDakar"
    text = letter("fr", head=head, salutation="Monsieur l’Ambassadeur,", foot="Bien à vous,\n\nAnne Petit")
    assert _likely(text, "recipient")[0] == "ambassadeur du Royaume de Belgique"


def test_the_office_of_who_is_named_is_not_filled_in_beside_the_name() -> None:
    text = letter("nl", salutation="Geachte heer minister J. Hallevoet,", foot="Hoogachtend,\n\nEls Claes")
    assert "minister" not in _sure(text, "recipient")
    assert "J. Hallevoet" in _likely(text, "recipient")


def test_an_office_and_a_name_that_are_greeted_together_are_told_apart() -> None:
    text = letter("es", salutation="Señora embajadora Echeverri:", foot="Atentamente,\n\nAna Ruiz")
    assert not [one.value for one in described(text) if one.value == "embajadora Echeverri"]


@pytest.mark.parametrize("word", ["CURRICULUM VITAE", "PARA PUBLICACIÓN INMEDIATA", "Open brief over de kaden", "Sirs"])
def test_what_a_document_calls_itself_and_a_form_of_address_are_no_names(word: str) -> None:
    text = letter("nl", head=f"{word}\n\nPlatform Zuid vzw\nKaai 3\n9000 Gent", foot="Groeten,\n\nAnn Maes")
    assert word not in [one.value for one in find_candidates(reading(text))]


def test_a_value_of_a_form_and_a_name_turned_round_are_candidates() -> None:
    text = letter("en", head="Handler: Priya Rao\nMAES Ann", salutation="Dear Ms Rao,", foot="Yours,\n\nAnn Maes")
    values = [one.value for one in find_candidates(reading(text))]
    assert "Priya Rao" in values
    assert "MAES Ann" not in values
    assert values.count("Ann Maes") == 2


def test_a_letterhead_with_its_street_is_no_name() -> None:
    head = "Coordination Climat et Dette rue du Marché 14\n5000 Namur"
    foot = "Bien à vous,\n\nAnne Petit, coordinatrice"
    assert _sure(letter("fr", head=head, salutation="Monsieur,", foot=foot), "sender") == ["Anne Petit"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Els Claes MP", "Els Claes"),
        ("Ann Maes for Women Across Borders Network", "Women Across Borders Network"),
        ("Callum Breck BA MRTPI", "Callum Breck"),
        ("Dr Els Claes (Women Across Borders)", "Els Claes"),
    ],
)
def test_a_signature_gives_the_name_without_what_stands_around_it(line: str, name: str) -> None:
    assert name in _likely(letter("en", salutation="Dear Minister,", foot=f"Yours sincerely,\n\n{line}"), "sender")


def test_a_name_with_an_unknown_function_in_small_letters_is_told_from_it_and_from_its_house() -> None:
    foot = "Warme groet,\n\nAnn Maes vrijwilliger bij Platform Zuid"
    found = _likely(letter("nl", salutation="Geachte heer,", foot=foot), "sender")
    assert found == ["Ann Maes", "Platform Zuid"]


def test_a_call_above_running_text_is_a_salutation_where_a_formula_closes_the_letter() -> None:
    head = "Vakbond Haven\nKaai 3\n9000 Gent"
    text = letter("nl", head=head, salutation="Kameraden,", foot="Strijdbare groeten,\n\nAnn Maes, voorzitter")
    assert _sure(text, "sender")[0] == "Ann Maes"
    assert _likely(text, "sender") == ["Ann Maes", "Vakbond Haven"]


def test_the_field_of_an_office_is_no_part_of_the_name_of_who_is_interviewed() -> None:
    text = f"Interview met minister van Buitenlandse Zaken Jan Vermoer\n\n{BODY['nl']}\n\n{BODY['nl']}"
    assert [one.value for one in described(text) if one.field == "interviewee"] == ["Jan Vermoer"]


def test_what_holds_a_day_or_a_label_is_no_signatory() -> None:
    foot = "Groeten,\n\nPlatform Zuid\n\nOndertekenaars:\nAnn Maes; Netwerk Noord 12 maart 2024; Els Claes; Wim Claes"
    text = letter("nl", salutation="Geachte heer,", foot=foot)
    assert "Netwerk Noord 12 maart 2024" not in _sure(text, "signatory")
    assert "Ann Maes" in _sure(text, "signatory")


def test_a_title_that_breaks_off_at_a_small_word_waits_for_review() -> None:
    assert (
        _sure(letter("nl", head="Betreft: het akkoord tussen de haven en", salutation="Geachte heer,"), "title") == []
    )


@pytest.mark.parametrize(
    ("salutation", "name"),
    [
        ("Geachte wethouder Verhoeven-Maas,", "Verhoeven-Maas"),
        ("Geachte heer minister van Defensie H. Kerremans,", "H. Kerremans"),
        ("Dag Lieve,", "Lieve"),
        ("¡Hola, Adolfo!", "Adolfo"),
        ("Ma chère Agnieszka,", "Agnieszka"),
    ],
)
def test_who_is_greeted_is_told_from_the_greeting_and_the_office(salutation: str, name: str) -> None:
    found = find_candidates(reading(letter("nl", salutation=salutation, foot="Groeten,\n\nEls Claes"), language="nl"))
    assert name in [one.value for one in found if one.zone == "salutation"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Sr. Intendente Municipal de Salto\nPresente", "Intendente Municipal de Salto"),
        ("Monsieur le Ministre\nde la Coopération au développement", "Ministre de la Coopération au développement"),
        ("Aan de raad van bestuur\nvan de Coalitie Zee en Land", "Coalitie Zee en Land"),
        ("AAN: alle personeelsleden", "alle personeelsleden"),
        ("Open brief aan de onderhandelaars", "onderhandelaars"),
        ("À l'Ambassade de Belgique", "Ambassade de Belgique"),
    ],
)
def test_a_name_in_an_address_is_read_over_its_lines_and_without_what_stands_before_it(head: str, name: str) -> None:
    found = find_candidates(reading(letter("fr", head=head, salutation="Monsieur,"), language="fr"))
    assert name.casefold() in [one.value.casefold() for one in found if one.zone == "head"]


def test_a_house_that_presents_itself_below_a_press_release_is_a_candidate_and_its_masthead_is_none() -> None:
    text = f"PERSBERICHT\n\n{BODY['nl']}\n\nOver Adem Vrij: een vereniging van buren."
    names = [one.value for one in find_candidates(reading(text, language="nl"))]
    assert "Adem Vrij" in names
    assert "PERSBERICHT" not in names


def test_a_name_of_a_header_is_turned_round_where_it_is_signed_so() -> None:
    header = "Van: Brandt Ilse\nAan: Zorg voor Zee vzw\nVerzonden: 3 mei 2024 10:12\nOnderwerp: de haven"
    text = f"{header}\n\nBeste,\n\n{BODY['nl']}\n\nGroeten,\n\nIlse Brandt"
    assert _sure(text, "sender") == ["Ilse Brandt"]

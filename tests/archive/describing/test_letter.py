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


@pytest.mark.parametrize(
    ("head", "salutation"),
    [
        ("Señores\nFrigorífico Paso del Tala S.A.\nRuta 5", "De nuestra consideración:"),
        ("Señores\nUNIDAD ESPECIAL DE GESTIÓN DE LA RESTITUCIÓN DE TIERRAS DESPOJADAS", "Respetada doctora:"),
        ("Señor\nPresidente de la Comisión de Soberanía Alimentaria y Desarrollo Agropecuario", "Señor Presidente:"),
        ("His Excellency\nThe Ambassador of the Republic of Zeeland to the Kingdom of Belgium", "Your Excellency,"),
        ("Lieve Doornaert\nadvocaat", "Lieve mensen,"),
        ("Universiteit Zuid", "Aan wie het aanbelangt,"),
        ("Radio Trois Rives", "À qui de droit,"),
    ],
)
def test_a_house_an_office_or_a_first_name_below_a_form_of_address_is_no_letter_yet(head: str, salutation: str) -> None:
    found = read_letter(split_lines(letter("es", head=head, salutation=salutation))).salutation
    assert found is not None
    assert found.text == salutation


def test_a_rule_beside_a_column_is_no_part_of_its_lines() -> None:
    assert [line.text for line in split_lines("¦ D.ª Ana Ruiz\n| Kaai 3 |\n│\nMaes │ Ruiz")] == [
        "D.ª Ana Ruiz", "Kaai 3", "Maes │ Ruiz"
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("line", "salutation"),
    [
        ("Sir, — Your correspondent would like the fence to be pulled down.", "Sir,"),
        ("SIR - Your correspondent would like the fence to be pulled down.", "SIR"),
        ("A Chara, - Your editorial of Friday last informs us of it.", "A Chara,"),
        ("Sr. Director: Termina la temporada y empiezan a aparecer.", "Sr. Director:"),
    ],
)
def test_the_text_may_follow_a_salutation_on_its_line(line: str, salutation: str) -> None:
    found = read_letter(split_lines(f"Warplanes\n\n{line}\n\nAnn Dale\nLimerick"))
    assert found.salutation is not None
    assert (found.salutation.text, [it.text for it in found.head]) == (salutation, ["Warplanes"])


@pytest.mark.parametrize(
    "closing",
    [
        "Love to all,",
        "Is mise le meas,",
        "Je t’embrasse bien fort et bonne année à toute la section,",
        "Nous vous embrassons.",
        "Te abraza muy fuerte",
        "Besan su anillo,",
        "B.S.A.P.,",
        "Es gracia que esperan alcanzar de V.E., cuya vida guarde Dios muchos años.",
        "Ta filleule qui t’aime",
        "Tot gauw,",
        "Veel liefs,",
    ],
)
def test_a_closing_is_found(closing: str) -> None:
    found = read_letter(split_lines(f"{letter('en', salutation='Dear Joyce,')}\n\n{closing}\n\nVerna"))
    assert found.closing is not None
    assert (found.closing.text, [it.text for it in found.signature]) == (closing, ["Verna"])


@pytest.mark.parametrize(
    "salutation",
    [
        "Muy Sres. nuestros:",
        "Muy Sra. mía:",
        "De nuestra más alta consideración :",
        "Sr. Alcalde:",
        "Sra.:",
        "Doña Amalia:",
        "Geacht bestuur,",
        "Excellences, Mesdames et Messieurs,",
        "Apreciables hermanas y hermanos:",
        "Hon. Minister,",
        "M. le Bourgmestre,",
        "Kia ora Margaret,",
        "Brian,",
        "Ismael:",
        "Armando, Sister Benedita,",
        "A qui de droit,",
        "Dag mevrouw Op de Beeck",
        "Frères et sœurs de la paroisse du Port-Vieux et des hameaux,",
    ],
)
def test_a_salutation_above_the_text_is_found_also_in_other_forms(salutation: str) -> None:
    found = read_letter(split_lines(letter("es", head="Casa Azul", salutation=salutation)))
    assert found.salutation is not None
    assert (found.salutation.text, [it.text for it in found.head]) == (salutation, ["Casa Azul"])


@pytest.mark.parametrize(
    "line",
    [
        "EL ALCALDE,",
        "Orden del día:",
        "Lo más urgente:",
        "Gent 2030,",
        "Saludos.",
        "El Pleno del Ayuntamiento,",
        "This Congress,",
        "The Executive Council:",
    ],
)
def test_a_heading_or_an_office_above_the_text_is_no_salutation(line: str) -> None:
    assert read_letter(split_lines(letter("es", head="Casa Azul", salutation=line))).salutation is None


def test_running_text_at_the_foot_does_not_hide_last_words() -> None:
    foot = f"Yours in the undergrowth,\n\nAnn Dale\nThe Prickly Trust\n\n{BODY['en']}"
    found = read_letter(split_lines(letter("en", salutation="Dear Joyce,", foot=foot)))
    assert found.closing is not None
    assert found.closing.text == "Yours in the undergrowth,"


@pytest.mark.parametrize("line", ["Redactie: Jan Maes, Els Claes en Tom Peeters, Gent", "Hoofdredactie: Els Claes"])
def test_who_made_a_paper_is_not_greeted(line: str) -> None:
    assert read_letter(split_lines(f"Nieuwsbrief\n\n{line}\n\n{BODY['nl']}")).salutation is None

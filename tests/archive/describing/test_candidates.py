"""The names that may be those of sender and recipient: told apart from what stands around them, and given in full."""

import pytest

from archive.describing.announced import propose_announcing
from archive.describing.candidates import find_candidates
from archive.describing.presented import propose_presented
from tests.archive.describing.extracts import BODY, letter, reading


@pytest.mark.parametrize(
    ("greeted", "names"),
    [
        ("Dear Gareth and the Committee,", {"Gareth"}),
        ("Beste Griet en de vrienden van Gent,", {"Griet"}),
        ("Estimada Ana y todas las compañeras:", {"Ana"}),
    ],
)
def test_who_is_greeted_with_a_group_may_be_meant_alone(greeted: str, names: set[str]) -> None:
    found = find_candidates(reading(letter("nl", salutation=greeted, foot="Groeten,\n\nEls Claes")))
    assert names <= {one.value for one in found}


def test_two_offices_of_one_line_are_each_a_name() -> None:
    text = letter("nl", head="Aan de wethouder Wonen en de gemeenteraad van Gent", salutation="Geachte wethouder,")
    assert {"wethouder Wonen", "gemeenteraad van Gent"} <= {one.value for one in find_candidates(reading(text))}


@pytest.mark.parametrize("line", ["A todas las agrupaciones", "Aan alle leden", "À tous les membres"])
def test_what_is_for_all_is_for_a_group(line: str) -> None:
    found = find_candidates(reading(letter("nl", head=line, foot="Groeten,\n\nEls Claes")))
    assert line.split(" ", 1)[1] in {one.value for one in found}


def test_a_field_behind_a_comma_goes_on_in_the_next_line() -> None:
    head = "Aan de Staatssecretaris van Landbouw,\nNatuurbeheer en Visserij\nPostbus 4"
    found = find_candidates(reading(letter("nl", head=head, salutation="Excellentie,")))
    assert "Staatssecretaris van Landbouw, Natuurbeheer en Visserij" in {one.value for one in found}


def test_what_an_office_prints_beside_an_address_is_no_part_of_it() -> None:
    head = "Aan de Voorzitter van het OCMW ons kenmerk: PG/06/114\nOCMW Oudenburg uw kenmerk:\nWeststraat 26"
    found = reading(letter("nl", head=head, salutation="Mijnheer de Voorzitter,"))
    assert {"Voorzitter van het OCMW", "OCMW Oudenburg"} <= {one.value for one in find_candidates(found)}
    assert [label.text for label in found.labelled("own-reference")] == ["PG/06/114"]


def test_kisses_are_no_part_of_a_name() -> None:
    found = find_candidates(reading(letter("en", salutation="Dear Joyce,", foot="Love to all,\n\nVerna  xx")))
    assert "Verna" in {one.value for one in found}


@pytest.mark.parametrize(
    ("answered", "greeted", "name"),
    [
        ("Op 3 mei 2024 om 9:12 Okke Feddema <okke@f.example> schreef:", "Beste Okke,", "Okke Feddema"),
        ("Le 3 mai 2024 à 9:12, Okke Feddema <okke@f.example> a écrit :", "Cher Okke,", "Okke Feddema"),
        ("Van: Okke Feddema [mailto:okke@f.example]", "Geachte heer Feddema,", "Okke Feddema"),
        ("To: Okke Feddema", "Dear Okke,", "Okke Feddema"),
        ("To: Tom Maes", "Dear Okke,", "Okke"),
    ],
)
def test_who_is_greeted_is_known_in_full_from_the_message_that_is_answered(
    answered: str, greeted: str, name: str
) -> None:
    text = letter("nl", salutation=greeted, foot=f"Groeten,\n\nEls Claes\n\n{answered}\n> Dag Els")
    values = {one.value for one in find_candidates(reading(text)) if one.zone == "salutation"}
    assert name in values


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("WÍLMER CAICEDO MOSQUERA, mayor de edad, vecino de Quibdó, solicita lo siguiente:", "WÍLMER CAICEDO MOSQUERA"),
        ("D.ª Asunción Gracia Lapuente, con D.N.I. 17.099.431-K, comparece y expone:", "Asunción Gracia Lapuente"),
        ("Je soussignée, Anne Petit, déclare sur l’honneur ce qui suit :", "Anne Petit"),
        ("Ondergetekende, mevr. Els Claes, verklaart wat volgt:", "Els Claes"),
        ("La soussignée, Anne Petit, domiciliée au port, forme opposition.", "Anne Petit"),
        ("I, the undersigned, Ann Dale, declare the following:", "Ann Dale"),
    ],
)
def test_who_presents_themself_in_the_first_sentence_may_be_the_sender(first: str, name: str) -> None:
    text = f"{first}\n\n{BODY['es']}\n\n{BODY['es']}"
    assert [one.value for one in propose_presented(reading(text))] == [name]


@pytest.mark.parametrize("first", [BODY["nl"], "Ondergetekenden, leden van de kring, vragen u:", "Yo, mayor de edad,"])
def test_a_sentence_that_names_nobody_presents_nobody(first: str) -> None:
    assert not list(propose_presented(reading(first)))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("À nos amis du jumelage Rusengo", "amis du jumelage Rusengo"),
        ("To, Our Friends in Leuven and in Leeds", "Friends in Leuven and in Leeds"),
        ("Aan mijn vrienden van groep 212", "vrienden van groep 212"),
        ("Mesdames et Messieurs les membres du jury", "les membres du jury"),
        ("FAO Mrs J. Arkwright, Headteacher", "J. Arkwright"),
    ],
)
def test_a_group_or_a_person_that_a_letter_is_for_is_a_name_without_what_leads_to_it(line: str, name: str) -> None:
    text = letter("nl", head=f"{line}\nKaai 3\n9000 Gent", foot="Groeten,\n\nEls Claes")
    assert name in {one.value for one in find_candidates(reading(text))}


@pytest.mark.parametrize("office", ["Officier van Justitie", "Petition Committee", "Commander of the Harbour Guard"])
def test_offices_whose_names_begin_as_decorations_and_headings_do_are_names(office: str) -> None:
    text = letter("nl", head=f"{office}\nKaai 3\n9000 Gent", foot="Groeten,\n\nEls Claes")
    assert office.casefold() in {one.value.casefold() for one in find_candidates(reading(text))}


def test_a_sentence_behind_a_name_is_no_part_of_it() -> None:
    text = letter(
        "es", salutation="Señor Director:", foot="Atentamente,\n\nLeandro Paniagua. Quito, 24 de marzo de 2003"
    )
    assert "Leandro Paniagua" in {one.value for one in find_candidates(reading(text))}
    text = letter("es", salutation="Señor Director:", foot="Atentamente,\n\nEnhorabuena. Pilar Azcona Ruiz")
    assert "Pilar Azcona Ruiz" in {one.value for one in find_candidates(reading(text))}


def test_who_a_petition_is_for_may_stand_at_its_foot() -> None:
    text = f"EXPONE\n\n{BODY['es']}\n\nEs gracia que espera obtener.\n\nJuan Ruiz\n\nILMO. SR. ALCALDE DE PUERTO CLARO"
    assert "ALCALDE DE PUERTO CLARO" in {one.value for one in find_candidates(reading(text)) if one.zone == "foot"}


def test_a_press_release_may_be_from_the_houses_that_its_first_sentences_name() -> None:
    text = (
        "PERSBERICHT\n\nKernwapens weg\n\nUit een peiling die de Coalitie Kernwapenvrij liet uitvoeren bij velen,"
        " blijkt dat zij willen dat de wapens weggaan.\n\nOok de ngo Medische Steun Kivu vraagt hetzelfde, en wij zijn"
        " het daar helemaal mee eens, zegt Tijl Rombouts.\n\nDe Klaproos vraagt vandaag nog eens dat ze worden"
        " weggehaald, zo snel als het kan.\n\nDe Klaproos is een kring."
    )
    quoted = f"{text[:12]}\n\nEen historische dag voor ons allen, zegt Ineke Stroband van Zorg Solidair Nederland."
    assert [it.value for it in propose_announcing(reading(quoted), "press-release")] == ["Zorg Solidair Nederland"]
    found = [one.value for one in propose_announcing(reading(text), "press-release")]
    assert found == ["Coalitie Kernwapenvrij", "Medische Steun Kivu", "Klaproos"]
    assert not list(propose_announcing(reading(text), "letter"))


def test_whose_attention_is_called_within_a_line_is_a_name_of_its_own() -> None:
    head = "Aan Stichting Vluchtweg t.a.v. mevrouw Griet Ooms\nOudegracht 229"
    found = reading(letter("nl", head=head, salutation="Geachte mevrouw Ooms,"))
    assert [label.text for label in found.labelled("to")] == ["Stichting Vluchtweg", "mevrouw Griet Ooms"]

"""One piece of evidence proposes a name, two that agree fill it in, and one that speaks against it takes it back."""

import pytest

from archive.describing.base import SURE, Proposed
from archive.describing.candidates import find_candidates
from archive.describing.describe import weighable
from archive.describing.full_names import in_full
from archive.describing.whole_names import is_whole_of
from tests.archive.describing.extracts import BODY, TODAY, described, extract, letter, reading


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


@pytest.mark.parametrize(
    "word",
    [
        "CURRICULUM VITAE",
        "PARA PUBLICACIÓN INMEDIATA",
        "Open brief over de kaden",
        "Sirs",
        "Cartas al Director",
        "Formulier B-2",
        "Havenstraat",
        "[traducción no oficial]",
        "Platform Zuid p/a Ann Maes",
        "D E R",
        "p/a Visadienst",
        "Voorzitter van de vaste",
        "UNION AFRICAINE \u0627\u0644\u0627\u062a\u062d\u0627\u062f",
        "En su despacho",
    ],
)
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
        ("Aan Gedeputeerde Staten van Zuidland", "Gedeputeerde Staten van Zuidland"),
        ("DE PINTE HANDEL VZW", "DE PINTE HANDEL VZW"),
        ("Residencia Brisa del Mar, S.L.", "Residencia Brisa del Mar, S.L"),
        ("Eng. Baraka Mollel", "Baraka Mollel"),
        ("Priya Rao Directeur Zee en Land", "Priya Rao"),
        ("Sr. Presidente del Club Ing. Juan Leal S / D", "Juan Leal"),
        ("Ann Maes en Wim Claes", "Wim Claes"),
        ("Mevrouw Ann Lane", "Ann Lane"),
        ("De heer Wim Verlaan", "Wim Verlaan"),
        ("The Morning Star", "Morning Star"),
        ("VvE De Linde", "VvE De Linde"),
        ("Herrn Jonas Ritter", "Jonas Ritter"),
        ("El Hadji Omar Sarr", "El Hadji Omar Sarr"),
        ("A.B. van Loon tot Eersel", "A.B. van Loon tot Eersel"),
    ],
)
def test_a_name_in_an_address_is_read_over_its_lines_and_without_what_stands_before_it(head: str, name: str) -> None:
    found = find_candidates(reading(letter("fr", head=head, salutation="Monsieur,"), language="fr"))
    assert name.casefold() in [one.value.casefold() for one in found if one.zone == "head"]


@pytest.mark.parametrize(
    "line", ["Íñigo Leal y Montes de Oca", "MEDIO AMBIENTE Y AGUA", "Ana Ruiz y Hogar Abierto vzw"]
)
def test_surnames_fields_and_houses_are_no_two_people(line: str) -> None:
    found = find_candidates(reading(letter("es", head=line, salutation="Señor:"), language="es"))
    assert line.casefold().partition(" y ")[2] not in [one.value.casefold() for one in found]


def test_a_house_that_presents_itself_below_a_press_release_is_a_candidate_and_its_masthead_is_none() -> None:
    text = f"PERSBERICHT\n\n{BODY['nl']}\n\nOver Adem Vrij: een vereniging van buren."
    names = [one.value for one in find_candidates(reading(text, language="nl"))]
    assert "Adem Vrij" in names
    assert "PERSBERICHT" not in names


def test_a_name_of_a_header_is_turned_round_where_it_is_signed_so() -> None:
    header = "Van: Brandt Ilse\nAan: Zorg voor Zee vzw\nVerzonden: 3 mei 2024 10:12\nOnderwerp: de haven"
    text = f"{header}\n\nBeste,\n\n{BODY['nl']}\n\nGroeten,\n\nIlse Brandt"
    assert _sure(text, "sender") == ["Ilse Brandt"]


def test_a_name_stands_in_the_brackets_behind_its_mailbox() -> None:
    header = "De: Publicaciones (Ana Ruiz Leal) <box@zee.example>\nPara: Info <info@noord.example>"
    text = f"{header}\nEnviado: jueves, 5 de octubre de 2006 11:57\nAsunto: la cubierta\n\nHola:\n\n{BODY['es']}"
    assert _sure(f"{text}\n\nUn saludo\nAna", "sender") == ["Ana Ruiz Leal"]


def test_a_name_of_a_header_is_left_as_it_is_where_it_is_signed_with_the_surname_first() -> None:
    header = "De : Awa Diallo [mailto:a@zee.example]\nEnvoyé : jeudi 22 septembre 2016 08:41\nÀ : Jean Petit"
    text = f"{header}\nObjet : le port\n\nMonsieur,\n\n{BODY['fr']}\n\nBien à vous,\n\nDIALLO Awa"
    assert _sure(text, "sender") == ["Awa Diallo"]


def test_initials_are_given_in_full_where_the_name_stands_with_its_surname_first() -> None:
    assert in_full("R. Tautavel", ["TAUTAVEL Régis"]) == "TAUTAVEL Régis"
    assert in_full("R. Tautavel", ["TAUTAVEL Jean", "Tautavel"]) == "R. Tautavel"
    assert in_full("J.-P. Tautavel", ["TAUTAVEL Jean-Pierre"]) == "TAUTAVEL Jean-Pierre"
    assert (
        in_full("E. Larroque d'Arma", ["Larroque d'Arma Rue", "Larroque d'Arma Étienne"]) == "Larroque d'Arma Étienne"
    )


@pytest.mark.parametrize(
    ("words", "whole", "part"),
    [
        (
            "Minister van\nBuitenlandse Betrekkingen",
            "Minister van Buitenlandse Betrekkingen",
            "Buitenlandse Betrekkingen",
        ),
        (
            "Directora de la Escuela\nde Trabajo Social",
            "Directora de la Escuela de Trabajo Social",
            "directora de la Escuela",
        ),
        ("Centrum Zee", "Centrum Zee vzw", "Centrum Zee"),
        (
            "Voorzitter van de vaste\nBeroepscommissie",
            "Voorzitter van de vaste Beroepscommissie",
            "Beroepscommissie",
        ),
        (
            "Président du Conseil\ndépartemental de Bassane",
            "Président du Conseil départemental de Bassane",
            "président du Conseil",
        ),
        (
            "Office français de protection\ndes réfugiés",
            "Office français de protection des réfugiés",
            "Office français de protection",
        ),
        (
            "Fiscal Especializada\nen Asuntos Indígenas",
            "Fiscal Especializada en Asuntos Indígenas",
            "Fiscal Especializada",
        ),
        (
            "Presidente Ejecutivo del Banco\nIstmeño de Integración",
            "Presidente Ejecutivo del Banco Istmeño de Integración",
            "Presidente Ejecutivo del Banco",
        ),
        (
            "Commissariaat voor de Vluchtelingen\nen de Staatlozen",
            "Commissariaat voor de Vluchtelingen en de Staatlozen",
            "Commissariaat voor de Vluchtelingen",
        ),
        (
            "Ambassade de la République de Guinée\néquatoriale",
            "Ambassade de la République de Guinée équatoriale",
            "Ambassade de la République de Guinée",
        ),
        ("ASOCIACIÓN LOS PICAYOS\nDE LA SIERRA", "ASOCIACIÓN LOS PICAYOS DE LA SIERRA", "ASOCIACIÓN LOS PICAYOS"),
        (
            "Alta Representante de la Unión para Asuntos Exteriores",
            "Alta Representante de la Unión para Asuntos Exteriores",
            "Alta Representante de la Unión",
        ),
        ("Kloosterboer & Van Nes B.V.", "Kloosterboer & Van Nes B.V.", "Kloosterboer"),
        ("Clerk to the Committee\non Human Rights", "Clerk to the Committee on Human Rights", "Clerk to the Committee"),
        (
            "Commissie voor Onderwijs,\nCultuur en Wetenschap",
            "Commissie voor Onderwijs, Cultuur en Wetenschap",
            "Cultuur en Wetenschap",
        ),
        (
            "Vereniging van Dokwerkers,\nZeelieden en Vissers",
            "Vereniging van Dokwerkers, Zeelieden en Vissers",
            "Vereniging van Dokwerkers",
        ),
        ("Vereniging voor een\nSchone Haven", "Vereniging voor een Schone Haven", "Schone Haven"),
    ],
)
def test_a_name_that_goes_on_over_the_end_of_a_line_is_the_whole_one(words: str, whole: str, part: str) -> None:
    assert is_whole_of(_name(whole, words), _name(part, words))
    assert not is_whole_of(_name(part, words), _name(whole, words))


@pytest.mark.parametrize(
    ("words", "whole", "part"),
    [
        ("Directeur du\nCentre hospitalier", "Directeur du Centre hospitalier", "Centre hospitalier"),
        ("Presidente del Banco Central\nLa Paz", "Presidente del Banco Central La Paz", "Presidente del Banco Central"),
        ("Raad van Loon\nvan en te 9000", "Raad van Loon van en te 9000", "Raad van Loon"),
        ("Ann Maes\nvan Noord", "Ann Maes van Noord", "Ann Maes"),
        (
            "Head of Delegation\nDelegation of the Union",
            "Head of Delegation Delegation of the Union",
            "Head of Delegation",
        ),
        (
            "Gobernador del Departamento\nCon copia: Personería",
            "Gobernador del Departamento Con copia: Personería",
            "Gobernador del Departamento",
        ),
        (
            "Minister van Buitenlandse Zaken\nen de minister van Justitie",
            "Minister van Buitenlandse Zaken en de minister van Justitie",
            "Minister van Buitenlandse Zaken",
        ),
        (
            "Burgemeester van Zoutdam\nt.a.v. dienst Groen",
            "Burgemeester van Zoutdam t.a.v. dienst Groen",
            "Burgemeester van Zoutdam",
        ),
        (
            "Vereniging van Dokwerkers,\nVereniging Zee en Strand",
            "Vereniging van Dokwerkers, Vereniging Zee en Strand",
            "Vereniging van Dokwerkers",
        ),
        ("Platform Zuid\nadvocaten", "Platform Zuid advocaten", "Platform Zuid"),
    ],
)
def test_a_house_of_its_own_a_town_or_a_person_is_no_part_of_a_name(words: str, whole: str, part: str) -> None:
    assert not is_whole_of(_name(whole, words), _name(part, words))


def _name(value: str, words: str) -> Proposed:
    return Proposed(field="recipient", value=value, words=words, confidence=0.5, reason="")


@pytest.mark.parametrize(
    ("name", "has"), [("Iñaki Leal Lasa", False), ("Haven S.A.", True), ("Platform Zuid vzw", True)]
)
def test_a_surname_that_ends_like_a_legal_form_is_none(name: str, has: bool) -> None:  # noqa: FBT001
    text = letter("es", salutation="Estimados señores:", foot=f"Atentamente,\n\n{name}")
    found = [pieces for _, one, pieces in weighable(extract(text), today=TODAY) if one and one.value in name]
    assert [any("with a legal form" in pieces for pieces in found)] == [has]


def test_an_address_without_a_name_waits_for_a_person() -> None:
    text = (
        f"From: Ann Dale <ann@d.example>\nTo: news@d.example\nDate: 3 March 2025 10:12\nSubject: Water\n\n{BODY['en']}"
    )
    assert "news@d.example" in [one.value for one in described(text) if one.field == "recipient"]
    assert not _sure(text, "recipient")

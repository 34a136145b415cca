"""Who writes, to whom, with whose signature and with a copy to whom."""

import pytest

from archive.describing.base import SURE
from archive.describing.recipients import propose_copies, propose_recipients
from archive.describing.senders import propose_senders, propose_signatories
from archive.readers.base import Field
from tests.archive.describing.extracts import letter, reading


def _people(
    language: str, head: str = "", salutation: str = "Excellentie,", foot: str = ""
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    own = reading(letter(language, head=head, salutation=salutation, foot=foot), language=language)
    sides = propose_senders(own), propose_recipients(own)
    senders, recipients = ([(one.value, one.office) for one in side if one.confidence >= SURE] for side in sides)
    return senders, recipients


@pytest.mark.parametrize(
    ("language", "salutation", "recipient"),
    [
        ("nl", "Geachte heer minister M. Wijnsberge,", ("M. Wijnsberge", "minister")),
        ("nl", "Geachte mevrouw Ooms,", ("Ooms", "")),
        ("fr", "Monsieur le ministre Lenoir,", ("Lenoir", "ministre")),
        ("es", "Estimado señor Alcázar:", ("Alcázar", "")),
        ("en", "Dear Commissioner Sandvik,", ("Sandvik", "commissioner")),
    ],
)
def test_the_salutation_names_the_recipient(language: str, salutation: str, recipient: tuple[str, str]) -> None:
    assert _people(language, salutation=salutation)[1] == [recipient]


def test_an_address_without_a_name_may_be_the_sender_of_a_printed_message() -> None:
    text = "From: penningmeester@haven.example\nTo: Tom\nSubject: zaal\nSent: maandag 3 maart 2025 9:58\n\nDag Tom,"
    assert [one.value for one in propose_senders(reading(text))] == ["penningmeester@haven.example"]


@pytest.mark.parametrize(
    "salutation",
    ["Beste vrienden,", "Beste Joris,", "Dear Minister,", "Monsieur le Ministre,", "Geachte heer, mevrouw,", "L.S."],
)
def test_a_salutation_without_a_full_name_fills_in_nobody(salutation: str) -> None:
    assert _people("nl", salutation=salutation)[1] == []


@pytest.mark.parametrize(
    ("language", "head", "salutation", "recipient"),
    [
        (
            "nl",
            "Aan mevrouw Ann Maes\nStaatssecretaris voor Asiel\nBrussel",
            "Geachte mevrouw,",
            ("Ann Maes", "staatssecretaris voor Asiel"),
        ),
        (
            "nl",
            "Aan de minister van Financiën\nDe heer Jan Vermoer",
            "Excellentie,",
            ("Jan Vermoer", "minister van Financiën"),
        ),
        ("nl", "T.a.v. de heer Jan Vermoer, directeur", "Geachte heer,", ("Jan Vermoer", "directeur")),
        (
            "fr",
            "À l’attention de Monsieur Luc Marchal\nMinistre des Finances",
            "Monsieur le Ministre,",
            ("Luc Marchal", "ministre des Finances"),
        ),
        (
            "fr",
            "Monsieur Luc Marchal\nMinistre des Finances\nRue Haute 3\n1000 Bruxelles",
            "Monsieur le Ministre,",
            ("Luc Marchal", "ministre des Finances"),
        ),
        ("nl", "Aan het Platform Zuid", "Beste,", ("Platform Zuid", "")),
        ("fr", "Son Excellence Monsieur Pedro Ruiz\nAmbassadeur", "Excellence,", ("Pedro Ruiz", "ambassadeur")),
        ("es", "A la atención de la Sra. Inés Cordero", "Estimada señora:", ("Inés Cordero", "")),
        (
            "es",
            "Excelentísimo Señor\nDon Felipe Robledo\nMinistro de Comercio",
            "Señor Ministro:",
            ("Felipe Robledo", "ministro de Comercio"),
        ),
        (
            "en",
            "To: Mr Lucas Fontaine, Ambassador of Belgium",
            "Your Excellency,",
            ("Lucas Fontaine", "ambassador of Belgium"),
        ),
    ],
)
def test_the_address_names_the_recipient_and_the_office(
    language: str, head: str, salutation: str, recipient: tuple[str, str]
) -> None:
    assert _people(language, head, salutation)[1][0] == recipient


def test_the_office_in_the_address_goes_with_the_name_in_the_salutation() -> None:
    assert _people("nl", "Aan de minister van Financiën", "Geachte heer Vermoer,")[1] == [
        ("Vermoer", "minister van Financiën")
    ]


@pytest.mark.parametrize("head", ["Aan de minister van Financiën", "Aan de minister van Financiën\nMevrouw"])
def test_a_recipient_known_by_a_whole_office_is_filled_in(head: str) -> None:
    own = reading(letter("nl", head=head, salutation="Geachte minister,"))
    (best, *_) = propose_recipients(own)
    assert (best.value, best.office) == ("minister van Financiën", "minister van Financiën")
    assert best.confidence >= SURE


def test_a_recipient_known_as_minister_alone_waits_for_review() -> None:
    (best, *_) = propose_recipients(reading(letter("nl", head="Aan de minister", salutation="Geachte minister,")))
    assert (best.value, best.confidence < SURE) == ("minister", True)


def test_two_different_people_in_address_and_salutation_are_both_kept() -> None:
    recipients = _people("nl", "Aan mevrouw Ann Maes", "Geachte heer minister J. Vermoer,")[1]
    assert ("Ann Maes", "") in recipients
    assert ("J. Vermoer", "minister") in recipients


def test_a_house_above_the_name_is_written_to_as_well() -> None:
    head = "Kabinet van de minister van Financiën\n\nPlatform Zuid\nT.a.v. mevrouw Griet Ooms\nKerkstraat 3\n9000 Gent"
    assert [name for name, _ in _people("nl", head, "Geachte mevrouw Ooms,")[1]] == ["Griet Ooms", "Platform Zuid"]


def test_an_organisation_goes_before_the_person_who_signs() -> None:
    foot = "Met vriendelijke groeten,\n\nPlatform Zuid vzw\nJoke Van Reusel, coördinator"
    assert _people("nl", foot=foot)[0] == [("Platform Zuid vzw", ""), ("Joke Van Reusel", "coördinator")]


def test_an_office_holder_goes_before_the_house() -> None:
    foot = "Hoogachtend,\n\nJan Vermoer\nMinister van Financiën"
    senders = _people(
        "nl", "Kabinet van de minister van Financiën\nWetstraat 1\n1000 Brussel", "Geachte heer Maes,", foot
    )[0]
    assert senders[0] == ("Jan Vermoer", "minister van Financiën")


@pytest.mark.parametrize(
    ("language", "foot", "sender"),
    [
        ("nl", "Hoogachtend,\n\nNamens 11.11.11,\nEls Claes, directeur", "11.11.11"),
        ("nl", "Met dank,\n\nNamens de Werkgroep Zee", "Werkgroep Zee"),
        ("fr", "Bien à vous,\n\nPour le Réseau du Sud,\nAnne Petit, coordinatrice", "Réseau du Sud"),
        ("es", "Atentamente,\n\nRed Universitaria del Mar\nDra. Inés Cordero, vocal", "Red Universitaria del Mar"),
        ("es", "Atentamente,\n\nCoordinadora Belga de Solidaridad", "Coordinadora Belga de Solidaridad"),
        ("en", "Yours sincerely,\n\nCallum Breck\nDirector, Outer Islands Alliance", "Outer Islands Alliance"),
        ("nl", "Groeten,\n\nKoen Maes, Jongeren voor Solidariteit", "Jongeren voor Solidariteit"),
        ("nl", "Groeten,\n\nKoen Maes, Gent\nkoen@voorbeeld.example", "Koen Maes"),
        ("nl", "Hoogachtend,\n\nVoor de Minister,\nTheo Claes\nDirecteur-generaal", "Theo Claes"),
        ("nl", "Hoogachtend,\n\nMinister Vermoer de Smet", "Vermoer de Smet"),
    ],
)  # fmt: skip
def test_the_signature_names_the_sender(language: str, foot: str, sender: str) -> None:
    assert _people(language, foot=foot)[0][0][0] == sender


def test_a_signature_that_shortens_the_letterhead_gives_its_full_name() -> None:
    foot = "Bien à vous,\n\nPour la Coalition,\nAnne Petit, porte-parole"
    senders = _people("fr", "Coalition pour l’Archipel\nRue Haute 3\n1000 Bruxelles", "Monsieur le Ministre,", foot)[0]
    assert senders[0][0] == "Coalition pour l’Archipel"


@pytest.mark.parametrize(
    "head",
    [
        "Platform Zuid · Kerkstraat 3, 9000 Gent · post@zuid.example",
        "Vlindertuin\nKerkstraat 3\n9000 Gent",
        "PLATFORM\nZUID EN NOORD",
    ],
)
def test_a_letterhead_names_the_sender_of_a_letter_that_a_person_signs(head: str) -> None:
    senders = _people("nl", head, "Geachte heer,", "Hoogachtend,\n\nEls Claes\nvoorzitter")[0]
    assert senders[0][0] in {"Platform Zuid", "Vlindertuin", "PLATFORM ZUID EN NOORD"}


def test_a_letterhead_alone_names_the_sender() -> None:
    assert _people("nl", "Platform Zuid", "Geachte heer,")[0] == [("Platform Zuid", "")]


def test_an_unknown_name_below_the_closing_waits_for_review() -> None:
    own = reading(letter("nl", salutation="Geachte heer,", foot="Groeten,\n\nGriet"))
    assert [(one.value, one.confidence >= SURE) for one in propose_senders(own)] == [("Griet", False)]


@pytest.mark.parametrize(
    "foot", ["Groeten,\n\nzonder naam", "Groeten,\n\ngriet@voorbeeld.example", "Groeten,\n\nVoorzitter", "Groeten,"]
)
def test_what_is_no_name_signs_nothing(foot: str) -> None:
    assert propose_senders(reading(letter("nl", salutation="Geachte heer,", foot=foot))) == []


def test_labels_name_both_sides_of_a_memo() -> None:
    own = reading(
        letter("nl", head="Van: Platform Zuid\nAan: de heer Jan Vermoer\nDatum: 3 mei 2024", salutation="Beste Jan,")
    )
    assert propose_senders(own)[0].value == "Platform Zuid"
    assert propose_recipients(own)[0].value == "Jan Vermoer"
    assert propose_senders(reading(letter("nl", head="Van: ons allen", salutation="Beste Jan,"))) == []


def test_headers_name_people_by_their_decoded_names() -> None:
    own = reading(
        "Beste,\n\nIn bijlage onze brief.\n\nGroeten,\n\nÉmilie Roy\nAmbassadrice",
        Field("author", "=?utf-8?q?=C3=89milie?= Roy <e@voorbeeld.example>", "mail-header"),
        Field("recipient", "Els Claes <els@voorbeeld.example>, pers@voorbeeld.example", "mail-header"),
        Field("copy", '"Maes, Koen" <koen@voorbeeld.example>', "mail-header"),
    )
    assert [(one.value, one.office, one.confidence) for one in propose_senders(own)] == [
        ("Émilie Roy", "ambassadrice", 0.95)
    ]
    assert [(one.value, one.confidence >= SURE) for one in propose_recipients(own)] == [
        ("Els Claes", True),
        ("pers@voorbeeld.example", False),
    ]
    assert [one.value for one in propose_copies(own)] == ["Maes, Koen"]


def test_a_bare_address_is_not_filled_in_as_a_sender() -> None:
    (only,) = propose_senders(reading("Dag", Field("author", "pers@voorbeeld.example", "mail-header")))
    assert (only.value, only.confidence) == ("pers@voorbeeld.example", 0.6)


@pytest.mark.parametrize(
    ("line", "copies"),
    [
        ("Kopie: mevrouw Ann Dumoulin, Europarlementslid", ["Ann Dumoulin"]),
        ("cc: Mr Lucas Fontaine; Ms Ann Maes", ["Lucas Fontaine", "Ann Maes"]),
        ("Copie à : Monsieur Luc Marchal et Madame Anne Petit", ["Luc Marchal", "Anne Petit"]),
        ("Kopie: het dossier", []),
        ("C.C. 52.300.114", []),
    ],
)
def test_the_foot_names_who_gets_a_copy(line: str, copies: list[str]) -> None:
    own = reading(letter("nl", salutation="Geachte heer,", foot=f"Hoogachtend,\n\nEls Claes\n\n{line}"))
    assert [one.value for one in propose_copies(own)] == copies


def test_everybody_in_a_list_of_signatories_is_named() -> None:
    foot = "Strijdbare groeten,\n\nPlatform Zuid\n\nOndertekenaars:\n"
    foot += "Vredeshuis Aalst; Netwerk Noord\nWim Claes, hoogleraar\n\nBijlage: kaart"
    own = reading(letter("nl", salutation="Geachte heer minister,", foot=foot))
    assert [one.value for one in propose_signatories(own)] == ["Vredeshuis Aalst", "Netwerk Noord", "Wim Claes"]
    assert propose_senders(own)[0].value == "Platform Zuid"


def test_many_names_below_a_letter_are_its_signatories() -> None:
    names = ["Platform Zuid", "Netwerk Noord", "Wim Claes, hoogleraar", "Els Maes"]
    own = reading(letter("nl", salutation="Geachte heer minister,", foot="Hoogachtend,\n\n" + "\n".join(names)))
    assert [one.value for one in propose_signatories(own)] == [
        "Platform Zuid",
        "Netwerk Noord",
        "Wim Claes",
        "Els Maes",
    ]
    assert [one.value for one in propose_senders(own)] == ["Platform Zuid"]
    few = reading(letter("nl", salutation="Geachte heer minister,", foot="Hoogachtend,\n\nPlatform Zuid"))
    assert propose_signatories(few) == []

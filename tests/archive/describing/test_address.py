"""The head and foot of letters as offices set them: blocks, columns, lists, names side by side, printed headers."""

import pytest

from archive.describing.base import SURE
from archive.describing.dates import propose_dates
from archive.describing.kind import propose_kind
from archive.describing.recipients import printed_names, propose_recipients
from archive.describing.reference import propose_references
from archive.describing.senders import propose_senders
from archive.describing.title import propose_titles
from tests.archive.describing.extracts import BODY, described, letter, reading

STREET = "Kerkstraat 3\n9000 Gent"


def _sure(text: str, field: str, language: str = "nl") -> list[str]:
    own = reading(text, language=language)
    proposed = propose_senders(own) if field == "sender" else propose_recipients(own)
    return [one.value for one in proposed if one.confidence >= SURE]


def test_values_stand_below_a_line_of_labels() -> None:
    head = f"Platform Zuid\n{STREET}\n\nDatum Uw kenmerk Ons kenmerk\n3 maart 2025 AB/12 CD/2025/7"
    own = reading(letter("nl", head=head, salutation="Geachte heer,"))
    assert [(one.value, one.confidence >= SURE) for one in propose_dates(own)] == [("2025-03-03", True)]
    assert propose_references(own)[0].value == "CD/2025/7"


def test_a_line_of_labels_takes_no_sentence_for_its_values() -> None:
    own = reading(letter("nl", head="Datum Uw kenmerk\nBetreft: de haven", salutation="Geachte heer,"))
    assert propose_dates(own) == []
    assert propose_titles(own, kind="letter")[0].value == "de haven"


def test_a_house_below_the_letterhead_is_written_to_and_does_not_write() -> None:
    text = letter(
        "nl", head=f"Griet Ooms\nVest 3\n\nHuis Zuid\n{STREET}", salutation="Beste,", foot="Groeten,\n\nGriet Ooms"
    )
    assert _sure(text, "recipient") == ["Huis Zuid"]
    assert _sure(text, "sender") == ["Griet Ooms"]


def test_a_first_name_greets_whom_the_address_names_in_full() -> None:
    head = "PLATFORM ZUID\n\nAnn Maes\nWerkgroep Zee\n\nGent, 4 mei 2024"
    assert _sure(letter("nl", head=head, salutation="Beste Ann,"), "recipient") == ["Ann Maes"]


def test_who_is_greeted_by_another_name_than_the_address_has_waits_for_review() -> None:
    head = f"Platform Zuid\n{STREET}\n\nMevrouw Ann Maes\nVest 3\n8000 Brugge"
    assert _sure(letter("nl", head=head, salutation="Geachte heer Claes,"), "recipient") == []


def test_people_in_a_list_are_all_written_to() -> None:
    head = "Platform Zuid\n\nAan:\n- Mevrouw Ann Maes, minister\n- De heer Jan Claes, voorzitter van de Kamer"
    assert _sure(letter("nl", head=head, salutation="Dames en heren,"), "recipient") == ["Ann Maes", "Jan Claes"]


@pytest.mark.parametrize(
    ("head", "name", "is_sure"),
    [
        ("Open brief aan minister Ann Maes", "Ann Maes", True),
        ("Open brief aan de minister van Handel Ann Maes", "Ann Maes", False),
    ],
)
def test_a_surname_is_completed_from_above(head: str, name: str, is_sure: bool) -> None:  # noqa: FBT001  # a column
    (best, *_) = propose_recipients(reading(letter("nl", head=head, salutation="Geachte mevrouw Maes,")))
    assert (best.value, best.confidence >= SURE) == (name, is_sure)


@pytest.mark.parametrize("names", ["Ann Maes Jan Claes", "Ann Maes Jan Karel Claes"])
def test_two_names_side_by_side_are_two_people(names: str) -> None:
    own = reading(letter("nl", salutation="Geachte heer,", foot=f"Groeten,\n\n{names}\nvoorzitter secretaris"))
    proposed = propose_senders(own)
    assert [one.value.split()[0] for one in proposed] == ["Ann", "Jan"]
    assert [one.office for one in proposed] == ["voorzitter", "secretaris"]


def test_a_name_of_too_many_words_is_not_filled_in() -> None:
    foot = "Groeten,\n\nAnn Maes Jan Karel Claes"
    assert _sure(letter("nl", salutation="Geachte heer,", foot=foot), "sender") == []


def test_names_below_a_letter_without_closing_sign_it() -> None:
    text = letter("nl", salutation="Geachte heer,", foot="Ann Maes, voorzitter Platform Zuid\nJan Claes, Werkgroep Zee")
    assert _sure(text, "sender")[0] == "Platform Zuid"


@pytest.mark.parametrize(
    "sent", ["Verzonden: maandag 3 maart 2025 9:40\n", "Datum: 3 maart 2025\nCC: els@zuid.example\n"]
)
def test_a_printed_header_makes_a_message(sent: str) -> None:
    header = f"Van: Ooms, Griet\nAan: Jan Maes; Els Claes\n{sent}Onderwerp: RE: de haven"
    text = f"{header}\n\nDag Jan,\n\n{BODY['nl']}\n\nGroeten,\nGriet"
    own = reading(text)
    assert propose_kind(own)[0].value == "email"
    assert _sure(text, "sender") == ["Griet Ooms"]
    assert _sure(text, "recipient") == ["Jan Maes", "Els Claes"]
    assert propose_titles(own, kind="email")[0].value == "de haven"


def test_addresses_are_no_names_in_a_printed_header() -> None:
    assert printed_names("Ann Maes <ann@zuid.example>, jan@zuid.example; Platform Zuid, Gent") == [
        "Ann Maes",
        "Platform Zuid, Gent",
    ]


def test_a_subject_below_the_salutation_goes_without_its_label() -> None:
    own = reading(letter("en", salutation="Dear Ms Maes,\n\nSubject: The harbour"), language="en")
    assert propose_titles(own, kind="letter")[0].value == "The harbour"


def test_a_name_that_a_scan_misread_waits_for_review() -> None:
    text = letter("nl", head="Aan de heer Jan C1aes", salutation="Geachte heer C1aes,")
    (recipient,) = (one for one in described(text) if one.field == "recipient")
    assert recipient.confidence < SURE


@pytest.mark.parametrize(
    "below",
    ["het middenveld", "Wij schrijven u hierover, omdat de haven en de begroting van morgen ons raken."],
)
def test_a_subject_goes_on_in_small_letters_but_not_in_a_sentence(below: str) -> None:
    own = reading(f"Betreft: de haven tegen\n\n{below}\n\nGeachte heer,\n\n{BODY['nl']}\n\nGroeten,\n\nAnn Maes")
    title = "de haven tegen het middenveld" if below == "het middenveld" else "de haven tegen"
    assert propose_titles(own, kind="letter")[0].value == title


def test_the_end_of_a_name_alone_is_not_filled_in() -> None:
    assert _sure(letter("nl", salutation="Geachte heer,", foot="Groeten,\n\nvzw"), "sender") == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Platform Zuid, Netwerk Noord", ["Platform Zuid"]),
        ("Ann Maes, Els Claes, Wim", ["Ann Maes", "Els Claes", "Wim"]),
        ("Ann Maes, directeur, Zuid vzw, Gent", ["Ann Maes"]),
        ("MAES Ann OFFICE", ["Ann Maes"]),
        ("ROY Pierre", ["Pierre Roy"]),
        ("OAR Información", ["OAR Información"]),
        ("ED Reception", ["ED Reception"]),
        ("DE MAES Ann (HAVEN)", ["Ann De Maes"]),
    ],
)
def test_a_printed_header_names_people_without_function_house_or_box(words: str, names: list[str]) -> None:
    assert printed_names(words) == names

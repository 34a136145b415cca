"""What kind of document a text is."""

import pytest

from archive.describing.base import SURE
from archive.describing.kind import propose_kind
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, described, letter, reading, values


@pytest.mark.parametrize(
    ("language", "salutation", "closing"),
    [
        ("nl", "Geachte heer minister,", "Met vriendelijke groeten,"),
        ("fr", "Monsieur le Ministre,", "Veuillez agréer, Monsieur le Ministre, nos salutations distinguées."),
        ("es", "Estimada señora embajadora:", "Atentamente,"),
        ("en", "Dear Minister,", "Yours sincerely,"),
    ],
)
def test_salutation_and_closing_make_a_letter(language: str, salutation: str, closing: str) -> None:
    best = propose_kind(reading(letter(language, salutation=salutation, foot=f"{closing}\n\nEls Claes")))[0]
    assert (best.value, best.confidence >= SURE) == ("letter", True)


def test_a_message_is_an_email_even_when_it_holds_a_letter() -> None:
    text = letter("nl", salutation="Geachte heer minister,", foot="Met vriendelijke groeten,\n\nEls Claes")
    assert propose_kind(reading(text, media_type="message/rfc822"))[0].value == "email"
    assert propose_kind(reading(text, Field("title", "Een brief", "mail-header")))[0].value == "email"


def test_a_text_without_clues_is_other_and_left_to_a_person() -> None:
    (only,) = propose_kind(reading(BODY["nl"]))
    assert only.value == "other"
    assert only.confidence < SURE


def test_a_page_with_its_site_is_an_article() -> None:
    best = propose_kind(reading(BODY["nl"], Field("site", "De Baken", "json-ld"), media_type="text/html"))[0]
    assert (best.value, best.confidence >= SURE) == ("article", True)
    assert propose_kind(reading(BODY["nl"], media_type="text/html"))[0].value == "article"


def test_the_address_of_a_page_may_say_that_it_is_an_interview() -> None:
    answer = "“Vertrouwen, om te beginnen.”"
    text = f"Wat verliest een land?\n\n{answer}\n\nEn wat daarna?\n\n{answer}\n\nEcht helemaal niets?"
    fields = (Field("url", "https://baken.example/interview/1", "html-meta"),)
    assert propose_kind(reading(text, *fields, media_type="text/html"))[0].value == "interview"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Nota over de kosten van het consulaat\n\nSamenvatting", "report"),
        ("Jaarverslag 2024", "report"),
        ("Notes of a telephone call\n\nPresent: Els, Wim", "minutes"),
        ("Het akkoord dat niemand las", "agreement"),
    ],
)
def test_a_title_speaks_for_its_kind(title: str, kind: str) -> None:
    assert propose_kind(reading(f"{title}\n\n{BODY['nl']}"))[0].value == kind


def test_a_word_in_a_headline_alone_is_not_filled_in() -> None:
    best = propose_kind(reading(f"Het akkoord dat niemand las\n\n{BODY['nl']}"))[0]
    assert best.confidence < SURE


def test_a_second_kind_is_kept_as_an_alternative() -> None:
    text = letter(
        "nl",
        head="Overeenkomst over de haven\n\nOvereenkomst",
        salutation="Geachte heer,",
        foot="Hoogachtend,\nEls Claes",
    )
    assert [one.value for one in propose_kind(reading(text))] == ["letter", "agreement"]


def test_a_resolution_on_an_annual_report_is_a_resolution() -> None:
    text = f"Resolution on the annual report 2024 of the Agency\n\nThe European Parliament,\n\n{BODY['en']}"
    assert propose_kind(reading(text, language="en"))[0].value == "resolution"


def test_a_greeting_alone_makes_no_letter() -> None:
    assert all(one.confidence < SURE for one in propose_kind(reading("Hello world,")))


def test_a_book_that_asks_now_and_then_is_no_interview() -> None:
    chapter = "\n\n".join(
        [BODY["en"]] * 20 + ["And what, one may ask, is to be done about all that?", f"“{BODY['en']}”"]
    )
    best = propose_kind(reading("\n\n".join([chapter] * 5), language="en"))[0]
    assert best.value != "interview"


@pytest.mark.parametrize(
    "heading",
    [
        "Lezersbrief: Twee maten",
        "BRIEVEN VAN LEZERS",
        "Courrier des lecteurs",
        "CARTAS AL DIRECTOR",
        "Letters to the Editor",
        "LETTER, THE EDITOR, BARRIER COURIER",
    ],
)
def test_what_a_reader_writes_to_a_paper_is_a_letter(heading: str) -> None:
    text = f"{heading}\n\nTwee maten\n\n{BODY['nl']}\n\nWim Hulsbosch\nAntwerpen"
    assert values(described(text), "kind")[0] == "letter"

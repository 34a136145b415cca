"""Which of the dates in and around a text is its own, and how far that is believed."""

import pytest

from archive.describing.base import SURE
from archive.describing.dates import propose_dates
from archive.readers.base import Field, FieldSource
from tests.archive.describing.extracts import BODY, letter, reading


@pytest.mark.parametrize(
    ("language", "line", "iso"),
    [
        ("nl", "13 01 26", "2026-01-13"),
        ("nl", "Brussel, 7 februari 2025", "2025-02-07"),
        ("nl", "Brussel, dinsdag 4 november 2025", "2025-11-04"),
        ("nl", "Datum: 16 september 2025", "2025-09-16"),
        ("nl", "Ons kenmerk: A/12 Datum: 16 september 2025", "2025-09-16"),
        ("fr", "Namur, le 3 mars 2021", "2021-03-03"),
        ("fr", "le 1er avril 2024", "2024-04-01"),
        ("fr", "Liège, le lundi 6 octobre 2025", "2025-10-06"),
        ("es", "La Habana, 9 de mayo de 2023", "2023-05-09"),
        ("es", "Gante, a 30 de abril de 2026", "2026-04-30"),
        ("en", "April 7, 2021", "2021-04-07"),
        ("en", "Brussels, 17-18 July 2023", "2023-07-18"),
    ],
)
def test_a_date_at_the_head_of_a_letter_is_its_own(language: str, line: str, iso: str) -> None:
    text = letter(language, head=line, salutation="Excellentie,", foot="Op 3 mei 2019 schreven wij al.")
    best = propose_dates(reading(text, language=language))[0]
    assert best.value == iso
    assert best.confidence >= SURE
    assert text[best.start : best.end] == best.words


@pytest.mark.parametrize(
    "line",
    ["Uw brief van: 12 januari 2026", "Votre lettre du 12 janvier 2026", "Betreft: uw brief van 12 januari 2026"],
)
def test_the_date_of_the_letter_that_is_answered_is_not_its_own(line: str) -> None:
    (only,) = propose_dates(reading(letter("nl", head=line, salutation="Geachte heer Peeters,")))
    assert only.confidence < 0.5


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Gedaan te Brussel, op 12 juni 2013, in twee exemplaren.", "2013-06-12"),
        ("Hecho en La Perla, el 12 de junio de 2013.", "2013-06-12"),
    ],
)
def test_an_agreement_is_of_the_day_it_was_signed(line: str, iso: str) -> None:
    text = "\n\n".join([BODY["nl"]] * 25 + [line])
    best = propose_dates(reading(text))[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Verslag van de vergadering van 17 november 2025", "2025-11-17"),
        ("Resolution adopted by the General Assembly on 30 October 2024", "2024-10-30"),
        ("Door onze redacteur Els Claes, 14 juni 2025", "2025-06-14"),
        ("Gent, 12 november 2025 – Zesennegentig organisaties vragen de minister om een antwoord.", "2025-11-12"),
        ("17 februari 2024 – Opinie", "2024-02-17"),
    ],
)
def test_the_opening_lines_tell_the_day(line: str, iso: str) -> None:
    best = propose_dates(reading(f"{line}\n\n{BODY['nl']}"))[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


@pytest.mark.parametrize(
    ("source", "value", "confidence"),
    [
        ("mail-header", "Fri, 07 Feb 2025 10:12:00 +0100", 0.97),
        ("json-ld", "2025-02-07T06:30:00+02:00", 0.93),
        ("html-meta", "2025-02-07", 0.88),
        ("front-matter", "7 februari 2025", 0.95),
        ("pdf-metadata", "D:20250207101200+01'00'", 0.35),
        ("office-properties", "2025-02-07T04:03:48Z", 0.35),
    ],
)
def test_what_the_file_states_is_believed_by_its_source(source: FieldSource, value: str, confidence: float) -> None:
    (only,) = propose_dates(reading(BODY["nl"], Field("date", value, source)))
    assert (only.value, only.confidence, only.start) == ("2025-02-07", confidence, None)


@pytest.mark.parametrize("source", ["mail-header", "html-meta"])
def test_a_stated_date_that_cannot_be_read_is_passed_over(source: FieldSource) -> None:
    assert propose_dates(reading(BODY["nl"], Field("date", "gisteren", source))) == []


@pytest.mark.parametrize("name", ["2025-02-07 brief.pdf", "brief_20250207.pdf", "in/brief 7 februari 2025.odt"])
def test_the_name_of_the_file_is_a_weak_witness(name: str) -> None:
    (only,) = propose_dates(reading(BODY["nl"], name=name))
    assert (only.value, only.confidence) == ("2025-02-07", 0.6)


def test_a_second_witness_raises_the_confidence() -> None:
    text = letter("nl", head="Brussel, 7 februari 2025", salutation="Geachte heer,")
    alone = propose_dates(reading(text))[0].confidence
    assert propose_dates(reading(text, name="brief 07-02-2025.pdf"))[0].confidence > alone


def test_a_strong_witness_against_it_sends_it_to_review() -> None:
    text = "Brussel, 7 februari 2025\n\nDatum: 3 maart 2024\n\n" + BODY["nl"]
    assert all(one.confidence < SURE for one in propose_dates(reading(text)))


def test_a_date_two_days_off_is_no_contradiction() -> None:
    text = letter("nl", head="Brussel, 7 februari 2025", salutation="Geachte heer,")
    dates = propose_dates(reading(text, Field("date", "2025-02-09", "json-ld")))
    assert dates[0].confidence >= SURE


def test_a_date_in_the_future_is_believed_less() -> None:
    text = letter("nl", head="Brussel, 7 februari 2027", salutation="Geachte heer,")
    assert propose_dates(reading(text))[0].confidence < SURE
    assert propose_dates(reading("", Field("date", "2027-02-07", "json-ld")))[0].confidence < SURE


def test_numbers_with_slashes_in_english_wait_for_review() -> None:
    english = letter("en", head="04/07/2025", salutation="Dear Minister,")
    assert propose_dates(reading(english, language="en"))[0].confidence < SURE
    assert propose_dates(reading(english, language="nl"))[0].confidence >= SURE


def test_a_date_alone_on_a_line_deep_in_a_long_text_is_doubted() -> None:
    text = "\n\n".join([*([BODY["nl"]] * 25), "7 februari 2025", *([BODY["nl"]] * 25)])
    assert propose_dates(reading(text))[0].confidence < SURE


def test_a_month_may_date_a_document() -> None:
    best = propose_dates(reading(f"Maart 2025\n\n{BODY['nl']}"))[0]
    assert best.value == "2025-03"


def test_a_day_without_a_year_dates_nothing() -> None:
    assert propose_dates(reading("Op 3 april zien we elkaar.")) == []


def test_a_label_far_below_the_head_still_counts() -> None:
    lines = "\n".join(f"{number}. Agendapunt over de eilanden" for number in range(1, 60))
    best = propose_dates(reading(f"Verslag\n{lines}\nDatum: 3 maart 2024"))[0]
    assert (best.value, best.reason) == ("2024-03-03", "after the label for the date")


def test_a_date_beside_another_label_is_judged_by_its_place() -> None:
    (only,) = propose_dates(reading(f"Plaats: Gent, zaal 3 mei 2024\n\n{BODY['nl']}"))
    assert only.reason == "in the head"


def test_the_date_of_a_letter_named_in_the_text_is_not_its_own() -> None:
    (only,) = propose_dates(reading(f"{BODY['nl']}\n\nAntwoord op uw brief van 3 mei 2024"))
    assert only.reason == "the date of something else"


def test_a_weaker_date_does_not_trouble_a_stronger() -> None:
    header = Field("date", "Fri, 07 Mar 2025 10:12:00 +0100", "mail-header")
    best, other = propose_dates(reading(BODY["nl"], header, Field("date", "2025-01-02", "html-meta")))
    assert (best.value, best.confidence) == ("2025-03-07", 0.97)
    assert other.confidence < SURE

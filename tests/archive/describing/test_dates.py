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
        ("fr", "Corail, ce 12 mai 2017", "2017-05-12"),
        ("fr", "Fait à Nancy, le jeudi 11 janvier 2024", "2024-01-11"),
        ("es", "Hermosillo, Son., a 30 de agosto de 2022.", "2022-08-30"),
        ("es", "CONCEPCIÓN,  11 SET. 2024", "2024-09-11"),
        ("es", "Valencia, uno de mayo de dos mil veintidós", "2022-05-01"),
        ("es", 'Colcha "K", 3 de septiembre de 2015', "2015-09-03"),
        ("es", "Puerto Níspero, a las dieciocho horas del seis de junio de dos mil veintidós.", "2022-06-06"),
        ("en", "St Andrew's Day, 30 November 2022", "2022-11-30"),
        ("en", "Brussels / Athens / Hamburg, February 2025", "2025-02"),
        ("en", "Dated the 11th August, 2017", "2017-08-11"),
        ("en", "OCT 27 2021", "2021-10-27"),
        ("nl", "6 juli 2022 (2021-2022)", "2022-07-06"),
        ("nl", "maandag 3 februari 2025, 19.30 u.", "2025-02-03"),
        ("nl", "'s-Gravenhage, de 22ste april 2008", "2008-04-22"),
        ("fr", "Royère, Vendredi saint 3 avril 2015", "2015-04-03"),
        ("fr", "Donné à Bururi, le 22 février 2017, mercredi des Cendres.", "2017-02-22"),
        ("es", "Rumiyaku, 8 de marzo de 2021, día de las mujeres.", "2021-03-08"),
        ("es", "La Felguera (Asturias), 12-9-07", "2007-09-12"),
        ("en", "Date ..... 23/8/2001", "2001-08-23"),
        ("nl", "3 mei 2021, Gent", "2021-05-03"),
        ("fr", "Le 3 mai 2021, à Namur", "2021-05-03"),
        ("nl", "Leuven,3 mei 2021", "2021-05-03"),
        ("nl", "Gent, zondagavond 3 mei 2021", "2021-05-03"),
        ("en", "Date of letter: 3 May 2021", "2021-05-03"),
        ("es", "La Habana, 3 de mayo de 2021, Año 63 de la Revolución", "2021-05-03"),
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
        ("zaterdag 9 maart 2024 – Door Els Claes", "2024-03-09"),
        ("Publié le 17-04-2020 à 06h30", "2020-04-17"),
        ("The Highland Observer Thursday, May 10, 2012", "2012-05-10"),
        ("The Leeds Gazette, Saturday 8 May 2021, page 4", "2021-05-08"),
        ("Le Monde d’Ici, 4 juin 2021", "2021-06-04"),
        ("Els Claes <els@e.example> ma 3-2-2025 11:26", "2025-02-03"),
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


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Onze ref. A/44 Gent, 3 mei 2024", "2024-05-03"),
        ("Préfecture Limoges, le 21 JAN. 2020", "2020-01-21"),
        ("Réf. : 44'871/ALJ Lausanne, le 3 mars 2022", "2022-03-03"),
        ("Antwerpen, 3 juni 2019 Ref. FGG/LVG/19-208", "2019-06-03"),
        ("27 March 2003 Rue d'Arlon 85", "2003-03-27"),
        ("Office du textile Montreuil, le 30 mai 2006 et de l’habillement", "2006-05-30"),
        ("VOL.IV (38) 18th March 2011", "2011-03-18"),
        ("uw bericht van ons kenmerk bijlage(n) datum\n19 januari 2023 OW/17 1 plan 6 februari 2023", "2023-02-06"),
        ("Datum Kenmerk\n6 februari 2023 OW/17", "2023-02-06"),
    ],
)
def test_a_date_that_shares_its_line_with_another_column_is_found(line: str, iso: str) -> None:
    best = propose_dates(reading(letter("nl", head=line, salutation="Geachte heer Peeters,")), kind="letter")[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


@pytest.mark.parametrize(
    "line",
    [
        "Réf. : note du 3 mars 2022",
        "Onze wet van 3 mei 2024",
        "Jan Smets, geboren op 3 mei 2024",
        "Échéance : 3 mars 2022",
        "Inschrijven vóór 3 mei 2024",
        "Zaak (3 mei 2024)",
        "Oficio N° 902, de fecha 3 de mayo de 2024",
        "Ley Orgánica de 3 de mayo de 2018",
    ],
)
def test_a_date_of_something_else_at_the_end_of_a_line_is_not_its_own(line: str) -> None:
    dates = propose_dates(reading(letter("nl", head=line, salutation="Geachte heer Peeters,")), kind="letter")
    assert all(one.confidence < SURE for one in dates)


@pytest.mark.parametrize(
    ("kind", "line", "iso"),
    [
        ("agreement", "En fe de lo cual se firma en Las Tunas, a los 14 días del mes de mayo de 2018.", "2018-05-14"),
        ("agreement", "This Agreement is made on 3 May 2021 between York Ltd and Dale Ltd.", "2021-05-03"),
        ("declaration", "Los pueblos, reunidos en Quito, del 3 al 5 de mayo de 2018, declaramos:", "2018-05-05"),
        ("declaration", "Dada en el Teatro Heredia, a los 26 días del mes de julio de 2023.", "2023-07-26"),
        ("declaration", "Adoptée par acclamation à Namur, le 18 novembre 2018.", "2018-11-18"),
        (
            "resolution",
            "PASSED by the City Council this 21st day of September, 2021, by a vote of 5 to 2.",
            "2021-09-21",
        ),
        (
            "letter",
            "Electronically signed on 12/07/2023 15:22 (UTC+02) under Article 11 of the Decision.",
            "2023-07-12",
        ),
        ("letter", "Firmado digitalmente por RAMÓN ESCUDERO el día 22/02/2024 13:41:07", "2024-02-22"),
    ],
)
def test_a_formula_of_signing_dates_a_document(kind: str, line: str, iso: str) -> None:
    best = propose_dates(reading(f"{BODY['nl']}\n\n{BODY['nl']}\n\n{line}"), kind=kind)[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


def test_a_convention_named_in_a_sentence_does_not_date_a_letter() -> None:
    text = f"{BODY['en']} Resolution 1441, adopted in New York on 8 November 2002, said so."
    assert all(one.confidence < SURE for one in propose_dates(reading(text, language="en")))


def test_a_resolution_is_of_the_day_it_was_taken_not_published() -> None:
    text = f"{BODY['en']}\n\nAdopted in York on 9 June 2020.\n\nPublished: 3 July 2020"
    assert propose_dates(reading(text, language="en"), kind="resolution")[0].value == "2020-06-09"


@pytest.mark.parametrize(
    "opening",
    [
        "Minutes of the meeting held on Monday 13th May 2024\n\n1. Minutes of the meeting of 8 April 2024\n\nAgreed.",
        "Acta\n\nEn Murcia, siendo las 20 horas del día 13 de mayo de 2024\n\n1. Acta anterior (17 de marzo de 2022)",
        "Acta\n\nEn la ciudad de Loja, a los trece días del mes de mayo del año dos mil veinticuatro, se reúnen",
        "Procès-verbal\n\nL’an deux mille vingt-quatre, le treize mai, les membres se sont réunis",
        "VERSLAG\n\nDatum: 13 mei 2024, 19.30 u.\n\n1. Goedkeuring verslag 8 april 2024",
    ],
)
def test_minutes_are_of_their_own_meeting(opening: str) -> None:
    best = propose_dates(reading(f"{opening}\n\n{BODY['nl']}"), kind="minutes")[0]
    assert (best.value, best.confidence >= SURE) == ("2024-05-13", True)


def test_minutes_are_not_of_the_day_they_were_signed() -> None:
    text = f"Acta de la reunión celebrada el 26 de enero de 2012\n\n{BODY['es']}\n\n{BODY['es']}\n\n{BODY['es']}"
    text += "\n\nLa presente acta se firma el 2 de febrero de 2012."
    assert propose_dates(reading(text, language="es"), kind="minutes")[0].value == "2012-01-26"


def test_a_message_is_of_the_day_in_its_own_header() -> None:
    text = f"Van: Els\nDatum: 3 mei 2024 14:10\nAan: Tom\n\nDag Tom,\n\n{BODY['nl']}\n\nGroeten,\nEls\n\n"
    text += "Van: Tom\nDatum: 28 april 2024 09:00\nAan: Els\n\nOp 27 april 2024 om 10:15 schreef Els Claes:"
    best, *others = propose_dates(reading(text), kind="email")
    assert (best.value, best.confidence >= SURE) == ("2024-05-03", True)
    assert all(one.confidence < SURE for one in others)


def test_an_embargo_dates_a_press_release() -> None:
    text = f"PRESS RELEASE\n\nEmbargo: Monday, 31 January 2022, 10:00 CET\n\n{BODY['en']}"
    assert propose_dates(reading(text, language="en"), kind="press-release")[0].confidence >= SURE
    assert propose_dates(reading(text, language="en"), kind="article")[0].confidence < SURE


@pytest.mark.parametrize(
    ("cover", "year", "is_sure"),
    [
        ("Kendal, 2018", "2018", True),
        ("2018", "2018", True),
        ("Onderzoeksrapport 2018", "2018", False),
        ("Jaarverslag 2018", "2018", False),
    ],
)
def test_a_report_may_be_dated_by_the_year_on_its_cover(cover: str, year: str, is_sure: bool) -> None:  # noqa: FBT001  # an expected value
    best = propose_dates(reading(f"Water\n\n{cover}\n\n{BODY['nl']}"), kind="report")[0]
    assert (best.value, best.confidence >= SURE) == (year, is_sure)
    assert propose_dates(reading(f"Water\n\n{cover}\n\n{BODY['nl']}"), kind="letter") == []


@pytest.mark.parametrize(
    ("told_by", "iso"),
    [("As we said on March 3, it is due.", "2025-04-07"), ("As we said on 3 March, it is due.", "2025-07-04")],
)
def test_other_dates_tell_how_an_english_letter_writes_numbers(told_by: str, iso: str) -> None:
    english = letter("en", head="04/07/2025", salutation="Dear Minister,", foot=told_by)
    best = propose_dates(reading(english, language="en"))[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


def test_the_second_day_of_a_weekend_edition_is_not_filled_in() -> None:
    text = f"LA RIVE | samedi 31 janvier et dimanche 1er février 2026 | page 7\n\n{BODY['fr']}"
    assert propose_dates(reading(text, language="fr"), kind="article")[0].confidence < SURE


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


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        ("uw kenmerk ons kenmerk datum bijlage(n)\n/ KV/184 22/04/2021 geen", "2021-04-22"),
        ("uw bericht van uw kenmerk ons kenmerk datum\n16 januari 1997 - KAB/97 3 maart 1997", "1997-03-03"),
        ("votre communication du\n\n1er août 2017\n\ndate\n\n16 août 2017", "2017-08-16"),
        ("Datum\nUw brief van\nBehandeld door\n\n28 mei 2009\n\n11 februari 2009\n\nR. Post", "2009-05-28"),
    ],
)
def test_a_row_of_labels_tells_its_date_from_that_of_the_letter_that_is_answered(head: str, iso: str) -> None:
    best = propose_dates(reading(letter("nl", head=head, salutation="Geachte heer,")), kind="letter")[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


def test_a_letter_is_of_its_own_day_before_that_of_its_sending() -> None:
    head = "Steenwijk, 23 maart 2010\n\nverzonden: 25 MRT 2010"
    best = propose_dates(reading(letter("nl", head=head, salutation="Geachte heer,")), kind="letter")[0]
    assert (best.value, best.confidence >= SURE) == ("2010-03-23", True)


@pytest.mark.parametrize(
    "line", ["Fundada el 11 de junio de 1944", "Personería Jurídica 2/12/1989", "Opgericht op 3 mei 1950"]
)
def test_the_day_an_organisation_was_founded_is_not_that_of_its_letter(line: str) -> None:
    text = letter("es", head=f"{line}\n\nOruro, 22 de octubre de 2003", salutation="Señor Ministro:")
    best = propose_dates(reading(text, language="es"), kind="letter")[0]
    assert (best.value, best.confidence >= SURE) == ("2003-10-22", True)


@pytest.mark.parametrize("stamp", ["REGISTRO GENERAL\nSALIDA Nº 2.204", "REGISTRO DE SALIDA", "INGEKOMEN"])
def test_the_stamp_of_a_register_is_of_another_day_than_the_letter(stamp: str) -> None:
    head = f"Ayuntamiento\n{stamp}\nFecha: 21 JUL 1999\n\nTres Cantos, 20 de julio de 1999"
    found = propose_dates(reading(letter("es", head=head, salutation="Estimada señora:"), language="es"), kind="letter")
    assert [one.value for one in found][:2] == ["1999-07-20", "1999-07-21"]
    assert found[0].confidence >= SURE > found[1].confidence


def test_the_end_of_some_weeks_is_not_the_day_of_what_is_written_of_them() -> None:
    text = f"Report of a visit,\n28 July – 11 August 2007\n\n24 August 2007\n\n{BODY['en']}"
    assert propose_dates(reading(text, language="en"), kind="other")[0].value == "2007-08-24"


def test_what_was_decided_in_some_days_is_of_the_last_of_them() -> None:
    text = f"Déclaration de Cotonou\n28 mai – 3 juin 2004\n\n{BODY['fr']}"
    best = propose_dates(reading(text, language="fr"), kind="declaration")[0]
    assert (best.value, best.confidence >= SURE) == ("2004-06-03", True)

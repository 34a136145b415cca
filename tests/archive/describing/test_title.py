"""The title: where it is taken from, and what is never one."""

import pytest

from archive.describing.base import SURE, Proposed
from archive.describing.title import propose_titles, tidy_title, weighable_titles
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, letter, reading


def _titles(text: str, *fields: Field, kind: str = "letter", name: str = "") -> list[Proposed]:
    return propose_titles(reading(text, *fields, name=name), kind=kind)


@pytest.mark.parametrize(
    "line",
    [
        "Betreft: vier visa",
        "Onderwerp: vier visa",
        "Objet : vier visa",
        "Concerne: vier visa",
        "Asunto: vier visa",
        "Subject: vier visa",
        "Re: vier visa",
        "Betreft vier visa",
    ],
)
def test_the_subject_line_goes_before_everything(line: str) -> None:
    best = _titles(
        letter("nl", head=line, salutation="Geachte heer,"), Field("title", "Sjabloon", "office-properties")
    )[0]
    assert (best.value, best.confidence >= SURE) == ("vier visa", True)


def test_a_headline_above_a_letter_loses_its_full_stop_and_its_line_ends() -> None:
    text = letter(
        "nl", head="Een klein land dat zijn woord\nhoudt wordt gehoord.\n\n13 01 26", salutation="Geachte heer,"
    )
    assert _titles(text)[0].value == "Een klein land dat zijn woord houdt wordt gehoord"


@pytest.mark.parametrize(
    "words",
    [
        "PERSBERICHT",
        "Communiqué de presse",
        "NOTA DE PRENSA",
        "Press release",
        "Open brief",
        "Opinie",
        "Pagina 3",
        "Onder embargo tot 3 mei",
    ],
)
def test_a_masthead_is_no_title(words: str) -> None:
    best = _titles(f"{words}\n\nHonderd organisaties vragen een antwoord\n\n{BODY['nl']}", kind="press-release")[0]
    assert best.value == "Honderd organisaties vragen een antwoord"


@pytest.mark.parametrize(
    "words", ["Microsoft Word - brief3.doc", "Document1", "Sjabloon brief", "brief.docx", "Naamloos"]
)
def test_what_a_program_wrote_is_no_title(words: str) -> None:
    assert _titles(BODY["nl"], Field("title", words, "pdf-metadata"), kind="other")[0].value != words


@pytest.mark.parametrize("title", ["Een deur | De Baken", "Een deur – De Baken", "Een deur - De Baken"])
def test_the_name_of_the_site_is_taken_off(title: str) -> None:
    site = Field("site", "De Baken", "json-ld")
    assert _titles(BODY["nl"], site, Field("title", title, "html-meta"), kind="article")[0].value == "Een deur"


def test_a_dash_within_a_title_stays() -> None:
    fields = (Field("site", "De Baken", "json-ld"), Field("title", "Een deur - en een sleutel", "json-ld"))
    assert _titles(BODY["nl"], *fields, kind="article")[0].value == "Een deur - en een sleutel"


def test_a_shouted_title_is_calmed_and_keeps_the_names_the_text_holds() -> None:
    assert tidy_title("DE HAVEN VAN LA PERLA, NU", "Wij zagen La Perla en de haven.") == "De haven van La Perla, nu"
    assert tidy_title("NAVO", "") == "NAVO"


def test_reply_marks_are_taken_off() -> None:
    assert tidy_title("RE: Fwd: Semaine des îles", "") == "Semaine des îles"


def test_an_abbreviation_keeps_its_full_stop() -> None:
    assert tidy_title("Cuba vs.", "") == "Cuba vs."


def test_the_properties_are_believed_where_the_text_begins_with_them() -> None:
    text = f"Verslag stuurgroep Platform Eilanden\n\n{BODY['nl']}"
    best = _titles(text, Field("title", "Verslag stuurgroep", "office-properties"), kind="minutes")[0]
    assert best.value == "Verslag stuurgroep"
    assert best.confidence >= SURE


def test_the_most_prominent_line_is_a_title_unless_it_is_a_house() -> None:
    text = f"Zeewacht\n\nWat een deur kost\n\n{BODY['nl']}"
    assert _titles(text, Field("heading", "Wat een deur kost", "layout"), kind="article")[0].confidence >= SURE
    house = _titles(f"Platform Zee\n\n{BODY['nl']}", Field("heading", "Platform Zee", "layout"), kind="other")
    assert all(one.confidence < SURE for one in house)


def test_a_short_line_above_an_address_is_the_likeliest_title() -> None:
    text = letter(
        "nl",
        head="Houd onze haven toch open\n\nMevrouw Ann Maes\nKerkstraat 3\n2000 Antwerpen",
        salutation="Geachte mevrouw Maes,",
    )
    assert _titles(text)[0].value == "Houd onze haven toch open"


def test_the_line_below_the_salutation_is_the_subject_of_a_british_letter() -> None:
    text = f"Dear Minister,\n\nFerry subsidies\n\n{BODY['en']}\n\nYours sincerely,\n\nCallum Breck"
    assert _titles(text)[0].value == "Ferry subsidies"
    assert _titles("Dear Minister,\nThank you.") == []


def test_a_resolution_is_called_by_the_words_behind_its_number() -> None:
    text = f"United Nations\nGeneral Assembly\n\nA/RES/80/12\n\n80/12. Necessity of open sea lanes\n\n{BODY['en']}"
    assert _titles(text, kind="resolution")[0].value == "Necessity of open sea lanes"
    assert (
        _titles(f"General Assembly\n\nNecessity of open sea lanes\n\n{BODY['en']}", kind="resolution")[0].value
        == "Necessity of open sea lanes"
    )


def test_the_head_of_a_magazine_is_no_title() -> None:
    text = f"De Baken, weekblad voor de kust\n17 februari 2024 – Opinie\n\nWat een deur kost\n\n{BODY['nl']}"
    assert _titles(text, kind="article")[0].value == "Wat een deur kost"


def test_the_name_of_the_file_is_the_last_resort() -> None:
    only = _titles("", name="in/nota_haven 3.pdf", kind="other")
    assert [(one.value, one.confidence) for one in only] == [("nota haven 3", 0.2)]
    assert _titles("", kind="other") == []


def test_the_most_prominent_line_gives_way_to_a_subject_line_and_to_what_stands_above_the_salutation() -> None:
    text = letter("nl", head="Betreft: vier visa", salutation="Geachte heer,")
    assert _titles(text, Field("heading", BODY["nl"], "layout"))[0].value == "vier visa"
    plain = letter("nl", head="De haven open\n\n13 01 26", salutation="Geachte heer,")
    prominent = [
        one for one in _titles(plain, Field("heading", BODY["nl"][:60], "layout")) if "prominent" in one.reason
    ]
    assert [one.confidence < SURE for one in prominent] == [True]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Betreft: herstelling van de kade aan de oude haven\nen van de twee sluizen",
            "herstelling van de kade aan de oude haven en van de twee sluizen",
        ),
        ("Betreft: herstelling van de kade\nBehandeld door: An Maes", "herstelling van de kade"),
        ("Betreft: herstelling van de kade\n\n3 maart 2025", "herstelling van de kade"),
        ("SUBJECT   Repair of the northern quay", "Repair of the northern quay"),
    ],
)
def test_a_subject_goes_on_as_far_as_its_sense_does(head: str, title: str) -> None:
    text = letter("nl", head=f"Platform Zuid vzw\nKerkstraat 3\n9000 Gent\n\n{head}", salutation="Geachte heer,")
    assert _titles(text)[0].value == title


def test_a_subject_in_a_column_goes_on_below_itself() -> None:
    head = (
        "UNIVERSIDAD DEL SUR\n\n"
        "                     MAT.    :  Informa rechazo de convalidación de\n"
        "                                estudios cursados en la capital.\n\n"
        "                     VALDIVIA, 5 de junio de 2017"
    )
    text = letter("es", head=head, salutation="Estimada señora:")
    assert _titles(text)[0].value == "Informa rechazo de convalidación de estudios cursados en la capital"


def test_a_line_drawn_below_a_title_is_no_part_of_it() -> None:
    assert tidy_title("BEZOEK AAN DE HAVEN\n===================", "") == "Bezoek aan de haven"


@pytest.mark.parametrize(
    "line", ["M E M O R A N D U M", "For the attention of: the Harbour Office", "3 maart 2025", "Datum: 3 maart 2025"]
)
def test_a_day_a_label_and_a_masthead_in_spaced_letters_are_no_titles(line: str) -> None:
    proposed = _titles(f"{line}\nDe haven blijft open\n\n{BODY['nl']}", kind="other")
    assert not any(one.value.casefold().startswith(line.casefold()) for one in proposed)


def test_of_a_line_in_columns_each_part_may_be_the_title() -> None:
    text = letter(
        "nl", head="Vrienden van de Haven vzw\nRondschrijven nr. 7             november 1999", salutation="Beste leden,"
    )
    found = [one.value for one, _ in weighable_titles(reading(text), kind="letter") if one]
    assert {"Rondschrijven nr. 7", "november 1999"} <= set(found)


def test_a_heading_on_a_line_of_its_own_is_a_subject_below_the_salutation_also_when_it_is_long() -> None:
    heading = "Notice of ballot for industrial action (domestic and portering staff)"
    text = f"Harbour Union\n\nDear Colleague\n\n{heading}\n\n{BODY['en']}\n\nYours sincerely,\n\nCallum Breck"
    assert _titles(text)[0].value == heading


def test_the_title_of_an_article_goes_before_its_section_its_standfirst_and_its_byline() -> None:
    text = (
        "DE BAKEN                                  zondag 9 maart 2008\nPagina 14 / Cultuur\n\n"
        f"De minister opent geen brieven\n\nTwaalf jaar briefwisseling\n\nDoor An Maes\n\n{BODY['nl']}\n\n{BODY['nl']}"
    )
    assert _titles(text, kind="article")[0].value == "De minister opent geen brieven"


def test_the_house_above_minutes_is_no_title() -> None:
    text = f"Vereniging Open Haven\nVerslag van de bestuursvergadering\n\n{BODY['nl']}\n\n{BODY['nl']}"
    assert _titles(text, kind="minutes")[0].value == "Verslag van de bestuursvergadering"


def test_words_beside_the_label_for_a_reference_may_be_the_title() -> None:
    text = letter("nl", head="Kenmerk: subsidie voor de kade", salutation="Geachte heer,")
    assert "subsidie voor de kade" in [one.value for one, _ in weighable_titles(reading(text), kind="letter") if one]


def test_a_title_below_a_day_is_read_there_and_says_so() -> None:
    text = letter("nl", head="Vrienden van de Haven vzw\n3 maart 2025\nDe haven blijft open", salutation="Beste leden,")
    found = {one.value: pieces for one, pieces in weighable_titles(reading(text), kind="letter") if one}
    assert "below a day" in found["De haven blijft open"]


def test_a_title_that_is_likelier_than_none_goes_before_the_name_of_the_file() -> None:
    lines = "\n\n".join(f"Deel {number} van de haven" for number in range(9))
    found = _titles(f"{lines}\n\n{BODY['nl']}", kind="report", name="scan0012.pdf")
    assert "scan0012" not in found[0].value

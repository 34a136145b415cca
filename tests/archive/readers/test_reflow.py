from pathlib import Path

import pytest

from archive.readers.reflow import reflow
from archive.readers.txt import read_text

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "dump-letter.txt"

DUMP = """
Stichting Open Water vzw

Kaaistraat 3

9000 Gent

Gent, 4 mei 2024

Betreft: de veerdienst naar de overkant, die nu al drie maanden stilligt zonder één woord van

uitleg aan de reizigers

Geachte mevrouw de gedeputeerde,

Sinds februari vaart de veerdienst niet meer. Wij vernamen dat uit de krant en niet van uw

diensten, wat ons verbaast. De reizigers van de overkant moeten nu twaalf kilometer omrijden,

ook wie te voet is.

Wij vragen u daarom drie dingen die volgens ons geen van alle veel geld of tijd hoeven te kosten:

1. de dienst te hernemen;

2. de reizigers in te lichten;

In de in- en uitvoercijfers van de haven leest u waarom de verbinding telt voor de VLAK-

HAVEN en haar buren, en waarom een dagelijkse verbin-

ding nodig blijft

Ook in de winter blijft de veerdienst onmisbaar voor de scholen, de markt en de dokters van het

dorp.

Met vriendelijke groeten,

Stichting Open Water vzw

Nele Vermaat, voorzitter
"""


FLOWED = """\
Stichting Open Water vzw
Kaaistraat 3
9000 Gent

Gent, 4 mei 2024

Betreft: de veerdienst naar de overkant, die nu al drie maanden stilligt zonder één woord van\
 uitleg aan de reizigers

Geachte mevrouw de gedeputeerde,

Sinds februari vaart de veerdienst niet meer. Wij vernamen dat uit de krant en niet van uw\
 diensten, wat ons verbaast. De reizigers van de overkant moeten nu twaalf kilometer omrijden,\
 ook wie te voet is.

Wij vragen u daarom drie dingen die volgens ons geen van alle veel geld of tijd hoeven te kosten:

1. de dienst te hernemen;
2. de reizigers in te lichten;

In de in- en uitvoercijfers van de haven leest u waarom de verbinding telt voor de VLAK-HAVEN\
 en haar buren, en waarom een dagelijkse verbinding nodig blijft

Ook in de winter blijft de veerdienst onmisbaar voor de scholen, de markt en de dokters van het\
 dorp.

Met vriendelijke groeten,

Stichting Open Water vzw
Nele Vermaat, voorzitter"""


def test_a_double_spaced_dump_of_a_letter_becomes_its_paragraphs() -> None:
    assert reflow(DUMP) == FLOWED


def test_our_sample_dump_has_a_title_a_date_a_salutation_and_a_closing_of_their_own() -> None:
    title, date, salutation, *body, closing, signature = read_text(SAMPLE.read_bytes(), name="dump").text.split("\n\n")
    assert title.endswith("begrotingsronde.")
    assert date == "24 09 25"
    assert salutation.startswith("Geachte")
    assert closing.startswith("Met ")
    assert signature == "Netwerk Eilanden Boven Water"
    assert all("\n" not in paragraph for paragraph in body)


def test_a_mail_wrapped_at_seventy_columns_flows_and_keeps_its_short_lines() -> None:
    mail = (
        "Beste allen,\n\nDe vergadering van de stuurgroep is verplaatst naar donderdag, omdat\n"
        "de zaal op dinsdag door de gemeente zelf gebruikt wordt. Wie er dan\nniet bij kan zijn, laat het weten.\n"
        "Tot dan!\n\nGroeten,\nLies\nStichting Open Water"
    )
    salutation, body, closing, signature = reflow(mail).split("\n\n")
    assert (salutation, closing, signature) == ("Beste allen,", "Groeten,", "Lies\nStichting Open Water")
    assert "omdat de zaal op dinsdag" in body
    assert body.endswith("niet bij kan zijn, laat het weten.\nTot dan!")


def test_text_with_a_paragraph_on_each_line_keeps_its_lines() -> None:
    text = (
        "Kort.\nEen heel wat langere regel, die meer woorden telt dan alle andere samen en niet past.\nKort.\n\nSlot."
    )
    assert reflow(text) == text


def test_a_french_closing_over_two_lines_is_one_paragraph() -> None:
    letter = (
        "Monsieur le Ministre,\n\nNous avons pris acte de la décision de votre gouvernement et nous en\n"
        "mesurons les conséquences pour nos membres et pour leurs partenaires.\n\n"
        "Nous vous prions d’agréer, Monsieur le Ministre, l’expression de notre\nconsidération distinguée.\n\n"
        "Pour la Coalition,\nAnne Lejeune\n\n"
        "Annexe : une note qui court sur plus d’une ligne et qui n’appartient\npas à la signature."
    )
    closing, signature, annex = reflow(letter).split("\n\n")[2:]
    assert closing.endswith("l’expression de notre considération distinguée.")
    assert signature == "Pour la Coalition,\nAnne Lejeune"
    assert annex.endswith("qui n’appartient pas à la signature.")


def test_an_article_without_a_salutation_has_lines_above_its_first_full_line_as_head() -> None:
    article = (
        "De haven spreekt\nOpinie\n\nVorige week stond in deze krant dat de haven geen toekomst heeft. Dat\n"
        "is al vaker geschreven, en het is al even vaak onwaar gebleken voor wie\n"
        "kijkt naar wat er aan de kaaien gebeurt."
    )
    assert reflow(article).split("\n\n")[0] == "De haven spreekt\nOpinie"
    assert len(reflow(article).split("\n\n")) == 2


def test_a_line_of_blanks_is_an_empty_paragraph() -> None:
    lines = [
        "De haven spreekt en de stad luistert, zo hoort het in een goede buurt",
        "van de stad aan het water, zegt men.",
    ]
    text = "\n\n".join([*lines, *lines]) + "\n \n" + "\n\n".join([*lines, *lines])
    assert len(reflow(text).split("\n\n")) == 4


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_nothing_flows_to_nothing(text: str) -> None:
    assert reflow(text) == ""


def test_one_line_stays_one_line() -> None:
    assert reflow("Hoogachtend,") == "Hoogachtend,"


def test_lines_in_columns_do_not_flow_together() -> None:
    body = (
        "Sinds februari vaart de veerdienst niet meer en dat vernamen\n"
        "wij uit de krant en niet van de diensten van de haven, wat\nons verbaast.\n"
    )
    rows = (
        "Datum            Uw kenmerk            Ons kenmerk en nummer\n3 maart 2025     AB/12                 CD/2025/7"
    )
    assert reflow(f"{rows}\n\nGeachte heer,\n\n{body}").startswith(
        "Datum Uw kenmerk Ons kenmerk en nummer\n3 maart 2025 AB/12 CD/2025/7\n\nGeachte heer,\n\nSinds"
    )


def test_a_street_in_small_letters_stays_below_the_name() -> None:
    body = (
        "Depuis février le bac ne part plus et nous l’avons appris par\n"
        "la presse et non par vos services, ce qui nous étonne\nbeaucoup.\n"
    )
    head = "Comité des riverains de la grande île du Sud\nrue du Port 14\n1000 Bruxelles"
    assert reflow(f"{head}\n\nMadame la Ministre,\n\n{body}").startswith(f"{head}\n\nMadame")


def test_empty_lines_divide_a_text_of_titles_and_short_lines() -> None:
    title = "Resolutie over de haven en over de vrije doorvaart van veerboten"
    text = f"{title}\n\nAangenomen op 3 maart 2025\n\nDe Vergadering,"
    assert reflow(text) == text


def test_empty_lines_above_small_letters_do_not_make_a_text_double_spaced() -> None:
    title = "Motie vreemd aan de orde van de dag: steun aan de veerdienst"
    text = (
        f"{title}\n\nDe raad van de gemeente, in vergadering bijeen op 24 juni 2021,\n\nconstaterende dat:\n\n"
        "- de veerdienst op 22 januari is stilgelegd en niet hervat is;\n- de school op het eiland staat;\n\n"
        "overwegende dat:\n\n- de gemeente verantwoordelijk is voor haar inwoners;\n\nverzoekt het college te varen."
    )
    assert reflow(text) == text


def test_the_lines_of_a_form_do_not_flow_together() -> None:
    wrapped = "De raad heeft de brief van de vereniging ontvangen en\nbesproken, en antwoordt daarop in mei\n"
    form = f"Naam: {'.' * 40}\nAdres: {'.' * 40}"
    assert form in reflow(f"{wrapped}\n{form}\n\n{wrapped}")


def test_a_rule_of_stars_is_no_line_of_a_paragraph() -> None:
    wrapped = "De raad heeft de brief van de vereniging ontvangen en\nbesproken, en antwoordt daarop in mei\n"
    rule = "*" * 52
    assert reflow(f"Verslag van de raad\n{rule}\n\n{wrapped}{rule}\n{wrapped}").count(f"\n{rule}\n") == 2


def test_a_street_a_town_and_an_account_stand_alone_wherever_they_are() -> None:
    sentence = "Nous connaissons les réserves que certains ont émises à propos de cela"
    lines = [
        "Monseigneur l'Évêque de Lausanne, de Genève et de Fribourg",
        "rue de Lausanne 86",
        "1700 Fribourg",
        "Monseigneur,",
        f"{sentence} et de",
        f"tout le reste ; {sentence}",
        "depuis longtemps.",
        "Anne Petit",
        "postrekening 448 30 21",
    ]
    flowed = reflow("\n".join(lines)).split("\n")
    assert {"rue de Lausanne 86", "1700 Fribourg", "Anne Petit", "postrekening 448 30 21"} <= set(flowed)


def test_who_is_meant_within_a_house_stands_alone_in_an_address() -> None:
    sentence = "Wij kennen de bezwaren die sommigen van u tegen dit voorstel hebben"
    lines = [
        "Aan het Internationaal Comité Barbara Blijft in Brunssum",
        "mevr. J. Wierts-Schlechtriem",
        "de directie",
        "6446 CP Brunssum",
        "",
        "Geachte mevrouw,",
        "",
        f"{sentence} en wij",
        f"delen er veel van; {sentence}",
        "al zeer lang.",
    ]
    assert {"mevr. J. Wierts-Schlechtriem", "de directie"} <= set(reflow("\n".join(lines)).split("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "rekening houdend met de wensen van allen.",
        "bus 12 ook op zondag.",
        "fax en post komen hier aan.",
        "giro of niet.",
    ],
)
def test_running_text_that_begins_like_a_line_of_an_address_flows_on(line: str) -> None:
    sentence = "Wij kennen de bezwaren die sommigen van u tegen dit voorstel hebben en wij"
    assert f"wij {line}" in reflow(f"Geachte heer,\n\n{sentence}\n{sentence.lower()}\n{line}")

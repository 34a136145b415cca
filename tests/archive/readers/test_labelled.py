"""Labels and their values, as set apart by spaces: what goes on below, and what keeps its lines."""

import pytest

from archive.readers.labelled import is_label, is_row, join_hanging
from archive.readers.txt import read_text


@pytest.mark.parametrize("text", ["Datum", "Uw kenmerk", "N/REF.", "FECHA", "Wat dan ook:", "cc", "Réf"])
def test_a_label_is_known_by_its_word_or_its_colon(text: str) -> None:
    assert is_label(text)


def test_a_name_is_no_label() -> None:
    assert not is_label("Lies Vermaat")


def test_a_subject_over_two_lines_becomes_one_also_without_colon() -> None:
    assert join_hanging(["Asunto:   Línea de autobús 51.", "          Supresión de la parada", "", "x"]) == [
        "Asunto:   Línea de autobús 51. Supresión de la parada",
        "",
        "x",
    ]
    assert join_hanging(["Betreft  Vragen over de", "         Haven"]) == ["Betreft  Vragen over de Haven"]


def test_a_subject_in_a_right_column_goes_on_below_its_label() -> None:
    right = " " * 30
    lines = [f"{right}ASUNTO: Se responde petición sobre", f'{right}escuela "Rosa', f'{right}Castella"', f"{right}Faro"]
    assert join_hanging(lines[:3]) == [f'{right}ASUNTO: Se responde petición sobre escuela "Rosa Castella"']
    assert join_hanging([lines[0], lines[3]]) == [lines[0], lines[3]]


def test_another_value_goes_on_where_it_is_long_or_its_sentence_does() -> None:
    long = "Aanwezig: Frans Haven (voorzitter), Lut Kreek, ir. Koen Vaart"
    assert join_hanging([long, "          Hatice Kaai"]) == [f"{long} Hatice Kaai"]
    assert join_hanging(["Plaats: de zaal", "        van de haven"]) == ["Plaats: de zaal van de haven"]
    assert join_hanging(["Plaats: de zaal", "        Kaai 17"]) == ["Plaats: de zaal", "        Kaai 17"]


def test_the_lines_of_an_address_stay_lines_unless_one_was_full() -> None:
    address = ["A:   Amigos del Faro - Freunde des Turms e.V.", "     Cra. Ute Brand"]
    assert join_hanging(address) == address
    full = "To:   High Commissioner for Harbours, Lighthouses and All Matters of the"
    assert join_hanging([full, "      Sea, External Service", "      Commissioner for Trade"]) == [
        f"{full} Sea, External Service",
        "      Commissioner for Trade",
    ]


def test_a_value_with_another_beside_it_does_not_go_on_below() -> None:
    lines = ["Para:   Sra. Kris Maas, coordinadora del proyecto Faro       De:  Yamil", "        Proyecto Faro"]
    assert join_hanging(lines) == lines


def test_a_line_with_a_label_of_its_own_does_not_belong_to_the_one_above() -> None:
    lines = ["  Betreft: de kade", "           Bijlage: geen"]
    assert join_hanging(lines) == lines


def test_a_row_is_known_by_the_room_around_its_label() -> None:
    assert is_row("AAN      : Consulaat")
    assert is_row("uw kenmerk     D2.1")
    assert not is_row("Asunto:    la parada")
    assert not is_row("Bijlage: geen")
    assert not is_row("Een gewone regel")


def test_the_address_behind_a_label_keeps_its_lines_to_the_end() -> None:
    letter = (
        "ASUNTO:         Línea de autobús núm. 51. Supresión de la parada de\n"
        "                Villafaro\n"
        "DESTINATARIO:   Asociación de Vecinos del Faro\n"
        "                Plaza Mayor, s/n\n"
        "                49562 Villafaro\n\n"
        "En contestación a su escrito, por el que manifiestan su oposición a\n"
        "que los servicios dejen de efectuar parada en esa localidad, se les\n"
        "participa que la empresa mantiene su decisión hasta el fin de este año."
    )
    assert read_text(letter.encode(), name="").text.split("\n\n")[:2] == [
        "ASUNTO: Línea de autobús núm. 51. Supresión de la parada de Villafaro",
        "DESTINATARIO: Asociación de Vecinos del Faro\nPlaza Mayor, s/n\n49562 Villafaro",
    ]

from archive.readers.drawn import undrawn
from archive.readers.txt import read_text


def test_the_cells_of_a_box_stand_in_columns() -> None:
    box = "┌─────┬──────────┐\n│ Aan │ Bestuur  │\n├─────┼──────────┤\n│ Van │ R. Ooms  │\n└─────┴──────────┘\nDag,"
    assert undrawn(box) == "\n  Aan   Bestuur   \n  Van   R. Ooms   \n\nDag,"


def test_a_stamp_drawn_with_pluses_is_read() -> None:
    stamp = "+---------------+\n| INGEKOMEN     |\n| 07 MAART 1997 |\n+---------------+\n\nGeacht college,\n"
    assert read_text(stamp.encode(), name="x").text == "INGEKOMEN\n\n07 MAART 1997\n\nGeacht college,"


def test_a_table_of_markdown_loses_its_rule() -> None:
    assert undrawn("| naam | jaar |\n|------|-----:|\n| Ana  | 1998 |") == "  naam   jaar  \n  Ana    1998  "


def test_a_line_with_a_stroke_in_it_stays() -> None:
    assert undrawn("Kade 3 | 9000 Gent\n| een regel |\ntekst") == "Kade 3 | 9000 Gent\n| een regel |\ntekst"


def test_words_in_letters_set_apart_are_written_together() -> None:
    assert undrawn("  S T I C H T I N G   P A A R D   E N   R E C H T") == "  STICHTING PAARD EN RECHT"


def test_one_word_set_apart_and_a_few_letters_stay() -> None:
    assert undrawn("M E M O\na b  c d\nvan A   naar B") == "M E M O\na b  c d\nvan A   naar B"

"""Letters as they are drawn: accents over letters, and lines that stand on their side."""

from archive.readers.pdf import read_pdf
from tests.archive.readers.pdf_files import column, pdf_of

LINES = ("De raad heeft de brief van de vereniging ontvangen en besproken,", "en antwoordt daarop in mei.")


def read(drawn: bytes, *lines: str) -> list[str]:
    return read_pdf(pdf_of(column(*lines), extra=drawn), name="x").text.split("\n\n")


def test_an_accent_that_is_printed_over_a_letter_is_on_it() -> None:
    drawn = b"BT /F1 12 Tf 70 600 Td [(r) (\\264) 333 (e) (pertoire ) (`) 333 (a la fen) (\\210) 333 (etre)] TJ ET"
    assert read(drawn) == ["répertoire à la fenêtre"]


def test_an_accent_that_stands_by_itself_stays_so() -> None:
    assert read(b"BT /F1 12 Tf 70 600 Td (3 ` 4 \\264) Tj ET") == ["3 ` 4 ´"]


def test_what_stands_on_its_side_is_read_line_by_line() -> None:
    upward = b"BT /F1 9 Tf 0 1 -1 0 30 300 Tm (Kaai 17, 9000 Gent) Tj ET\n"
    downward = b"BT /F1 9 Tf 0 -1 1 0 560 600 Tm (Verslag) Tj ET\n"
    again = b"BT /F1 9 Tf 0 1 -1 0 30 600 Tm (Haven) Tj ET\n"
    text = read(upward + downward + again, *LINES)
    assert sorted(text) == [" ".join(LINES), "Haven", "Kaai 17, 9000 Gent", "Verslag"]


def test_a_page_that_lies_on_its_side_as_a_whole_asks_for_ocr() -> None:
    lines = b"".join(
        b"BT /F1 9 Tf 0 1 -1 0 %d 100 Tm (Geachte heer minister van de haven) Tj ET\n" % x for x in (50, 70)
    )
    assert read_pdf(pdf_of([], extra=lines), name="x").needs_ocr

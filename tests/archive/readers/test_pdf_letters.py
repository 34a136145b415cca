"""Letters as they are drawn: accents over letters, and lines that stand on their side."""

from pikepdf import Array, Dictionary, Name, String

from archive.readers.pdf import read_pdf
from tests.archive.readers.pdf_files import Text, column, document, pdf_of, saved

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


def test_a_word_on_its_side_takes_nothing_from_the_line_beside_it() -> None:
    beside = b"BT /F1 12 Tf 0 1 -1 0 82 596 Tm (Nr) Tj 1 0 0 1 86 600 Tm (Dienst van de Haven) Tj ET\n"
    assert "Dienst van de Haven" in " ".join(read(beside, *LINES))


def test_a_page_that_lies_on_its_side_as_a_whole_asks_for_ocr() -> None:
    lines = b"".join(
        b"BT /F1 9 Tf 0 1 -1 0 %d 100 Tm (Geachte heer minister van de haven) Tj ET\n" % x for x in (50, 70)
    )
    assert read_pdf(pdf_of([], extra=lines), name="x").needs_ocr


def test_signs_that_the_file_does_not_tell_are_left_out_of_a_page_of_text() -> None:
    pdf = document(column(*LINES))
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Eigen, Flags=4)
    inner = Dictionary(Subtype=Name.CIDFontType2, BaseFont=Name.Eigen, CIDSystemInfo=system, FontDescriptor=descriptor)
    pdf.pages[0].Resources.Font.F3 = Dictionary(
        Subtype=Name.Type0, BaseFont=Name.Eigen, Encoding=Name("/Identity-H"), DescendantFonts=Array([inner])
    )
    pdf.pages[0].Contents = pdf.make_stream(
        pdf.pages[0].Contents.read_bytes() + b"BT /F3 12 Tf 70 600 Td <00210022> Tj ET"
    )
    assert read_pdf(saved(pdf), name="x").text == " ".join(LINES)


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    pdf = document([Text(70, 700, "! Gent"), Text(70, 680, "! Brugge")])
    names = pdf.make_stream(b"1 beginbfchar <21> <f0b7> endbfchar 1 beginbfrange <22> <7e> <0022> endbfrange")
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode = names
    assert read_pdf(saved(pdf), name="x").text == "• Gent\n• Brugge"


def test_a_page_in_a_font_of_drawings_that_does_not_tell_all_its_letters_asks_for_ocr() -> None:
    pdf = document(column(*LINES))
    square = pdf.make_stream(b"500 0 0 0 400 700 d1 0 0 400 700 re f")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 700]), FirstChar=224, LastChar=224)
    font.FontMatrix = Array([0.001, 0, 0, 0.001, 0, 0])
    font.CharProcs, font.Widths = Dictionary(a224=square), Array([500])
    font.Encoding = Dictionary(Differences=Array([224, Name.a224]))
    pdf.pages[0].Resources.Font.F3 = font
    text = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(text + b"BT /F3 12 Tf 70 600 Td <e0e0> Tj ET")
    assert not read_pdf(saved(pdf), name="x").needs_ocr
    pdf.pages[0].Contents = pdf.make_stream(text + b"BT /F3 12 Tf 70 600 Td <e0e0e0> Tj ET")
    assert read_pdf(saved(pdf), name="x").needs_ocr

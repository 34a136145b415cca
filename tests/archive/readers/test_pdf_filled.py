"""Forms, remarks and stamps: what was put on a page after it was made."""

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from archive.readers.pdf import read_pdf
from archive.readers.pdf_filled import take_filled
from archive.readers.scan import recognise
from tests.archive.readers.pdf_files import Text, document, saved

LABEL = Text(70, 700, "Naam:", 12)


def field(kind: str, **entries: Any) -> Dictionary:  # noqa: ANN401  # as in a PDF
    known = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": Name(kind), "Rect": Array([110, 694, 400, 714]), "F": 4}
    return Dictionary(**{**known, **entries})


def drawing(pdf: pikepdf.Pdf, words: str) -> Dictionary:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    stream = pdf.make_stream(f"BT /F1 12 Tf 2 2 Td ({words}) Tj ET".encode())
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 290, 20])
    stream.Resources = Dictionary(Font=Dictionary(F1=font))
    return Dictionary(N=stream)


def form(*annotations: Dictionary, printed: tuple[Text, ...] = (LABEL,), extra: bytes = b"") -> pikepdf.Pdf:
    return put_on(document(printed, extra=extra), *annotations)


def put_on(pdf: pikepdf.Pdf, *annotations: Dictionary) -> pikepdf.Pdf:
    """Lay annotations on the first page, in the place of those that are there."""
    pdf.pages[0].Annots = Array([pdf.make_indirect(each) for each in annotations])
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].Annots)
    return pdf


def text_of(pdf: pikepdf.Pdf) -> str:
    return read_pdf(saved(pdf), name="x").text


def test_what_was_typed_into_a_field_stands_on_the_line_of_its_label() -> None:
    filled = field("/Tx", V=String("José Łuczak, € 5"), DA=String("/Helv 12 Tf 0 g"))
    assert text_of(form(filled)) == "Naam: José Łuczak, € 5"


def test_what_was_typed_is_read_and_not_what_was_drawn_of_it() -> None:
    pdf = form()
    filled = field("/Tx", V=String("Peeters"), AP=drawing(pdf, "P e e"))
    assert text_of(put_on(pdf, filled)) == "Naam: Peeters"


def test_the_lines_of_a_large_field_are_its_own() -> None:
    place = Array([70, 500, 400, 690])
    filled = field("/Tx", V=String("Geachte heer,\r\rWij vragen u een gesprek."), Rect=place)
    assert text_of(form(filled)) == "Naam:\n\nGeachte heer,\n\nWij vragen u een gesprek."


def test_a_field_that_lies_in_another_has_what_that_one_has() -> None:
    pdf = form()
    parent = pdf.make_indirect(Dictionary(FT=Name.Tx, V=String("Peeters")))
    child = Dictionary(Subtype=Name.Widget, Rect=Array([110, 694, 400, 714]), Parent=parent)
    assert text_of(put_on(pdf, child)) == "Naam: Peeters"


def test_a_field_that_lies_in_itself_holds_nothing() -> None:
    pdf = form(field("/Tx"))
    pdf.pages[0].Annots[0].Parent = pdf.pages[0].Annots[0]
    assert text_of(pdf) == "Naam:"


@pytest.mark.parametrize(
    ("filled", "shown"),
    [
        (field("/Btn", AS=Name.Yes), "☒"),
        (field("/Btn", AS=Name.Off), "☐"),
        (field("/Btn"), "☐"),
        (field("/Ch", V=String("B")), "B"),
        (field("/Ch", V=String("be"), Opt=Array([Array([String("be"), String("België")]), String("x")])), "België"),
        (field("/Ch", V=Array([String("Gent"), String("Brugge")]), Rect=Array([110, 680, 400, 714])), "Gent Brugge"),
        (field("/Ch"), ""),
        (field("/Tx", V=Name.Peeters), ""),
        (field("/Tx", V=String("geheim"), Ff=1 << 13), ""),
        (field("/Tx", V=String("verborgen"), F=2), ""),
        (field("/Tx", V=String("stuk"), Rect=Array([])), ""),
        (
            Dictionary(Subtype=Name.FreeText, Contents=String("Ontvangen"), Rect=Array([110, 694, 400, 714])),
            "Ontvangen",
        ),
        (Dictionary(Subtype=Name.Link, Rect=Array([110, 694, 400, 714])), ""),
    ],
)
def test_what_was_ticked_chosen_or_remarked_is_read(filled: Dictionary, shown: str) -> None:
    assert text_of(form(filled)).split() == ["Naam:", *shown.split()]


def test_a_value_in_a_stream_is_read() -> None:
    pdf = form()
    filled = field("/Tx", V=pdf.make_stream(b"Peeters"))
    assert text_of(put_on(pdf, filled)) == "Naam: Peeters"


@pytest.mark.parametrize("kind", ["/Sig", "/Btn"])
def test_a_signature_and_a_button_are_read_as_they_are_drawn(kind: str) -> None:
    pdf = form()
    signature = field(kind, Ff=1 << 16, AP=drawing(pdf, "Getekend door Lies"), Rect=Array([70, 600, 360, 620]))
    assert text_of(put_on(pdf, signature)) == "Naam:\n\nGetekend door Lies"


def test_a_stamp_is_read_and_one_that_cannot_be_drawn_leaves_the_page_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise pikepdf.PdfError

    pdf = form()
    stamp = Dictionary(Subtype=Name.Stamp, Rect=Array([70, 600, 360, 620]), F=4, AP=drawing(pdf, "ONTVANGEN"))
    assert text_of(put_on(pdf, stamp)) == "Naam:\n\nONTVANGEN"
    data = saved(pdf)
    monkeypatch.setattr(pikepdf.Pdf, "save", fail)
    assert read_pdf(data, name="x").text == "Naam:"


@pytest.mark.parametrize(
    ("turned", "place"),
    [(0, (110, 694)), (90, (694, 595 - 400)), (180, (595 - 400, 842 - 714)), (270, (842 - 714, 110))],
)
def test_a_field_stands_where_it_is_seen_on_a_page_that_is_turned(turned: int, place: tuple[float, float]) -> None:
    pdf = form(field("/Tx", V=String("Peeters\r\n")))
    pdf.pages[0].Rotate = turned
    [[line]] = take_filled(pdf)
    top = place[1] + (290 if turned in (90, 270) else 20)
    assert (line.x0, round(line.y1)) == (place[0], top)


def test_a_field_whose_letters_have_no_size_is_as_large_as_its_box_allows() -> None:
    [[large]] = take_filled(form(field("/Tx", V=String("x"))))
    [[small]] = take_filled(form(field("/Tx", V=String("x"), Rect=Array([110, 694, 400, 704]), DA=String("/H 0 Tf"))))
    assert (large.size, small.size) == (12, 7)


def test_annotations_that_cannot_be_listed_leave_the_text() -> None:
    pdf = form()
    pdf.pages[0].Annots = String("stuk")
    assert text_of(pdf) == "Naam:"


def test_a_scan_keeps_what_was_filled_in_on_it() -> None:
    picture = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n"
    data = saved(form(field("/Tx", V=String("Peeters")), printed=(), extra=picture))
    assert read_pdf(data, name="x").needs_ocr
    assert read_pdf(data, name="x").text == recognise(data, name="x").text == "Peeters"

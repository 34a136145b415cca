"""Files inside a PDF, portfolios, and forms that one program alone can show."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from archive.errors import UnsupportedFormat
from archive.readers.base import Part
from archive.readers.pdf import read_pdf
from tests.archive.readers.pdf_files import column, document, saved

COVER = "Open deze PDF-portfolio in Adobe Reader 9 of later."


def holding(words: str, **files: bytes) -> pikepdf.Pdf:
    pdf = document(column(words))
    for name, data in files.items():
        pdf.attachments[f"{name}.txt"] = data
    return pdf


def hang(pdf: pikepdf.Pdf, specification: object) -> None:
    clip = Dictionary(Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=specification)
    pdf.pages[0].Annots = Array([clip])


def test_the_files_in_the_list_of_a_pdf_are_parts_by_their_own_names() -> None:
    pdf = holding("Zie bijlage.", a=b"Dag")
    pdf.Root.Names.EmbeddedFiles.Names[1].UF = String("bijlage één.txt")
    assert read_pdf(saved(pdf), name="x").parts == (Part("bijlage één.txt", b"Dag"),)


def test_a_damaged_file_inside_is_listed_without_bytes() -> None:
    pdf = holding("Zie bijlage.", bijlage=b"Dag")
    embedded = pdf.Root.Names.EmbeddedFiles.Names[1].EF
    embedded.F = Array([])
    assert read_pdf(saved(pdf), name="x").parts == (Part("bijlage.txt", b""),)


def test_a_file_that_hangs_on_a_page_is_a_part_unless_it_is_in_the_list_too() -> None:
    pdf = holding("Zie bijlage.", a=b"Dag")
    hang(pdf, Dictionary(EF=Dictionary(UF=pdf.make_stream(b"Dag"))))
    assert read_pdf(saved(pdf), name="x").parts == (Part("a.txt", b"Dag"),)
    hang(pdf, Dictionary(EF=Dictionary(UF=pdf.make_stream(b"Nacht"))))
    assert read_pdf(saved(pdf), name="x").parts == (Part("a.txt", b"Dag"), Part("attachment-1", b"Nacht"))


@pytest.mark.parametrize("specification", [String("C:/brief.txt"), Dictionary(F=String("C:/brief.txt"))])
def test_a_file_that_is_only_named_is_no_part(specification: object) -> None:
    pdf = holding("Zie bijlage.")
    hang(pdf, specification)
    assert read_pdf(saved(pdf), name="x").parts == ()


@pytest.mark.parametrize("cover", [COVER, ""])
def test_a_portfolio_is_the_files_in_it(cover: str) -> None:
    pdf = holding(cover, a=b"Dag")
    pdf.Root.Collection = Dictionary()
    extract = read_pdf(saved(pdf), name="x")
    assert (extract.text, extract.is_container, extract.parts) == ("", True, (Part("a.txt", b"Dag"),))


def test_a_portfolio_with_pages_of_its_own_is_a_document_with_attachments() -> None:
    pdf = holding("Geachte mevrouw, hierbij de stukken.", a=b"Dag")
    pdf.Root.Collection = Dictionary()
    extract = read_pdf(saved(pdf), name="x")
    assert (extract.text, extract.is_container) == ("Geachte mevrouw, hierbij de stukken.", False)


def test_a_portfolio_without_files_is_what_stands_on_it() -> None:
    pdf = holding(COVER)
    pdf.Root.Collection = Dictionary()
    assert read_pdf(saved(pdf), name="x").text == COVER


def test_a_form_of_which_only_its_cover_can_be_read_is_refused_with_advice() -> None:
    pdf = holding("Please wait... You can upgrade to the latest version of Adobe Reader.")
    pdf.Root.AcroForm = Dictionary(XFA=Array([]), Fields=Array([]))
    with pytest.raises(UnsupportedFormat, match=r"a form that only Adobe Reader shows.*print it to a pdf"):
        read_pdf(saved(pdf), name="x")


def test_an_empty_form_that_is_drawn_only_when_it_is_opened_is_refused_with_advice() -> None:
    pdf = holding("")
    assert read_pdf(saved(pdf), name="x").text == ""
    pdf.Root.NeedsRendering = True
    with pytest.raises(UnsupportedFormat, match="a form that only Adobe Reader shows"):
        read_pdf(saved(pdf), name="x")


def test_a_form_that_every_program_shows_is_read() -> None:
    pdf = holding("Naam: Peeters")
    pdf.Root.AcroForm = Dictionary(XFA=Array([]), Fields=Array([]))
    assert read_pdf(saved(pdf), name="x").text == "Naam: Peeters"

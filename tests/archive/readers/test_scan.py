import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from archive.errors import NoWordsRecognised, TesseractMissing
from archive.readers.base import Part
from archive.readers.pdf import read_pdf
from archive.readers.scan import printed_page, recognise
from archive.readers.tesseract import Picture, Recognised, Word
from tests.archive.readers.pdf_files import column
from tests.archive.readers.pdf_files import document as pdf_document
from tests.archive.readers.pdf_files import saved as saved_pdf
from tests.archive.readers.printed import LETTER, draw, needs_tesseract, saved

LINES = ("De haven spreekt en de stad luistert.", "Zo hoort het in een goede buurt aan het water.")

EXPECTED = "\n\n".join([LETTER[0], *LETTER[1:]])


def scanned(*pages: Image.Image) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(saved(*pages, kind="PDF", resolution=150)))


@needs_tesseract
def test_a_scanned_letter_comes_out_in_paragraphs_with_its_confidence() -> None:
    extract = recognise(saved_pdf(scanned(draw())), name="scan.pdf")
    assert extract.text == EXPECTED
    assert extract.extractor.startswith("tesseract ")
    assert len(extract.confidences) == 1
    assert (extract.confidences[0] or 0) > 0.8
    assert not extract.needs_ocr


@needs_tesseract
def test_a_photograph_of_a_letter_reads_the_same() -> None:
    assert recognise(saved(draw(), kind="JPEG"), name="foto.jpg").text == EXPECTED


@needs_tesseract
def test_a_letter_that_lies_askew_on_the_glass_keeps_its_paragraphs() -> None:
    askew = draw().rotate(1.2, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert recognise(saved(askew), name="scan.png").text == EXPECTED


@needs_tesseract
def test_pages_of_a_tiff_follow_each_other() -> None:
    extract = recognise(saved(draw(("Een eerste blad.",)), draw(("Een tweede blad.",)), kind="TIFF"), name="x.tif")
    assert extract.text.split() == ["Een", "eerste", "blad.", "Een", "tweede", "blad."]
    assert extract.page_starts == (0, extract.text.index("Een tweede"))
    assert len(extract.confidences) == 2


@needs_tesseract
def test_only_pages_without_text_are_recognised_and_the_others_keep_theirs() -> None:
    pdf = pdf_document(column(*LINES))
    pdf.pages.extend(scanned(draw(("Dit blad is een scan.",))).pages)
    pdf.attachments["bijlage.txt"] = b"Dag"
    data = saved_pdf(pdf)
    assert read_pdf(data, name="x").needs_ocr
    extract = recognise(data, name="x")
    assert extract.text.startswith(LINES[0])
    assert extract.text[extract.page_starts[1] :] == "Dit blad is een scan."
    assert extract.confidences[0] is None
    assert (extract.confidences[1] or 0) > 0.8
    assert extract.parts == (Part("bijlage.txt", b"Dag"),)


@needs_tesseract
def test_a_page_without_any_word_is_refused() -> None:
    with pytest.raises(NoWordsRecognised, match="leeg"):
        recognise(saved(draw(())), name="leeg.png")


def test_without_tesseract_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TesseractMissing, match=r"scan\.png"):
        recognise(b"", name="scan.png")


def test_larger_letters_are_a_heading_and_specks_are_no_lines() -> None:
    def line(number: int, top: int, height: int, *words: str) -> tuple[Word, ...]:
        return tuple(
            Word((1, 1, number), 100 + 90 * n, top, 180 + 90 * n, top + height, 0.9, word)
            for n, word in enumerate(words)
        )

    paper = Picture(np.full((1754, 1240), 255, dtype=np.uint8), 150)
    lines = (
        line(1, 100, 60, "Verslag"),
        line(2, 300, 26, "De", "haven"),
        line(3, 340, 20, "spreekt"),
        line(4, 9, 9, "|"),
    )
    page = printed_page(Recognised(paper, lines), 1)
    assert [each.text for each in page.lines] == ["Verslag", "De haven", "spreekt"]
    heading, first, second = (each.size for each in page.lines)
    assert first == second < heading

import pytest

from archive.errors import DamagedFile
from archive.readers import pdf_pictures
from archive.readers.pdf_pictures import picture_of
from tests.archive.readers.pdf_files import HEIGHT, WIDTH, Text, pdf_of

PAGES = pdf_of([Text(70, 700, "haven")], [])


def test_a_page_is_drawn_at_300_points_to_the_inch_in_grey() -> None:
    written, empty = (picture_of(PAGES, number, name="x") for number in (1, 2))
    assert written.dpi == 300
    assert written.grey.shape == pytest.approx((HEIGHT * 300 / 72, WIDTH * 300 / 72), abs=1)
    assert (written.grey.min() < 50, empty.grey.min()) == (True, 255)


def test_a_very_large_page_is_drawn_coarser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pictures, "MOST_PIXELS", 10_000)
    drawn = picture_of(PAGES, 1, name="x")
    assert drawn.grey.size < 10_500
    assert drawn.dpi < 20


def test_a_file_that_cannot_be_drawn_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"x\.pdf: .*page 1 cannot be drawn"):
        picture_of(b"%PDF-1.7 junk", 1, name="x.pdf")

import numpy as np
import pytest
from PIL import Image

from archive.errors import DamagedFile, TooLarge
from archive.readers import pictures
from archive.readers.pictures import pages_of, read_picture
from archive.readers.registry import read
from tests.archive.readers.printed import draw, saved

SMALL = Image.new("L", (200, 100), 255)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_a_picture_is_a_page_whose_text_must_be_recognised(kind: str, media_type: str) -> None:
    extract = read(saved(draw(), kind=kind), name="x")
    assert (extract.text, extract.needs_ocr, extract.page_starts) == ("", True, (0,))
    assert extract.media_type == media_type


def test_a_tiff_has_as_many_pages_as_frames() -> None:
    data = saved(SMALL, SMALL, SMALL, kind="TIFF")
    assert read_picture(data, name="x").page_starts == (0, 0, 0)
    assert len(list(pages_of(data, name="x"))) == 3


def test_a_moving_picture_has_one_page() -> None:
    assert read_picture(saved(SMALL, draw(), kind="PNG"), name="x").page_starts == (0,)


def test_a_photograph_is_turned_as_the_camera_was_held() -> None:
    page = draw()
    exif = page.getexif()
    exif[0x0112] = 6  # turn by a quarter to the right
    (upright,) = pages_of(saved(page, kind="JPEG", exif=exif), name="x")
    assert upright.grey.shape == (page.width * 1754 // 1754, page.height)


def test_a_small_picture_is_enlarged_to_letters_that_can_be_read() -> None:
    (page,) = pages_of(saved(SMALL), name="x")
    assert max(page.grey.shape) == 1754
    assert round(page.dpi) == 150


def test_a_very_large_picture_is_reduced_to_what_can_be_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 10_000)
    (page,) = pages_of(saved(draw()), name="x")
    assert 9_000 < page.grey.size <= 10_500


def test_what_is_transparent_shows_the_paper() -> None:
    clear = Image.new("RGBA", (1240, 1754), (0, 0, 0, 0))
    (page,) = pages_of(saved(clear), name="x")
    assert page.grey.min() == 255


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    shades = np.linspace(0, 65535, 1754 * 100, dtype=np.uint16).reshape(1754, 100)
    (page,) = pages_of(saved(Image.fromarray(shades)), name="x")
    assert (page.grey.min(), page.grey.max()) == (0, 255)
    assert 120 < page.grey.mean() < 135


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_half_a_picture_is_damaged(kind: str) -> None:
    data = saved(draw(), kind=kind)
    with pytest.raises(DamagedFile, match=r"foto: .*picture cannot be decoded"):
        read_picture(data[: len(data) // 2], name="foto")


def test_a_picture_of_too_many_points_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_PICTURE", 2_000_000)
    with pytest.raises(TooLarge, match="over 2 million points"):
        read_picture(saved(draw()), name="x")


def test_a_picture_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PAGES", 2)
    with pytest.raises(TooLarge, match="over 2 pages"):
        read_picture(saved(SMALL, SMALL, SMALL, kind="TIFF"), name="x")

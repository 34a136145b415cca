from pathlib import Path

import numpy as np
import pytest

from archive.errors import ReaderCrashed, TesseractMissing, TookTooLong
from archive.readers import tesseract
from archive.readers.tesseract import Picture, find_tesseract
from tests.archive.readers.printed import LETTER, draw, install, languages, needs_tesseract, picture

WHITE = Picture(np.full((60, 40), 255, dtype=np.uint8), 150)

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
DOUBTFUL = "5\t1\t1\t1\t1\t1\t10\t20\t30\t9\t41.5\tDag\n5\t1\t1\t1\t1\t2\t50\t20\t30\t9\t12\t|\n"


FOUR = languages("nld", "fra", "spa", "eng", "osd")


@needs_tesseract
def test_a_page_gives_its_lines_with_places_and_confidence() -> None:
    read = find_tesseract(name="x").recognise(picture(draw()), name="x")
    lines = [" ".join(word.text for word in line) for line in read.lines]
    assert lines[0] == "Platform Open Haven vzw"
    assert lines[-1] == "Joke Peeters"
    first = read.lines[0][0]
    assert 120 < first.left < first.right < 260
    assert 110 < first.top < first.bottom < 160
    assert 0.8 < read.confidence <= 1


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned(degrees: int) -> None:
    paragraphs = (LETTER[3],) * 6
    read = find_tesseract(name="x").recognise(picture(draw(paragraphs).rotate(degrees, expand=True)), name="x")
    assert [word.text for word in read.lines[0]][:4] == ["Wij", "vragen", "u", "om"]
    assert read.picture.grey.shape == (1754, 1240)


@needs_tesseract
def test_an_empty_page_has_no_words_and_no_confidence() -> None:
    read = find_tesseract(name="x").recognise(WHITE, name="x")
    assert (read.lines, read.confidence) == ((), 0.0)


def test_without_tesseract_the_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TesseractMissing, match=r"^scan.pdf: .*Tesseract.*apt install tesseract-ocr.*letterbook work"):
        find_tesseract(name="scan.pdf")


def test_without_one_of_its_languages_the_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages("eng", "nld", "spa"))
    with pytest.raises(TesseractMissing, match=r"the language data of Tesseract \(fra\)") as missing:
        find_tesseract(name="scan.pdf")
    assert missing.value.missing == "the language data of Tesseract (fra)"


def test_it_works_with_one_thread_and_all_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    note = f"open({str(told)!r}, 'a').write(' '.join([os.environ['OMP_THREAD_LIMIT'], *arguments]) + '\\n')\n"
    install(
        tmp_path, monkeypatch, f"{languages('nld', 'fra', 'spa', 'eng')}{note}sys.stdout.write({HEADER + DOUBTFUL!r})"
    )
    found = find_tesseract(name="x")
    assert found.version == "5.9.1"
    read = found.recognise(WHITE, name="x")
    assert told.read_text(encoding="utf-8") == "1 - - --dpi 150 -l nld+fra+spa+eng tsv\n"
    assert [[word.text for word in line] for line in read.lines] == [["Dag"]]
    assert read.confidence == 0.415


@pytest.mark.parametrize("orientation", ["sys.exit(1)", "print('Rotate: 0')", "print('nothing')"])
def test_a_doubtful_page_that_cannot_be_turned_stays_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, orientation: str
) -> None:
    code = f"{FOUR}if '--psm' in arguments:\n    {orientation}\nelse:\n    sys.stdout.write({HEADER + DOUBTFUL!r})"
    install(tmp_path, monkeypatch, code)
    read = find_tesseract(name="x").recognise(WHITE, name="x")
    assert (read.confidence, read.picture) == (0.415, WHITE)


def test_a_page_on_which_it_breaks_down_costs_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, f"{FOUR}sys.exit(3)")
    with pytest.raises(ReaderCrashed, match="Tesseract ended with code 3"):
        find_tesseract(name="x").recognise(WHITE, name="x")


def test_a_page_on_which_it_hangs_costs_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, f"{FOUR}time.sleep(60)")
    found = find_tesseract(name="x")
    monkeypatch.setattr(tesseract, "_SECONDS_A_PAGE", 0.5)
    with pytest.raises(TookTooLong, match=r"over 0\.5 seconds"):
        found.recognise(WHITE, name="x")

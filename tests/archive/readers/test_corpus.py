"""Every sample file gives what its row in EXPECTED.tsv says, or is refused as it says."""

from collections.abc import Iterator

import pytest

from archive.errors import RefusedFile
from archive.readers.base import Extract
from archive.readers.registry import read
from archive.readers.scan import recognise
from tests.archive.readers.printed import needs_tesseract
from tests.expected import Expected, corpora, folded, load

MISREAD = 0.03
"""Share of characters that may be misread in a scan."""

ROWS = [row for folder in corpora() for row in load(folder)]


def all_text(extract: Extract) -> Iterator[str]:
    """Give the text of a file and of the files inside it."""
    yield extract.text
    for part in extract.parts:
        try:
            yield from all_text(read(part.data, name=part.name))
        except RefusedFile:
            continue  # an attachment may be of any format


def distance(words: str, text: str) -> int:
    """Count the characters by which ``words`` differ from the place in a text that is most like them.

    Source: P. Sellers, "The theory and computation of evolutionary distances", 1980.
    """
    before = [0] * (len(text) + 1)
    for number, char in enumerate(words, 1):
        after = [number]
        for at, other in enumerate(text, 1):
            after.append(min(before[at - 1] + (char != other), before[at] + 1, after[-1] + 1))
        before = after
    return min(before)


def read_row(row: Expected) -> Extract:
    return read(row.path.read_bytes(), name=row.path.name)


@pytest.mark.parametrize("row", [row for row in ROWS if row.verdict == "accept"], ids=str)
def test_a_file_gives_the_words_it_must(row: Expected) -> None:
    text = folded(" ".join(all_text(read_row(row))))
    missing = [words for words in row.must_contain if folded(words) not in text]
    unwanted = [words for words in row.must_not_contain if folded(words) in text]
    assert (missing, unwanted) == ([], [])


@pytest.mark.parametrize("row", [row for row in ROWS if row.verdict == "ocr"], ids=str)
def test_a_picture_of_text_asks_for_ocr(row: Expected) -> None:
    assert read_row(row).needs_ocr


@needs_tesseract
@pytest.mark.parametrize("row", [row for row in ROWS if row.verdict == "ocr"], ids=str)
def test_a_picture_of_text_is_recognised(row: Expected) -> None:
    text = folded(recognise(row.path.read_bytes(), name=row.path.name).text)
    misread = {words: distance(folded(words), text) for words in row.must_contain}
    assert {words: count for words, count in misread.items() if count > MISREAD * len(words)} == {}


@pytest.mark.parametrize("row", [row for row in ROWS if row.verdict == "refuse"], ids=str)
def test_a_bad_file_is_refused_in_one_sentence(row: Expected) -> None:
    with pytest.raises(RefusedFile, match=row.path.name):
        read_row(row)


@pytest.mark.parametrize("row", [row for row in ROWS if row.verdict == "refuse-or-warn"], ids=str)
def test_a_half_file_is_refused_or_gives_something(row: Expected) -> None:
    try:
        extract = read_row(row)
    except RefusedFile:
        return
    assert extract.text


@pytest.mark.parametrize("row", [row for row in ROWS if row.verdict == "accept"], ids=str)
def test_an_extract_keeps_its_contract(row: Expected) -> None:
    extract = read_row(row)
    assert extract.page_starts[0] == 0
    assert list(extract.page_starts) == sorted(extract.page_starts)
    assert extract.page_starts[-1] <= len(extract.text)
    assert "\n\n\n" not in extract.text
    assert all(line == line.strip(" ") for line in extract.text.split("\n"))
    assert len(extract.page_labels) in (0, len(extract.page_starts))

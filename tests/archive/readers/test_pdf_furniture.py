"""Running heads and page numbers: what is left out of a text, and what looks like it and stays."""

import pytest

from archive.readers.pdf import read_pdf
from tests.archive.readers.pdf_files import Text, column, pdf_of

BODY = ("De raad heeft de brief van de vereniging ontvangen en besproken,", "en antwoordt daarop in de volgende weken.")


def pages(count: int, *, top: float = 700, **marks: tuple[float, str]) -> list[list[Text]]:
    """Set pages of the same text; each mark stands at its height, with ``#`` for the page's number."""
    return [
        [*column(*BODY, top=top), *(Text(70, y, words.replace("#", str(n))) for y, words in marks.values())]
        for n in range(1, count + 1)
    ]


def read(sheets: list[list[Text]]) -> str:
    return read_pdf(pdf_of(*sheets), name="x").text


def test_a_page_number_outside_the_margin_goes_where_it_is_the_last_on_its_page() -> None:
    assert "3" not in read(pages(4, foot=(150, "#")))


def test_a_number_that_does_not_go_up_with_the_pages_stays() -> None:
    sheets = pages(4)
    sheets[1].append(Text(70, 150, "2024"))
    assert "2024" in read(sheets)


def test_the_head_of_a_chapter_goes_though_it_returns_on_few_pages_of_a_long_file() -> None:
    sheets = pages(20)
    for n in (3, 5, 7):
        sheets[n].append(Text(70, 780, "Hoofdstuk 2. De haven"))
    for n in (10, 11, 12):
        sheets[n].append(Text(70, 780, f"Hoofdstuk 3. Het vervoer | {n + 1}"))
    assert "Hoofdstuk" not in read(sheets)


def test_short_words_on_few_pages_of_a_long_file_are_cells_or_annexes() -> None:
    sheets = pages(20)
    for n in (3, 4, 5):
        sheets[n].append(Text(70, 780, "ja"))
    for n in (10, 11, 12):
        sheets[n].append(Text(70, 780, f"Bijlage {n + 1}"))
    text = read(sheets)
    assert (text.count("ja"), text.count("Bijlage")) == (3, 3)


def test_heads_that_change_on_every_page_go_where_they_always_stand_apart() -> None:
    sheets = pages(6)
    heads = ("Haven", "Kaai", "Schip", "Lading", "Douane", "Vervoer")
    for sheet, words in zip(sheets, heads, strict=True):
        sheet += [Text(70, 790, f"Over {words.lower()}"), Text(70, 60, f"stuk {words}")]
    text = read(sheets)
    assert not any(words in text or f"Over {words.lower()}" in text for words in heads)


def test_titles_in_larger_letters_stay_though_they_stand_where_heads_do() -> None:
    sheets = pages(6)
    for sheet, words in zip(sheets, ("Haven", "Kaai", "Schip", "Lading", "Douane", "Vervoer"), strict=True):
        sheet.append(Text(70, 780, words, 20))
    assert "Lading" in read(sheets)


def test_the_first_line_of_a_text_that_begins_high_on_every_page_stays() -> None:
    sheets = [column(f"Regel een van blad {word}", *BODY, top=790) for word in ("a", "b", "c", "d", "e", "f")]
    assert "blad d" in read(sheets)


def test_pages_of_one_line_have_no_heads() -> None:
    assert "f" in read([[Text(70, 790, word)] for word in ("a", "b", "c", "d", "e", "f")])


def test_empty_pages_have_no_furniture() -> None:
    assert read([[], *pages(2), [], [], []]).startswith("De raad")


@pytest.mark.parametrize("count", [2, 8])
def test_copies_of_one_letter_keep_their_first_and_last_lines(count: int) -> None:
    text = read(pages(count, head=(720, "Open Haven vzw"), foot=(200, "Lies Peeters")))
    assert (text.count("Open Haven vzw"), text.count("Lies Peeters")) == (count, count)


def test_a_head_outside_the_margin_goes_from_a_long_file() -> None:
    words = ("haven", "kaai", "schip", "lading", "douane", "vervoer")
    sheets = [column(f"De {word} is er sinds jaren,", f"en de {word} blijft.", top=680) for word in words]
    for sheet in sheets:
        sheet.append(Text(70, 720, "Open Haven vzw"))
    assert "Open Haven" not in read(sheets)

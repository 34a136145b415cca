from archive import pandoc
from archive.readers.pandoc_text import text_of


def text(source: str, source_format: str = "markdown") -> str:
    return text_of(pandoc.to_json(source.encode(), source_format, name="x")).text


def test_lists_keep_their_numbers_and_are_one_paragraph() -> None:
    assert text("3. drie\n4. vier\n\n- een\n- twee") == "3. drie\n4. vier\n\n- een\n- twee"


def test_notes_stand_below_the_text_by_number_and_leave_no_mark_in_it() -> None:
    assert (
        text("Een[^1] zin[^2].\n\n[^1]: Bron\n    een.\n[^2]: Bron twee.")
        == "Een zin.\n\n1. Bron een.\n\n2. Bron twee."
    )


def test_a_table_is_a_paragraph_with_a_line_for_each_row() -> None:
    table = "| jaar | stemmen |\n|---|---|\n| 2024 | 187 |\n|  |  |\n\n: De stemming"
    assert text(table) == "De stemming\n\njaar | stemmen\n2024 | 187"


def test_the_words_of_every_kind_of_block_and_inline_are_kept() -> None:
    source = """# Kop *één*

> "Aan" 'zee' [daar](https://x.example) ~~niet~~ H~2~O x^2^ `code` $x$ [klein]{.smallcaps} @bron <!-- weg -->

| Kaai 17
| Gent

begrip
:   uitleg

::: vak
in het vak
:::

***

    vaste

    tekst

![Onderschrift](foto.png)
"""
    paragraphs = text(source, "markdown-tex_math_dollars+tex_math_dollars").split("\n\n")
    assert paragraphs == [
        "Kop één",
        "“Aan” ‘zee’ daar niet H2O x2 code x klein @bron",
        "Kaai 17\nGent",
        "begrip",
        "uitleg",
        "in het vak",
        "vaste\ntekst",
        "Onderschrift",
    ]

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from archive import pandoc
from archive.readers.odt_body import made_plain, words_of
from archive.readers.pandoc_text import text_of
from tests.archive.readers.test_office import ODF, STYLES, odt

DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def content(body: str) -> Element:
    root: Element = fromstring(
        f"<office:document-content {ODF} {DRAW}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return root


def paragraphs(body: str) -> list[str]:
    container = odt(content=made_plain(content(body)).decode(), styles=STYLES)
    return text_of(pandoc.to_json(container, "odt", name="x")).text.split("\n\n")


@pytest.mark.parametrize(
    "field",
    [
        "<text:date text:date-value='2026-01-13'>13 januari 2026</text:date>",
        "<text:user-field-get text:name='x'>13 januari 2026</text:user-field-get>",
        "<text:span>13 <text:database-display>januari</text:database-display> 2026</text:span>",
    ],
)
def test_a_field_is_read_as_the_words_it_shows(field: str) -> None:
    assert paragraphs(f"<text:p>Brussel, {field}.</text:p>") == ["Brussel, 13 januari 2026."]


@pytest.mark.parametrize(
    "field",
    [
        "<text:hidden-text text:is-hidden='true'>geheim</text:hidden-text>",
        "<text:variable-set text:display='none'>geheim</text:variable-set>",
        "<text:script>geheim</text:script>",
        "<text:bookmark text:name='geheim'/>",
    ],
)
def test_a_field_that_nobody_sees_is_not_read(field: str) -> None:
    assert paragraphs(f"<text:p>Geachte {field}heer,</text:p>") == ["Geachte heer,"]


def test_what_stands_in_a_text_box_comes_before_the_paragraph_it_hangs_on() -> None:
    inner = "<text:p>Binnenste</text:p>"
    box = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    items = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
    letterhead = f"<text:p>Open Haven{box.format(inner)}</text:p>{items}"
    body = f"<text:p>Eerst.</text:p><text:p>Geachte{box.format(letterhead)} heer,</text:p>"
    assert paragraphs(body) == ["Eerst.", "Binnenste", "Open Haven", "1. Binnenste", "Geachte heer,"]


def test_a_box_that_hangs_on_the_page_is_read_where_it_stands() -> None:
    box = "<draw:custom-shape><text:p>Kaai 17</text:p></draw:custom-shape>"
    assert paragraphs(f"{box}<text:p>Geachte heer,</text:p>") == ["Kaai 17", "Geachte heer,"]


def test_a_note_stays_a_note_and_a_remark_in_the_margin_is_left_out() -> None:
    inside = "<text:note-citation>1</text:note-citation><text:note-body><text:p>Bron.</text:p></text:note-body>"
    note = f"<text:note>{inside}</text:note>"
    remark = "<office:annotation><text:p>klopt dit?</text:p></office:annotation>"
    assert paragraphs(f"<text:p>Zin{note}{remark}.</text:p>") == ["Zin.", "1. Bron."]


def test_a_list_of_sources_is_read() -> None:
    inside = "<text:index-body><text:p>Marx, Het kapitaal</text:p></text:index-body>"
    assert paragraphs(f"<text:bibliography>{inside}</text:bibliography>") == ["Marx, Het kapitaal"]


def test_a_word_is_not_divided_by_its_formatting_but_by_tabs_and_line_breaks() -> None:
    [paragraph] = content("<text:p>Op<text:span>en</text:span> Haven<text:tab/>Gent<text:line-break/>x</text:p>")[0][0]
    assert words_of(paragraph) == "Open Haven Gent x"

import pikepdf
import pytest

from archive.errors import DamagedFile, EncryptedFile, TooLarge
from archive.readers import pdf as pdf_reader
from archive.readers.base import Field, Part
from archive.readers.pdf import read_pdf
from tests.archive.readers.pdf_files import Text, column, document, pdf_of, saved

LINES = (
    "De haven spreekt en de stad luistert, zo hoort het in een goede buurt aan het water van",
    "de Leie, en zo was het ook altijd in de jaren voor de nieuwe brug er kwam te liggen.",
)


def read(*pages: list[Text], extra: bytes = b"") -> list[str]:
    return read_pdf(pdf_of(*pages, extra=extra), name="x.pdf").text.split("\n\n")


def test_a_letter_is_read_in_the_paragraphs_it_was_set_in() -> None:
    letter = [
        *column("Open Haven vzw", "Kaai 17", "9000 Gent", top=780),
        *column("Gent, 4 mei 2024", "Betreft: de veerdienst", "Geachte heer,", top=700),
        *column(*LINES, top=640),
        *column("Ook in de winter blijft de veerdienst onmisbaar voor de scholen en de dokters van het Belgi-",
                "sche dorp.", top=602),
        *column("Met vriendelijke groeten,", "Lies Vermaat", "voorzitter", top=560),
    ]  # fmt: skip
    assert read(letter) == [
        "Open Haven vzw\nKaai 17\n9000 Gent",
        "Gent, 4 mei 2024",
        "Betreft: de veerdienst",
        "Geachte heer,",
        " ".join(LINES),
        "Ook in de winter blijft de veerdienst onmisbaar voor de scholen en de dokters van het Belgische dorp.",
        "Met vriendelijke groeten,",
        "Lies Vermaat\nvoorzitter",
    ]


def test_a_page_with_rules_and_blanks_is_read() -> None:
    assert read([*column(*LINES), Text(70, 500, " ")], extra=b"70 400 m 300 400 l S\n") == [" ".join(LINES)]


def test_one_line_beside_a_paragraph_makes_no_column() -> None:
    text = read([*column("Links één is een regel", "links twee ook."), Text(400, 707, "Kenmerk 7")])
    assert " ".join(text).count("Kenmerk 7") == 1


def test_a_file_that_cannot_be_repaired_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise pikepdf.PdfError

    hidden = pdf_of(column(*LINES)).replace(b"/Type /Page ", b"/Typo /Page ")
    monkeypatch.setattr(pikepdf.Pdf, "save", fail)  # qpdf repairs all that we can break
    with pytest.raises(DamagedFile, match="cannot be repaired"):
        read_pdf(hidden, name="x")


def test_items_are_lines_of_one_list() -> None:
    text = column("Wij vragen u:", "1. de dienst te hernemen;", "2. de reizigers in te lichten.", LINES[0], LINES[1])
    assert read(text)[:2] == ["Wij vragen u:", "1. de dienst te hernemen;\n2. de reizigers in te lichten."]


def test_a_first_line_that_stands_in_starts_a_paragraph() -> None:
    first = column(*LINES[:1] * 3, top=700)
    second = [Text(85, 658, LINES[0][:80]), *column(*LINES[:1] * 2, top=644)]
    assert len(read([*first, *second])) == 2


def test_a_paragraph_runs_over_a_page_and_the_page_knows_where_it_starts() -> None:
    second = "de Leie, en zo was het ook altijd in de stad."
    extract = read_pdf(pdf_of(column(LINES[0]), column(second), [], column("Slot van de brief.")), name="x")
    assert extract.text == f"{LINES[0]} {second}\n\nSlot van de brief."
    last = extract.text.index("Slot")
    assert extract.page_starts == (0, extract.text.index(second), last, last)


def test_running_heads_and_page_numbers_go_and_headings_with_numbers_stay() -> None:
    pages = [
        [
            Text(70, 800, "Jaarboek van de haven"),
            Text(70, 780, f"Artikel {7 * n}"),
            *column(*LINES),
            Text(300, 30, f"- {n} -"),
        ]
        for n in range(1, 6)
    ]
    text = "\n".join(read(*pages))
    assert "Jaarboek" not in text
    assert "- 3 -" not in text
    assert "Artikel 21" in text


def test_the_head_of_a_single_page_stays() -> None:
    assert read([Text(70, 800, "Jaarboek"), Text(300, 30, "1"), *column(*LINES)])[0] == "Jaarboek"


def test_two_columns_are_read_one_after_the_other_below_their_title() -> None:
    left = column("Links één is een regel", "links twee is er nog een", "links drie ook.", x=70, top=600)
    right = column("Rechts één is een regel", "rechts twee is er nog een", "rechts drie ook.", x=320, top=600)
    title = [Text(70, 700, "Een titel die over de beide kolommen van de bladzijde loopt", 18)]
    assert read([*right, *title, *left]) == [
        "Een titel die over de beide kolommen van de bladzijde loopt",
        "Links één is een regel links twee is er nog een links drie ook.",
        "Rechts één is een regel rechts twee is er nog een rechts drie ook.",
    ]


def test_pieces_of_a_justified_line_are_one_line() -> None:
    pieces = [Text(70, 690, "De haven"), Text(130, 690, "spreekt"), *column(*LINES)]
    assert "De haven spreekt" in " ".join(read(pieces))


def test_the_heading_is_the_line_with_the_largest_letters() -> None:
    extract = read_pdf(pdf_of([Text(70, 780, "Vrede aan zee", 20), *column(*LINES)]), name="x")
    assert Field("heading", "Vrede aan zee", "layout") in extract.fields


def test_a_title_may_be_a_little_smaller_than_the_headings_below_it() -> None:
    page = [Text(70, 780, "Verklaring van Gent", 19), Text(70, 740, "Preambule", 20), *column(*LINES)]
    assert read_pdf(pdf_of(page), name="x").fields == (Field("heading", "Verklaring van Gent", "layout"),)


def test_without_large_letters_the_heading_is_the_first_that_is_bold() -> None:
    extract = read_pdf(pdf_of([*column(*LINES), Text(70, 600, "Vrede", font="F2")]), name="x")
    assert extract.fields == (Field("heading", "Vrede", "layout"),)


def test_a_document_states_its_properties_labels_and_attachments() -> None:
    pdf = document(column(*LINES), column(*LINES))
    pdf.docinfo["/Title"] = "Brief"
    pdf.docinfo["/Producer"] = "Pers"
    pdf.Root.Lang = pikepdf.String("nl-BE")
    pdf.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.r), 1, pikepdf.Dictionary(S=pikepdf.Name.D, St=7)])
    )
    pdf.attachments["bijlage.txt"] = b"Dag"
    extract = read_pdf(saved(pdf), name="x")
    assert extract.fields == (Field("title", "Brief", "pdf-metadata"), Field("language", "nl-BE", "pdf-metadata"))
    assert extract.page_labels == ("i", "7")
    assert extract.parts == (Part("bijlage.txt", b"Dag"),)


def test_damaged_properties_and_labels_are_passed_over() -> None:
    pdf = document(column(*LINES))
    pdf.docinfo["/Title"] = pikepdf.Array([1])
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.Q)]))
    extract = read_pdf(saved(pdf), name="x")
    assert extract.text == " ".join(LINES)
    assert (extract.fields, extract.page_labels) == ((), ())


def test_pages_that_the_page_tree_hides_are_found_by_repairing_it() -> None:
    hidden = pdf_of(column(*LINES)).replace(b"/Type /Page ", b"/Typo /Page ")
    assert read_pdf(hidden, name="x").text == " ".join(LINES)


def test_a_file_of_which_one_page_cannot_be_read_is_refused() -> None:
    pdf = document(column(*LINES), column(*LINES))
    pdf.pages[1].Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Subtype=pikepdf.Name.Type3))
    )
    with pytest.raises(DamagedFile, match="only 1 of its 2 pages"):
        read_pdf(saved(pdf), name="x")


def test_a_file_of_which_no_page_can_be_read_is_refused() -> None:
    pdf = document(column(*LINES))
    pdf.pages[0].Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Subtype=pikepdf.Name.Type3))
    )
    with pytest.raises(DamagedFile, match="its pages cannot be read"):
        read_pdf(saved(pdf), name="x")


def test_letters_without_width_are_read() -> None:
    pdf = document([Text(70, 700, "haven")])
    pdf.pages[0].Resources.Font.F1 = pikepdf.Array([])
    assert read_pdf(saved(pdf), name="x").needs_ocr is False


def test_a_page_of_very_many_lines_is_read_from_top_to_bottom() -> None:
    drawing = [Text(20 + 12 * n, 820 - 8 * m, "abc", 3) for m in range(100) for n in range(45)]
    assert len(read(drawing)) > 0


PICTURE = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"


@pytest.mark.parametrize(
    "extra",
    [
        PICTURE,
        b"0 0 m 10 10 20 20 30 0 c S\n" * 150,
        b"".join(bytes(Text(70 + n * 20, 700 - n * 25, "x")) for n in range(25)),
    ],
    ids=["a picture", "drawn letters", "letters on their side"],
)
def test_a_page_that_shows_its_text_as_a_picture_asks_for_ocr(extra: bytes) -> None:
    extract = read_pdf(pdf_of([], extra=extra), name="x")
    assert extract.needs_ocr
    assert extract.text == ""


def test_a_font_that_maps_to_no_letters_asks_for_ocr() -> None:
    pdf = document([Text(70, 700, "haven")])
    pdf.pages[0].Resources.Font.F1 = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.X,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.CIDFontType2,
                BaseFont=pikepdf.Name.X,
                CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
                FontDescriptor=pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.X, Flags=4),
            )
        ]),
    )  # fmt: skip
    assert read_pdf(saved(pdf), name="x").needs_ocr


def test_a_locked_file_is_refused() -> None:
    locked = saved(document(column(*LINES)), encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    with pytest.raises(EncryptedFile, match=r"x\.pdf: "):
        read_pdf(locked, name="x.pdf")


def test_a_file_that_only_its_owner_may_print_is_read() -> None:
    locked = saved(document(column(*LINES)), encryption=pikepdf.Encryption(user="", owner="geheim"))
    assert read_pdf(locked, name="x").text == " ".join(LINES)


def test_junk_before_the_file_is_passed_over() -> None:
    assert read_pdf(b"junk\n" + pdf_of(column(*LINES)), name="x").text == " ".join(LINES)


@pytest.mark.parametrize("data", [b"%PDF-1.7\njunk", saved(pikepdf.new())], ids=["junk", "no pages"])
def test_a_file_without_pages_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"x\.pdf: "):
        read_pdf(data, name="x.pdf")


def test_a_file_with_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 1)
    with pytest.raises(TooLarge, match="1 pages"):
        read_pdf(pdf_of(column(*LINES), column(*LINES)), name="x")


def test_pages_that_bear_nothing_but_their_numbers_keep_them() -> None:
    assert read([Text(280, 30, "Pagina 1")], [Text(280, 30, "Pagina 2")]) == ["Pagina 1 Pagina 2"]


def test_a_file_that_is_locked_with_a_certificate_is_said_to_be_locked() -> None:
    data = saved(document(column(*LINES)), pikepdf.Encryption(owner="x", user="", R=4))
    with pytest.raises(EncryptedFile):
        read_pdf(data.replace(b"/Standard", b"/PubSec  "), name="x")


def test_a_table_is_a_paragraph_with_a_line_for_each_row() -> None:
    cells = [("Post", "Euro per jaar"), ("Personeel", "680.000"), ("Huisvesting", "330.000")]
    rows = [Text(x, 600 - 20 * n, word) for n, row in enumerate(cells) for x, word in zip((70, 300), row, strict=True)]
    text = [*column(*LINES), *rows, *column(*LINES, top=500)]
    assert read(text)[1] == "Post | Euro per jaar\nPersoneel | 680.000\nHuisvesting | 330.000"


def test_signs_that_an_unmapped_font_gives_for_letters_ask_for_ocr() -> None:
    signs = "'$ +%! \"#& =>? {}[ ^~*"
    assert read_pdf(pdf_of([Text(70, 700 - 20 * n, signs) for n in range(4)]), name="x").needs_ocr
    leaders = [Text(70, 700 - 20 * n, f"Artikel {n} ............................ {n}") for n in range(4)]
    assert not read_pdf(pdf_of(leaders), name="x").needs_ocr

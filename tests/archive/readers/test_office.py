import io
import zipfile
from collections.abc import Mapping

import pytest

from archive import pandoc
from archive.errors import DamagedFile, EncryptedFile, TooLarge
from archive.readers import office
from archive.readers.base import Field
from archive.readers.office import read_docx, read_odt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
STYLES_RELATION = RELATIONS.replace("word/document.xml", "styles.xml").replace('officeDocument"', 'styles"')
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Sjabloon</dc:title><dc:creator>Lies</dc:creator><dc:subject>x</dc:subject><dc:language/>
<dcterms:created>2025-02-07T10:00:00Z</dcterms:created></cp:coreProperties>"""


def zipped(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name).decode() for name in container.namelist()}


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t xml:space='preserve'>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def docx(body: str, **members: str) -> bytes:
    document = f"<?xml version='1.0'?><w:document {W}><w:body>{body}</w:body></w:document>"
    named = {f"word/{name}.xml": f"<w:{name[:3]} {W}>{content}</w:{name[:3]}>" for name, content in members.items()}
    plain = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "docProps/core.xml": CORE}
    return zipped({**plain, "word/document.xml": document, **named})


BOX = f"<w:r><w:txbxContent>{paragraph('Binnen het kader.')}</w:txbxContent></w:r>"
TEXT_BOX = f"<w:p><w:r><w:t>Buiten het kader.</w:t></w:r>{BOX}</w:p>"


def test_a_word_document_gives_its_paragraphs_and_states_its_properties() -> None:
    extract = read_docx(docx(paragraph("Geachte ", "heer,") + paragraph("Dag.")), name="x")
    assert extract.text == "Geachte heer,\n\nDag."
    assert extract.fields == (
        Field("title", "Sjabloon", "office-properties"),
        Field("author", "Lies", "office-properties"),
        Field("date", "2025-02-07T10:00:00Z", "office-properties"),
    )


def test_a_title_in_word_s_own_style_stands_above_the_text_and_is_the_heading() -> None:
    styles = f"<w:styles {W}>" + "".join(
        f"<w:style w:type='paragraph' w:styleId='{name}'><w:name w:val='{name}'/></w:style>"
        for name in ("Title", "Author")
    )
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        for style, words in (("Title", "Open brief"), ("Author", "Lies Peeters"), ("Author", "Jan Claes"))
    )
    members = {"word/styles.xml": f"{styles}</w:styles>", "word/_rels/document.xml.rels": STYLES_RELATION}
    extract = read_docx(zipped({**unzipped(docx(body + paragraph("Geachte heer,"))), **members}), name="x")
    assert extract.text == "Open brief\n\nLies Peeters\n\nJan Claes\n\nGeachte heer,"
    assert extract.fields[0] == Field("heading", "Open brief", "layout")


def test_page_headers_stand_above_the_body_and_footers_below_each_once() -> None:
    data = docx(
        paragraph("Dag."),
        header1=paragraph("Open Haven vzw") + "<w:p><w:r><w:t>Kaai</w:t><w:tab/><w:t>17</w:t></w:r></w:p>",
        header2=paragraph("Open Haven vzw"),
        footer1=paragraph("IBAN BE71 0000") + paragraph("1"),
    )
    assert read_docx(data, name="x").text == "Open Haven vzw\nKaai 17\n\nDag.\n\nIBAN BE71 0000"


def test_text_in_and_beside_a_text_box_is_kept() -> None:
    text = read_docx(docx(paragraph("Dag.") + TEXT_BOX), name="x").text
    assert "Buiten het kader." in text
    assert "Binnen het kader." in text


def test_a_document_without_properties_states_nothing() -> None:
    data = docx(paragraph("Dag."))
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        members = {name: container.read(name).decode() for name in container.namelist() if "core" not in name}
    assert read_docx(zipped(members), name="x").fields == ()


def damaged_stream(data: bytes) -> bytes:
    """Overwrite the compressed bytes of the document."""
    name = b"word/document.xml"
    at = data.index(name, data.index(b"docProps/core.xml")) + len(name) + 4
    return data[:at] + b"\xff" * 12 + data[at + 12 :]


@pytest.mark.parametrize(
    "data",
    [
        docx(paragraph("Dag."))[:-40],
        docx(paragraph("Dag.")).replace(b"word/document.xml", b"word/docume\xff\xff\xffml"),
        damaged_stream(docx(paragraph("Dag."))),
        docx("<w:p>"),
        docx(paragraph("Dag."), header1="&x;"),
        zipped({"word/document.xml": f"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document {W}/>"}),
        zipped({"word/styles.xml": "<x/>"}),
    ],
    ids=["cut off", "forged name", "damaged stream", "broken XML", "unknown entity", "forged entity", "no document"],
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"brief\.docx: "):
        read_docx(data, name="brief.docx")


def test_a_member_behind_a_password_is_refused() -> None:
    data = bytearray(docx(paragraph("Dag.")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 1)
    with pytest.raises(EncryptedFile):
        read_docx(bytes(data), name="x")


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LARGEST_UNPACKED", 2_000_000)
    with pytest.raises(TooLarge, match="over 2 MB when unpacked"):
        read_docx(docx(paragraph("x" * 2_000_000)), name="x")


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("meta", "meta"))
)


def odt(**members: str) -> bytes:
    content = (
        f"<office:document-content {ODF}><office:body><office:text><text:h text:outline-level='1'>Vrede</text:h>"
        "<text:p>Dag.</text:p></office:text></office:body></office:document-content>"
    )
    files = {f"{name}.xml": text for name, text in members.items()}
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **files})


STYLES = (
    f"<office:document-styles {ODF}><office:automatic-styles/><office:master-styles><style:master-page style:name='S'>"
    "<style:header><text:p>Op<text:span>en</text:span><text:tab/>Haven</text:p></style:header>"
    "<style:footer><text:p>IBAN BE71</text:p></style:footer>"
    "</style:master-page></office:master-styles></office:document-styles>"
)
META = (
    f"<office:document-meta {ODF}><office:meta><meta:initial-creator>Lies</meta:initial-creator></office:meta>"
    "</office:document-meta>"
)


def test_an_opendocument_text_gives_headers_body_footers_heading_and_properties() -> None:
    extract = read_odt(odt(styles=STYLES, meta=META), name="x")
    assert extract.text == "Open Haven\n\nVrede\n\nDag.\n\nIBAN BE71"
    assert extract.fields == (Field("heading", "Vrede", "layout"), Field("author", "Lies", "office-properties"))


def test_an_opendocument_text_without_styles_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="styles"):
        read_odt(odt(), name="x")


def test_an_opendocument_text_without_content_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="container"):
        read_odt(zipped({"styles.xml": STYLES}), name="x")


def test_an_opendocument_text_behind_a_password_is_refused() -> None:
    data = zipped({"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"})
    with pytest.raises(EncryptedFile):
        read_odt(data, name="x")


def test_pandoc_is_stopped_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_TIME_LIMIT", 0.0001)
    with pytest.raises(TooLarge, match="seconds of reading"):
        read_docx(docx(paragraph("Dag.")), name="x")


def test_pandoc_is_stopped_when_it_takes_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_MEMORY_LIMIT", 1)
    with pytest.raises(TooLarge, match="1 MB of memory"):
        read_docx(docx(paragraph("Dag. " * 50) * 10_000), name="x")

import io
import zipfile

import pytest

from archive.readers import media_type as types
from archive.readers.media_type import sniff
from tests.archive.readers.compound_files import compound_file


def zip_of(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name in names:
            container.writestr(name, "x")
        if mimetype:
            container.writestr("mimetype", mimetype)
    return out.getvalue()


def locked(container: bytes) -> bytes:
    """Mark all members of a zip file as encrypted."""
    return container.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")


SHEET = "application/vnd.oasis.opendocument.spreadsheet"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIL = b"From: a@open.example\r\nTo: b@open.example\r\nDate: Fri, 7 Feb 2025 10:00:00 +0100\r\n\r\nDag"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"junk\n%PDF-1.7", types.PDF),
        (zip_of("word/document.xml"), types.DOCX),
        (zip_of("word/document.xml")[:-30], types.DOCX),
        (zip_of("content.xml"), types.ODT),
        (zip_of("content.xml", mimetype=f"{types.ODT}-template"), types.ODT),
        (zip_of("content.xml", mimetype=SHEET), types.OTHER_OFFICE),
        (locked(zip_of("content.xml", mimetype=SHEET)), types.ODT),
        (zip_of("META-INF/container.xml"), types.EPUB),
        (zip_of("brief.txt"), types.ZIP),
        (zip_of("%PDF-1.7"), types.ZIP),
        (OLE + "EncryptedPackage".encode("utf-16-le"), types.LOCKED_OFFICE),
        (OLE + "__properties_version1.0".encode("utf-16-le"), types.MSG),
        (OLE, types.DOC),
        (compound_file({"1Table": b"x", "ObjectPool": {"_1": {"Workbook": b"x"}}, "WordDocument": b"x"}), types.DOC),
        (compound_file({"__properties_version1.0": b"x", "__substg": {"EncryptedPackage": b"x"}}), types.MSG),
        (compound_file({"Contents": b"WordDocument"}), types.DOC),
        (compound_file({"Book": b"x"}), types.OTHER_OFFICE),
        (b"{\\rtf1 Dag}", types.RTF),
        (b"II*\0", "image/tiff"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/other"),
        (b"\0\0\0\x18ftypheic", "image/other"),
        (b"BM\x36\0\0\0\0\0\0\0", "image/other"),
        (b"7z\xbc\xaf\x27\x1c", types.ARCHIVE),
        (b"%!PS-Adobe-3.0", types.POSTSCRIPT),
        (b"\x78\x9f\x3e\x22\x01\x00", types.TNEF),
        (b"<?xml version='1.0'?><factuur/>", types.XML),
        (b"<?xml version='1.0'?><html><p>Dag", types.HTML),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0", types.CARD),
        (b"BM is de afkorting van de Beurs", types.TXT),
        (b"From a@b Fri\nFrom: a@b\nSubject: x\n\nDag", types.MBOX),
        (MAIL, types.EML),
        (b"<!-- x -->\n<!DOCTYPE html><p>Dag", types.HTML),
        (b"From: hier\nTo: daar", types.TXT),
        (b"Betreft: x\nDatum: y\n\nDag", types.TXT),
        (bytes(range(256)), types.UNKNOWN),
        (b"# Titel", types.TXT),
    ],
)
def test_content_tells_what_a_file_is_whatever_its_name(data: bytes, media_type: str) -> None:
    assert sniff(data, name="brief.pdf") == media_type


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(b"# Titel", types.MD), (b"<meta charset='utf-8' />\n\n## Titel", types.MD), (b"<html><p>Dag", types.HTML)],
)
def test_the_name_tells_markdown_from_text(data: bytes, media_type: str) -> None:
    assert sniff(data, name="Nota.MD") == media_type

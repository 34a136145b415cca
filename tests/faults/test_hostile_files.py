"""Files made to break a reader: each costs one sentence, and the next one goes in."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from archive.database import Database
from archive.ingest import AddOptions, Outcome, add_files
from archive.originals import Originals
from archive.readers.sandbox import Limits, ReadingPool
from archive.rights import Viewer
from archive.settings import Settings

OWNER = Viewer("secretariat", "owner")
LETTER = "Brussel, 7 februari 2025\n\nGeachte heer minister,\n\nWij vragen u om een onderhoud over de visa.\n"
SECONDS = 8
GIBIBYTE = 1 << 30


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(workers=2, limits=Limits(seconds=SECONDS, memory=GIBIBYTE)) as pool:
        yield pool


def zeros(size: int) -> bytes:
    """Give zeros, deflated a thousand to one."""
    deflate = zlib.compressobj(9)
    piece = bytes(1 << 20)
    return b"".join([*(deflate.compress(piece) for _ in range(size >> 20)), deflate.flush()])


def pdf_bomb() -> bytes:
    """Make a PDF whose one page has a content stream of a gibibyte."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(b"")
        page.Contents.write(zeros(GIBIBYTE), filter=pikepdf.Name.FlateDecode)
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def endless_pages() -> bytes:
    """Make a PDF whose page tree has itself among its branches."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n" + table
    return body + head + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def docx_bomb() -> bytes:
    """Make a Word document of some hundred kilobytes that says it is small and unpacks to a gibibyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as container:
        with container.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(1024):
                member.write(bytes(1 << 20))
        container.writestr("[Content_Types].xml", "<Types/>")
    data = out.getvalue()
    size = data.rindex(b"word/document.xml") - 46 + 24  # in its entry of the directory. Source: APPNOTE.TXT 4.3.12
    return data[:size] + (1000).to_bytes(4, "little") + data[size + 4 :]


def deep_html() -> bytes:
    """Make a page of a hundred thousand boxes inside each other."""
    return b"<html><body>" + b"<div>" * 100_000 + LETTER.encode() + b"</body></html>"


def deep_rtf() -> bytes:
    """Make an RTF file of a million groups inside each other."""
    return b"{\\rtf1 " + b"{" * 1_000_000 + b"tekst"


def nested_mail() -> bytes:
    """Make a message inside a message inside a message, two hundred deep."""
    people = b"From: a@open-haven.example\r\nTo: b@open-haven.example\r\n"
    mail = people + b"Subject: diep\r\nDate: Fri, 7 Feb 2025 10:00:00 +0100\r\n"
    whole = mail + b"\r\n" + LETTER.encode()
    for depth in range(200):
        edge = b"edge%d" % depth
        head = mail + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=" + edge + b"\r\n\r\n"
        part = b"--" + edge + b"\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n"
        whole = head + part + whole + b"\r\n--" + edge + b"--\r\n"
    return whole


REFUSED = {"bomb.pdf": pdf_bomb, "endless.pdf": endless_pages, "bomb.docx": docx_bomb}
SURVIVED = {"deep.html": deep_html, "deep.rtf": deep_rtf, "nested.eml": nested_mail}
"""Some of these hold text that a reader may well find."""


@pytest.mark.parametrize("name", REFUSED | SURVIVED)
def test_a_hostile_file_costs_one_sentence_and_the_next_file_goes_in(
    name: str, pool: ReadingPool, tmp_path: Path
) -> None:
    settings = Settings(folder=tmp_path / "archive")
    hostile, letter = tmp_path / name, tmp_path / "brief.txt"
    hostile.write_bytes((REFUSED | SURVIVED)[name]())
    letter.write_text(LETTER, encoding="utf-8")
    database = Database.open(settings, create=True)
    first, *_, last = _add(database, Originals(settings.originals), [hostile, letter], pool)
    database.close()
    assert last.outcome == "added"
    assert first.outcome == "refused" or name in SURVIVED
    assert first.error.count("\n") == 0
    assert first.error.endswith(".") or first.outcome == "added"


def _add(database: Database, originals: Originals, files: list[Path], pool: ReadingPool) -> list[Outcome]:
    return list(add_files(database, originals, files, viewer=OWNER, options=AddOptions(reader=pool)))

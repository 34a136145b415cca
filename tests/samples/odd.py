"""Make the files of `odd/`: what goes wrong with files in an office, small and the same on each run."""

import io
import random
import unicodedata
import zipfile
from pathlib import Path

import pikepdf

LETTER = """Platform Open Haven vzw
Havenkaai 17, 1080 Brussel

Aan de heer Karel Ravenstijn
Minister van Buitenlandse Zaken

Brussel, 6 september 2021

Betreft: Opvang van Aureliaanse beursstudenten

Geachte heer minister,

Zestien beursstudenten uit Bahía Serena zitten sinds 30 augustus vast in Port-Chambly. Hun vlucht werd geschrapt en \
hun visum verviel op dezelfde dag. Wij vragen u om de geldigheid met één maand te verlengen, zoals de ambassade al \
vóór de vakantie had voorgesteld.

De coördinatie van de universiteiten draagt de kosten: 2.400 euro per student. Eén handtekening volstaat.

Met vriendelijke groeten,

Lieve Oosterlynck
coördinator
"""

ENCRYPTED_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="4096">
  <manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="K7wUqk0YyGm3pCq9S1d2b3J4x5E=">
   <manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="q83vASNFZ4k="/>
   <manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024"
    manifest:salt="ASNFZ4mrze8BI0VniavN7w=="/>
  </manifest:encryption-data>
 </manifest:file-entry>
</manifest:manifest>
"""

PASSWORD = "geheim"  # noqa: S105  # it opens one invented letter, and the test needs it


def noise(count: int) -> bytes:
    """Give `count` bytes that look random and are the same each time."""
    return random.Random(2026).randbytes(count)


def lock_pdf(data: bytes) -> bytes:
    """Encrypt a PDF with AES-256 and a user password: nothing can be read without it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=PASSWORD, owner=PASSWORD, R=6))
    return out.getvalue()


def misplace_xref(data: bytes) -> bytes:
    """Let a PDF name a wrong place for its cross-reference table; a good reader repairs that."""
    head, keyword, tail = data.rpartition(b"startxref")
    offset, end = tail.split()
    return head + keyword + b"\n%d\n" % (int(offset) + 217) + end


def lock_odt() -> bytes:
    """Write an odt whose manifest says that its content is encrypted."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name, content in {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": noise(4096),
            "META-INF/manifest.xml": ENCRYPTED_MANIFEST.encode(),
        }.items():
            parts.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def make_odd(sample: Path, folder: Path) -> None:
    """Write every odd file into `folder`, some of them out of good files of the sample corpus.

    A locked PDF that is there stays: AES starts from fresh random bytes, so each writing differs.
    """
    pdf = (sample / "letters-in/2019-12-02 antwoord minister.pdf").read_bytes()
    docx = (sample / "letters-out/brief_def2.docx").read_bytes()
    html = (sample / "press/2025-10-30 persbericht VN-stemming.html").read_bytes()
    files = {
        "empty.pdf": b"",
        "spaces.txt": b" \n\t \n \n",
        "random.pdf": noise(4096),
        "truncated.docx": docx[: len(docx) * 2 // 3],
        "truncated.pdf": pdf[: len(pdf) // 2],
        "encrypted.odt": lock_odt(),
        "ishtml.pdf": html,
        "isdocx.doc": docx,
        "ispdf.txt": pdf,
        "badxref.pdf": misplace_xref(pdf),
        "utf16.txt": LETTER.encode("utf-16"),
        "cp850.txt": LETTER.replace("\n", "\r\n").encode("cp850"),
        "nfd.txt": unicodedata.normalize("NFD", LETTER).encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    locked = folder / "userpw.pdf"
    if not locked.exists():
        locked.write_bytes(lock_pdf(pdf))

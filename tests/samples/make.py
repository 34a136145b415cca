"""Make the binary samples from their sources: run as `python -m tests.samples.make`.

The texts under `sources/` are the truth; PDF comes from Typst, docx and odt from pandoc. Every date inside the
files is fixed, so a second run with the same versions gives the same bytes. Beside the development extras this
needs `typst` and `pillow`, which nothing else in the project uses for samples.
"""

import io
import os
import random
import time
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pypandoc
import typst
from PIL import Image, ImageFilter

from tests.samples import odd

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
SAMPLE = HERE.parent.parent / "data" / "sample"

FIXED_SECONDS = 1_767_225_600  # 1 January 2026, for the dates that pandoc writes into its files
FIXED_DAY = (2026, 1, 1, 0, 0, 0)  # the same day, for the entries of a zip
SCAN_RESOLUTION = 130  # pixels per inch: what an office copier gives on its smallest setting
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

BY_TYPST = {
    "letters-out/2025-02-20 lettre virements.pdf": "letter-2025-02-20.typ",
    "letters-out/2026-01-13 brief ambassade.pdf": "letter-2026-01-13.typ",
    "letters-in/2019-12-02 antwoord minister.pdf": "answer-2019-12-02.typ",
    "letters-in/2022-05-17 antwoord kabinet.pdf": "answer-2022-05-17.typ",
    "letters-in/2025-01-17 réponse cabinet Finances.pdf": "answer-2025-01-17.typ",
    "interviews/entrevista_rectora.pdf": "interview-2024-05-18.typ",
    "declarations/2025-11-09 Declaración de Puerto Claro.pdf": "declaration-2025-11-09-es.typ",
    "declarations/2025-11-09 Verklaring van Puerto Claro.pdf": "declaration-2025-11-09-nl.typ",
    "declarations/A_RES_80_907.pdf": "resolution-80-907.typ",
    "agreements/EU-Santa Aurelia agreement.pdf": "agreement-2019-12-12.typ",
    "articles/La Rive 2026-01-31 p7.pdf": "article-2026-01-31.typ",
    "articles/2026-02-05 nota kosten ambassade.pdf": "report-2026-02-05.typ",
}

BY_PANDOC = {
    "letters-out/brief_def2.docx": "letter-2024-11-05.md",
    "letters-out/2025-04-02 brief ambassade.odt": "letter-2025-04-02.md",
    "letters-out/2026-02-24 carta rectora.docx": "letter-2026-02-24.md",
    "letters-in/2023-11-20 reply EEAS.docx": "answer-2023-11-20.md",
    "letters-in/2025-06-03 antwoord minister.docx": "answer-2025-06-03.md",
    "letters-in/2026-02-10 carta de la rectora.odt": "letter-2026-02-10.md",
    "declarations/Forum Namur 2023 déclaration finale.odt": "declaration-2023-07-16.md",
    "agreements/convenio marco 2021.docx": "agreement-2021-10-15.md",
    "minutes/2025-12-04 verslag stuurgroep.docx": "minutes-2025-12-04.md",
}

WITH_LETTERHEAD = {"letters-out/2019-10-21 brief universitaire samenwerking.docx": "letter-2019-10-21.md"}
LETTERHEAD = "Platform Open Haven vzw · Havenkaai 17, 1080 Brussel · post@openhaven.example"

SCAN = ("scans/scan0007.pdf", "acknowledgement-2026-01-29.typ")
MAIL = ("mail/Brief aan Hallevoet verstuurd.eml", "mail-2025-04-03.txt", "note-visas.md")

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def typeset(source: str) -> bytes:
    """Typeset a Typst source to PDF, with the fonts that Typst brings along, the same on every machine."""
    return bytes(typst.compile(str(SOURCES / source), root=str(SOURCES), ignore_system_fonts=True))


def convert(source: str, target: Path) -> None:
    """Convert a Markdown source by pandoc to the format that the target's suffix names."""
    os.environ["SOURCE_DATE_EPOCH"] = str(FIXED_SECONDS)
    pypandoc.convert_file(
        str(SOURCES / source), target.suffix[1:], format="markdown-smart", outputfile=str(target), sandbox=True
    )


def rewrite_zip(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Give a zip with the `changed` entries replaced or added at the end, all others kept in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        contents = {name: old.read(name) for name in old.namelist()} | changed
        for name, content in contents.items():
            new.writestr(zipfile.ZipInfo(name, FIXED_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def add_letterhead(docx: bytes, words: str) -> bytes:
    """Put `words` in the page header of a docx, where Word keeps a letterhead and readers tend to miss it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        document = parts.read("word/document.xml").decode()
        relations = parts.read("word/_rels/document.xml.rels").decode()
        types = parts.read("[Content_Types].xml").decode()
    reference = f'<w:headerReference xmlns:r="{RELATIONS}" w:type="default" r:id="letterhead"/>'
    start = document.rindex("<w:sectPr")
    end = document.index(">", start) + 1
    opening = document[start:end].removesuffix("/>").removesuffix(">").rstrip() + ">" + reference
    closing = "</w:sectPr>" if document[start:end].endswith("/>") else ""
    relation = f'<Relationship Id="letterhead" Type="{RELATIONS}/header" Target="header1.xml"/>'
    part = (
        '<Override PartName="/word/header1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
    )
    paragraph = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    header = f'<?xml version="1.0" encoding="UTF-8"?><w:hdr xmlns:w="{WORD}">{paragraph}</w:hdr>'
    changed = {
        "word/document.xml": document[:start] + opening + closing + document[end:],
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation + "</Relationships>"),
        "[Content_Types].xml": types.replace("</Types>", part + "</Types>"),
        "word/header1.xml": header,
    }
    return rewrite_zip(docx, {name: text.encode() for name, text in changed.items()})


def scan(source: str, target: Path) -> None:
    """Make a one-page PDF that holds a picture only: grey, a little askew, with dust."""
    png = typst.compile(
        str(SOURCES / source), root=str(SOURCES), ignore_system_fonts=True, format="png", ppi=SCAN_RESOLUTION
    )
    page = Image.open(io.BytesIO(bytes(png))).convert("L")
    page = page.rotate(0.6, resample=Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    dust = random.Random(7)  # dust is no secret, and must fall the same each time
    for _ in range(900):
        page.putpixel((dust.randrange(page.width), dust.randrange(page.height)), dust.randrange(90, 200))
    day = time.struct_time((2026, 1, 30, 9, 12, 0, 4, 30, 0))
    page.save(target, "PDF", resolution=SCAN_RESOLUTION, quality=60, creationDate=day, modDate=day)


def mail(body: str, attached: bytes) -> bytes:
    """Write a mail with one Word file attached."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["From"] = "Lieve Oosterlynck <lieve@openhaven.example>"
    message["To"] = "Ruben Achterbosch <ruben@openhaven.example>"
    message["Subject"] = "Brief aan minister Hallevoet is vertrokken"
    message["Date"] = "Thu, 03 Apr 2025 09:24:11 +0200"
    message["Message-ID"] = "<20250403092411.77@openhaven.example>"
    message.set_content(body, cte="quoted-printable")
    maintype, subtype = DOCX.split("/")
    message.add_attachment(attached, maintype=maintype, subtype=subtype, filename="nota wachttijden visa.docx")
    message.set_boundary("=-open-haven-20250403")
    return message.as_bytes()


def make_samples(folder: Path) -> None:
    """Write every generated file of the sample corpus below `folder`."""
    for target, source in BY_TYPST.items():
        (folder / target).write_bytes(typeset(source))
    for target, source in (BY_PANDOC | WITH_LETTERHEAD).items():
        convert(source, folder / target)
    for target in WITH_LETTERHEAD:
        path = folder / target
        path.write_bytes(add_letterhead(path.read_bytes(), LETTERHEAD))
    target, source = SCAN
    scan(source, folder / target)
    target, body, attachment = MAIL
    passing = folder / "attachment.docx"
    convert(attachment, passing)
    (folder / target).write_bytes(mail((SOURCES / body).read_text(encoding="utf-8"), passing.read_bytes()))
    passing.unlink()


if __name__ == "__main__":
    make_samples(SAMPLE)
    odd.make_odd(SAMPLE, HERE / "odd")

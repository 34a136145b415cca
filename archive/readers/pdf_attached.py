"""Files inside a PDF, and PDFs that are nothing but a cover around files or around a form."""

import re
from collections.abc import Iterator

import pikepdf

from archive.normalise import has_content
from archive.readers.base import Part
from archive.readers.pdf_filled import BROKEN, annotations

_READER = re.compile(r"Acrobat|Adobe\s+Reader", re.IGNORECASE)
_LONGEST_COVER = 2_000
"""Characters of a page that only says with which program the file can be read."""


def attachments(pdf: pikepdf.Pdf) -> Iterator[Part]:
    """Give the files inside a PDF: those in its list, then those that hang on a page and are not in it.

    One that is damaged has no bytes, so that it is refused by its own name.
    """
    listed = [_part(name, attachment.obj) for name, attachment in pdf.attachments.items()]
    yield from listed
    known = {part.data for part in listed}
    for number, specification in enumerate(_on_pages(pdf), 1):
        part = _part(f"attachment-{number}", specification)
        if part.data not in known:
            yield part


def is_portfolio_cover(pdf: pikepdf.Pdf, text: str) -> bool:
    """Say whether a PDF is a portfolio whose own pages hold nothing, or only name the program to open it with."""
    return "/Collection" in pdf.Root and (not has_content(text) or _names_reader(text))


def is_form_cover(pdf: pikepdf.Pdf, text: str) -> bool:
    """Say whether a PDF is a form (XFA) that only Adobe's program can draw; to all others it shows nothing or says so.

    Source: XFA 3.3; ISO 32000-1, 12.7.8 and table 28 (``NeedsRendering``).
    """
    if not has_content(text):
        return bool(pdf.Root.get("/NeedsRendering"))
    form = pdf.Root.get("/AcroForm")
    return isinstance(form, pikepdf.Dictionary) and "/XFA" in form and _names_reader(text)


def _names_reader(text: str) -> bool:
    return len(text) <= _LONGEST_COVER and bool(_READER.search(text))


def _on_pages(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give the descriptions of the files that hang on the pages; one that only says where a file lay is passed over."""
    for page in pdf.pages:
        for annotation in annotations(page):
            specification = annotation.get("/FS") if annotation.get("/Subtype") == "/FileAttachment" else None
            if isinstance(specification, pikepdf.Dictionary) and "/EF" in specification:
                yield specification


def _part(name: str, specification: pikepdf.Object) -> Part:
    """Read an embedded file. Source: ISO 32000-1, 7.11."""
    try:
        files = specification["/EF"]
        data = files["/F" if "/F" in files else "/UF"].read_bytes()
        return Part(str(specification.get("/UF", specification.get("/F", name))), data)
    except BROKEN:
        return Part(name, b"")

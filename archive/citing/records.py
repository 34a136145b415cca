"""Documents as records for other programs: reference managers (CSL-JSON, RIS) and spreadsheets (CSV).

Source: RIS as Zotero, EndNote and JabRef read it (Reference Manager's format of 2011); RFC 4180 for CSV.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from archive.citing.csl import CslItem, csl_item
from archive.documents import ROLE_FIELDS, format_date, people_of
from archive.models import Document

RecordForm = Literal["csv", "csl-json", "ris"]
RECORD_FORMS: tuple[RecordForm, ...] = ("csv", "csl-json", "ris")

MEDIA_TYPES: Mapping[RecordForm, str] = {
    "csv": "text/csv",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems",
}
"""The media type of each form; all are in UTF-8."""

SUFFIXES: Mapping[RecordForm, str] = {"csv": "csv", "csl-json": "json", "ris": "ris"}
"""What the name of a file of each form ends in."""

_RIS_TYPES: Mapping[str, str] = {
    "letter": "PCOMM",
    "email": "PCOMM",
    "interview": "PCOMM",
    "article": "MGZN",
    "declaration": "RPRT",
    "agreement": "STAT",
    "resolution": "STAT",
    "press-release": "RPRT",
    "minutes": "RPRT",
    "report": "RPRT",
    "other": "GEN",
}
"""The RIS type of each kind of document."""

_COLUMNS = ("key", "title", "date", "kind", "language", "direction", "reference", "publisher", "url", "status")

_COMMANDS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets."""


def write_records(documents: Sequence[Document], form: RecordForm, *, language: str) -> str:
    """Return documents as records, in the order given; ``language`` is that of references, so of their genres.

    CSV has CRLF, a row of names first, and several people of one role divided by "; ". A cell that a spreadsheet would
    run as a formula begins with an apostrophe.
    """
    writers: dict[RecordForm, Callable[[], str]] = {
        "csv": lambda: _csv(documents),
        "csl-json": lambda: json.dumps(
            [csl_item(document, language=language) for document in documents], ensure_ascii=False, indent=2
        ),
        "ris": lambda: "".join(_ris(document, csl_item(document, language=language)) for document in documents),
    }
    return writers[form]()


def _csv(documents: Sequence[Document]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*_COLUMNS, *ROLE_FIELDS])
    for document in documents:
        plain = [str(getattr(document, name)) for name in _COLUMNS if name != "date"]
        plain.insert(_COLUMNS.index("date"), format_date(document))
        people = ("; ".join(part.person.name for part in people_of(document, role)) for role in ROLE_FIELDS.values())
        writer.writerow([_harmless(cell) for cell in (*plain, *people)])
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_COMMANDS) else cell


def _ris(document: Document, item: CslItem) -> str:
    lines = [("TY", _RIS_TYPES[document.kind]), *_fields(document, item), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines) + "\r\n"


def _fields(document: Document, item: CslItem) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record that hold something: tag and value."""
    yield from (("AU", _name(name)) for name in item.get("author", []))
    others = (*item.get("recipient", []), *item.get("interviewer", []))
    yield from (("A2", _name(name)) for name in others)
    values = {
        "TI": document.title,
        "T2": item.get("container-title", ""),
        "PY": f"{document.date:%Y}" if document.date else "",
        "DA": _date(item.get("issued")),
        "PB": item.get("publisher", ""),
        "M1": document.reference,
        "M3": item.get("genre", ""),
        "LA": document.language,
        "UR": item.get("URL", ""),
        "Y2": _date(item.get("accessed")),
        "ID": document.key,
    }
    yield from ((tag, value) for tag, value in values.items() if value)


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    return ", ".join(filter(None, (name["family"], name.get("given", ""))))


def _date(date: Mapping[str, Any] | None) -> str:
    """Write a date as RIS does: 2026/01/13, with nothing for what is not known, as in 2026/01/ and 2026//."""
    if date is None:
        return ""
    year, *rest = date["date-parts"][0]
    return "/".join([f"{year:04}", *(f"{part:02}" for part in rest), *[""] * (2 - len(rest))])

"""Metadata lists: a spreadsheet, saved as CSV, that describes files as a person knows them.

The first row names the columns, in any of the four languages; an empty cell says nothing. Rows whose first cell begins
with ``#`` are remarks.
"""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from archive.dates import find_dates
from archive.documents import CHOICES, ROLE_FIELDS, Edit, parse_date
from archive.errors import BadCell, BadList, InvalidValue, UnknownColumn, UnreadableFile
from archive.list_words import COLUMNS, column_names, field_named, value_meant
from archive.models import ROLES
from archive.normalise import fold_name
from archive.readers.encoding import decode

_SEVERAL = "|"
_DIVIDERS = ";,\t"
_STATED_DIVIDER = re.compile(r"sep=([;,\t])\r?\n")
"""What Excel writes on a line of its own to say which character divides the cells."""

_ZIPPED = b"PK\x03\x04"
"""How the files of spreadsheet programs themselves begin."""

_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2})?$")
"""The time that a spreadsheet adds to a date."""
_MONTH_AND_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>\d{4})")
_DATE = "a day, a month or a year such as 13/01/2026, 2025-12 or 2025"
_SHOWN: tuple[Mapping[str, str], ...] = (
    {
        "path": "# letters/2026-01-13 embassy.pdf",
        "title": "Closing of the embassy",
        "date": "13/01/2026",
        "kind": "letter",
        "language": "nl",
        "direction": "out",
        "reference": "OH/2026/3",
        "sender": "Platform Open Haven",
        "recipient": "Minister of Foreign Affairs | Minister of Defence",
        "topics": "diplomacy | embassies",
        "confidential": "no",
        "status": "filed",
    },
    {"path": "# interviews/quay.pdf", "date": "2025-12", "kind": "interview"},
)
"""The rows of a template."""

_EDIT_FIELDS: Mapping[str, str] = {role: name for name, role in ROLE_FIELDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list says of one file. ``number`` is its row, counted from 1 as a spreadsheet does.

    ``path`` has forward slashes; ``edit`` holds the fields of a description, ``topics`` the labels.
    """

    number: int
    path: PurePosixPath
    edit: Edit
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetadataList:
    """The rows of a list, in its order. ``folder`` is where it lies: its paths start there."""

    name: str
    folder: Path
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def path(self) -> Path:
        """Where the list itself lies, resolved: it is no file to archive, also in a folder that is added with it."""
        return (self.folder / self.name).resolve()

    def files(self) -> list[Path]:
        """Return the files that the list names, in its order."""
        return [self.folder / row.path for row in self.rows]

    def labels(self) -> list[str]:
        """Return the labels of all topics that the list gives, in its order, each once."""
        return list(dict.fromkeys(label for row in self.rows for label in row.topics))

    def match(self, files: Iterable[Path]) -> dict[Path, Row]:
        """Return which row describes which file; a file without a row is left out, and so is a row without a file.

        A row fits the file at its path from the list's folder, else the files whose paths end as its own does: in
        the simplest case, those of its name. Case, and how an accent is encoded, make no difference.

        Raises:
            BadList: a row fits several files, or several rows fit one file.
        """
        places = {path: _parts(path, self.folder) for path in files}
        found: dict[Path, Row] = {}
        for row in self.rows:
            for path in self._described(row, places):
                other = found.setdefault(path, row)
                if other is not row:
                    problem = f"rows {other.number} and {row.number} both describe {path.name}"
                    raise BadList(self.name, problem, "keep one of them")
        return found

    def _described(self, row: Row, places: Mapping[Path, tuple[str, ...]]) -> list[Path]:
        wanted = _parts(self.folder / row.path, self.folder)
        exact = [path for path, parts in places.items() if parts == wanted]
        ends = _folded(row.path.parts)
        fitting = exact or [path for path, parts in places.items() if parts[-len(ends) :] == ends]
        if len(fitting) > 1:
            problem = f"row {row.number} fits several files, such as {fitting[0]} and {fitting[1]}"
            raise BadList(self.name, problem, "write the path from the folder of the list")
        return fitting


def read_metadata_list(file: Path, *, today: dt.date | None = None) -> MetadataList:
    """Read a list; ``today`` decides the century of a year of two digits.

    Raises:
        UnreadableFile: the file cannot be opened.
        BadList: it has no column for the path, or a row that cannot be understood.
        UnknownColumn: a column is no field of a document.
        BadCell: a value that its field cannot hold.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(file), (error.strerror or type(error).__name__).lower()) from error
    if data.startswith(_ZIPPED):
        raise BadList(file.name, "this is a spreadsheet and not the text of one", "save it as CSV and name that file")
    return parse_metadata_list(decode(data), name=file.name, folder=file.parent, today=today)


def parse_metadata_list(text: str, *, name: str, folder: Path, today: dt.date | None = None) -> MetadataList:
    """Read the text of a list; see ``read_metadata_list``."""
    lines = _Lines(name, today or dt.datetime.now(dt.UTC).astimezone().date())
    try:
        records = list(_records(text))
    except csv.Error as error:
        raise BadList(name, f"this cannot be read as CSV ({error})", "save it again as CSV") from error
    fields = lines.fields(records[0][1] if records else [])
    return MetadataList(name, folder, tuple(lines.row(number, fields, cells) for number, cells in records[1:]))


def template(language: str = "en") -> str:
    """Return a list to fill in: the names of the columns, and two rows that show how, as remarks."""
    written = io.StringIO()
    # without the mark, Excel takes the accents for something else
    written.write("\ufeff")
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(column_names(language))
    rows.writerows([shown.get(field, "") for field in COLUMNS] for shown in _SHOWN)
    return written.getvalue()


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say something, each with its number in the spreadsheet, the header first."""
    text = text.removeprefix("\ufeff")
    stated = _STATED_DIVIDER.match(text)
    body = text[stated.end() :] if stated else text
    divider = stated[1] if stated else _divider(body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=divider)
    for number, cells in enumerate(reader, start=2 if stated else 1):
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed) and not trimmed[0].startswith("#"):
            yield number, trimmed


def _divider(text: str) -> str:
    """Return what divides the cells: the character at which most known columns come out of the first line."""
    header = next((line for line in text.splitlines() if line.strip(f"{_DIVIDERS} ") and line[0] != "#"), "")

    def known(divider: str) -> int:
        return sum(field_named(cell) is not None for cell in next(csv.reader([header], delimiter=divider), []))

    return max(_DIVIDERS, key=lambda divider: (known(divider), header.count(divider)))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Reads the lines of one list, and names it where something is wrong."""

    name: str
    today: dt.date

    def fields(self, header: list[str]) -> list[str]:
        """Return the field of each column, "" for one without name."""
        fields: list[str] = []
        for column in header:
            meant = field_named(column) if column else ""
            if meant is None:
                raise UnknownColumn(self.name, column, ", ".join(column_names("en")))
            if meant and meant in fields:
                raise BadList(self.name, f"two columns hold the {meant}", "put both in one column")
            fields.append(meant)
        if "path" not in fields:
            raise BadList(self.name, "no column says which file a row is about", "add a column “path”")
        return fields

    def row(self, number: int, fields: list[str], cells: list[str]) -> Row:
        """Return what one row says."""
        extra = [cell for name, cell in zip([*fields, *[""] * len(cells)], cells, strict=False) if cell and not name]
        if extra:
            problem = f"row {number} has “{extra[0]}” in a column without a name"
            raise BadList(self.name, problem, "put quotation marks around a value that holds the dividing character")
        said = {name: cell for name, cell in zip(fields, cells, strict=False) if cell}
        path = said.pop("path", "")
        if not path:
            raise BadList(self.name, f"row {number} names no file", "enter its path or remove the row")
        topics = _several(said.pop("topics", ""))
        values = {_EDIT_FIELDS.get(name, name): self._value(number, name, cell) for name, cell in said.items()}
        return Row(number=number, path=PurePosixPath(path.replace("\\", "/")), edit=Edit(**values), topics=topics)

    def _value(self, number: int, name: str, cell: str) -> Any:  # noqa: ANN401  # as the fields of an Edit
        meant = value_meant(name, cell)
        if name in CHOICES and meant not in CHOICES[name]:
            raise BadCell(self.name, number, name, cell, f"one of {', '.join(filter(None, CHOICES[name]))}")
        if name == "confidential":
            if meant not in ("yes", "no"):
                raise BadCell(self.name, number, name, cell, "yes or no")
            return meant == "yes"
        if name == "date":
            return self._date(number, cell)
        return self._names(number, name, cell) if name in ROLES else meant

    def _names(self, number: int, role: str, cell: str) -> tuple[str, ...]:
        names = _several(cell)
        if not names or not all(map(fold_name, names)):
            raise BadCell(self.name, number, role, cell, f"names, divided by “{_SEVERAL}”")
        return names

    def _date(self, number: int, cell: str) -> str:
        try:
            return written_date(cell, today=self.today)
        except InvalidValue as error:
            raise BadCell(self.name, number, "date", cell, error.expected) from error


def written_date(written: str, *, today: dt.date) -> str:
    """Return a date as people and spreadsheets write it in the form ``2026-01-13``, ``2025-12`` or ``2025``.

    Numbers are read day–month–year. A month before its day is refused even where it could be told: the same
    spreadsheet would hold others where it cannot.

    Raises:
        InvalidValue: it is no date.
    """
    plain = _CLOCK.sub("", written.strip())
    month = _MONTH_AND_YEAR.fullmatch(plain)
    if month:
        return f"{month['year']}-{int(month['month']):02}"
    for found in find_dates(plain, today=today):
        if found.words == plain and found.year is not None and found.pattern != "american":
            return found.iso
    try:
        parse_date(plain)
    except InvalidValue as error:
        raise InvalidValue("date", written, _DATE) from error
    return plain


def _several(cell: str) -> tuple[str, ...]:
    return tuple(name for name in (" ".join(part.split()) for part in cell.split(_SEVERAL)) if name)


def _parts(path: Path, folder: Path) -> tuple[str, ...]:
    """Return the steps to a file from the list's folder, or from the top where it lies elsewhere, for comparison."""
    whole, start = path.absolute(), folder.absolute()
    return _folded((whole.relative_to(start) if whole.is_relative_to(start) else whole).parts)


def _folded(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", part).casefold() for part in parts)

"""The word list as a file: a spreadsheet saved as CSV, a concept a row.

The columns are ``concept`` (the key; empty for a new one), ``nl``, ``fr``, ``es`` and ``en``; several terms of one
language are divided by ``|``, the preferred one first. Rows whose first cell begins with ``#`` are remarks.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archive.errors import BadList, InvalidValue
from archive.models import LANGUAGES
from archive.normalise import fold_name

SEVERAL = "|"
COLUMNS = ("concept", *LANGUAGES)
_DIVIDERS = ";,\t"

Terms = Mapping[str, tuple[str, ...]]
"""Terms by language (ISO 639-1), in the order of ``LANGUAGES``; the preferred one of each language first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept as a value: its key, "" for a new one, and its terms."""

    key: str
    terms: Terms = field(hash=False)


def checked_terms(terms: Mapping[str, Iterable[str]]) -> Terms:
    """Return terms with single spaces, in the order of ``LANGUAGES``, none twice, no language without one.

    Raises:
        InvalidValue: a term is no word, or fewer than two languages have one.
    """
    tidied = {language: _different(terms.get(language, ())) for language in LANGUAGES}
    kept = {language: found for language, found in tidied.items() if found}
    if len(kept) < 2:  # noqa: PLR2004  # a list from one language to none is no list
        shown = ", ".join(term for found in kept.values() for term in found)
        raise InvalidValue("concept", shown, "terms in two languages or more")
    return kept


def split_terms(cell: str) -> tuple[str, ...]:
    """Return the terms of one cell, without empty ones.

    >>> split_terms(" blokkade | embargo ")
    ('blokkade', 'embargo')
    """
    return tuple(term for term in (" ".join(part.split()) for part in cell.split(SEVERAL)) if term)


def join_terms(terms: Iterable[str]) -> str:
    """Return terms as one cell."""
    return f" {SEVERAL} ".join(terms)


def plain_key(words: str) -> str:
    """Return words as a key: lower case, no accents, hyphens between them.

    >>> plain_key("Zone of peace")
    'zone-of-peace'
    """
    return fold_name(words).replace(" ", "-")


def read_entries(text: str, *, name: str) -> list[Entry]:
    """Read a list, in its order.

    Raises:
        BadList: it has no columns for two languages, or a row that cannot be understood.
    """
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise BadList(name, f"this cannot be read as CSV ({error})", "save it again as CSV") from error
    columns = [cell.casefold() for cell in rows[0][1]] if rows else []
    if "concept" not in columns or len(set(columns) & set(LANGUAGES)) < 2:  # noqa: PLR2004  # see checked_terms
        raise BadList(name, "the first row does not name the columns", f"begin with {', '.join(COLUMNS)}")
    return _without_doubles([_entry(name, number, columns, cells) for number, cells in rows[1:]], name)


def write_entries(entries: Iterable[Entry]) -> str:
    """Write a list that spreadsheet programs open as it is, and that ``read_entries`` reads."""
    written = io.StringIO()
    # without the mark, Excel takes the accents for something else
    written.write("\ufeff")
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([entry.key, *(join_terms(entry.terms.get(each, ())) for each in LANGUAGES)] for entry in entries)
    return written.getvalue()


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say something, each with its number in the spreadsheet."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    divider = max(_DIVIDERS, key=first.count)
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True), 1):
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed) and not trimmed[0].startswith("#"):
            yield number, trimmed


def _entry(name: str, number: int, columns: list[str], cells: list[str]) -> Entry:
    if any(cells[len(columns) :]):
        advice = "put quotation marks around a value that holds the dividing character"
        raise BadList(name, f"row {number} has more cells than there are columns", advice)
    said = dict(zip(columns, cells, strict=False))
    try:
        terms = checked_terms({language: split_terms(said.get(language, "")) for language in LANGUAGES})
    except InvalidValue as error:
        problem = f"row {number} has “{error.value}” where {error.expected} should stand"
        raise BadList(name, problem, "correct the row or remove it") from error
    return Entry(plain_key(said["concept"]), terms)


def _without_doubles(entries: list[Entry], name: str) -> list[Entry]:
    keys: set[str] = set()
    for entry in entries:
        if entry.key in keys:
            raise BadList(name, f"two rows are about the concept “{entry.key}”", "make one row of them")
        keys |= {entry.key} - {""}
    return entries


def _different(terms: Iterable[str]) -> tuple[str, ...]:
    different: dict[str, str] = {}
    for term in terms:
        written = " ".join(term.split())
        if not fold_name(written) or SEVERAL in written:
            raise InvalidValue("term", term, "a word or a few")
        different.setdefault(fold_name(written), written)
    return tuple(different.values())

"""The fields a query can name, in four languages, and how their values are read."""

import calendar
import re
from datetime import date

from archive.date_patterns import MONTH_NUMBERS
from archive.models import DIRECTIONS, KINDS, STATUSES
from indexer.analyzers import LANGUAGES, fold, query_stems, words_of
from indexer.query.tree import DateRange, Field, FieldIs

DATE = "date"

_NAMES: dict[Field, str] = {
    "to": "to aan à a para",
    "from": "from van de",
    "person": "person persoon personne persona",
    "topic": "topic onderwerp thema thème tema",
    "kind": "kind soort type tipo",
    "lang": "lang language taal langue idioma",
    "title": "title titel titre título",
    "status": "status statut estado",
    "direction": "direction richting sens sentido",
    "ref": "ref reference kenmerk référence referencia",
    "key": "key sleutel clé clave",
    "mentions": "mentions vermeldt mentionne menciona",
    "quotes": "quotes citeert cite cita",
}
_FIELDS: dict[str, Field] = {fold(name): field for field, names in _NAMES.items() for name in names.split()}
_DATE_NAMES = {fold(name) for name in "date datum fecha year jaar année año".split()}  # noqa: SIM905  # reads as the table above

_KIND_NAMES: dict[str, tuple[str, ...]] = {
    "letter": ("brief", "lettre", "carta"),
    "email": ("e-mail", "mail", "courriel", "correo"),
    "interview": ("vraaggesprek", "entretien", "entrevista"),
    "article": ("artikel", "artículo"),
    "declaration": ("verklaring", "déclaration", "declaración", "statement"),
    "agreement": ("akkoord", "overeenkomst", "verdrag", "accord", "acuerdo"),
    "resolution": ("resolutie", "résolution", "resolución"),
    "press-release": ("persbericht", "communiqué", "comunicado"),
    "minutes": ("verslag", "notulen", "procès-verbal", "acta"),
    "report": ("rapport", "informe"),
    "other": ("andere", "overig", "autre", "otro"),
}
_LANGUAGE_NAMES: dict[str, tuple[str, ...]] = {
    "nl": ("dutch", "nederlands", "néerlandais", "neerlandés"),
    "fr": ("french", "frans", "français", "francés"),
    "es": ("spanish", "spaans", "espagnol", "español"),
    "en": ("english", "engels", "anglais", "inglés"),
}
_DIRECTION_NAMES: dict[str, tuple[str, ...]] = {
    "out": ("uit", "outgoing", "uitgaand", "sortant", "saliente"),
    "in": ("incoming", "inkomend", "entrant", "entrante"),
    "none": ("geen", "aucun", "aucune", "ninguna"),
}
_STATUS_NAMES: dict[str, tuple[str, ...]] = {
    "to-review": ("na te kijken", "à revoir", "à vérifier", "por revisar"),
    "filed": ("opgeborgen", "classé", "archivado"),
    "attention": ("vraagt aandacht", "aandacht", "à surveiller", "atención"),
    "needs-ocr": ("wacht op tekstherkenning", "tekstherkenning", "ocr", "waiting for text recognition"),
    "withdrawn": ("ingetrokken", "retiré", "retirado"),
    "binned": ("prullenmand", "corbeille", "papelera"),
}


def _by_name(codes: tuple[str, ...], names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {" ".join(words_of(name)): code for code in codes for name in (code, *names[code])}


_CODES: dict[Field, dict[str, str]] = {
    "kind": _by_name(KINDS, _KIND_NAMES),
    "lang": _by_name(LANGUAGES, _LANGUAGE_NAMES),
    "direction": _by_name(DIRECTIONS, _DIRECTION_NAMES),
    "status": _by_name(STATUSES, _STATUS_NAMES),
}
# an inflected name ("brieven") is known by its stem
_KIND_STEMS = {stem: kind for name, kind in _CODES["kind"].items() for stem in query_stems(name, LANGUAGES)}


def is_field(name: str) -> bool:
    """Tell whether a word before a colon is a field in one of the four languages; case and accents do not matter."""
    return fold(name) in _FIELDS or fold(name) in _DATE_NAMES


def read_field(name: str, value: str) -> FieldIs | DateRange | None:
    """Read the value of a field that ``is_field`` knows; None where the field cannot have such a value."""
    if fold(name) in _DATE_NAMES:
        return read_dates(value)
    field = _FIELDS[fold(name)]
    if field in _CODES:
        code = _code(field, " ".join(words_of(value)))
        return FieldIs(field, code) if code else None
    if field == "mentions":
        day = _span(value)
        if day and day[0] == day[1]:
            value = day[0].isoformat()
    return FieldIs(field, value) if words_of(value) else None


def _code(field: Field, name: str) -> str | None:
    code = _CODES[field].get(name)
    if code is None and field == "kind":
        code = next((_KIND_STEMS[stem] for stem in query_stems(name, LANGUAGES) if stem in _KIND_STEMS), None)
    return code


# --- dates ----------------------------------------------------------------------------------------

_OF = {"de", "del", "of", "van"}

_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})",
    )
)


def read_dates(value: str) -> DateRange | None:
    """Read a day, a month, a year, or two of them with ``..`` between; an open end is left out.

    Written year first with hyphens, or as in Belgium day first, or with the name of the month in any of the four
    languages. Two dates the wrong way round are turned.

    >>> read_dates("2025-11")
    DateRange(first=datetime.date(2025, 11, 1), last=datetime.date(2025, 11, 30))
    """
    left, dots, right = value.partition("..")
    first, last = _span(left), _span(right if dots else left)
    if (first is None and (left or not dots)) or (last is None and right) or not (first or last):
        return None
    if first and last and first > last:
        first, last = last, first
    return DateRange(first[0] if first else None, last[1] if last else None)


def _span(value: str) -> tuple[date, date] | None:
    """Give the first and the last day of a day, month or year; None where it is no date."""
    numbers = _in_numbers(value)
    found = next((match for form in _FORMS if (match := form.fullmatch(numbers))), None)
    if found is None:
        return None
    given = found.groupdict()
    try:
        first = date(int(given["year"]), int(given.get("month", 1)), int(given.get("day", 1)))
    except ValueError:  # the thirteenth month, 31 June, the year 0
        return None
    if "day" in given:
        return first, first
    month = first.month if "month" in given else 12
    return first, date(first.year, month, calendar.monthrange(first.year, month)[1])


def _in_numbers(value: str) -> str:
    """Write "9 november 2025" and "noviembre de 2025" with hyphens, day first; anything else stays as it is."""
    words = [word for word in value.casefold().replace(",", " ").split() if word not in _OF]
    named = [word for word in words if word.rstrip(".") in MONTH_NUMBERS]
    if len(named) != 1:
        return value
    day_and_year = [word for word in words if word is not named[0]]
    month = str(MONTH_NUMBERS[named[0].rstrip(".")])
    return "-".join([*day_and_year[:-1], month, *day_and_year[-1:]])


def write_dates(dates: DateRange) -> str:
    """Write a range as ``read_dates`` reads it, as short as it can be.

    >>> write_dates(DateRange(date(2025, 1, 1), date(2025, 12, 31)))
    '2025'
    """
    first, last = dates.first, dates.last
    if first and last:
        for short in (f"{first.year:04}", first.isoformat()[:7], first.isoformat()):
            if _span(short) == (first, last):
                return short
    years = (not first or (first.month, first.day) == (1, 1)) and (not last or (last.month, last.day) == (12, 31))
    return "..".join("" if end is None else f"{end.year:04}" if years else end.isoformat() for end in (first, last))

"""What each line at the head of a document is, as far as that tells a title from what stands around it."""

import re
from itertools import pairwise

from archive.dates import find_dates
from archive.describing.headlines import MAGAZINE, MASTHEAD, is_date
from archive.describing.labels import Labelled, find_labels
from archive.describing.letter import is_running
from archive.describing.letterheads import ADDRESSED, is_letterhead
from archive.describing.lines import Line, is_contact
from archive.describing.names import has_form_of_address, is_organisation, is_person
from archive.describing.offices import is_cabinet, starts_with_office
from archive.describing.reading import Reading
from archive.describing.reference import SYMBOL

LINES = 48
"""Lines from the top of a document that may hold its title or stand beside it."""
LONGEST = 300
"""Code points of a line that is looked at: no title, name or address is longer."""
SMALL = re.compile(r"(?<![\w’'.@-])[a-zà-ÿ]{3,}(?!\w)")
CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Ý]")
"""With small letters: words that tell a sentence from a name."""
COLUMNS = re.compile(r"\S\s{3,}\S|\t")
RULE = re.compile(r"[\W_]{3,}")
SPACED = re.compile(r"(?:\b\w\s){3,}\w?\b")
NOT_OF_DAY = re.compile(r"[^\W\d_]{2,}")
DAY_WORDS = 2
"""Words beside a day, such as its place and weekday, that leave a line one of a day."""
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
"""The hour of a message."""
ENTRY = re.compile(r"[^\W\d_][^:]{1,30}\s?:\s\S")
"""A line of a form, its label unknown."""
NUMBERED = re.compile(r"(?:\d{1,2}|[a-z]|[IVX]{1,4})\s?[.)°º]+-?\s|[-–•*·]\s")
BYLINE = re.compile(r"(?i)(?:door|par|por|by|tekst|texte|texto|propos recueillis|van onze|de notre|auteurs?|autora?)\b")
SERIAL = re.compile(r"(?i)\b(?:n[°ºr]?\.?|nr\.?|no\.?|ref\.?|núm\.?)\s?:?\s?\d")
DECK = re.compile(
    r"(?i)^\W*(?:opini\w+|tribune|débat|debat|cultu\w+|soci[eé]\w+|dossier|reportage|enquête|onderzoek|région\w*"
    r"|interna\w+|buitenland|binnenland|columna?|editorial\w*|edito|reporta\w+|portret|portrait"
    r"|the interview|interview|entretien|entrevista|page|pagina|página|p\.)\b.{0,40}$"
)


class Marks:
    """What each of the first lines of a document is; found out when it is first asked, for most never are."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._signed = " ".join(
            line.text.casefold() for line in (*reading.letter.signature, *reading.letter.signatories)
        )
        lines = reading.lines[:LINES]
        self._lines = {line.start: line for line in lines}
        self._labels = {lines[label.line].start: label for label in find_labels(lines)}
        self._known: dict[int, frozenset[str]] = {}

    def at(self, start: int) -> frozenset[str]:
        """Say what the line is that starts at an offset; nothing where none of the first lines does."""
        if start not in self._lines:
            return frozenset()
        if start not in self._known:
            marks = _marks(self._reading, self._lines[start], self._labels.get(start), self._signed)
            self._known[start] = frozenset(marks)
        return self._known[start]


def _marks(reading: Reading, line: Line, label: Labelled | None, signed: str) -> list[str]:
    whole, text = line.text, line.text[:LONGEST]  # what is longer is a paragraph: its beginning tells
    facts = {
        "a day": text == whole and is_day(reading, text),
        "nothing but a day": text == whole and is_date(reading, line) and is_day(reading, text),
        "with a day": bool(find_dates(text, today=reading.today)),
        "with an hour": bool(CLOCK.search(text)),
        "an address": is_contact(text),
        "a form of address": has_form_of_address(text),
        "addressed to somebody": bool(ADDRESSED.match(text)),
        "a house": is_letterhead(text),
        "of a house": is_organisation(text),
        "a person": is_person(text),
        "a function": starts_with_office(text),
        "an office": is_cabinet(text),
        "running text": is_running(whole),
        "a masthead": bool(MASTHEAD.match(text)) or bool(MASTHEAD.match(text.replace(" ", ""))),
        "a magazine": bool(MAGAZINE.match(text)),
        "a section of a paper": bool(DECK.match(text)),
        "a symbol": bool(SYMBOL.fullmatch(text)),
        "a rule": bool(RULE.fullmatch(text)),
        "in spaced letters": bool(SPACED.search(text)),
        "in columns": bool(COLUMNS.search(text)),
        "a point of a list": bool(NUMBERED.match(text)),
        "an entry of a form": label is None and bool(ENTRY.match(text)),
        "a byline": bool(BYLINE.match(text)),
        "with a number": bool(SERIAL.search(text)),
        "signed below": len(text) > 3 and whole.casefold() in signed,  # noqa: PLR2004  # not initials
        "the salutation": line == reading.letter.salutation,
        "in small letters": text[0].islower(),
        "in capitals": text.isupper(),
        "ends as a sentence": whole.endswith((".", "!", "?")),
        "ends with a comma or colon": whole.endswith((",", ":", ";")),
        f"a label for {label.kind if label else ''}": label is not None,
        f"written {_case(text)}": True,
    }
    return [mark for mark, holds in facts.items() if holds]


def _case(text: str) -> str:
    """Say how far a line is written as names are, every word with a capital, or as a sentence."""
    small, capital = len(SMALL.findall(text)), len(CAPITAL.findall(text))
    if text.isupper():
        return "in capitals"
    return "as names are" if small < capital else "as a sentence is" if small > 2 * capital else "half as names are"


def is_day(reading: Reading, text: str) -> bool:
    """Tell whether a line gives a day and little else: its place, its weekday."""
    found = find_dates(text, today=reading.today)
    rest = f"{text[: found[0].start]} {text[found[-1].end :]}" if found else text
    return bool(found) and len(NOT_OF_DAY.findall(rest)) <= DAY_WORDS


def gaps(reading: Reading) -> dict[int, bool]:
    """Tell of each of the first lines whether it stands apart from the line above it."""
    first = {line.start: True for line in reading.lines[:1]}
    return first | {line.start: line.paragraph != above.paragraph for above, line in pairwise(reading.lines[:LINES])}

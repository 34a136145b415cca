"""The lines of a text with their places, and what kind of line each is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps

CONTACT = re.compile(
    r"""(?ix)
    (?:c/o|p/a|tel|tél|telefoon|téléphone|teléfono|phone|fax|gsm|mobile|móvil|e-?mail|mail|courriel|correo|www\.
    |https?://
       |iban|bic|btw|tva|kbo|bce|rpr|cif|nif|ondernemings(?:nr|nummer)|retouradres|n°\s?d|bus\s\d|bte\s\d|apartado|p\.?o\.?\s?box|postbus)\b
    |\+?\(?\d[\d\s/.()-]{6,}$
    |(?:B|BE|F|NL|E|L)?\s?-?\s?\d{4,5}(?:\s?[A-Z]{2})?\s+[A-ZÀ-Ý][\w’' -]+(?:,\s*\w+)?$
    |(?-i:[A-ZÀ-Ý])[\w'’.-]+(?:\s[\w'’.-]+){0,3},?\s(?:n[.°º]+\s?)?\d{1,3}[a-z]?(?:\s?(?:/|bus|bte|boîte|b)\s?\w{1,3})?$
    |(?:\d{1,4}[a-z]?,?\s)?[^\d.,]{2,30}\s(?:street|road|avenue|square|lane|terrace|row|green|gardens)$
    |(?:flat|unit|suite|floor)\s\d
    |(?:édifice|edificio|immeuble|complejo|palacio\sde|palais\sde)\s.{3,40}$
    |(?:[\w’'-]+\s){0,3}[\w’'-]*(?:gebouw|building)\s?\d*$
    |(?:rue|avenue|av\.|boulevard|bd\.?|chaussée|place|quai|square|allée|calle|c/|avenida|avda\.?|plaza|paseo)\s.*\d
    |(?:rue|avenue|boulevard|chaussée|quai|place|square|esplanade|parvis|allée|impasse|calle|avenida|plaza|paseo|apartado|edificio|campus)\s(?:[\w.’'-]+\s?){1,5}$
    |\d+[a-z]?,?\s+(?:rue|avenue|av\.|boulevard|bd\.?|chaussée|place|quai|square|allée)\s
    |\d+[a-z]?\s.*\b(?:street|road|avenue|square|lane)\b
    """
)  # fmt: skip
"""How a line begins that says where somebody lives or how to reach them."""
CONTACT_WITHIN = re.compile(
    r"""(?ix)
    \S+@\S+\.\w+
    |\b[01]?\d{3}\.\d{3}\.\d{3}\b
    |\bBE\d\d[ \d]{10,}
    |(?:straat|laan|plein|steenweg|weg|kaai|lei|dreef|gracht|singel|markt|vest|dijk|baan|hof|straße)\s+\d+
    |\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}$
    """
)
"""What says so anywhere in a line; all of it holds a figure or "@"."""
WITHIN_HINT = re.compile(r"[\d@]")


LONGEST_ASKED = 300
"""Code points of the longest line whose answers are kept."""


def once_for_a_line(tell: Callable[[str], bool]) -> Callable[[str], bool]:
    """Have a question about a line answered once: each part of description asks it anew."""
    known = lru_cache(maxsize=1024)(tell)

    @wraps(tell)
    def told(line: str) -> bool:
        return known(line) if len(line) <= LONGEST_ASKED else tell(line)

    return told


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: ``start`` and ``end`` 0-based, half-open code points, ``paragraph`` counted from 0."""

    text: str
    start: int
    end: int
    paragraph: int

    def part(self, start: int, end: int) -> "Line":
        """Give the part between two 0-based, half-open offsets into this line."""
        return Line(self.text[start:end], self.start + start, self.start + end, self.paragraph)


RULES = "|¦│┃║"
"""What is drawn beside a column."""


def split_lines(text: str) -> tuple[Line, ...]:
    """Divide a text into its lines, without the empty ones and the rules at their sides."""
    lines, start, paragraph = [], 0, 0
    for raw in text.split("\n"):
        bare = raw.strip().strip(RULES).strip()
        if bare:
            at = start + raw.index(bare)
            lines.append(Line(bare, at, at + len(bare), paragraph))
        else:
            paragraph += 1
        start += len(raw) + 1
    return tuple(lines)


def join_lines(lines: Sequence[Line], text: str) -> Line:
    """Take lines that follow each other as one; its text is the stretch of ``text`` from the first to the last."""
    start, end = lines[0].start, lines[-1].end
    return Line(text[start:end], start, end, lines[0].paragraph)


def line_at(lines: Sequence[Line], start: int, end: int) -> Line:
    """Give the stretch between two 0-based, half-open offsets into the text; it must lie within one line."""
    line = next(line for line in lines if line.start <= start < line.end)
    return line.part(start - line.start, end - line.start)


@once_for_a_line
def is_contact(line: str) -> bool:
    """Tell whether a line is a street, a town with its postcode, a telephone number, an address or an account."""
    return bool(CONTACT.match(line) or (WITHIN_HINT.search(line) and CONTACT_WITHIN.search(line)))

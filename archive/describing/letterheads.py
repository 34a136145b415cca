"""The house on a letterhead: whose paper a letter is written on."""

import re
from collections.abc import Sequence

from archive.describing.letter import Letter
from archive.describing.lines import Line, is_contact, join_lines
from archive.describing.names import ORGANISATION_NOUN, has_form_of_address, is_organisation, is_person
from archive.describing.offices import is_cabinet, is_public_office, starts_with_office

LINES = 5
"""Lines from the top of a letter in which its letterhead stands."""
WORDS = 9
ADDRESSED = re.compile(r"(?i)(?:to|aan|à|aux?|al|a l(?:as?|os)|para|cc|copie|kopie|afschrift)\s")
"""How a line begins that says for whom a letter is."""
SMALL_WORD = re.compile(r"(?<![\w’'])[a-zà-ÿ]{4,}(?!\w)")
MANY_SMALL = 4
"""From how many words in small letters (of four letters and more) a line is a headline and not a name."""
FEW_WORDS = 6
"""A longer name of a house is not believed by its place alone."""

UNIT = re.compile(
    r"(?i)(?:directie|direction|dirección|afdeling|département|departamento|department|dienst|service|servicio|bureau"
    r"|facult\w+|decanato|rectorado|alcaldía|secretar\w+|oficina|office|unit|unité|unidad|division|división)\b"
)
"""How a line begins that names a part of the house above it."""


def is_letterhead(text: str) -> bool:
    """Tell whether a line of the head is the name of a house: short, with a word for one, and no sentence."""
    is_short = len(text.split()) <= WORDS and not text.endswith((".", "?", "!", ":"))
    if ADDRESSED.match(text):
        return False
    is_sentence = len(SMALL_WORD.findall(text)) >= MANY_SMALL or bool(re.search(r"\b(?:19|20)\d\d$", text))
    is_name = is_short and not is_sentence and not is_contact(text)
    return is_name and (bool(ORGANISATION_NOUN.search(text)) or is_cabinet(text))


def find_letterheads(letter: Letter, stop: int, text: str) -> list[Line]:
    """List the houses named at the top of a letter, in order of place.

    ``stop`` is the index of the first line of the head that is labelled; ``text`` the text the lines come from.
    """
    top = letter.head[: min(stop, LINES)]
    end = next((i for i, line in enumerate(top) if _ends_letterhead(letter, i)), len(top))
    wholes = [_whole(top, i, text) for i in range(end) if is_letterhead(top[i].text) or _is_house_by_place(letter, i)]
    return [*(first for line in top[:1] if (first := _before_address(line))), *wholes]


def _ends_letterhead(letter: Letter, index: int) -> bool:
    """Tell whether the address begins at a line: at a form of address, or at a house below another block."""
    line, first = letter.head[index], letter.head[0]
    if has_form_of_address(line.text) or (is_person(line.text) and not index):
        return True
    is_named_below = any(line.text.casefold() in signed.text.casefold() for signed in letter.signature)
    return line.paragraph != first.paragraph and not is_named_below


def _before_address(line: Line) -> Line | None:
    """Take the name of the house from a letterhead on one line ("Platform X · Havenkaai 17 · 1080 Brussel")."""
    parts = re.split(r"\s+[·|•–—-]\s+|,\s", line.text)
    is_house = len(parts) > 1 and is_letterhead(parts[0]) and any(is_contact(part) for part in parts[1:])
    return line.part(0, len(parts[0])) if is_house else None


def is_of_office_holder(letter: Letter) -> bool:
    """Tell whether a letter opens with the name of a ministry, a cabinet or the title of a minister."""
    first = letter.head[0].text if letter.head else ""
    return is_cabinet(first) or (
        starts_with_office(first) and is_public_office(first) and not has_form_of_address(first)
    )


def _is_house_by_place(letter: Letter, index: int) -> bool:
    """Tell whether the first line is a house by the address below it: it is no person, office or title."""
    if index or len(letter.head) < 2:  # noqa: PLR2004  # the line and what is below it
        return False
    text, below = letter.head[0].text, letter.head[1]
    if len(text.split()) > FEW_WORDS or text.endswith((".", "?", "!", ":")) or is_contact(text):
        return False
    if is_person(text) or starts_with_office(text):
        return False
    has_address = is_contact(below.text) and below.paragraph == letter.head[0].paragraph
    is_signed = any(_names(line.text, text) for line in (*letter.signature, *letter.signatories, *letter.foot))
    is_above_address = is_organisation(text) and any(has_form_of_address(line.text) for line in letter.head[1:])
    return has_address or is_above_address or is_signed


def _names(line: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE))


def _whole(lines: Sequence[Line], index: int, text: str) -> Line:
    """Take a name that runs on over the next line: in small letters, or both in capitals."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or after.paragraph != line.paragraph or is_contact(after.text) or has_form_of_address(after.text):
        return line
    is_shouted = line.text.isupper() and after.text.isupper() and not is_letterhead(after.text)
    runs_on = after.text[0].islower() or (is_shouted and not UNIT.match(after.text))
    return join_lines([line, after], text) if runs_on else line

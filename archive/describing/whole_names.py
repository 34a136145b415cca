"""Whether a name is another one in full: an office with its field, a house with its legal form, all of two lines."""

import re
from itertools import pairwise

from archive.describing.base import Proposed
from archive.describing.names import ORGANISATION_NOUN
from archive.describing.offices import is_cabinet, starts_with_office
from archive.describing.pieces import LEGAL_FORM, folded

FIELD = re.compile(r"(?:van|voor|de|du|des|del|of|for|bij|aux?|en)\s|(?:de\sl|d|à\sl)'|[«“\"]")
"""What leads to the field, house or place of an office; folded."""
CONNECTING = r"\b(?:van|voor|de|der|den|du|des|del|of|for|aux?|pour|para|la|las|los|les|le|el|het|the)\b"
"""Small words between the parts of a name."""
GOES_ON = re.compile(rf"{CONNECTING}|et\s(?:d[eu]s?\s|d[’'])|y\sdel?\s|en\s(?:van|voor)\s|and\s(?:of|for)\s")
"""How a line begins that goes on with the name of the one above."""
BROKEN_OFF = re.compile(rf"(?i){CONNECTING}\W*$")
"""How a line ends that the next one goes on with."""
BREAKS_OFF = re.compile(rf"(?i)\d|(?:{CONNECTING}|\b(?:en|et|y|and|te|à|a))$")
"""What stands in a stretch that goes on into an address, or ends in the midst of a name."""
CAPITAL_WITHIN = re.compile(r".[A-ZÀ-Ý]")


def is_whole_of(whole: Proposed, part: Proposed) -> bool:
    """Tell whether a name is another one in full, by its words or because it goes on over the end of a line."""
    if is_in_full(whole.value, part.value):
        return True
    is_name = starts_with_office(whole.value) or bool(ORGANISATION_NOUN.match(whole.value))
    if not is_name or BREAKS_OFF.search(whole.value):
        return False
    ends = pairwise(whole.words.split("\n"))
    return any(_is_cut_before(whole, part, *end) or _is_cut_behind(whole, part, *end) for end in ends)


def _is_cut_behind(whole: Proposed, part: Proposed, above: str, below: str) -> bool:
    """Tell whether a part is the end of the line above, and the one below goes on with it ("Escuela / de Trabajo")."""
    bare = folded(part.value)
    is_end = folded(whole.value).startswith(f"{bare} ") and folded(above.rstrip(" ,")).endswith(bare)
    is_quoted = starts_with_office(part.value) and below.startswith(("«", "“"))
    return is_end and (bool(GOES_ON.match(below)) or is_quoted)


def _is_cut_before(whole: Proposed, part: Proposed, above: str, below: str) -> bool:
    """Tell whether a part begins the line below, and the one above has broken off ("Minister van / Justitie")."""
    bare = folded(part.value)
    is_beginning = folded(whole.value).endswith(f" {bare}") and folded(below).startswith(bare)
    is_house = bool(ORGANISATION_NOUN.match(part.value)) or is_cabinet(part.value)
    return is_beginning and not is_house and bool(BROKEN_OFF.search(above))


def is_in_full(whole: str, bare: str) -> bool:
    """Tell whether a name is an office with its field, or a house with its legal form, and the other one without."""
    behind = folded(whole).removeprefix(f"{folded(bare)} ")
    if behind == folded(whole):
        return False
    is_office = starts_with_office(bare) and not CAPITAL_WITHIN.search(bare)
    return bool(LEGAL_FORM.fullmatch(behind) or (is_office and FIELD.match(behind)))

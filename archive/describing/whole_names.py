"""Whether a name is another one in full: an office with its field, a house with its legal form, all of two lines."""

import re
from itertools import pairwise

from archive.describing.base import Proposed
from archive.describing.names import ORGANISATION_NOUN, ORGANISATION_WORD, is_person
from archive.describing.nobody import AWAITING
from archive.describing.offices import is_cabinet, starts_with_office
from archive.describing.pieces import LEGAL_FORM, folded

FIELD = re.compile(r"(?:van|voor|de|du|des|del|of|for|bij|aux?|en)\s|(?:de\sl|d|à\sl)'|[«“\"]")
"""What leads to the field, house or place of an office; folded."""
FOR = re.compile(r"(?:voor|pour|para|for)\s")
"""What leads to the field of an office that has its house already ("Alto Representante de la Unión para …")."""
CONNECTING = (
    r"\b(?:van|voor|de|der|den|du|des|del|of|for|aux?|pour|para|la|las|los|les|le|el|het|the|on|over|(?-i:sur)|sobre|against"
    r"|contre|contra|tegen|entre|tussen|between|with|avec|sans|sin|zonder|without|une?|una|een)\b"
)
"""Small words between the parts of a name."""
GOES_ON = re.compile(
    rf"{CONNECTING}|et\s(?:d[eu]s?\s|d[’']|les?\s|la\s|l[’'])|y\s(?:del?|el|l[ao]s?)\s|en\s(?:van|voor|de|het)\s"
    r"|and\s(?:of|for|the)\s"
)
"""How a line begins that goes on with the name of the one above."""
ANOTHER = re.compile(r"(?:à|a|aan|to|t\.?\s?a\.?\s?v|p/a|c/o|s/c|p\.?a|att\w*|par|por|door|by|via)\b")
"""How a line in small letters begins that says more of the address."""
AND_THE = re.compile(r"(?:en|et|y|and)\s(?:(?:de|het|les?|la|el|l[ao]s|the)\s|l[’'])?")
"""How a line begins that names somebody else, or goes on with two of one name."""
BROKEN_OFF = re.compile(rf"(?i)(?:{CONNECTING}|\b{AWAITING})\W*$")
"""How a line ends that the next one goes on with."""
BREAKS_OFF = re.compile(rf"(?i)\d|(?:{CONNECTING}|\b(?:en|et|y|and|te|à|a))$")
"""What stands in a stretch that goes on into an address, or ends in the midst of a name."""
CAPITAL_WITHIN = re.compile(r".[A-ZÀ-Ý]")
LISTED = re.compile(r"[^,]*(?:,[^,]*)?\s(?:en|et|y|e|and|&)\s", re.IGNORECASE)
"""How the line below goes on with the fields of a house that began above ("voor Onderwijs, / Cultuur en …")."""


def is_whole_of(whole: Proposed, part: Proposed) -> bool:
    """Tell whether a name is another one in full, by its words or because it goes on over the end of a line."""
    if is_in_full(whole.value, part.value):
        return True
    if is_person(whole.value) or BREAKS_OFF.search(whole.value):
        return False
    ends = pairwise(whole.words.split("\n"))
    return any(_is_cut_before(whole, part, *end) or _is_cut_behind(whole, part, *end) for end in ends)


def _is_cut_behind(whole: Proposed, part: Proposed, above: str, below: str) -> bool:
    """Tell whether a part is the end of the line above, and the one below goes on with it ("Escuela / de Trabajo")."""
    bare = folded(part.value)
    is_end = folded(whole.value).startswith((f"{bare} ", f"{bare}, ")) and folded(above.rstrip(" ,")).endswith(bare)
    if (
        not is_end
        or is_person(part.value)
        or starts_with_office(AND_THE.sub("", below))
        or ANOTHER.match(AND_THE.sub("", below))
    ):
        return False
    goes_on = GOES_ON.match(below.lower() if below.isupper() else below)
    is_of_state = is_cabinet(part.value) and below[:1].islower()
    is_listed = above.rstrip().endswith(",") and LISTED.match(below) and not _is_another(below)
    return bool(goes_on or is_of_state or is_listed) or (starts_with_office(part.value) and _has_office(bare, below))


def _has_office(office: str, below: str) -> bool:
    """Tell whether a line goes on with the office above it: with its field, in quotes, or with its house's own name."""
    *before, last = office.replace("'", "' ").split()
    is_house = bool(ORGANISATION_NOUN.fullmatch(last) or ORGANISATION_WORD.fullmatch(last))
    is_alone = is_house and bool(before) and bool(BROKEN_OFF.search(before[-1]) or before[-1].endswith("'"))
    return bool(FIELD.match(below)) or (is_alone and below[:1].isalpha() and not _is_another(below))


def _is_another(below: str) -> bool:
    """Tell whether a line names a house of its own."""
    is_house = bool(ORGANISATION_NOUN.search(below) or ORGANISATION_WORD.match(below))
    return is_house or is_cabinet(below) or ":" in below


def _is_cut_before(whole: Proposed, part: Proposed, above: str, below: str) -> bool:
    """Tell whether a part begins the line below, and the one above has broken off ("Minister van / Justitie")."""
    bare = folded(part.value)
    is_beginning = folded(whole.value).endswith(f" {bare}") and folded(below).startswith(bare)
    is_house = bool(ORGANISATION_NOUN.match(part.value)) or is_cabinet(part.value)
    is_name = starts_with_office(whole.value) or bool(ORGANISATION_NOUN.match(whole.value)) or not is_person(part.value)
    is_listed = above.endswith(",") and bool(FIELD.search(folded(above)) and LISTED.match(below))
    return is_beginning and is_name and not is_house and bool(is_listed or BROKEN_OFF.search(above))


def is_in_full(whole: str, bare: str) -> bool:
    """Tell whether a name is an office with its field, or a house with its legal form, and the other one without."""
    behind = folded(whole).removeprefix(f"{folded(bare)} ")
    if behind == folded(whole):
        return False
    is_office = starts_with_office(bare)
    is_field = (is_office and not CAPITAL_WITHIN.search(bare) and FIELD.match(behind)) or (
        is_office and FOR.match(behind)
    )
    return bool(LEGAL_FORM.fullmatch(behind) or is_field or whole[len(bare) :].lstrip().startswith("& "))

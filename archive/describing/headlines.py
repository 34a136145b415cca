"""The words at the head of a document that may be its title: what is no letterhead, address, date or label."""

import re
from collections.abc import Iterator

from archive.dates import find_dates
from archive.describing.address import divide_head, find_addresses
from archive.describing.clues import NOUNS
from archive.describing.datelines import LABEL, PLACE, SECTION
from archive.describing.letterheads import find_letterheads, is_letterhead
from archive.describing.lines import Line, is_contact, join_lines
from archive.describing.names import has_form_of_address, is_organisation, is_person
from archive.describing.offices import is_cabinet, starts_with_office
from archive.describing.reading import Reading
from archive.describing.reference import SYMBOL

HOUSE_FIRST = frozenset({"report", "minutes"})
"""Kinds whose title stands below the name of the house."""
WITHIN, BEHIND = re.compile(r"[\w,] \Z"), re.compile(r"[ ,.]|\Z")
"""What stands before and behind words that are named within a sentence."""
FEW_WORDS = 6
"""Words of a line that may be the name of a house."""
MASTHEAD = re.compile(
    r"""(?ix)^\W*(?:
    pers(?:bericht|communiqué|mededeling) | communiqué\sde\spresse | nota\sde\sprensa | comunicado(?:\sde\sprensa)?
    | (?:press|media)\srelease
    | (?:for\simmediate\srelease|voor\sonmiddellijke\s\w+|pour\sdiffusion\simmédiate|para\sdifusión\sinmediata)
    | open\sbrief | lettre\souverte | carta\sabierta | open\sletter | opiniestuk | opinie | opini[oó]n
    | (?:vrije\s)?tribune
    | interview | entretien | entrevista | (?:onder\s|sous\s|bajo\s)?embargo\b.{0,40}
    | persoonlijk | vertrouwelijk | confidentiel | aangetekend | recommandé | per\se-?mail | par\scourriel
    | (?:pagina|page|página)\s\d+.* | \d+
    )(?:\s*[-–—|:]\s*(?:for\simmediate\srelease|voor\sonmiddellijke\s\w+|pour\sdiffusion\simmédiate
      |para\sdifusión\sinmediata|(?:onder|sous|bajo|under)?\s?embargo\b.{0,40}))?\W*$"""
)  # fmt: skip
"""What stands above a title and is none."""

MAGAZINE = re.compile(
    r"(?i)^(?P<name>[^,–|]{2,40}?)\s*[,–|]\s*(?:(?:on)?afhankelijk\s|het\s|le\s|el\s|the\s"
    r"|a\s)?(?:\w+\s)?(?:weekblad|maandblad|dagblad"
    r"|magazine|tijdschrift|krant|quotidien|hebdomadaire|mensuel|revue|semanario|diario|revista|mensual"
    r"|newspaper|weekly|daily|monthly)\b.*"
)
"""The head of a page of a newspaper or magazine: its name and what it is."""


BODY_LINE = re.compile(
    r"""(?ix)^(?:united\snations|nations\sunies|naciones\sunidas|verenigde\snaties|general\sassembly
    |assemblée\sgénérale|asamblea\sgeneral
    |security\scouncil|conseil\sde\ssécurité|consejo\sde\sseguridad|algemene\svergadering|veiligheidsraad
    |agenda\sitem|distr\.
    |[\w-]+\s(?:session|sesión|zitting)\b|point\s\d+\sde\sl[’']ordre|tema\s\d+\sdel\sprograma)"""
)
"""The lines above a resolution that say whose it is."""


def find_headlines(reading: Reading, *, kind: str) -> Iterator[Line]:
    """Give the stretches of the head that may be a title, in order of place; lines of one paragraph together."""
    labelled = {label.line for label in reading.labels}
    address = _address_lines(reading) | _letterhead_lines(reading)
    block: list[Line] = []
    for index, line in enumerate(reading.letter.head):
        is_other = index in labelled or index in address or _is_furniture(reading, line, kind)
        if block and (is_other or line.paragraph != block[-1].paragraph):
            yield join_lines(block, reading.text)
            block = []
        if not is_other:
            block.append(line)
    if block:
        yield join_lines(block, reading.text)


def _address_lines(reading: Reading) -> set[int]:
    """Give the lines that belong to an address: from a form of address or "Aan …" to the end of its paragraph."""
    lines: set[int] = set()
    head = reading.letter.head
    starts = [label.line for label in reading.labels if label.kind == "to"]
    starts += [index for index, line in enumerate(head) if has_form_of_address(line.text)]
    for start in starts:
        lines.update(index for index in range(start, len(head)) if head[index].paragraph == head[start].paragraph)
    blocks = divide_head(head, frozenset(label.line for label in reading.labels))
    for block in find_addresses(blocks, frozenset()):
        lines.update(range(block.first, block.first + len(block.lines)))
    return lines if reading.letter.salutation else lines - {0}


def _letterhead_lines(reading: Reading) -> set[int]:
    if reading.letter.salutation is None:
        return set()
    heads = find_letterheads(reading.letter, len(reading.letter.head), reading.text)
    return {
        index
        for index, line in enumerate(reading.letter.head)
        if any(head.start <= line.start < head.end for head in heads)
    }


def _is_furniture(reading: Reading, line: Line, kind: str) -> bool:
    text = line.text
    if (
        MASTHEAD.match(text)
        or MAGAZINE.match(text)
        or SYMBOL.fullmatch(text)
        or is_contact(text)
        or has_form_of_address(text)
    ):
        return True
    if (reading.letter.salutation or kind == "press-release") and is_letterhead(text):
        return True
    if reading.letter.salutation and (is_cabinet(text) or starts_with_office(text) or is_person(text)):
        return True
    if kind in HOUSE_FIRST and is_house(text) and not NOUNS[kind].search(text):
        return True
    if kind == "resolution" and BODY_LINE.match(text):
        return True
    return is_date(reading, line) or _is_house_of_reading(reading, text)


def is_house(text: str) -> bool:
    """Tell whether a line is only the name of an organisation."""
    return len(text.split()) <= FEW_WORDS and is_organisation(text) and not re.search(r"[:?!\d“«]", text)


def is_date(reading: Reading, line: Line) -> bool:
    """Tell whether a line is a day with at most its label, place or section."""
    found = find_dates(line.text, today=reading.today)
    if not found:
        return False
    before = line.text[: found[0].start]
    after = line.text[found[-1].end :].strip(" .,;–-|·")
    return (not after or bool(SECTION.fullmatch(after))) and (
        not before.strip() or bool(LABEL.search(before)) or bool(PLACE.fullmatch(before))
    )


def _is_house_of_reading(reading: Reading, text: str) -> bool:
    """Tell whether a line repeats the signature or the name of the archive's own organisation."""
    houses = {line.text.casefold() for line in reading.letter.signature}
    houses.update(name.casefold() for name in reading.own_names)
    return text.casefold() in houses or is_named_again(reading, text)


def is_named_again(reading: Reading, text: str) -> bool:
    """Tell whether a short line returns within a sentence, as a name does and a title does not."""
    is_short = len(text.split()) <= FEW_WORDS and not text.endswith(("?", "!", "”", "»", '"'))
    return is_short and any(
        WITHIN.search(reading.text, max(0, at - 2), at) and BEHIND.match(reading.text, at + len(text))
        for at in _places(reading.text, text)
    )


def _places(text: str, words: str) -> Iterator[int]:
    """Give where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)

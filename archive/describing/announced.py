"""Who announces something in a press release that has no letterhead: the houses that its first sentences name."""

import re
from collections.abc import Iterator

from archive.describing.base import Proposed
from archive.describing.candidates import LEADING_ARTICLE, OF_HOUSE
from archive.describing.letter import is_running
from archive.describing.lines import Line
from archive.describing.names import is_organisation, is_person
from archive.describing.reading import Belief, Reading, from_text

SENTENCES = 3
"""Paragraphs of running text in which a house says what it announces."""
MOST = 4
_LINK = (
    r"(?:(?:van|de|der|den|het|du|des|del|la|las|los|le|les|of|for|the|to|in|zonder|voor|onder|en|et|y|and|sans|sin"
    r"|pour|para"
    r"|contre|contra|tegen)\s){0,2}(?:(?:d|l)[’'])?"
)
NAMED = re.compile(
    rf"(?<![\w’'])[A-ZÀ-Ý][\w’'&-]+(?:\s(?:&\s)?{_LINK}[A-ZÀ-Ý][\w’'&-]*)+(?:\s(?:v\.?z\.?w\.?|asbl)(?!\s[A-ZÀ-Ý]))?|"
    rf"(?<![\w’'])[A-ZÀ-Ý][\w’'&-]+(?=\s(?:vandaag|aujourd[’']hui|hoy|today)\b)"
)
"""Words with capitals that stand together, or one that does something today."""
CALLED = re.compile(
    r"(?i)\b(?:ngo|ong|vereniging|organisatie|organisation|association|asociación|collecti(?:ef|f|vo)|koepel"
    r"|plate?forme?|plataforma"
    r"|v\.?z\.?w\.?|asbl|charity|campaign|bond|vakbond|syndicat|sindicato|union)\s$"
)
"""What a house is called before its own name."""
FEWEST_TIMES = 2
"""Times that a name returns which is a house by nothing else."""


def propose_announcing(reading: Reading, kind: str) -> Iterator[Proposed]:
    """Propose as senders of a press release the houses that its first paragraphs name, in order of place."""
    running = [line for line in reading.lines if is_running(line.text)] if kind == "press-release" else []
    seen: set[str] = set()
    for line in running[:SENTENCES]:
        for found in NAMED.finditer(line.text):
            named = _without_article(_of_person(line.part(*found.span())))
            before = line.text[: found.start()]
            if _is_house(named.text, before, reading.text) and named.text not in seen and len(seen) < MOST:
                seen.add(named.text)
                yield from_text("sender", named.text, named, Belief(0.6, "named in the first sentences"))


def _is_house(name: str, before: str, text: str) -> bool:
    """Tell whether a name is that of a house: by its words, by what it is called, or because it returns."""
    is_called = bool(CALLED.search(before))
    return is_called or is_organisation(name) or (not is_person(name) and text.count(name) >= FEWEST_TIMES)


def _of_person(named: Line) -> Line:
    """Take the house of somebody who is quoted ("Ineke Stroband van Zorg Zonder Grens")."""
    house = OF_HOUSE.search(named.text)
    is_quoted = house and is_person(named.text[: house.start()]) and not is_person(named.text[house.end() :])
    return named.part(house.end(), len(named.text)) if house and is_quoted else named


def _without_article(named: Line) -> Line:
    article = LEADING_ARTICLE.match(named.text)
    return named.part(article.end(), len(named.text)) if article else named

"""Who presents compliments to whom: the sentence that a verbal note opens with names both sides, and nobody signs."""

import re
from collections.abc import Iterator

from archive.describing.base import Proposed
from archive.describing.lines import Line
from archive.describing.names import PERSON, has_form_of_address, is_person, strip_address
from archive.describing.reading import Belief, Reading, from_text

COMPLIMENTED = "in the compliments of a verbal note"
"""Why both sides are believed."""
START = 3000
"""Code points from the start of a text within which the sentence stands."""
ARTICLE = r"(?:(?:L|l)[’']\s?|(?:[Tt]he|[Ll](?:as?|es?|os)|[Ee]l|[Dd]en?|[Hh]et)\s)?"
YOU = r"(?:Ust|Uds?\b|Vds?\b|Su\s|Vuestr|V\.|Vous|Votre|You|U\s)"
"""Whom an ordinary letter greets at its end ("…, el comité saluda atentamente a Usted")."""
FROM = rf"(?<![^\n])\s*{ARTICLE}(?P<sender>[A-ZÀ-Ý][^\n.]{{3,250}}?)"
TO = rf"{ARTICLE}(?!{YOU})(?P<recipient>[A-ZÀ-Ý](?:[^\n.]|\.(?=\w)|(?<=[A-Z][a-z])\.|(?<=\bMrs)\.){{3,250}}?)"
GOES_ON = (
    r"(?=\s*,?\s(?:and|et|y|en)(?:,|\s(?:ha[sv]e?|with|wish\w*|refer\w*|in|a|ont|l[’']|se|s[’']|en|avec|par|suite|tien\w*"
    r"|hace\w?|cumple\w*|desea\w*|heeft|hebben|verwij\w+|neemt|deelt|bericht)\b)"
    r"|\s[–—]|\s-(?:\s|$)|\s?\(|,\s(?=(?:Depart|Direc|Protoc|Dienst|Servic|Afdel))|[.;]\s|\n|$)"
)
"""What ends the name of whom the compliments are for: what the note is about, or a department."""
TO_THE = r"(?:to|à|aux?|a|al|aan)\s"
COMPLIMENTS = re.compile(
    rf"{FROM}\s(?:(?:présente(?:nt)?\s(?:ses|leurs)\scompliments\s|presents?\s(?:its|his|her|their)\scompliments\s"
    r"|presentan?\s(?:sus?\s)?(?:más\s)?(?:atentos?\s|cordial(?:es)?\s|respetuosos?\s)*(?:saludos?|cumplidos)\s"
    r"|saludan?\s(?:muy\s|más\s)?(?:atenta|cordial|respetuosa)mente\s"
    rf"|biedt\s(?:haar|zijn|hun)\scomplimenten\saan\s){TO_THE}?{TO}{GOES_ON}"
    rf"|biedt\s(?:aan\s)?{TO.replace('recipient', 'offered')}\s(?:(?:haar|zijn|hun)\s(?:complimenten|hoogachting)))"
)
IN_PARAGRAPH = re.compile(r"(?<!\n)\n(?!\n)")
"""The end of a line where the lines of a text were kept."""
ACCREDITED = re.compile(r"(?s)\s(?:auprès|près|to\sthe|bij\s(?:het|de)|ante)\s.*")
"""To whom an embassy is sent, which is no part of its name."""
MISSION = re.compile(r"(?i)\bmissi[eoó]n?|représentation|representa|vertegenwoordiging")
"""What is sent to a body, and named after both."""


def propose_parties(reading: Reading) -> Iterator[Proposed]:
    """Propose both sides of a verbal note, which greets nobody: in a letter the sentence is a formula, or quoted."""
    text = reading.text[:START]
    if not reading.letter.salutation and (found := _sentence(text)):
        belief = Belief(0.95, COMPLIMENTED)
        house = found["sender"] if MISSION.search(found["sender"]) else ACCREDITED.sub("", found["sender"])
        yield from_text("sender", _name(house), _line(text, *found.span("sender")), belief)
        group = "recipient" if found["recipient"] else "offered"
        yield from_text("recipient", _name(found[group]), _line(text, *found.span(group)), belief)


def _sentence(text: str) -> re.Match[str] | None:
    """Find the sentence, to its end also where the lines of its paragraph were kept; a line above it is none of it."""
    found = COMPLIMENTS.search(text)
    start = found.start() if found else 0
    return COMPLIMENTS.search(text[:start] + IN_PARAGRAPH.sub(" ", text[start:]), start) or found


def _line(text: str, start: int, end: int) -> Line:
    return Line(text[start:end], start, end, 0)


def _name(words: str) -> str:
    """Give the name of a house or an office, or of the person with a form of address before it."""
    name = strip_address(" ".join(words.split())).rstrip(" –—-,")
    person = PERSON.match(name) if has_form_of_address(words) else None
    return person.group() if person and is_person(person.group()) else name

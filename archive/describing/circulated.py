"""Letters that an international body circulates: the heading says who is written to by whom.

"Letter dated 4 May 1999 from the Permanent Representative of … addressed to the President of the Security Council".
"""

import re
from collections.abc import Iterator

from archive.describing.base import Proposed
from archive.describing.lines import Line
from archive.describing.names import strip_address
from archive.describing.reading import Belief, Reading, from_text

HEADED = "in the heading of a circulated letter"
"""Why who is written to is believed."""
START = 3000
"""Code points from the start of a text within which the heading stands."""
TO = r"(?P<recipient>[A-ZÀ-Ý](?:[^\n.]|\n(?!\s*\n)){3,160}?)"
DATED = r"[^\n.]{4,30}\s"
ENDS = r"(?<!\bthe)(?<!\bof)(?=\s*(?:\n\s*\n|\n[^a-zà-ÿ\s]|$))"
"""A heading ends with its paragraph, or with a line that the next one does not go on with."""
HEADING = re.compile(
    rf"(?<![^\n])\s*(?:(?:Identical\sl|L)etters?\sdated\s{DATED}from\s(?s:.{{5,200}}?)\saddressed\sto\s(?:the\s)?"
    rf"{TO}{ENDS}"
    rf"|Lettres?(?:\sidentiques)?,?\s(?:datées?|en\sdate)\sdu\s{DATED}adressées?\s(?:aux?|à\s(?:la\s|l[’']))\s?"
    rf"{TO.replace('recipient', 'destinataire')}\spar\s"
    rf"|Cartas?(?:\sidénticas)?\sde\sfecha\s{DATED}dirigidas?\sal?\s(?:la\s)?"
    rf"{TO.replace('recipient', 'destinatario')}\spor\s)"
)
WRITTEN_ON = re.compile(
    r"(?i)(?:identical\s)?letters?\sdated\s|lettres?(?:\sidentiques)?,?\s(?:datées?|en\sdate)\sdu\s"
    r"|cartas?(?:\sidénticas)?\sde\sfecha\s"
)
"""How a heading begins, up to the day on which the letter was written."""
FROM_SOMEBODY = re.compile(r"(?i)\W*\b(?:from|adressée|dirigida)")
"""How it goes on behind the day."""
OTHERS = re.compile(r"\s(?:and|et|y)\s(?:(?:to|au|à|al?)\s)?(?:(?:the|la|le|el)\s|l[’'])?(?=[A-ZÀ-Ý])")


def judge_by_circulation(led: str, after: str) -> Belief | None:
    """Judge a date by the words that lead to it and those behind it: a heading says when its letter was written."""
    return Belief(0.95, HEADED) if WRITTEN_ON.fullmatch(led) and FROM_SOMEBODY.match(after) else None


def propose_addressed(reading: Reading) -> Iterator[Proposed]:
    """Propose to whom a circulated letter is addressed, by the words of its heading."""
    found = HEADING.search(reading.text[:START])
    if found:
        group = next(name for name, words in found.groupdict().items() if words)
        line = Line(found[group], *found.span(group), 0)
        for words in OTHERS.split(" ".join(found[group].split())):
            yield from_text("recipient", strip_address(words), line, Belief(0.95, HEADED))

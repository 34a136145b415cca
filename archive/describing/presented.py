"""Who presents themself in the first sentence of a petition: "NAME, mayor de edad, …", "Je soussignée, NAME"."""

import re
from collections.abc import Iterator

from archive.describing.base import Proposed
from archive.describing.names import PERSON, is_person, strip_address
from archive.describing.reading import Belief, Reading, from_text

BEHIND_NAME = 200
"""Code points from the start of a line within which a name, with its forms of address, has ended."""
LINES = 30
"""Lines from the top of a text in which somebody presents themself."""
UNDERSIGNED = re.compile(
    r"(?i)^\W*(?:(?:je|nous|les?|la)\W+soussignée?s?|(?:de |ik,? )?ondergetekende|i,? the undersigned|(?:el|la"
    r"|quien) (?:que )?suscribe|yo)"
    r"\s?[,:]?\s+(?=\S)"
)
"""How a sentence begins that says who signs."""
PRESENTED = re.compile(
    r",? (?:mayor de edad|con (?:d\.?\s?n\.?\s?i|n\.?\s?i\.?\s?[ef]|c\.?\s?[ci]|c[ée]dula|documento|domicilio)\b"
    r"|identificad[oa]|provist[oa] de|titular del? |portador[a]? de|vecin[oa] de|en (?:mi|su) (?:calidad|condición) de"
    r"|demeurant|domicilié|née? (?:le|à)|wonende|geboren|woonachtig|residing|of full age)",
    re.IGNORECASE,
)
"""What follows a name in such a sentence."""


def propose_presented(reading: Reading) -> Iterator[Proposed]:
    """Propose as the sender who says at the beginning of a text who they are."""
    for line in reading.lines[:LINES]:
        opening = UNDERSIGNED.match(line.text)
        if not (opening or PRESENTED.search(line.text, 0, BEHIND_NAME)):
            continue
        rest = line.part(opening.end(), len(line.text)) if opening else line
        words = strip_address(rest.text)
        named = PERSON.match(words)
        if named and is_person(named.group()) and (opening or PRESENTED.match(words, named.end())):
            start = rest.text.index(named.group())
            belief = Belief(0.85, "presents themself in the first sentence")
            yield from_text("sender", named.group(), rest.part(start, start + len(named.group())), belief)
            return

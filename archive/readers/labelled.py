"""Labels with their values, as set in letterheads by spaces: which words are labels, and values that go on below."""

import re
from collections.abc import Sequence

from archive.readers.hyphens import run_on, words_of
from archive.readers.letter_lines import SUBJECT

GAP = re.compile(r"(?<=\S) {3,}(?=[^\s:])")
"""Spaces that part two values; before a colon they only push it under another one."""
FAR = 20
"""Spaces before a line that stands in a right column alone, in characters."""
_FULL = 40
"""Characters from which a value may go on in the next line, whatever its label: a name or an address is shorter."""
_ROOM = 4
"""Characters between a label and a value that stand in columns: more than a colon with a space on either side."""
_WRAPPED = 70
"""Characters of a line that was full: only then does a name or an address go on in the next line."""

_PEOPLE = (
    r"aan|van|kopie|bestemmelingen?|geadresseerde|afzender|à|de|copie|destinataires?|expéditeur|al?|para|copia"
    r"|destinatarios?|remitente|to|from|copy|c\.?\s?c|f\.?a\.?o"
)
_OTHERS = (
    r"datum|date|fecha|verzonden|enviado|envoyé|sent"
    r"|betreft|betr|onderwerp|inzake|objet|concerne|sujet|asunto|subject|re"
    r"|(?:uw|ons|onze|votre|vos|notre|nos|su|nuestra|your|our|my|[vnsuo]\s?[./])\s?"
    r"(?:kenmerk|r[ée]f\w*|brief|bericht|schrijven|aanvraag|lettre|courrier|communication|carta|escrito|letter|contact)"
    r"(?: van| du| de| of)?"
    r"|kenmerk|referent?i\w+|referte|r[ée]f|r[ée]f[ée]rences?|dossier|bijlagen?|bijlage\(n\)|annexes?|annexe\(s\)"
    r"|anexos?|attach|enclosures?|p\.j"
    r"|contactpersoon|behandeld door|correspondant|contact|telefoon|téléphone|teléfono|telephone|phone|tel|tél|fax"
    r"|e-?mail|doorkies(?:nummer|nr)|\w*nummer|dienst|plaats|lieu|lugar|place|place/date"
)
_PERSON_LABEL = re.compile(rf"(?:{_PEOPLE})[ .:]*", re.IGNORECASE)
_BARE_LABEL = re.compile(rf"(?:{_PEOPLE}|{_OTHERS})\.?", re.IGNORECASE)
"""A label that needs no colon where it stands in a column of its own."""
_VALUE = re.compile(
    rf"\s*(?P<label>[^\W\d][\w .'’/-]{{0,25}}?\s*:|(?i:{_PEOPLE}|{_OTHERS})\.?(?=\s\s))\s+(?P<value>\S.*)"
)
"""A label with its value on the same line."""


def is_label(text: str) -> bool:
    """Tell whether a stretch between gaps is a label and nothing else."""
    return text.endswith(":") or bool(_BARE_LABEL.fullmatch(text))


def is_row(line: str) -> bool:
    """Tell whether a printed line is a label and its value set apart by spaces, and so never flows on in the next."""
    match = _VALUE.match(line)
    if not match or _is_subject(match["label"]):
        return False
    return match.start("value") - match.start("label") - len(match["label"].rstrip(" :")) >= _ROOM


def join_hanging(lines: Sequence[str]) -> list[str]:
    """Join a value that goes on below itself, behind a hanging indent, into one line with its label.

    The lines of somebody's address stay lines, unless the first was full.
    """
    words = words_of("\n".join(lines))
    whole: list[str] = []
    labelled: re.Match[str] | None = None
    before = ""
    for line in lines:
        if labelled and line and _goes_on(labelled, before, line):
            whole[-1] = f"{run_on(whole[-1], line.lstrip(), words)}{line.lstrip()}"
        else:
            labelled = _VALUE.match(line)
            whole.append(line)
        before = line
    return whole


def _goes_on(labelled: re.Match[str], before: str, line: str) -> bool:
    """Tell whether a line belongs to the value of the label above it; ``before`` is the line just above."""
    indent = len(line) - len(line.lstrip())
    if GAP.search(labelled["value"]) or _VALUE.match(line):
        return False
    label = labelled["label"]
    is_subject = _is_subject(label)
    if abs(indent - labelled.start("value")) > 1:
        return is_subject and indent == labelled.start("label") >= FAR and _runs_on(before, line, indent)
    if _PERSON_LABEL.fullmatch(label):
        return len(before) >= _WRAPPED
    return is_subject or len(labelled["value"]) >= _FULL or line.lstrip()[0].islower()


def _is_subject(label: str) -> bool:
    return bool(SUBJECT.fullmatch(f"{label.rstrip(' :')}:"))


def _runs_on(before: str, line: str, indent: int) -> bool:
    """Tell whether a line in a right column goes on in the sentence of the subject above it."""
    return line[indent].islower() or before[indent].islower()

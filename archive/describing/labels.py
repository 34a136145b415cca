"""Values beside a label at the head or foot of a letter: "Betreft: …", "Ons kenmerk", "À l’attention de …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from archive.describing.lines import Line

LabelKind = Literal[
    "subject", "date", "own-reference", "their-reference", "their-date", "reference",
    "to", "from", "copy", "contact", "attachment", "place",
]  # fmt: skip

WITH_COLON: dict[LabelKind, str] = {
    "subject": r"betreft|betreff|onderwerp|objet|objeto|concerne|asunto|subject|concerns|concerning|regarding|re|titel"
    r"|inzake|over|sobre|sujet|concernant|motif|motivo|materia|tema|topic|file|in re"
    r"|(?:betr|ond|onderw|inz|conc|concern|obj|suj|asto|asun|subj|sub|mat|aff)\.?|affaire|gaia(?=\s?:)"
    r"|lezersbrief|ingezonden brief|o b j e t|a s u n t o|b e t r e f t|o n d e r w e r p|s u b j e c t"
    r"|b[ce]tr[ce]ft|objct|0bj[ec]t|c[o0]nc[ec]m[eo]|ond[ce]rw[ce]rp|asunt0",
    "their-date": r"uw (?:brief|schrijven|bericht|mail)(?: van)?|votre (?:lettre|courrier|message)(?: du)?"
    r"|su (?:carta|escrito|nota)(?: de)?|your letter(?: of)?",
    "date": r"datum|date|fecha|dated|d\.d\.|dd\.|(?:verzonden|envoyé|enviado|sent)(?: op| le| el| on)?",
    "their-reference":
        r"uw (?:kenmerk|referentie|referte|ref\.?)|v(?:otre|os) r[ée]f(?:[ée]rences?|s?\.?)|v\s?[/.]\s?r[ée]f\.?"
    r"|(?:su|vuestra) (?:referencia|ref\.?)|s\s?/\s?ref\.?|your (?:reference|ref\.?)|u\.?\s?/?\s?ref\.?",
    "own-reference":
        r"on(?:s|ze) (?:kenmerk|referentie|referte|ref\.?)|n(?:otre|os) r[ée]f(?:[ée]rences?|s?\.?)"
        r"|n\s?[/.]\s?r[ée]f\.?"
    r"|(?:nuestra|n[úu]estra) (?:referencia|ref\.?)|n\s?/\s?ref\.?|our (?:reference|ref\.?)|o\.?\s?/?\s?ref\.?",
    "reference":
        r"kenmerk|referentie|referte|r[ée]f(?:[ée]rences?|s?\.?)|referencia|reference|dossier(?:nummer|nr\.?)?"
        r"|n[°º] de dossier",
    "to": r"aan|voor|pour|addressed to|attention|attn\.?|t\.?a\.?v\.?|dirigido a|à l[’']attention d[eu]"
    r"|geadresseerden?|bestemmeling(?:en)?|à|destinataires?|para|destinatarios?|a|to",
    "from": r"van|afzender|de la part de|expéditeur|remitente|from|de",
    "copy": r"(?:kopie|afschrift)(?: aan)?|copies?|in kopie|c\.?c\.?|copie(?: à)?|(?:con )?copia(?: a)?|copy(?: to)?",
    "contact":
        r"contact(?:persoon|personne)?|dossierbeheerder|(?:behandeld|opgesteld) door|behandelaar|traité par"
        r"|inlichtingen bij|info(?:rmatie)? bij|(?:(?:affaire|dossier) )?suivie? par"
        r"|tramitado por"
    r"|handled by|personne de contact|persona de contacto|tel\.?|tél\.?"
        r"|telefoon|e-?mail|bijlagen?|annexes?|anexos?|attach(?:ments?|\.)?",
    "place": r"plaats|lieu|lugar|place",
}  # fmt: skip
"""Labels that need their colon (or stand in a column of their own)."""

WITHOUT_COLON: dict[LabelKind, str] = {
    "subject": r"(?:betreft|betreff|onderwerp|objet|concerne|asunto|subject|inzake|re(?=/))(?!\w)",
    "to": r"aan(?= (?:de|het|mevrouw|mijnheer|dhr|mevr|m\.|mw|onze|(?-i:[A-ZÀ-Ý])))|t\.?\s?a\.?\s?v\.?(?: van)?"
    r"|ter attentie van"
    r"|à l[’'`]\s?attention (?:de |du |d[’'])?|[aà](?= (?:m\.|mr\.?|monsieur|madame|mme|messieurs|mesdames"
    r"|son excellence))|fao(?= \w)|a la atenci[óo]n del?(?: l[ao]s?)?"
    r"|al?(?: la)?(?= (?:sra?|dña|excm[oa])\.? |señora? )|a/a|at(?:t|te|tn|ten|n)?\."
    r"|to the attention of|attn\.?|for the attention of",
    "copy": r"(?:kopie|afschrift) aan|copie à|con copia a|copy to|c\.c\.",
}
"""Labels that read on without one ("T.a.v. mevrouw …")."""

_ANY = "|".join(f"(?P<{kind.replace('-', '_')}>{words})" for kind, words in WITH_COLON.items())
HAS_COLON = re.compile("[:：]")
COLON = re.compile(rf"(?:^|(?<=\s))(?:{_ANY})\s?[:：](?=\s|$)\s*", re.IGNORECASE)
BARE = re.compile(rf"(?:{_ANY})\s?[:：]?", re.IGNORECASE)
OPENING = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in WITHOUT_COLON.items()), re.IGNORECASE)
ATTENTION = re.compile(
    r"(?<=\s)(?:t\.\s?a\.\s?v\.|ter attentie van|à l[’']attention de|a la atención de|for the attention of)(?=\s)",
    re.IGNORECASE,
)
"""The label of an address also within a line, behind the name of a house."""
_WORDS = "|".join(WITH_COLON.values())
ROW = re.compile(rf"(?:{_WORDS})\s?:?(?:\s+(?:{_WORDS})\s?:?)+", re.IGNORECASE)
"""Labels in columns, on one line: "Datum  Uw kenmerk  Ons kenmerk"."""
DAY = re.compile(
    r"\s*(\d{1,2}(?:er|st|nd|rd|th)?(?:\s?[./-]\s?\d{1,2}\s?[./-]\s?|\s+(?:de\s+)?[^\W\d_]+\.?\s+(?:de\s+)?)"
    r"\D?\d{2,4})(?!\S)"
)
WORD = re.compile(r"\s*(\S+)")
OF_MESSAGE = re.compile(
    r"(?:(?P<from>van|de|from|afzender|expéditeur|remitente|sender)|(?P<to>aan|à|to|para|pour|ontvanger"
    r"|destinataires?|destinatarios?|recipients?)|(?P<date>datum|date|fecha|sent|verzonden|envoyé|enviado)"
    r"|(?P<subject>onderwerp|objet|asunto|subject|sujet))\s+(?=[^\s:：])",
    re.IGNORECASE,
)
"""A label of a message in a column of its own, without a colon ("FROM  Ann Dale")."""
FEWEST_OF_MESSAGE = 3
"""Such lines that stand together."""
OF_OFFICE: frozenset[LabelKind] = frozenset({"own-reference", "their-reference", "their-date"})
"""Labels of the column that an office prints beside an address."""
COLUMNS = 2
"""From how many bare labels in a row the lines below them are read as their values, in the same order."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and where it stands: 0-based, half-open code points.

    ``line`` is the index of its line among those given.
    """

    kind: LabelKind
    text: str
    start: int
    end: int
    line: int


def find_labels(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """Find every labelled value in these lines, in order of place.

    A value stands after its label, on the next line, or, where labels stand in a row, in the same place of the row of
    values below them. A label without a value gives nothing.
    """
    found: list[Labelled] = []
    index = 0
    while index < len(lines):
        row = _row_of_bare_labels(lines, index)
        columns = _columns(lines, index)
        message = of_message(lines[index:])
        if message:
            found.extend(
                _labelled(_kind(match), lines[place], place, match.end(), len(lines[place].text))
                for place, match in enumerate(message, start=index)
            )
            index += len(message)
        elif columns:
            found.extend(columns)
            index += 2
        elif row:
            found.extend(_values_below(lines, index, row))
            index += 2 * len(row) if len(row) >= COLUMNS else 1
        else:
            found.extend(_on_line(lines[index], index))
            index += 1
    return tuple(found)


def of_message(lines: Sequence[Line]) -> list[re.Match[str]]:
    """Find the labels of a message at the head of lines, one on each; none where it is no message's header."""
    matches = (OF_MESSAGE.match(line.text) if line.text[0].isupper() else None for line in lines)
    found = [match for match in takewhile(bool, matches) if match]
    kinds = {match.lastgroup for match in found}
    is_header = len(found) >= FEWEST_OF_MESSAGE and {"from", "to"} <= kinds and bool({"date", "subject"} & kinds)
    return found if is_header else []


def _kind(match: re.Match[str]) -> LabelKind:
    return (match.lastgroup or "").replace("_", "-")  # type: ignore[return-value]  # groups are named after the kinds


def _columns(lines: Sequence[Line], index: int) -> list[Labelled]:
    """Read a line of labels with the line of their values below it: days take as many words as they need."""
    if not ROW.fullmatch(lines[index].text) or index + 1 == len(lines):
        return []
    kinds = [_kind(match) for match in re.finditer(rf"(?:{_ANY})(?!\S)", lines[index].text, re.IGNORECASE)]
    values = lines[index + 1]
    if ":" in values.text or len(values.text.split()) < len(kinds) - 1:
        return []
    found, at = [], 0
    for kind in kinds:
        value = (DAY if kind in {"date", "their-date"} else WORD).match(values.text, at)
        if value:
            found.append(_labelled(kind, values, index + 1, value.start(1), value.end(1)))
            at = value.end()
    return found


def _row_of_bare_labels(lines: Sequence[Line], index: int) -> list[LabelKind]:
    row: list[LabelKind] = []
    for line in lines[index:]:
        match = BARE.fullmatch(line.text)
        if not match:
            break
        row.append(_kind(match))
    return row


def _values_below(lines: Sequence[Line], index: int, row: list[LabelKind]) -> list[Labelled]:
    values = lines[index + len(row) : index + 2 * len(row)]
    if len(values) < len(row) or any(COLON.match(value.text) for value in values):
        return []
    return [
        label
        for place, (kind, value) in enumerate(zip(row, values, strict=True), start=index + len(row))
        for label in _divided(kind, value, place, 0)
    ]


def _on_line(line: Line, index: int) -> list[Labelled]:
    matches = list(COLON.finditer(line.text)) if HAS_COLON.search(line.text) else []
    if matches and matches[0].start() == 0:
        return _between(line, index, matches)
    beside = [match for match in matches if _kind(match) in OF_OFFICE]
    return [*_opened(before_column(line), index), *(_between(line, index, beside) if beside else ())]


def before_column(line: Line) -> Line:
    """Give a line without the labels of the column that an office prints beside an address ("… Ons kenmerk: …")."""
    matches = COLON.finditer(line.text) if HAS_COLON.search(line.text) else ()
    start = next((match.start() for match in matches if _kind(match) in OF_OFFICE and match.start()), len(line.text))
    return line.part(0, len(line.text[:start].rstrip()))


def _opened(line: Line, index: int) -> list[Labelled]:
    """Read the value behind a label that needs no colon."""
    opening = OPENING.match(line.text) or ATTENTION.search(line.text)
    if opening and re.match(r"\s*:?\s*\S", line.text[opening.end() :]):
        rest = line.text[opening.end() :].lstrip(" :./")
        kind: LabelKind = "to" if opening.re is ATTENTION else _kind(opening)
        return list(_divided(kind, line, index, len(line.text) - len(rest)))
    return []


def _divided(kind: LabelKind, line: Line, index: int, start: int) -> Iterator[Labelled]:
    """Give a value to the end of its line, in two where somebody's attention is called within it."""
    attention = ATTENTION.search(line.text, start) if kind == "to" else None
    yield _labelled(kind, line, index, start, attention.start() if attention else len(line.text))
    if attention:
        yield _labelled(kind, line, index, attention.end() + 1, len(line.text))


def _between(line: Line, index: int, matches: list[re.Match[str]]) -> list[Labelled]:
    """Give the stretches between labels that share a line ("Ons kenmerk: A/1  Datum: 3 maart 2026")."""
    if _kind(matches[0]) == "subject":
        return (
            [_labelled("subject", line, index, matches[0].end(), len(line.text))]
            if matches[0].end() < len(line.text)
            else []
        )
    ends = [after.start() for _, after in pairwise(matches)] + [len(line.text)]
    return [
        _labelled(_kind(match), line, index, match.end(), end)
        for match, end in zip(matches, ends, strict=True)
        if line.text[match.end() : end].strip()
    ]


def _labelled(kind: LabelKind, line: Line, index: int, start: int, end: int) -> Labelled:
    part = line.text[start:end]
    stripped = part.rstrip(" |;,\t")
    return Labelled(kind, stripped, line.start + start, line.start + start + len(stripped), index)

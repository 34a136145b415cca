"""Who wrote an article or an interview, who asked and who answered."""

import re
from collections.abc import Sequence

from archive.describing.base import ProposalField, Proposed
from archive.describing.lines import Line
from archive.describing.names import is_organisation, is_person, strip_address, without_field
from archive.describing.reading import Belief, Reading, from_file, from_text
from archive.readers.base import FieldSource

STATED: dict[FieldSource, float] = {
    "json-ld": 0.93,
    "html-meta": 0.85,
    "front-matter": 0.93,
    "layout": 0.5,
    "pdf-metadata": 0.3,
    "office-properties": 0.3,
}
MOST = 3
HEAD_LINES = 12

_NAME = (
    r"(?P<name>[A-ZÀ-Ý][\w’'-]*\.?(?:\s(?:(?:van|de|der|den|la|le|du|del|y|von"
    r"|d[’'])\s?){0,2}[A-ZÀ-Ý][\w’'-]*\.?){1,3})"
)
BYLINE = re.compile(
    rf"^(?:(?:(?:interview|entretien|entrevista|tekst|texte|texto|opinie|opinion|reportage)\s*:?\s*)?(?:door|par"
    rf"|por|by|van de hand van)"
    rf"|propos recueillis par|tekst|texte|texto|interview|entretien|entrevista)\s*:?\s+{_NAME}(?=$|[,.|–-]|\s[|–-])",
    re.IGNORECASE,
)
ASKER = re.compile(
    rf"(?i:\b(?:interview (?:door|by|par)|propos recueillis par|entretien réalisé par|entrevista (?:de"
    rf"|realizada por|por)|interviewed by|geïnterviewd door)) {_NAME}"
)
INTERVIEWEE = (
    re.compile(
        rf"(?i:\b(?:(?:interview|vraaggesprek|gesprek|entretien|entrevista|conversación|conversation"
        rf"|rencontre) (?:met|avec|a|con|with))) (?:[^\W\d_]+ ){{0,4}}?{_NAME}"),
    re.compile(rf"^{_NAME}\s?:\s[‘“«„\"']"),
    re.compile(rf"(?:^|\s){_NAME} (?i:over|sur|sobre|on) (?=\w)"),
)  # fmt: skip


def propose_authors(reading: Reading, *, kind: str) -> list[Proposed]:
    """Propose the author, and for an interview who asked and who was asked, best first in each field."""
    if kind in {"letter", "email", "agreement"}:
        return []
    authors = _unique([*_stated(reading), *_bylines(reading)])
    if kind != "interview":
        return authors
    askers = _as_field(_asker(reading) or authors, "interviewer")
    return [*authors, *askers, *_interviewees(reading, askers)]


def _stated(reading: Reading) -> list[Proposed]:
    proposals = []
    for field in reading.stated("author"):
        confidence = STATED.get(field.source, 0.3)
        for name in re.split(r"\s*(?:;|, (?=[A-ZÀ-Ý])| en | et | y | and |&)\s*", field.value):
            believed = confidence if is_person(name) else min(confidence, 0.6)
            if name:
                proposals.append(
                    from_file("author", name, field.value, Belief(believed, f"stated in the {field.source}"))
                )
    return proposals


def _bylines(reading: Reading) -> list[Proposed]:
    proposals = []
    for line in [*reading.lines[:HEAD_LINES], *reading.lines[-3:]]:
        match = BYLINE.match(line.text)
        if match and not is_organisation(match["name"]):
            span = line.part(match.start("name"), match.end("name"))
            proposals.append(from_text("author", match["name"], span, Belief(0.9, "named as the author")))
    return proposals


def _asker(reading: Reading) -> list[Proposed]:
    return _unique(_search(reading, "interviewer", ASKER, Belief(0.9, "named as the interviewer")))


def _interviewees(reading: Reading, askers: Sequence[Proposed]) -> list[Proposed]:
    asking = {one.value for one in askers}
    beliefs = (
        Belief(0.88, "named as interviewed"),
        Belief(0.88, "speaks in the title"),
        Belief(0.82, "the subject of the heading"),
    )
    found = [
        one
        for pattern, belief in zip(INTERVIEWEE, beliefs, strict=True)
        for one in _search(reading, "interviewee", pattern, belief)
        if one.value not in asking
    ]
    return _unique(found)[:MOST]


def _search(reading: Reading, field: ProposalField, pattern: re.Pattern[str], belief: Belief) -> list[Proposed]:
    proposals = []
    for line in [*reading.lines[:HEAD_LINES], *reading.lines[-3:]]:
        match = pattern.search(line.text) if len(line.text) < 300 else None  # noqa: PLR2004  # a heading, not a paragraph
        name = without_field(match["name"]) if match else ""
        if match and is_person(name):
            span: Line = line.part(match.end("name") - len(name), match.end("name"))
            proposals.append(from_text(field, strip_address(name), span, belief))
    return proposals


def _as_field(proposals: Sequence[Proposed], field: ProposalField) -> list[Proposed]:
    return [
        Proposed(
            field=field,
            value=one.value,
            words=one.words,
            confidence=min(one.confidence, 0.85),
            reason=one.reason,
            start=one.start,
            end=one.end,
        )
        for one in proposals
    ]


def _unique(proposals: list[Proposed]) -> list[Proposed]:
    best: dict[str, Proposed] = {}
    for one in sorted(proposals, key=lambda one: -one.confidence):
        best.setdefault(one.value.lower(), one)
    return list(best.values())[:MOST]

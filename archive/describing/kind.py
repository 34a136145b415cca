"""What kind of document it is: clues are added up, and the lead of the first over the second gives the confidence."""

import re
from dataclasses import dataclass
from typing import Literal

from archive.describing.base import Proposed
from archive.describing.reading import Reading

Kind = Literal[
    "letter", "email", "interview", "article", "declaration", "agreement", "resolution", "press-release", "minutes",
    "report", "other",
]  # fmt: skip
Place = Literal["first-line", "head", "start", "text", "end"]

FIRST = 1
LONGEST_TITLE = 220
HEAD = 700
START = 3000
END = 1500
"""Code points from the start or end of a text."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that speak for a kind when they stand in a place, and how strongly; ``times`` they must be found."""

    kind: Kind
    place: Place
    weight: float
    pattern: re.Pattern[str]
    times: int = 1


def _clue(kind: Kind, place: Place, weight: float, pattern: str, times: int = 1) -> Clue:
    return Clue(kind, place, weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE), times)


_AGREEMENT = (
    r"\b(?:\w*overeenkomst|verdrag|protocol|akkoord|accord|traité|convention|acuerdo|tratado|convenio|agreement"
    r"|treaty|memorandum of understanding)\b"
)
_DECLARATION = (
    r"\b(?:\w*verklaring|déclaration|declaración|declaration|manifest|manifeste|manifiesto|proclam\w+"
    r"|(?:joint )?statement|pronunciamiento|gezamenlijk standpunt"
    r"|communiqué final|communiqué conjoint)\b"
)
_RESOLUTION = r"\b(?:\w*resolutie|résolution|resolución|resolution)\b"
_MINUTES = (
    r"\b(?:(?:vergader|zittings)?verslag(?! over)|notulen|procès-verbal|compte[- ]rendu|acta de (?:la )?(?:reunión"
    r"|asamblea|sesión)|minutes of|notes? (?:of |on |from )?(?:a |the )?(?:telephone |phone )?(?:call"
    r"|conversation|meeting))\b"
)
_REPORT = (
    r"\b(?:rapport|jaarverslag|activiteitenverslag|informe|memoria anual|(?:annual )?report"
    r"|fact ?sheet|beleidsnota|dossier)\b"
)
_INTERVIEW = r"\b(?:interview|vraaggesprek|entretien|entrevista|in gesprek met|rencontre avec|propos recueillis)\b"
_PRESS = (
    r"\b(?:persbericht|perscommuniqué|persmededeling|communiqué de presse|nota de prensa|comunicado de prensa"
    r"|press release|for immediate release|media release)\b"
)
_EARLY = r"^\W*(?:\S+\s){0,7}?\S*"
"""A title names its kind in its first words."""

CLUES = (
    _clue("agreement", "first-line", 1.1, _EARLY + _AGREEMENT),
    _clue("declaration", "first-line", 1.6, _EARLY + _DECLARATION),
    _clue("resolution", "first-line", 1.6, _EARLY + _RESOLUTION),
    _clue("resolution", "first-line", 2.2, r"^\W*(?:(?:voorstel van|proposition de|propuesta de|draft|motion for a)\s)?"
        r"(?:resolutie|résolution|resolución|resolution)\b"),  # also one on a report
    _clue("minutes", "first-line", 2.0, _MINUTES),
    _clue("report", "first-line", 2.6, _REPORT),
    _clue("report", "first-line", 1.3, r"\b(?:studie|étude|estudio|study)\b"),
    _clue("interview", "first-line", 1.5, _INTERVIEW),
    _clue("agreement", "head", 0.5, _AGREEMENT),
    _clue("declaration", "head", 0.5, _DECLARATION),
    _clue("resolution", "head", 0.5, _RESOLUTION),
    _clue("interview", "head", 0.8, _INTERVIEW),
    _clue("press-release", "head", 3.2, rf"^\W*{_PRESS}[^\n]{{0,90}}$"),
    _clue("press-release", "head", 0.8, _PRESS),
    _clue("press-release", "end", 1.0,
        r"\b(?:contact(?:persoon)? (?:voor de )?pers|perscontact|contact (?:de )?presse|contacto (?:de"
        r"|para la) prensa|media contact"
          r"|no(?:ot|ta) voor de redactie|notes? to editors?|noten? voor redacties|contactpersoon voor de pers)\b"),
    _clue("press-release", "start", 0.8,
        r"\bembargo (?:tot|jusqu|hasta|until)|onmiddellijke (?:verspreiding|publicatie)|diffusion immédiate"
        r"|difusión inmediata"),
    _clue("letter", "head", 1.2, r"\b(?:open brief|lettre ouverte|carta abierta|open letter)\b"),
    _clue("agreement", "text", 1.2, r"^\W*(?:artikel|article|art[íi]culo|art\.)\s+(?:\d+|[IVX]+|premier|1er)\b", 4),
    _clue("agreement", "start", 1.8,
        r"zijn (?:het volgende )?overeengekomen|komen het volgende overeen|sont convenu[es]*|han convenido|convienen"
        r"|have agreed|agree as follows"
          r"|hoge verdragsluitende|contracting parties|partes contratantes|parties contractantes"
          r"|conviennent de ce qui suit|acuerdan lo siguiente"),
    _clue("declaration", "start", 1.8,
        r"\b(?:wij|nous|nosotr[oa]s(?: y nosotros)?|we),? (?:de|les|las?|los|the)\b[^\n]{0,60}(?:staatshoofden"
        r"|regeringsleiders|chefs d|jef[ea]s|heads of"
          r"|ministers|ministres|ministros|ondergetekend|soussigné|abajo firmantes|undersigned|vertegenwoordig"
          r"|représentant|representantes|representatives|deelnemers|participant)"),
    _clue("declaration", "text", 0.9,
        r"^\W*\d{1,3}[.)]?\s+(?:wij|we|nous|reafirmamos|reiteramos|expresamos|nos|rechazamos|saludamos|instamos"
        r"|celebramos)\b", 3),
    _clue("declaration", "text", 1.0, r"^\W*(?:overwegende|considérant|considerando|whereas)\b", 3),
    _clue("resolution", "text", 0.9,
        r"^\W*(?:herinnerend aan|gelet op|rappelant|recordando|recalling|having considered|réaffirmant|reafirmando"
        r"|reaffirming|vu\b|visto\b)", 2),
    _clue("resolution", "start", 2.0, r"\b[AS]/RES/\d+"),
    _clue("resolution", "start", 1.4,
        r"^\W*(?:de algemene vergadering|l[’']assemblée générale|la asamblea general|the general assembly"
        r"|het europees parlement|le parlement européen"
          r"|el parlamento europeo|the european parliament|de kamer van volksvertegenwoordigers"
          r"|la chambre des représentants),\s*$"),
    _clue("resolution", "text", 1.2,
        r"\b(?:verzoekt|vraagt) de (?:federale )?regering\b|\bdemande au gouvernement\b|\binsta al gobierno\b"
        r"|\bdecides to include\b|\bdecide incluir\b|\bdécide d[’']inscrire\b"),
    _clue("minutes", "start", 1.8,
        r"^\W*(?:aanwezig|aanw|verontschuldigd|verslaggever|agendapunten|présente?s?|excusée?s?|ordre du jour"
        r"|asistentes|presentes|excusad[oa]s|orden del día"
          r"|present|apologies|attendees|on the call|participants|deelnemers|asisten)\b\.?\s*:"),
    _clue("minutes", "head", 0.8, r"\b(?:vergadering|stuurgroep|réunion|reunión|meeting|call)\b"),
    _clue("interview", "text", 1.6, r"^[^\n]{12,260}\?[”»’]?$", 3),
    _clue("interview", "text", 1.2, r"^[–—-]?\s*[“«‘„\"][^\n]{20,}$", 3),
    _clue("interview", "text", 1.2,
        r"^\W*(?:[A-ZÀ-Ý][\wÀ-ÿ.*’-]+(?: [A-ZÀ-Ý][\wÀ-ÿ.*’-]+)?|MO\*|[A-Z]{1,3}) ?:\s\S", 4),
    _clue("article", "head", 1.4,
        r"^\W*(?:opinie|opiniestuk|vrije tribune|opinion|tribune|opinión|column|columna|editoriaal|éditorial"
        r"|editorial|analyse|análisis|analysis|reportage)\b"),
    _clue("article", "head", 1.5, r"^(?:door|par|por|by)\s+(?-i:[A-ZÀ-Ý][\w’'-]+\s+"
        r"(?:(?:van|de|der|den|du|del|la|ten|el|d)\s|['’]t\s){0,3}(?:[Dd]['’])?[A-ZÀ-Ý])"),
    _clue("article", "head", 1.0, r"[–—|·-]\s*(?:opinie|opinion|opinión|reportage|analyse|column)\s*$"),
    _clue("article", "head", 0.6,
        r"\b(?:weekblad|dagblad|maandblad|hebdomadaire|quotidien|semanario|diario|revista|newspaper|weekly)\b"),
    _clue("report", "head", 1.2,
        r"^\W*(?:nota|note|notitie|memo|mémo|briefing)\s(?:over|sur|sobre|on|voor|pour|para|for)\b"),
    _clue("report", "start", 1.0,
        r"^\W*(?:samenvatting|résumé(?: exécutif)?|synthèse|resumen(?: ejecutivo)?|executive summary|summary)\W*$"),
)  # fmt: skip

NOUNS = {
    "agreement": re.compile(_AGREEMENT, re.IGNORECASE),
    "declaration": re.compile(_DECLARATION, re.IGNORECASE),
    "minutes": re.compile(_MINUTES, re.IGNORECASE),
    "report": re.compile(_REPORT, re.IGNORECASE),
}
"""Kinds that name themselves in their title, with the words they do it in."""


def propose_kind(reading: Reading) -> list[Proposed]:
    """Propose the kind of the document, best first, at most three."""
    if reading.is_email():
        return [_proposal("email", 0.97, "the file is a message")]
    scores = _scores(reading)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best, top), (second, next_best) = ranked[0], ranked[1]
    if top < FIRST:
        return [_proposal("other", 0.3, "nothing speaks for a kind")]
    confidence = min(0.97, 0.35 + 0.15 * top + 0.12 * (top - next_best))
    proposals = [_proposal(best, confidence, "how it begins, ends and is divided")]
    if next_best >= FIRST:
        proposals.append(_proposal(second, min(0.45, 0.15 * next_best), "some of its words"))
    return proposals


def _scores(reading: Reading) -> dict[Kind, float]:
    scores: dict[Kind, float] = dict.fromkeys(("letter", "interview", "article", "declaration", "agreement"), 0.0)
    places = _places(reading)
    for clue in CLUES:
        if len(clue.pattern.findall(places[clue.place])) >= clue.times:
            scores[clue.kind] = scores.get(clue.kind, 0.0) + clue.weight
    scores["letter"] += _letter_score(reading)
    if reading.extract.media_type == "text/html":
        scores["article"] += 1.6 + (0.6 if reading.stated("site") or reading.stated("author") else 0.0)
    if any(
        "interview" in field.value.lower() or "entrevista" in field.value.lower() for field in reading.stated("url")
    ):
        scores["interview"] += 1.0
    return scores


def _letter_score(reading: Reading) -> float:
    letter = reading.letter
    weights = (
        (letter.salutation, 1.7),
        (letter.closing, 1.5),
        (reading.labelled("subject"), 0.5),
        (letter.closing and letter.signature, 0.3),
        (letter.salutation and letter.signatories, 1.2),
        (reading.labelled("own-reference") or reading.labelled("their-reference"), 0.4),
    )
    return sum(weight for is_there, weight in weights if is_there)


def _places(reading: Reading) -> dict[Place, str]:
    text = reading.text
    own_title = [
        field.value
        for field in reading.extract.fields
        if field.name in {"title", "heading"} and field.source != "pdf-metadata"
    ]
    first = [line.text for line in reading.lines[:2] if len(line.text) <= LONGEST_TITLE]
    return {
        "first-line": "\n".join([*own_title, *first]),
        "head": "\n".join([*own_title, text[:HEAD]]),
        "start": text[:START],
        "text": text,
        "end": text[-END:],
    }


def _proposal(kind: Kind, confidence: float, reason: str) -> Proposed:
    return Proposed(field="kind", value=kind, words="", confidence=round(confidence, 2), reason=reason)

"""A document as an item of CSL-JSON, the form that pandoc, Zotero and the other reference managers read.

Source: Citation Style Language 1.0.2, csl-data.json, and appendices III (types) and IV (variables).
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from archive.models import Document, Person

CslItem = dict[str, Any]
"""One item of CSL-JSON."""

LOCALES: Mapping[str, str] = {"nl": "nl-BE", "fr": "fr-FR", "es": "es-ES", "en": "en-GB"}
"""The locale of each language; Dutch terms are ours where nl-NL's do not fit a letter (styles/letterbook.csl)."""

TYPES: Mapping[str, str] = {
    "letter": "personal_communication",
    "email": "personal_communication",
    "interview": "interview",
    "article": "article-magazine",
    "declaration": "report",
    "agreement": "treaty",
    "resolution": "legislation",
    "press-release": "report",
    "minutes": "document",
    "report": "report",
    "other": "document",
}
"""The CSL type of each kind of document."""

GENRES: Mapping[str, Mapping[str, str]] = {
    "letter": {"nl": "brief", "fr": "lettre", "es": "carta", "en": "letter"},
    "email": {"nl": "e-mail", "fr": "courriel", "es": "correo electrónico", "en": "email"},
    "interview": {"nl": "interview", "fr": "entretien", "es": "entrevista", "en": "interview"},
    "article": {"nl": "artikel", "fr": "article", "es": "artículo", "en": "article"},
    "declaration": {"nl": "verklaring", "fr": "déclaration", "es": "declaración", "en": "declaration"},
    "agreement": {"nl": "overeenkomst", "fr": "accord", "es": "acuerdo", "en": "agreement"},
    "resolution": {"nl": "resolutie", "fr": "résolution", "es": "resolución", "en": "resolution"},
    "press-release": {
        "nl": "persbericht", "fr": "communiqué de presse", "es": "comunicado de prensa", "en": "press release",
    },
    "minutes": {"nl": "verslag", "fr": "compte rendu", "es": "acta", "en": "minutes"},
    "report": {"nl": "rapport", "fr": "rapport", "es": "informe", "en": "report"},
    "other": {"nl": "document", "fr": "document", "es": "documento", "en": "document"},
}  # fmt: skip
"""What a kind of document is called in a reference."""

_PASSED_BETWEEN_PEOPLE = frozenset({"letter", "email", "interview"})
"""Their genre is always said, since a person follows it: "brief aan …", "interview door …"."""

_SAID_BY_THEIR_TITLE = frozenset({"article", "other"})
"""Their genre is said only where there is no title."""

_IN_PERIODICALS = frozenset({"article", "interview"})

_AUTHOR_ROLES: Mapping[str, tuple[str, ...]] = {
    "letter": ("sender", "signatory", "author"),
    "email": ("sender", "signatory", "author"),
    "interview": ("interviewee", "author"),
    "agreement": ("signatory", "author", "sender"),
}
"""Whom a reference names first: all who have the first of these roles that somebody has."""

_PARTICLES = frozenset({
    "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "la", "las", "le", "les", "los",
    "op", "'t", "’t", "te", "ten", "ter", "van", "vande", "vanden", "vander", "vom", "von", "zu", "zum", "zur",
})  # fmt: skip


def csl_item(document: Document, *, language: str) -> CslItem:
    """Describe a document as an item of CSL-JSON; ``language`` is that of the reference, so of its genre.

    Only what is known is in it. A web address that is not http or https is left out, as no reader could follow it.
    """
    authors = _people(document, *_AUTHOR_ROLES.get(document.kind, ("author", "signatory", "sender")))
    item: CslItem = {
        "id": document.key,
        "type": TYPES[document.kind],
        "title": document.title,
        "author": [csl_name(person) for person in authors],
        "genre": _genre(document, language),
        "number": document.reference,
        "language": LOCALES.get(document.language, document.language),
        **_counterparts(document, authors),
        **_publication(document, authors),
    }
    if document.date is not None:
        item["issued"] = _date_parts(document.date, document.date_precision)
    return {variable: value for variable, value in item.items() if value}


def csl_name(person: Person) -> dict[str, str]:
    """Return a name as CSL takes it: an organisation whole, a person by family name and given names.

    The family name is the last word and the particles before it ("Van Reusel", "de la Torre"), whatever
    their case. "Prévot, M." is read as it says.
    """
    if person.kind == "organisation":
        return {"literal": person.name}
    family, comma, given = (part.strip() for part in person.name.partition(","))
    if not comma:
        words = person.name.split()
        starts = (at for at, word in enumerate(words[:-1]) if word.casefold() in _PARTICLES)
        start = next(starts, len(words) - 1)
        given, family = " ".join(words[:start]), " ".join(words[start:])
    return {"family": family, "given": given} if given else {"family": family}


def _people(document: Document, *roles: str) -> list[Person]:
    """Return who has the first of these roles that anybody has, in the order in which they were entered."""
    for role in roles:
        found = [part.person for part in document.participations if part.role == role]
        if found:
            return found
    return []


def _genre(document: Document, language: str) -> str:
    word = GENRES[document.kind][language]
    if document.kind in _PASSED_BETWEEN_PEOPLE or not document.title:
        return word
    # "Slotverklaring van de top, verklaring" says it twice
    is_said = document.kind in _SAID_BY_THEIR_TITLE or word in document.title.casefold()
    return "" if is_said else word


def _counterparts(document: Document, authors: list[Person]) -> CslItem:
    if document.kind == "interview":
        asking = [person for person in _people(document, "interviewer", "author") if person not in authors]
        return {"interviewer": [csl_name(person) for person in asking]}
    if document.kind in _PASSED_BETWEEN_PEOPLE:
        return {"recipient": [csl_name(person) for person in _people(document, "recipient")]}
    return {}


def _publication(document: Document, authors: list[Person]) -> CslItem:
    is_author = document.publisher in {person.name for person in authors}
    where = "container-title" if document.kind in _IN_PERIODICALS else "publisher"
    published: CslItem = {} if is_author else {where: document.publisher}
    if document.url.startswith(("http://", "https://")):
        published["URL"] = document.url
        published["accessed"] = _date_parts(document.accessed, "day") if document.accessed else None
    return published


def _date_parts(date: dt.date, precision: str) -> dict[str, list[list[int]]]:
    known = {"year": 1, "month": 2, "day": 3}[precision]
    return {"date-parts": [[date.year, date.month, date.day][:known]]}

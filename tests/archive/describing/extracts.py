"""Extracts made of a few lines, and what is proposed for them on a fixed day."""

from datetime import date

from archive.describing.base import ProposalField, Proposed
from archive.describing.describe import describe
from archive.describing.reading import Reading, lay_out
from archive.readers.base import Extract, Field

TODAY = date(2026, 11, 23)

BODY = {
    "nl": "Wij schrijven u omdat de toestand op de eilanden ons zorgen baart en omdat wij graag een antwoord krijgen.",
    "fr": "Nous vous écrivons parce que la situation des îles nous préoccupe et que nous attendons une réponse.",
    "es": "Le escribimos porque la situación de las islas nos preocupa mucho y porque esperamos una respuesta.",
    "en": "We are writing because the situation of the islands worries us and because we hope for an answer.",
}


def extract(text: str, *fields: Field, media_type: str = "text/plain") -> Extract:
    """Make an extract as a reader would give it."""
    return Extract(text=text.strip(), media_type=media_type, extractor="test", version=1, fields=fields)


def reading(text: str, *fields: Field, name: str = "", language: str = "nl", media_type: str = "text/plain") -> Reading:
    """Lay a text out as description does."""
    own = extract(text, *fields, media_type=media_type)
    return lay_out(own, name=name, today=TODAY, own_names=(), language=language)


def letter(language: str, *, head: str = "", salutation: str = "", foot: str = "") -> str:
    """Write a letter of three parts around two paragraphs in this language."""
    body = f"{BODY[language]}\n\n{BODY[language]}"
    return "\n\n".join(part for part in (head, salutation, body, foot) if part)


def described(text: str, *fields: Field, name: str = "", own_names: tuple[str, ...] = ()) -> list[Proposed]:
    """Describe a text."""
    return describe(extract(text, *fields), name=name, today=TODAY, own_names=own_names)


def values(proposals: list[Proposed], field: ProposalField) -> list[str]:
    """List the values proposed for a field, best first."""
    return [one.value for one in proposals if one.field == field]

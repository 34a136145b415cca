"""What a description is made of: values with the words they were read from."""

from dataclasses import dataclass
from typing import Literal

ProposalField = Literal[
    "title", "date", "language", "kind", "direction", "reference", "publisher",
    "sender", "recipient", "author", "interviewer", "interviewee", "signatory", "copy",
]  # fmt: skip

SURE = 0.8
"""Confidence (0 to 1) from which a value is filled in without asking; what is below waits for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One value read from an extract, with its evidence.

    ``value`` is in normal form: a date ``2026-01-13``, ``2025-12`` or ``2025``; a language in ISO 639-1; a kind or
    direction in the words of ``archive.models``; a person as written, without the form of address ("M. Prévot").
    ``office`` goes with a person and names the function stated beside it ("minister"), or is empty.
    ``start`` and ``end`` are 0-based, half-open code points into the extract's text, or both None where the evidence
    stands outside it (a mail header, a property of the file); ``words`` is what was read there, as it stands.
    ``confidence`` lies between 0 and 1; ``reason`` is a short English clause a person can check ("alone on its line").
    """

    field: ProposalField
    value: str
    words: str
    confidence: float
    reason: str
    office: str = ""
    start: int | None = None
    end: int | None = None

"""The documents of the archive that a letter may point at, with the words and people by which it may name them."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

from archive.models import Document
from archive.references.finding import BY_PEOPLE, CORRESPONDENCE, FoundReference

WRITERS = ("sender", "author", "signatory")
ADDRESSEES = ("recipient", "copy")
OPPOSITE = {"out": "in", "in": "out"}

RELATED_KINDS = (
    frozenset({"interview", "article", "press-release"}), frozenset({"minutes", "report"}), frozenset(CORRESPONDENCE),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A document that may be meant, as far as it is compared; ``number`` is its own, people are by theirs.

    ``words`` are those it is named by, of the ones asked; people are given where they are asked.
    """

    number: int
    key: str
    kind: str
    language: str
    direction: str
    date: dt.date | None
    date_precision: str
    words: frozenset[str]
    writers: frozenset[int]
    addressees: frozenset[int]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many documents the archive holds, and how many of them are named by each of some words."""

    documents: int
    named: Mapping[str, int]

    def weight(self, word: str) -> float:
        """Return how much a word tells: a rare one counts for more than a common one."""
        return math.log(1 + self.documents / (1 + self.named.get(word, 0)))


@dataclass(frozen=True, slots=True)
class Sides:
    """Who, by number, wrote the letter that is meant and to whom, and which way it went ("none": not known)."""

    writers: frozenset[int]
    addressees: frozenset[int]
    direction: str


def people_in(document: Document, roles: tuple[str, ...]) -> frozenset[int]:
    """Give the numbers of the people who have one of these roles in a document."""
    return frozenset(part.person_id for part in document.participations if part.role in roles)


def related_kinds(kind: str) -> frozenset[str]:
    """Give the kinds of document that people may mean by a word for one kind, itself included."""
    return next((related for related in RELATED_KINDS if kind in related), frozenset({kind}))


def is_by_people(reference: FoundReference) -> bool:
    """Tell whether its people point a document out, as of "uw brief van 12 maart" and "een vorige brief"."""
    return reference.kind in BY_PEOPLE and bool(reference.whose or reference.is_earlier)


def sides_of(document: Document, reference: FoundReference) -> Sides:
    """Give the sides of the letter that a reference in ``document`` means: of "your" letter they have changed."""
    writers, addressees = people_in(document, WRITERS), people_in(document, ADDRESSEES)
    # Minutes and notes are our own, and so is "our letter" in them.
    ours = document.direction if document.kind in CORRESPONDENCE else "out"
    if reference.whose == "yours":
        return Sides(addressees, writers, OPPOSITE.get(ours, "none"))
    return Sides(writers, addressees, ours)

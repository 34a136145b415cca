"""How well a document fits what a letter says of it: names, date, kind and people, each with its reason."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.models import Document
from archive.references.candidates import (
    WRITERS,
    Candidate,
    Rarity,
    is_by_people,
    related_kinds,
    sides_of,
)
from archive.references.dating import SAME_DAY, Dating, compare_dates
from archive.references.finding import CORRESPONDENCE, FoundReference
from archive.references.naming import NUMBER_MARK, name_words
from archive.references.nouns import SAME_NAMES

NAMES, DATE, KIND = 0.45, 0.3, 0.25
"""What names (or, for "uw brief", people), date and kind weigh where a reference has a date."""
NAMES_ALONE, KIND_ALONE = 0.65, 0.35
"""What names and kind weigh where it has none."""
PEOPLE, LAST, ITS_KIND, ITS_NAMES = 0.44, 0.15, 0.35, 0.1
"""What people, nearness in time, kind and names weigh for "een vorige brief"."""
AGE = 400
"""Days after which a letter is about a third as likely to be the last one."""
LEAD = 0.15
"""By how much the best must lead for the next not to be meant."""
MOST = 4
"""Documents that may be meant; where more fit as well, the words point at none of them."""
FEWEST = 0.45
"""The score below which a document is not proposed."""
BY_NUMBER = 0.95
WEAK = 0.5
"""What names weigh without a date where they are only one, or only years and large bodies: "het akkoord van 2021"."""
BODIES = frozenset(SAME_NAMES.values())
OTHER_KIND, RELATED_KIND = -0.4, 0.4


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with its score (0 to 1) and why; ``conflict`` is the sentence where its date is not the one given."""

    candidate: Candidate
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    conflict: str = ""


class Scoring:
    """Compares references of one document with candidates; rare words count for more than common ones."""

    def __init__(self, document: Document, rarity: Rarity, *, today: dt.date) -> None:
        self._document = document
        self._rarity = rarity
        self._day = document.date or today
        self._writers = [part.person.name for part in document.participations if part.role in WRITERS]

    def best(self, reference: FoundReference, candidates: Iterable[Candidate]) -> list[Match]:
        """Return the documents that may be meant, best first: one and what comes near it; none where too many do."""
        matches = [self._match(reference, each) for each in candidates]
        matches = sorted((each for each in matches if each.score >= FEWEST), key=self._rank)
        near = [each for each in matches if each.score > matches[0].score - LEAD]
        return near if len(near) <= MOST else []

    def _rank(self, match: Match) -> tuple[float, bool, int]:
        return -match.score, match.candidate.language != self._document.language, -match.candidate.number

    def _match(self, reference: FoundReference, candidate: Candidate) -> Match:
        dating = self._dating(reference, candidate)
        if reference.identifier and f"{NUMBER_MARK}{reference.identifier}" in candidate.words:
            return Match(candidate, BY_NUMBER, (f"its number is {reference.identifier}",), dating.conflict)
        if reference.date is None and reference.identifier and not reference.names:
            return Match(candidate)
        if is_by_people(reference):
            return self._match_people(reference, candidate, dating)
        names, shared = self._names(reference, candidate)
        kind = kind_fit(reference.kind, candidate.kind)
        if reference.date:
            score = NAMES * names + DATE * dating.score + KIND * kind
        elif kind > 0:
            score = NAMES_ALONE * names * (1 if _is_telling(shared) else WEAK) + KIND_ALONE * kind
        else:
            return Match(candidate)
        reason = f"it shares {', '.join(shared)}" if shared else ""
        return Match(candidate, round(score, 2), _said(reason, dating.reason), dating.conflict)

    def _match_people(self, reference: FoundReference, candidate: Candidate, dating: Dating) -> Match:
        """Match "uw brief van 12 maart" and "een vorige brief": the people count, and without a date the last one.

        What is of the same day as the letter, such as another form of it, is none that it goes back to, unless it
        gives that very day.
        """
        if candidate.date == self._day and dating.score < SAME_DAY:
            return Match(candidate)
        names, _ = self._names(reference, candidate)
        people, reason = self._people(reference, candidate)
        if people > 0 and names == 1:
            people = 1.0
        kind = kind_fit(reference.kind, candidate.kind)
        if reference.date and people >= 0:
            score = NAMES * people + DATE * dating.score + KIND * kind
            return Match(candidate, round(score, 2), _said(reason, dating.reason), dating.conflict)
        if people < 1 or candidate.date is None:
            return Match(candidate)
        days = (self._day - candidate.date).days
        score = PEOPLE * people + LAST * math.exp(-days / AGE) + ITS_KIND * kind + ITS_NAMES * names
        return Match(candidate, round(score, 2), _said(reason, f"{days} days earlier"))

    def _names(self, reference: FoundReference, candidate: Candidate) -> tuple[float, list[str]]:
        """Give the share of the reference's names that the candidate bears (0 to 1), by rarity, and those names."""
        names = _sought(" ".join(reference.names))
        shared = sorted(names & candidate.words)
        weight = self._rarity.weight
        return sum(map(weight, shared)) / (sum(map(weight, names)) or 1), shared

    def _dating(self, reference: FoundReference, candidate: Candidate) -> Dating:
        if reference.date is None:
            return Dating()
        writer = "they" if self._document.direction == "in" else "you"
        return compare_dates(reference.date, candidate, by=self._day, writer=writer)

    def _people(self, reference: FoundReference, candidate: Candidate) -> tuple[float, str]:
        """Give how well the people fit (0, ½ or 1) and why: of "your" letter they have changed sides.

        A letter that went the other way is -1: whatever its date, it is not theirs, or not ours.
        """
        if reference.kind not in CORRESPONDENCE:
            is_theirs = any(_sought(name) <= candidate.words for name in self._writers)
            return float(is_theirs), "of the same people" if is_theirs else ""
        meant = sides_of(self._document, reference)
        sides = {
            "sender": bool(meant.writers & candidate.writers),
            "recipient": bool(meant.addressees & candidate.addressees),
        }
        if "none" not in {meant.direction, candidate.direction}:
            if meant.direction != candidate.direction:
                return -1.0, ""
            # We are one side of it, whoever of us wrote or was written to.
            sides["sender" if meant.direction == "out" else "recipient"] = True
        same = [side for side, is_same in sides.items() if is_same]
        return len(same) / len(sides), f"same {' and '.join(same)}" if same else ""


@lru_cache(maxsize=64)
def _sought(names: str) -> frozenset[str]:
    """Give the words of names that are held against every candidate."""
    return name_words(names)


def _is_telling(names: list[str]) -> bool:
    return len(names) > 1 and not all(name.isdigit() or name in BODIES for name in names)


def kind_fit(meant: str, kind: str) -> float:
    """Give how well a kind of document fits the one that is meant: 1, or less, or below 0 where it does not."""
    if meant in {kind, ""}:
        return 1.0
    return RELATED_KIND if kind in related_kinds(meant) else OTHER_KIND


def _said(*reasons: str) -> tuple[str, ...]:
    return tuple(reason for reason in reasons if reason)

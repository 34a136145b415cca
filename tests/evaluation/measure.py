"""How far descriptions agree with what is true: right, filled in, wrong, by field."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from archive.describing.base import SURE, Proposed
from archive.describing.describe import describe
from archive.readers.base import Extract
from archive.readers.txt import read_text
from tests.archive.describing.expectations import folded
from tests.evaluation.generate import Written

FIELDS = ("language", "date", "kind", "title", "sender", "recipient")
PEOPLE = ("sender", "recipient")
TODAY = date(2026, 11, 23)

_LEGAL_FORM = re.compile(r" (?:v\.?z\.?w\.?|a\.?s\.?b\.?l\.?|cvba|ltd|aisbl|a\.c\.?)$")
_LEADING = re.compile(r"^(?:(?:all|alle|tous|toutes|todos|todas)\s)?(?:(?:the|het|les|los|las)\s)?(?=\w{3})")
"""What may stand before the name of a group or an office or not; not the articles that surnames begin with."""
_SURNAME_FIRST = re.compile(
    r"(?P<last>[A-ZÀ-Ý][\w’'-]+(?: [\w’'-]+){0,3},"
    r"|[A-ZÀ-Ý’'-]{2,}(?: [A-ZÀ-Ý’'-]{2,})*) (?P<first>[A-ZÀ-Ý][a-zà-ÿ]+(?:[ -][A-ZÀ-Ý][a-zà-ÿ]+)?)"
)


@dataclass(slots=True)
class Count:
    """How often a value was stated in a letter, read rightly as the best, filled in, and filled in wrongly."""

    stated: int = 0
    right: int = 0
    filled: int = 0
    sure: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        """Count what another has counted."""
        self.stated += other.stated
        self.right += other.right
        self.filled += other.filled
        self.sure += other.sure
        self.wrong += other.wrong
        self.misses += other.misses
        self.errors += other.errors


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one letter."""

    letter: Written
    field: str
    count: Count


def judge(letters: Iterable[Written]) -> list[Judged]:
    """Describe letters and hold each field against the truth."""
    judged = []
    for letter in letters:
        proposals = proposed_for(letter)
        judged += [Judged(letter, name, _count(letter, name, proposals)) for name in FIELDS if name in letter.truth]
    return judged


def proposed_for(letter: Written) -> list[Proposed]:
    """Read and describe a letter as a text file is."""
    return describe(extract_of(letter), name="", today=TODAY)


def extract_of(letter: Written) -> Extract:
    """Read a letter as a text file is."""
    return read_text(letter.text.encode(), name="")


def total(judged: Iterable[Judged]) -> Count:
    """Add up the counts."""
    count = Count()
    for one in judged:
        count.add(one.count)
    return count


def _count(letter: Written, name: str, proposals: Sequence[Proposed]) -> Count:
    truth = {comparable(it) for value in letter.truth[name] for it in (value, *_turned(value, name))}
    found = [one for one in proposals if one.field == name]
    sure = [one for one in found if one.confidence >= SURE][: None if name in PEOPLE else 1]
    is_right = bool(found) and comparable(found[0].value) in truth
    where = f"{letter.template.name}/{letter.layout}: {name}"
    read = "; ".join(f"{one.value!r} {one.confidence:.2f} {one.reason}" for one in found[:3])
    errors = [
        f"{where} {one.value!r} {one.confidence:.2f} ({one.reason}), not {' | '.join(letter.truth[name]) or 'any'}"
        for one in sure
        if comparable(one.value) not in truth
    ]
    stated = bool(truth)
    return Count(
        stated=stated,
        right=stated and is_right,
        filled=stated and bool(sure),
        sure=len(sure),
        wrong=len(errors),
        misses=[] if is_right or not stated else [f"{where} {read or 'nothing'}, not {' | '.join(letter.truth[name])}"],
        errors=errors,
    )


def _turned(value: str, name: str) -> list[str]:
    """Give "Griet Ooms" for "Ooms, Griet" and "OOMS Griet": a name is the same either way round."""
    found = _SURNAME_FIRST.fullmatch(value) if name in PEOPLE else None
    return [f"{found['first']} {found['last'].rstrip(',')}"] if found else []


def comparable(value: str) -> str:
    """Give a value as it is compared: folded, without its legal form, and without "all the" before it."""
    return _LEADING.sub("", _LEGAL_FORM.sub("", folded(value).replace("ı", "i").rstrip(".")))

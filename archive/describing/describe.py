"""Extract → proposals: one call for all fields, each from its own file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from archive.describing.announced import propose_announcing
from archive.describing.authors import propose_authors
from archive.describing.base import ProposalField, Proposed
from archive.describing.circulated import propose_addressed
from archive.describing.dates import propose_dates
from archive.describing.direction import CORRESPONDENCE, propose_direction
from archive.describing.evidence import gather, weigh_people
from archive.describing.kind import propose_kind
from archive.describing.language import propose_language
from archive.describing.names import may_be_name
from archive.describing.noise import looks_misread
from archive.describing.offices import is_cabinet
from archive.describing.presented import propose_presented
from archive.describing.publisher import propose_publishers
from archive.describing.reading import Reading, lay_out
from archive.describing.recipients import propose_copies, propose_recipients
from archive.describing.reference import propose_references
from archive.describing.senders import propose_senders, propose_signatories
from archive.describing.title import propose_titles, weighable_titles
from archive.describing.verbal_notes import propose_parties
from archive.readers.base import Extract

MISREAD = re.compile(r"[^\W\d_]\d[a-zà-ÿ]|\b[01][a-zà-ÿ]{3}")
DOUBTED = 0.7
"""Below ``SURE``: a name or title that a scan has misread."""
UNSPOILED = frozenset({"reference", "date", "language", "kind", "direction"})
"""Fields that are told from more than one word, or hold figures by their nature."""
SENT = CORRESPONDENCE | {"press-release", "report", "other"}
"""Kinds that somebody sends, besides those that somebody wrote or agreed upon."""
NAMED = frozenset({"sender", "recipient", "author", "interviewer", "interviewee", "signatory", "copy"})


def describe(extract: Extract, *, name: str, today: date, own_names: tuple[str, ...] = ()) -> list[Proposed]:
    """Propose a description of an extract: all fields that can be read, the best value of each field first.

    ``name`` is the file's name, a weak witness for date and title. ``own_names`` are the names of the archive's own
    organisation; with them the direction of a letter is sure. Values from ``SURE`` on are meant to be filled in, what
    is below waits for a person. Nothing is proposed for a field that cannot be read.
    """
    language = propose_language(extract)
    spoken = language[0].value if language else ""
    reading = lay_out(extract, name=name, today=today, own_names=own_names, language=spoken)
    kinds = propose_kind(reading)
    kind = kinds[0].value
    titles = propose_titles(reading, kind=kind)
    found = [
        *language,
        *kinds,
        *titles,
        *propose_dates(reading, kind=kind),
        *_people(reading, kind, best(titles, "title")),
        *propose_publishers(reading, kind=kind),
        *propose_references(reading),
    ]
    is_noisy = looks_misread(extract.text, spoken)
    return [_with_doubt(one, extract.text, is_noisy=is_noisy) for one in (*found, *propose_direction(reading, found))]


def _with_doubt(one: Proposed, text: str, *, is_noisy: bool) -> Proposed:
    """Leave for a person what is no name, and what a scan read wrongly: a figure within a word ("Daska1idis").

    In a text that looks misread only words that return in it letter by letter are believed.
    """
    if one.field in NAMED and not (may_be_name(one.value) or one.value == one.office or is_cabinet(one.value)):
        return replace(one, confidence=min(one.confidence, DOUBTED))
    is_misread = one.field not in UNSPOILED and (
        bool(MISREAD.search(one.value)) or (is_noisy and one.start is not None and text.count(one.value) <= 1)
    )
    return replace(one, confidence=min(one.confidence, DOUBTED)) if is_misread else one


def weighable(extract: Extract, *, today: date) -> Iterator[tuple[str, Proposed | None, frozenset[str]]]:
    """Give every field, value and its pieces of evidence that is weighed: what the models are fitted on.

    A value None stands for there being no title.
    """
    language = propose_language(extract)
    reading = lay_out(extract, name="", today=today, own_names=(), language=language[0].value if language else "")
    kind = propose_kind(reading)[0].value
    for one, pieces in gather(reading, [*_parties(reading, kind)], best(propose_titles(reading, kind=kind), "title")):
        yield one.field, one, pieces
    yield from (("title", title, pieces) for title, pieces in weighable_titles(reading, kind=kind))


def _parties(reading: Reading, kind: str) -> Iterator[Proposed]:
    """Give what the rules for each side of a letter read."""
    yield from propose_parties(reading)
    yield from propose_addressed(reading)
    yield from propose_presented(reading)
    yield from propose_announcing(reading, kind)
    yield from propose_senders(reading)
    yield from propose_recipients(reading)


def best(proposals: Sequence[Proposed], field: ProposalField) -> Proposed | None:
    """Give the first proposal for a field, or None."""
    return next((one for one in proposals if one.field == field), None)


def _people(reading: Reading, kind: str, title: Proposed | None) -> list[Proposed]:
    if kind in SENT or reading.letter.salutation:
        return [
            *weigh_people(reading, [*_parties(reading, kind)], title),
            *propose_copies(reading),
            *propose_signatories(reading),
            *propose_authors(reading, kind=kind),
        ]
    return [*propose_authors(reading, kind=kind), *propose_signatories(reading)]

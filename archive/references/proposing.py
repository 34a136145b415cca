"""References → proposals of relations: who is meant is filled in where it is sure, and else waits for a person."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy import exists, insert, literal, select
from sqlalchemy.orm import Session

from archive.describing.base import SURE
from archive.documents import AT_ONCE, format_date
from archive.doubles import letters_of_texts
from archive.mentions.stored import documents_with
from archive.models import Document, Proposal, ReferenceSearch, Relation, Text
from archive.proposals import keep_proposal
from archive.references.candidates import ADDRESSEES, Candidate, people_in
from archive.references.finding import CORRESPONDENCE, FoundReference, find_references
from archive.references.naming import name_words, numbers_of
from archive.references.nouns import RECEIVED
from archive.references.scoring import Match, Scoring, kind_fit
from archive.references.sifting import find_candidates
from archive.rights import Viewer

MOST_SURE = 0.99
DOUBTFUL = SURE - 0.01
"""The most that is said of what must wait for a person."""
SENTENCE = 60
"""Code points around a reference that tell in which sense it is made."""


def propose_relations(session: Session, document: Document, *, viewer: Viewer | None, today: dt.date) -> list[Proposal]:
    """Find where a document's text points at others, and propose to which, see ``propose_from``."""
    if document.text is None:
        return []
    references = find_references(document.text.text, language=document.language, today=today)
    return propose_from(session, document, references, viewer=viewer, today=today)


def propose_from(
    session: Session, document: Document, references: Sequence[FoundReference], *, viewer: Viewer | None, today: dt.date
) -> list[Proposal]:
    """Propose to which documents this one points, with its words as evidence; fill in what is sure.

    Where all words were answered, the text counts as looked through. One proposal for each relation, the most
    confident. What was proposed before, accepted or refused, is not proposed again, nor what is related already. With
    a ``viewer`` only what they may read is proposed.
    """
    text = document.text.text if document.text else ""
    references = [each for each in references if not _is_own(each, document) and not _is_said_better(each, references)]
    meant = list(_meant(session, document, references, viewer=viewer, today=today)) if references else []
    found = [one for each, matches in meant for one in _proposals(document, each, _once(session, matches), text)]
    known = _known(document) if found else frozenset()
    best = {each.value: each for each in sorted(found, key=lambda each: each.confidence) if each.value not in known}
    proposals = sorted(best.values(), key=lambda each: (each.start or 0, -each.confidence))
    for each in proposals:
        keep_proposal(session, document, each)
    if document.text is not None and all(matches for _, matches in meant):
        _note_search(session, document.text)
    return proposals


def _known(document: Document) -> frozenset[str]:
    """Give the relations of a document that were proposed or stated before, as proposals write them."""
    proposed = (each.value for each in document.proposals if each.field == "relation")
    return frozenset([*proposed, *(f"{each.kind} {each.target.key}" for each in document.relations_out)])


def _meant(
    session: Session, document: Document, references: Sequence[FoundReference], *, viewer: Viewer | None, today: dt.date
) -> Iterator[tuple[FoundReference, list[Match]]]:
    """Give each reference with the documents that it may mean."""
    candidates, rarity = find_candidates(session, document, references, viewer=viewer, today=today)
    scoring = Scoring(document, rarity, today=today)
    for each, some in zip(references, candidates, strict=True):
        yield each, scoring.best(each, some)


def look_again(session: Session, keys: Sequence[str], *, today: dt.date) -> None:
    """Propose relations of documents, by their keys, whose words may mean what came after them; once, and no more."""
    searched = exists().where(ReferenceSearch.text_id == Text.id)
    for start in range(0, len(keys), AT_ONCE):
        some = Document.key.in_(keys[start : start + AT_ONCE])
        waiting = select(Text).join(Document.text).where(some, ~searched).order_by(Text.id)
        for text in session.scalars(waiting).all():
            look_through(session, text, today=today)


def look_through(session: Session, text: Text, *, today: dt.date) -> None:
    """Propose relations of a document by its current text, and note that it was looked through, whatever was found."""
    propose_relations(session, text.document, viewer=None, today=today)
    _note_search(session, text)


def _note_search(session: Session, text: Text) -> None:
    """Remember that a text was looked through; it has its number already."""
    unless_noted = select(literal(text.id)).where(~exists().where(ReferenceSearch.text_id == text.id))
    session.execute(insert(ReferenceSearch).from_select(["text_id"], unless_noted))


def find_referring(session: Session, document: Document, *, viewer: Viewer) -> list[Document]:
    """Return the later documents that mention the day, the month or the number of this one.

    They may point at it since it was added.
    """
    day = format_date(document)
    normals = [*numbers_of(document.reference, document.title), *filter(None, [day, day[:7]])]
    if document.date_precision == "day":
        normals.append(f"-{day[4:]}")  # "uw brief van 12 maart"
    found = documents_with(session, *normals, viewer=viewer) if normals else []
    return [each for each in found if each is not document and _is_later(each, document)]


def _is_later(one: Document, other: Document) -> bool:
    return one.date is None or other.date is None or one.date >= other.date


def _is_own(reference: FoundReference, document: Document) -> bool:
    """Tell whether a reference is to the document itself: its number, or its kind and title."""
    if reference.identifier:
        return reference.identifier in numbers_of(document.reference, document.title)
    is_of_kind = kind_fit(reference.kind, document.kind) > 0 and not reference.whose
    return bool(reference.names) and is_of_kind and name_words(*reference.names) <= name_words(document.title)


def _is_said_better(reference: FoundReference, references: Sequence[FoundReference]) -> bool:
    """Tell whether "uw brief" without more is the one that another place gives with its date or number."""
    if reference.date or reference.identifier or reference.names or reference.is_earlier:
        return False
    same = [each for each in references if (each.kind, each.whose) == (reference.kind, reference.whose)]
    return any(each.date or each.identifier for each in same)


def _once(session: Session, matches: Sequence[Match]) -> list[Match]:
    """Leave out what is a better match in another language, or in another file with the same text."""
    numbers = [each.candidate.number for each in matches]
    letters = letters_of_texts(session, numbers) if len(numbers) > 1 else {}
    is_among = Relation.source_id.in_(numbers) & Relation.target_id.in_(numbers)
    related = select(Relation.source_id, Relation.target_id).where(Relation.kind == "translation-of", is_among)
    pairs = {frozenset(pair) for pair in session.execute(related)} if len(numbers) > 1 else set()
    return [
        each
        for at, each in enumerate(matches)
        if not any(
            frozenset({numbers[at], better}) in pairs
            or (better in letters and letters[better] == letters.get(numbers[at]))
            for better in numbers[:at]
        )
    ]


def _proposals(document: Document, reference: FoundReference, matches: list[Match], text: str) -> Iterator[Proposal]:
    """Make a proposal for each document that may be meant; only a single one without a conflict can be sure."""
    for match in matches:
        kind = _relation_kind(document, match.candidate, reference, text)
        is_clear = len(matches) == 1 and not match.conflict
        reasons = [match.conflict, *match.reasons] if match.conflict else list(match.reasons)
        if len(matches) > 1:
            reasons.append(f"one of {len(matches)} that it may be")
        yield Proposal(
            text_id=document.text.id if document.text else None,
            field="relation",
            value=f"{kind} {match.candidate.key}",
            words=reference.words,
            start=reference.start,
            end=reference.end,
            confidence=min(match.score, MOST_SURE if is_clear else DOUBTFUL),
            reason="; ".join(reasons),
        )


def _relation_kind(document: Document, candidate: Candidate, reference: FoundReference, text: str) -> str:
    """Give the sense of a reference: a letter answers theirs, follows up ours to the same people, quotes all else."""
    if reference.kind not in CORRESPONDENCE or document.kind not in CORRESPONDENCE:
        return "quotes"
    if reference.whose == "yours":
        around = text[max(0, reference.start - SENTENCE) : reference.end + SENTENCE]
        return "acknowledges" if RECEIVED.search(around) else "answers"
    is_to_same = bool(candidate.addressees & people_in(document, ADDRESSEES))
    return "follows-up" if is_to_same and (reference.whose or reference.is_earlier) else "quotes"

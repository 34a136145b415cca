"""Proposals: what the description read in a document, waiting for a person where it is not sure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from archive.describing.base import SURE, Proposed
from archive.documents import Edit, apply_edit, check_edit, edit_document
from archive.errors import InvalidValue, NoSuchDocument
from archive.models import LANGUAGES, RELATION_KINDS, ROLES, Document, Proposal, Text, Topic, now
from archive.normalise import fold_name
from archive.people import add_participation, take_part
from archive.relations import relate
from archive.rights import Viewer, is_readable
from archive.topics import add_topic, assign_topic, find_topics

BY_ITSELF = "letterbook"
"""Who decided, where a sure value was filled in without asking."""
LIKELY = 0.4
"""Confidence from which a title that was read is a better name for a document than that of its file."""

SEVERAL = frozenset({*ROLES, "topic"})
"""Fields that hold several values: one that is accepted has no rivals."""


def file_proposals(session: Session, document: Document, proposed: Sequence[Proposed], text: Text | None) -> None:
    """Keep proposals with their evidence; fill in the first sure one of each field, leave the rest open.

    Several people may be sure in one role, and all of them are filled in. What a field cannot hold stays open, however
    sure it is.
    """
    filled = _fill_in_sure(session, document, proposed)
    settled = {each.field for each in filled}
    for each in proposed:
        proposal = proposal_of(each, text)
        if each in filled:
            _decide(proposal, "accepted", BY_ITSELF)
        elif each.field in settled:
            # A weaker rival of a value that is sure is evidence to keep, not a question to put.
            _decide(proposal, "refused", BY_ITSELF)
        document.proposals.append(proposal)


def title_meanwhile(proposed: Iterable[Proposed], name: str) -> str:
    """Give what a document is called until its title is decided on: the likeliest read in it, else its file's name."""
    titles = (each for each in proposed if each.field == "title" and each.confidence >= LIKELY)
    best = max(titles, key=lambda each: each.confidence, default=None)
    return best.value if best and _can_be_held(best) else Path(name).stem


def _fill_in_sure(session: Session, document: Document, proposed: Iterable[Proposed]) -> set[Proposed]:
    """Fill in what is sure, the plain fields in one edit, and return it."""
    values: dict[str, Any] = {}
    filled = set()
    for each in proposed:
        if each.confidence < SURE or each.field in values or not _can_be_held(each):
            continue
        filled.add(each)
        if each.field in ROLES:
            add_participation(session, document, each.value, role=each.field, office=each.office)
        else:
            values[each.field] = each.value
    apply_edit(session, document, Edit(**values))
    return filled


def _can_be_held(proposed: Proposed) -> bool:
    if proposed.field in ROLES:
        return bool(fold_name(proposed.value))
    values: dict[str, Any] = {proposed.field: proposed.value}
    try:
        check_edit(Edit(**values))
    except InvalidValue:
        return False
    return True


def proposal_of(proposed: Proposed, text: Text | None) -> Proposal:
    """Return what was proposed, open, with its evidence in ``text``, as a row to be kept."""
    return Proposal(
        text_id=None if text is None else text.id,
        field=proposed.field,
        value=proposed.value,
        office=proposed.office,
        words=proposed.words,
        start=proposed.start,
        end=proposed.end,
        confidence=proposed.confidence,
        reason=proposed.reason,
        state="open",
    )


def keep_proposal(session: Session, document: Document, proposal: Proposal) -> None:
    """Keep one proposal of a field that holds several values; fill it in where it is sure, else leave it open."""
    document.proposals.append(proposal)
    if proposal.confidence >= SURE:
        _fill_in(session, document, proposal)
        _decide(proposal, "accepted", BY_ITSELF)


def open_proposals(session: Session, *, viewer: Viewer, document: Document | None = None) -> list[Proposal]:
    """Return what waits for a decision in what the viewer may read, by document, the most confident first."""
    waiting = select(Proposal).join(Proposal.document).where(Proposal.state == "open", _may_see(viewer))
    if document is not None:
        waiting = waiting.where(Proposal.document_id == document.id)
    return list(session.scalars(waiting.order_by(Proposal.document_id, Proposal.field, Proposal.confidence.desc())))


def count_open_proposals(session: Session, *, viewer: Viewer) -> int:
    """Return how many proposals wait for a decision in what the viewer may read."""
    waiting = select(func.count(Proposal.id)).join(Proposal.document)
    return session.scalars(waiting.where(Proposal.state == "open", _may_see(viewer))).one()


def documents_in_question(session: Session, *, viewer: Viewer, limit: int = 20, offset: int = 0) -> list[Document]:
    """List the documents about which something waits for a decision, in the order in which they were added."""
    waiting = select(Proposal.document_id).join(Proposal.document).where(Proposal.state == "open", _may_see(viewer))
    documents = select(Document).where(Document.id.in_(waiting))
    return list(session.scalars(documents.order_by(Document.id).limit(limit).offset(offset)))


def evidence_of(document: Document) -> dict[str, list[Proposal]]:
    """Return by field the accepted proposals: what was read where."""
    evidence: dict[str, list[Proposal]] = {}
    for proposal in document.proposals:
        if proposal.state == "accepted":
            evidence.setdefault(proposal.field, []).append(proposal)
    return evidence


def accept_proposal(session: Session, proposal: Proposal, *, viewer: Viewer) -> None:
    """Fill a proposal in; its open rivals are refused."""
    viewer.must("write")
    _fill_in(session, proposal.document, proposal)
    _decide(proposal, "accepted", viewer.name)
    for rival in proposal.document.proposals:
        if rival.state == "open" and _are_rivals(proposal, rival):
            _decide(rival, "refused", viewer.name)
    settle(proposal.document)
    session.flush()


def refuse_proposal(session: Session, proposal: Proposal, *, viewer: Viewer) -> None:
    """Refuse a proposal for good."""
    viewer.must("write")
    _decide(proposal, "refused", viewer.name)
    settle(proposal.document)
    session.flush()


def get_proposal(session: Session, number: int, *, viewer: Viewer) -> Proposal:
    """Return a proposal by number.

    Raises:
        InvalidValue: there is none in what the viewer may read.
    """
    known = select(Proposal).join(Proposal.document).where(Proposal.id == number, _may_see(viewer))
    proposal = session.scalars(known).first()
    if proposal is None:
        raise InvalidValue("proposal", str(number), "one from the review queue")
    return proposal


def _may_see(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition for proposals that the viewer may see: both ends of a relation are theirs to read."""
    key = case(
        *(
            (Proposal.value.startswith(f"{kind} "), func.substr(Proposal.value, len(kind) + 2))
            for kind in RELATION_KINDS
        ),
        else_="",
    )
    target = exists(select(Document.id).where(Document.key == key, is_readable(viewer)).correlate(Proposal))
    return and_(is_readable(viewer), or_(Proposal.field != "relation", target))


def settle(document: Document) -> None:
    """File a document that waited for review once nothing about it is open."""
    if document.status == "to-review" and all(each.state != "open" for each in document.proposals):
        document.status = "filed"


def _are_rivals(one: Proposal, other: Proposal) -> bool:
    if one.field == other.field == "relation":
        return (one.text_id, one.start) == (other.text_id, other.start)  # the same words mean one document
    return one.field == other.field and one.field not in SEVERAL


def _fill_in(session: Session, document: Document, proposal: Proposal) -> None:
    _FILLING.get(proposal.field, _fill_field)(session, document, proposal)


def _fill_field(session: Session, document: Document, proposal: Proposal) -> None:
    values: dict[str, Any] = {proposal.field: proposal.value}
    edit_document(session, document, Edit(**values))


def _fill_person(session: Session, document: Document, proposal: Proposal) -> None:
    take_part(session, document, proposal.value, role=proposal.field, office=proposal.office)


def _fill_topic(session: Session, document: Document, proposal: Proposal) -> None:
    assign_topic(session, document, _topic(session, proposal.value, document.language or LANGUAGES[0]))


def _topic(session: Session, label: str, language: str) -> Topic:
    """Return the topic with this label; one that is not there yet is added at the top of the tree."""
    return next(iter(find_topics(session, label)), None) or add_topic(session, label, language=language)


def _fill_relation(session: Session, document: Document, proposal: Proposal) -> None:
    kind, _, key = proposal.value.partition(" ")
    target = session.scalars(select(Document).where(Document.key == key)).first()
    if target is None:
        raise NoSuchDocument(key)
    relation = relate(session, document, kind, target, words=proposal.words)
    relation.text_id, relation.start, relation.end = proposal.text_id, proposal.start, proposal.end


_FILLING: Mapping[str, Callable[[Session, Document, Proposal], None]] = {
    **dict.fromkeys(ROLES, _fill_person),
    "topic": _fill_topic,
    "relation": _fill_relation,
}
"""The fields that are no columns of a document, each with how its value is filled in."""


def _decide(proposal: Proposal, state: str, who: str) -> None:
    proposal.state, proposal.decided_by, proposal.decided = state, who, now()

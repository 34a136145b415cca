"""Proposals: what the description read in a document, waiting for a person where it is not sure."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.describing.base import SURE, Proposed
from archive.documents import Edit, edit_document
from archive.errors import InvalidValue
from archive.models import LANGUAGES, ROLES, Document, Proposal, Text, Topic, now
from archive.people import take_part
from archive.rights import Viewer, is_readable
from archive.topics import add_topic, assign_topic, find_topics

BY_ITSELF = "letterbook"
"""Who decided, where a sure value was filled in without asking."""

SEVERAL = frozenset({*ROLES, "topic"})
"""Fields that hold several values: one that is accepted has no rivals."""


def file_proposals(session: Session, document: Document, proposed: Iterable[Proposed], text: Text | None) -> None:
    """Keep proposals with their evidence; fill in the first sure one of each field, leave the rest open.

    Several people may be sure in one role, and all of them are filled in.
    """
    filled: set[str] = set()
    for each in proposed:
        proposal = Proposal(
            text_id=None if text is None else text.id,
            field=each.field,
            value=each.value,
            office=each.office,
            words=each.words,
            start=each.start,
            end=each.end,
            confidence=each.confidence,
            reason=each.reason,
        )
        document.proposals.append(proposal)
        if each.confidence >= SURE and (each.field in ROLES or each.field not in filled):
            filled.add(each.field)
            _fill_in(session, document, proposal)
            _decide(proposal, "accepted", BY_ITSELF)
    for proposal in document.proposals:
        # A weaker rival of a value that is sure is evidence to keep, not a question to put.
        if proposal.state == "open" and proposal.field in filled:
            _decide(proposal, "refused", BY_ITSELF)
    session.flush()


def open_proposals(session: Session, *, viewer: Viewer, document: Document | None = None) -> list[Proposal]:
    """Return what waits for a decision in what the viewer may read, by document, the most confident first."""
    waiting = select(Proposal).join(Proposal.document).where(Proposal.state == "open", is_readable(viewer))
    if document is not None:
        waiting = waiting.where(Proposal.document_id == document.id)
    return list(session.scalars(waiting.order_by(Proposal.document_id, Proposal.field, Proposal.confidence.desc())))


def evidence_of(document: Document) -> dict[str, list[Proposal]]:
    """Return by field the accepted proposals: what was read where."""
    evidence: dict[str, list[Proposal]] = {}
    for proposal in document.proposals:
        if proposal.state == "accepted":
            evidence.setdefault(proposal.field, []).append(proposal)
    return evidence


def accept_proposal(session: Session, proposal: Proposal, *, viewer: Viewer) -> None:
    """Fill a proposal in; its open rivals for a field that holds one value are refused."""
    viewer.must("write")
    _fill_in(session, proposal.document, proposal)
    _decide(proposal, "accepted", viewer.name)
    for rival in proposal.document.proposals:
        if rival.state == "open" and rival.field == proposal.field and proposal.field not in SEVERAL:
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
    known = select(Proposal).join(Proposal.document).where(Proposal.id == number, is_readable(viewer))
    proposal = session.scalars(known).first()
    if proposal is None:
        raise InvalidValue("proposal", str(number), "one from the review queue")
    return proposal


def settle(document: Document) -> None:
    """File a document that waited for review once nothing about it is open."""
    if document.status == "to-review" and all(each.state != "open" for each in document.proposals):
        document.status = "filed"


def _fill_in(session: Session, document: Document, proposal: Proposal) -> None:
    if proposal.field in ROLES:
        take_part(session, document, proposal.value, role=proposal.field, office=proposal.office)
    elif proposal.field == "topic":
        assign_topic(session, document, _topic(session, proposal.value, document.language or LANGUAGES[0]))
    else:
        values: dict[str, Any] = {proposal.field: proposal.value}
        edit_document(session, document, Edit(**values))


def _topic(session: Session, label: str, language: str) -> Topic:
    """Return the topic with this label; one that is not there yet is added at the top of the tree."""
    return next(iter(find_topics(session, label)), None) or add_topic(session, label, language=language)


def _decide(proposal: Proposal, state: str, who: str) -> None:
    proposal.state, proposal.decided_by, proposal.decided = state, who, now()

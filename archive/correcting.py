"""A description that is read again: it corrects what was read before, and leaves alone what a person entered.

Who entered what stands in the history. Taking a file in is done in somebody's name too, so a value counts as a
person's where the history has it and no proposal that was accepted without asking gave it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.describing.base import SURE, ProposalField, Proposed
from archive.documents import parse_date
from archive.entering import held_values, is_refused_by_a_person
from archive.models import ROLES, Document, Event, Participation, Proposal, Text, now
from archive.normalise import fold_name
from archive.people import take_part
from archive.proposals import BY_ITSELF, file_proposals, proposal_of

_DESCRIBED = get_args(ProposalField)
"""The fields that are read from a file; its status is none of them."""


def describe_again(session: Session, document: Document, proposed: Iterable[Proposed], text: Text) -> None:
    """File what was read again in the new current text.

    A sure value takes the place of one that was filled in without asking; an open question is asked anew, with the new
    place. Beside what a person entered, and beside what was sure and is not any more, it is evidence and no question.
    What a person refused is not proposed again.
    """
    new = [each for each in proposed if not _was_refused(document, each)]
    sure = {each.field for each in new if each.confidence >= SURE}
    entered = entered_by_people(session, document)
    filled = {each.field for each in document.proposals if each.state == "accepted"}
    asked = [each for each in new if each.field not in entered and (each.field in sure or each.field not in filled)]
    for old in document.proposals:
        if old.state == "open" and old.field in {each.field for each in asked}:
            _decide(old, "refused")
    file_proposals(session, document, asked, text)
    for field in sure - entered.keys():
        _drop_older(session, document, field, text)
    document.proposals += [_evidence(document, each, text, entered) for each in new if each not in asked]
    session.flush()


def entered_by_people(session: Session, document: Document) -> dict[str, str]:
    """Return the fields of a description that a person entered or decided on, people by their role, and who it was."""
    events = session.scalars(select(Event).where(Event.document_id == document.id).order_by(Event.id)).all()
    filled = set(_filled_in(document, events))
    entered = {each.field: each.decided_by for each in document.proposals if each.state == "accepted"}
    entered = {field: who for field, who in entered.items() if who != BY_ITSELF}
    for event in events:
        if event.who != BY_ITSELF:
            entered |= {field: event.who for field, value in _changed(event) if (field, value) not in filled}
    return entered


def _filled_in(document: Document, events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Yield the values that were ever filled in without asking, each with its field."""
    values = {str(each.id): each for each in document.proposals}
    for event in events:
        accepted = event.after.get("state") == "accepted" and event.after.get("decided_by") == BY_ITSELF
        if event.table_name == Proposal.__tablename__ and accepted:
            proposal = values[event.row]
            value = str(parse_date(proposal.value)[0]) if proposal.field == "date" else proposal.value
            yield proposal.field, " ".join(value.split())


def _changed(event: Event) -> Iterator[tuple[str, str]]:
    """Yield what an event put in which field of a description; "" where it took something away."""
    if event.table_name == Document.__tablename__ and event.action == "update":
        yield from ((column, str(value)) for column, value in event.after.items() if column in _DESCRIBED)
        if "date_precision" in event.after and "date" not in event.after:
            yield "date", ""
    if event.table_name == Participation.__tablename__ and event.action == "insert":
        yield event.after["role"], event.after["written"]
    if event.table_name == Participation.__tablename__ and event.action == "delete":
        yield event.before["role"], ""


def _was_refused(document: Document, proposed: Proposed) -> bool:
    return any(
        is_refused_by_a_person(each)
        and (each.field, fold_name(each.value)) == (proposed.field, fold_name(proposed.value))
        for each in document.proposals
    )


def _drop_older(session: Session, document: Document, field: str, text: Text) -> None:
    """Take back what an older reading had filled in and this one did not."""
    accepted = [each for each in document.proposals if each.field == field and each.state == "accepted"]
    new = [each for each in accepted if each.text_id == text.id]
    values = {fold_name(each.value) for each in new}
    for old in accepted:
        if fold_name(old.value) not in values:
            _decide(old, "refused")
    if field in ROLES:
        kept = [take_part(session, document, each.value, role=field) for each in new]
        for part in list(document.participations):
            if part.role == field and part not in kept:
                document.participations.remove(part)


def _evidence(document: Document, proposed: Proposed, text: Text, entered: dict[str, str]) -> Proposal:
    """Return a decided proposal: accepted where the document says so already, else refused."""
    says_so = fold_name(proposed.value) in held_values(document, proposed.field)
    proposal = proposal_of(proposed, text)
    _decide(
        proposal, "accepted" if says_so else "refused", entered.get(proposed.field, BY_ITSELF) if says_so else BY_ITSELF
    )
    return proposal


def _decide(proposal: Proposal, state: str, who: str = BY_ITSELF) -> None:
    proposal.state, proposal.decided_by, proposal.decided = state, who, now()

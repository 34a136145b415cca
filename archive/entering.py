"""What a person enters: it goes into the description and answers what the description asked about those fields."""

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from archive.documents import PLAIN_FIELDS, ROLE_FIELDS, Edit, edit_document, format_date, people_of
from archive.models import ROLES, Document, Proposal, now
from archive.normalise import fold_name
from archive.proposals import BY_ITSELF, settle
from archive.rights import Viewer


def enter(session: Session, document: Document, edit: Edit, *, viewer: Viewer, revision: int | None = None) -> None:
    """Change a description as a person states it, and decide the proposals for the fields that were stated.

    A proposal of the value that was entered is accepted, every other one is refused: also one that had been filled in
    without asking. What a person refused before stays refused. A document that waited for these answers alone is filed.
    ``revision`` is the one the person saw when they began.

    Raises:
        EditedMeanwhile: somebody saved it since.
        InvalidValue: a value that its field cannot hold; nothing is changed then.
        NotAllowed: the viewer may not write.
    """
    viewer.must("write")
    fields = entered_fields(edit)
    answers = edit.status is None and bool(waiting_for(document, fields))
    edit_document(session, document, edit, revision=revision)
    _decide(document, fields, viewer=viewer)
    if answers:
        settle(document)
    session.flush()


def waiting_for(document: Document, fields: Collection[str]) -> list[Proposal]:
    """Return the proposals about these fields that are open."""
    return [each for each in document.proposals if each.state == "open" and each.field in fields]


def _decide(document: Document, fields: Iterable[str], *, viewer: Viewer) -> None:
    """Accept the proposals for these fields that say what the document says now, and refuse the others."""
    held = {field: held_values(document, field) for field in fields}
    for proposal in document.proposals:
        if proposal.field not in held or is_refused_by_a_person(proposal):
            continue
        state = "accepted" if fold_name(proposal.value) in held[proposal.field] else "refused"
        if proposal.state != state:
            proposal.state, proposal.decided_by, proposal.decided = state, viewer.name, now()


def entered_fields(edit: Edit) -> list[str]:
    """Return the fields that an edit states, people by their role, as proposals name them."""
    names = [*PLAIN_FIELDS, "date", *ROLE_FIELDS]
    return [ROLE_FIELDS.get(name, name) for name in names if getattr(edit, name) is not None]


def held_values(document: Document, field: str) -> set[str]:
    """Return what a field of a document holds, folded for comparison with what is proposed."""
    if field in ROLES:
        parts = people_of(document, field)
        return {fold_name(name) for part in parts for name in (part.written, part.person.name)}
    return {fold_name(format_date(document) if field == "date" else str(getattr(document, field)))}


def is_refused_by_a_person(proposal: Proposal) -> bool:
    """Tell whether a person said no to a proposal: that is for good."""
    return proposal.state == "refused" and proposal.decided_by not in ("", BY_ITSELF)

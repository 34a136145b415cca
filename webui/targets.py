"""Where proposed relations lead: the documents that the buttons of a proposal are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.documents import get_documents
from archive.models import Document, Proposal
from archive.rights import Viewer
from webui.i18n import RELATIONS


@dataclass(frozen=True, slots=True)
class Target:
    """The other end of a proposed relation; ``words`` name the relation from this end, in the reader's language."""

    words: str
    document: Document


def targets_of(session: Session, proposals: Iterable[Proposal], *, viewer: Viewer) -> dict[int, Target]:
    """Return the other end of each proposed relation by the number of its proposal; other proposals have none.

    ``proposals`` are those that the viewer may see.
    """
    ends = {each.id: each.value.split(" ", 1) for each in proposals if each.field == "relation"}
    documents = get_documents(session, list(dict.fromkeys(key for _kind, key in ends.values())), viewer=viewer)
    by_key = {document.key: document for document in documents}
    return {number: Target(str(RELATIONS[kind][0]), by_key[key]) for number, (kind, key) in ends.items()}

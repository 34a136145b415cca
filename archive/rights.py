"""Who may read and do what: one table, and what is not in it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, and_, false, true

from archive.errors import NotAllowed
from archive.models import Document

Role = Literal["owner", "editor", "reader", "guest"]
Action = Literal["read", "read-confidential", "write", "erase", "administer"]

MAY: Mapping[Role, frozenset[Action]] = {
    "owner": frozenset({"read", "read-confidential", "write", "erase", "administer"}),
    "editor": frozenset({"read", "read-confidential", "write"}),
    "reader": frozenset({"read"}),
    "guest": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Someone who looks at the archive. ``name`` is what the history shows."""

    name: str
    role: Role = "guest"

    def may(self, action: Action) -> bool:
        """Tell whether this viewer may do ``action``."""
        return action in MAY.get(self.role, frozenset())

    def must(self, action: Action) -> None:
        """Raise NotAllowed unless this viewer may do ``action``."""
        if not self.may(action):
            raise NotAllowed(self.name, action)


def is_readable(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition on ``documents`` for what the viewer may read, for every query made for a person."""
    if not viewer.may("read"):
        return false()
    return and_(
        Document.status != "binned", true() if viewer.may("read-confidential") else Document.confidential.is_(False)
    )


def may_read(viewer: Viewer, document: Document) -> bool:
    """Tell whether the viewer may read this document: the same rule as ``is_readable``, for one that is loaded."""
    if not viewer.may("read") or document.status == "binned":
        return False
    return viewer.may("read-confidential") or not document.confidential

"""Fixity: are the files as received still what they were, and are the tables whole?

Source: PREMIS Data Dictionary 3.0, 1.5.2 (fixity).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload

from archive.models import Original
from archive.originals import Originals
from archive.rights import Viewer

Fault = Literal["original-missing", "original-altered", "tables-damaged", "index-missing", "index-differs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong. ``sentence`` says what, which one, what to do; ``key`` and ``sha256`` may be empty."""

    what: Fault
    sentence: str
    key: str = ""
    sha256: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the fields as the command line prints them."""
        return asdict(self)


def list_originals(session: Session, *, viewer: Viewer) -> Sequence[Original]:
    """List the files as received that the record names, with their documents.

    Raises:
        NotAllowed: the viewer does not administer the archive.
    """
    viewer.must("administer")
    return session.scalars(select(Original).options(joinedload(Original.document)).order_by(Original.id)).all()


def check_original(originals: Originals, original: Original) -> list[Finding]:
    """Compute the SHA-256 of a file as received again and return what is wrong with it, if anything is.

    A file that no row names is no fault: it is what a crash between file and row leaves, and the next try finds it.
    """
    key, name = original.document.key, original.name
    try:
        with originals.path(original.sha256).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        sentence = f"{key}: the original “{name}” is missing; restore {original.sha256} from a backup."
        return [Finding(what="original-missing", sentence=sentence, key=key, sha256=original.sha256)]
    if found == original.sha256:
        return []
    sentence = f"{key}: the original “{name}” is no longer what was received; restore {original.sha256} from a backup."
    return [Finding(what="original-altered", sentence=sentence, key=key, sha256=original.sha256)]


def check_tables(session: Session, *, viewer: Viewer) -> list[Finding]:
    """Let SQLite check its file and the references between rows; another database does that itself.

    Raises:
        NotAllowed: the viewer does not administer the archive.
    """
    viewer.must("administer")
    if session.get_bind().dialect.name != "sqlite":
        return []
    faults = [str(row[0]) for row in session.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
    faults += [f"{row[0]} {row[1]} names a row of {row[2]} that is not there" for row in _dangling(session)]
    return [
        Finding(what="tables-damaged", sentence=f"The database is damaged ({fault}); restore it from a backup.")
        for fault in faults
    ]


def _dangling(session: Session) -> Sequence[Sequence[object]]:
    return session.execute(text("PRAGMA foreign_key_check")).all()

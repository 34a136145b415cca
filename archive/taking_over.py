"""Taking over what an office has: a metadata list becomes descriptions, and its folders suggest topics."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from sqlalchemy.orm import Session

from archive.batches import Batch, batch
from archive.documents import ROLE_FIELDS
from archive.entering import enter, entered_fields
from archive.errors import UnknownTopics
from archive.metadata_list import MetadataList, Row
from archive.models import Document, Proposal, now
from archive.normalise import fold_name
from archive.proposals import accept_proposal, open_proposals
from archive.rights import Viewer
from archive.topics import add_topic, assign_topic, find_topic, find_topics, topics_of

_UNPROPOSED = ("status", "confidential")
"""What the archive decides and no file says: there is no evidence to keep for it."""

FOLDER_CONFIDENCE = 0.6
"""How far the name of a folder is believed to be a topic, from 0 to 1: below what is filled in without asking."""


def check_topics(session: Session, listed: MetadataList) -> None:
    """Make sure that every topic which a list gives is there, before anything is added.

    Raises:
        UnknownTopics: some are not; the sentence names them all.
    """
    unknown = _unknown(session, listed)
    if unknown:
        raise UnknownTopics(listed.name, ", ".join(f"“{label}”" for label in unknown))


def add_topics(session: Session, listed: MetadataList, *, language: str) -> None:
    """Add the topics that a list gives and the archive has not, at the top of the tree, named in ``language``.

    Raises:
        InvalidValue: a label without letters, or a language that is none of ours.
    """
    for label in _unknown(session, listed):
        if not find_topics(session, label):
            add_topic(session, label, language=language)


def _unknown(session: Session, listed: MetadataList) -> list[str]:
    return [label for label in listed.labels() if not find_topics(session, label)]


def apply_row(session: Session, document: Document, row: Row, *, source: str, viewer: Viewer) -> None:
    """Enter what a row of a list says of a document: over what was read in the file, and kept with its evidence.

    ``source`` is the name of the list.

    Raises:
        InvalidValue: a value that its field cannot hold.
        NoSuchTopic: a topic that is not there; ``check_topics`` says so before anything is added.
        NotAllowed: the viewer may not write.
    """
    enter(session, document, row.edit, viewer=viewer)
    for label in row.topics:
        assign_topic(session, document, find_topic(session, label))
    for name, value in _stated(row):
        document.proposals.append(
            Proposal(
                field=name,
                value=value,
                words=value,
                confidence=1.0,
                reason=_reason(row, source),
                state="accepted",
                decided_by=viewer.name,
                decided=now(),
            )
        )
    session.flush()


@dataclass(frozen=True, slots=True)
class Entering:
    """Enters the rows of a list as its files are taken in: what a person says of them.

    ``source`` is the name of the list, ``rows`` has the row of a file by its path. A row that was entered before, by an
    import that broke off, is left as it is: somebody may have corrected it since. ``used`` grows with the numbers of
    the rows whose file is in the archive.
    """

    source: str
    rows: Mapping[str, Row]
    viewer: Viewer
    used: set[int] = field(default_factory=set)

    def __call__(self, session: Session, document: Document, path: str) -> bool:
        """Enter what the list says of the file at ``path``, if anything; tell whether it did."""
        row = self.rows.get(path)
        if row is None:
            return False
        self.used.add(row.number)
        if is_entered(document, row, source=self.source):
            return False
        apply_row(session, document, row, source=self.source, viewer=self.viewer)
        return True


def is_entered(document: Document, row: Row, *, source: str) -> bool:
    """Tell whether a row was entered into this document before; one that leaves no evidence never was."""
    kept = {(each.field, each.value) for each in document.proposals if each.reason == _reason(row, source)}
    stated = set(_stated(row))
    return bool(stated) and stated <= kept


def _reason(row: Row, source: str) -> str:
    return f"row {row.number} of {source}"


def _stated(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the fields that a row states, people by their role, each with one value."""
    names = {role: name for name, role in ROLE_FIELDS.items()}
    for stated in entered_fields(row.edit):
        if stated in names:
            yield from ((stated, name) for name in getattr(row.edit, names[stated]))
        elif stated not in _UNPROPOSED:
            yield stated, getattr(row.edit, stated)


def propose_topics_from_folders(document: Document, path: PurePath) -> list[Proposal]:
    """Propose the folders that a file stands in as topics, the outermost first.

    ``path`` is the file's path below the folder that was added. A folder without letters (a year) is no topic, nor is
    one that was proposed before, or that the document is tagged with.
    """
    known = {fold_name(each.value) for each in document.proposals if each.field == "topic"}
    known |= {label.folded for topic in topics_of(document) for label in topic.labels}
    proposals = []
    for folder in path.parent.parts:
        if not any(char.isalpha() for char in folder) or fold_name(folder) in known:
            continue
        known.add(fold_name(folder))
        reason = f"stands in the folder “{folder}”"
        proposals.append(
            Proposal(
                field="topic", value=folder, words=folder, confidence=FOLDER_CONFIDENCE, reason=reason, state="open"
            )
        )
    document.proposals += proposals
    return proposals


def accept_everywhere(session: Session, proposal: Proposal, *, viewer: Viewer) -> Batch:
    """Accept a proposal, and the same value of the same field wherever it is open, as one batch that can be undone.

    A folder of three hundred letters is one question, not three hundred.

    Raises:
        NotAllowed: the viewer may not write.
    """
    asked = proposal.field, fold_name(proposal.value)
    with batch(session, viewer=viewer) as made:
        for each in open_proposals(session, viewer=viewer):
            if (each.field, fold_name(each.value)) == asked:
                accept_proposal(session, each, viewer=viewer)
                made.documents.append(each.document.key)
    return made

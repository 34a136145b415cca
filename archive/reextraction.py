"""Re-extraction: a newer reader reads an original again, and the document gets a new text version.

The old version stays, and what points into it (proposals, relations, quotations) keeps pointing into it. The new
reading corrects what an older reading had filled in; what a person entered or decided stays as it is.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from archive.connecting import add_text, connect
from archive.correcting import describe_again
from archive.database import Database
from archive.documents import get_document
from archive.doubles import forget_text
from archive.errors import ArchiveError
from archive.models import Document, Text
from archive.originals import Originals
from archive.proposals import BY_ITSELF, settle
from archive.readers.described import Described
from archive.rights import Viewer, is_readable

Read = Callable[[bytes, str], Described]
"""Reads and describes the bytes of a file; the other argument is its name. Raises a RefusedFile."""


@dataclass(frozen=True, slots=True)
class Reextracted:
    """What became of one document: ``version`` is that of its new text, None where it was left; ``error`` says why."""

    key: str
    version: int | None
    error: str = ""


def find_outdated(session: Session, versions: Mapping[str, int], *, viewer: Viewer) -> list[Document]:
    """Return the documents whose current text an older version of its reader made, in the order they were added.

    ``versions`` has the version of each reader by the name that its extracts bear. A text whose reader is not among
    them, such as one that a person typed, is not outdated.
    """
    if not versions:
        return []
    older = or_(*(and_(Text.extractor == name, Text.extractor_version < number) for name, number in versions.items()))
    documents = select(Document).join(Document.text).where(older, is_readable(viewer))
    return list(session.scalars(documents.order_by(Document.id)))


def reextract_all(
    database: Database, originals: Originals, keys: Iterable[str], *, viewer: Viewer, read: Read
) -> Iterator[Reextracted]:
    """Read documents again, each in its own transaction, and the file before it begins.

    Yields what became of each as it is done; safe to stop, for what is done is not outdated any more.

    Raises:
        NoSuchDocument: the viewer may not read one of them; nothing was touched.
    """
    with database.reading() as session:
        files = [(key, _file(get_document(session, key, viewer=viewer))) for key in keys]
    for key, (sha256, name) in files:
        try:
            described = read(originals.read(sha256), name)
            with database.writing(viewer) as session:
                document = session.scalars(select(Document).where(Document.key == key)).one()
                text = take_up(session, document, described)
                session.commit()
                yield Reextracted(key, text.version if text else None)
        except ArchiveError as error:
            yield Reextracted(key, None, str(error))


def reextract(session: Session, originals: Originals, document: Document, *, read: Read) -> Text | None:
    """Read the original of a document again and take up what a newer reader finds; None where there is nothing new.

    Raises:
        RefusedFile: the reader cannot read it any more; the document stays as it is.
    """
    sha256, name = _file(document)
    return take_up(session, document, read(originals.read(sha256), name))


def _file(document: Document) -> tuple[str, str]:
    """Return the original that the text of a document is read from: the first it came in, with its name."""
    original = min(document.originals, key=lambda each: each.id)
    return original.sha256, original.name


def take_up(session: Session, document: Document, described: Described) -> Text | None:
    """Make a new reading the current text of a document and correct its description; None where it is not new."""
    extract, before = described.extract, document.text
    known = None if before is None else (before.extractor, before.extractor_version)
    if not extract.text or known == (extract.extractor, extract.version):
        return None
    was_waiting = document.status == "needs-ocr" or any(each.state == "open" for each in document.proposals)
    with _by_itself(session):
        text = add_text(document, extract)
        session.flush()
        if before is not None:
            forget_text(session, before)
        describe_again(session, document, described.proposed, text)
        connect(session, document, described, today=dt.datetime.now(dt.UTC).astimezone().date())
        if document.status == "needs-ocr" and not extract.needs_ocr:
            document.status = "to-review"
        if was_waiting:
            settle(document)
        session.flush()
    return text


@contextmanager
def _by_itself(session: Session) -> Iterator[None]:
    """Let the history say that no person made the changes inside."""
    session.flush()
    viewer = session.info["viewer"]
    session.info["viewer"] = Viewer(BY_ITSELF, viewer.role)
    try:
        yield
    finally:
        session.info["viewer"] = viewer

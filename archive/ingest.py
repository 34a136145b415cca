"""File → Document: the whole pipeline on one screen, one transaction per file."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.describing.describe import describe
from archive.documents import format_date, mint_key
from archive.errors import EmptyFile, RefusedFile, UnreadableFile
from archive.models import Document, Original, Text
from archive.normalise import paragraph_starts
from archive.originals import Originals, digest
from archive.proposals import file_proposals, settle
from archive.readers import registry
from archive.readers.base import Extract, Part
from archive.relations import relate
from archive.rights import Viewer
from archive.topics import assign_topic, find_topic

Result = Literal["added", "duplicate", "attention", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOptions:
    """How files are taken in.

    ``own_names`` are the names of the archive's own organisation; ``topics`` are labels that every document gets;
    ``today`` decides what is a future date.
    """

    own_names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    today: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file. ``error`` is the sentence where it was refused or needs attention, else empty."""

    path: str
    outcome: Result
    key: str = ""
    sha256: str = ""
    kind: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    error: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the fields in the order in which the command line prints them."""
        return asdict(self)


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named by ``paths``, without doubles: folders recurse by name, hidden files are passed over."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            found += [each for each in inside if not any(part.startswith(".") for part in each.relative_to(path).parts)]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def add_files(
    database: Database, originals: Originals, files: Iterable[Path], *, viewer: Viewer, options: AddOptions
) -> Iterator[Outcome]:
    """Take files in one after the other, each in its own transaction; a refused one keeps none of the others out.

    Yields the outcome of each file as it is done, and of each file inside it after it.

    Raises:
        NoSuchTopic: one of the topics to give is not there; no file was touched.
    """
    with database.reading() as session:
        for label in options.topics:
            find_topic(session, label)
    for path in files:
        name = _written(path)
        try:
            data = _read(path, name)
            with database.writing(viewer) as session:
                outcomes = add_bytes(session, originals, data, name=name, options=options)
                session.commit()
        except RefusedFile as error:
            outcomes = [refusal(name, error)]
        yield from outcomes


def add_bytes(session: Session, originals: Originals, data: bytes, *, name: str, options: AddOptions) -> list[Outcome]:
    """Take one file in, with the files inside it; the caller commits.

    Raises:
        RefusedFile: it is kept out, and nothing was written to the record.
    """
    if not data:
        raise EmptyFile(name)
    known = session.scalars(select(Original).where(Original.sha256 == digest(data))).first()
    if known is not None:
        return [_outcome(name, "duplicate", known.document, known.sha256)]
    extract = registry.read(data, name=name)
    original = _keep(originals, data, extract, name)
    document = _file(session, extract, original, name=name, options=options)
    outcomes = [_outcome(name, "attention" if extract.needs_ocr else "added", document, original.sha256)]
    for part in extract.parts:
        outcomes += _add_part(session, originals, document, replace(part, name=f"{name}/{part.name}"), options)
    return outcomes


def refusal(path: str, error: RefusedFile) -> Outcome:
    """Return the outcome of a file that was kept out."""
    return Outcome(path=path, outcome="refused", error=str(error))


def _written(path: Path) -> str:
    """Return a path as text; what is no text in it (a name from a system with another encoding) becomes "�"."""
    return os.fsencode(path).decode(errors="replace")


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(name, (error.strerror or type(error).__name__).lower()) from error


def _keep(originals: Originals, data: bytes, extract: Extract, name: str) -> Original:
    sha256 = originals.keep(data)
    return Original(sha256=sha256, size=len(data), media_type=extract.media_type, name=Path(name).name)


def _file(session: Session, extract: Extract, original: Original, *, name: str, options: AddOptions) -> Document:
    """Make the document with its text, its description and its topics."""
    today = options.today or dt.datetime.now(dt.UTC).astimezone().date()
    proposed = describe(extract, name=Path(name).name, today=today, own_names=options.own_names)
    document = Document(key=f"new-{original.sha256}", title=Path(name).stem)
    document.originals.append(original)
    session.add(document)
    text = _text(document, extract)
    session.flush()
    file_proposals(session, document, proposed, text)
    for label in options.topics:
        assign_topic(session, document, find_topic(session, label))
    if extract.needs_ocr:
        document.status = "needs-ocr"
    settle(document)
    document.key = mint_key(session, name=_key_name(document), year=document.date.year if document.date else None)
    session.flush()
    return document


def _text(document: Document, extract: Extract) -> Text | None:
    if not extract.text:
        return None
    text = Text(
        version=1,
        extractor=extract.extractor,
        extractor_version=extract.version,
        text=extract.text,
        page_starts=list(extract.page_starts),
        page_labels=list(extract.page_labels),
        paragraph_starts=list(paragraph_starts(extract.text)),
    )
    document.texts.append(text)
    document.text_version = text.version
    return text


def _key_name(document: Document) -> str:
    """Return whose name the citation key bears: the other side of a letter, else who made it, else its title."""
    roles = {"out": ("recipient",), "in": ("sender",)}.get(document.direction, ("author", "interviewee", "sender"))
    people = [part.person.name for part in document.participations if part.role in roles]
    return next(iter(people), "") or document.publisher or " ".join(document.title.split()[:1])


def _add_part(
    session: Session, originals: Originals, whole: Document, part: Part, options: AddOptions
) -> list[Outcome]:
    """Take in a file that came inside another; one that is refused does not keep the whole out."""
    try:
        outcomes = add_bytes(session, originals, part.data, name=part.name, options=options)
    except RefusedFile as error:
        return [refusal(part.name, error)]
    document = session.scalars(select(Document).where(Document.key == outcomes[0].key)).one()
    relate(session, document, "attachment-of", whole)
    return outcomes


def _outcome(path: str, result: Result, document: Document, sha256: str) -> Outcome:
    outcome = Outcome(
        path=path,
        outcome=result,
        key=document.key,
        sha256=sha256,
        kind=document.kind,
        title=document.title,
        date=format_date(document),
        language=document.language,
    )
    if result == "attention":
        return replace(outcome, error=f"{path}: there is no text on its pages; it waits for text recognition (OCR).")
    return outcome

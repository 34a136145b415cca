"""File → Document: the whole pipeline on one screen, one transaction per file."""

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.connecting import add_text, connect
from archive.database import Database
from archive.documents import format_date, mint_key
from archive.errors import NothingInside, RefusedFile, TooLarge, UnreadableFile
from archive.models import Document, Original
from archive.originals import Originals
from archive.proposals import file_proposals, settle, title_meanwhile
from archive.readers.described import Described, FileReader, Request
from archive.readers.fetch import Fetched, fetch
from archive.readers.limits import LARGEST_FILE, in_megabytes
from archive.receiving import Received, Receiving
from archive.references.proposing import look_again
from archive.relations import relate
from archive.rights import Viewer
from archive.taking_over import propose_topics_from_folders
from archive.topics import assign_topic, find_topic

Result = Literal["added", "duplicate", "attention", "refused"]

Enter = Callable[[Session, Document, str], bool]
"""Enters what a person knows of a file into the description of its document; the last argument is the file's path.

True where anything was entered. Called for a file that is there already too, and not for the files inside another.
"""


def enter_nothing(_session: Session, _document: Document, _path: str) -> bool:
    """Know nothing of a file beside what stands in it."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOptions:
    """How files are taken in.

    ``reader`` reads the files, which come from strangers: a ReadingPool, unless they are our own.
    ``own_names`` are the names of the archive's own organisation; ``topics`` are labels that every document gets;
    ``folders`` are those that are added as a whole: the ones below them, in which a file stands, are proposed as its
    topics. ``enter`` adds what a person knows, over what is read; ``today`` decides what is a future date. ``fetch``
    brings what stands at a web address.
    """

    reader: FileReader
    own_names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()
    enter: Enter = enter_nothing
    today: dt.date | None = None
    fetch: Callable[[str], Fetched] = fetch

    @property
    def day(self) -> dt.date:
        """The day on which files are taken in."""
        return self.today or dt.datetime.now(dt.UTC).astimezone().date()

    def read(self, data: bytes, name: str, *, recognise: bool = False) -> Described:
        """Read and describe one file; with ``recognise``, the text of its pages that are pictures too.

        Raises:
            RefusedFile: it cannot be read.
        """
        request = Request(data=data, name=name, today=self.day, own_names=self.own_names, recognise=recognise)
        return self.reader.read(request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file.

    ``error`` is the sentence where it was refused or needs attention, or where a person's words on a file that was
    there already were entered; else empty.
    """

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
    """Take files in, each in its own transaction; a refused one keeps none of the others out.

    Files are read ahead, as many at the same time as the reader can, and filed in their order. Yields the outcome of
    each file as it is done, and of each file inside it after it. At the end the letters are asked again that point at
    what may have come after them. Whoever stops in between has all that was yielded;
    started again, it goes on with the others.

    Raises:
        NoSuchTopic: one of the topics to give is not there; no file was touched.
    """
    with database.reading() as session:
        for label in options.topics:
            find_topic(session, label)
    keys: list[str] = []
    for path, reading in _read_ahead(originals, files, options):
        try:
            received = reading.result()
            with database.writing(viewer) as session:
                outcomes = _file(session, originals, received, options)
                session.commit()
        except RefusedFile as error:
            outcomes = [refusal(path_text(path), error)]
        keys += [each.key for each in outcomes if each.key]
        yield from outcomes
    with database.writing(viewer) as session:
        look_again(session, keys, today=options.day)
        session.commit()


def add_bytes(session: Session, originals: Originals, data: bytes, *, name: str, options: AddOptions) -> list[Outcome]:
    """Take one file in, with the files inside it; the caller commits.

    The file is read before the session is used, so that no one waits for it to write.

    Raises:
        RefusedFile: it is kept out, and nothing was written to the record.
    """
    return _file(session, originals, _receive(originals, data, name, options), options)


def refusal(path: str, error: RefusedFile) -> Outcome:
    """Return the outcome of a file that was kept out."""
    return Outcome(path=path, outcome="refused", error=str(error))


def path_text(path: Path) -> str:
    """Return a path as text; what is no text in it (a name from a system with another encoding) becomes "�"."""
    return os.fsencode(path).decode(errors="replace")


def _read_ahead(
    originals: Originals, files: Iterable[Path], options: AddOptions
) -> Iterator[tuple[Path, Future[Received]]]:
    """Give files in their order while the next ones, at most two for each worker, are being read."""
    ahead: deque[tuple[Path, Future[Received]]] = deque()
    threads = ThreadPoolExecutor(options.reader.workers)
    try:
        for path in files:
            ahead.append((path, threads.submit(_receive_path, originals, path, options)))
            if len(ahead) == 2 * options.reader.workers:
                yield ahead.popleft()
        while ahead:
            yield ahead.popleft()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _receive_path(originals: Originals, path: Path, options: AddOptions) -> Received:
    name = path_text(path)
    return _receive(originals, _load(path, name), name, options)


def _load(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TooLarge(name, in_megabytes(LARGEST_FILE))
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(name, (error.strerror or type(error).__name__).lower()) from error


def _receive(originals: Originals, data: bytes, name: str, options: AddOptions, *, anew: bool = False) -> Received:
    """Read a file and those inside it, and keep the originals of those that will be documents.

    What is among the originals was read when it came there; with ``anew``, it is read all the same, and its parts too.
    """

    def is_kept(sha256: str) -> bool:
        return not anew and originals.path(sha256).exists()

    received = Receiving(read=options.read, is_kept=is_kept).receive(data, name=name)
    _keep(originals, received)
    return received


def _keep(originals: Originals, received: Received) -> None:
    if received.described and not received.described.extract.is_container:
        originals.keep(received.data)
    for part in received.parts:
        if isinstance(part, Received):
            _keep(originals, part)


def _file(
    session: Session, originals: Originals, received: Received, options: AddOptions, whole: Document | None = None
) -> list[Outcome]:
    """Put a received file in the record, with the files inside it; ``whole`` is the document that it came inside of."""
    known = session.scalars(select(Original).where(Original.sha256 == received.sha256)).first()
    if known is not None:
        _attach(session, known.document, whole)
        return [_duplicate(session, received, known.document, options)]
    if received.described is None:  # its original was kept, and what kept it broke off before the record was written
        again = _receive(originals, received.data, received.name, options, anew=True)
        return _file(session, originals, again, options, whole)
    extract = received.described.extract
    if extract.is_container:
        inside = _file_parts(session, originals, received, options, whole)
        return [_container(received, inside), *inside]
    name = Path(received.name).name
    original = Original(sha256=received.sha256, size=len(received.data), media_type=extract.media_type, name=name)
    document = _document(session, received.name, received.described, original, options)
    _attach(session, document, whole)
    # one picture among pages of text is recognised in the background, and asks nobody for anything
    result: Result = "attention" if extract.needs_ocr and not extract.text else "added"
    outcome = _outcome(received.name, result, document, received.sha256)
    return [outcome, *_file_parts(session, originals, received, options, document)]


def _duplicate(session: Session, received: Received, document: Document, options: AddOptions) -> Outcome:
    """Enter what a person says of a file that is there already, as an edit of theirs."""
    is_entered = options.enter(session, document, received.name)
    outcome = _outcome(received.name, "duplicate", document, received.sha256)
    said = f"{received.name}: it was there already; what you say of it was entered into its description."
    return replace(outcome, error=said) if is_entered else outcome


def _file_parts(
    session: Session, originals: Originals, received: Received, options: AddOptions, whole: Document | None
) -> list[Outcome]:
    """File what came inside another file; what is refused does not keep the others out."""
    outcomes: list[Outcome] = []
    options = replace(options, folders=())  # the files that a file lies inside of are no topics
    for part in received.parts:
        try:
            if isinstance(part, RefusedFile):
                raise part  # refused when it was read; below it may be refused yet
            outcomes += _file(session, originals, part, options, whole)
        except RefusedFile as error:
            outcomes.append(refusal(error.name, error))
    return outcomes


def _attach(session: Session, document: Document, whole: Document | None) -> None:
    if whole is not None:
        relate(session, document, "attachment-of", whole)


def _container(received: Received, inside: list[Outcome]) -> Outcome:
    """Return what became of a file that is no document: as its parts did, the best of them first."""
    results = {each.outcome for each in inside}
    if results & {"added", "attention"}:
        return Outcome(path=received.name, outcome="added", sha256=received.sha256)
    if "duplicate" in results:
        return Outcome(path=received.name, outcome="duplicate", sha256=received.sha256)
    return replace(refusal(received.name, NothingInside(received.name)), sha256=received.sha256)


def _document(session: Session, path: str, described: Described, original: Original, options: AddOptions) -> Document:
    """Make the document with its text, its description and its topics."""
    document = Document(
        key=f"new-{original.sha256}",
        title=title_meanwhile(described.proposed, original.name),
        originals=[original],
        participations=[],  # a new document has none of these: nobody need ask the record
        proposals=[],
        topic_links=[],
        relations_out=[],
    )
    session.add(document)
    text = add_text(document, described.extract) if described.extract.text else None
    session.flush()
    with session.no_autoflush:  # a question to the record in between is no reason to write: all is written at once
        file_proposals(session, document, described.proposed, text)
        for label in options.topics:
            assign_topic(session, document, find_topic(session, label))
        options.enter(session, document, path)
        propose_topics_from_folders(document, _place(Path(path), options.folders))
        if described.extract.needs_ocr:
            document.status = "needs-ocr"
        settle(document)
        document.key = mint_key(session, name=_key_name(document), year=document.date.year if document.date else None)
    connect(session, document, described, today=options.day)
    return document


def _place(path: Path, folders: Iterable[Path]) -> Path:
    """Return where a file stands below the folder that was added; its name alone where none was."""
    return next((path.relative_to(folder) for folder in folders if path.is_relative_to(folder)), Path(path.name))


def _key_name(document: Document) -> str:
    """Return whose name the citation key bears: the other side of a letter, else who made it, else its title."""
    roles = {"out": ("recipient",), "in": ("sender",)}.get(document.direction, ("author", "interviewee", "sender"))
    people = [part.person.name for part in document.participations if part.role in roles]
    return next(iter(people), "") or document.publisher or " ".join(document.title.split()[:1])


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

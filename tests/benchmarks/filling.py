"""Archives of generated documents, written straight into the record and the indexes, batch by batch.

Reading and describing files are measured apart. One Whoosh index serves both ours and plain Whoosh, so that neither is
asked of other postings than the other: see ``tests.benchmarks.plain``.
"""

import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from archive.models import Document, DocumentTopic, Original, Participation, Person, Text, Topic, TopicLabel
from archive.normalise import fold_name, paragraph_starts
from archive.settings import Settings
from indexer.analyzers import analyse, words_of
from indexer.embedded import folder as folders
from indexer.schema import IndexedDocument
from tests.benchmarks import fts5, plain
from tests.benchmarks.generate import PEOPLE, TOPICS, Generated, generate
from webui.services import Services, open_services

BATCH = 500

Row = dict[str, Any]


@dataclass(slots=True)
class Filled:
    """An archive below ``folder``, and what filling it cost.

    Seconds of processor time for each index, the analysis in the first; bytes on the disk.
    """

    documents: int
    whoosh_seconds: float = 0.0
    fts5_seconds: float = 0.0
    whoosh_bytes: int = 0
    fts5_bytes: int = 0


def archive_in(folder: Path) -> Settings:
    """Return the settings of the archive that was filled in a folder."""
    return Settings(folder=folder / "archive")


def fts5_in(folder: Path) -> Path:
    """Return the database of FTS5 that was filled in a folder."""
    return folder / "fts5.sqlite"


def filled_in(folder: Path, number: int) -> Filled:
    """Fill a folder with an archive of ``number`` generated documents, unless one was kept there."""
    kept = folder / "filled.json"
    if kept.is_file():
        return Filled(**json.loads(kept.read_text()))
    folder.mkdir(parents=True)
    with open_services(archive_in(folder), create=True) as services:
        filled = _fill(services, number, fts5_in(folder))
    kept.write_text(json.dumps(asdict(filled)))
    return filled


def copied(folder: Path, to: Path) -> Settings:
    """Copy the archive that was filled in a folder, so that it stays as it is; returns the settings of the copy."""
    settings = archive_in(to)
    shutil.copytree(archive_in(folder).folder, settings.folder)
    # an index knows the archive it was made for
    name = (settings.index / "current").read_text().strip()
    folders.switch_to(settings.index, settings.index / name)
    return settings


def _fill(services: Services, number: int, other: Path) -> Filled:
    filled = Filled(number)
    index = plain.Building(services.settings.index)
    with fts5.Building(other) as full_text:
        for batch in record(services, generate(number)):
            started = time.process_time()
            ready = [indexed(it) for it in batch]
            index.add(ready)
            indexed_at = time.process_time()
            full_text.add(ready)
            filled.whoosh_seconds += indexed_at - started
            filled.fts5_seconds += time.process_time() - indexed_at
    started = time.process_time()
    index.finish()
    filled.whoosh_seconds += time.process_time() - started
    filled.whoosh_bytes = sum(path.stat().st_size for path in services.settings.index.rglob("*") if path.is_file())
    filled.fts5_bytes = other.stat().st_size
    return filled


def record(services: Services, documents: Iterator[Generated]) -> Iterator[Sequence[Generated]]:
    """Put documents into the record of an empty archive, and yield each batch; the index is left to the caller."""
    _enter_names(services)
    while batch := list(islice(documents, BATCH)):
        _insert(services, batch)
        yield batch


def indexed(it: Generated) -> IndexedDocument:
    """Return what the index keeps of a generated document: the same that it reads from the record."""
    head, body = analyse(it.title, it.language), analyse(it.text, it.language)
    sender, recipient = (tuple(words_of(_name(each))) for each in it.people)
    day = int(f"{it.date:%Y%m%d}")
    return IndexedDocument(
        id=it.number + 1,
        revision=1,
        key=f"generated{it.number}",
        words=(*head.words, "", *body.words),
        stems=(*head.stems, *body.stems),
        title=(*head.words, *head.stems),
        kind=it.kind,
        language=it.language,
        direction=it.direction,
        status="filed",
        date=day,
        until=day,
        topics=tuple(each + 1 for each in it.topics),
        people=tuple(sorted({each + 1 for each in it.people})),
        sender_words=sender,
        recipient_words=recipient,
        person_words=tuple(dict.fromkeys((*sender, *recipient))),
    )


def document_of(it: Generated) -> Document:
    """Return the record of a generated document, without its file; it enters an archive in the usual way."""
    sender, recipient = (each + 1 for each in it.people)
    document = Document(**_description(it), texts=[Text(**_text(it))])
    document.participations.append(Participation(person_id=sender, role="sender"))
    document.participations.append(Participation(person_id=recipient, role="recipient"))
    document.topic_links.extend(DocumentTopic(topic_id=each + 1) for each in it.topics)
    return document


def _description(it: Generated) -> Row:
    """Return the columns of a document's description."""
    return {
        "key": f"generated{it.number}",
        "kind": it.kind,
        "title": it.title,
        "date": it.date,
        "date_precision": "day",
        "language": it.language,
        "direction": it.direction,
        "status": "filed",
        "text_version": 1,
    }


def _text(it: Generated) -> Row:
    """Return the columns of a document's text."""
    return {
        "version": 1,
        "extractor": "generated",
        "extractor_version": 1,
        "text": it.text,
        "page_starts": [0],
        "page_labels": [],
        "paragraph_starts": list(paragraph_starts(it.text)),
    }


def _enter_names(services: Services) -> None:
    """Enter the people and topics; in an empty archive the ids are their numbers from 1."""
    with services.writing() as session:
        session.add_all(Person(name=_name(each), folded=fold_name(_name(each))) for each in range(PEOPLE))
        session.add_all(Topic(labels=[_label(each)]) for each in range(TOPICS))
        session.commit()


def _name(person: int) -> str:
    return f"Person {person}"


def _label(number: int) -> TopicLabel:
    return TopicLabel(language="en", label=f"Topic {number}", folded=fold_name(f"Topic {number}"))


def _insert(services: Services, batch: Sequence[Generated]) -> None:
    """Insert rows as they are: no history, and nothing noted for the index."""
    rows = {
        Document: [_description(it) | {"id": it.number + 1, "revision": 1} for it in batch],
        Text: [_text(it) | {"document_id": it.number + 1} for it in batch],
        Original: [_original(it) for it in batch],
        Participation: [row for it in batch for row in _parts(it)],
        DocumentTopic: [{"document_id": it.number + 1, "topic_id": each + 1} for it in batch for each in it.topics],
    }
    with services.writing() as session:
        for model, each in rows.items():
            if each:
                session.execute(insert(model), each)
        session.commit()


def _original(it: Generated) -> Row:
    kept = it.text.encode()
    return {
        "document_id": it.number + 1,
        "sha256": hashlib.sha256(kept).hexdigest(),
        "size": len(kept),
        "media_type": "text/plain",
        "name": f"{it.number}.txt",
    }


def _parts(it: Generated) -> Iterator[Row]:
    for person, role in zip(it.people, ("sender", "recipient"), strict=True):
        yield {"document_id": it.number + 1, "person_id": person + 1, "role": role}

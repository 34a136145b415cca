"""Fill an archive with the sample corpus, and with what an archivist would have added to it by hand."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.documents import count_documents
from archive.errors import ArchiveInUse
from archive.ingest import AddOptions, Outcome, add_files, find_files
from archive.models import Document, Original, Topic
from archive.originals import Originals, digest
from archive.relations import relate
from archive.rights import Viewer
from archive.settings import Settings
from archive.topics import add_topic, assign_topic, set_label

CATALOGUE = "catalogue.json"


def sample_files(folder: Path) -> list[Path]:
    """Return the documents of the sample corpus in ``folder``; what describes them lies beside their folders."""
    return find_files(each for each in sorted(folder.iterdir()) if each.is_dir())


def sample_settings(settings: Settings, folder: Path) -> Settings:
    """Return the settings of an archive in which the sample's own organisation is ours too."""
    own_names = dict.fromkeys((*settings.own_names, *_catalogue(folder)["own_names"]))
    return replace(settings, own_names=tuple(own_names))


def refuse_own_documents(session: Session, folder: Path, settings: Settings, *, viewer: Viewer) -> None:
    """See to it that the sample goes into an empty archive, or into one that holds it already.

    Raises:
        ArchiveInUse: there are documents and none is of the sample.
    """
    if count_documents(session, viewer=viewer) == 0:
        return
    sample = {digest(path.read_bytes()) for path in sample_files(folder)}
    if session.scalars(select(Original.id).where(Original.sha256.in_(sample)).limit(1)).first() is None:
        raise ArchiveInUse(settings.folder)


def load_sample(
    database: Database, originals: Originals, folder: Path, *, viewer: Viewer, options: AddOptions
) -> Iterator[Outcome]:
    """Take the sample corpus in, then give it its topics and relations; yields the outcome of each file.

    An archive that holds it already stays as it is: nothing that a person changed meanwhile is put back.
    """
    documents: dict[str, str] = {}
    is_new = False
    for outcome in add_files(database, originals, sample_files(folder), viewer=viewer, options=options):
        documents[_name(Path(outcome.path), folder)] = outcome.sha256
        is_new = is_new or outcome.outcome in {"added", "attention"}
        yield outcome
    with database.writing(viewer) as session:
        if is_new or not session.scalars(select(func.count(Topic.id))).one():
            _describe(session, _catalogue(folder), documents)
            session.commit()


def _describe(session: Session, catalogue: Mapping[str, Any], documents: Mapping[str, str]) -> None:
    """Add the topics, tag the documents and relate them; ``documents`` are SHA-256 by name in the catalogue."""
    topics: dict[str, Topic] = {}
    for entry in catalogue["topics"]:
        topics[entry["id"]] = _add_topic(session, entry, topics.get(entry["parent"]))
    by_sha256 = dict(session.execute(select(Original.sha256, Document).join(Original.document)).all())
    known = {name: by_sha256[sha256] for name, sha256 in documents.items() if sha256 in by_sha256}
    for entry in catalogue["documents"]:
        document = known.get(_normal(entry["path"]))
        if document is None:
            continue
        for topic in entry["topics"]:
            assign_topic(session, document, topics[topic])
        for relation in entry["relations"]:
            target = known.get(_normal(relation["target"]))
            if target is not None:
                relate(session, document, relation["kind"], target)


def _add_topic(session: Session, entry: Mapping[str, Any], parent: Topic | None) -> Topic:
    """Add a topic with its labels, or return the one that an interrupted run added."""
    (language, label), *others = entry["labels"].items()
    known = select(Topic).where(Topic.labels.any(label=label, language=language, kind="preferred"))
    topic = session.scalars(known).first()
    if topic is not None:
        return topic
    topic = add_topic(session, label, language=language, parent=parent)
    for code, preferred in others:
        set_label(session, topic, preferred, language=code)
    for code, labels in entry["alternative"].items():
        for each in labels:
            set_label(session, topic, each, language=code, kind="alternative")
    return topic


def _catalogue(folder: Path) -> dict[str, Any]:
    catalogue: dict[str, Any] = json.loads((folder / CATALOGUE).read_text(encoding="utf-8"))
    return catalogue


def _name(path: Path, folder: Path) -> str:
    return _normal(path.relative_to(folder).as_posix())


def _normal(name: str) -> str:
    """Return a name in NFC: macOS gives the names of files in NFD."""
    return unicodedata.normalize("NFC", name)

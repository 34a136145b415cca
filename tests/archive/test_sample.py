import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from archive.database import Database
from archive.ingest import AddOptions, Outcome
from archive.models import Document, Topic
from archive.originals import Originals
from archive.readers.worker import ReadingHere
from archive.relations import relations_of
from archive.sample import load_sample, sample_files, sample_settings
from archive.settings import Settings, find_sample
from archive.topics import find_topic, label_of, path_of, topics_of
from tests.archive.conftest import OWNER

CATALOGUE: dict[str, Any] = {
    "own_names": ["Platform De Kade"],
    "topics": [
        {"id": "sea", "parent": None, "labels": {"nl": "Zee", "en": "Sea"}, "alternative": {"en": ["ocean"]}},
        {"id": "port", "parent": "sea", "labels": {"nl": "Haven", "en": "Port"}, "alternative": {}},
    ],
    "documents": [
        {
            "path": "letters/één.txt",
            "topics": ["port"],
            "relations": [
                {"kind": "follows-up", "target": "letters/two.txt"},
                {"kind": "follows-up", "target": "letters/gone.txt"},
            ],
        },
        {"path": "letters/gone.txt", "topics": ["sea"], "relations": []},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sample with a file that is not in it, and one whose name is written in NFD."""
    (tmp_path / "sample" / "letters").mkdir(parents=True)
    (tmp_path / "sample" / "README.md").write_text("This is no document of the sample, but says what it is.")
    for name in ("e\u0301e\u0301n", "two"):
        (tmp_path / "sample" / "letters" / f"{name}.txt").write_text(f"A letter about the quays, number {name}.")
    (tmp_path / "sample" / "catalogue.json").write_text(json.dumps(CATALOGUE), encoding="utf-8")
    return tmp_path / "sample"


def load(database: Database, originals: Originals, folder: Path) -> list[Outcome]:
    return list(load_sample(database, originals, folder, viewer=OWNER, options=AddOptions(reader=ReadingHere())))


def test_only_what_lies_in_its_folders_is_of_the_sample(folder: Path) -> None:
    assert [path.name for path in sample_files(folder)] == ["e\u0301e\u0301n.txt", "two.txt"]


def test_the_names_of_its_organisation_are_ours_too(folder: Path) -> None:
    settings = Settings(folder=folder, own_names=("De Kaai",))
    assert sample_settings(settings, folder).own_names == ("De Kaai", "Platform De Kade")


def test_documents_get_the_topics_and_relations_of_the_catalogue(
    database: Database, originals: Originals, folder: Path
) -> None:
    outcomes = load(database, originals, folder)
    assert [outcome.outcome for outcome in outcomes] == ["added", "added"]
    with database.reading() as session:
        first, second = (session.scalars(select(Document).where(Document.key == each.key)).one() for each in outcomes)
        (topic,) = topics_of(first)
        assert [label_of(each, "nl") for each in path_of(topic)] == ["Zee", "Haven"]
        assert find_topic(session, "ocean") is topic.parent
        (related,) = relations_of(first, viewer=OWNER)
        assert (related.kind, related.direction, related.document) == ("follows-up", "out", second)


def test_what_a_person_changed_since_is_not_put_back(database: Database, originals: Originals, folder: Path) -> None:
    load(database, originals, folder)
    with database.writing(OWNER) as session:
        for document in session.scalars(select(Document)):
            document.topic_links.clear()
        session.commit()
    assert [outcome.outcome for outcome in load(database, originals, folder)] == ["duplicate", "duplicate"]
    with database.reading() as session:
        assert all(not document.topic_links for document in session.scalars(select(Document)))


def test_a_run_that_was_cut_short_is_completed(database: Database, originals: Originals, folder: Path) -> None:
    running = load_sample(database, originals, folder, viewer=OWNER, options=AddOptions(reader=ReadingHere()))
    next(running)
    del running
    assert [outcome.outcome for outcome in load(database, originals, folder)] == ["duplicate", "added"]
    (folder / "letters" / "three.txt").write_text("One more letter about the quays.")
    load(database, originals, folder)
    with database.reading() as session:
        assert len(session.scalars(select(Topic)).all()) == 2


def test_the_catalogue_of_the_real_sample_names_files_that_are_there() -> None:
    folder = find_sample()
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in sample_files(folder)}
    named = {entry["path"] for entry in catalogue["documents"]}
    targets = {each["target"] for entry in catalogue["documents"] for each in entry["relations"]}
    assert named | targets <= files
    topics = {entry["id"] for entry in catalogue["topics"]}
    assert {topic for entry in catalogue["documents"] for topic in entry["topics"]} <= topics

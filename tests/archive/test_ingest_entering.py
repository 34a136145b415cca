"""What a person knows of files, as they are taken in."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.documents import Edit, edit_document, get_document
from archive.ingest import AddOptions, Outcome, add_files, find_files
from archive.models import Document
from archive.originals import Originals
from tests.archive.conftest import OWNER
from tests.archive.test_ingest import DAY, LETTER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "brief.txt").write_text(LETTER, encoding="utf-8")
    return folder


def add(database: Database, originals: Originals, path: Path, options: AddOptions = DAY) -> list[Outcome]:
    return list(add_files(database, originals, find_files([path]), viewer=OWNER, options=options))


def test_what_a_person_enters_stands_over_what_is_read_and_names_the_key(
    database: Database, originals: Originals, folder: Path
) -> None:
    asked: list[str] = []

    def enter(session: Session, document: Document, path: str) -> bool:
        asked.append(path)
        edit_document(session, document, Edit(date="2019", recipients=("Nel Ost",)))
        return True

    (outcome,) = add(database, originals, folder / "2025" / "brief.txt", options=replace(DAY, enter=enter))
    assert (outcome.key, outcome.date, outcome.error) == ("ost2019", "2019", "")
    assert asked == [str(folder / "2025" / "brief.txt")]


def test_what_a_person_enters_about_a_file_that_is_there_is_said(
    database: Database, originals: Originals, folder: Path
) -> None:
    def enter(session: Session, document: Document, _path: str) -> bool:
        edit_document(session, document, Edit(title="Corrected"))
        return True

    letter = folder / "2025" / "brief.txt"
    add(database, originals, letter)
    (outcome,) = add(database, originals, letter, options=replace(DAY, enter=enter))
    assert (outcome.outcome, outcome.title) == ("duplicate", "Corrected")
    assert outcome.error == f"{letter}: it was there already; what you say of it was entered into its description."


def test_folders_below_the_one_that_is_added_are_proposed_as_topics(
    database: Database, originals: Originals, folder: Path
) -> None:
    below = folder / "Embassies" / "2025"
    below.mkdir(parents=True)
    (folder / "2025" / "brief.txt").rename(below / "brief.txt")
    with zipfile.ZipFile(below / "post.zip", "w") as packed:
        packed.writestr("nota.txt", "Notes of a talk in the harbour office.")
    outcomes = add(database, originals, folder, options=replace(DAY, folders=(folder,)))
    with database.reading() as session:
        letter, note = (get_document(session, each.key, viewer=OWNER) for each in outcomes if each.key)
        proposed = [(each.value, each.reason) for each in letter.proposals if each.field == "topic"]
        assert proposed == [("Embassies", "stands in the folder “Embassies”")]
        assert letter.status == "to-review"
        assert not any(each.field == "topic" for each in note.proposals), "a zip file is no folder"

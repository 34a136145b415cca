from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete

from archive.database import Database
from archive.errors import NoArchive
from archive.keeping import upgrading
from archive.keeping.upgrading import upgrade
from archive.models import Concept
from archive.settings import Settings
from archive.vocabulary import get_concept
from tests.archive.conftest import OWNER


class _Earlier(Database):
    """An archive of the version before."""

    def is_current(self) -> bool:
        return False


@pytest.fixture
def earlier(database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    del database
    monkeypatch.setattr(upgrading, "Database", _Earlier)
    return settings


def test_an_archive_of_this_version_is_left_alone(database: Database, settings: Settings) -> None:
    done = upgrade(settings)
    assert (done.before, done.copy) == (database.version(), None)
    assert done.after == done.before


def test_words_that_the_list_gained_come_in_where_no_table_changed(database: Database, settings: Settings) -> None:
    with database.writing(OWNER) as session:
        session.execute(delete(Concept).where(Concept.key == "embassy"))
        session.commit()
    upgrade(settings)
    with database.reading() as session:
        assert get_concept(session, "embassy").origin == "given"


def test_where_there_is_no_archive_none_is_made(settings: Settings) -> None:
    with pytest.raises(NoArchive):
        upgrade(settings)
    assert not settings.folder.exists()


def test_a_copy_of_an_earlier_try_is_kept(earlier: Settings) -> None:
    first, second, third = (upgrade(earlier).copy for _ in range(3))
    assert first is not None
    assert second is not None
    assert third is not None
    assert [second.name, third.name] == [f"{first.name}-2", f"{first.name}-3"]
    assert all(copy.is_file() for copy in (first, second, third))


def test_a_database_that_is_no_file_is_not_copied_here(
    earlier: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Settings(folder=tmp_path / "elsewhere", database="postgresql://somewhere/archive")
    engine = create_engine(earlier.database_url)
    monkeypatch.setattr(_Earlier, "open_to_upgrade", lambda _settings: _Earlier(engine))
    assert upgrade(there).copy is None
    assert not there.folder.exists()

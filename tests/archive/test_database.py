import sqlite3
import threading
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive.database import Database, alembic_config, open_engine
from archive.errors import NewerArchive, NoArchive, NotAllowed, OldArchive
from archive.models import Document
from archive.settings import Settings
from tests.archive.conftest import GUEST, OWNER, READER, MakeDocument


def test_an_archive_is_made_only_when_asked(settings: Settings) -> None:
    with pytest.raises(NoArchive, match=str(settings.folder)):
        Database.open(settings)
    assert not settings.folder.exists()
    Database.open(settings, create=True).close()
    Database.open(settings).close()


def test_a_file_without_tables_is_no_archive(settings: Settings) -> None:
    settings.folder.mkdir(parents=True)
    sqlite3.connect(settings.folder / "archive.sqlite").close()
    with pytest.raises(NoArchive):
        Database.open(settings)
    with pytest.raises(NoArchive):
        Database.open_to_upgrade(settings)


def test_an_archive_of_a_later_version_is_refused(settings: Settings, database: Database) -> None:
    _set_revision(database, "9999")
    with pytest.raises(NewerArchive, match="newer version"):
        Database.open(settings)
    with pytest.raises(NewerArchive):
        Database.open_to_upgrade(settings)


def test_an_archive_of_an_earlier_version_asks_for_the_upgrade_and_opens_after_it(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.database._head", lambda: "one later")
    with pytest.raises(OldArchive, match="letterbook upgrade"):
        Database.open(settings)
    earlier = Database.open_to_upgrade(settings)
    earlier.upgrade()
    earlier.close()
    monkeypatch.undo()
    Database.open(settings).close()


def test_the_tables_are_what_the_migrations_make(database: Database) -> None:
    config = alembic_config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.check(config)


def test_the_tables_can_be_taken_down_again(database: Database) -> None:
    config = alembic_config()
    with database.engine.execution_options(letterbook_writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        tables = connection.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
    assert set(tables) <= {"alembic_version", "sqlite_sequence"}


def test_sqlite_keeps_a_log_checks_keys_and_syncs(database: Database) -> None:
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.execute(text(f"pragma {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_another_database_gets_no_pragmas(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = Elsewhere()
    monkeypatch.setattr("archive.database.create_engine", lambda _url: elsewhere)
    assert vars(open_engine("postgresql://somewhere")) == {}
    settings = Settings(folder=Path("unused"), database="postgresql://somewhere")
    database = Database._connect(settings, create=False)  # noqa: SLF001  # no server is at hand here
    assert vars(database.engine) == {}


class Elsewhere:
    """An engine on another kind of database, to which nothing may be attached."""

    class dialect:  # noqa: N801  # as SQLAlchemy names it
        name = "postgresql"


def test_a_reading_session_refuses_to_write(database: Database) -> None:
    with database.reading() as session:
        session.add(Document(key="x"))
        with pytest.raises(RuntimeError, match="asked to write"):
            session.flush()
    with database.reading() as session:
        session.flush()


@pytest.mark.parametrize("viewer", [READER, GUEST])
def test_who_may_not_write_gets_no_writing_session(database: Database, viewer: object) -> None:
    with pytest.raises(NotAllowed, match="may not write"):
        database.writing(viewer)  # type: ignore[arg-type]


def test_writers_wait_for_one_another_instead_of_failing(database: Database) -> None:
    """A session that reads first and writes later must not find that another one wrote in between."""

    def add(number: int) -> None:
        with database.writing(OWNER) as session:
            session.scalars(select(Document)).all()
            session.add(Document(key=f"k{number}"))
            session.commit()

    threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert len(session.scalars(select(Document)).all()) == 12


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    with database.reading() as reader:
        assert reader.scalars(select(Document)).all() == []
        with database.writing(OWNER) as writer:
            writer.add(Document(key="new"))
            writer.commit()
        assert reader.scalars(select(Document)).all() == []


def test_lists_do_not_load_texts(session: Session, make: MakeDocument) -> None:
    make("long", text="word " * 1000)
    session.commit()
    document = session.scalars(select(Document)).one()
    assert document.text is not None
    assert "text" not in document.text.__dict__


def _set_revision(database: Database, revision: str) -> None:
    with database.engine.execution_options(letterbook_writes=True).begin() as connection:
        connection.execute(text("update alembic_version set version_num = :it"), {"it": revision})

"""Open the record: engine, SQLite's settings, sessions that read and sessions that write."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from archive.changes import note_changes
from archive.errors import NewerArchive, NoArchive, OldArchive
from archive.references.naming import write_words
from archive.rights import Viewer
from archive.settings import Settings
from archive.vocabulary import seed_vocabulary

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""

_WRITES = {"letterbook_writes": True}


@dataclass(frozen=True, slots=True)
class Database:
    """The open record. Whoever opens it closes it."""

    engine: Engine

    @classmethod
    def open(cls, settings: Settings, *, create: bool = False) -> Self:
        """Open the archive of ``settings``; with ``create``, make it where there is none.

        Raises:
            NoArchive: there is none, and it is not to be made.
            OldArchive: an earlier version made it; ``upgrade`` first.
            NewerArchive: a later version made it.
        """
        database = cls._connect(settings, create=create)
        known, found = _head(), database.version()
        if found is None and create:
            database.upgrade()
        elif found != known:
            database.close()
            if found is None:
                raise NoArchive(settings.folder)
            raise (OldArchive if _is_known(found) else NewerArchive)(settings.folder)
        return database

    @classmethod
    def open_to_upgrade(cls, settings: Settings) -> Self:
        """Open an archive of any earlier version; the caller calls ``upgrade``.

        Raises:
            NoArchive: there is none.
            NewerArchive: a later version made it.
        """
        database = cls._connect(settings, create=False)
        found = database.version()
        if found is None or not _is_known(found):
            database.close()
            raise (NoArchive if found is None else NewerArchive)(settings.folder)
        return database

    @classmethod
    def _connect(cls, settings: Settings, *, create: bool) -> Self:
        url = make_url(settings.database_url)
        if url.get_backend_name() == "sqlite":
            file = Path(str(url.database))
            if not create and not file.is_file():
                raise NoArchive(settings.folder)
            file.parent.mkdir(parents=True, exist_ok=True)
        return cls(open_engine(settings.database_url))

    def version(self) -> str | None:
        """Return the revision of the tables, or None where there are none."""
        with self.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()

    def is_current(self) -> bool:
        """Tell whether the tables are those of this version."""
        return self.version() == _head()

    def upgrade(self) -> None:
        """Bring the tables to this version, and the word list that comes with it."""
        with self.engine.execution_options(**_WRITES).begin() as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            with Session(connection) as session:  # the list comes with the program: no one's deed, so no history
                seed_vocabulary(session)

    def reading(self) -> Session:
        """Return a session that sees one state of the record; it refuses to write."""
        return _Reading(self.engine)

    def writing(self, viewer: Viewer) -> Session:
        """Return a session that holds the write lock from its first statement, and notes its changes as ``viewer``'s.

        The caller commits once. Raises NotAllowed if the viewer may not write.
        """
        viewer.must("write")
        return _Writing(self.engine.execution_options(**_WRITES), info={"viewer": viewer})

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """Return an engine for ``url``; on SQLite with write-ahead log, foreign keys, waiting, and full syncing."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def alembic_config() -> Config:
    """Return Alembic's configuration; the migrations travel inside the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _head() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def _is_known(revision: str) -> bool:
    return revision in {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transaction handling begins too late and holds no lock; _begin_sqlite does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer half-way fails at once when another wrote in between; a writer therefore locks first.
    writes = connection.get_execution_options().get("letterbook_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse(*_details: Any) -> None:  # noqa: ANN401  # SQLAlchemy passes its own
    raise RuntimeError("a reading session was asked to write; open it with Database.writing")


class _Reading(Session):
    """A session that refuses to write."""


class _Writing(Session):
    """A session that notes what it changes."""


# once for all sessions of a kind: listening for each leaves traces in SQLAlchemy that an interruption may tear
event.listen(_Reading, "before_flush", _refuse)
event.listen(_Writing, "after_flush", note_changes)
event.listen(_Writing, "before_commit", write_words)

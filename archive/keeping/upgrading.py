"""Bring the tables of an archive to this version, with a copy of them as they were."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from sqlalchemy.engine import make_url

from archive.database import Database
from archive.settings import Settings


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did: the versions of the tables, and the copy; None where nothing had to be done.

    A database that is no file is copied by the tools that it comes with, not here.
    """

    before: str
    after: str
    copy: Path | None = None


def upgrade(settings: Settings) -> Upgrade:
    """Copy the database into ``backups`` and bring its tables to this version, in one transaction.

    Where the tables are of this version, only the word list that comes with it is brought in, without a copy.

    Raises:
        NoArchive: there is none.
        NewerArchive: a later version made it.
    """
    database = Database.open_to_upgrade(settings)
    try:
        before = str(database.version())
        if database.is_current():
            database.upgrade()  # the word list may have grown without any table
            return Upgrade(before, before)
        copy = _copy(settings, before)
        database.upgrade()
        return Upgrade(before, str(database.version()), copy)
    finally:
        database.close()


def _copy(settings: Settings, version: str) -> Path | None:
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        return None
    target = _free_name(settings.folder / "backups" / f"archive.sqlite.before-{version}")
    target.parent.mkdir(parents=True, exist_ok=True)
    # SQLite's own copying takes in what still stands in the write-ahead log.
    with closing(sqlite3.connect(str(url.database))) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


def _free_name(path: Path) -> Path:
    """Return ``path``, or with a number behind it where a copy of an earlier try is there."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in count(2))
    return next(each for each in chain([path], numbered) if not each.exists())

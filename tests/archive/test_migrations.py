"""Every step of the tables, tried on an archive that was filled before it."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, select, text

from archive.batches import undo
from archive.bulk import apply_plan, plan_edit
from archive.database import Database, alembic_config, open_engine
from archive.documents import Edit, get_document, people_of
from archive.doubles import note_missing
from archive.errors import OldArchive
from archive.keeping.completing import complete
from archive.models import Document, DocumentWord, Event, Mention, Text, TitleAlias
from archive.settings import Settings
from tests.archive.conftest import OWNER

FILLED = """
insert into documents (id, key, kind, title, date, date_precision, language, direction, reference, publisher, url,
    confidential, status, added, revision, text_version)
values (1, 'hallevoet2026', 'letter', 'De ambassade', '2026-01-13', 'day', 'nl', 'out', 'POH/2026/002', '', '',
    0, 'filed', '2026-01-13 10:00:00', 3, 2),
    (2, 'einder2026', 'interview', 'Wie zijn deur sluit', '2026-01-10', 'day', 'nl', 'none', '', 'Einder*', '',
    0, 'filed', '2026-01-14 10:00:00', 1, null);
insert into texts (id, document_id, version, extractor, extractor_version, text, page_starts, page_labels,
    paragraph_starts, added)
values (1, 1, 1, 'txt', 1, 'Een eerste lezing.', '[0]', '[]', '[0]', '2026-01-13 10:00:00'),
    (2, 1, 2, 'txt', 2, 'In het interview van 10 januari 2026 …', '[0]', '[]', '[0]', '2026-01-13 11:00:00');
insert into people (id, kind, name, folded) values (1, 'person', 'Thibaut Hallevoet', 'thibaut hallevoet');
insert into participations (id, document_id, person_id, role, written) values (1, 1, 1, 'recipient', 'T. Hallevoet');
insert into relations (id, source_id, target_id, kind, text_id, start, "end", words)
values (1, 1, 2, 'quotes', 2, 3, 37, 'het interview van 10 januari 2026');
insert into proposals (id, document_id, text_id, field, value, office, words, start, "end", confidence, reason, state,
    decided_by)
values (1, 1, 2, 'title', 'De ambassade', '', 'De ambassade', 0, 12, 0.7, 'in the head', 'open', '');
"""


@pytest.fixture
def first(settings: Settings) -> Iterator[Database]:
    """Give an archive with the tables of revision 0001 and a row or two in each that later ones touch."""
    settings.folder.mkdir(parents=True)
    database = Database(open_engine(settings.database_url))
    with database.engine.execution_options(letterbook_writes=True).begin() as connection:
        command.upgrade(_config(connection), "0001")
    with closing(sqlite3.connect(settings.folder / "archive.sqlite")) as plain:
        plain.executescript(FILLED)
    yield database
    database.close()


def test_an_archive_of_the_first_tables_asks_for_the_upgrade(settings: Settings, first: Database) -> None:
    with pytest.raises(OldArchive):
        Database.open(settings)
    assert first.version() == "0001"


def test_the_upgrade_keeps_every_row_and_makes_the_tables_of_today(settings: Settings, first: Database) -> None:
    before = _rows(first)
    earlier = Database.open_to_upgrade(settings)
    earlier.upgrade()
    after = _rows(earlier)
    for table, rows in before.items():
        assert [{name: row[name] for name in was} for was, row in zip(rows, after[table], strict=True)] == rows
    with earlier.engine.connect() as connection:
        command.check(_config(connection))
    earlier.close()


def test_an_upgraded_archive_takes_mentions_and_titles(settings: Settings, first: Database) -> None:
    first.upgrade()
    database = Database.open(settings)
    with database.writing(OWNER) as session:
        document = get_document(session, "hallevoet2026", viewer=OWNER)
        assert document.text is not None
        session.add(Mention(text=document.text, kind="date", normal="2026-01-10", start=21, end=36))
        session.add(TitleAlias(document=document, language="en", title="The embassy", folded="the embassy"))
        session.commit()
        assert [part.written for part in people_of(document, "recipient")] == ["T. Hallevoet"]
        session.delete(document)
        session.commit()
        assert session.scalars(select(Mention)).all() == []
        assert session.scalars(select(TitleAlias)).all() == []
    database.close()


def test_an_upgraded_archive_keeps_its_history_and_takes_batches(settings: Settings, first: Database) -> None:
    with closing(sqlite3.connect(settings.folder / "archive.sqlite")) as plain:
        plain.executescript(
            "insert into events (id, at, who, action, table_name, row, document_id, before, after) values"
            """ (7, '2026-01-13 10:00:00', 'secretariat', 'update', 'documents', '1', 1, '{"title": ""}', '{}');"""
        )
    first.upgrade()
    with first.writing(OWNER) as session:
        old = session.get_one(Event, 7)
        assert (old.batch, old.before, old.who) == (None, {"title": ""}, "secretariat")
        plan = plan_edit(session, session.scalars(select(Document)).all(), Edit(reference="OH/1"))
        made = apply_plan(session, plan, viewer=OWNER)
        assert undo(session, made.name, viewer=OWNER).left == []
        assert note_missing(session) == len(session.scalars(select(Text).join(Document.text)).all())


def test_an_upgraded_archive_names_its_documents_and_finds_what_they_point_at(
    settings: Settings, first: Database
) -> None:
    with closing(sqlite3.connect(settings.folder / "archive.sqlite")) as plain:
        plain.executescript("delete from relations")
    first.upgrade()
    assert sum(complete(first, viewer=OWNER, today=dt.date(2026, 11, 23))) > 0
    with first.reading() as session:
        words = set(session.scalars(select(DocumentWord.word).where(DocumentWord.document_id == 2)))
        assert words == {"wie", "deur", "sluit", "einder", "2026"}
        letter = get_document(session, "hallevoet2026", viewer=OWNER)
        assert [each.value for each in letter.proposals if each.field == "relation"] == ["quotes einder2026"]


def test_the_step_back_leaves_what_the_first_tables_held(first: Database) -> None:
    before = _rows(first)
    first.upgrade()
    with first.engine.execution_options(letterbook_writes=True).begin() as connection:
        command.downgrade(_config(connection), "0001")
    assert _rows(first) == before


def _config(connection: Connection) -> Config:
    config = alembic_config()
    config.attributes["connection"] = connection
    return config


def _rows(database: Database) -> dict[str, list[dict[str, object]]]:
    """Return all rows of all tables by column, but for Alembic's own."""
    with database.engine.connect() as connection:
        tables = connection.scalars(text("select name from sqlite_master where type = 'table'")).all()
        return {
            table: [dict(row._mapping) for row in connection.execute(text(f"select * from {table}"))]  # noqa: S608, SLF001  # its own names; SQLAlchemy's public way
            for table in tables
            if table != "alembic_version"
        }

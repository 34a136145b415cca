"""The index takes up what is noted in the record, whatever happens on the way."""

import logging
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest
from sqlalchemy import select, update

from archive.database import Database
from archive.errors import IndexUnavailable
from archive.models import Change, Document, Person, Relation
from archive.settings import Settings
from archive.topics import add_topic, assign_topic, move_topic
from indexer import update as updating
from indexer.audit import Difference, audit
from indexer.embedded import EmbeddedIndex
from indexer.engine import Engine, Question
from indexer.query import Everything, FieldIs, Phrase, Tree, Word
from indexer.schema import IndexedDocument
from indexer.update import ensure_index, rebuild
from indexer.update import update as update_index
from tests.indexer.conftest import OWNER, AddDocument


def hits(engine: Engine, tree: Tree) -> list[int]:
    return sorted(number for number, _score in engine.find(Question(tree=tree, scope="all", limit=1000)).hits)


def noted(database: Database) -> int:
    with database.reading() as session:
        return len(session.scalars(select(Change)).all())


def test_the_first_update_builds_the_index(database: Database, engine: Engine, add: AddDocument) -> None:
    number = add("one", "De brief.")
    assert update_index(database, engine) == 1
    assert hits(engine, Word("brieven")) == [number]
    assert noted(database) == 0
    assert update_index(database, engine) == 0


def test_documents_added_changed_and_deleted_are_taken_up(database: Database, engine: Engine, add: AddDocument) -> None:
    one, two = add("one", "De brief."), add("two", "Een lettre.")
    update_index(database, engine)
    three = add("three", "Nog een brief.")
    with database.writing(OWNER) as session:
        session.get_one(Document, one).kind = "minutes"
        session.delete(session.get_one(Document, two))
        session.commit()
    assert update_index(database, engine) == 3
    assert hits(engine, Everything()) == [one, three]
    assert hits(engine, FieldIs("kind", "minutes")) == [one]
    assert audit(database, engine) == []


def test_a_binned_document_leaves_the_index_and_a_restored_one_comes_back(
    database: Database, engine: Engine, add: AddDocument
) -> None:
    number = add("one", "De brief.")
    for status, expected in (("binned", []), ("filed", [number])):
        with database.writing(OWNER) as session:
            session.get_one(Document, number).status = status
            session.commit()
        update_index(database, engine)
        assert hits(engine, Everything()) == expected


def test_names_topics_and_relations_are_taken_up_with_what_they_touch(
    database: Database, engine: Engine, add: AddDocument
) -> None:
    letter, source = add("letter", "De brief.", to="Marie Dumont"), add("source", "Het vraaggesprek.")
    update_index(database, engine)
    with database.writing(OWNER) as session:
        top, below = add_topic(session, "Amerika", language="nl"), add_topic(session, "Cuba", language="nl")
        session.flush()
        assign_topic(session, session.get_one(Document, letter), below)
        session.commit()
        move_topic(session, below, top)
        session.scalars(select(Person)).one().name = "Marie Peeters"
        session.add(Relation(source_id=letter, target_id=source, kind="quotes"))
        session.commit()
        above = str(top.id)
    update_index(database, engine)
    assert hits(engine, FieldIs("topic", above)) == [letter]
    assert hits(engine, FieldIs("to", "peeters")) == [letter]
    assert hits(engine, FieldIs("quotes", "source")) == [letter]


def test_a_crash_between_index_and_outbox_only_repeats_work(
    database: Database, engine: Engine, add: AddDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(database, engine)
    number = add("one", "De brief.")

    def crash(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(updating, "_take_away", crash)
        with pytest.raises(KeyboardInterrupt):
            update_index(database, engine)
    assert hits(engine, Everything()) == [number]
    assert noted(database) > 0
    assert update_index(database, engine) == 1
    assert hits(engine, Everything()) == [number]
    assert noted(database) == 0


def test_who_meets_the_lock_leaves_the_work_to_its_holder(database: Database, engine: Engine, add: AddDocument) -> None:
    update_index(database, engine)
    add("one", "De brief.")
    with engine.writing():
        assert update_index(database, engine) == 0
    assert noted(database) > 0
    assert update_index(database, engine) == 1


class NotedMeanwhile(EmbeddedIndex):
    """Somebody commits a document after the outbox was read, while the lock is held."""

    meanwhile: AddDocument | None = None

    def write(self, documents: Iterable[IndexedDocument], touched: Collection[int]) -> list[int]:
        if self.meanwhile:
            add, self.meanwhile = self.meanwhile, None
            add("late", "Te laat.")
        return super().write(documents, touched)


def test_what_is_noted_meanwhile_is_taken_up_too(database: Database, settings: Settings, add: AddDocument) -> None:
    engine = NotedMeanwhile(settings.index)
    update_index(database, engine)
    add("one", "De brief.")
    engine.meanwhile = add
    assert update_index(database, engine) == 2
    assert hits(engine, Word("laat")) != []
    engine.close()


def test_many_documents_are_taken_up_in_pieces(
    database: Database, engine: Engine, add: AddDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "BATCH", 3)
    monkeypatch.setattr(updating, "COMMIT", 4)
    ids = [add(f"letter{number}", "De brief.") for number in range(10)]
    assert update_index(database, engine) == 10
    assert hits(engine, Word("brief")) == ids
    with database.writing(OWNER) as session:
        for number in ids:
            session.get_one(Document, number).title = "Antwoord"
        session.commit()
    assert update_index(database, engine) == 10
    assert hits(engine, FieldIs("title", "antwoorden")) == ids


def test_an_index_that_disappeared_is_built_anew(
    database: Database, engine: Engine, add: AddDocument, settings: Settings
) -> None:
    number = add("one", "De brief.")
    update_index(database, engine)
    (settings.index / "current").unlink()
    assert ensure_index(database, engine) == 1
    assert ensure_index(database, engine) == 0
    assert hits(engine, Everything()) == [number]


def test_an_index_that_only_writing_finds_damaged_is_built_anew(
    database: Database, engine: Engine, add: AddDocument, settings: Settings
) -> None:
    one = add("one", "De brief.")
    update_index(database, engine)
    assert hits(engine, Everything()) == [one]
    postings = next(Path(settings.index).glob("*/*.pst"))
    postings.write_bytes(b"\x00" * postings.stat().st_size)
    engine.close()
    with database.writing(OWNER) as session:
        session.get_one(Document, one).title = "Antwoord"
        session.commit()
    assert update_index(database, engine) == 1
    assert hits(engine, Word("brief")) == [one]


def test_a_rebuild_on_demand_says_how_many_documents_there_are(
    database: Database, engine: Engine, add: AddDocument
) -> None:
    add("one", "De brief.")
    add("two", "Weg ermee.", status="binned")
    assert rebuild(database, engine) == 1
    assert noted(database) == 0


def test_a_document_that_cannot_be_indexed_is_logged_and_keeps_nothing_up(
    database: Database, engine: Engine, add: AddDocument, caplog: pytest.LogCaptureFixture
) -> None:
    number = add("one", "De brief.")
    update_index(database, engine)
    with database.writing(OWNER) as session:
        session.execute(update(Document).values(revision=2**40))
        session.add(Change(document_id=number))
        session.commit()
    with caplog.at_level(logging.WARNING):
        update_index(database, engine)
    assert f"Document {number} cannot be indexed" in caplog.text
    assert noted(database) == 0
    assert audit(database, engine) == [Difference(number, "missing")]


def test_the_audit_names_what_is_missing_stale_or_surplus(database: Database, engine: Engine, add: AddDocument) -> None:
    stale, surplus, right = add("stale", "De brief."), add("surplus", "Een brief."), add("right", "Nog een.")
    update_index(database, engine)
    missing = add("missing", "Nieuw.")
    with database.writing(OWNER) as session:
        session.get_one(Document, stale).title = "Anders"
        session.delete(session.get_one(Document, surplus))
        session.commit()
    assert audit(database, engine) == [
        Difference(stale, "stale"),
        Difference(surplus, "surplus"),
        Difference(missing, "missing"),
    ]
    update_index(database, engine)
    assert audit(database, engine) == []
    assert hits(engine, Phrase(("nog", "een"))) == [right]


def test_there_is_nothing_to_audit_without_an_index(database: Database, engine: Engine) -> None:
    with pytest.raises(IndexUnavailable):
        audit(database, engine)

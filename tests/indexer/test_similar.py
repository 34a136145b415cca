"""Documents like another one, with the words that say so."""

import pytest
from sqlalchemy import select

from archive.database import Database
from archive.documents import Edit, edit_document, get_document
from archive.models import Document
from archive.relations import relate
from archive.rights import Viewer
from indexer.engine import Engine
from indexer.similar import Passage, similar, similar_to_passage
from indexer.update import update
from tests.indexer.conftest import GUEST, OWNER, READER, AddDocument

FRIGATE = "Het fregat vaart uit. De marine en haar fregatten liggen in de haven van Antwerpen."


@pytest.fixture(autouse=True)
def _filled(database: Database, engine: Engine, add: AddDocument) -> None:
    add("fregat2025", FRIGATE, title="Fregatten")
    add("fregat2026", "Opnieuw over het fregat en de marine in onze haven.")
    add("geheim2026", "De marine verkoopt het fregat in de haven.", confidential=True)
    add("bijlage2025", "Bijlage: fregatten, marine, haven.")
    add("visa2024", "De visa van de delegatie werden geweigerd.")
    add("leeg2024")
    with database.writing(OWNER) as session:
        documents = {document.key: document for document in session.scalars(select(Document))}
        relate(session, documents["bijlage2025"], "attachment-of", documents["fregat2025"])
        relate(session, documents["fregat2026"], "follows-up", documents["fregat2025"])
        session.commit()
    update(database, engine)


def alike(database: Database, engine: Engine, key: str, viewer: Viewer = OWNER) -> dict[str, set[str]]:
    with database.reading() as session:
        document = get_document(session, key, viewer=OWNER)
        return {each.document.key: set(each.words) for each in similar(session, engine, document, viewer=viewer)}


def test_similar_documents_come_with_the_words_they_share(database: Database, engine: Engine) -> None:
    shared = {"fregatten", "marine", "haven"}
    assert alike(database, engine, "fregat2025") == {"fregat2026": shared, "geheim2026": shared}


def test_neither_itself_nor_what_is_attached_to_it_is_similar(database: Database, engine: Engine) -> None:
    assert set(alike(database, engine, "bijlage2025")) == {"fregat2026", "geheim2026"}


def test_a_document_without_words_or_alone_in_its_matter_is_like_none(database: Database, engine: Engine) -> None:
    assert alike(database, engine, "leeg2024") == {}
    assert alike(database, engine, "visa2024") == {}


def test_what_may_not_be_read_is_not_similar(database: Database, engine: Engine) -> None:
    assert set(alike(database, engine, "fregat2025", READER)) == {"fregat2026"}
    assert alike(database, engine, "fregat2025", GUEST) == {}


def test_what_became_unreadable_since_is_not_shown(database: Database, engine: Engine) -> None:
    with database.writing(OWNER) as session:
        edit_document(session, get_document(session, "fregat2026", viewer=OWNER), Edit(confidential=True))
        session.commit()
    assert alike(database, engine, "fregat2025", READER) == {}


def test_a_passage_finds_its_like_in_all_other_documents(database: Database, engine: Engine) -> None:
    with database.reading() as session:
        words = "de haven van Antwerpen en de marine"
        found = similar_to_passage(session, engine, Passage(words), viewer=OWNER)
        assert {each.document.key for each in found} == {"fregat2025", "fregat2026", "geheim2026", "bijlage2025"}
        source = get_document(session, "fregat2025", viewer=OWNER)
        found = similar_to_passage(session, engine, Passage(words, source, limit=1), viewer=READER)
        assert [(each.document.key, set(each.words)) for each in found] == [("fregat2026", {"haven", "marine"})]

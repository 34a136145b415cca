"""Another spelling is offered where it finds something, and tells nothing that the viewer may not know."""

import pytest

from archive.database import Database
from archive.documents import Edit, edit_document, get_document
from archive.rights import Viewer
from indexer.engine import Engine, Filters
from indexer.search import SearchRequest, search
from indexer.update import update
from tests.indexer.conftest import GUEST, OWNER, READER, AddDocument


@pytest.fixture(autouse=True)
def _filled(database: Database, engine: Engine, add: AddDocument) -> None:
    add("brief2025", "De ambassade van Cuba mag niet sluiten. Een résolution over het embargo.", kind="letter")
    add("brief2026", "De ambassade blijft open, schrijft de minister.", kind="letter", title="Ambassades")
    add("declaracion2024", "La Resolución del embargo.", kind="declaration", language="es")
    add("geheim2026", "Vertrouwelijk: de ambassadeur onderhandelt over vrijlating.", kind="letter", confidential=True)
    add("oud2020", "De zeppelin.", kind="letter", status="withdrawn")
    update(database, engine)


def suggestion(
    database: Database, engine: Engine, query: str, viewer: Viewer = OWNER, filters: Filters | None = None
) -> str | None:
    request = SearchRequest(query=query, filters=filters or Filters())
    with database.reading() as session:
        return search(session, engine, request, viewer=viewer).did_you_mean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("embrago", "embargo"),
        ("ambasade sluiten", "ambassade sluiten"),
        ("AMBASADE Embrago", "ambassade embargo"),
        ("kind:letter ambasade -minister", "kind:letter ambassade -minister"),
        ("l'embrago", "l'embargo"),
        ('"ambassade van cbua"', '"ambassade van cuba"'),
        ("embrago NEAR/5 resolution", "embargo NEAR/5 resolution"),
        ("resolutoin", "résolution"),  # written as a hit writes it
        ("resolucoin", "resolución"),
        ("ambasade OR embrago", "ambassade OR embargo"),
        ("zepelin status:withdrawn", "zeppelin status:withdrawn"),
    ],
)
def test_a_misspelt_search_gets_a_spelling_that_finds_something(
    database: Database, engine: Engine, typed: str, meant: str
) -> None:
    assert suggestion(database, engine, typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "ambassade",  # finds enough
        "resolution embargo minister",  # all words are known
        "ambasade zeppelins xyzxyz",  # one of them is like nothing
        "embrago minister",  # nothing has both
        "zepelin",  # stands in what is withdrawn alone
        "-embrago",  # what is left out is no wish
        "embrag*",
        "to:embrago",
        "12345",
        "",
    ],
)
def test_there_is_no_spelling_to_offer_where_none_finds_more(database: Database, engine: Engine, typed: str) -> None:
    assert suggestion(database, engine, typed) is None


def test_filters_hold_for_the_other_spelling_too(database: Database, engine: Engine) -> None:
    assert suggestion(database, engine, "embrago", filters=Filters(kinds=("declaration",))) == "embargo"
    assert suggestion(database, engine, "embrago", filters=Filters(kinds=("report",))) is None


def test_words_of_confidential_documents_are_offered_only_to_who_may_read_them(
    database: Database, engine: Engine
) -> None:
    assert suggestion(database, engine, "vrijlatnig") == "vrijlating"
    assert suggestion(database, engine, "vrijlatnig", READER) is None
    assert suggestion(database, engine, "embrago", GUEST) is None


def test_a_word_that_stands_in_confidential_documents_alone_is_unknown_to_others(
    database: Database, engine: Engine
) -> None:
    assert suggestion(database, engine, "ambassadeur", READER) == "ambassade"
    assert suggestion(database, engine, "ambassadeur") is None


def test_a_hit_that_became_unreadable_since_lends_no_spelling(
    database: Database, engine: Engine, add: AddDocument
) -> None:
    add("cafe2026", "Het stille CAFÉ.", kind="letter")
    update(database, engine)
    assert suggestion(database, engine, "caef", READER) == "café"
    with database.writing(OWNER) as session:
        edit_document(session, get_document(session, "cafe2026", viewer=OWNER), Edit(confidential=True))
        session.commit()
    assert suggestion(database, engine, "caef", READER) == "cafe"

"""Saved searches asked again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.documents import Edit, edit_document, get_document
from archive.errors import InvalidValue
from archive.models import SavedSearch
from archive.models.base import now
from archive.rights import Viewer
from archive.searches import save_search
from indexer.engine import Engine, Filters
from indexer.query import parse, to_json
from indexer.saved import count_new, list_newest, request_of, wording_of
from indexer.search import SearchRequest
from indexer.update import update
from tests.indexer.conftest import GUEST, OWNER, READER, AddDocument

ASKED = SearchRequest(query="brief -visa", filters=Filters(kinds=("letter",), years=(2025,)), sort="-date", limit=10)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.writing(OWNER) as session:
        yield session


def save(session: Session, request: SearchRequest = ASKED) -> SavedSearch:
    search = save_search(session, f"search {now()}", wording_of(request), viewer=OWNER)
    session.commit()
    session.refresh(search)
    return search


def test_a_search_comes_back_as_it_was_asked(session: Session) -> None:
    request = request_of(save(session))
    assert request == replace(ASKED, tree=parse(ASKED.query).tree)
    assert wording_of(request) == wording_of(ASKED)


@pytest.mark.parametrize("narrowed", [{"expand": False}, {"without": ("brief", "zone van vrede")}])
def test_what_was_taken_off_stays_off(session: Session, narrowed: dict[str, Any]) -> None:
    asked = replace(ASKED, **narrowed)
    assert request_of(save(session, asked)) == replace(asked, tree=parse(ASKED.query).tree)


def test_words_that_mean_something_else_today_are_written_as_what_they_meant(session: Session) -> None:
    search = save(session, SearchRequest(query="brief"))
    search.tree = to_json(parse("brief kind:letter").tree)
    assert request_of(search).query == "brief kind:letter"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tree", {"version": 99, "tree": {}}),
        ("sort", "by chance"),
        ("filters", {"colours": ["red"]}),
        ("filters", {"kinds": "letter"}),
        ("filters", {"years": ["2025"]}),
        ("filters", {"without": "brief"}),
        ("filters", {"without": [2025]}),
    ],
)
def test_what_cannot_be_read_any_more_says_so_and_keeps_its_text(session: Session, column: str, value: object) -> None:
    search = save(session)
    setattr(search, column, value)
    with pytest.raises(InvalidValue):
        request_of(search)
    assert search.text == "brief -visa"


def test_new_is_what_was_added_since_the_last_visit(
    session: Session, database: Database, engine: Engine, add: AddDocument
) -> None:
    add("oud2025", "Een brief.", kind="letter", date="2025")
    update(database, engine)
    search = save(session)
    assert count_new(session, engine, search, viewer=OWNER) == 0
    session.rollback()
    add("nieuw2025", "Een nieuwe brief.", kind="letter", date="2025")
    add("visa2025", "Een brief over een visa.", kind="letter", date="2025")
    add("geheim2025", "Een geheime brief.", kind="letter", date="2025", confidential=True)
    update(database, engine)
    assert count_new(session, engine, search, viewer=OWNER) == 2
    assert count_new(session, engine, search, viewer=READER) == 1
    assert count_new(session, engine, search, viewer=GUEST) == 0


def test_the_newest_come_first_and_only_what_may_be_read(
    session: Session, database: Database, engine: Engine, add: AddDocument
) -> None:
    for key in ("een", "twee", "drie", "vier"):
        kind = "report" if key == "vier" else "letter"
        add(key, "Een brief.", date="2025", kind=kind, confidential=key == "twee")
    update(database, engine)
    search = save(session)

    def newest(viewer: Viewer = OWNER, limit: int = 50) -> list[str]:
        found = list_newest(session, engine, search, viewer=viewer, limit=limit)
        return [document.key for document in found]

    assert newest() == ["drie", "twee", "een"]
    assert newest(limit=1) == ["drie"]
    assert newest(READER) == ["drie", "een"]
    edit_document(session, get_document(session, "drie", viewer=OWNER), Edit(confidential=True))
    assert newest(READER) == ["een"]

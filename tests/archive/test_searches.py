"""Saved searches are kept as they were given, each for its owner."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.errors import InvalidValue, NoSuchSearch, SearchExists
from archive.models import Event, SavedSearch
from archive.models.base import now
from archive.rights import Viewer
from archive.searches import (
    Wording,
    get_search,
    get_search_by_name,
    get_search_by_token,
    list_searches,
    mark_seen,
    remove_search,
    rename_search,
    save_search,
)
from tests.archive.conftest import OWNER

COLLEAGUE = Viewer("colleague", "editor")
WORDING = Wording("embargo kind:letter", {"version": 99, "tree": "of a later day"}, {"years": [2025]}, "-date")


def test_a_search_is_kept_as_it_was_given(session: Session) -> None:
    number = save_search(session, "  Embargo,  brieven ", WORDING, viewer=OWNER).id
    session.expire_all()
    search = get_search(session, number, viewer=OWNER)
    assert (search.name, search.owner) == ("Embargo, brieven", "secretariat")
    assert Wording(search.text, search.tree, search.filters, search.sort) == WORDING
    assert search.created <= search.last_visit <= now()


def test_a_name_is_needed_and_each_stands_for_one_search(session: Session) -> None:
    with pytest.raises(InvalidValue):
        save_search(session, "  ", WORDING, viewer=OWNER)
    save_search(session, "Embargo", WORDING, viewer=OWNER)
    with pytest.raises(SearchExists, match="a saved search “Embargo” already"):
        save_search(session, " Embargo", WORDING, viewer=OWNER)
    save_search(session, "Embargo", WORDING, viewer=COLLEAGUE)


def test_searches_are_listed_by_name_to_their_owner_alone(session: Session) -> None:
    for name in ("visa", "Ambassade", "embargo"):
        save_search(session, name, WORDING, viewer=OWNER)
    theirs = save_search(session, "hunne", WORDING, viewer=COLLEAGUE)
    assert [search.name for search in list_searches(session, viewer=OWNER)] == ["Ambassade", "embargo", "visa"]
    assert get_search_by_name(session, " embargo", viewer=OWNER).name == "embargo"
    with pytest.raises(NoSuchSearch):
        get_search(session, theirs.id, viewer=OWNER)
    with pytest.raises(NoSuchSearch):
        get_search(session, 99, viewer=OWNER)
    with pytest.raises(NoSuchSearch, match="no saved search “hunne”"):
        get_search_by_name(session, "hunne", viewer=OWNER)


def test_a_feed_opens_with_its_own_token_and_no_other(session: Session) -> None:
    one, other = (save_search(session, name, WORDING, viewer=OWNER) for name in ("one", "other"))
    assert len(one.token) >= 43
    assert get_search_by_token(session, one.id, one.token) is one
    for number, token in ((one.id, other.token), (one.id, ""), (one.id, "é\ud800"), (99, one.token)):
        with pytest.raises(NoSuchSearch):
            get_search_by_token(session, number, token)


def test_the_history_holds_neither_tokens_nor_visits(session: Session) -> None:
    search = save_search(session, "Embargo", WORDING, viewer=OWNER)
    mark_seen(session, search)
    events = session.scalars(select(Event).where(Event.table_name == "searches")).all()
    assert [event.action for event in events] == ["insert"]
    assert search.token not in str(events[0].after)


def test_a_visit_is_noted(session: Session) -> None:
    search = save_search(session, "Embargo", WORDING, viewer=OWNER)
    search.last_visit = now() - timedelta(days=3)
    mark_seen(session, search)
    assert now() - search.last_visit < timedelta(minutes=1)


def test_a_search_is_renamed_to_a_name_that_is_free(session: Session) -> None:
    search = save_search(session, "Embargo", WORDING, viewer=OWNER)
    save_search(session, "Visa", WORDING, viewer=OWNER)
    rename_search(session, search, "Embargo ", viewer=OWNER)
    with pytest.raises(SearchExists):
        rename_search(session, search, "Visa", viewer=OWNER)
    rename_search(session, search, "Blokkade", viewer=OWNER)
    assert get_search_by_name(session, "Blokkade", viewer=OWNER) is search


def test_a_search_that_is_removed_is_gone(session: Session) -> None:
    remove_search(session, save_search(session, "Embargo", WORDING, viewer=OWNER))
    assert session.scalars(select(SavedSearch)).all() == []

"""Saved searches: their page, what is new in them, and their feeds."""

import html
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import defusedxml.ElementTree as ET  # noqa: N817  # what everyone calls it
import pytest
from sqlalchemy import select

from archive.documents import Edit, edit_document, get_document
from archive.ingest import add_bytes
from archive.models import SavedSearch
from tests.webui.conftest import HOSTILE, Visitor, written
from webui.services import Services

ATOM = "{http://www.w3.org/2005/Atom}"


def all_searches(services: Services) -> list[SavedSearch]:
    with services.reading() as session:
        return list(session.scalars(select(SavedSearch).order_by(SavedSearch.id)))


def take_in(services: Services, text: str, name: str = "nieuw.txt") -> None:
    with services.writing() as session:
        add_bytes(session, services.originals, text.encode(), name=name, options=services.add_options())
        session.commit()
    services.update_index()


@pytest.fixture
def saved(visitor: Visitor, services: Services) -> SavedSearch:
    visitor.post("/saved/", name="Posten", q="ambassade", kind="letter", sort="-date")
    return all_searches(services)[0]


@pytest.fixture
def feed(saved: SavedSearch) -> str:
    return f"/saved/{saved.id}/feed?token={saved.token}"


def test_a_search_is_saved_from_its_page_and_run_again(visitor: Visitor, saved: SavedSearch) -> None:
    page = visitor.get("/search?q=ambassade&kind=letter&sort=-date")
    assert '<input type="hidden" name="kind" value="letter">' in page
    assert "Posten" in visitor.get("/saved/")
    answer = visitor.client.get(f"/saved/{saved.id}")
    assert answer.status_code == 302
    assert answer.location == "/search?q=ambassade&kind=letter&sort=-date"


def test_dates_and_an_empty_query_are_saved_too(visitor: Visitor, services: Services) -> None:
    dates: dict[str, Any] = {"from": "2025", "until": "2025-12"}
    visitor.post("/saved/", name="2025", **dates)
    visitor.post("/saved/", name="Alles")
    assert [search.text for search in all_searches(services)] == [" date:2025..2025-12", ""]
    assert visitor.client.get("/saved/2").location == "/search"


def test_what_was_added_since_is_new_until_it_is_marked_as_seen(
    visitor: Visitor, services: Services, saved: SavedSearch
) -> None:
    assert "nothing new" in visitor.get("/saved/")
    take_in(services, "Brussel, 3 mei 2025\n\nGeachte heer,\n\nDe ambassade blijft open.\n\nHoogachtend,\nJan Claes\n")
    assert "1 new" in visitor.get("/saved/")
    visitor.post(f"/saved/{saved.id}/seen")
    assert "nothing new" in visitor.get("/saved/")


def test_reading_the_list_or_a_feed_writes_nothing(visitor: Visitor, services: Services, feed: str) -> None:
    before, visit = written(services), all_searches(services)[0].last_visit
    for address in ("/saved/", "/saved/1", feed):
        visitor.client.get(address)
    assert (written(services), all_searches(services)[0].last_visit) == (before, visit)


def test_a_name_that_cannot_be_kept_comes_back_with_the_reason(visitor: Visitor, saved: SavedSearch) -> None:
    assert "already" in visitor.post("/saved/", status=409, name="Posten", q="visa").text
    assert visitor.post("/saved/", status=422, name=" ", q="visa").status_code == 422
    visitor.post("/saved/", name="Visa", q="visa")
    assert "already" in visitor.post(f"/saved/{saved.id}/rename", status=409, name="Visa").text


def test_a_search_is_renamed_and_removed(visitor: Visitor, saved: SavedSearch) -> None:
    visitor.post(f"/saved/{saved.id}/rename", name=HOSTILE)
    page = visitor.get("/saved/")
    assert html.escape(HOSTILE, quote=False) in page.replace("&#34;", '"')
    assert HOSTILE not in page
    visitor.post(f"/saved/{saved.id}/remove")
    assert "no saved searches yet" in visitor.get("/saved/")
    visitor.post(f"/saved/{saved.id}/remove", status=404)


def test_one_that_cannot_be_read_any_more_is_shown_with_its_words(
    visitor: Visitor, services: Services, saved: SavedSearch
) -> None:
    with services.writing() as session:
        session.get_one(SavedSearch, saved.id).tree = {"version": 99}
        session.commit()
    page = visitor.get("/saved/")
    assert "cannot be run" in page
    assert 'href="/search?q=ambassade"' in page
    assert visitor.client.get(f"/saved/{saved.id}").location == "/saved/"


def test_the_feed_of_one_that_cannot_be_read_says_so(
    visitor: Visitor, services: Services, saved: SavedSearch, feed: str
) -> None:
    with services.writing() as session:
        session.get_one(SavedSearch, saved.id).tree = {"version": 99}
        session.commit()
    [entry] = ET.fromstring(visitor.get(feed)).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "This search cannot be run any more"


def test_what_was_taken_off_a_search_stays_off(visitor: Visitor) -> None:
    visitor.post("/saved/", name="one", q="embassy visa", without=["embassy", "visa"])
    visitor.post("/saved/", name="two", q="embassy", expand="off")
    assert visitor.client.get("/saved/1").location == "/search?q=embassy+visa&without=embassy&without=visa"
    assert visitor.client.get("/saved/2").location == "/search?q=embassy&expand=off"


def test_who_may_not_write_sees_no_buttons(as_role: Callable[[str], Visitor]) -> None:
    assert 'action="/saved/"' not in as_role("reader").get("/search?q=ambassade")
    as_role("reader").post("/saved/", status=403, name="x", q="y")


def test_the_feed_is_atom_with_the_newest_first(visitor: Visitor, services: Services, feed: str) -> None:
    take_in(
        services, "Brussel, 3 mei 2025\n\nGeachte heer,\n\nDe ambassade & <b>post</b>.\n\nHoogachtend,\nJan Claes\n"
    )
    answer = visitor.client.get(feed)
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    root = ET.fromstring(answer.data)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    names = [root.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name or "") for name in names)
    assert len(set(names)) == len(names) > 2
    moments = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated") or "") == moments[0]
    assert all(entry.findtext(f"{ATOM}title") for entry in entries)
    links = [entry.find(f"{ATOM}link") for entry in entries]
    for link in links:
        assert link is not None
        visitor.get(urlsplit(link.get("href") or "").path)
    again = ET.fromstring(visitor.client.get(feed).data)
    assert [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")] == names[1:]


def test_a_feed_holds_no_character_that_xml_forbids(
    visitor: Visitor, services: Services, letter: str, feed: str
) -> None:
    with services.writing() as session:
        edit_document(
            session, get_document(session, letter, viewer=services.viewer), Edit(title=f"A\x0b\x00 \uffff{HOSTILE}")
        )
        session.commit()
    services.update_index()
    titles = [each.text for each in ET.fromstring(visitor.client.get(feed).data).iter(f"{ATOM}title")]
    assert any(HOSTILE in (title or "") for title in titles)


def test_an_empty_feed_is_as_old_as_its_search(visitor: Visitor, services: Services) -> None:
    visitor.post("/saved/", name="Giraffen", q="giraffe")
    search = all_searches(services)[0]
    root = ET.fromstring(visitor.client.get(f"/saved/{search.id}/feed?token={search.token}").data)
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated") == search.created.isoformat(timespec="seconds")


def test_a_feed_opens_with_its_token_alone(visitor: Visitor, saved: SavedSearch) -> None:
    for address in (f"/saved/{saved.id}/feed", f"/saved/{saved.id}/feed?token=x", "/saved/99/feed?token="):
        visitor.get(address, status=404)


def test_a_feed_shows_only_what_may_be_read(
    as_role: Callable[[str], Visitor], services: Services, letter: str, feed: str
) -> None:
    assert f"/documents/{letter}" in as_role("reader").get(feed)
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    services.update_index()
    assert f"/documents/{letter}" not in as_role("reader").get(feed)
    assert f"/documents/{letter}" in as_role("owner").get(feed)

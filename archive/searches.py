"""Saved searches: kept, named, visited and removed. What they mean is the business of who asks them."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.errors import InvalidValue, NoSuchSearch, SearchExists
from archive.models import SavedSearch
from archive.models.base import now
from archive.rights import Viewer

TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Wording:
    """A search to save: ``text`` as it was typed, ``tree`` as it was understood, and the rest of the question."""

    text: str
    tree: Mapping[str, Any]
    filters: Mapping[str, Any]
    sort: str


def save_search(session: Session, name: str, wording: Wording, *, viewer: Viewer) -> SavedSearch:
    """Save a search for the viewer; all that it finds by now counts as seen.

    Raises:
        InvalidValue: the name is empty.
        SearchExists: the viewer has one by this name.
    """
    search = SavedSearch(
        owner=viewer.name,
        name=_free_name(session, name, viewer),
        text=wording.text,
        tree=dict(wording.tree),
        filters=dict(wording.filters),
        sort=wording.sort,
        token=secrets.token_urlsafe(TOKEN_BYTES),
    )
    session.add(search)
    session.flush()
    return search


def list_searches(session: Session, *, viewer: Viewer) -> list[SavedSearch]:
    """List the viewer's own searches by name, whatever their case."""
    own = session.scalars(select(SavedSearch).where(SavedSearch.owner == viewer.name))
    return sorted(own, key=lambda search: search.name.casefold())


def get_search(session: Session, number: int, *, viewer: Viewer) -> SavedSearch:
    """Return one of the viewer's own searches by number.

    Raises:
        NoSuchSearch: there is none, or it is somebody else's.
    """
    search = session.get(SavedSearch, number)
    if search is None or search.owner != viewer.name:
        raise NoSuchSearch(str(number))
    return search


def get_search_by_name(session: Session, name: str, *, viewer: Viewer) -> SavedSearch:
    """Return one of the viewer's own searches by name.

    Raises:
        NoSuchSearch: there is none.
    """
    search = _find(session, name, viewer)
    if search is None:
        raise NoSuchSearch(name)
    return search


def get_search_by_token(session: Session, number: int, token: str) -> SavedSearch:
    """Return the search whose feed a token opens.

    Raises:
        NoSuchSearch: there is none by this number, or its token is another.
    """
    search = session.get(SavedSearch, number)
    if search is None or not hmac.compare_digest(search.token.encode(), token.encode(errors="replace")):
        raise NoSuchSearch(str(number))
    return search


def rename_search(session: Session, search: SavedSearch, name: str, *, viewer: Viewer) -> None:
    """Give a search another name.

    Raises:
        InvalidValue: the name is empty.
        SearchExists: the viewer has another one by this name.
    """
    if " ".join(name.split()) != search.name:
        search.name = _free_name(session, name, viewer)
        session.flush()


def mark_seen(session: Session, search: SavedSearch) -> None:
    """Note that all that a search finds by now was seen."""
    search.last_visit = now()
    session.flush()


def remove_search(session: Session, search: SavedSearch) -> None:
    """Remove a search; what it finds stays where it is."""
    session.delete(search)
    session.flush()


def _find(session: Session, name: str, viewer: Viewer) -> SavedSearch | None:
    written = " ".join(name.split())
    own = select(SavedSearch).where(SavedSearch.owner == viewer.name, SavedSearch.name == written)
    return session.scalars(own).first()


def _free_name(session: Session, name: str, viewer: Viewer) -> str:
    written = " ".join(name.split())
    if not written:
        raise InvalidValue("name", name, "a word or a few")
    if _find(session, written, viewer):
        raise SearchExists(written)
    return written

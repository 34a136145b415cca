"""Feeds: what is new in a saved search, for a program that reads Atom.

Source: RFC 4287.
"""

import re
import uuid
from collections.abc import Sequence

from flask import Blueprint, Response, make_response, render_template, request

from archive.errors import InvalidValue
from archive.models import Document, SavedSearch
from archive.searches import get_search_by_token
from indexer.saved import list_newest
from webui.context import services, session, viewer

blueprint = Blueprint("feeds", __name__)

MEDIA_TYPE = "application/atom+xml"

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, in any form."""


@blueprint.get("/saved/<int:number>/feed")
def show(number: int) -> Response:
    """Give the newest documents that a saved search finds, to whoever has its token."""
    search = get_search_by_token(session(), number, request.args.get("token", ""))
    documents, can_be_run = _newest(search)
    updated = max((document.added for document in documents), default=search.created)
    feed = render_template(
        "saved/feed.xml",
        search=search,
        documents=documents,
        can_be_run=can_be_run,
        updated=updated,
        name_of=_name_of,
        written=_written,
    )
    response = make_response(feed)
    response.content_type = f"{MEDIA_TYPE}; charset=utf-8"
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def _newest(search: SavedSearch) -> tuple[Sequence[Document], bool]:
    """Return what a search finds, and whether it could be asked: a feed reader shows what it is told, never a page."""
    try:
        return list_newest(session(), services().engine, search, viewer=viewer()), True
    except InvalidValue:
        return (), False


def _name_of(search: SavedSearch, document: Document | None = None) -> str:
    """Return a name for the feed, or for one of its entries, that stays and that nothing else has."""
    names = uuid.uuid5(uuid.NAMESPACE_OID, search.token)
    return (uuid.uuid5(names, document.key) if document else names).urn


def _written(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)

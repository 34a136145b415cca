"""Saved searches: their list, and all that is done with one."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from archive.errors import ArchiveError, InvalidValue
from archive.models import SavedSearch
from archive.searches import get_search, list_searches, mark_seen, remove_search, rename_search, save_search
from indexer.saved import count_new, request_of, wording_of
from webui.context import changing, services, session, viewer
from webui.errors import sentence_of, status_of
from webui.forms import read_search

blueprint = Blueprint("saved", __name__, url_prefix="/saved")


@dataclass(frozen=True, slots=True)
class Row:
    """A saved search in the list; ``new`` counts what was added since the last visit, None where it cannot be read."""

    search: SavedSearch
    new: int | None


@blueprint.get("/")
def index() -> str:
    """List the viewer's own searches with what is new in each."""
    return _list()


@blueprint.post("/")
def add() -> Response | tuple[str, int]:
    """Save the search that the form carries; a name that cannot be kept comes back with the reason."""
    try:
        with changing() as writer:
            asked = read_search(request.form).request
            save_search(writer, request.form.get("name", ""), wording_of(asked), viewer=viewer())
    except ArchiveError as error:
        return _list(sentence_of(error)), status_of(error)
    flash(gettext("Saved. What is added from now on is counted as new."))
    return redirect(url_for(".index"), 303)


@blueprint.get("/<int:number>")
def run(number: int) -> Response:
    """Go to the search page with what was saved, or back to the list, which tells why that cannot be."""
    try:
        asked = request_of(get_search(session(), number, viewer=viewer()))
    except InvalidValue:
        return redirect(url_for(".index"))
    parameters: dict[str, Any] = {name: list(values) for name, values in asked.filters.by_facet().items() if values}
    parameters |= {
        "sort": None if asked.sort == "relevance" else asked.sort,
        "expand": None if asked.expand else "off",
        "without": list(asked.without) or None,
    }
    return redirect(url_for("search.show", q=asked.query or None, **parameters))


@blueprint.post("/<int:number>/seen")
def see(number: int) -> Response:
    """Note that all it finds by now was seen."""
    with changing() as writer:
        mark_seen(writer, get_search(writer, number, viewer=viewer()))
    return redirect(url_for(".index"), 303)


@blueprint.post("/<int:number>/rename")
def rename(number: int) -> Response | tuple[str, int]:
    """Give it another name."""
    try:
        with changing() as writer:
            search = get_search(writer, number, viewer=viewer())
            rename_search(writer, search, request.form.get("name", ""), viewer=viewer())
    except ArchiveError as error:
        return _list(sentence_of(error)), status_of(error)
    return redirect(url_for(".index"), 303)


@blueprint.post("/<int:number>/remove")
def remove(number: int) -> Response:
    """Remove it."""
    with changing() as writer:
        remove_search(writer, get_search(writer, number, viewer=viewer()))
    return redirect(url_for(".index"), 303)


def _list(problem: str = "") -> str:
    rows = [Row(search, _new(search)) for search in list_searches(session(), viewer=viewer())]
    return render_template("saved/index.html", rows=rows, problem=problem)


def _new(search: SavedSearch) -> int | None:
    try:
        return count_new(session(), services().engine, search, viewer=viewer())
    except InvalidValue:
        return None

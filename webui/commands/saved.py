"""``letterbook saved``: searches that are asked again."""

from typing import Any

import click
from sqlalchemy.orm import Session

from archive.errors import InvalidValue
from archive.models import SavedSearch
from archive.searches import get_search_by_name, list_searches, mark_seen, save_search
from archive.settings import Settings
from indexer.engine import Sort
from indexer.saved import count_new, request_of, wording_of
from indexer.search import SearchRequest
from indexer.search import search as find
from webui.commands.changing import changing
from webui.commands.keeping import update_index
from webui.commands.output import as_json, pass_settings, print_json, say
from webui.commands.searching import SORTS, print_result
from webui.services import Services, open_services


@click.group()
def saved() -> None:
    """Saved searches, each with what is new in it."""


@saved.command("list")
@as_json
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """List your saved searches with what is new in each."""
    with open_services(settings) as services:
        update_index(services)
        with services.reading() as session:
            records = [_record(session, services, each) for each in list_searches(session, viewer=services.viewer)]
    if as_json:
        print_json(records)
        return
    for record in records:
        news = "cannot be run any more" if record["new"] is None else f"{record['new']} new"
        say(f"{record['name']}  {record['query']}  {news}")
    if not records:
        say("There are no saved searches yet; “letterbook saved add” keeps one.")


@saved.command("add")
@click.argument("name")
@click.argument("query")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    show_default=True,
    help="“date” is oldest first, “-date” newest first.",
)
@as_json
@pass_settings
def add(settings: Settings, name: str, query: str, sort: Sort, as_json: bool) -> None:
    """Save a search; what it finds by now counts as seen."""
    with changing(settings) as (services, session):
        wording = wording_of(SearchRequest(query=query, sort=sort))
        record = _record(session, services, save_search(session, name, wording, viewer=services.viewer))
    if as_json:
        print_json(record)
    else:
        say(f"Saved “{record['name']}”: {record['query']}")


@saved.command("run")
@click.argument("name")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, metavar="N", help="How many hits."
)
@click.option("--seen", is_flag=True, help="Count all that it finds by now as seen.")
@as_json
@pass_settings
def run(settings: Settings, name: str, limit: int, seen: bool, as_json: bool) -> None:
    """Ask a saved search again.

    Its answer is that of the command search.
    """
    with open_services(settings) as services:
        update_index(services)
        with services.reading() as session:
            request = request_of(get_search_by_name(session, name, viewer=services.viewer), limit=limit)
            result = find(session, services.engine, request, viewer=services.viewer, language=settings.language)
            print_result(result, as_json=as_json)
        if seen:
            with services.writing() as session:
                mark_seen(session, get_search_by_name(session, name, viewer=services.viewer))
                session.commit()


def _record(session: Session, services: Services, search: SavedSearch) -> dict[str, Any]:
    """Return a saved search; ``new`` is None where it cannot be read any more."""
    try:
        new = count_new(session, services.engine, search, viewer=services.viewer)
    except InvalidValue:
        new = None
    return {
        "name": search.name,
        "query": search.text,
        "sort": search.sort,
        "created": search.created.isoformat(timespec="seconds"),
        "last_visit": search.last_visit.isoformat(timespec="seconds"),
        "new": new,
    }

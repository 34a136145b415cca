"""The search page."""

from flask import Blueprint, render_template, request

from archive.translations import translations_among
from indexer.search import search
from webui.context import services, session, viewer
from webui.forms import PAGE_SIZE, read_search
from webui.histogram import histogram
from webui.i18n import language

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def show() -> str:
    """Show what a search finds; the address says all that was asked.

    Where something else is answered, the links of the page ask for that.
    """
    asked = read_search(request.args)
    result = search(session(), services().engine, asked.request, viewer=viewer(), language=language())
    chosen = [(name, value) for name, values in result.facets.items() for value in values if value.selected]
    pages = -(-result.total // PAGE_SIZE)
    bars = histogram(result.facets["year"])
    found = [hit.document for hit in result.hits]
    answered = asked.saying(result.answered) if result.instead else asked
    return render_template(
        "search.html",
        asked=asked,
        answered=answered,
        result=result,
        chosen=chosen,
        pages=pages,
        bars=bars,
        translations=translations_among(session(), found, viewer=viewer()),
    )

"""The results of a search to take along: for a spreadsheet or a reference manager."""

from dataclasses import replace
from typing import get_args

from flask import Blueprint, Response, abort, make_response, request

from archive.citing.records import MEDIA_TYPES, SUFFIXES, RecordForm, write_records
from indexer.search import find_documents
from webui.context import services, session, viewer
from webui.forms import read_search
from webui.i18n import language

blueprint = Blueprint("records", __name__)

MOST = 1_000
"""Documents in one file."""

FORMS: dict[str, RecordForm] = {SUFFIXES[form]: form for form in get_args(RecordForm)}

BYTE_ORDER_MARK = "\ufeff"
"""By which spreadsheets know that a file is in UTF-8."""


@blueprint.get("/search.<suffix>")
def download(suffix: str) -> Response:
    """Give the documents that a search finds as a file; its name says where it does not hold all."""
    if suffix not in FORMS:
        abort(404)
    form = FORMS[suffix]
    asked = replace(read_search(request.args).request, offset=0, limit=MOST)
    total, documents = find_documents(session(), services().engine, asked, viewer=viewer())
    mark = BYTE_ORDER_MARK if form == "csv" else ""
    response = make_response(mark + write_records(documents, form, language=language()))
    response.content_type = f"{MEDIA_TYPES[form]}; charset=utf-8"
    name = "search" if total <= MOST else f"search-first-{MOST}-of-{total}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response

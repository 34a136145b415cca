"""What the words in the search box may become, for the script that shows it."""

from collections.abc import Sequence

from flask import Blueprint, Response, jsonify, request
from flask_babel import gettext

from archive.errors import IndexUnavailable
from indexer.completion import Completion, complete
from webui.context import services, session, viewer

blueprint = Blueprint("completions", __name__)

LONGEST = 500
"""Characters of a search that is still completed."""


@blueprint.get("/completions")
def show() -> Response:
    """Give completions of what was typed, as JSON."""
    return jsonify([
        {
            "kind": _kind(each),
            "text": each.text,
            "query": each.query,
            "count": each.count,
        }
        for each in _find(request.args.get("q", ""))
    ])  # fmt: skip


def _find(typed: str) -> Sequence[Completion]:
    if len(typed) > LONGEST:
        return ()
    try:
        return complete(session(), services().engine, typed, viewer=viewer())
    except IndexUnavailable:  # searching itself will say so
        return ()


def _kind(completion: Completion) -> str:
    return str({"person": gettext("person"), "topic": gettext("topic"), "word": ""}[completion.kind])

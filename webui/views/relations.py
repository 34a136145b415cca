"""How a document stands to others: stated and taken away on its page."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from archive.documents import get_document
from archive.relations import relate, relations_of, unrelate
from webui.context import changing, viewer

blueprint = Blueprint("relations", __name__, url_prefix="/documents/<key>/relations")


@blueprint.post("")
def add(key: str) -> Response:
    """State that this document answers, quotes … another one."""
    with changing() as writer:
        source = get_document(writer, key, viewer=viewer())
        target = get_document(writer, request.form.get("target", "").strip(), viewer=viewer())
        relate(writer, source, request.form.get("kind", ""), target)
    return redirect(url_for("documents.show", key=key, _anchor="related"), 303)


@blueprint.post("/<int:number>/remove")
def remove(key: str, number: int) -> Response:
    """Take a relation away; one that is gone already is none to take."""
    with changing() as writer:
        for related in relations_of(get_document(writer, key, viewer=viewer()), viewer=viewer()):
            if related.relation.id == number:
                unrelate(writer, related.relation)
    return redirect(url_for("documents.show", key=key, _anchor="related"), 303)

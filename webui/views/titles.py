"""The other titles by which a document is cited: given and taken away on its page."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from archive.documents import get_document
from archive.titles import add_title, remove_title, titles_of
from webui.context import changing, viewer

blueprint = Blueprint("titles", __name__, url_prefix="/documents/<key>/titles")


@blueprint.post("")
def add(key: str) -> Response:
    """Give a document another title."""
    title, language = request.form.get("title", ""), request.form.get("language", "")
    with changing() as writer:
        add_title(writer, get_document(writer, key, viewer=viewer()), title, language=language)
    return redirect(url_for("documents.show", key=key, _anchor="titles"), 303)


@blueprint.post("/<int:number>/remove")
def remove(key: str, number: int) -> Response:
    """Take a title away; one that is gone already is none to take."""
    with changing() as writer:
        document = get_document(writer, key, viewer=viewer())
        for alias in titles_of(writer, document):
            if alias.id == number:
                remove_title(writer, alias)
    return redirect(url_for("documents.show", key=key, _anchor="titles"), 303)

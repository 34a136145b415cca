"""Documents like a document, or like a passage of it."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from archive.documents import get_document
from archive.errors import IndexUnavailable
from archive.models import Document
from indexer.similar import Passage, Similar, similar, similar_to_passage
from webui.context import services, session, viewer

blueprint = Blueprint("similar", __name__, url_prefix="/documents/<key>/similar")

MANY = 20
"""Documents on the page of its own."""


@blueprint.get("")
def show(key: str) -> str:
    """Show what is like a document, or like the words of it that the address carries."""
    document = get_document(session(), key, viewer=viewer())
    words = " ".join(request.args.get("words", "").split())
    if words:
        passage = Passage(words, document, MANY)
        found = similar_to_passage(session(), services().engine, passage, viewer=viewer())
    else:
        found = similar(session(), services().engine, document, viewer=viewer(), limit=MANY)
    return render_template("documents/similar.html", document=document, words=words, found=found)


def similar_documents(document: Document) -> Sequence[Similar]:
    """Return what is like a document, for its own page, which does without where there is no index just now."""
    try:
        return similar(session(), services().engine, document, viewer=viewer())
    except IndexUnavailable:
        return ()

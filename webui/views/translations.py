"""A document and its translation, side by side."""

from flask import Blueprint, render_template

from archive.documents import get_document
from archive.errors import NoSuchDocument
from archive.models import Document
from archive.translations import list_translations, side_by_side
from webui.context import session, viewer

blueprint = Blueprint("translations", __name__, url_prefix="/documents")


@blueprint.get("/<key>/beside/<other>")
def show(key: str, other: str) -> str:
    """Show what two translations say, each passage beside the same one in the other language."""
    document = get_document(session(), key, viewer=viewer())
    translation = _translation(document, other)
    return render_template(
        "documents/beside.html",
        document=document,
        translation=translation,
        rows=side_by_side(document, translation),
    )


def _translation(document: Document, key: str) -> Document:
    """Return the translation with this key.

    Raises:
        NoSuchDocument: it is none of this document that the viewer may read.
    """
    found = {each.key: each for each in list_translations(document, viewer=viewer())}
    if key not in found:
        raise NoSuchDocument(key)
    return found[key]

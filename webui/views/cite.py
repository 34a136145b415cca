"""Citing a document: the reference, and a quotation with its page, ready to copy."""

from flask import Blueprint, render_template, request

from archive.citing.citations import Form, cite, format_citation
from archive.documents import get_document
from archive.errors import InvalidValue, QuotationNotFound
from webui.context import session, viewer
from webui.errors import sentence_of, status_of
from webui.i18n import TEXT_LANGUAGES, language

FORMS: tuple[Form, ...] = ("text", "html", "csl-json")

blueprint = Blueprint("cite", __name__)


@blueprint.get("/documents/<key>/cite")
def show(key: str) -> tuple[str, int]:
    """Show the reference in the forms that can be copied, with the words to quote if there are any."""
    document, asked = get_document(session(), key, viewer=viewer()), request.args
    chosen = asked.get("language", "") if asked.get("language") in TEXT_LANGUAGES else language()
    citation, problem, status = None, "", 200
    try:
        citation = cite(document, page=asked.get("page", type=int), quote=asked.get("quote", ""), language=chosen)
    except (InvalidValue, QuotationNotFound) as error:
        problem, status = sentence_of(error), status_of(error)
    copies = {form: format_citation(citation, form) for form in FORMS} if citation else {}
    page = render_template(
        "documents/cite.html", document=document, citation=citation, copies=copies, problem=problem, chosen=chosen
    )
    return page, status

"""The review queue: what was read in documents and waits for a person."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from archive.documents import list_documents
from archive.proposals import accept_proposal, documents_in_question, get_proposal, open_proposals, refuse_proposal
from archive.taking_over import accept_everywhere
from webui.context import changing, session, viewer
from webui.forms import read_page
from webui.targets import targets_of

PAGE = 20
"""Documents on one page of the queue."""

blueprint = Blueprint("review", __name__)


@blueprint.get("/review")
def show() -> str:
    """Show what waits, document by document."""
    page = read_page(request.args)
    documents = documents_in_question(session(), viewer=viewer(), limit=PAGE + 1, offset=(page - 1) * PAGE)
    groups = [(each, open_proposals(session(), viewer=viewer(), document=each)) for each in documents[:PAGE]]
    return render_template(
        "review.html",
        groups=groups,
        targets=targets_of(session(), [each for _, group in groups for each in group], viewer=viewer()),
        page=page,
        is_last=len(documents) <= PAGE,
        scans=list_documents(session(), viewer=viewer(), status="needs-ocr"),
        doubtful=list_documents(session(), viewer=viewer(), status="attention"),
    )


@blueprint.post("/proposals/<int:number>/accept")
def accept(number: int) -> Response:
    """Fill a proposal in."""
    with changing() as writer:
        proposal = get_proposal(writer, number, viewer=viewer())
        accept_proposal(writer, proposal, viewer=viewer())
        key = proposal.document.key
    return _back(key)


@blueprint.post("/proposals/<int:number>/accept-everywhere")
def accept_all(number: int) -> Response:
    """Fill a proposal in wherever the same one waits, as one batch."""
    with changing() as writer:
        proposal = get_proposal(writer, number, viewer=viewer())
        batch = accept_everywhere(writer, proposal, viewer=viewer())
        key = proposal.document.key
    flash(ngettext("Accepted in %(num)s document.", "Accepted in %(num)s documents.", len(batch.documents)), batch.name)
    return _back(key)


@blueprint.post("/proposals/<int:number>/refuse")
def refuse(number: int) -> Response:
    """Refuse a proposal for good."""
    with changing() as writer:
        proposal = get_proposal(writer, number, viewer=viewer())
        refuse_proposal(writer, proposal, viewer=viewer())
        key = proposal.document.key
    return _back(key)


def _back(key: str) -> Response:
    """Go back to the page the button stood on."""
    if request.form.get("page") == "review":
        return redirect(url_for(".show", _anchor=key), 303)
    return redirect(url_for("documents.show", key=key), 303)

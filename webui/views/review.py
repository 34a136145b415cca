"""The review queue: what was read in documents and waits for a person."""

from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.documents import list_documents
from archive.proposals import accept_proposal, get_proposal, open_proposals, refuse_proposal
from webui.context import changing, session, viewer

blueprint = Blueprint("review", __name__)


@blueprint.get("/review")
def show() -> str:
    """Show all that waits, document by document."""
    waiting = open_proposals(session(), viewer=viewer())
    return render_template(
        "review.html",
        groups=[(document, list(proposals)) for document, proposals in groupby(waiting, lambda each: each.document)],
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

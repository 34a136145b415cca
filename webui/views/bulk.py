"""One edit over all that a search finds: chosen, previewed, made; and the edits that were made, each to be undone."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from archive.batches import list_batches
from archive.batches import undo as undo_batch
from archive.bulk import EditPlan, apply_plan, plan_edit
from archive.documents import get_documents
from archive.errors import ArchiveError
from archive.models import Document
from archive.topics import topic_tree
from indexer.search import find_documents
from webui.context import changing, services, session, viewer
from webui.errors import sentence_of, status_of
from webui.forms import CAN_BE_EMPTY, read_bulk_edit, read_search, read_topic_edit
from webui.i18n import language

MOST = 1000
"""Documents that one edit may change: what a person can still look over."""

PAST = 50
"""Edits on the page of those that were made."""

blueprint = Blueprint("bulk", __name__)


@blueprint.get("/bulk")
def choose() -> str:
    """Show what a search finds, to be edited together; the address is that of the search."""
    viewer().must("write")
    asked = replace(read_search(request.args).request, offset=0, limit=MOST)
    total, documents = find_documents(session(), services().engine, asked, viewer=viewer())
    return _form(documents, total)


@blueprint.post("/bulk/preview")
def preview() -> str | tuple[str, int]:
    """Show what the edit would change, and write nothing: there are more documents than an address holds."""
    viewer().must("write")
    documents = _chosen()
    try:
        plan = _plan(documents)
    except ArchiveError as error:
        return _form(documents, len(documents), sentence_of(error)), status_of(error)
    return _preview(plan)


@blueprint.post("/bulk/apply")
def make() -> Response | tuple[str, int]:
    """Make the edit as it was shown; where a document is not as it was, show it once more."""
    viewer().must("write")
    plan = _plan(_chosen())
    if plan.fingerprint != request.form.get("fingerprint"):
        return _preview(plan, gettext("Some of this was changed meanwhile; here is what would change now.")), 409
    with changing() as writer:
        batch = apply_plan(writer, plan, viewer=viewer())
    flash(
        ngettext("%(num)s document was changed.", "%(num)s documents were changed.", len(batch.documents)), batch.name
    )
    return redirect(url_for(".past"), 303)


@blueprint.get("/batches")
def past() -> str:
    """Show the edits of many documents that were made, the latest first."""
    return render_template("bulk/past.html", batches=list_batches(session(), viewer=viewer(), limit=PAST))


@blueprint.post("/batches/<name>/undo")
def undo(name: str) -> Response:
    """Put back what a batch changed; what was changed again since is left alone, and named."""
    with changing() as writer:
        undone = undo_batch(writer, name, viewer=viewer())
    back = len(undone.batch.documents)
    flash(ngettext("%(num)s document was put back.", "%(num)s documents were put back.", back), undone.batch.name)
    if undone.left:
        flash(gettext("Left alone, as they were changed again since: %(keys)s", keys=", ".join(undone.left)), "wait")
    return redirect(url_for(".past"), 303)


def _chosen() -> list[Document]:
    return get_documents(session(), request.form.getlist("document")[:MOST], viewer=viewer())


def _plan(documents: list[Document]) -> EditPlan:
    edit, topics = read_bulk_edit(request.form), read_topic_edit(request.form)
    return plan_edit(session(), documents, edit, topics=topics, language=language())


def _form(documents: list[Document], total: int, problem: str = "") -> str:
    tree = topic_tree(session(), viewer=viewer(), language=language())
    by_number = {str(node.topic.id): node.topic for node in tree}
    return render_template(
        "bulk/form.html",
        documents=documents,
        total=total,
        most=MOST,
        tree=tree,
        chosen={name: by_number.get(request.form.get(name, "")) for name in ("give", "take")},
        can_be_empty=CAN_BE_EMPTY,
        values=request.form,
        problem=problem,
    )


def _preview(plan: EditPlan, problem: str = "") -> str:
    entered = [
        (name, value) for name, value in request.form.items(multi=True) if name not in ("csrf_token", "fingerprint")
    ]
    return render_template("bulk/preview.html", plan=plan, entered=entered, problem=problem)

"""Documents: their list, a page each, and what can be changed about them."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from archive.documents import count_documents, get_document, list_documents, withdraw_document
from archive.doubles import find_doubles
from archive.entering import enter
from archive.errors import ArchiveError, TesseractMissing
from archive.history import history_of
from archive.models import Document
from archive.proposals import evidence_of, open_proposals
from archive.readers.tesseract import find_tesseract
from archive.recognition import WAITS
from archive.relations import relations_of
from archive.titles import titles_of
from archive.topics import add_topic, assign_topic, find_topics, get_topic, list_topics, unassign_topic
from archive.translations import list_translations
from indexer.search import SearchRequest
from webui.context import changing, session, viewer
from webui.errors import sentence_of, status_of
from webui.forms import LIST_SIZE, describe, read_changes, read_page
from webui.i18n import language
from webui.mentioned import mentioned_in
from webui.targets import targets_of
from webui.texts import show_text
from webui.views.similar import similar_documents

blueprint = Blueprint("documents", __name__, url_prefix="/documents")


@blueprint.get("/")
def index() -> str:
    """List all documents, newest first."""
    page, total = read_page(request.args), count_documents(session(), viewer=viewer())
    documents = list_documents(session(), viewer=viewer(), limit=LIST_SIZE, offset=(page - 1) * LIST_SIZE)
    return render_template(
        "documents/index.html", documents=documents, total=total, page=page, pages=-(-total // LIST_SIZE)
    )


@blueprint.get("/<key>")
def show(key: str) -> str:
    """Show a document: its text, its description, its original, and what belongs to it."""
    document = get_document(session(), key, viewer=viewer())
    return render_template(
        "documents/show.html", document=document, **_text(document), **_description(document), **_surroundings(document)
    )


@blueprint.get("/<key>/edit")
def edit(key: str) -> str:
    """Show the form in which the description is changed."""
    viewer().must("write")
    document = get_document(session(), key, viewer=viewer())
    return _form(document)


@blueprint.post("/<key>/edit")
def save(key: str) -> Response | tuple[str, int]:
    """Save the description; what cannot be saved comes back as it was entered, with the reason."""
    try:
        with changing() as writer:
            document = get_document(writer, key, viewer=viewer())
            edit, revision = read_changes(request.form, document), request.form.get("revision", type=int)
            enter(writer, document, edit, viewer=viewer(), revision=revision)
    except ArchiveError as error:
        return _form(get_document(session(), key, viewer=viewer()), sentence_of(error)), status_of(error)
    flash(gettext("Saved."))
    return redirect(url_for(".show", key=key), 303)


@blueprint.post("/<key>/withdraw")
def withdraw(key: str) -> Response:
    """Mark a document as withdrawn."""
    with changing() as writer:
        withdraw_document(writer, get_document(writer, key, viewer=viewer()))
    return redirect(url_for(".show", key=key), 303)


@blueprint.post("/<key>/topics")
def tag(key: str) -> Response:
    """Give a document a topic; a label that no topic has makes a new one."""
    label = request.form.get("label", "")
    with changing() as writer:
        document = get_document(writer, key, viewer=viewer())
        known = find_topics(writer, label)
        assign_topic(writer, document, known[0] if known else add_topic(writer, label, language=language()))
    return redirect(url_for(".show", key=key, _anchor="topics"), 303)


@blueprint.post("/<key>/topics/<int:number>/remove")
def untag(key: str, number: int) -> Response:
    """Take a topic off a document."""
    with changing() as writer:
        unassign_topic(writer, get_document(writer, key, viewer=viewer()), get_topic(writer, number))
    return redirect(url_for(".show", key=key, _anchor="topics"), 303)


def _text(document: Document) -> dict[str, Any]:
    """Return what is to be read, with the words of a search or the places of a mention marked."""
    asked, mention = request.args, request.args.get("mention", "")
    without = tuple(asked.getlist("without"))
    sought = SearchRequest(query=asked.get("q", ""), expand=asked.get("expand") != "off", without=without)
    shown = show_text(session(), document, sought, viewer=viewer(), mention=mention)
    return {"marked": sought.query or mention, "shown": shown, "advice": _advice(document)}


def _description(document: Document) -> dict[str, Any]:
    """Return what is known of a document, why, and what waits for a decision."""
    waiting = open_proposals(session(), viewer=viewer(), document=document)
    return {
        "evidence": evidence_of(document),
        "waiting": waiting,
        "targets": targets_of(session(), waiting, viewer=viewer()),
        "titles": titles_of(session(), document),
        "topics": list_topics(session()),
        "history": history_of(session(), document),
    }


def _surroundings(document: Document) -> dict[str, Any]:
    """Return what a document mentions, and the documents around it."""
    return {
        "related": relations_of(document, viewer=viewer()),
        "doubles": find_doubles(session(), document, viewer=viewer()),
        "mentioned": mentioned_in(session(), document),
        "similar": similar_documents(document),
        "translations": list_translations(document, viewer=viewer()),
    }


def _advice(document: Document) -> str:
    """Say how to get the program that reads scans, where a document waits for it and it is not there."""
    if document.status != WAITS:
        return ""
    try:
        find_tesseract(name=document.originals[0].name)
    except TesseractMissing as error:
        return sentence_of(error)
    return str(gettext("It waits for text recognition, which goes on in the background; look again in a few minutes."))


def _form(document: Document, problem: str = "") -> str:
    """Fill the form with what the document holds, or with what was entered and could not be saved."""
    values = describe(document) | request.form.to_dict()
    return render_template(
        "documents/edit.html", document=document, values=values, evidence=evidence_of(document), problem=problem
    )

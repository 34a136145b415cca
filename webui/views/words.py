"""The word list: what a search in one language looks for in the others."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from archive.errors import ArchiveError
from archive.models import LANGUAGES, Concept
from archive.readers.encoding import decode
from archive.vocabulary import (
    add_concept,
    change_concept,
    export_vocabulary,
    get_concept,
    import_vocabulary,
    list_concepts,
    remove_concept,
    terms_of,
)
from webui.context import changing, session, viewer
from webui.errors import sentence_of, status_of
from webui.forms import LIST_SIZE, read_page, read_terms

blueprint = Blueprint("words", __name__, url_prefix="/words")


@blueprint.get("/")
def index() -> str:
    """List the concepts, or those with some words in a term."""
    return _list()


@blueprint.post("/")
def add() -> Response | tuple[str, int]:
    """Add a concept; what cannot be added comes back as it was entered, with the reason."""
    try:
        with changing() as writer:
            key = add_concept(writer, read_terms(request.form)).key
    except ArchiveError as error:
        return _list(sentence_of(error)), status_of(error)
    flash(gettext("Saved."))
    return redirect(url_for(".show", key=key), 303)


@blueprint.get("/<key>")
def show(key: str) -> str:
    """Show the terms of a concept, to be changed by who may."""
    return _form(get_concept(session(), key))


@blueprint.post("/<key>")
def save(key: str) -> Response | tuple[str, int]:
    """Give a concept other terms; what cannot be saved comes back as it was entered, with the reason."""
    try:
        with changing() as writer:
            change_concept(writer, get_concept(writer, key), read_terms(request.form))
    except ArchiveError as error:
        return _form(get_concept(session(), key), sentence_of(error)), status_of(error)
    flash(gettext("Saved."))
    return redirect(url_for(".show", key=key), 303)


@blueprint.post("/<key>/remove")
def remove(key: str) -> Response:
    """Remove a concept."""
    with changing() as writer:
        remove_concept(writer, get_concept(writer, key))
    return redirect(url_for(".index"), 303)


@blueprint.get("/list.csv")
def download() -> Response:
    """Give the whole list as a file for a spreadsheet."""
    viewer().must("read")
    headers = {"Content-Disposition": "attachment; filename=words.csv"}
    return Response(export_vocabulary(session()), headers=headers, content_type="text/csv; charset=utf-8")


@blueprint.post("/list.csv")
def upload() -> Response:
    """Take in a list that was made or changed in a spreadsheet: all of it, or nothing."""
    file = request.files.get("list")
    name = (file.filename if file else None) or gettext("unnamed file")
    with changing() as writer:
        imported = import_vocabulary(writer, decode(file.read()) if file else "", name=name)
    flash(gettext("%(added)s added, %(changed)s changed.", added=imported.added, changed=imported.changed))
    return redirect(url_for(".index"), 303)


def _list(problem: str = "") -> str:
    words, page = request.args.get("q", ""), read_page(request.args)
    concepts = list_concepts(session(), words)
    return render_template(
        "words/index.html",
        concepts=[(concept, terms_of(concept)) for concept in concepts[(page - 1) * LIST_SIZE : page * LIST_SIZE]],
        total=len(concepts),
        words=words,
        page=page,
        pages=-(-len(concepts) // LIST_SIZE),
        codes=LANGUAGES,
        problem=problem,
    )


def _form(concept: Concept, problem: str = "") -> str:
    """Fill the form with the terms of a concept, or with what was entered and could not be saved."""
    terms = {code: "\n".join(terms) for code, terms in terms_of(concept).items()} | request.form.to_dict()
    return render_template("words/show.html", concept=concept, terms=terms, codes=LANGUAGES, problem=problem)

"""Topics: the tree, and a page each."""

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from archive.models import LANGUAGES, Topic
from archive.topics import (
    add_topic,
    count_about,
    documents_about,
    get_topic,
    merge_topics,
    move_topic,
    path_of,
    remove_topic,
    set_label,
    topic_tree,
)
from webui.context import changing, session, viewer
from webui.forms import LIST_SIZE, read_page, rows_of
from webui.i18n import language

blueprint = Blueprint("topics", __name__, url_prefix="/topics")


@blueprint.get("/")
def index() -> str:
    """Show the tree with counts."""
    return render_template("topics/index.html", tree=topic_tree(session(), viewer=viewer(), language=language()))


@blueprint.get("/<int:number>")
def show(number: int) -> str:
    """Show a topic: its documents with those below it, its names, its place."""
    topic, page = get_topic(session(), number), read_page(request.args)
    total = count_about(session(), topic, viewer=viewer())
    return render_template(
        "topics/show.html",
        topic=topic,
        path=path_of(topic)[:-1],
        documents=documents_about(session(), topic, viewer=viewer(), rows=rows_of(page)),
        total=total,
        page=page,
        pages=-(-total // LIST_SIZE),
        tree=topic_tree(session(), viewer=viewer(), language=language()),
        codes=LANGUAGES,
    )


@blueprint.post("/")
def add() -> Response:
    """Add a topic."""
    with changing() as writer:
        parent = _chosen(writer, "parent")
        topic = add_topic(writer, request.form.get("label", ""), language=_language(), parent=parent)
        number = topic.id
    return redirect(url_for(".show", number=number), 303)


@blueprint.post("/<int:number>/label")
def label(number: int) -> Response:
    """Name a topic in a language."""
    with changing() as writer:
        set_label(writer, get_topic(writer, number), request.form.get("label", ""), language=_language())
    return redirect(url_for(".show", number=number), 303)


@blueprint.post("/<int:number>/move")
def move(number: int) -> Response:
    """Hang a topic elsewhere in the tree."""
    with changing() as writer:
        move_topic(writer, get_topic(writer, number), _chosen(writer, "parent"))
    return redirect(url_for(".show", number=number), 303)


@blueprint.post("/<int:number>/merge")
def merge(number: int) -> Response:
    """Make one topic of two."""
    into = request.form.get("into", 0, type=int)
    with changing() as writer:
        merge_topics(writer, get_topic(writer, number), get_topic(writer, into))
    return redirect(url_for(".show", number=into), 303)


@blueprint.post("/<int:number>/remove")
def remove(number: int) -> Response:
    """Remove a topic; its documents stay."""
    with changing() as writer:
        remove_topic(writer, get_topic(writer, number))
    return redirect(url_for(".index"), 303)


def _chosen(writer: Session, name: str) -> Topic | None:
    number = request.form.get(name, type=int)
    return None if number is None else get_topic(writer, number)


def _language() -> str:
    return request.form.get("language") or language()

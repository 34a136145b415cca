"""People and organisations: their list, and a page each with the letters that passed."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.people import correspondence, get_person, get_person_by_name, list_people, merge_people, rename_person
from webui.context import changing, session, viewer

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("/")
def index() -> str:
    """List people by name, or those whose name holds the words that were typed."""
    like = request.args.get("like", "").strip()
    return render_template("people/index.html", like=like, found=list_people(session(), viewer=viewer(), like=like))


@blueprint.get("/<int:number>")
def show(number: int) -> str:
    """Show a person: letters out and in, other documents, other names."""
    person = get_person(session(), number, viewer=viewer())
    return render_template(
        "people/show.html",
        person=person,
        passed=correspondence(session(), person, viewer=viewer()),
        everyone=list_people(session(), viewer=viewer()),
    )


@blueprint.post("/<int:number>/rename")
def rename(number: int) -> Response:
    """Give a person another name; the old one stays findable."""
    with changing() as writer:
        rename_person(writer, get_person(writer, number, viewer=viewer()), request.form.get("name", ""))
    return redirect(url_for(".show", number=number), 303)


@blueprint.post("/<int:number>/merge")
def merge(number: int) -> Response:
    """Make one person of two entries."""
    with changing() as writer:
        into = get_person_by_name(writer, request.form.get("into", ""), viewer=viewer())
        merge_people(writer, get_person(writer, number, viewer=viewer()), into)
        kept = into.id
    return redirect(url_for(".show", number=kept), 303)

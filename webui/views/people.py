"""People and organisations: their list, and a page each with the letters that passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.models import DIRECTIONS, Document, Person
from archive.people import (
    count_correspondence,
    get_person,
    get_person_by_name,
    list_correspondence,
    list_people,
    merge_people,
    rename_person,
)
from webui.context import changing, session, viewer
from webui.forms import LIST_SIZE, read_page, rows_of

blueprint = Blueprint("people", __name__, url_prefix="/people")


@dataclass(frozen=True, slots=True)
class Passed:
    """One page of what went one way between us and a person; ``page`` counts from 1."""

    direction: str
    documents: Sequence[Document]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // LIST_SIZE)

    def at(self, page: int) -> str:
        """Return the address of another page; the other lists stay where they are."""
        pages: dict[str, Any] = {way: str(read_page(request.args, way)) for way in DIRECTIONS if way in request.args}
        number = (request.view_args or {})["number"]
        return url_for(
            ".show", number=number, **pages | {self.direction: str(page)}, _anchor=f"letters-{self.direction}"
        )


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
        passed=_passed(person),
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


def _passed(person: Person) -> dict[str, Passed]:
    """Return a page of what went each way, by direction."""
    found = {}
    for direction, total in count_correspondence(session(), person, viewer=viewer()).items():
        page = read_page(request.args, direction)
        documents = list_correspondence(session(), person, direction, viewer=viewer(), rows=rows_of(page))
        found[direction] = Passed(direction, documents, total, page)
    return found

"""Adding files."""

from collections.abc import Iterator

from flask import Blueprint, render_template, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from archive.errors import ArchiveError
from archive.ingest import Outcome, add_bytes
from archive.topics import topic_tree
from webui.context import services, session, viewer
from webui.errors import sentence_of
from webui.i18n import language

blueprint = Blueprint("add", __name__, url_prefix="/add")


@blueprint.get("")
def show() -> str:
    """Show the form."""
    viewer().must("write")
    return render_template("add.html", topics=topic_tree(session(), viewer=viewer(), language=language()))


@blueprint.post("")
def take_in() -> str:
    """Take the files in and show what became of each.

    The list is the answer itself, not a page to go to: sending it again changes nothing, as the same bytes are
    duplicates.
    """
    viewer().must("write")
    topics = tuple(filter(None, request.form.getlist("topic")))
    files = [file for file in request.files.getlist("files") if file.filename]
    outcomes = [outcome for file in files for outcome in _take_in(file, topics)]
    services().update_index()
    return render_template("added.html", outcomes=outcomes)


def _take_in(file: FileStorage, topics: tuple[str, ...]) -> Iterator[Outcome]:
    """Take one file in, in its own transaction; a refused one keeps none of the others out."""
    name = file.filename or gettext("unnamed file")
    options = services().add_options(topics)
    try:
        with services().writing(viewer()) as writer:
            outcomes = add_bytes(writer, services().originals, file.read(), name=name, options=options)
            writer.commit()
    except ArchiveError as error:
        outcomes = [Outcome(path=name, outcome="refused", error=sentence_of(error))]
    yield from outcomes

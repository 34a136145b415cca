"""The first page, and the choice of a language."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from archive.documents import count_documents, list_documents
from archive.proposals import count_open_proposals
from archive.topics import list_topics
from webui.context import session, viewer
from webui.i18n import COOKIE, LANGUAGES

RECENT = 8
"""Documents shown on the first page."""

YEAR = 365 * 24 * 60 * 60
"""How long a browser remembers the language, in seconds."""

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> str:
    """Show the search box, what is new and what waits."""
    who = viewer()
    return render_template(
        "home.html",
        recent=list_documents(session(), viewer=who, limit=RECENT),
        documents=count_documents(session(), viewer=who),
        topics=len(list_topics(session())),
        waiting=count_open_proposals(session(), viewer=who),
    )


@blueprint.post("/language")
def choose_language() -> Response:
    """Remember the language a person chose, and go back to where they were."""
    back, language = request.form.get("back", "/"), request.form.get("language", "")
    answer = redirect(back if back.startswith("/") and back[1:2] not in {"/", "\\"} else "/", 303)
    if language in LANGUAGES:
        answer.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="Lax")
    return answer

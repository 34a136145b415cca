"""The manual."""

from flask import Blueprint, render_template

from webui.i18n import language

blueprint = Blueprint("manual", __name__)


@blueprint.get("/manual")
def show() -> str:
    """Show the manual in the reader's language."""
    return render_template(f"{language()}/manual.html")

"""Files as received: to download, and to look at where a browser can do so without running anything in them."""

import io

from flask import Blueprint, Response, send_file

from archive.documents import get_original
from archive.models import Original
from webui.context import services, session, viewer

IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
SHOWN = {"application/pdf", "text/plain", *IMAGES}
"""Media types that may be shown in the browser; all others only leave as attachments."""

SANDBOX = "default-src 'none'; img-src 'self'; frame-ancestors 'none'; sandbox"
PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"
"""Without ``sandbox``, in which Chromium's viewer shows no PDF; that viewer is a process of its own."""

blueprint = Blueprint("originals", __name__, url_prefix="/originals")


@blueprint.app_template_test("shown_type")
def is_shown(original: Original) -> bool:
    """Tell whether a file may be shown in the browser."""
    return original.media_type in SHOWN


@blueprint.get("/<sha256>")
def download(sha256: str) -> Response:
    """Send the file as it was received."""
    original = get_original(session(), sha256, viewer=viewer())
    data = io.BytesIO(services().originals.read(sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=original.name)


@blueprint.get("/<sha256>/view")
def view(sha256: str) -> Response:
    """Show the file, or send it where its kind is not one to show."""
    original = get_original(session(), sha256, viewer=viewer())
    if not is_shown(original):
        return download(sha256)
    answer = send_file(io.BytesIO(services().originals.read(sha256)), mimetype=original.media_type)
    is_pdf = original.media_type == "application/pdf"
    answer.headers["Content-Security-Policy"] = PDF_POLICY if is_pdf else SANDBOX
    return answer

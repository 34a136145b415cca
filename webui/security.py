"""What keeps strangers out: headers, tokens on every form, the key of the cookies, and the name we are called by."""

import ipaddress
import os
import secrets
import socket
from pathlib import Path

from flask import Flask, Response, abort, request
from flask_wtf import CSRFProtect

from archive.settings import Settings
from webui.context import viewer

MEGABYTE = 1024 * 1024
UPLOAD_LIMIT = 200 * MEGABYTE
"""How many bytes one request may bring: all files of one upload together."""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'none'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of every page: what is not from this server is not loaded, and nothing inline runs."""

HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers of every answer; a view that sets one itself keeps its own."""


def protect(app: Flask, settings: Settings, *, host: str) -> None:
    """Set all of it up; makes the key of the cookies where there is none yet."""
    app.config.update(
        SECRET_KEY=read_or_make_key(settings.secret),
        SESSION_COOKIE_NAME="letterbook",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=UPLOAD_LIMIT,
        WTF_CSRF_TIME_LIMIT=None,  # a form may stay open over lunch; the token goes with the session
    )
    names = {"localhost", host.lower(), socket.gethostname().lower()}

    @app.before_request
    def check_host() -> None:
        if not _is_trusted(request.host, names):
            abort(421)

    @app.before_request
    def check_viewer() -> None:
        if request.endpoint != "static":
            viewer().must("read")

    CSRFProtect(app)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def read_or_make_key(path: Path) -> bytes:
    """Return the key that signs the cookies, 32 random bytes in a file that only its owner can read."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        key = secrets.token_bytes(32)
        file.write(key)
    return key


def _is_trusted(host: str, names: set[str]) -> bool:
    """Tell whether a request's Host is ours: one of ``names``, or an address.

    A page of a stranger whose name was pointed at this machine (DNS rebinding) sends that name; an address cannot be
    pointed anywhere.
    """
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name.lower() in names:
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True

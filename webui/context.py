"""What a view has at hand: the open archive, who looks at it, a session to read with and one to write with."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import cast

from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from archive.errors import IndexUnavailable
from archive.rights import Viewer
from webui.services import Services


def provide(app: Flask, services: Services) -> None:
    """Give the application its archive, and close each request's reading session with the request."""
    app.extensions["letterbook"] = services
    app.teardown_appcontext(_close)


def services() -> Services:
    """Return the open archive."""
    return cast("Services", current_app.extensions["letterbook"])


def viewer() -> Viewer:
    """Return who looks at the pages."""
    return services().viewer


def session() -> Session:
    """Return the session that this request reads with; it sees one state of the record and refuses to write."""
    if "session" not in g:
        g.session = services().reading()
    return cast("Session", g.session)


@contextmanager
def changing() -> Iterator[Session]:
    """Give one session to write with, commit it once, and let the index take up what changed.

    Raises:
        NotAllowed: the viewer may not write.
    """
    with services().writing(viewer()) as writer:
        yield writer
        writer.commit()
    with suppress(IndexUnavailable):  # what was committed stays committed, and noted for the next update
        services().update_index()


def _close(_error: BaseException | None) -> None:
    reader = g.pop("session", None)
    if reader is not None:
        reader.close()

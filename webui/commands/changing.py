"""How a command changes the archive: one session, committed once, and the index brought up to date after it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.orm import Session

from archive.errors import IndexUnavailable
from archive.settings import Settings
from webui.services import Services, open_services


@contextmanager
def changing(settings: Settings) -> Iterator[tuple[Services, Session]]:
    """Open the archive and give a session to change it with; what is printed comes after, when it is kept.

    Raises:
        NoArchive: there is none.
    """
    with open_services(settings) as services:
        with services.writing() as session:
            yield services, session
            session.commit()
        with suppress(IndexUnavailable):  # what was committed is noted for the next update
            services.update_index()

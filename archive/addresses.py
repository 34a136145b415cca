"""Web addresses: fetch a page or file and take it in, with where it stood and when it was looked at."""

from dataclasses import replace

from sqlalchemy import select

from archive.database import Database
from archive.errors import RefusedFile
from archive.ingest import AddOptions, Outcome, add_bytes, refusal
from archive.models import Document
from archive.originals import Originals
from archive.rights import Viewer

_SCHEMES = ("http://", "https://")


def is_address(text: str) -> bool:
    """Say whether a text is meant as a web address, not as the name of a file."""
    return text.strip().lower().startswith(_SCHEMES)


def add_address(
    database: Database, originals: Originals, address: str, *, viewer: Viewer, options: AddOptions
) -> list[Outcome]:
    """Take in what stands at a web address, in one transaction; the outcomes name it by the address as given.

    It is fetched before anything is written. A new document keeps the address, and the day on which it was fetched.
    """
    try:
        fetched = options.fetch(address)
        with database.writing(viewer) as session:
            outcomes = add_bytes(session, originals, fetched.data, name=fetched.name, options=options)
            if outcomes[0].outcome in {"added", "attention"} and outcomes[0].key:
                document = session.scalars(select(Document).where(Document.key == outcomes[0].key)).one()
                document.url, document.accessed = document.url or fetched.url, fetched.accessed
            session.commit()
    except RefusedFile as error:
        return [refusal(address, error)]
    return [replace(each, path=address + each.path.removeprefix(fetched.name)) for each in outcomes]

"""Everything a way in needs, opened together and closed together."""

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Event

from sqlalchemy.orm import Session

from archive.database import Database
from archive.errors import IndexUnavailable
from archive.ingest import AddOptions
from archive.originals import Originals
from archive.readers.sandbox import ReadingPool
from archive.recognition import LIMITS, Recognised, StoppableReader, work
from archive.rights import Viewer
from archive.settings import Settings
from indexer.embedded import open_index
from indexer.engine import Engine
from indexer.update import update


@dataclass(frozen=True, slots=True)
class Services:
    """One open archive, as the commands and the pages use it. ``viewer`` is who sits at this machine: its owner.

    ``reader`` reads files as they come in; ``scans`` recognises text in the background, with more time for each.
    """

    settings: Settings
    database: Database
    originals: Originals
    engine: Engine
    viewer: Viewer
    reader: ReadingPool
    scans: ReadingPool

    def reading(self) -> Session:
        """Return a session that only reads."""
        return self.database.reading()

    def writing(self, viewer: Viewer | None = None) -> Session:
        """Return a session that writes as ``viewer``, or as the owner; the caller commits once."""
        return self.database.writing(viewer or self.viewer)

    def update_index(self) -> int:
        """Let the index take up what was committed; return how many documents, 0 where another process does it."""
        return update(self.database, self.engine)

    def warm_up(self) -> None:
        """Read what the first pages would wait for: a server does it as it starts."""
        with suppress(IndexUnavailable):  # another process builds the index just now
            self.engine.warm_up()
        gc.collect()
        gc.freeze()  # what is there now stays: going through it again and again would hold pages up

    def recognise(self, stop: Event | None = None) -> Iterator[Recognised]:
        """Recognise the text of what waits for it; whoever closes the pools meanwhile sets ``stop`` before."""
        reader = StoppableReader(self.scans, stop or Event())
        options = replace(self.add_options(), reader=reader)
        return work(self.database, self.originals, viewer=self.viewer, options=options)

    def add_options(self, topics: tuple[str, ...] = ()) -> AddOptions:
        """Return how files are taken in here."""
        return AddOptions(reader=self.reader, own_names=self.settings.own_names, topics=topics)


@contextmanager
def open_services(settings: Settings, *, create: bool = False) -> Iterator[Services]:
    """Open the archive of ``settings``, and close all of it afterwards; with ``create``, make it where there is none.

    Raises:
        NoArchive: there is none, and it is not to be made.
        OldArchive: an earlier version made it; upgrade first.
        NewerArchive: a later version made it.
    """
    database = Database.open(settings, create=create)
    try:
        pools = ReadingPool(), ReadingPool(workers=1, limits=LIMITS)
        with pools[0] as reader, pools[1] as scans, closing(open_index(settings.index)) as engine:
            owner = Viewer(settings.viewer, "owner")
            yield Services(settings, database, Originals(settings.originals), engine, owner, reader, scans)
    finally:
        database.close()

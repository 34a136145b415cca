"""The history of a document: who did what when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.models import Document, Event


@dataclass(frozen=True, slots=True)
class Step:
    """What one person did to a document within one minute; ``at`` is when they ended, in UTC."""

    at: dt.datetime
    who: str
    events: tuple[Event, ...]


def history_of(session: Session, document: Document, *, limit: int = 500) -> list[Step]:
    """Return the steps in which a document came to what it is, the last first, from its last ``limit`` events.

    Whoever may read the document may read its history.
    """
    events = select(Event).where(Event.document_id == document.id).order_by(Event.id.desc()).limit(limit)
    return list(_steps(session.scalars(events)))


def _steps(events: Iterable[Event]) -> Iterable[Step]:
    for (_minute, who), group in groupby(
        events, key=lambda event: (event.at.replace(second=0, microsecond=0), event.who)
    ):
        together = tuple(group)
        yield Step(together[0].at, who, together)

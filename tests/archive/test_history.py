"""Who did what when."""

import datetime as dt

from sqlalchemy.orm import Session

from archive.history import history_of
from archive.models import Event
from tests.archive.conftest import MakeDocument

NOON = dt.datetime(2026, 1, 13, 12, 0, 30, tzinfo=dt.UTC)


def test_what_one_person_does_within_a_minute_is_one_step_the_last_first(session: Session, make: MakeDocument) -> None:
    document = make("letter")
    for seconds, who in [(0, "Ann"), (20, "Ann"), (40, "Ann"), (41, "Bob")]:
        moment = NOON + dt.timedelta(seconds=seconds)
        session.add(
            Event(at=moment, who=who, action="update", table_name="documents", row="1", document_id=document.id)
        )
    session.flush()
    steps = history_of(session, document)
    assert [(step.who, len(step.events)) for step in steps[:3]] == [("Bob", 1), ("Ann", 1), ("Ann", 2)]
    assert steps[2].at == NOON + dt.timedelta(seconds=20)


def test_only_the_last_events_are_told(session: Session, make: MakeDocument) -> None:
    document = make("letter")
    assert sum(len(step.events) for step in history_of(session, document, limit=2)) == 2

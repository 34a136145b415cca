"""Three letters, and what of them a batch may change, for the tests of bulk edits and of batches."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.bulk import EditPlan, TopicEdit, plan_edit
from archive.documents import Edit, people_of
from archive.models import Document, Person
from archive.people import take_part
from tests.archive.conftest import MakeDocument


def three_letters(session: Session, make: MakeDocument) -> list[Document]:
    """Make three letters: one of a day, one of a year, one that says nothing."""
    first = make("first", date=dt.date(2026, 1, 13), kind="letter", status="filed", reference="OH/1")
    second = make("second", date=dt.date(2020, 1, 1), date_precision="year", kind="email", status="filed")
    third = make("third", kind="other", status="filed")
    take_part(session, first, "Joke Vermael", role="sender", office="chair")
    take_part(session, first, "Haven vzw", role="sender")
    take_part(session, second, "Haven vzw", role="recipient")
    return [first, second, third]


def people_in(document: Document, role: str) -> list[tuple[str, str]]:
    """Return who has a role in a document, each with their office."""
    return [(part.person.name, part.office.name if part.office else "") for part in people_of(document, role)]


def state_of(documents: list[Document]) -> list[object]:
    """Return all of documents that a batch may change, to be compared."""
    return [
        (
            [getattr(each, name) for name in ("title", "kind", "date", "date_precision", "language", "status")],
            [getattr(each, name) for name in ("direction", "reference", "publisher", "url", "confidential")],
            [(part.person.name, part.role, part.written, part.office_id) for part in each.participations],
            sorted(link.topic_id for link in each.topic_links),
            [(proposal.value, proposal.state, proposal.decided_by, proposal.decided) for proposal in each.proposals],
        )
        for each in documents
    ]


def names_of_all(session: Session) -> list[str]:
    """Return the names of all people."""
    return sorted(session.scalars(select(Person.name)))


def planned(session: Session, letters: list[Document], edit: Edit, **topics: tuple[int, ...]) -> EditPlan:
    """Plan an edit of letters; ``topics`` are those to ``add`` and to ``remove``."""
    return plan_edit(session, letters, edit, topics=TopicEdit(**topics))

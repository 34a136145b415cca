import datetime as dt
from itertools import islice

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.doubles import find_doubles
from archive.keeping import completing
from archive.keeping.completing import complete, count_incomplete
from archive.mentions.stored import mentions_of
from archive.models import Change, Document, DocumentWord, Event, Proposal, Relation
from archive.proposals import BY_ITSELF, accept_proposal, refuse_proposal
from tests.archive.conftest import OWNER, MakeDocument

TODAY = dt.date(2026, 11, 23)


INTERVIEW = "In het interview met Einder* van 3 januari 2026 zegt de minister dat de haven open blijft."


@pytest.fixture
def old(session: Session, make: MakeDocument) -> list[int]:
    """Give an archive of before: an interview and two letters that point at it, a note, a scan without text."""
    source = make("einder2026", kind="interview", title="Einder* over de haven", date=dt.date(2026, 1, 3))
    letters = [make(key, INTERVIEW, language="nl", date=dt.date(2026, 2, 1)) for key in ("one", "two")]
    make("plain", "Wij danken u.", language="nl")
    make("scan").text_version = None
    session.commit()
    session.query(DocumentWord).delete()
    session.query(Change).delete()
    session.commit()
    return [each.id for each in (source, *letters)]


def _relations(session: Session) -> list[tuple[str, str, str]]:
    return [(each.source.key, each.kind, each.target.key) for each in session.query(Relation).order_by(Relation.id)]


def test_an_archive_of_before_gets_words_fingerprints_mentions_and_relations(
    database: Database, session: Session, old: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completing, "AT_ONCE", 2)
    assert count_incomplete(session) == 5 + 4 + 4 + 4
    session.rollback()
    assert sum(complete(database, viewer=OWNER, today=TODAY)) == 17
    with database.reading() as fresh:
        letter = fresh.get_one(Document, old[1])
        assert [each.normal for each in mentions_of(fresh, letter)] == ["2026-01-03"]
        assert len(find_doubles(fresh, letter, viewer=OWNER)) == 1
        assert {*old[1:]} <= {each.document_id for each in fresh.query(Change)}
        assert _relations(fresh) == [("one", "quotes", "einder2026"), ("two", "quotes", "einder2026")]
        assert {each.decided_by for each in fresh.query(Proposal)} == {BY_ITSELF}
        assert {each.who for each in fresh.query(Event).filter_by(table_name="relations")} == {BY_ITSELF}
        assert count_incomplete(fresh) == 2, "two texts that mention nothing"
    assert sum(complete(database, viewer=OWNER, today=TODAY)) == 2


def test_who_stops_half_way_goes_on_where_it_was(
    database: Database, session: Session, old: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completing, "AT_ONCE", 1)
    session.rollback()
    left = [17]
    while left[-1] > 2:  # two texts mention nothing
        assert sum(islice(complete(database, viewer=OWNER, today=TODAY), 8))
        with database.reading() as fresh:
            left.append(count_incomplete(fresh))
    assert left == sorted(set(left), reverse=True)
    assert len(left) > 3
    with database.reading() as fresh:
        assert len(_relations(fresh)) == len(old) - 1


def test_what_was_refused_or_taken_away_before_is_not_proposed_for_an_old_text(
    database: Database, session: Session, old: list[int]
) -> None:
    refused, removed = (session.get_one(Document, number) for number in old[1:])
    refused.proposals.append(Proposal(field="relation", value="quotes einder2026", confidence=0.7))
    refuse_proposal(session, refused.proposals[0], viewer=OWNER)
    removed.proposals.append(Proposal(field="relation", value="quotes einder2026", confidence=0.9))
    accept_proposal(session, removed.proposals[0], viewer=OWNER)
    session.delete(removed.relations_out[0])
    session.commit()
    assert sum(complete(database, viewer=OWNER, today=TODAY)) > 0
    with database.reading() as fresh:
        assert _relations(fresh) == []
        assert [each.state for each in fresh.query(Proposal)] == ["refused", "accepted"]

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.doubles import find_doubles
from archive.keeping import completing
from archive.keeping.completing import complete, count_incomplete
from archive.mentions import mentions_of
from archive.models import Change, Document
from tests.archive.conftest import OWNER, MakeDocument

TODAY = dt.date(2026, 11, 23)
LETTER = "Wij schrijven u opnieuw over de sluiting van de ambassade te Puerto Claro op 13 januari 2026."


def test_texts_of_before_get_fingerprints_and_mentions(
    database: Database, session: Session, make: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completing, "AT_ONCE", 2)
    numbers = [make(key, LETTER, language="nl").id for key in ("one", "two", "three")]
    make("plain", "Wij danken u.", language="nl")
    make("scan").text_version = None
    session.query(Change).delete()
    session.commit()
    assert count_incomplete(session) == 8
    session.rollback()
    assert sum(complete(database, viewer=OWNER, today=TODAY)) == 8
    with database.reading() as fresh:
        documents = [fresh.get_one(Document, number) for number in numbers]
        assert [[each.normal for each in mentions_of(fresh, document)] for document in documents] == [
            ["2026-01-13"]
        ] * 3
        assert len(find_doubles(fresh, documents[0], viewer=OWNER)) == 2
        assert {each.document_id for each in fresh.query(Change)} == set(numbers)
        assert count_incomplete(fresh) == 1, "a text that mentions nothing"
    assert sum(complete(database, viewer=OWNER, today=TODAY)) == 1

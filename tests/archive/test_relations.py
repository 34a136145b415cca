import datetime as dt

import pytest
from sqlalchemy.orm import Session

from archive.errors import InvalidValue
from archive.relations import relate, relations_of, unrelate
from tests.archive.conftest import OWNER, READER, MakeDocument


def test_a_relation_shows_from_both_sides(session: Session, make: MakeDocument) -> None:
    answer, letter = make("answer", date=dt.date(2025, 2, 1)), make("letter", date=dt.date(2025, 1, 1))
    relation = relate(session, answer, "answers", letter, words="uw brief van 1 januari")
    session.refresh(letter)
    assert [(each.kind, each.direction, each.document) for each in relations_of(answer, viewer=OWNER)] == [
        ("answers", "out", letter)
    ]
    assert [(each.kind, each.direction, each.document) for each in relations_of(letter, viewer=OWNER)] == [
        ("answers", "in", answer)
    ]
    assert relate(session, answer, "answers", letter) is relation
    assert relate(session, answer, "acknowledges", letter) is not relation


def test_relations_are_oldest_first_and_hide_what_one_may_not_read(session: Session, make: MakeDocument) -> None:
    letter = make("letter")
    for key, date, confidential in (
        ("late", dt.date(2026, 1, 1), False),
        ("undated", None, False),
        ("early", dt.date(2025, 1, 1), False),
        ("secret", dt.date(2024, 1, 1), True),
    ):
        relate(session, make(key, date=date, confidential=confidential), "follows-up", letter)
    session.refresh(letter)
    assert [each.document.key for each in relations_of(letter, viewer=READER)] == ["early", "late", "undated"]


def test_a_relation_can_be_taken_away(session: Session, make: MakeDocument) -> None:
    answer, letter = make("answer"), make("letter")
    unrelate(session, relate(session, answer, "answers", letter))
    session.refresh(answer)
    assert relations_of(answer, viewer=OWNER) == []


def test_a_relation_needs_a_kind_and_two_documents(session: Session, make: MakeDocument) -> None:
    letter = make("letter")
    with pytest.raises(InvalidValue, match="is not a relation; enter one of answers"):
        relate(session, letter, "likes", make("other"))
    with pytest.raises(InvalidValue, match="another document than itself"):
        relate(session, letter, "answers", letter)

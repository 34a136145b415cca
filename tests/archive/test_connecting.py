import datetime as dt

from sqlalchemy.orm import Session

from archive.connecting import connect
from archive.doubles import find_doubles
from archive.mentions.stored import mentions_of
from archive.models import Document
from archive.readers.base import Extract
from archive.readers.described import Described, Request
from archive.readers.worker import read_and_describe
from archive.relations import relations_of
from tests.archive.conftest import OWNER, MakeDocument

DAY = dt.date(2026, 11, 23)
INTERVIEW = "Het interview met Einder* van 3 januari 2026 over de haven. " * 3


def read(document: Document) -> Described:
    text = document.text.text if document.text else ""
    return read_and_describe(Request(data=text.encode(), name="x.txt", today=DAY))


def test_a_new_text_brings_its_mentions_its_relations_and_its_doubles(session: Session, make: MakeDocument) -> None:
    source = make(
        "einder2026", kind="interview", title="Einder* over de haven", date=dt.date(2026, 1, 3), language="nl"
    )
    letter = make("letter", text=INTERVIEW, date=dt.date(2026, 2, 1), language="nl")
    copy = make("copy", text=INTERVIEW, date=dt.date(2026, 2, 1), language="nl")
    for each in (source, letter, copy):
        connect(session, each, read(each), today=DAY)
    assert "2026-01-03" in {each.normal for each in mentions_of(session, letter)}
    assert [(each.kind, each.document) for each in relations_of(letter, viewer=OWNER)] == [("quotes", source)]
    assert [each.document for each in find_doubles(session, letter, viewer=OWNER)] == [copy]


def test_a_source_that_comes_after_its_letter_is_found_by_the_letter(session: Session, make: MakeDocument) -> None:
    letter = make("letter", text=INTERVIEW, date=dt.date(2026, 2, 1), language="nl")
    connect(session, letter, read(letter), today=DAY)
    assert relations_of(letter, viewer=OWNER) == []
    source = make(
        "einder2026", kind="interview", title="Einder* over de haven", date=dt.date(2026, 1, 3), language="nl"
    )
    connect(session, source, read(source), today=DAY)
    session.refresh(letter)
    assert [each.document for each in relations_of(letter, viewer=OWNER)] == [source]


def test_a_scan_without_text_brings_nothing(session: Session) -> None:
    scan = Document(key="scan")
    session.add(scan)
    connect(session, scan, Described(Extract(text="", media_type="image/png", extractor="x", version=1), ()), today=DAY)
    assert mentions_of(session, scan) == []

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from archive.documents import (
    Edit,
    count_documents,
    edit_document,
    format_date,
    get_document,
    get_documents,
    get_original,
    last_day,
    list_documents,
    mint_key,
    parse_date,
    people_of,
    withdraw_document,
)
from archive.errors import EditedMeanwhile, InvalidValue, NoSuchDocument, NoSuchOriginal
from archive.models import Document
from tests.archive.conftest import OWNER, READER, MakeDocument


def test_a_document_is_found_by_its_key_if_one_may_read_it(session: Session, make: MakeDocument) -> None:
    document = make("dewulf2026", confidential=True)
    assert get_document(session, "dewulf2026", viewer=OWNER) is document
    with pytest.raises(NoSuchDocument, match="dewulf2026"):
        get_document(session, "dewulf2026", viewer=READER)
    with pytest.raises(NoSuchDocument):
        get_document(session, "nothing", viewer=OWNER)


def test_documents_are_found_by_their_keys_in_that_order_all_or_none(session: Session, make: MakeDocument) -> None:
    first, second, _secret = make("a"), make("b"), make("c", confidential=True)
    assert get_documents(session, ["b", "a"], viewer=READER) == [second, first]
    for key in ("c", "nothing"):
        with pytest.raises(NoSuchDocument, match=f"“{key}”"):
            get_documents(session, ["a", key], viewer=READER)


def test_an_original_is_given_to_who_may_read_its_document(session: Session, make: MakeDocument) -> None:
    original = make("secret", confidential=True).originals[0]
    assert get_original(session, original.sha256, viewer=OWNER) is original
    with pytest.raises(NoSuchOriginal):
        get_original(session, original.sha256, viewer=READER)


def test_lists_are_newest_first_paged_and_by_status(session: Session, make: MakeDocument) -> None:
    make("undated")
    make("old", date=dt.date(2020, 1, 1), status="filed")
    make("new", date=dt.date(2025, 1, 1))
    make("secret", date=dt.date(2026, 1, 1), confidential=True)
    assert [each.key for each in list_documents(session, viewer=READER)] == ["new", "old", "undated"]
    assert [each.key for each in list_documents(session, viewer=OWNER, limit=2, offset=1)] == ["new", "old"]
    assert [each.key for each in list_documents(session, viewer=OWNER, status="filed")] == ["old"]
    assert count_documents(session, viewer=READER) == 3
    assert count_documents(session, viewer=OWNER, status="filed") == 1


def test_an_edit_changes_what_it_names_and_nothing_else(session: Session, make: MakeDocument) -> None:
    document = make("a", title="Before", publisher="Someone")
    edit_document(session, document, Edit(title="  After\n all ", date="2025-12", language="nl", confidential=True))
    assert (document.title, document.publisher, document.language) == ("After all", "Someone", "nl")
    assert (document.date, document.date_precision, document.confidential) == (dt.date(2025, 12, 1), "month", True)
    edit_document(session, document, Edit(date="", confidential=False))
    assert (document.date, document.date_precision, document.confidential) == (None, "", False)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Edit(title="new", kind="postcard"), "“postcard” is not a kind; enter one of letter, email"),
        (Edit(title="new", language="de"), "“de” is not a language; enter one of nl, fr, es, en"),
        (Edit(title="new", date="13/01/2026"), "“13/01/2026” is not a date; enter a date such as 2026-01-13"),
        (Edit(title="new", date="2026-02-30"), "“2026-02-30” is not a date"),
    ],
)
def test_a_value_that_cannot_be_kept_changes_nothing(
    session: Session, make: MakeDocument, edit: Edit, sentence: str
) -> None:
    document = make("a", title="old")
    with pytest.raises(InvalidValue) as caught:
        edit_document(session, document, edit)
    assert str(caught.value).startswith(sentence)
    assert document.title == "old"


def test_who_edits_what_another_one_saved_meanwhile_is_told(session: Session, make: MakeDocument) -> None:
    document = make("a")
    seen = document.revision
    edit_document(session, document, Edit(title="first"), revision=seen)
    with pytest.raises(EditedMeanwhile, match="changed by someone else"):
        edit_document(session, document, Edit(title="second"), revision=seen)
    assert document.title == "first"


def test_a_list_of_names_replaces_the_people_of_that_role_only(session: Session, make: MakeDocument) -> None:
    document = make("a")
    edit_document(session, document, Edit(senders=("Haven vzw", "Joke"), recipients=("M. Dewulf",)))
    kept = people_of(document, "sender")[1]
    edit_document(session, document, Edit(senders=("Joke", " ", "Wim")))
    assert [part.written for part in people_of(document, "sender")] == ["Joke", "Wim"]
    assert people_of(document, "sender")[0] is kept
    assert [part.written for part in people_of(document, "recipient")] == ["M. Dewulf"]


def test_a_withdrawn_document_stays_readable(session: Session, make: MakeDocument) -> None:
    document = make("a")
    withdraw_document(session, document)
    assert get_document(session, "a", viewer=READER).status == "withdrawn"


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_date_is_written_as_precisely_as_it_is_known(day: dt.date, length: int) -> None:
    written = day.isoformat()[:length]
    first, precision = parse_date(written)
    document = Document(key="x", date=first, date_precision=precision)
    assert format_date(document) == written
    last = last_day(document)
    assert last is not None
    assert first is not None
    assert first <= day <= last or length == 10


def test_no_date_is_written_as_nothing() -> None:
    assert format_date(Document(key="x")) == ""
    assert last_day(Document(key="x")) is None
    assert last_day(Document(key="x", date=dt.date(2025, 2, 1), date_precision="month")) == dt.date(2025, 2, 28)
    assert last_day(Document(key="x", date=dt.date(2025, 1, 1), date_precision="year")) == dt.date(2025, 12, 31)


def test_keys_are_readable_and_never_taken_twice(session: Session, make: MakeDocument) -> None:
    assert mint_key(session, name="Zoë Dæmen-Peña", year=2026) == "pena2026"
    make("pena2026")
    assert mint_key(session, name="Peña", year=2026) == "pena2026b"
    make("pena2026b")
    assert mint_key(session, name="Peña", year=2026) == "pena2026c"
    assert mint_key(session, name="", year=None) == "document"
    for letter in "cdefghijklmnopqrstuvwxyz":
        make(f"pena2026{letter}")
    assert mint_key(session, name="Peña", year=2026) == "pena2026-27"

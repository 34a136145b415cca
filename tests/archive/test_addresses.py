import datetime as dt
from dataclasses import replace

import pytest

from archive.addresses import add_address, is_address
from archive.database import Database
from archive.documents import get_document
from archive.errors import NotFetched
from archive.ingest import AddOptions
from archive.models import Document
from archive.originals import Originals
from archive.readers.fetch import Fetched
from archive.readers.worker import ReadingHere
from tests.archive.conftest import OWNER
from tests.archive.readers.test_containers import zipped

DAY = AddOptions(reader=ReadingHere(), today=dt.date(2026, 11, 23))
PAGE = b"<html><body><h1>Wie zijn deur sluit</h1><p>Een gesprek over de haven en over wie er woont.</p></body></html>"
PLACE = "https://einder.example/gesprek.html"


def _options(data: bytes, name: str = "gesprek.html") -> AddOptions:
    return replace(DAY, fetch=lambda _: Fetched(data, name, PLACE, dt.date(2026, 11, 23)))


@pytest.mark.parametrize(("text", "expected"), [("https://x", True), (" HTTP://x", True), ("http.txt", False)])
def test_an_address_is_told_from_a_file(text: str, expected: bool) -> None:  # noqa: FBT001  # a table
    assert is_address(text) is expected


def test_a_page_goes_in_with_where_it_stood_and_when_it_was_seen(database: Database, originals: Originals) -> None:
    (outcome,) = add_address(database, originals, "https://x.example", viewer=OWNER, options=_options(PAGE))
    assert (outcome.outcome, outcome.path) == ("added", "https://x.example")
    with database.reading() as session:
        document = get_document(session, outcome.key, viewer=OWNER)
        assert (document.url, document.accessed) == (PLACE, dt.date(2026, 11, 23))
        assert document.originals[0].name == "gesprek.html"


def test_a_page_that_is_there_already_is_left_as_it_is(database: Database, originals: Originals) -> None:
    (first,) = add_address(database, originals, "https://x.example", viewer=OWNER, options=_options(PAGE))
    with database.writing(OWNER) as session:
        get_document(session, first.key, viewer=OWNER).url = "https://elders.example"
        session.commit()
    (again,) = add_address(database, originals, "https://x.example", viewer=OWNER, options=_options(PAGE))
    assert (again.outcome, again.key) == ("duplicate", first.key)
    with database.reading() as session:
        assert get_document(session, first.key, viewer=OWNER).url == "https://elders.example"


def test_files_in_a_zip_file_are_named_below_the_address(database: Database, originals: Originals) -> None:
    options = _options(zipped(("nota.txt", b"Notes of a talk in the harbour.")), "post.zip")
    whole, note = add_address(database, originals, "https://x.example", viewer=OWNER, options=options)
    assert (whole.key, note.path) == ("", "https://x.example/nota.txt")


def test_what_cannot_be_fetched_is_refused_and_nothing_is_written(database: Database, originals: Originals) -> None:
    def nobody(address: str) -> Fetched:
        raise NotFetched(address, "nobody answers there")

    (outcome,) = add_address(database, originals, "https://x.example", viewer=OWNER, options=replace(DAY, fetch=nobody))
    assert (outcome.outcome, outcome.path) == ("refused", "https://x.example")
    assert "nobody answers" in outcome.error
    with database.reading() as session:
        assert session.query(Document).count() == 0

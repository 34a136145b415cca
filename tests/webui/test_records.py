"""The results of a search as files."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from archive.documents import Edit, edit_document, get_document
from tests.webui.conftest import Visitor
from webui.services import Services
from webui.views import records


def test_the_results_page_leads_to_each_form(visitor: Visitor) -> None:
    page = visitor.get("/search?q=ambassade&kind=letter")
    for suffix in ("csv", "json", "ris"):
        assert f'href="/search.{suffix}?q=ambassade&amp;kind=letter"' in page
    assert "/search.csv" not in visitor.get("/search?q=giraffe")


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csv", "text/csv"),
        ("json", "application/vnd.citationstyles.csl+json"),
        ("ris", "application/x-research-info-systems"),
    ],
)
def test_a_file_holds_what_the_search_finds(visitor: Visitor, letter: str, suffix: str, media_type: str) -> None:
    answer = visitor.client.get(f"/search.{suffix}?q=ambassade&kind=letter")
    assert answer.content_type == f"{media_type}; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="search.{suffix}"'
    assert letter in answer.text


def test_csv_opens_in_a_spreadsheet_with_its_accents(visitor: Visitor) -> None:
    answer = visitor.client.get("/search.csv?sort=date")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    dates = [row["date"] for row in rows if row["date"]]
    assert dates == sorted(dates)
    assert len(rows) == 5


def test_a_file_that_does_not_hold_all_says_so(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST", 2)
    answer = visitor.client.get("/search.json?page=3")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="search-first-2-of-5.json"'
    assert len(json.loads(answer.text)) == 2


def test_another_form_is_not_there(visitor: Visitor) -> None:
    visitor.get("/search.exe?q=ambassade", status=404)


def test_a_file_holds_only_what_may_be_read(as_role: Callable[[str], Visitor], services: Services, letter: str) -> None:
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    services.update_index()
    for suffix in ("csv", "json", "ris"):
        assert letter in as_role("owner").get(f"/search.{suffix}?q=ambassade")
        assert letter not in as_role("reader").get(f"/search.{suffix}?q=ambassade")

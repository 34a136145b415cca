"""One edit over all documents that a search finds."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from archive.documents import Edit, edit_document, get_document
from archive.models import Document, Proposal, now
from archive.people import find_people
from archive.topics import topics_of
from tests.webui.conftest import Visitor, written
from webui.services import Services
from webui.views import bulk

Load = Callable[[str], Document]


def fields_of(page: str) -> dict[str, Any]:
    """Return the hidden fields of the form that makes the edit."""
    form = page.partition('action="/bulk/apply"')[2].partition("</form>")[0]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    del found["csrf_token"]
    return found


def edit(visitor: Visitor, keys: list[str], **entered: object) -> TestResponse:
    page = visitor.post("/bulk/preview", status=200, document=keys, **entered).text
    return visitor.post("/bulk/apply", **fields_of(page))


def test_all_that_a_search_finds_can_be_edited(visitor: Visitor, letter: str, frigate: str) -> None:
    page = visitor.get("/bulk?topic=1")
    assert "Edit 1 document" in page
    assert f'value="{letter}" checked' in page
    assert frigate not in page
    assert f'value="{frigate}" checked' in visitor.get("/bulk")
    assert '<a class="edit-all" href="/bulk?topic=1">' in visitor.get("/search?topic=1&page=1")
    assert "There is no document to edit" in visitor.get("/bulk?q=giraffe")


def test_more_than_can_be_looked_over_says_so(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    page = visitor.get("/bulk")
    assert "only the first 2 of them" in page
    assert page.count(" checked>") == 2


def test_a_preview_shows_before_and_after_and_writes_nothing(
    visitor: Visitor, services: Services, letter: str, frigate: str
) -> None:
    before = written(services)
    page = visitor.post(
        "/bulk/preview", status=200, document=[letter, frigate], publisher="Haven", kind="report", confidential="yes"
    ).text
    assert "In 2 documents; nothing is changed yet." in page
    assert "<ins>Haven</ins>" in page
    assert "<del>letter</del>" in page
    assert "<ins>yes</ins>" in page
    assert written(services) == before


def test_nothing_entered_changes_nothing(visitor: Visitor, letter: str) -> None:
    assert "Nothing would change" in visitor.post("/bulk/preview", status=200, document=letter).text


def test_what_a_field_cannot_hold_comes_back_as_it_was_entered(visitor: Visitor, letter: str) -> None:
    page = visitor.post("/bulk/preview", status=422, document=letter, date="31 June", give="2", empty="url").text
    assert "a date such as" in page
    assert 'value="31 June"' in page
    assert '<option value="2" selected>' in page
    assert 'value="url" checked' in page


def test_an_edit_is_made_as_one_batch_and_undone(visitor: Visitor, load: Load, letter: str, english: str) -> None:
    answer = edit(visitor, [letter, english], publisher="Haven", give="1", take="2", copies="A. Reader\nB. Reader")
    assert answer.headers["Location"] == "/batches"
    assert load(letter).publisher == load(english).publisher == "Haven"
    assert [topic.id for topic in topics_of(load(letter))] == [1]
    page = visitor.get("/batches")
    assert "2 documents were changed." in page
    found = re.search(r"/batches/[\w-]+/undo", page)
    assert found is not None
    visitor.post(found[0])
    assert load(letter).publisher == load(english).publisher == ""
    assert [topic.id for topic in topics_of(load(letter))] == [2]
    assert "2 documents were put back." in visitor.get("/batches")


def test_what_was_filled_in_without_asking_comes_back_with_its_evidence(
    visitor: Visitor, services: Services, load: Load, letter: str
) -> None:
    with services.writing() as session:
        document = get_document(session, letter, viewer=services.viewer)
        sure = Proposal(
            field="kind", value="letter", confidence=0.9, state="accepted", decided=now(), document=document
        )
        session.add(sure)
        session.commit()
    edit(visitor, [letter], kind="report")
    assert not any(each.field == "kind" and each.state == "accepted" for each in load(letter).proposals)
    found = re.search(r"/batches/[\w-]+/undo", visitor.get("/batches"))
    assert found is not None
    visitor.post(found[0])
    assert load(letter).kind == "letter"
    assert any(each.field == "kind" and each.state == "accepted" for each in load(letter).proposals)


def test_fields_are_emptied_where_that_is_asked_for(visitor: Visitor, load: Load, letter: str) -> None:
    edit(visitor, [letter], empty=["date", "recipients", "title"])
    document = load(letter)
    assert document.date is None
    assert [part for part in document.participations if part.role == "recipient"] == []
    assert document.title


def test_an_undo_leaves_alone_what_was_changed_since_and_names_it(
    visitor: Visitor, services: Services, load: Load, letter: str, english: str
) -> None:
    edit(visitor, [letter, english], publisher="Haven")
    with services.writing() as session:
        edit_document(session, get_document(session, english, viewer=services.viewer), Edit(publisher="Someone else"))
        session.commit()
    found = re.search(r"/batches/[\w-]+/undo", visitor.get("/batches"))
    assert found is not None
    visitor.post(found[0])
    page = visitor.get("/batches")
    assert "1 document was put back." in page
    assert f"changed again since: {english}" in page
    assert (load(letter).publisher, load(english).publisher) == ("", "Someone else")


def test_what_was_changed_after_the_preview_is_shown_once_more(
    visitor: Visitor, services: Services, load: Load, letter: str
) -> None:
    page = visitor.post("/bulk/preview", status=200, document=letter, publisher="Haven").text
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(publisher="Someone else"))
        session.commit()
    again = visitor.post("/bulk/apply", status=409, **fields_of(page)).text
    assert "changed meanwhile" in again
    assert "<del>Someone else</del>" in again
    assert load(letter).publisher == "Someone else"
    visitor.post("/bulk/apply", **fields_of(again))
    assert load(letter).publisher == "Haven"


def test_people_that_an_undone_edit_made_are_gone_again(visitor: Visitor, services: Services, letter: str) -> None:
    edit(visitor, [letter], copies="Nobody Before")
    found = re.search(r"/batches/[\w-]+/undo", visitor.get("/batches"))
    assert found is not None
    visitor.post(found[0])
    with services.reading() as session:
        assert find_people(session, "Nobody Before", viewer=services.viewer) == []


def test_a_batch_that_is_none_is_named(visitor: Visitor) -> None:
    assert "20260113-x" in visitor.post("/batches/20260113-x/undo", status=404).text
    assert "There is nothing here yet" in visitor.get("/batches")


def test_a_reader_edits_nothing(as_role: Callable[[str], Visitor], letter: str) -> None:
    reader = as_role("reader")
    reader.get("/bulk", status=403)
    reader.get("/batches", status=403)
    reader.post("/bulk/preview", status=403, document=letter, publisher="Haven")
    reader.post("/bulk/apply", status=403, document=letter, publisher="Haven")

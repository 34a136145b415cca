"""The pages of documents."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from archive.documents import Edit, edit_document, get_document
from archive.models import Document, Proposal
from archive.settings import find_sample
from archive.topics import topics_of
from tests.webui.conftest import ENGLISH, HOSTILE, LETTER, Visitor
from webui.forms import describe
from webui.services import Services

Load = Callable[[str], Document]


def revision_on(page: str) -> str:
    found = re.search(r'name="revision" value="(\d+)"', page)
    assert found is not None
    return found[1]


def test_the_list_names_every_document_once(visitor: Visitor, keys: dict[str, str]) -> None:
    text = visitor.get("/documents/")
    assert all(text.count(f'href="/documents/{key}"') == 1 for key in keys.values())


def test_the_text_stands_beside_its_description_and_its_original(visitor: Visitor, letter: str) -> None:
    text = visitor.get(f"/documents/{letter}")
    assert "Karel Ravenstijn" in text
    assert "8 March 2022" in text
    assert Path(LETTER).name in text
    assert 'id="p1"' in text
    assert "<mark" not in text


def test_the_words_of_a_search_are_marked_and_can_be_gone_to(visitor: Visitor, letter: str) -> None:
    text = visitor.get(f"/documents/{letter}?q=ambassade")
    assert '<mark id="m1">' in text
    assert 'href="#m1"' in text
    assert "Nothing to mark" in visitor.get(f"/documents/{letter}?q=giraffe")


def test_the_evidence_of_a_value_is_shown_in_the_readers_language(visitor: Visitor, frigate: str) -> None:
    assert "alleen op zijn regel" in visitor.get(f"/documents/{frigate}", headers={"Accept-Language": "nl"})


def test_a_scan_says_that_it_has_no_text(visitor: Visitor, scan: str) -> None:
    assert "no text in this document yet" in visitor.get(f"/documents/{scan}")


def test_a_description_is_changed(visitor: Visitor, load: Load, letter: str) -> None:
    page = visitor.get(f"/documents/{letter}/edit")
    answer = visitor.post(
        f"/documents/{letter}/edit",
        revision=revision_on(page),
        title="A new title",
        date="2022-03",
        recipients="Someone Else",
    )
    assert answer.headers["Location"] == f"/documents/{letter}"
    document = load(letter)
    assert (document.title, document.date_precision) == ("A new title", "month")
    shown = visitor.get(f"/documents/{letter}")
    assert "Saved." in shown
    assert "Someone Else" in shown


def test_what_cannot_be_saved_comes_back_as_it_was_entered(visitor: Visitor, load: Load, letter: str) -> None:
    page = visitor.get(f"/documents/{letter}/edit")
    answer = visitor.post(
        f"/documents/{letter}/edit", status=422, revision=revision_on(page), title="Entered", date="31 June"
    )
    assert "31 June" in answer.text
    assert 'value="Entered"' in answer.text
    assert "a date such as" in answer.text
    assert load(letter).title != "Entered"


def test_the_second_of_two_who_edit_at_once_is_told_so(
    visitor: Visitor, services: Services, load: Load, letter: str
) -> None:
    page = visitor.get(f"/documents/{letter}/edit")
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(title="The first one's"))
        session.commit()
    answer = visitor.post(f"/documents/{letter}/edit", status=409, revision=revision_on(page), title="The second one's")
    assert "changed by someone else" in answer.text
    assert load(letter).title == "The first one's"


def test_what_is_entered_answers_the_questions_about_it_and_no_others(
    visitor: Visitor, services: Services, load: Load, letter: str
) -> None:
    with services.writing() as session:
        document = get_document(session, letter, viewer=services.viewer)
        for field, value in [("publisher", "Haven"), ("reference", "H/1")]:
            session.add(Proposal(document=document, field=field, value=value, confidence=0.6))
        session.commit()
    revision = revision_on(visitor.get(f"/documents/{letter}/edit"))
    shown: dict[str, Any] = {**describe(load(letter)), "publisher": "Port", "revision": revision}
    del shown["confidential"], shown["status"]
    visitor.post(f"/documents/{letter}/edit", **shown)
    states = {each.field: each.state for each in load(letter).proposals if each.value in {"Haven", "H/1"}}
    assert states == {"publisher": "refused", "reference": "open"}


def test_what_a_text_mentions_is_listed_with_its_places(visitor: Visitor, services: Services, frigate: str) -> None:
    page = visitor.get(f"/documents/{frigate}")
    found = re.search(rf'/documents/{frigate}\?mention=([^#"&]+)#p(\d+)', page)
    assert found is not None
    place = visitor.get(found[0])
    assert f'id="p{found[2]}"' in place
    assert '<mark id="m1">' in place
    assert "marked for" in place
    assert f"/search?q=mentions:%22{found[1]}%22" in page


def test_the_same_and_nearly_the_same_text_are_shown_apart(visitor: Visitor, english: str) -> None:
    text = (find_sample() / ENGLISH).read_text(encoding="utf-8")
    draft = text.replace("payments", "transfers").replace("Union", "community")
    files = [(BytesIO(f"{text}\n\n".encode()), "copy.md"), (BytesIO(draft.encode()), "draft.md")]
    visitor.post("/add", status=200, files=files)
    page = visitor.get(f"/documents/{english}")
    assert "the same text" in page
    assert re.search(r"nearly the same text, \d\d? % alike", page)


def test_without_tesseract_a_scan_says_how_to_get_it(
    visitor: Visitor, services: Services, scan: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt install tesseract-ocr" in visitor.get(f"/documents/{scan}")
    with services.writing() as session:
        document = get_document(session, scan, viewer=services.viewer)
        document.status, document.notice = "attention", "Nothing was recognised."
        session.commit()
    page = visitor.get(f"/documents/{scan}")
    assert "apt install" not in page
    assert "Nothing was recognised." in page


def test_with_tesseract_a_scan_says_that_it_waits(
    visitor: Visitor, scan: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho nld fra spa eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert "goes on in the background" in visitor.get(f"/documents/{scan}")


def test_a_withdrawn_document_stays_and_says_so(visitor: Visitor, letter: str) -> None:
    visitor.post(f"/documents/{letter}/withdraw")
    assert "withdrawn" in visitor.get(f"/documents/{letter}")


def test_a_topic_is_given_and_taken_off(visitor: Visitor, load: Load, english: str) -> None:
    visitor.post(f"/documents/{english}/topics", label="AMBASSADE")
    visitor.post(f"/documents/{english}/topics", label="Payments")
    known, new = topics_of(load(english))
    assert known.id == 1
    visitor.post(f"/documents/{english}/topics/{new.id}/remove")
    assert [topic.id for topic in topics_of(load(english))] == [1]


def test_a_topic_needs_a_name(visitor: Visitor, english: str) -> None:
    assert "a word or a few" in visitor.post(f"/documents/{english}/topics", status=422, label=" ").text


def test_a_relation_is_shown_on_both_sides_and_taken_away(
    visitor: Visitor, letter: str, english: str, frigate: str
) -> None:
    assert "followed up by" in visitor.get(f"/documents/{letter}")
    visitor.post(f"/documents/{frigate}/relations", kind="quotes", target=letter)
    shown = visitor.get(f"/documents/{frigate}")
    assert f'href="/documents/{letter}"' in shown
    found = re.search(rf"/documents/{frigate}/relations/(\d+)/remove", shown)
    assert found is not None
    visitor.post(found[0])
    visitor.post(found[0])  # gone already
    visitor.post(f"/documents/{letter}/relations/{found[1]}/remove")  # another document's
    assert f"/documents/{frigate}/relations/{found[1]}/remove" not in visitor.get(f"/documents/{frigate}")
    assert f'href="/documents/{english}"' in visitor.get(f"/documents/{letter}")


def test_a_relation_to_nothing_is_refused_with_a_sentence(visitor: Visitor, letter: str) -> None:
    assert (
        "nope2026" in visitor.post(f"/documents/{letter}/relations", status=404, kind="quotes", target="nope2026").text
    )


def test_hostile_words_are_shown_and_never_run(visitor: Visitor, services: Services, letter: str) -> None:
    with services.writing() as session:
        document = get_document(session, letter, viewer=services.viewer)
        edit_document(
            session, document, Edit(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", authors=(HOSTILE,))
        )
        session.commit()
    visitor.post(f"/documents/{letter}/topics", label=HOSTILE)
    pages = [f"/documents/{letter}{part}" for part in ("", "/edit", "/cite", f"?q={HOSTILE}")]
    pages += [
        "/",
        "/documents/",
        "/topics/",
        "/topics/3",
        "/people/",
        "/review",
        "/add",
        "/search",
        f"/search?q={HOSTILE}",
    ]
    for page in pages:
        text = visitor.get(page)
        assert "<script>" not in text, page
        assert "<b>bold" not in text, page
        assert 'href="javascript:' not in text, page
    assert "&lt;script&gt;" in visitor.get(f"/documents/{letter}")

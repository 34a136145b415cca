"""People and organisations."""

import html
import re

from archive.documents import get_document
from archive.models import Document
from archive.people import take_part
from archive.topics import assign_topic, get_topic
from tests.webui.conftest import Visitor
from webui.services import Services


def write_to_ravenstijn(services: Services, many: int) -> None:
    """Put so many more letters out to one person, with the first topic, into the record."""
    with services.writing() as session:
        for number in range(many):
            document = Document(key=f"more{number}", title=f"More {number}", kind="letter", direction="out")
            session.add(document)
            session.flush()
            take_part(session, document, "Karel Ravenstijn", role="recipient")
            assign_topic(session, document, get_topic(session, 1))
        session.commit()


def number_of(visitor: Visitor, name: str) -> int:
    found = re.search(rf'/people/(\d+)">{re.escape(name)}<', visitor.get("/people/"))
    assert found is not None
    return int(found[1])


def test_the_list_counts_letters_and_can_be_narrowed(visitor: Visitor) -> None:
    assert "Karel Ravenstijn" in visitor.get("/people/")
    assert "Karel Ravenstijn" in visitor.get("/people/?like=ravens")
    assert "Karel Ravenstijn" not in visitor.get("/people/?like=overdulve")
    assert "Nobody of this name" in visitor.get("/people/?like=zzz")


def test_a_person_has_the_letters_sent_and_received(visitor: Visitor, letter: str) -> None:
    text = visitor.get(f"/people/{number_of(visitor, 'Karel Ravenstijn')}")
    assert "Letters sent" in text
    assert f"/documents/{letter}" in text


def test_many_letters_are_paged_and_each_list_keeps_its_place(visitor: Visitor, services: Services) -> None:
    write_to_ravenstijn(services, 120)
    number = number_of(visitor, "Karel Ravenstijn")
    first = visitor.get(f"/people/{number}?in=1&number=7")
    assert first.count('class="title" href="/documents/') == 50
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found is not None
    assert html.unescape(found[1]) == f"/people/{number}?in=1&out=2#letters-out"
    last = visitor.get(f"/people/{number}?out=3")
    assert "Page 3 of 3" in last
    assert 'href="/documents/more0"' in last
    assert 'href="/documents/more0"' not in first


def test_the_documents_of_a_topic_are_paged(visitor: Visitor, services: Services, letter: str) -> None:
    write_to_ravenstijn(services, 60)
    first, second = visitor.get("/topics/1"), visitor.get("/topics/1?page=2")
    assert '<span class="count">61</span>' in first
    assert f'href="/documents/{letter}"' in first
    assert first.count('class="title" href="/documents/') == 50
    assert second.count('class="title" href="/documents/') == 11


def test_a_person_has_what_passed_neither_way(visitor: Visitor, services: Services, letter: str) -> None:
    with services.writing() as session:
        get_document(session, letter, viewer=services.viewer).direction = "none"
        session.commit()
    text = visitor.get(f"/people/{number_of(visitor, 'Karel Ravenstijn')}")
    assert "Other documents" in text
    assert "Letters sent" not in text


def test_a_new_name_keeps_the_old_one(visitor: Visitor) -> None:
    number = number_of(visitor, "Karel Ravenstijn")
    visitor.post(f"/people/{number}/rename", name="K. Ravenstijn")
    text = visitor.get(f"/people/{number}")
    assert "<h1>K. Ravenstijn</h1>" in text
    assert "Karel Ravenstijn" in text


def test_two_entries_become_one(visitor: Visitor, letter: str) -> None:
    number, other = number_of(visitor, "Karel Ravenstijn"), number_of(visitor, "M. Overdulve")
    assert visitor.post(f"/people/{number}/merge", into="M. Overdulve").headers["Location"] == f"/people/{other}"
    assert f"/documents/{letter}" in visitor.get(f"/people/{other}")
    visitor.get(f"/people/{number}", status=404)


def test_nobody_is_merged_into_a_name_that_is_not_there(visitor: Visitor) -> None:
    number = number_of(visitor, "Karel Ravenstijn")
    assert "Nobody" in visitor.post(f"/people/{number}/merge", status=404, into="Nobody").text

"""The tree of topics, and a page each."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from archive.models import Topic
from archive.topics import label_of
from tests.webui.conftest import Visitor
from webui.services import Services

Names = Callable[[], dict[int, tuple[str, int | None]]]


@pytest.fixture
def names(services: Services) -> Names:
    """Read the English name and the parent of every topic, by number."""

    def read() -> dict[int, tuple[str, int | None]]:
        with services.reading() as session:
            return {topic.id: (label_of(topic, "en"), topic.parent_id) for topic in session.scalars(select(Topic))}

    return read


def test_the_tree_counts_what_hangs_below(visitor: Visitor) -> None:
    text = visitor.get("/topics/")
    assert "0 tagged with it, 1 with those below" in text
    assert 'class="depth-1"' in text


def test_a_topic_shows_the_documents_of_those_below_it(visitor: Visitor, letter: str) -> None:
    assert f"/documents/{letter}" in visitor.get("/topics/1")


def test_a_topic_is_added_named_moved_and_removed(visitor: Visitor, names: Names) -> None:
    assert visitor.post("/topics/", label="Payments", parent="1").headers["Location"] == "/topics/3"
    visitor.post("/topics/3/label", label="Betalingen", language="nl")
    assert "Betalingen" in visitor.get("/topics/3", headers={"Accept-Language": "nl"})
    visitor.post("/topics/3/move", parent="")
    assert names()[3] == ("Payments", None)
    assert visitor.post("/topics/3/remove").headers["Location"] == "/topics/"
    assert 3 not in names()


def test_two_topics_become_one(visitor: Visitor, names: Names, letter: str) -> None:
    visitor.post("/topics/", label="Travel")
    assert visitor.post("/topics/2/merge", into="3").headers["Location"] == "/topics/3"
    assert 2 not in names()
    assert f"/documents/{letter}" in visitor.get("/topics/3")


def test_what_the_tree_cannot_hold_gets_a_sentence(visitor: Visitor) -> None:
    assert "already" in visitor.post("/topics/", status=409, label="embassy").text
    assert "cannot hang below" in visitor.post("/topics/1/move", status=409, parent="2").text
    visitor.get("/topics/99", status=404)

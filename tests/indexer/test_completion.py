"""What the word that is being typed may become."""

import pytest
from sqlalchemy import select

from archive.database import Database
from archive.models import Document
from archive.people import get_person_by_name, rename_person
from archive.rights import Viewer
from archive.topics import add_topic, assign_topic, set_label
from indexer.completion import complete
from indexer.engine import Engine
from indexer.update import update
from tests.indexer.conftest import GUEST, OWNER, READER, AddDocument


@pytest.fixture(autouse=True)
def _filled(database: Database, engine: Engine, add: AddDocument) -> None:
    add("brief2025", "De ambassade en de ambassadeur.", kind="letter", to="Marie d'Ambroise", from_="Jan Claes")
    add("brief2026", "De ambassade.", kind="letter", to="Marie d'Ambroise")
    add("geheim2026", "De amnestie.", kind="letter", to="Amélie Peeters", confidential=True)
    with database.writing(OWNER) as session:
        posts = add_topic(session, "Ambassades", language="nl")
        set_label(session, posts, "Ambassades", language="fr")
        set_label(session, posts, "amb", language="nl", kind="hidden")
        below = add_topic(session, "Amateurs", language="nl", parent=posts)
        secret = add_topic(session, "Amnestie", language="nl")
        for key, topic in (("brief2025", below), ("geheim2026", secret)):
            assign_topic(session, session.scalars(select(Document).where(Document.key == key)).one(), topic)
        rename_person(session, get_person_by_name(session, "Jan Claes", viewer=OWNER), "Johannes Claes")
        session.commit()
    update(database, engine)


def completions(
    database: Database, engine: Engine, typed: str, viewer: Viewer = OWNER, limit: int = 8
) -> list[tuple[str, str, int]]:
    with database.reading() as session:
        return [
            (each.kind, each.query, each.count) for each in complete(session, engine, typed, viewer=viewer, limit=limit)
        ]


def test_people_topics_and_words_begin_as_what_was_typed(database: Database, engine: Engine) -> None:
    assert completions(database, engine, "Amb") == [
        ("person", 'person:"Marie d\'Ambroise"', 2),
        ("topic", 'topic:"Ambassades"', 1),
        ("word", "ambassade", 2),
        ("word", "ambassadeur", 1),
    ]
    assert len(completions(database, engine, "am", limit=3)) == 3


def test_only_the_last_word_is_completed_and_all_before_it_stays(database: Database, engine: Engine) -> None:
    queries = [query for _kind, query, _count in completions(database, engine, "kind:letter -ambassadeu")]
    assert queries == ["kind:letter -ambassadeur"]
    assert completions(database, engine, "ambassade ") == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("aan:ambr", ['aan:"Marie d\'Ambroise"']),
        ('brief aan:"marie d', ['brief aan:"Marie d\'Ambroise"']),
        ("van:jan", ['van:"Johannes Claes"']),  # by a former name
        ("onderwerp:AMBA", ['onderwerp:"Ambassades"']),
        ("kind:le", []),
        ("http:am", []),
        ("date:2025", []),
    ],
)
def test_after_a_field_come_its_values(database: Database, engine: Engine, typed: str, expected: list[str]) -> None:
    assert [query for _kind, query, _count in completions(database, engine, typed)] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"de amba', ['"de ambassade', '"de ambassadeur']),
        ('"de ambassade" ambassadeu', ['"de ambassade" ambassadeur']),
        ('"de ambassade ', []),
        ("“de amba", ["“de ambassade", "“de ambassadeur"]),
    ],
)
def test_inside_quotation_marks_come_only_words(
    database: Database, engine: Engine, typed: str, expected: list[str]
) -> None:
    assert [query for _kind, query, _count in completions(database, engine, typed)] == expected


@pytest.mark.parametrize("typed", ["", "a", '"de a', "__", "%%", "to:%", '"'])
def test_too_little_to_go_by_gives_nothing(database: Database, engine: Engine, typed: str) -> None:
    assert completions(database, engine, typed) == []


def test_what_may_not_be_read_completes_nothing(database: Database, engine: Engine) -> None:
    assert [kind for kind, _query, _count in completions(database, engine, "amn")] == ["topic", "word"]
    assert [query for _kind, query, _count in completions(database, engine, "amelie")] == ['person:"Amélie Peeters"']
    assert completions(database, engine, "amn", READER) == []
    assert completions(database, engine, "amelie", READER) == []
    assert completions(database, engine, "amba", GUEST) == []

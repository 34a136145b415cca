"""What templates write with."""

import datetime as dt

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from archive.history import Step
from archive.models import Document, Event, Participation, Person, Proposal
from indexer.query import Note
from webui import filters


@pytest.fixture(autouse=True)
def request_in_dutch(app: Flask) -> object:
    with app.test_request_context(headers={"Accept-Language": "nl"}) as context:
        yield context


def test_a_date_is_written_as_precisely_as_it_is_known() -> None:
    date = dt.date(2026, 1, 13)
    assert [filters.day(date, precision) for precision in ("day", "month", "year")] == [
        "13 januari 2026",
        "januari 2026",
        "2026",
    ]
    assert filters.day(None) == ""


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (26_900, "26.9 kB"), (3_400_000, "3.4 MB"), (10**12, "1000.0 GB")],
)
def test_a_size_has_a_unit(number: int, written: str) -> None:
    assert filters.size(number) == written


@given(st.text(), st.lists(st.integers(0, 20), max_size=8, unique=True))
def test_segments_say_the_whole_text_and_mark_what_is_to_be_marked(text: str, numbers: list[int]) -> None:
    edges = [edge for edge in sorted(numbers) if edge <= len(text)]
    marks = list(zip(edges[::2], edges[1::2], strict=False))
    pieces = list(filters.segments(text, marks))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_mark in pieces if is_mark] == [text[start:end] for start, end in marks]


def people(direction: str, **roles: str) -> list[str]:
    parts = [Participation(role=role, person=Person(name=name)) for role, name in roles.items()]
    return [part.person.name for part in filters.people(Document(direction=direction, participations=parts))]


def test_a_list_names_the_other_side_of_a_letter() -> None:
    assert people("out", sender="us", recipient="them") == ["them"]
    assert people("in", sender="them", recipient="us") == ["them"]
    assert people("none", interviewer="asker", interviewee="speaker") == ["speaker"]
    assert people("none", signatory="signer", copy="reader") == ["signer"]


def test_a_proposal_reads_as_its_field_would() -> None:
    said = [
        filters.proposed(Proposal(field=field, value=value))
        for field, value in [
            ("date", "2025-12"),
            ("language", "nl"),
            ("kind", "minutes"),
            ("title", "Any"),
            ("relation", "answers any2026"),
        ]
    ]
    assert said == ["december 2025", "Nederlands", "verslag", "Any", "antwoordt op any2026"]


def test_facets_translate_code_words_and_leave_names() -> None:
    assert filters.facet_label("letter", "kind") == "brief"
    assert filters.facet_label("letter", "person") == "letter"


def test_a_note_names_what_it_is_about() -> None:
    assert filters.note_sentence(Note("unknown-field", "foo")) == "Er is geen veld “foo”; het werd als woorden gelezen."


def step(*deeds: tuple[str, str, dict[str, object]]) -> Step:
    events = tuple(Event(table_name=table, action=action, after=after) for table, action, after in deeds)
    return Step(dt.datetime(2026, 1, 13, 12, tzinfo=dt.UTC), "secretariat", events)


def test_the_history_says_what_was_done() -> None:
    edit = step(("documents", "update", {"title": "New", "revision": 2}), ("participations", "delete", {}))
    assert filters.deeds(edit) == "nam personen weg, wijzigde titel"
    adding = step(
        ("documents", "insert", {}),
        ("texts", "insert", {}),
        ("document_topics", "insert", {}),
        ("documents", "update", {"title": "T"}),
    )
    assert filters.deeds(adding) == "voegde het document toe, voegde een onderwerp toe"


def test_the_address_of_a_file_changes_with_the_file(app: Flask) -> None:
    address = filters.asset("letterbook.css")
    assert address.startswith("/static/letterbook.css?v=")
    with app.test_client().get(address) as answer:
        assert answer.status_code == 200

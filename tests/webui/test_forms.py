"""What comes in with a request."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from archive.bulk import TopicEdit
from archive.documents import Edit, get_document
from indexer.engine import Filters
from webui.forms import MANY, describe, read_bulk_edit, read_edit, read_page, read_search, read_topic_edit
from webui.services import Services


def test_a_search_reads_every_filter_and_leaves_what_is_none() -> None:
    asked = read_search(
        MultiDict(
            [
                *[("q", " two  words "), ("kind", "letter"), ("kind", "email"), ("year", "2025"), ("year", "soon")],
                *[("topic", "3"), ("person", "4"), ("language", "nl"), ("direction", "out"), ("sort", "-date")],
                ("page", "3"),
            ]
        )
    )
    assert asked.request.query == "two words"
    assert asked.request.filters == Filters(
        kinds=("letter", "email"), years=(2025,), topics=(3,), people=(4,), languages=("nl",), directions=("out",)
    )
    assert (asked.request.sort, asked.request.offset, asked.request.limit) == ("-date", 20, 10)


def test_dates_become_part_of_the_query() -> None:
    assert (
        read_search(MultiDict({"q": "visa", "from": "2025", "until": "2026-03"})).request.query
        == "visa date:2025..2026-03"
    )
    assert read_search(MultiDict({"until": "2026"})).request.query == " date:..2026"


def test_an_order_that_is_none_is_the_best_match() -> None:
    assert read_search(MultiDict({"sort": "sideways"})).sort == "relevance"


@pytest.mark.parametrize(("written", "page"), [("", 1), ("-4", 1), ("0", 1), ("7", 7), ("many", 1), ("9" * 30, MANY)])
def test_a_page_is_at_least_the_first(written: str, page: int) -> None:
    assert read_page(MultiDict({"page": written})) == page


def test_addresses_add_and_take_away_one_filter_and_begin_at_the_first_page(app: Flask) -> None:
    asked = read_search(MultiDict([("q", "visa"), ("kind", "letter"), ("page", "4")]))
    with app.test_request_context():
        assert asked.toggled("kind", "letter") == "/search?q=visa"
        assert asked.toggled("kind", "email") == "/search?q=visa&kind=letter&kind=email"
        assert asked.without("q") == "/search?kind=letter"
        assert asked.with_page(5) == "/search?q=visa&kind=letter&page=5"


def test_the_edit_form_reads_people_line_by_line() -> None:
    edit = read_edit(MultiDict({"title": " A title ", "senders": "One  Person\n\n Other \n", "confidential": "on"}))
    assert edit == Edit(title="A title", senders=("One Person", "Other"), confidential=True)


def test_what_the_form_shows_reads_back_as_it_is(services: Services, letter: str) -> None:
    with services.writing() as session:
        shown = describe(get_document(session, letter, viewer=services.viewer))
    edit = read_edit(MultiDict({name: value for name, value in shown.items() if name != "confidential" or value}))
    assert edit.title == shown["title"]
    assert edit.recipients == tuple(shown["recipients"].splitlines())
    assert "Karel Ravenstijn" in edit.recipients
    assert edit.confidential is False


def test_a_form_that_many_share_states_what_was_entered_or_emptied_alone() -> None:
    form = MultiDict([("title", " "), ("kind", "letter"), ("empty", "date"), ("empty", "copies"), ("empty", "kind")])
    form.update({"date": "2026", "senders": "One\n", "confidential": "no"})
    assert read_bulk_edit(form) == Edit(kind="letter", date="", copies=(), senders=("One",), confidential=False)
    assert read_bulk_edit(MultiDict({"confidential": "maybe"})) == Edit()


def test_topics_are_given_and_taken_by_number() -> None:
    assert read_topic_edit(MultiDict([("give", "2"), ("give", "x"), ("take", "")])) == TopicEdit(add=(2,))

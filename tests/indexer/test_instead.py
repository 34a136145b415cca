"""What is shown where nothing has all that was asked for: another spelling, or all of the words but one."""

import pytest

from archive.database import Database
from indexer.engine import Engine, Filters
from indexer.search import SearchRequest, SearchResult, search
from indexer.update import update
from tests.indexer.conftest import OWNER, AddDocument


@pytest.fixture(autouse=True)
def _filled(database: Database, engine: Engine, add: AddDocument) -> None:
    add("brief2025", "De ambassade van Cuba mag niet sluiten. Het embargo duurt.", kind="letter")
    add("nota2026", "De zeppelin vliegt over het parlement.", kind="report")
    update(database, engine)


def ask(database: Database, engine: Engine, query: str, filters: Filters | None = None) -> SearchResult:
    with database.reading() as session:
        result = search(session, engine, SearchRequest(query=query, filters=filters or Filters()), viewer=OWNER)
        assert result.request.query == query
        return result


def keys(result: SearchResult) -> list[str]:
    return [hit.document.key for hit in result.hits]


def test_the_hits_of_another_spelling_are_shown_where_there_are_none(database: Database, engine: Engine) -> None:
    result = ask(database, engine, "ambasade sluiten")
    assert (result.instead, keys(result), result.did_you_mean) == ("spelling", ["brief2025"], "ambassade sluiten")
    assert [result.hits[0].passages[0].text[start:end] for start, end in result.hits[0].passages[0].marks] == [
        "ambassade",
        "sluiten",
    ]


def test_one_of_three_words_may_be_missing_where_no_document_has_all(database: Database, engine: Engine) -> None:
    result = ask(database, engine, "ambassade embargo zeppelin")
    assert (result.instead, keys(result), result.did_you_mean) == ("fewer words", ["brief2025"], None)
    assert result.parsed.understood == "ambassade embargo zeppelin"


def test_some_words_are_better_than_none_where_no_document_has_most_of_them(database: Database, engine: Engine) -> None:
    result = ask(database, engine, "zeppelin xyzxyz embargo qwqwqw")
    assert (result.instead, set(keys(result))) == ("some words", {"brief2025", "nota2026"})
    assert result.answered == "zeppelin OR xyzxyz OR embargo OR qwqwqw"


@pytest.mark.parametrize(
    "query", ["ambasade sluiten kind:letter", "ambassade embargo zeppelin kind:letter", "zeppelin xyzxyz qwqwqw"]
)
def test_the_query_that_was_answered_finds_the_same(database: Database, engine: Engine, query: str) -> None:
    result = ask(database, engine, query)
    again = ask(database, engine, result.answered)
    assert result.instead
    assert (again.instead, keys(again), again.total) == ("", keys(result), result.total)
    assert again.answered == result.answered


def test_what_else_was_asked_for_still_holds(database: Database, engine: Engine) -> None:
    assert keys(ask(database, engine, "ambassade embargo zeppelin kind:report")) == ["nota2026"]
    assert keys(ask(database, engine, "ambassade embargo zeppelin", Filters(kinds=("report",)))) == ["nota2026"]
    assert ask(database, engine, "ambassade embargo zeppelin kind:minutes").total == 0
    assert ask(database, engine, "ambassade embargo zeppelin kind:letter").total == 1


@pytest.mark.parametrize("query", ["ambassade zeppelin", "xyzxyz", '"ambassade zeppelin embargo"'])
def test_nothing_else_is_shown_where_little_would_be_left(database: Database, engine: Engine, query: str) -> None:
    result = ask(database, engine, query)
    assert (result.total, result.instead) == (0, "")


def test_a_search_that_finds_something_is_left_as_it_is(database: Database, engine: Engine) -> None:
    assert ask(database, engine, "ambassade embargo sluiten").instead == ""

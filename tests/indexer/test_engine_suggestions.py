"""What every engine must suggest, told on each of them: words of the index, and documents like a text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engine import Engine, Question, Sample, Scope
from indexer.query import Word
from tests.indexer.conftest import indexed_text
from tests.indexer.test_engine_contract import ENGINES, LETTERS


@pytest.fixture(params=list(ENGINES.values()), ids=list(ENGINES))
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    make: Callable[[Path], Engine] = request.param
    engine = make(tmp_path / "index")
    yield engine
    engine.close()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    with empty.writing():
        assert empty.rebuild(LETTERS) == []
    return empty


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("embrago", ["embargo"]),  # two letters swapped
        ("mebargo", ["embargo"]),  # the first two
        ("embargoo", ["embargo"]),
        ("emargo", ["embargo"]),
        ("minster", ["minister", "ministers"]),
        ("brif", ["brief"]),  # one mistake is all that a short word can have
        ("bfri", []),
        ("embargo", []),  # never itself
        ("xmbargo", []),  # the first letter is certain
        ("declraaiton", ["declaration"]),
        ("mmbargo", []),
        ("2025", []),
        ("es", []),
        ("", []),
    ],
)
def test_words_near_are_those_that_a_slip_makes_into_this_one(engine: Engine, word: str, expected: list[str]) -> None:
    assert [near.word for near in engine.words_near(word, scope="all", limit=3)] == expected


def test_one_slip_less_outweighs_a_few_documents_and_not_many(empty: Engine) -> None:
    with empty.writing():
        empty.rebuild(
            indexed_text(number, "zwaan" if number == 1 else "zwanen" if number < 5 else "zwaar zwart " * 2)
            for number in range(1, 60)
        )
    assert empty.words_near("zwan", scope="all", limit=5) == [("zwaan", 1)]
    assert empty.words_near("zwaap", scope="all", limit=5) == [("zwaar", 55), ("zwart", 55), ("zwaan", 1)]
    assert empty.words_near("zwaap", scope="all", limit=1) == [("zwaar", 55)]


def test_words_that_begin_so_come_with_those_in_most_documents_first(engine: Engine) -> None:
    assert engine.words_from("br", scope="all", limit=5) == [("brief", 2), ("brieven", 1)]
    assert engine.words_from("br", scope="all", limit=1) == [("brief", 2)]
    assert engine.words_from("ministers", scope="all", limit=5) == [("ministers", 1)]
    assert engine.words_from("zz", scope="all", limit=5) == []
    assert engine.words_from("", scope="all", limit=5) == []


def test_words_of_confidential_or_deleted_documents_alone_are_not_given(engine: Engine) -> None:
    assert engine.words_from("gehe", scope="all", limit=5) == [("geheim", 1)]
    scopes: tuple[Scope, ...] = ("open", "nothing")
    for scope in scopes:
        assert engine.words_from("gehe", scope=scope, limit=5) == []
        assert engine.words_near("gehiem", scope=scope, limit=5) == []
    assert engine.words_from("brief", scope="open", limit=5) == [("brief", 1)]
    with engine.writing():
        engine.write([], [4])
    assert engine.words_from("gehe", scope="all", limit=5) == []
    assert engine.words_near("gehiem", scope="all", limit=5) == []


def test_words_of_every_write_are_known_at_once(engine: Engine) -> None:
    assert engine.words_from("giraf", scope="all", limit=5) == []
    for number in (20, 21):
        with engine.writing():
            engine.write([indexed_text(number, "De giraffe is een giraffe.")], [number])
    assert engine.words_from("giraf", scope="all", limit=5) == [("giraffe", 2)]
    assert engine.words_near("girafe", scope="all", limit=5) == [("giraffe", 2)]


def test_only_the_documents_to_choose_from_are_found_and_counted(engine: Engine) -> None:
    found = engine.find(Question(tree=Word("brief"), scope="all", among=(2, 3, 99)))
    assert (found.total, [number for number, _score in found.hits]) == (1, [2])
    assert found.facets["direction"] == {"in": 1}
    assert engine.find(Question(scope="all", among=())).total == 0


SAMPLE = Sample(words={"brieven": 2, "ambassade": 1, "embargo": 1, "de": 9}, language="nl", scope="all")


def test_documents_alike_share_telling_words_whatever_their_inflection(engine: Engine) -> None:
    found = engine.find_alike(SAMPLE)
    assert {alike.document: set(alike.words) for alike in found} == {
        1: {"brieven", "embargo"},
        4: {"brieven", "ambassade"},
    }
    assert found[0].score > found[1].score > 0
    assert [alike.document for alike in engine.find_alike(replace(SAMPLE, limit=1))] == [found[0].document]


def test_what_is_alike_leaves_out_what_is_not_wanted_or_may_not_be_read(engine: Engine) -> None:
    assert [alike.document for alike in engine.find_alike(replace(SAMPLE, without=(1,)))] == [4]
    assert [alike.document for alike in engine.find_alike(replace(SAMPLE, scope="open"))] == [1]
    assert engine.find_alike(replace(SAMPLE, scope="nothing")) == []


def test_a_single_word_is_enough_where_there_is_no_other(engine: Engine) -> None:
    assert [alike.document for alike in engine.find_alike(replace(SAMPLE, words={"ambassades": 1}))] == [4]
    assert engine.find_alike(replace(SAMPLE, words={"de": 1, "unicorn": 3})) == []
    assert engine.find_alike(replace(SAMPLE, words={"geheim": 1}, without=(4,))) == []


def test_the_language_of_a_sample_need_not_be_known(engine: Engine) -> None:
    assert 4 in [alike.document for alike in engine.find_alike(replace(SAMPLE, language=""))]


def test_of_a_long_sample_the_most_frequent_words_count(engine: Engine) -> None:
    rare = {f"woord{number}x": 2 for number in range(500)}
    assert engine.find_alike(replace(SAMPLE, words=rare | {"geheim": 1, "ambassade": 1})) == []
    assert [each.document for each in engine.find_alike(replace(SAMPLE, words=rare | {"geheim": 3, "brief": 3}))] == [4]


def test_what_is_no_word_is_neither_near_nor_a_beginning(engine: Engine) -> None:
    glued = "schaal" * 7
    with engine.writing():
        engine.write([indexed_text(20, f"schaal10 schaalt {glued}")], [20])
    assert engine.words_near("schaalt10", scope="all", limit=5) == [("schaalt", 1)]
    assert engine.words_from("schaal", scope="all", limit=5) == [("schaalt", 1)]

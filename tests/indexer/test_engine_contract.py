"""What every engine must do, told on each of them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.errors import IndexUnavailable
from indexer.embedded import open_index
from indexer.engine import FACETS, Engine, Filters, IndexBusy, Question, Sample
from indexer.query import (
    DateRange,
    Everything,
    FieldIs,
    Fuzzy,
    Near,
    Nothing,
    Phrase,
    Prefix,
    Tree,
    Word,
    all_of,
    any_of,
    not_of,
)
from tests.indexer.conftest import indexed_text

ENGINES: dict[str, Callable[[Path], Engine]] = {"whoosh": open_index}

LETTERS = (
    indexed_text(
        1,
        "De brief van de minister over het embargo.",
        title="Embargo",
        kind="letter",
        direction="out",
        status="filed",
        date=20250110,
        topics=(1, 2),
        people=(7,),
        recipient_words=("marie", "dumont", "minister"),
        person_words=("marie", "dumont", "minister"),
        reference=("2025", "014", "ab"),
    ),
    indexed_text(
        2,
        "Brieven aan ministers, en van hen.",
        title="Antwoorden",
        kind="letter",
        direction="in",
        status="withdrawn",
        date=20250301,
        until=20250331,
        topics=(2,),
        people=(7, 8),
        sender_words=("marie", "dumont"),
        person_words=("marie", "dumont", "jan"),
    ),
    indexed_text(
        3,
        "L'embargo contre l'île.",
        language="fr",
        kind="interview",
        date=20260519,
        topics=(3,),
        mentions=("187 landen", "A/RES/77/7"),
    ),
    indexed_text(4, "Geheim: de brief aan de ambassade.", kind="letter", confidential=True, topics=(1, 2)),
    indexed_text(5, "Une déclaration.", language="fr", kind="declaration", quotes=("key3",), date=20240101),
)


@pytest.fixture(params=list(ENGINES.values()), ids=list(ENGINES))
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine: Engine = request.param(tmp_path / "index")
    yield engine
    engine.close()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    with empty.writing():
        assert empty.rebuild(LETTERS) == []
    return empty


def hits(engine: Engine, tree: Tree) -> list[int]:
    return sorted(number for number, _score in engine.find(Question(tree=tree, scope="all")).hits)


def order(engine: Engine, question: Question) -> list[int]:
    return [number for number, _score in engine.find(question).hits]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (Everything(), [1, 2, 3, 4, 5]),
        (Nothing(), []),
        (Word("brieven"), [1, 2, 4]),
        (Word("embargo"), [1, 3]),
        (Word("unicorn"), []),
        (Phrase(("van", "de", "minister")), [1]),
        (Phrase(("de", "van")), []),
        (Phrase(("minister",)), [1]),
        (Phrase(("embargo", "de")), []),
        (Prefix("minist"), [1, 2]),
        (Prefix("zz"), []),
        (Fuzzy("ministre", 2), [1, 2]),
        (Fuzzy("embarg", 1), [1, 3]),
        (Near(("embargo", "brief"), 7), [1]),
        (Near(("embargo", "brief"), 2), []),
        (Near(("embargo", "unicorn"), 9), []),
        (FieldIs("kind", "letter"), [1, 2, 4]),
        (FieldIs("kind", "unicorn"), []),
        (FieldIs("lang", "fr"), [3, 5]),
        (FieldIs("direction", "out"), [1]),
        (FieldIs("status", "withdrawn"), [2]),
        (FieldIs("topic", "1"), [1, 4]),
        (FieldIs("to", "Dumont"), [1]),
        (FieldIs("to", "minister Dumont"), [1]),
        (FieldIs("to", "Jan Dumont"), []),
        (FieldIs("from", "Dumont"), [2]),
        (FieldIs("person", "Marie"), [1, 2]),
        (FieldIs("title", "antwoord"), [2]),
        (FieldIs("title", "brief"), []),
        (FieldIs("key", "KEY3"), [3]),
        (FieldIs("quotes", "key3"), [5]),
        (FieldIs("ref", "2025/014"), [1]),
        (FieldIs("ref", "014/2025"), []),
        (FieldIs("mentions", "187 landen"), [3]),
        (FieldIs("mentions", "a/res/77/7"), [3]),
        (FieldIs("mentions", "187"), []),
        (DateRange(date(2025, 1, 1), date(2025, 12, 31)), [1, 2]),
        (DateRange(date(2025, 3, 15), None), [2, 3]),
        (DateRange(None, date(2025, 1, 10)), [1, 5]),
        (any_of([Phrase(("contre",)), FieldIs("direction", "out")]), [1, 3]),
        (all_of([Word("brief"), not_of(FieldIs("status", "withdrawn"))]), [1, 4]),
        (not_of(Word("brief")), [3, 5]),
    ],
    ids=str,
)
def test_each_kind_of_tree_finds_what_it_says(engine: Engine, tree: Tree, expected: list[int]) -> None:
    assert hits(engine, tree) == expected


def test_a_word_of_the_title_and_the_exact_form_come_first(engine: Engine) -> None:
    assert order(engine, Question(tree=Word("embargo"), scope="all")) == [1, 3]
    assert order(engine, Question(tree=Word("brieven"), scope="all"))[0] == 2


def test_the_parts_of_or_add_up_and_a_part_that_fails_in_and_adds_nothing(engine: Engine) -> None:
    tree = any_of([Word("contre"), all_of([Word("embargo"), Word("unicorn")])])
    alone = engine.find(Question(tree=Word("contre"), scope="all"))
    assert engine.find(Question(tree=tree, scope="all")).hits == alone.hits


def test_dates_sort_both_ways_with_the_undated_last(engine: Engine) -> None:
    assert order(engine, Question(scope="all", sort="date")) == [5, 1, 2, 3, 4]
    assert order(engine, Question(scope="all", sort="-date")) == [3, 2, 1, 5, 4]


def test_hits_alike_come_newest_first_on_every_page(engine: Engine) -> None:
    pages = [order(engine, Question(scope="all", offset=offset, limit=2)) for offset in (0, 2, 4, 6)]
    assert pages == [[3, 2], [1, 5], [4], []]


def test_no_hits_are_asked_for_but_all_are_counted(engine: Engine) -> None:
    found = engine.find(Question(scope="all", limit=0))
    assert (found.total, found.hits) == (5, ())


def test_who_may_not_read_confidential_documents_gets_no_trace_of_them(engine: Engine) -> None:
    found = engine.find(Question(tree=Word("brief"), scope="open"))
    assert (found.total, [number for number, _score in found.hits]) == (2, [1, 2])
    assert found.facets["topic"] == {"1": 1, "2": 2}
    assert engine.find(Question(tree=Word("geheim"), scope="open")).facets == {name: {} for name in FACETS}


def test_who_may_read_nothing_finds_nothing(engine: Engine) -> None:
    found = engine.find(Question())
    assert (found.total, found.hits, found.facets["kind"]) == (0, (), {})


def test_facets_count_all_hits_not_only_the_page(engine: Engine) -> None:
    assert engine.find(Question(scope="all", limit=1)).facets == {
        "kind": {"letter": 3, "interview": 1, "declaration": 1},
        "language": {"nl": 3, "fr": 2},
        "year": {"2024": 1, "2025": 2, "2026": 1},
        "topic": {"1": 2, "2": 3, "3": 1},
        "person": {"7": 2, "8": 1},
        "direction": {"out": 1, "in": 1},
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kinds=("letter",)), [1, 2, 4]),
        (Filters(kinds=("letter", "interview")), [1, 2, 3, 4]),
        (Filters(languages=("fr",), years=(2024,)), [5]),
        (Filters(topics=(1,), people=(7,)), [1]),
        (Filters(directions=("in",)), [2]),
        (Filters(topics=(99,)), []),
    ],
    ids=str,
)
def test_filters_widen_within_a_facet_and_narrow_between_facets(
    engine: Engine, filters: Filters, expected: list[int]
) -> None:
    assert sorted(order(engine, Question(scope="all", filters=filters))) == expected


def test_a_facet_counts_what_its_other_values_would_add(engine: Engine) -> None:
    found = engine.find(Question(scope="all", filters=Filters(kinds=("letter",), languages=("nl",))))
    assert found.facets["kind"] == {"letter": 3}
    assert found.facets["language"] == {"nl": 3}
    found = engine.find(Question(scope="all", filters=Filters(languages=("fr",))))
    assert found.facets["language"] == {"nl": 3, "fr": 2}
    assert found.facets["kind"] == {"interview": 1, "declaration": 1}


def test_a_new_version_takes_the_place_of_the_former(engine: Engine) -> None:
    with engine.writing():
        engine.write(
            [indexed_text(3, "Iets heel anders.", revision=2), indexed_text(9, "Een nieuwe brief.")], [3, 9, 5]
        )
    assert list(engine.contents()) == [(1, 1), (2, 1), (3, 2), (4, 1), (9, 1)]
    assert hits(engine, Word("embargo")) == [1]
    assert hits(engine, FieldIs("quotes", "key3")) == []


def test_everything_can_be_taken_out_and_put_back(engine: Engine) -> None:
    with engine.writing():
        engine.write([], [1, 2, 3, 4, 5])
    assert list(engine.contents()) == []
    assert hits(engine, not_of(Word("brief"))) == []
    with engine.writing():
        engine.write(LETTERS[:1], [1])
    assert hits(engine, Word("brief")) == [1]


def test_many_small_writes_are_all_found(engine: Engine) -> None:
    for number in range(10, 30):
        with engine.writing():
            engine.write([indexed_text(number, f"bericht nummer {number}", topics=(number,))], [number])
    found = engine.find(Question(tree=Word("bericht"), scope="all", limit=5))
    assert (found.total, len(found.hits), len(found.facets["topic"])) == (20, 5, 20)
    assert hits(engine, Phrase(("nummer", "17"))) == [17]


def test_long_lists_of_documents_are_read_to_their_end(empty: Engine) -> None:
    rare = {number: "zeldzame " * (number % 3 + 1) + "brief" for number in range(200, 400, 10)}
    with empty.writing():
        empty.rebuild(indexed_text(number, rare.get(number, "gewone brief " * 2)) for number in range(500))
    assert empty.find(Question(tree=Word("brief"), scope="all")).total == 500
    found = empty.find(Question(tree=Phrase(("zeldzame", "brief")), scope="all", limit=100))
    assert {number for number, _score in found.hits} == set(rare)


@pytest.mark.parametrize("unfit", [indexed_text(2**40, "ghost"), indexed_text(8, "", words=("ghost", "\ud800"))])
def test_what_cannot_be_indexed_is_named_and_leaves_no_trace(engine: Engine, unfit: object) -> None:
    with engine.writing():
        refused = engine.write([unfit, indexed_text(9, "voorbeeld")], [9])  # type: ignore[list-item]
    assert refused == [unfit.id]  # type: ignore[attr-defined]
    assert hits(engine, Word("ghost")) == []
    assert hits(engine, Word("voorbeeld")) == [9]


def test_a_batch_that_fails_leaves_everything_as_it_was(engine: Engine) -> None:
    def broken() -> Iterator[object]:
        yield indexed_text(9, "ghost")
        raise ConnectionError

    with engine.writing(), pytest.raises(ConnectionError):
        engine.write(broken(), [1, 9])  # type: ignore[arg-type]
    assert hits(engine, Everything()) == [1, 2, 3, 4, 5]
    with engine.writing():
        engine.write([indexed_text(10, "voorbeeld")], [10])
    assert hits(engine, Word("ghost")) == []
    assert hits(engine, Word("voorbeeld")) == [10]


def test_there_is_one_writer_at_a_time(engine: Engine) -> None:
    with engine.writing(), pytest.raises(IndexBusy), engine.writing():
        pass  # pragma: no cover  # never comes here
    with engine.writing():
        assert engine.is_usable()


def test_a_reader_makes_no_index_where_there_is_none(empty: Engine, tmp_path: Path) -> None:
    assert not empty.is_usable()
    questions: tuple[Callable[[], object], ...] = (
        lambda: empty.find(Question(scope="all")),
        lambda: empty.words_near("brif", scope="all", limit=1),
        lambda: empty.words_from("br", scope="all", limit=1),
        lambda: empty.find_alike(Sample(words={"brief": 1}, scope="all")),
        lambda: list(empty.contents()),
        empty.warm_up,
    )
    for ask in questions:
        with pytest.raises(IndexUnavailable):
            ask()
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_warm_answers_as_a_cold_one_does(engine: Engine) -> None:
    cold = hits(engine, Word("brief"))
    engine.warm_up()
    assert hits(engine, Word("brief")) == cold


def test_only_the_facets_that_are_asked_for_are_counted(engine: Engine) -> None:
    assert set(engine.find(Question(scope="all", facets=FACETS[:1])).facets) == {"kind"}


def test_nothing_is_written_where_there_is_no_index(empty: Engine) -> None:
    with empty.writing(), pytest.raises(IndexUnavailable):
        empty.write(LETTERS, [1])


def test_an_index_of_nothing_finds_nothing(empty: Engine) -> None:
    with empty.writing():
        empty.rebuild([])
    assert empty.is_usable()
    found = empty.find(Question(tree=any_of([Word("brief"), Prefix("br"), Phrase(("de", "brief"))]), scope="all"))
    assert (found.total, found.hits) == (0, ())


def test_searches_go_on_in_the_old_index_until_the_new_one_is_whole(engine: Engine) -> None:
    def watched() -> Iterator[object]:
        for letter in LETTERS[:2]:
            assert hits(engine, Everything()) == [1, 2, 3, 4, 5]
            yield letter

    with engine.writing():
        engine.rebuild(watched())  # type: ignore[arg-type]
    assert hits(engine, Everything()) == [1, 2]

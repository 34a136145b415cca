"""Where a text answers a search: the marks, and the passages worth showing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analyzers import words_of
from indexer.marking import is_within
from indexer.passages import Matcher, PagedText, best_passages, find_matches, mark_all
from indexer.query import parse

LETTER = (
    "Geachte minister,\n\nDe sancties treffen de bevolking. Wij vroegen u in onze brieven om het embargo te "
    "veroordelen; de minister van Handel zweeg.\n\nL’Europe condamne le blocus. De slotverklaring van de top "
    "(A/RES/77/7) noemt 185 landen. Financiële hulp blijft nodig, ook bij een embargo's einde."
)


def marked(text: str, query: str, language: str | None = "nl") -> list[str]:
    return [text[m.start : m.end] for m in find_matches(text, Matcher(parse(query).tree), language)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("brief", ["brieven"]),
        ("SANCTIE", ["sancties"]),
        ("embargo", ["embargo", "embargo"]),
        ("financieel", ["Financiële"]),
        ("minister", ["minister", "minister"]),
        ('"de minister"', ["de minister"]),
        ('"minister van handel"', ["minister van Handel"]),
        ('"minister handel"', []),
        ('"van de top"', ["van de top"]),
        ("A/RES/77/7", ["A/RES/77/7"]),
        ("l'Europe", ["Europe"]),
        ('"l\'europe"', ["L’Europe"]),
        ("vero*", ["veroordelen"]),
        ("minsiter~1", ["minister", "minister"]),
        ("ministre~2", ["minister", "minister"]),
        ("inister~2", []),
        ("185 NEAR/1 landen", ["185", "landen"]),
        ("185 NEAR/2 noemt", ["noemt", "185"]),
        ("185 NEAR/2 top", []),
        ("hulp 185 NEAR/2 noemt", ["noemt", "185", "hulp"]),
        ("landen NEAR/5 top NEAR/5 185", ["top", "185", "landen"]),
        ("top -sancties", ["top"]),
        ("(top OR hulp) kind:letter date:2025", ["top", "hulp"]),
        ("kind:letter", []),
        ("van", ["van", "van"]),
        ("olifant", []),
    ],
)
def test_what_answers_the_query_is_marked(query: str, words: list[str]) -> None:
    assert marked(LETTER, query) == words


def test_inflection_is_that_of_the_texts_language() -> None:
    assert marked("les ministres nationaux", "national", "fr") == ["nationaux"]
    assert marked("les ministres nationaux", "national", "en") == []
    assert marked("les ministres nationaux", "national", None) == ["nationaux"]


def test_a_longer_mark_hides_the_shorter_ones_in_it() -> None:
    assert marked("de minister van Handel", 'minister "de minister van" handel') == ["de minister van", "Handel"]
    assert marked("een twee drie vier", '"een twee" "twee drie vier"') == ["twee drie vier"]


def test_part_of_a_word_is_not_marked() -> None:
    assert marked("sub-embargo embargovrij preembargo em\u0301bargo embargo\u0301", "embargo", "nl") == [
        "embargo", "em\u0301bargo", "embargo\u0301",
    ]  # fmt: skip


def test_many_different_words_are_marked_as_one_is() -> None:
    words = [f"woord{number}" for number in range(60)]
    assert marked(" ".join(words), "woord*") == words
    assert marked(" ".join(words), "woord7") == ["woord7"]


def test_a_matcher_serves_many_texts() -> None:
    matcher = Matcher(parse("brief").tree)
    assert [len(find_matches(text, matcher, "nl")) for text in ("brief, brieven", "brief", "boek")] == [2, 1, 0]


def test_a_query_of_fields_alone_has_nothing_to_mark() -> None:
    assert not Matcher(parse("kind:letter -embargo").tree)
    assert Matcher(parse("embargo").tree)


# --- passages -------------------------------------------------------------------------------------

PAGES = PagedText(
    text=LETTER,
    language="nl",
    page_starts=(0, LETTER.index("L’Europe")),
    page_labels=("i", "ii"),
    paragraph_starts=(0, LETTER.index("De sancties"), LETTER.index("L’Europe")),
)


def test_a_passage_knows_its_page_its_label_and_its_paragraph() -> None:
    (passage,) = best_passages(PAGES, Matcher(parse("185").tree), width=80)
    assert (passage.page, passage.page_label, passage.paragraph) == (2, "ii", 3)
    assert passage.text == "De slotverklaring van de top (A/RES/77/7) noemt 185 landen."
    assert [passage.text[start:end] for start, end in passage.marks] == ["185"]


def test_the_first_mark_decides_on_the_page() -> None:
    (passage,) = best_passages(PAGES, Matcher(parse("blocus zweeg").tree))
    assert passage.text.count("\n\n") == 1
    assert (passage.page, passage.paragraph) == (1, 2)


def test_more_different_terms_come_first_then_more_marks_then_the_earlier() -> None:
    filler = "Dit is vulling zonder meer. " * 20
    text = f"alfa. {filler}alfa alfa. {filler}alfa beta. {filler}alfa."
    found = best_passages(PagedText(text=text, language="nl"), Matcher(parse("alfa beta").tree), width=60)
    assert [[passage.text[start:end] for start, end in passage.marks] for passage in found] == [
        ["alfa", "beta"], ["alfa", "alfa"], ["alfa"],
    ]  # fmt: skip
    assert found[2].start == 0


def test_no_more_passages_are_given_than_asked_for() -> None:
    text = "alfa. " + ("vulling " * 50 + "alfa. ") * 5
    matcher = Matcher(parse("alfa").tree)
    assert [len(best_passages(PagedText(text=text), matcher, limit=limit)) for limit in (1, 2, 3)] == [1, 2, 3]


def test_without_anything_to_mark_a_text_shows_its_beginning() -> None:
    for query in ("kind:letter", "olifant"):
        (passage,) = best_passages(PAGES, Matcher(parse(query).tree), width=60)
        assert (passage.text, passage.marks) == ("Geachte minister,\n\nDe sancties treffen de bevolking.", ())
        assert (passage.start, passage.page, passage.paragraph) == (0, 1, 1)


def test_a_passage_is_cut_at_words_where_no_sentence_fits() -> None:
    text = "woord " * 40 + "naald " + "woord " * 40
    (passage,) = best_passages(PagedText(text=text), Matcher(parse("naald").tree), width=50)
    assert len(passage.text) <= 50
    assert set(passage.text.split()) == {"woord", "naald"}


@pytest.mark.parametrize("width", range(10, 60))
def test_a_number_is_no_end_of_a_sentence(width: int) -> None:
    text = "Zij gaven toen naald 12.500 euro aan de mensen van het dorp " * 3
    found = best_passages(PagedText(text=text), Matcher(parse("naald").tree), width=width, limit=1)
    assert not found[0].text.endswith("12.")


def test_a_mark_that_runs_out_of_a_passage_is_left_out_of_it() -> None:
    (passage,) = best_passages(
        PagedText(text="naald en dan een twee drie"), Matcher(parse('naald "een twee"').tree), width=18
    )
    assert (passage.text, passage.marks) == ("naald en dan een", ((0, 5),))


def test_words_without_an_end_are_cut_in_the_middle() -> None:
    (passage,) = best_passages(PagedText(text="x" * 500), Matcher(parse("*").tree), width=100)
    assert passage.text == "x" * 100
    (passage,) = best_passages(PagedText(text="/".join(["xx"] * 200 + ["naald"] + ["xx"] * 200)), naald(), width=100)
    assert passage.text == "naald"


def naald() -> Matcher:
    return Matcher(parse("naald").tree)


def test_a_mark_longer_than_a_passage_is_shown_whole() -> None:
    (passage,) = best_passages(PagedText(text=LETTER), Matcher(parse('"minister van handel zweeg"').tree), width=10)
    assert passage.text == "minister van Handel zweeg"


def test_an_empty_text_has_no_passage() -> None:
    assert best_passages(PagedText(text=""), naald()) == []
    assert best_passages(PagedText(text=" \n"), naald()) == []


def test_a_whole_text_is_marked_for_its_own_page() -> None:
    assert mark_all(PAGES, Matcher(parse("minister top").tree)) == [
        (match.start, match.end) for match in find_matches(LETTER, Matcher(parse("minister top").tree), "nl")
    ]


TEXTS = st.lists(
    st.sampled_from([
        "alfa", "beta", "gamma", "Alfá", "alfa.", "beta!", "l'alfa", "al\u0301fa", "sub-alfa", "12.5", "«alfa»",
        "x/beta",
        "\n\n", "\n", "…", "alfabeta", "😀", "²", "a\u00adlfa", "",
    ]),
    max_size=60,
).map(" ".join)  # fmt: skip
QUERIES = st.sampled_from(
    [
        "alfa",
        '"alfa beta"',
        "alfa beta gamma",
        "alf*",
        "aflа~2 alfa~1",
        "alfa NEAR/3 gamma",
        'alfa "beta gamma" 12',
        "x",
    ]
)


@given(TEXTS, QUERIES, st.integers(1, 60), st.sampled_from(["nl", None]))
def test_passages_stand_where_they_say_and_marks_lie_inside(
    text: str, query: str, width: int, language: str | None
) -> None:
    paged = PagedText(text=text, language=language)
    matcher = Matcher(parse(query).tree)
    found = best_passages(paged, matcher, width=width)
    everything = mark_all(paged, matcher)
    assert bool(found) == bool(text.strip())
    for passage in found:
        assert text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert len(passage.text) <= max(width, *(end - start for start, end in [*everything, (0, 0)]))
        absolute = [(passage.start + start, passage.start + end) for start, end in passage.marks]
        assert absolute == [(a, b) for a, b in everything if passage.start <= a and b <= passage.end]
    in_order = sorted(found, key=lambda passage: passage.start)
    assert all(one.end <= other.start for one, other in pairwise(in_order))


@given(TEXTS, QUERIES)
def test_marks_are_ascending_apart_and_whole_words(text: str, query: str) -> None:
    marks = find_matches(text, Matcher(parse(query).tree), "nl")
    assert all(one.end <= other.start for one, other in pairwise(marks))
    words = words_of(text)
    for mark in marks:
        assert set(words_of(text[mark.start : mark.end])) <= set(words)


@pytest.mark.parametrize(
    ("word", "other", "distance", "expected"),
    [
        ("embargo", "embargo", 1, True),
        ("embrago", "embargo", 1, True),
        ("embarg", "embargo", 1, True),
        ("embargoes", "embargo", 2, True),
        ("embargoes", "embargo", 1, False),
        ("elefant", "embargo", 2, False),
        ("bmbargo", "embargo", 2, False),
    ],
)
def test_edits_are_counted_from_a_certain_first_letter(word: str, other: str, distance: int, *, expected: bool) -> None:
    assert is_within(word, other, distance) is expected
    assert is_within(other, word, distance) is expected


@pytest.mark.parametrize(
    ("query", "text", "language", "marked"),
    [
        ("zone van vrede", "van alle kanten een zone van vrede, van hier tot daar", "nl", ["zone", "van", "vrede"]),
        ("van de", "van alle kanten de zee", "nl", ["van", "de"]),
        ("van vrede", "de kaai van hier", "nl", []),
        ("the harbour", "the town and the harbour", None, ["the", "harbour"]),
        ('van "zone van"', "van hier, een zone van vrede van daar", "nl", ["zone van"]),
    ],
)
def test_function_words_are_marked_only_beside_another_word_of_the_query(
    query: str, text: str, language: str | None, marked: list[str]
) -> None:
    matches = find_matches(text, Matcher(parse(query).tree), language)
    assert [text[match.start : match.end] for match in matches] == marked

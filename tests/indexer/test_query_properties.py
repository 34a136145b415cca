"""Any text is read, and what was understood reads the same again."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indexer.query import (
    DateRange,
    Everything,
    FieldIs,
    Fuzzy,
    Near,
    Nothing,
    Parsed,
    Phrase,
    Prefix,
    Tree,
    Word,
    all_of,
    any_of,
    from_json,
    not_of,
    parse,
    to_json,
    to_text,
)

PIECES = st.sampled_from([
    "(", ")", '"', "“", "”", "«", "-", "--", "AND", "OR", "NOT", "OF", "NIET", "NEAR", "NEAR/3",
    "*", "~", "~2", ":", "..",
    "to:", "aan:", "date:", "kind:", "x:", "2025", "2025-11", "letter", "embargo", "sancties*", "minister~1",
    "l'Europe",
    "A/RES/77/7", '"van de minister"', '"a b"~3', "œuvre", "ÉTÉ", "½", "²", "ʼn", "ﬁ", "İ", "ß",
    "a\u0301", "\u00ad", "😀",
    "\x00", "\ud800", "'", "’s",
])  # fmt: skip
TYPED = st.one_of(
    st.text(st.characters()),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=25).map("".join),
)


@given(TYPED)
def test_any_input_is_read_and_what_was_understood_reads_the_same(text: str) -> None:
    parsed = parse(text)
    again = parse(parsed.understood)
    assert again.tree == parsed.tree
    assert again.understood == parsed.understood
    assert not again.notes


def test_syllables_that_are_taken_apart_to_be_folded_are_put_together_again() -> None:
    assert parse(parse("가;00*").understood).tree == parse("가;00*").tree


@given(TYPED)
def test_what_is_kept_as_json_comes_back(text: str) -> None:
    tree = parse(text).tree
    assert from_json(to_json(tree)) == tree


WORDS = st.sampled_from(["embargo", "minister", "cuba", "77"])
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
LEAVES: st.SearchStrategy[Tree] = st.one_of(
    st.builds(Word, WORDS),
    st.builds(Phrase, st.lists(WORDS, min_size=1, max_size=4).map(tuple)),
    st.builds(Prefix, WORDS),
    st.builds(Fuzzy, WORDS, st.integers(1, 2)),
    st.builds(Near, st.lists(WORDS, min_size=2, max_size=3, unique=True).map(tuple), st.integers(1, 50)),
    st.just(FieldIs("to", "Maxime Prévot")),
    st.builds(lambda one, other: DateRange(min(one, other), max(one, other)), DATES, DATES),
    st.builds(lambda day: DateRange(day, None), DATES),
    st.builds(lambda day: DateRange(None, day), DATES),
    st.sampled_from([Everything(), Nothing()]),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        parts.map(not_of), st.lists(parts, max_size=4).map(all_of), st.lists(parts, max_size=4).map(any_of)
    ),
    max_leaves=15,
)


@given(TREES)
def test_every_tree_can_be_written_and_read_back(tree: Tree) -> None:
    assert parse(to_text(tree)) == Parsed(tree, to_text(tree), ())
    assert from_json(to_json(tree)) == tree

"""Tokens and stems: what meets, what does not, and where it stands."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analyzers import (
    LANGUAGES,
    analyse,
    fold,
    is_stop,
    query_stems,
    signs_of,
    stem_terms,
    tokens,
    words_of,
)

PAIRS = Path(__file__).parent / "pairs"


def groups(table: str) -> list[tuple[str, tuple[str, ...]]]:
    """Read the groups of words of a table, a line each, with their language."""
    lines = [
        (code, line) for code in LANGUAGES for line in (PAIRS / f"{table}.{code}.txt").read_text("utf-8").split("\n")
    ]
    return [(code, tuple(line.split())) for code, line in lines if line]


def first_word(word: str) -> str:
    """Give what stands before the 's: there the text is divided."""
    return word.partition("'")[0]


@pytest.mark.parametrize(("language", "words"), groups("meet"))
def test_inflections_of_one_word_meet(language: str, words: tuple[str, ...]) -> None:
    for asked in words:
        for kept in words:
            stems = set(stem_terms(first_word(kept), language))
            assert stems & set(query_stems(first_word(asked), (language,))), (asked, kept)


@pytest.mark.parametrize(("language", "words"), groups("apart"))
def test_different_words_do_not_meet(language: str, words: tuple[str, ...]) -> None:
    one, other = words
    assert not set(stem_terms(one, language)) & set(query_stems(other, LANGUAGES))


@pytest.mark.parametrize(("language", "words"), groups("meet"))
def test_a_word_has_one_of_the_signs_of_its_stems(language: str, words: tuple[str, ...]) -> None:
    for asked in words:
        signs = signs_of(query_stems(first_word(asked), (language,)))
        assert all(any(sign in fold(first_word(kept)) for sign in signs) for kept in words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'Europe et l’été", "l europe et l ete"),
        ("VLIR-UOS", "vlir uos"),
        ("A/RES/77/7, 2271/96 en C-123/45", "a res 77 7 2271 96 en c 123 45"),
        ("17-18 juli", "17 18 juli"),
        ("embargo's", "embargo s"),
        ("het akkoord² geldt", "het akkoord geldt"),
        ("sanc\u00adties", "sancties"),
        ("_nadruk_ snake_case", "nadruk snake case"),
        ("ﬁnanciële Œuvre Straße ĳs Søren Łódź", "financiele oeuvre strasse ijs soren lodz"),
        ("financie\u0308le", "financiele"),
        ("Ǽ ½", "ae 12"),
        ("😀 … —", ""),
    ],
)
def test_a_text_falls_into_folded_words(text: str, words: str) -> None:
    assert words_of(text) == words.split()
    assert [token.text for token in tokens(text)] == words.split()


def test_a_mark_that_folds_away_is_no_word() -> None:
    assert words_of("\u3099 ﾞ een") == ["een"]
    assert not list(tokens("ﾞ"))
    assert stem_terms("ﾞ", "nl") == ()


@given(st.text())
def test_tokens_stand_where_they_say_and_fold_to_themselves(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.text == fold(token.text)
        assert words_of(token.text) == [token.text]
        end = token.end


@given(st.text(alphabet="aeéëïoöucçnñ lr'-"))
def test_composed_and_decomposed_texts_give_the_same_words(text: str) -> None:
    assert words_of(unicodedata.normalize("NFD", text)) == words_of(unicodedata.normalize("NFC", text))


@given(st.text(), st.sampled_from((*LANGUAGES, None, "de")))
def test_any_text_in_any_language_can_be_analysed(text: str, language: str | None) -> None:
    analysis = analyse(text, language)
    assert analysis.words == words_of(text)
    assert all(stem[:3] in {"nl~", "fr~", "es~", "en~"} and stem[3:] for stem in analysis.stems)


def test_stems_carry_their_language_and_function_words_have_none() -> None:
    assert analyse("De brieven", "nl") == (["de", "brieven"], ["nl~brief"])
    assert stem_terms("van", "nl") == ()
    assert query_stems("die", ("nl", "en")) == ("en~die",)


def test_a_text_in_an_unknown_language_is_kept_under_all_four() -> None:
    assert {stem[:2] for stem in stem_terms("sanctions", None)} == set(LANGUAGES)
    assert stem_terms("sanctions", "de") == stem_terms("sanctions", None)


def test_function_words_are_known_in_capitals_and_without_accents() -> None:
    assert is_stop("VAN", "nl")
    assert is_stop("más", "es")
    assert not is_stop("brief", "nl")

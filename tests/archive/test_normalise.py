import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.normalise import clean, find_words, fold, has_content, one_line, paragraph_starts, squash, tidy

# letters of our languages, marks, what PDF and Word add, and some of everything else
TEXTS = st.text(
    st.sampled_from("abcdeéÉïßœæﬁ½²ﬃĳ \n\t-–—’‘“”«»'\".,;:!?0123456789\u0301\u0308\u00ad\u00a0")
    | st.characters(codec="utf-8")
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("cafe\u0301", "café"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("o\ufb03ce, \ufb01n, \u0132sland", "office, fin, IJsland"),
        ("am\u00adbassade", "ambassade"),
        ("ambas\u00ad\nsade", "ambassade"),
        ("a\u200bb\ufeffc\x07d", "abcd"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("‘zo’n’ – “ja” — «oui»", "‘zo’n’ – “ja” — «oui»"),
    ],
)
def test_clean_gives_the_stored_form(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@pytest.mark.parametrize(
    ("raw", "kept"), [("na¨ıve", "naïve"), ("Bel¨gie", "Bel¨gie"), ("caf´e", "café"), ("gar¸con", "garçon")]
)
def test_an_accent_that_stands_beside_its_letter_is_put_on_it(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@pytest.mark.parametrize("words", ["foto´s", "l´article", "qu´il", "zo´n"])
def test_an_acute_that_serves_as_apostrophe_stays(words: str) -> None:
    assert clean(words) == words


@given(TEXTS)
def test_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_tidy_leaves_one_empty_line_and_no_spaces_around_lines() -> None:
    assert tidy("\n\n a  b \n\n \n\n c\n") == "a b\n\nc"


def test_one_line_is_one_line() -> None:
    assert one_line(" De\u00a0Belgische\n\n ambassade ") == "De Belgische ambassade"


@pytest.mark.parametrize(("text", "answer"), [("", False), (" —\n…", False), ("·1·", True), ("يولد", True)])
def test_content_is_a_letter_or_a_digit(text: str, answer: bool) -> None:  # noqa: FBT001  # a value of the table
    assert has_content(text) is answer


def test_paragraphs_start_after_empty_lines() -> None:
    assert paragraph_starts("een\ntwee\n\ndrie\n\nvier") == (0, 10, 16)
    assert paragraph_starts("") == ()


def test_fold_makes_typography_equal_and_keeps_case_and_accents() -> None:
    assert fold("„Eén   “citaat” – Ja”").text == "'Eén 'citaat' - Ja'"


def test_fold_joins_a_word_hyphenated_at_a_line_end() -> None:
    assert fold("de Belgi-\nsche stem").text == "de Belgische stem"


@given(TEXTS)
def test_each_folded_character_knows_where_it_came_from(text: str) -> None:
    for folded in (fold(text), squash(text)):
        assert len(folded.starts) == len(folded.text)
        assert list(folded.starts) == sorted(folded.starts)
        assert all(start < len(text) for start in folded.starts)


def test_squash_keeps_letters_and_digits_only() -> None:
    assert squash("VLIR-UOS: “Été, cœur & Straße 1½”").text == "vliruosetecoeurstrasse112"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Die reputatie laat ons\ntoe een beetje", "LAAT ONS TOE", "laat ons\ntoe"),
        ("de VLIR-\nUOS, of", "VLIRUOS", "VLIR-\nUOS"),
        ("zo’n sterk signaal", "zo'n sterk", "zo’n sterk"),
        ("cafe\u0301 noir", "café", "cafe\u0301"),
    ],
)
def test_a_quotation_is_found_whatever_its_typography(text: str, words: str, found: str) -> None:
    span = find_words(text, words)
    assert span
    assert text[slice(*span)] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ambassadeur", "ambassade"),
        ("de ambassade", "bassade"),
        ("½ uur", "1"),
        ("½ uur", "2 uur"),
        ("tekst", "…"),
        ("", "a"),
    ],
)
def test_part_of_a_word_or_nothing_is_not_found(text: str, words: str) -> None:
    assert find_words(text, words) is None


def test_the_nearest_of_several_occurrences_is_given() -> None:
    text = "vrede nu, vrede dan, vrede ooit"
    assert find_words(text, "vrede") == (0, 5)
    assert find_words(text, "vrede", near=12) == (10, 15)
    assert find_words(text, "vrede", near=31) == (21, 26)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1), st.data())
def test_every_passage_of_a_text_finds_itself(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:first])
    passage = " ".join(words[first : last + 1])
    if squash(passage).text:
        span = find_words(text, passage, near=start)
        assert span
        assert squash(text[slice(*span)]).text == squash(passage).text
        assert abs(span[0] - start) <= len(passage)

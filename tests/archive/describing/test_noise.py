"""A text that a scanner misread is told from one that it read well, and its names wait for a person."""

import pytest

from archive.describing.base import SURE
from archive.describing.noise import looks_misread
from tests.archive.describing.extracts import BODY, described, letter


@pytest.mark.parametrize("language", BODY)
def test_a_good_text_does_not_look_misread(language: str) -> None:
    assert not looks_misread(BODY[language], language)
    assert not looks_misread(BODY[language], "")
    assert not looks_misread("", language)


@pytest.mark.parametrize(
    ("before", "after"), [("omdat", "ornrnat"), ("eilanden", "ei1anden"), ("onze", "onz e b"), ("schrijven", "schrl")]
)
def test_words_that_no_language_has_make_a_text_look_misread(before: str, after: str) -> None:
    assert looks_misread(f"Wij zijn onze {before} {BODY['nl']}".replace(before, after), "nl")


def test_a_small_word_of_another_language_does_not() -> None:
    assert not looks_misread(f"{BODY['nl'] * 8} La Casa se llama así", "nl")


def test_in_a_misread_text_only_what_returns_letter_by_letter_is_filled_in() -> None:
    head = "Mevrouw Griet Ooms\nKerkstraat 3\n9000 Gent\n\nBetreft: visa voor gasten"
    good = letter("nl", head=head, salutation="Geachte mevrouw Ooms,", foot="Hoogachtend,\n\nEls Claes\nvoorzitter")
    misread = good.replace("eilanden", "ei1anden")
    fields = {one.field for one in described(good) if one.confidence >= SURE}
    assert {"title", "sender", "recipient", "language"} <= fields
    assert not {"title", "sender", "recipient"} & {one.field for one in described(misread) if one.confidence >= SURE}

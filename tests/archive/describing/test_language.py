"""The language of a text, and when it is better not said."""

import pytest

from archive.describing.language import identify_language, propose_language
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, extract


@pytest.mark.parametrize("language", BODY)
def test_a_paragraph_is_enough(language: str) -> None:
    (proposal,) = propose_language(extract(BODY[language]))
    assert proposal.value == language
    assert proposal.confidence >= 0.95


def test_a_long_text_has_the_language_of_most_of_it() -> None:
    (proposal,) = propose_language(extract(f"{BODY['en']} " * 8 + f"{BODY['nl']} " * 60))
    assert proposal.value == "nl"
    assert proposal.confidence >= 0.95


def test_a_tiny_text_gets_no_language() -> None:
    assert identify_language("Ja, graag.") is None
    assert propose_language(extract("Ja, graag.")) == []


def test_a_short_text_is_left_to_a_person() -> None:
    (proposal,) = propose_language(extract("Dank u voor het snelle antwoord"))
    assert proposal.value == "nl"
    assert proposal.confidence < 0.8


def test_what_the_file_states_confirms_the_words() -> None:
    (proposal,) = propose_language(extract(BODY["fr"], Field("language", "fr-BE", "html-meta")))
    assert proposal.confidence == 0.99


def test_what_the_file_states_counts_for_a_tiny_text() -> None:
    (proposal,) = propose_language(extract("Beste", Field("language", "nl", "html-meta")))
    assert (proposal.value, proposal.confidence) == ("nl", 0.6)


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrte Damen und Herren, wir schreiben Ihnen wegen der Lage auf den Inseln und bitten um Antwort.",
        "Escrevemos porque a situação das ilhas nos preocupa muito e porque esperamos uma resposta do senhor.",
    ],
)
def test_a_neighbouring_language_is_none_of_ours(text: str) -> None:
    assert propose_language(extract(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt magna aliqua.",
        "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا وعليهم أن يعامل",
    ],
)
def test_a_text_without_small_words_is_not_filled_in(text: str) -> None:
    assert all(proposal.confidence < 0.8 for proposal in propose_language(extract(text)))

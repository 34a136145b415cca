"""The kinds of documents of many offices, by the form each has in its country."""

import re
from pathlib import Path

import pytest

from archive.describing.base import SURE
from archive.describing.kind import propose_kind
from tests.archive.describing.extracts import BODY, reading

FORMS = re.findall(
    r"^=== (\S+) (\S+)\n(.*?)(?=^=== |\Z)",
    (Path(__file__).parent / "kind_forms.txt").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
"""Kind, language and text; ``{body}`` stands for a sentence that says nothing of the kind."""
SENTENCE = {
    "nl": "Wij hebben vastgesteld dat de wachttijden oplopen en dat de middelen van vorig jaar niet volstonden.",
    "fr": "Les délais s’allongent depuis des mois et les moyens alloués l’an dernier ne suffisaient pas.",
    "es": "Durante los últimos meses los plazos se alargan y los medios asignados no bastaban para todos.",
    "en": "Over the past months waiting times have grown and the means granted last year were not enough.",
}


@pytest.mark.parametrize(("kind", "language", "text"), FORMS)
def test_a_form_tells_its_kind(kind: str, language: str, text: str) -> None:
    best = propose_kind(reading(text.format(body=SENTENCE[language]), language=language))[0]
    assert (best.value, best.confidence >= SURE) == (kind, True)


def test_labels_that_stand_once_are_no_conversation() -> None:
    text = f"Plaats: Gent\n\nZaal: De Kring\n\nSpreker: Jan Smets\n\nInkom: 5 euro\n\n{BODY['nl']}"
    assert propose_kind(reading(text))[0].value != "interview"


def test_the_words_above_a_salutation_are_its_subject_and_name_no_kind() -> None:
    text = f"Resolutie over het water\n\nBeste Els,\n\n{BODY['nl']}\n\nMet vriendelijke groeten,\n\nTom Claes"
    assert propose_kind(reading(text))[0].value == "letter"

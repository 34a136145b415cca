"""The language a text is written in: Dutch, French, Spanish or English, or none that we know."""

import math
import re
from functools import cache
from itertools import islice

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.describing.base import Proposed
from archive.readers.base import Extract

LANGUAGES = ("nl", "fr", "es", "en")
NEIGHBOURS = ("de", "pt", "it")
"""Known only to be told apart: a text in one of these gets no language."""

SMALL_WORDS = {
    "nl": "de het een en van in op te dat die is niet met voor aan zijn wij u om er ook bij naar door uw geen ik",
    "fr": "de la le les des et à l d du en un une que qui est pour nous vous dans au ce ne pas par sur votre je",
    "es": "de la el los las y en que a un una se por con para del al no es su le lo les nos como más",
    "en": "the of and to in a is that for we you it on with as be this by are at not our your i from have",
}
FEWEST_SMALL_WORDS = 0.1
"""Share of the words; running text in these languages has a third."""

ENOUGH = 25
"""Letters below which nothing is proposed."""
SHORT = 60
"""Letters below which the model errs in more than one of a hundred texts."""
SAMPLE = 20_000
"""Code points looked at; more does not change the answer."""
STRETCHES = 4
STRETCH = 750
"""A longer sample is read in so many stretches of so many code points, evenly spread: they give the same answer."""
CLEAR = 0.95
"""Share of the probability the first language must have to be sure."""


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model, on first use and once: it takes 132 MB of memory and half a second."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([*LANGUAGES, *NEIGHBOURS])
    return identifier


def identify_language(text: str) -> tuple[str, float] | None:
    """Give the language of a text in ISO 639-1 and its share of the probability (0 to 1), or None for a tiny text."""
    sample = text[:SAMPLE]
    if not _has_letters(sample, ENOUGH):
        return None
    ranked = _identifier().rank(_stretches(sample))
    best = ranked[0][1]
    return ranked[0][0], 1 / sum(math.exp(score - best) for _, score in ranked)


def _stretches(sample: str) -> str:
    if len(sample) <= STRETCHES * STRETCH:
        return sample
    starts = (each * (len(sample) - STRETCH) // (STRETCHES - 1) for each in range(STRETCHES))
    return "\n".join(sample[start : start + STRETCH] for start in starts)


def propose_language(extract: Extract) -> list[Proposed]:
    """Propose the language of an extract; what its file states counts where the text is too short to tell."""
    stated = [field.value[:2].lower() for field in extract.fields if field.name == "language"]
    declared = next((language for language in stated if language in LANGUAGES), "")
    found = identify_language(extract.text)
    if found and found[0] in LANGUAGES:
        confidence = _confidence(extract.text, found, agrees=found[0] == declared)
        return [_proposal(found[0], confidence, "its words")]
    if declared and not found:
        return [_proposal(declared, 0.6, "stated in the file")]
    return []


def _confidence(text: str, found: tuple[str, float], *, agrees: bool) -> float:
    language, share = found
    if agrees:
        return 0.99
    if share < CLEAR or not _has_its_small_words(text, language):
        return 0.6
    return 0.97 if _has_letters(text[:SAMPLE], SHORT) else 0.75


def _has_letters(text: str, least: int) -> bool:
    """Tell whether a text has so many letters."""
    return next(islice(filter(str.isalpha, text), least - 1, None), "") != ""


def _has_its_small_words(text: str, language: str) -> bool:
    """Tell whether a text holds the small words of a language: what is in none of the seven, or garbled, does not."""
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].lower())
    small_words = frozenset(SMALL_WORDS[language].split())
    return sum(word in small_words for word in words) >= len(words) * FEWEST_SMALL_WORDS


def _proposal(language: str, confidence: float, reason: str) -> Proposed:
    return Proposed(field="language", value=language, words="", confidence=confidence, reason=reason)

"""Text → tokens and stems, in one way for what is kept and for what is asked.

A **token** is a run of letters and digits. Everything else divides: spaces, hyphens, slashes, underscores,
apostrophes, and digits raised or lowered (a footnote's number is no part of its word). So ``l'Europe`` is l, europe;
``VLIR-UOS`` is vlir, uos; ``A/RES/77/7`` is a, res, 77, 7, and whole again in a query, which asks for such a run of
tokens as a phrase.
Combining accents, soft hyphens and invisible joiners belong to the word they stand in.

Tokens are **folded**: lower case, no accents, ligatures and ĳ œ æ ß ø ł written out. None is left out: a phrase must
find its articles.

**Stems** carry their language (``nl~brief``), because the four languages share one field of the index. Each word
gives the stem of its written form, folded, and the stem of its folded form where that is another: so ``resolución`` and
``resolucion`` meet. A French word that may be a verb gives the stem of that too. Function words give no stem. Snowball
is corrected where it fails on the vocabulary of this archive (``indexer/corrections.py``).
"""

import re
import threading
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from indexer.corrections import AFTER, ALSO, BEFORE, IRREGULAR, OTHER_BEGINNINGS

ANALYSIS_VERSION = 2
"""Any change of what a text yields here must raise this: an index made by another version is rebuilt."""

LANGUAGES = ("nl", "fr", "es", "en")
"""The languages that have stems, in ISO 639-1."""

_SNOWBALL = {"nl": "dutch", "fr": "french", "es": "spanish", "en": "english"}

# raised and lowered digits; modifier letters, among them an apostrophe
_DIVIDERS = "_\u00b2\u00b3\u00b9\u02b0-\u02ff\u2070-\u209c"
# combining accents, soft hyphen, zero-width joiners, word joiner
_INSIDE = "\u0300-\u036f\u00ad\u200c\u200d\u2060"
WORD = re.compile(rf"[^\W{_DIVIDERS}]+(?:[{_INSIDE}]+[^\W{_DIVIDERS}]*)*")
"""One token of a text as it stands there; the one definition for indexing, asking and marking."""

PART = re.compile(rf"[^\W{_DIVIDERS}]|[{_INSIDE}]")
"""One character of a token."""

_NOT_A_LETTER = re.compile(rf"[\W{_DIVIDERS}]+")
_WRITTEN_OUT = str.maketrans({
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i",
})  # fmt: skip


class Token(NamedTuple):
    """A folded word and where it stands: 0-based, half-open code points into the text as given."""

    text: str
    start: int
    end: int


class Analysis(NamedTuple):
    """What a text gives the index: its folded words in order, and its stems (any order, as often as they occur)."""

    words: list[str]
    stems: list[str]


def fold(word: str) -> str:
    """Bring one word into its folded form; folding twice changes nothing.

    >>> fold("Œuvre"), fold("Straße"), fold("CAFÉS"), fold("ﬁnancieel")
    ('oeuvre', 'strasse', 'cafes', 'financieel')
    """
    return word.lower() if word.isascii() else _fold(word)


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    once = unicodedata.normalize("NFKD", word.casefold().translate(_WRITTEN_OUT))
    # what was taken apart may hold capitals and letters of its own (Ǽ, ㎏): once more, then only letters and digits
    twice = unicodedata.normalize("NFKD", once.casefold().translate(_WRITTEN_OUT))
    return unicodedata.normalize("NFC", _NOT_A_LETTER.sub("", twice))


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of a text in order.

    The text should be in NFC, as the archive keeps it; one in NFD gives the same words, at its own offsets.
    """
    for match in WORD.finditer(text):
        folded = fold(match[0])
        if folded:
            yield Token(folded, match.start(), match.end())


def words_of(text: str) -> list[str]:
    """Give the folded words of a text in order, without their places."""
    return [folded for word in WORD.findall(text) if (folded := fold(word))]


def analyse(text: str, language: str | None) -> Analysis:
    """Give all that the index keeps of a text in ``language`` (ISO 639-1), or in one nobody knows."""
    found = WORD.findall(text)
    return Analysis(
        [folded for word in found if (folded := fold(word))],
        [stem for word in found for stem in stem_terms(word, language)],
    )


def stem_terms(word: str, language: str | None) -> tuple[str, ...]:
    """Give the stems under which a word of a text is kept; none for a function word.

    ``word`` is as it stands in the text, accents and all. Where the language is not known, or not one of LANGUAGES, the
    word is kept under all four.
    """
    return _stems(word.lower(), language if language in _SNOWBALL else None)


def query_stems(word: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Give the stems that a word typed in a query may be found under, in any of the languages; none twice.

    >>> query_stems("brieven", ("nl",))
    ('nl~brief',)
    """
    return tuple(dict.fromkeys(stem for language in languages for stem in stem_terms(word, language)))


def signs_of(stems: Collection[str]) -> set[str]:
    """Return strings one of which stands in every folded word that has one of the stems.

    They are the first two letters of a stem, or the first where both are the same (oog, ogen); an irregular word is its
    own sign.
    """
    signs = {stem[3] if stem[3] == stem[4:5] else stem[3:5] for stem in stems}
    for language, irregular in IRREGULAR.items():
        signs |= {word for word, stem in irregular.items() if f"{language}~{stem}" in stems}
    return signs | set(OTHER_BEGINNINGS)


def is_stop(word: str, language: str) -> bool:
    """Tell whether a word, in any case and with or without its accents, is a function word of the language."""
    return fold(word) in _STOP_WORDS[language]


@lru_cache(maxsize=50_000)
def _stems(word: str, language: str | None) -> tuple[str, ...]:
    if language is None:
        return tuple(stem for each in LANGUAGES for stem in _stems(word, each))
    folded = fold(word)
    if not folded or folded in _STOP_WORDS[language]:
        return ()
    forms = dict.fromkeys((unicodedata.normalize("NFC", word), folded))
    also = (reading for form in forms for reading in ALSO[language].readings(form))
    return tuple(f"{language}~{stem}" for stem in dict.fromkeys(_stem(form, language) for form in (*forms, *also)))


def _stem(word: str, language: str) -> str:
    irregular = IRREGULAR[language].get(fold(word))
    if irregular:
        return irregular
    word = BEFORE[language].apply(word)
    # letters that fold away altogether leave no stem: such a word is its own
    stem = fold(_stemmer(language).stemWord(word)) or fold(word)
    return AFTER[language].apply(stem)


_threads = threading.local()


def _stemmer(language: str) -> "Stemmer.Stemmer":
    """Give this thread its own stemmer: they are not said to be safe between threads."""
    stemmers: dict[str, Stemmer.Stemmer] = _threads.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(_SNOWBALL[language])
    return stemmers[language]


# --- words that say nothing ---------------------------------------------------------------------

_FUNCTION_WORDS = {
    "nl": """
        aan al als bij daar dan dat de der des deze die dit doch door dus een en er ge had hadden heb hebben
        hebt heeft hem het hier hij hoe hun ik in is ja je kan kon kunnen maar me met mij mijn na naar niet
        nog nu of om omdat ons onze ook op over te ten ter toch tot u uit uw van voor waar was waren wat we
        wel werd werden wie wij word worden wordt ze zelf zich zij zijn zo zou zouden zoals
    """,
    "fr": """
        a ai as au aux avec avons avez c ce ces cet cette d dans de des du elle elles en est et eux il ils j
        je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour qu
        que qui s sa se ses si son sont sur ta te tes toi ton tu un une vos votre vous y
    """,
    "es": """
        a al ante como con contra cual de del desde donde e el ella ellas ellos en entre era es esa ese eso
        esta este esto fue ha han hasta hay la las le les lo los mas me mi mis muy ni no nos o para pero por
        que se ser si sin sobre son su sus te tu tus u un una unas uno unos y ya yo
    """,
    "en": """
        a an and are as at be been being but by did do does for from had has have he her hers him his i if in
        into is it its me my no nor not of on or our ours s she so than that the their them then there these
        they this those to too us was we were what when where which who whom why will with would you your
    """,
}
_STOP_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}

"""Generated documents: words of four invented vocabularies, as unevenly used as in real prose.

The words are made of syllables that the language uses, the most frequent ones are its real function words, and their
frequencies follow Zipf and Mandelbrot. One document in eight words speaks of its own matter: of 25 words that others
use rarely. The same seed gives the same documents.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

WORDS_A_DOCUMENT = 750
VOCABULARY = 40_000
"""Words of one language."""

_SYLLABLES = {
    "nl": (
        "be ver ge ont aan in uit op land steen brief raad heid lijk schap werk ing en er den tig zaam ker "
        "vol dra mee sta"
    ),
    "fr": (
        "re dé pré con com inter ment tion sion eur euse age ance ique able ier ière au ou é ée li ra per sa no vi man"
    ),
    "es": (
        "re des con pre in ción sión dad mente ero era ado ida ante ista oso ora lla na ri ca me po sa ti lu ves gra"
    ),
    "en": (
        "re un con pre inter ment tion ness ship able ing ed er est ful ly ward hood land stone ri ca me po "
        "sa ti lu gra"
    ),
}
_FUNCTION_WORDS = {
    "nl": (
        "de het een van en in is dat op te voor met niet aan zijn er door ook bij naar uit als maar wij u om "
        "dan nog tot over"
    ),
    "fr": (
        "le la les de des et est que une un dans pour par sur au aux qui ne pas nous vous ce cette avec plus "
        "sont leur son"
    ),
    "es": (
        "el la los las de y que en un una por con para del al se no su sus es más como lo este esta entre sobre son nos"
    ),
    "en": (
        "the of and to a in that is for on with as by this it from are be not we you which at an have their has or our"
    ),
}
LANGUAGES = ("nl", "nl", "nl", "fr", "fr", "es", "en")
KINDS = ("letter", "letter", "letter", "email", "article", "interview", "declaration", "minutes")
PEOPLE = 400
TOPICS = 40


@dataclass(frozen=True, slots=True)
class Generated:
    """One document; ``people`` and ``topics`` are numbers from 0."""

    number: int
    language: str
    kind: str
    direction: str
    date: dt.date
    title: str
    text: str
    people: tuple[int, int]
    topics: tuple[int, ...]


class Vocabulary:
    """The words of one language, the most frequent first, with their cumulated weights."""

    def __init__(self, language: str, *, size: int = VOCABULARY) -> None:
        source = random.Random(f"words {language}")
        syllables = _SYLLABLES[language].split()
        words = dict.fromkeys(_FUNCTION_WORDS[language].split())
        while len(words) < size:
            words["".join(source.choices(syllables, k=source.choice((2, 2, 3, 3, 4))))] = None
        self.words = list(words)
        self.weights = list(accumulate(1 / (rank + 2.7) ** 1.07 for rank in range(size)))

    def draw(self, source: random.Random, number: int) -> list[str]:
        """Return ``number`` words as prose uses them."""
        return source.choices(self.words, cum_weights=self.weights, k=number)


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Return a vocabulary for each language."""
    return {language: Vocabulary(language) for language in dict.fromkeys(LANGUAGES)}


def generate(number: int, *, seed: int = 1) -> Iterator[Generated]:
    """Yield ``number`` documents, always the same ones for the same seed."""
    return generate_some(range(number), seed=seed)


def generate_some(numbers: Iterable[int], *, seed: int = 1) -> Iterator[Generated]:
    """Yield the documents of these numbers, as they are in ``generate``."""
    words = vocabularies()
    return (_document(each, words, random.Random(f"{seed} {each}")) for each in numbers)


def _document(number: int, words: dict[str, Vocabulary], source: random.Random) -> Generated:
    language = source.choice(LANGUAGES)
    vocabulary = words[language]
    own = source.sample(vocabulary.words[200:], 25)
    prose = [
        source.choice(own) if source.random() < 1 / 8 else word
        for word in vocabulary.draw(source, source.randint(WORDS_A_DOCUMENT * 2 // 5, WORDS_A_DOCUMENT * 8 // 5))
    ]
    kind = source.choice(KINDS)
    return Generated(
        number=number,
        language=language,
        kind=kind,
        direction=source.choice(("out", "in")) if kind in ("letter", "email") else "none",
        date=dt.date(2005, 1, 1) + dt.timedelta(days=source.randrange(365 * 21)),
        title=" ".join(own[:5]).capitalize(),
        text=_prose(prose, source),
        people=(source.randrange(PEOPLE), source.randrange(PEOPLE)),
        topics=tuple(sorted(source.sample(range(TOPICS), source.choice((0, 1, 1, 2))))),
    )


def _prose(words: list[str], source: random.Random) -> str:
    """Return the words as sentences of 6 to 26 words and paragraphs of 3 to 7 sentences."""
    paragraphs: list[str] = []
    sentences: list[str] = []
    at = 0
    while at < len(words):
        length = source.randint(6, 26)
        sentences.append(" ".join(words[at : at + length]).capitalize() + ".")
        at += length
        if len(sentences) >= source.randint(3, 7):
            paragraphs.append(" ".join(sentences))
            sentences = []
    return "\n\n".join([*paragraphs, " ".join(sentences)] if sentences else paragraphs)

"""Queries of every class, drawn from the generated words; no query comes twice."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.benchmarks.generate import Vocabulary, generate, vocabularies

Phase = Literal["warming", "cold", "warm"]
PHASES: tuple[Phase, ...] = ("warming", "cold", "warm")


@dataclass(frozen=True, slots=True)
class Query:
    """A search as the page gets it. ``text`` is in our query language; ``topic`` is a number from 0."""

    kind: str
    text: str
    years: tuple[int, int] | None = None
    topic: int | None = None
    by_date: bool = False


class Deck:
    """Deals words, each once: rare ones from the middle of the vocabularies, common ones from just below the top."""

    def __init__(self, *, seed: int = 7) -> None:
        self._source = random.Random(seed)
        words = vocabularies()
        self._rare = self._shuffled(words, 4_000, 12_000)
        self._common = self._shuffled(words, 60, 400)
        self._texts = [each.text for each in generate(900, seed=1)]
        self._source.shuffle(self._texts)

    def _shuffled(self, words: dict[str, Vocabulary], first: int, last: int) -> list[str]:
        dealt = sorted({word for each in words.values() for word in each.words[first:last] if len(word) > 5})
        self._source.shuffle(dealt)
        return dealt

    def rare(self) -> str:
        """Deal a word that few documents hold."""
        return self._rare.pop()

    def common(self) -> str:
        """Deal a word that many documents hold."""
        return self._common.pop()

    def three(self) -> str:
        """Deal three words that stand side by side somewhere."""
        words = self._texts.pop().split()
        at = self._source.randrange(len(words) - 3)
        return " ".join(words[at : at + 3]).strip(".").replace(".", "").lower()

    def misspelt(self) -> str:
        """Deal a word with two letters turned round."""
        word = self.rare()
        return f"{word[:2]}{word[3]}{word[2]}{word[4:]}"

    def number(self, end: int) -> int:
        """Deal a number below ``end``."""
        return self._source.randrange(end)


CLASSES: dict[str, Callable[[Deck], Query]] = {
    "rare word": lambda deck: Query("rare word", deck.rare()),
    "common word": lambda deck: Query("common word", deck.common()),
    "OR of 3": lambda deck: Query("OR of 3", f"{deck.common()} OR {deck.common()} OR {deck.rare()}"),
    "AND of 3": lambda deck: Query("AND of 3", f"{deck.common()} {deck.common()} {deck.common()}"),
    "phrase of 3": lambda deck: Query("phrase of 3", f'"{deck.three()}"'),
    "prefix": lambda deck: Query("prefix", f"{deck.rare()[:5]}*"),
    "fuzzy": lambda deck: Query("fuzzy", f"{deck.misspelt()}~"),
    "date + word": lambda deck: Query("date + word", deck.common(), years=(2010 + deck.number(5), 2018)),
    "topic + word": lambda deck: Query("topic + word", deck.common(), topic=deck.number(40)),
    "sorted by date": lambda deck: Query("sorted by date", deck.common(), by_date=True),
}


def deal(number: int) -> dict[Phase, list[Query]]:
    """Return for each phase ``number`` queries of each class, in turn; none stands in two phases."""
    deck = Deck()
    return {phase: [make(deck) for _ in range(number) for make in CLASSES.values()] for phase in PHASES}

"""Queries of every class, drawn from the generated words; no query comes twice."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from tests.benchmarks.generate import Vocabulary, generate, vocabularies

Phase = Literal["warming", "cold", "warm"]
PHASES: tuple[Phase, ...] = ("warming", "cold", "warm")


@dataclass(frozen=True, slots=True)
class Query:
    """A search as the page gets it. ``text`` is in our query language; ``topic`` is a number from 0.

    ``days`` are the first and the last; ``limit`` says how many hits are wanted.
    """

    kind: str
    text: str
    days: tuple[date, date] | None = None
    topic: int | None = None
    by_date: bool = False
    limit: int = 10

    @property
    def typed(self) -> str:
        """The text, with the days as a person types them."""
        return f"{self.text} date:{self.days[0]}..{self.days[1]}".strip() if self.days else self.text


@cache
def _texts() -> tuple[str, ...]:
    return tuple(it.text for it in generate(400))


class Deck:
    """Deals words, each once: rare ones from the middle of the vocabularies, common ones from just below the top."""

    def __init__(self, *, seed: int = 7) -> None:
        self._source = random.Random(seed)
        words = vocabularies()
        self._rare = self._shuffled(words, 4_000, 12_000)
        self._common = self._shuffled(words, 60, 400)
        self._texts = list(_texts())
        self._beginnings: set[str] = set()
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

    def beginning(self) -> str:
        """Deal the first five letters of a word that few documents hold."""
        beginning = self.rare()[:5]
        while beginning in self._beginnings:
            beginning = self.rare()[:5]
        self._beginnings.add(beginning)
        return beginning

    def misspelt(self) -> str:
        """Deal a word with two letters turned round."""
        word = self.rare()
        return f"{word[:2]}{word[3]}{word[2]}{word[4:]}"

    def number(self, end: int) -> int:
        """Deal a number below ``end``."""
        return self._source.randrange(end)

    def days(self) -> tuple[date, date]:
        """Deal a stretch of one to ten years."""
        first = date(2006, 1, 1) + timedelta(days=self.number(3_600))
        return first, first + timedelta(days=365 + self.number(3_285))


CLASSES: dict[str, Callable[[Deck], Query]] = {
    "rare word": lambda deck: Query("rare word", deck.rare()),
    "common word": lambda deck: Query("common word", deck.common()),
    "OR of 3": lambda deck: Query("OR of 3", f"{deck.common()} OR {deck.common()} OR {deck.rare()}"),
    "AND of 3": lambda deck: Query("AND of 3", f"{deck.common()} {deck.common()} {deck.common()}"),
    "phrase of 3": lambda deck: Query("phrase of 3", f'"{deck.three()}"'),
    "prefix": lambda deck: Query("prefix", f"{deck.beginning()}*"),
    "fuzzy": lambda deck: Query("fuzzy", f"{deck.misspelt()}~"),
    "date + word": lambda deck: Query("date + word", deck.common(), days=deck.days()),
    "date range": lambda deck: Query("date range", "", days=deck.days()),
    "topic + word": lambda deck: Query("topic + word", deck.common(), topic=deck.number(40)),
    "sorted by date": lambda deck: Query("sorted by date", deck.common(), by_date=True),
}

FACETS_ALONE = "facets alone"


def deal(number: int) -> dict[Phase, list[Query]]:
    """Return for each phase ``number`` queries of each class, in turn; none stands in two phases."""
    deck = Deck()
    return {phase: [make(deck) for _ in range(number) for make in CLASSES.values()] for phase in PHASES}


def deal_engines(number: int, *, facets: bool) -> list[Query]:
    """Return ``number`` queries of each class for engines without pages, in turn; other ones with facets than without.

    With facets there are as many that want only the counts.
    """
    deck = Deck(seed=8)
    dealt = [make(deck) for _ in range(2 * number) for make in CLASSES.values()]
    counts = [Query(FACETS_ALONE, deck.common(), limit=0) for _ in range(number)]
    half = len(dealt) // 2
    return dealt[:half] + counts if facets else dealt[half:]

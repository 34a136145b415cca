"""What a person types who remembers three words of a passage: in another form, without accents, one misspelt.

Remembered are words that are particular: three of the six of a passage that stand in the fewest documents; no names and
no figures, which are easier.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from archive.vocabulary import GIVEN
from archive.word_list import Entry, read_entries
from indexer.analyzers import WORD, fold, is_stop, words_of
from tests.evaluation.finding.corpus import Corpus, Paragraphs
from tests.evaluation.finding.inflecting import other_form

LANGUAGES = ("nl", "fr", "es", "en")
REMEMBERED = 3
PARTICULAR = 6
SHORTEST = 5
"""Letters of a word that is worth remembering."""


@dataclass(frozen=True, slots=True)
class Item:
    """Three words of a passage of a document, as they stand there, in lower case."""

    document: int
    language: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the document that it should find; ``language`` is that of the document."""

    document: int
    language: str
    query: str


Damage = Callable[[Item, Corpus, Random], tuple[str, ...]]


def items(texts: Mapping[int, Paragraphs], corpus: Corpus, *, number: int, seed: int) -> list[Item]:
    """Draw so many items, from each document in turn a passage of its own, as long as there are enough."""
    chance = Random(seed)
    drawn = {document: _shuffled(texts[document], chance) for document in sorted(texts)}
    found: list[Item] = []
    while drawn and len(found) < number:
        for document, passages in list(drawn.items()):
            if not passages:
                del drawn[document]
            elif words := _remembered(passages.pop(), texts[document].language, corpus, chance):
                found.append(Item(document, texts[document].language, words))
    return found[:number]


def _shuffled(text: Paragraphs, chance: Random) -> list[str]:
    passages = list(text) if text.language in LANGUAGES else []
    chance.shuffle(passages)
    return passages


def _remembered(passage: str, language: str, corpus: Corpus, chance: Random) -> tuple[str, ...]:
    words = sorted({word for word in WORD.findall(passage) if _is_content(word, language)})
    particular = sorted(words, key=lambda word: corpus.documents_with[fold(word)])[:PARTICULAR]
    return tuple(chance.sample(particular, REMEMBERED)) if len(particular) == PARTICULAR else ()


def _is_content(word: str, language: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word.islower() and not is_stop(word, language)


# --- what happens to the words on the way ---------------------------------------------------------


def as_written(item: Item, _corpus: Corpus, _chance: Random) -> tuple[str, ...]:
    """Return the words as they stand in the passage."""
    return item.words


def without_accents(item: Item, _corpus: Corpus, _chance: Random) -> tuple[str, ...]:
    """Return the words without their accents."""
    return tuple(map(fold, item.words))


def inflected(item: Item, corpus: Corpus, _chance: Random) -> tuple[str, ...]:
    """Return the words in another form, where they have one."""
    seen = corpus.seen[item.language]
    return tuple(other_form(word, item.language, seen) or word for word in item.words)


def misspelt(item: Item, _corpus: Corpus, chance: Random) -> tuple[str, ...]:
    """Return the words with one of them misspelt: two letters swapped, or one left out; the first letter is right."""
    return _one_misspelt(item.words, chance)


def all_of_it(item: Item, corpus: Corpus, chance: Random) -> tuple[str, ...]:
    """Return the words in another form, without accents, and one misspelt."""
    return _one_misspelt(tuple(map(fold, inflected(item, corpus, chance))), chance)


DAMAGES: dict[str, Damage] = {
    "as written": as_written,
    "without accents": without_accents,
    "inflected": inflected,
    "one misspelt": misspelt,
    "all of it": all_of_it,
}


def _one_misspelt(words: tuple[str, ...], chance: Random) -> tuple[str, ...]:
    which = chance.randrange(len(words))
    return (*words[:which], _misspelt(words[which], chance), *words[which + 1 :])


def _misspelt(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    if chance.random() < 0.5 and word[at] != word[at + 1]:  # one or the other
        return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
    return word[:at] + word[at + 1 :]


def ask(found: list[Item], damage: Damage, corpus: Corpus, *, seed: int) -> Iterator[Asked]:
    """Yield what is typed for each item."""
    for number, item in enumerate(found):
        yield Asked(item.document, item.language, " ".join(damage(item, corpus, Random(f"{seed} {number}"))))


# --- by the words of another language -------------------------------------------------------------


def translated(texts: Mapping[int, Paragraphs], corpus: Corpus, *, seed: int) -> Iterator[Asked]:
    """Yield for each document and other language three terms of the word list, particular to it, in that language.

    A term that the document holds in that language too (embargo) is none.
    """
    entries = read_entries(GIVEN.read_text(encoding="utf-8"), name=GIVEN.name)
    for document, text in sorted(texts.items()):
        folded = f" {' '.join(words_of(text.text))} "
        held = {entry: rarity for entry in entries if (rarity := _rarity(entry, text.language, folded, corpus))}
        for language in LANGUAGES:
            known = [entry for entry in held if language in entry.terms and not _is_held(entry, language, folded)]
            particular = sorted(known, key=lambda it: held[it])[:PARTICULAR]
            if language != text.language and len(particular) == PARTICULAR:
                three = Random(f"{seed} {document} {language}").sample(particular, REMEMBERED)
                yield Asked(document, text.language, " ".join(entry.terms[language][0] for entry in three))


def _is_held(entry: Entry, language: str, folded: str) -> bool:
    return any(f" {' '.join(words_of(term))} " in folded for term in entry.terms.get(language, ()))


def _rarity(entry: Entry, language: str, folded: str, corpus: Corpus) -> int:
    """Return in how many documents the rarest word of a concept stands, 0 where the text holds none of its terms."""
    words = [words_of(term) for term in entry.terms.get(language, ()) if _is_held(entry, language, folded)]
    return min((corpus.documents_with[word] for term in words for word in term), default=0)

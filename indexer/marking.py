"""What of a text answers a query: every place to mark."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from indexer.analyzers import LANGUAGES, PART, WORD, fold, is_stop, signs_of, stem_terms
from indexer.query.tree import All, Any, Fuzzy, Leaf, Near, Not, Phrase, Prefix, Tree, Widened, Word

ONLY_TOGETHER = -1
_FEW = 40  # different words up to which one pattern of them all is faster than looking at every word


class Match(NamedTuple):
    """A place to mark: 0-based, half-open code points into the text; ``term`` numbers what of the search it answers."""

    start: int
    end: int
    term: int


class Matcher:
    """What to look for in a text, taken from a query tree.

    Words in any inflection, prefixes and fuzzy words are marked wherever they stand; the words of a phrase only where
    they stand side by side in its order, those of NEAR only where they are near each other. A function word ("van",
    "the") beside others in the query is marked only beside one of them: a page full of marked articles says nothing.
    What the query excludes, and what it says of fields, is not marked. Made for one query; not to be shared by threads.

    ``language`` is that of the texts: words added to the query in another one are not marked. None marks all.
    """

    def __init__(self, tree: Tree, language: str | None = None) -> None:
        leaves = tuple(dict.fromkeys(_positive(tree, language)))
        self._loose = [(term, leaf) for term, leaf in enumerate(leaves) if isinstance(leaf, Word | Prefix | Fuzzy)]
        self._folded = {fold(leaf.text): term for term, leaf in self._loose if isinstance(leaf, Word)}
        self.phrases = [(term, leaf) for term, leaf in enumerate(leaves) if isinstance(leaf, Phrase)]
        self.near = [(term, leaf) for term, leaf in enumerate(leaves) if isinstance(leaf, Near)]
        self._bound = {word for _, leaf in self.phrases for word in leaf.words}
        self._bound |= {word for _, leaf in self.near for word in leaf.words}
        self._stems: dict[str | None, dict[str, int]] = {}
        self._known: dict[str | None, tuple[set[str], dict[str, int]]] = {}
        self._signs: dict[str | None, re.Pattern[str]] = {}

    def __bool__(self) -> bool:
        """Tell whether there is anything to mark."""
        return bool(self._loose or self.phrases or self.near)

    def choose(self, words: Collection[str], language: str | None) -> dict[str, int]:
        """Give those words, as they stand in a text, that may be marked, each with the number of its term.

        The number is ONLY_TOGETHER for a word that counts only as part of a phrase or near another.
        """
        looked_at, known = self._known.setdefault(language, (set(), {}))
        fresh = set(words) - looked_at
        looked_at |= fresh
        for word in _with_signs(fresh, self._signs_in(language)):
            term = self._decide(word, language)
            if term is not None:
                known[word] = term
        return {word: term for word, term in known.items() if word in words}

    def _signs_in(self, language: str | None) -> re.Pattern[str]:
        """Return what stands in every folded word that may be marked."""
        if language not in self._signs:
            signs = {*self._folded, *self._bound, *signs_of(self._stems_in(language))}
            patterns = {re.escape(sign) for sign in signs}
            patterns |= {_sign(leaf) for _term, leaf in self._loose if not isinstance(leaf, Word)}
            self._signs[language] = re.compile("|".join(sorted(patterns)) or "(?!)", re.MULTILINE)
        return self._signs[language]

    def _decide(self, word: str, language: str | None) -> int | None:
        folded = fold(word)
        term = self._folded.get(folded)
        if term is None:
            stems = self._stems_in(language)
            term = next((stems[stem] for stem in stem_terms(word, language) if stem in stems), None)
        if term is None:
            term = next((term for term, leaf in self._loose if _is_like(folded, leaf)), None)
        if term is None and folded in self._bound:
            return ONLY_TOGETHER
        return term

    def function_terms(self, language: str | None) -> frozenset[int]:
        """Give the terms that are function words of this language, unless the query has no others."""
        words = [(term, leaf) for term, leaf in self._loose if isinstance(leaf, Word)]
        found = frozenset(term for term, leaf in words if _is_function_word(leaf.text, language))
        others = len(self._loose) + len(self.phrases) + len(self.near) - len(found)
        return found if others else frozenset()

    def _stems_in(self, language: str | None) -> dict[str, int]:
        if language not in self._stems:
            self._stems[language] = {
                stem: term
                for term, leaf in self._loose
                if isinstance(leaf, Word)
                for stem in stem_terms(leaf.text, language)
            }
        return self._stems[language]


def _is_function_word(word: str, language: str | None) -> bool:
    return any(is_stop(fold(word), each) for each in ((language,) if language in LANGUAGES else LANGUAGES))


def _positive(tree: Tree, language: str | None) -> Iterator[Leaf]:
    if isinstance(tree, All | Any):
        for part in tree.parts:
            yield from _positive(part, language)
    elif isinstance(tree, Widened):
        yield from _positive(tree.typed, language)
        for code, part in tree.added:
            if language in (code, None):
                yield from _positive(part, language)
    elif not isinstance(tree, Not):
        yield tree


def _is_like(folded: str, leaf: Word | Prefix | Fuzzy) -> bool:
    if isinstance(leaf, Prefix):
        return folded.startswith(leaf.text)
    return isinstance(leaf, Fuzzy) and is_within(folded, leaf.text, leaf.distance)


def _with_signs(words: Collection[str], signs: re.Pattern[str]) -> Iterator[str]:
    """Yield the words that have, folded, one of the signs: one look through all of them tells."""
    plain = [word for word in words if word.isascii()]
    ends = list(accumulate(len(word) + 1 for word in plain))
    found = signs.finditer("\n".join(plain).lower())
    yield from (plain[place] for place in {bisect_right(ends, match.start()) for match in found})
    yield from (word for word in words if not word.isascii() and signs.search(fold(word)))


def _sign(leaf: Prefix | Fuzzy) -> str:
    """Return a pattern of what stands in every folded word like this one."""
    return re.escape(leaf.text) if isinstance(leaf, Prefix) else f"^{re.escape(leaf.text[:1])}"


def is_within(word: str, other: str, distance: int) -> bool:
    """Tell whether two folded words share their first letter and differ in at most ``distance`` edits.

    An edit puts in, takes out or replaces a letter, or turns two neighbours round (optimal string alignment).

    >>> is_within("embragos", "embargo", 2), is_within("kembargo", "embargo", 2)
    (True, False)
    """
    if abs(len(word) - len(other)) > distance or word[:1] != other[:1]:
        return False
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        previous, row_before, row = row, before, [i]
        for j, opposite in enumerate(other, 1):
            cost = min(row[j - 1] + 1, previous[j] + 1, previous[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == opposite:
                cost = min(cost, row_before[j - 2] + 1)
            row.append(cost)
        if min(row) > distance:
            return False
        before = previous
    return row[-1] <= distance


# --- the places in one text -----------------------------------------------------------------------


def find_matches(text: str, matcher: Matcher, language: str | None) -> list[Match]:
    """Find everything to mark in a text, ascending and apart; where two overlap the longer stays.

    ``language`` is that of the text, in ISO 639-1, or None where it is not known.
    """
    chosen = matcher.choose(_different_words(text), language)
    if not chosen:
        return []
    places = [(start, end, chosen[text[start:end]]) for start, end in _places(text, chosen)]
    matches = [Match(*place) for place in places if place[2] != ONLY_TOGETHER]
    if matcher.phrases:
        matches += _phrases(text, places, matcher.phrases)
    for term, leaf in matcher.near:
        matches += _near(text, places, term, leaf)
    return list(_worth_marking(text, _apart(matches), matcher.function_terms(language)))


def _worth_marking(text: str, matches: Sequence[Match], function_terms: frozenset[int]) -> Iterator[Match]:
    """Give the matches without the function words that stand beside no other word of the query."""
    for number, match in enumerate(matches):
        beside = [other for other in (number - 1, number + 1) if 0 <= other < len(matches)]
        if match.term not in function_terms or any(
            matches[other].term not in function_terms and _touch(text, match, matches[other]) for other in beside
        ):
            yield match


def _touch(text: str, one: Match, other: Match) -> bool:
    first, second = sorted((one, other))
    return text[first.end : second.start].isspace()


def _different_words(text: str) -> set[str]:
    # spaces divide words: the pieces between them, each only once, are far fewer than the words
    return set(WORD.findall(" ".join(set(text.split()))))


def _places(text: str, words: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Find where any of these words stands, as it is written, as a whole token."""
    if len(words) > _FEW:
        yield from (found.span() for found in WORD.finditer(text) if found[0] in words)
        return
    longest_first = sorted(words, key=len, reverse=True)
    for found in re.finditer(f"(?:{'|'.join(map(re.escape, longest_first))})(?!{PART.pattern})", text):
        start, end = found.span()
        if start == 0 or not PART.match(text, start - 1):
            yield start, end


_Place = tuple[int, int, int]


def _phrases(text: str, places: Sequence[_Place], phrases: Sequence[tuple[int, Phrase]]) -> Iterator[Match]:
    folded = [fold(text[start:end]) for start, end, _ in places]
    # does the place stand right beside the one before it?
    beside = [False] + [not WORD.search(text, a[1], b[0]) for a, b in pairwise(places)]
    for term, phrase in phrases:
        size = len(phrase.words)
        for first, word in enumerate(folded):
            if (
                word == phrase.words[0]
                and tuple(folded[first : first + size]) == phrase.words
                and all(beside[first + 1 : first + size])
            ):
                yield Match(places[first][0], places[first + size - 1][1], term)


def _near(text: str, places: Sequence[_Place], term: int, near: Near) -> Iterator[Match]:
    """Mark each word of a NEAR in every shortest stretch that holds them all and is not too long."""
    latest: dict[str, tuple[int, int, int]] = {}
    position, counted = 0, 0
    for start, end, _ in places:
        position += len(WORD.findall(text, counted, start)) + 1
        counted = end
        word = fold(text[start:end])
        if word not in near.words:
            continue
        latest[word] = (position, start, end)
        if len(latest) == len(near.words):
            first = min(at for at, _, _ in latest.values())
            if position - first <= near.distance * (len(near.words) - 1):
                yield from (Match(a, b, term) for _, a, b in latest.values())


def _apart(matches: Iterable[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
        elif match.end - match.start > kept[-1].end - kept[-1].start:
            kept[-1] = match
    return kept

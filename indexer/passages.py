"""The places of a text that answer a search: what to mark, and the few passages that are worth showing."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from indexer.marking import Match, Matcher, find_matches

__all__ = ["Match", "Matcher", "PagedText", "Passage", "best_passages", "find_matches", "mark_all"]

_SENTENCE_START = re.compile(r"(?<=[.!?…:])[\"'”’»)\]]*\s+|\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|(?=\n\n)")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedText:
    """A text with where its pages and paragraphs begin: 0-based code points, ascending, the first is 0.

    ``language`` is in ISO 639-1, or None where it is not known; ``page_labels`` has one label per page, or none.
    """

    text: str
    language: str | None = None
    page_starts: Sequence[int] = (0,)
    page_labels: Sequence[str] = ()
    paragraph_starts: Sequence[int] = (0,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a text to show: ``text`` is what stands from ``start`` to ``end`` (0-based, half-open code points).

    ``page`` and ``paragraph`` count from 1 and belong to the first mark, or to the start where there is none;
    ``page_label`` is the printed label, or "". ``marks`` are (start, end) within the passage's own text, ascending and
    apart.
    """

    text: str
    start: int
    end: int
    page: int
    page_label: str
    paragraph: int
    marks: tuple[tuple[int, int], ...]


def mark_all(paged: PagedText, matcher: Matcher) -> list[tuple[int, int]]:
    """Give all places to mark in a whole text, as (start, end), ascending and apart."""
    return [(match.start, match.end) for match in find_matches(paged.text, matcher, paged.language)]


def best_passages(paged: PagedText, matcher: Matcher, *, limit: int = 3, width: int = 300) -> list[Passage]:
    """Choose the passages that answer the search best, best first; they do not overlap.

    Better is: more different terms of the search, then more marks, then earlier in the text. A passage is at most
    ``width`` code points long, unless one mark is longer, and begins and ends with a sentence where that fits, else
    with a word. Where there is nothing to mark it is one: how the text begins. An empty text has none.
    """
    matches = find_matches(paged.text, matcher, paged.language) if matcher else []
    if not matches:
        return _beginning(paged, width)
    chosen: list[Passage] = []
    for window in sorted(_windows(matches, width), key=_merit):
        if len(chosen) == limit:
            break
        inside = matches[window.first : window.last]
        free = _free(paged.text, inside[0].start, inside[-1].end, chosen)
        if free is not None:
            start, end = _grown(paged.text, inside[0].start, inside[-1].end, _Room(*free, width))
            chosen.append(_passage(paged, start, end, matches))
    return chosen


# --- which ----------------------------------------------------------------------------------------


class _Window(NamedTuple):
    """Neighbouring matches that fit in one passage: 0-based, half-open indexes; ``terms`` counts the different ones."""

    first: int
    last: int
    terms: int


def _merit(window: _Window) -> tuple[int, int, int]:
    return -window.terms, window.first - window.last, window.first


def _windows(matches: Sequence[Match], width: int) -> Iterator[_Window]:
    """Give for each match the longest window that begins with it."""
    terms: Counter[int] = Counter()
    last = 0
    for first, match in enumerate(matches):
        while last < len(matches) and (last == first or matches[last].end - match.start <= width):
            terms[matches[last].term] += 1
            last += 1
        yield _Window(first, last, len(terms))
        terms[match.term] -= 1
        if not terms[match.term]:
            del terms[match.term]


def _free(text: str, start: int, end: int, chosen: Iterable[Passage]) -> tuple[int, int] | None:
    """Give the stretch around a window that no chosen passage takes; None where one takes part of the window."""
    low, high = 0, len(text)
    for passage in chosen:
        if passage.end <= start:
            low = max(low, passage.end)
        elif passage.start >= end:
            high = min(high, passage.start)
        else:
            return None
    return low, high


# --- from where to where --------------------------------------------------------------------------


class _Room(NamedTuple):
    """How far a passage may grow: not before ``low``, not after ``high``, at most ``width`` long (code points)."""

    low: int
    high: int
    width: int


def _grown(text: str, start: int, end: int, room: _Room) -> tuple[int, int]:
    """Let a stretch grow to whole sentences, else to whole words; more of what is free goes after it than before."""
    third = max(0, room.width - (end - start)) // 3
    begin = _begin(text, start, max(room.low, start - third), max(room.low, start - 2 * third))
    return begin, _finish(text, begin, end, max(end, min(room.high, begin + room.width)))


def _begin(text: str, start: int, near: int, far: int) -> int:
    """Begin with the first sentence from ``near`` on, else with one between ``far`` and there, else with a word."""
    if near == 0:
        return _skip_space(text, 0, start)
    sentences = [found.end() for found in _SENTENCE_START.finditer(text, far, start)]
    if far == 0:
        sentences.insert(0, _skip_space(text, 0, start))
    if sentences:
        return next((sentence for sentence in sentences if sentence >= near), sentences[-1])
    word = _SPACE.search(text, near, start)
    return _skip_space(text, word.end(), start) if word else start


def _skip_space(text: str, position: int, limit: int) -> int:
    while position < limit and text[position].isspace():
        position += 1
    return position


def _finish(text: str, begin: int, end: int, high: int) -> int:
    if high == len(text):
        return end + len(text[end:high].rstrip())
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, end, high + 1)]
    # a sentence that ends soon would leave most of the passage empty
    if sentences and sentences[-1] - begin >= (high - begin) // 2:
        return end + len(text[end : sentences[-1]].rstrip())
    words = [found.start() for found in _SPACE.finditer(text, end, high)]
    return end + len(text[end : words[-1]].rstrip()) if words else end


# --- with page, paragraph and marks ---------------------------------------------------------------


def _beginning(paged: PagedText, width: int) -> list[Passage]:
    start = _skip_space(paged.text, 0, len(paged.text))
    end = _finish(paged.text, start, start, min(len(paged.text), start + width))
    if end == start:  # one long word
        end = min(len(paged.text), start + width)
    return [_passage(paged, start, end, ())] if end > start else []


def _passage(paged: PagedText, start: int, end: int, matches: Sequence[Match]) -> Passage:
    marks = tuple((match.start - start, match.end - start) for match in _inside(matches, start, end))
    place = start + (marks[0][0] if marks else 0)
    page = max(1, bisect_right(paged.page_starts, place))
    return Passage(
        text=paged.text[start:end],
        start=start,
        end=end,
        page=page,
        page_label=paged.page_labels[page - 1] if page <= len(paged.page_labels) else "",
        paragraph=max(1, bisect_right(paged.paragraph_starts, place)),
        marks=marks,
    )


def _inside(matches: Sequence[Match], start: int, end: int) -> Iterator[Match]:
    for match in matches[bisect_left(matches, start, key=attrgetter("start")) :]:
        if match.start >= end:
            break
        if match.end <= end:
            yield match

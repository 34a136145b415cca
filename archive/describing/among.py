"""How the names of one letter stand to each other, and to its title: parts of longer ones, offices with their field."""

from collections.abc import Iterator, Mapping, Sequence

from archive.describing.base import SURE, Proposed
from archive.describing.candidates import Candidate
from archive.describing.pieces import SMALL, folded

LIKELY_TITLE = 0.4
"""Confidence from which a title tells that what stands in it is no name."""


def pieces_among(places: Sequence[Candidate], found: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    """Say how a name stands to those on other lines: they may have it in full, or only a part of it."""
    value, lines = folded(places[0].value), {place.line.start for place in places}
    pieces: set[str] = set()
    for it in found.values():
        other = folded(it[0].value)
        if other != value:
            where = "on its line" if any(place.line.start in lines for place in it) else "elsewhere"
            pieces.update(f"{piece} {where}" for piece in _beside(value, other))
    return frozenset(pieces)


def _beside(value: str, other: str) -> Iterator[str]:
    if f" {value} " in f" {other} ":
        yield "longer"
        if other.startswith(f"{value} "):
            is_of = SMALL.fullmatch(other[len(value) :].split(maxsplit=1)[0])
            yield "goes on with its field or house" if is_of else "goes on"
        if other.endswith(f" {value}"):
            yield "is the end of a longer one"
    elif f" {other} " in f" {value} ":
        yield "shorter"
        if value.startswith(f"{other} "):
            yield "begins with a shorter one"
        if value.endswith(f" {other}"):
            yield "ends with a shorter one"


def pieces_of_title(places: Sequence[Candidate], title: Proposed | None) -> Iterator[str]:
    """Say whether a name stands in what is likely the title; then it is rather a part of that."""
    if title is None or title.start is None or title.end is None or title.confidence < LIKELY_TITLE:
        return
    if any(title.start <= place.line.start < title.end for place in places):
        yield "in the title" if title.confidence >= SURE else "in what may be the title"

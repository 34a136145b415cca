"""Did you mean: another spelling of a search that finds little, offered only where it finds something."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.models import Document, Text
from archive.rights import Viewer, is_readable
from indexer.analyzers import WORD, fold, tokens
from indexer.engine import Engine, Question
from indexer.query import All, Any, Near, Phrase, Tree, Widened, Word, parse
from indexer.resolving import in_force, resolve

FEW = 2
"""Hits up to which another spelling is looked for."""

SPELLINGS = 3
"""How many other spellings of a word are tried."""

TRIES = 9
"""How many other spellings of a whole search are tried."""


def did_you_mean(session: Session, engine: Engine, typed: str, question: Question, *, viewer: Viewer) -> str | None:
    """Return the search ``typed`` with its unknown words spelt as they stand in the archive, if that finds something.

    Unknown is a word that stands in no document that the viewer may read, and what is given stands in one; ``question``
    is the search as it was asked. None where there is nothing to correct, or nothing better.

    Raises:
        IndexUnavailable: there is no usable index just now.
    """
    spellings = {
        word: [near.word for near in engine.words_near(word, scope=question.scope, limit=SPELLINGS)]
        for word in dict.fromkeys(_words(question.tree))
        if not _is_known(engine, word, question)
    }
    corrections = ({**dict(zip(spellings, each, strict=True))} for each in product(*spellings.values()))
    for correction in islice(corrections, TRIES if spellings else 0):
        corrected = _respelt(typed, correction)
        tree = in_force(resolve(session, parse(corrected).tree, viewer=viewer))
        found = engine.find(replace(question, tree=tree, offset=0, limit=1, facets=()))
        if found.hits:
            written = _written(session, found.hits[0][0], set(correction.values()), viewer)
            return _respelt(typed, {word: written.get(right, right) for word, right in correction.items()})
    return None


def _words(tree: Tree) -> Iterator[str]:
    """Yield the words that a search asks for, folded; those of fields, beginnings and what is left out are none."""
    match tree:
        case Word():
            yield fold(tree.text)
        case Phrase() | Near():
            yield from tree.words
        case All() | Any():
            for part in tree.parts:
                yield from _words(part)
        case Widened():
            yield from _words(tree.typed)
        case _:
            return


def _is_known(engine: Engine, word: str, question: Question) -> bool:
    return engine.find(Question(tree=Word(word), scope=question.scope, limit=0, facets=())).total > 0


def _respelt(typed: str, correction: Mapping[str, str]) -> str:
    """Return the search with some of its words replaced; all else stays as it was typed."""
    respelt, done = "", 0
    for token in tokens(typed):
        if token.text in correction:
            respelt += typed[done : token.start] + correction[token.text]
            done = token.end
    return respelt + typed[done:]


def _written(session: Session, number: int, words: set[str], viewer: Viewer) -> dict[str, str]:
    """Return how folded words are written in a document that holds them: in lower case, with their accents."""
    text = session.scalar(select(Text.text).join(Document.text).where(Document.id == number, is_readable(viewer))) or ""
    written: dict[str, str] = {}
    for word in dict.fromkeys(WORD.findall(text)):
        if fold(word) in words:
            written.setdefault(fold(word), word.lower())
    return written

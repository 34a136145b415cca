"""Operators and leaves → tree. OR binds least, then AND, said or not, then NOT; NEAR joins the words on its sides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from indexer.analyzers import fold
from indexer.query.lexing import Lexeme, Lexer, Note, Operator, clean
from indexer.query.tree import (
    Everything,
    Near,
    Nothing,
    Phrase,
    Tree,
    Word,
    all_of,
    any_of,
    not_of,
)
from indexer.query.writing import to_text

MAX_TERMS = 100
"""Words, phrase words and fields of one query together."""
MAX_DEPTH = 20
"""Brackets inside brackets."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """How a query was understood.

    ``understood`` is the tree in the query language, field names in English; ``notes`` say what was not read as it may
    have been meant, in no order that matters. Without a word in it, the empty query asks for Everything; one of signs
    only for Nothing.
    """

    tree: Tree
    understood: str
    notes: tuple[Note, ...]


def parse(text: str) -> Parsed:
    """Read what a person typed; never raises.

    >>> parse("brieven to:Prévot (embargo OR blokkade) -date:2024").understood
    'brieven to:Prévot (embargo OR blokkade) -date:2024'
    """
    lexer = Lexer(text)
    lexemes = list(_balanced(_joined_near(list(_limited(lexer.lexemes(), lexer)), lexer), lexer))
    tree = _Parser(lexemes, lexer).alternatives()
    if tree is None and (typed := clean(text)):
        lexer.note("no-words", typed)
        tree = Nothing()
    elif tree is None:
        tree = Everything()
    return Parsed(tree, to_text(tree), tuple(lexer.notes))


def _limited(lexemes: Iterable[Lexeme], lexer: Lexer) -> Iterator[Lexeme]:
    """Stop at the term that is one too many; a phrase gives the words that still fit."""
    left = MAX_TERMS
    for lexeme in lexemes:
        if not isinstance(lexeme, Operator):
            size = len(lexeme.words) if isinstance(lexeme, Phrase | Near) else 1
            if size > left:
                lexer.note("too-many-terms", to_text(lexeme))
                if left and isinstance(lexeme, Phrase):
                    yield Phrase(lexeme.words[:left])
                return
            left -= size
        yield lexeme


def _joined_near(lexemes: Sequence[Lexeme], lexer: Lexer) -> Iterator[Lexeme]:
    """Make ``a NEAR/5 b`` one leaf, and ``a NEAR/5 b NEAR/5 c`` too; any other NEAR is left out with a note."""
    position = 0
    while position < len(lexemes):
        lexeme = lexemes[position]
        position += 1
        if isinstance(lexeme, Operator):
            if lexeme.kind == "near":
                lexer.note("near-needs-words", lexeme.text)
            else:
                yield lexeme
            continue
        words = [lexeme]
        distance = 0
        while isinstance(words[-1], Word) and (follows := _near_word(lexemes[position : position + 2], distance)):
            distance, word = follows
            words.append(word)
            position += 2
        different = tuple(dict.fromkeys(fold(word.text) for word in words if isinstance(word, Word)))
        yield Near(different, distance) if len(different) > 1 else lexeme


def _near_word(pair: Sequence[Lexeme], distance: int) -> tuple[int, Word] | None:
    """Read NEAR and a word, at the distance of the NEAR before it, if there was one (else 0)."""
    match pair:
        case [Operator(kind="near") as near, Word() as word] if distance in (0, near.distance):
            return near.distance, word
        case _:
            return None


def _balanced(lexemes: Iterable[Lexeme], lexer: Lexer) -> Iterator[Lexeme]:
    """Leave out brackets that close nothing or lie too deep, and close what stayed open."""
    open_brackets: list[bool] = []  # is it kept?
    for lexeme in lexemes:
        kind = lexeme.kind if isinstance(lexeme, Operator) else ""
        if kind == "(":
            open_brackets.append(len(open_brackets) < MAX_DEPTH)
            keep = open_brackets[-1]
            if not keep:
                lexer.note("too-deep", "(")
        elif kind == ")":
            keep = bool(open_brackets) and open_brackets[-1]
            if not open_brackets:
                lexer.note("unbalanced-parenthesis", ")")
            del open_brackets[-1:]
        else:
            keep = True
        if keep:
            yield lexeme
    if open_brackets:
        lexer.note("unbalanced-parenthesis", "(")
    yield from (Operator(")", "") for kept in open_brackets if kept)


_JOINING = {"and", "or", ")"}


class _Parser:
    """Recursive descent over balanced lexemes; an operator with nothing beside it is left out with a note."""

    def __init__(self, lexemes: Sequence[Lexeme], lexer: Lexer) -> None:
        self._lexemes = lexemes
        self._lexer = lexer
        self._at = 0

    def alternatives(self) -> Tree | None:
        """Read up to the bracket that closes, or the end; None where nothing stands there."""
        parts = [self._conjunction()]
        while self._kind() == "or":
            operator = self._take_operator()
            parts.append(self._conjunction())
            if None in parts[-2:]:
                self._alone(operator)
        there = [part for part in parts if part is not None]
        return any_of(there) if there else None

    def _conjunction(self) -> Tree | None:
        parts: list[Tree] = []
        while self._kind() not in {"or", ")"}:
            if self._kind() == "and":
                operator = self._take_operator()
                if not parts or self._kind() in _JOINING:
                    self._alone(operator)
            elif (part := self._negation()) is not None:
                parts.append(part)
        return all_of(parts) if parts else None

    def _negation(self) -> Tree | None:
        turned = False
        while self._kind() == "not":
            operator = self._take_operator()
            turned = not turned
            if self._kind() in _JOINING:
                self._alone(operator)
                return None
        part = self._one()
        return not_of(part) if turned and part is not None else part

    def _one(self) -> Tree | None:
        lexeme = self._take()
        if not isinstance(lexeme, Operator):
            return lexeme
        inside = self.alternatives()
        self._take()
        return inside

    def _kind(self) -> str:
        """Say what comes next; the end is a bracket that closes, any leaf is "leaf"."""
        if self._at == len(self._lexemes):
            return ")"
        lexeme = self._lexemes[self._at]
        return lexeme.kind if isinstance(lexeme, Operator) else "leaf"

    def _take(self) -> Lexeme:
        self._at += 1
        return self._lexemes[self._at - 1]

    def _take_operator(self) -> Operator:
        return cast("Operator", self._take())

    def _alone(self, operator: Operator) -> None:
        self._lexer.note("lone-operator", operator.text)

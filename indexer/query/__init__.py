"""The query language: a person's words → a tree of our own, and back to words."""

from indexer.query.lexing import Note, NoteCode
from indexer.query.parsing import Parsed, parse
from indexer.query.stored import TREE_VERSION, from_json, to_json
from indexer.query.tree import (
    All,
    Any,
    DateRange,
    Everything,
    Field,
    FieldIs,
    Fuzzy,
    Leaf,
    Near,
    Not,
    Nothing,
    Phrase,
    Prefix,
    Tree,
    Widened,
    Word,
    all_of,
    any_of,
    not_of,
)
from indexer.query.writing import to_text

__all__ = [
    "TREE_VERSION",
    "All",
    "Any",
    "DateRange",
    "Everything",
    "Field",
    "FieldIs",
    "Fuzzy",
    "Leaf",
    "Near",
    "Not",
    "Note",
    "NoteCode",
    "Nothing",
    "Parsed",
    "Phrase",
    "Prefix",
    "Tree",
    "Widened",
    "Word",
    "all_of",
    "any_of",
    "from_json",
    "not_of",
    "parse",
    "to_json",
    "to_text",
]

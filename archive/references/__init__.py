"""References: where a text points at other documents, and which of the archive it may mean."""

from archive.references.finding import FoundReference, find_references
from archive.references.proposing import find_referring, look_again, look_through, propose_from, propose_relations

__all__ = [
    "FoundReference",
    "find_references",
    "find_referring",
    "look_again",
    "look_through",
    "propose_from",
    "propose_relations",
]

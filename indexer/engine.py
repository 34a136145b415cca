"""What every engine can do: take documents up, find them again, count them. No engine is named here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from archive.rights import Viewer
from indexer.query import Everything, Tree
from indexer.schema import IndexedDocument

Sort = Literal["relevance", "date", "-date"]
"""``date`` is oldest first, ``-date`` newest first, undated last in both."""

Scope = Literal["all", "open", "nothing"]
"""What a viewer may read: all, all that is not confidential, or nothing."""

FacetName = Literal["kind", "language", "year", "topic", "person", "direction"]
FACETS: tuple[FacetName, ...] = ("kind", "language", "year", "topic", "person", "direction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to narrow a search to: one of the values of each; an empty one narrows nothing.

    Topics and people are ids.
    """

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    directions: tuple[str, ...] = ()

    def by_facet(self) -> dict[FacetName, tuple[str, ...]]:
        """Return the values asked for, written as the facets write them."""
        asked = (self.kinds, self.languages, self.years, self.topics, self.people, self.directions)
        return {name: tuple(map(str, values)) for name, values in zip(FACETS, asked, strict=True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One search. In the tree, a topic is named by its id; ``offset`` is 0-based.

    ``among`` are the ids of the only documents that may be found; None is all. Only ``facets`` are counted.
    """

    tree: Tree = field(default_factory=Everything)
    filters: Filters = field(default_factory=Filters)
    scope: Scope = "nothing"
    among: Collection[int] | None = None
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    facets: Collection[FacetName] = FACETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer: the hits of one page, best first, and counts over all that the viewer may read.

    ``hits`` are pairs of document id and score. ``facets`` count each value as if nothing else of its own facet were
    asked for, so that a second value can be added to the first.
    """

    total: int = 0
    hits: tuple[tuple[int, float], ...] = ()
    facets: Mapping[FacetName, Mapping[str, int]] = field(default_factory=dict)


class WordCount(NamedTuple):
    """A folded word of the index, and the number of documents with it that the viewer may read: one at least."""

    word: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A text to find the like of.

    ``words`` are its words, lower case, each with how often it occurs; ``language`` is that of the text, or empty.
    ``without`` are the ids of documents that are not wanted, such as its own.
    """

    words: Mapping[str, int]
    language: str = ""
    scope: Scope = "nothing"
    without: Collection[int] = ()
    limit: int = 5


class Alike(NamedTuple):
    """A document like a sample: its id, how much alike, and the telling words of the sample that it shares."""

    document: int
    score: float
    words: tuple[str, ...]


class IndexBusy(Exception):
    """Another process writes the index just now, and takes up what is noted."""


class Engine(Protocol):
    """A search index. Reading is safe from any thread and never makes or repairs anything."""

    def find(self, question: Question) -> Found:
        """Answer a search. Raises IndexUnavailable where there is no usable index."""
        ...

    def words_near(self, word: str, *, scope: Scope, limit: int) -> list[WordCount]:
        """Return the words that a folded ``word`` may be a misspelling of, the likeliest first; never itself.

        They are at most two edits away (inserted, left out, changed or swapped letters; one for words under five
        letters) and begin with its first letter, or with its first two swapped. One edit less counts as much as
        twenty times the documents. Words with anything but letters are never given. Raises IndexUnavailable.
        """
        ...

    def words_from(self, prefix: str, *, scope: Scope, limit: int) -> list[WordCount]:
        """Return the words that begin with a folded ``prefix``, those in most documents first. As ``words_near``."""
        ...

    def find_alike(self, sample: Sample) -> list[Alike]:
        """Return the documents that share the most telling words of a sample, the most alike first.

        Telling are words that are frequent in the sample and rare in the index; function words are not. A document
        shares two of them at least, or the only one there is. Raises IndexUnavailable.
        """
        ...

    def contents(self) -> Iterator[tuple[int, int]]:
        """Yield (id, revision) of every document, by id. Raises IndexUnavailable."""
        ...

    def is_usable(self) -> bool:
        """Tell whether the index is there, whole, and of this version."""
        ...

    def warm_up(self) -> None:
        """Read what the first searches would wait for: a server does it as it starts. Raises IndexUnavailable."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the one writer among all processes; ``write`` and ``rebuild`` need it. Raises IndexBusy at once."""
        ...

    def write(self, documents: Iterable[IndexedDocument], touched: Collection[int]) -> list[int]:
        """Take out what is held of the ``touched`` ids and put ``documents``, which are among them, in: all or nothing.

        Returns the ids of documents that the index cannot hold. Raises IndexUnavailable.
        """
        ...

    def rebuild(self, documents: Iterable[IndexedDocument]) -> list[int]:
        """Make a new index beside the old one, then take its place. Returns as ``write`` does."""
        ...

    def close(self) -> None:
        """Close what is open."""
        ...


def scope_of(viewer: Viewer) -> Scope:
    """Return what the viewer may read, as ``archive.rights.is_readable`` rules; nothing binned is in the index."""
    if not viewer.may("read"):
        return "nothing"
    return "all" if viewer.may("read-confidential") else "open"

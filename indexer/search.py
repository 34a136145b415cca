"""A search, from a person's words to hits with their passages, and counts of what else there is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer
from sqlalchemy.sql.base import ExecutableOption

from archive.models import Document, Participation, Person, Text, Topic
from archive.rights import Viewer, is_readable
from archive.topics import label_of
from indexer.engine import FACETS, Engine, FacetName, Filters, Found, Question, Sort, scope_of
from indexer.expanding import Added, expand
from indexer.marking import Matcher
from indexer.passages import PagedText, Passage, best_passages, mark_all
from indexer.query import All, Parsed, Tree, Word, all_of, any_of, parse, to_text
from indexer.query.lexing import QUOTES
from indexer.resolving import in_force, resolve
from indexer.suggest import FEW, did_you_mean

FACET_VALUES = 30
"""How many values of a facet are shown, the most frequent; those asked for and years always are."""

MANY_WORDS = 3
"""Words of a search from which on one may be missing where no document has them all."""

Instead = Literal["", "spelling", "fewer words", "some words"]
"""What the hits answer where nothing answers the search: its other spelling, all of its words but one, or any."""

__all__ = [
    "Added",
    "FacetValue",
    "Filters",
    "Hit",
    "Instead",
    "SearchRequest",
    "SearchResult",
    "find_documents",
    "mark_document",
    "question_of",
    "search",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What a person asks: words, filters, and which of the hits to show (``offset`` is 0-based).

    ``tree`` is what the words were understood as when they were saved; None reads them now. With ``expand`` the words
    of other languages are looked for too, but for those ``without`` them.
    """

    query: str = ""
    tree: Tree | None = None
    expand: bool = True
    without: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. ``score`` is 0 for what is found by its description alone."""

    document: Document
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to narrow the search to. ``label`` is a name for topics and people, else the value itself."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer. ``total`` and the counts are over all hits that the viewer may read; ``took_ms`` is wall time.

    ``did_you_mean`` is the query in another spelling that finds something, where this one finds little or nothing.
    ``expanded`` says which words of other languages were looked for too. Where nothing has all that was asked for, the
    hits and the counts are those of what is looked for ``instead``. ``answered`` is the query that they answer in any
    case: whoever asks it finds the same.
    """

    request: SearchRequest
    parsed: Parsed
    expanded: tuple[Added, ...]
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[FacetName, list[FacetValue]]
    did_you_mean: str | None
    took_ms: float
    answered: str
    instead: Instead = ""


def search(
    session: Session, engine: Engine, request: SearchRequest, *, viewer: Viewer, language: str = "en"
) -> SearchResult:
    """Answer a search for a viewer; topics are labelled in ``language``. Withdrawn documents come only when asked for.

    Raises:
        IndexUnavailable: there is no usable index just now.
    """
    started = perf_counter()
    result = _answer(session, engine, request, viewer=viewer, language=language)
    others: Iterator[tuple[Instead, SearchRequest]] = iter(()) if result.total else _others(request, result)
    for instead, other in others:
        answer = _answer(session, engine, other, viewer=viewer, language=language)
        if answer.total:
            return replace(
                answer,
                request=request,
                parsed=result.parsed,
                did_you_mean=result.did_you_mean,
                instead=instead,
                took_ms=(perf_counter() - started) * 1000,
            )
    return result


def _others(request: SearchRequest, result: SearchResult) -> Iterator[tuple[Instead, SearchRequest]]:
    """Yield what may be looked for where nothing was found, the nearest to what was asked for first."""
    if result.did_you_mean:
        yield "spelling", replace(request, query=result.did_you_mean, tree=None)
    parts = result.parsed.tree.parts if isinstance(result.parsed.tree, All) else ()
    words = [part for part in parts if isinstance(part, Word)]
    if len(words) >= MANY_WORDS:
        but_one = any_of(all_of(other for other in words if other is not word) for word in words)
        rest = [part for part in parts if not isinstance(part, Word)]
        yield "fewer words", replace(request, query=to_text(all_of((*rest, but_one))), tree=None)
        yield "some words", replace(request, query=to_text(all_of((*rest, any_of(words)))), tree=None)


def _answer(session: Session, engine: Engine, request: SearchRequest, *, viewer: Viewer, language: str) -> SearchResult:
    started = perf_counter()
    parsed = _read(request)
    tree, expanded = _meant(session, request, parsed, viewer)
    question = _question(request, tree, viewer)
    found = engine.find(question)
    documents = _load(session, [number for number, _score in found.hits], viewer, _TEXT)
    is_few = found.total <= FEW
    selected = request.filters.by_facet()
    return SearchResult(
        request=request,
        parsed=parsed,
        expanded=expanded,
        total=found.total,
        hits=tuple(_hits(found, documents, tree)),
        facets={name: _values(session, name, found.facets[name], selected[name], language) for name in FACETS},
        did_you_mean=did_you_mean(session, engine, request.query, question, viewer=viewer) if is_few else None,
        took_ms=(perf_counter() - started) * 1000,
        answered=request.query,
    )


def find_documents(
    session: Session, engine: Engine, request: SearchRequest, *, viewer: Viewer
) -> tuple[int, list[Document]]:
    """Return how many documents a search finds, and those asked for, in order and without passages.

    Raises:
        IndexUnavailable: there is no usable index just now.
    """
    found = engine.find(replace(question_of(session, request, viewer=viewer), facets=()))
    numbers = [number for number, _score in found.hits]
    documents = _load(session, numbers, viewer)
    return found.total, [documents[number] for number in numbers if number in documents]


def question_of(session: Session, request: SearchRequest, *, viewer: Viewer) -> Question:
    """Return what the engine is asked for a search."""
    tree, _expanded = _meant(session, request, _read(request), viewer)
    return _question(request, tree, viewer)


def mark_document(
    session: Session, document: Document, request: SearchRequest, *, viewer: Viewer
) -> list[tuple[int, int]]:
    """Return what to mark in a whole document for a search: (start, end) in its text, ascending and apart."""
    if document.text is None:
        return []
    tree, _expanded = _meant(session, request, _read(request), viewer)
    paged = _paged(document.text, document)
    return mark_all(paged, Matcher(tree, paged.language))


def _read(request: SearchRequest) -> Parsed:
    return parse(request.query) if request.tree is None else Parsed(request.tree, to_text(request.tree), ())


def _meant(session: Session, request: SearchRequest, parsed: Parsed, viewer: Viewer) -> tuple[Tree, tuple[Added, ...]]:
    """Return what to look for, and what of it was added in other languages."""
    if not request.expand:
        return resolve(session, parsed.tree, viewer=viewer), ()
    has_quotes = not QUOTES.isdisjoint(request.query or parsed.understood)
    expansion = expand(session, parsed.tree, without=request.without, has_quotes=has_quotes)
    return resolve(session, expansion.tree, viewer=viewer), expansion.added


def _question(request: SearchRequest, tree: Tree, viewer: Viewer) -> Question:
    return Question(
        tree=in_force(tree),
        filters=request.filters,
        scope=scope_of(viewer),
        sort=request.sort,
        offset=request.offset,
        limit=request.limit,
    )


_TEXT = joinedload(Document.text).options(
    undefer(Text.text), undefer(Text.page_starts), undefer(Text.page_labels), undefer(Text.paragraph_starts)
)


def _load(session: Session, numbers: Sequence[int], viewer: Viewer, *options: ExecutableOption) -> dict[int, Document]:
    """Load what is shown of the hits; one that the viewer may no longer read is left out."""
    people = selectinload(Document.participations).options(joinedload(Participation.person))
    documents = session.scalars(
        select(Document).where(Document.id.in_(numbers), is_readable(viewer)).options(people, *options)
    )
    return {document.id: document for document in documents}


def _hits(found: Found, documents: Mapping[int, Document], tree: Tree) -> Iterator[Hit]:
    languages = {document.language for document in documents.values()}
    matchers = {language: Matcher(tree, language or None) for language in languages}
    for number, score in found.hits:
        if document := documents.get(number):
            yield Hit(document, score, _passages(document, matchers[document.language]))


def _passages(document: Document, matcher: Matcher) -> tuple[Passage, ...]:
    return tuple(best_passages(_paged(document.text, document), matcher)) if document.text else ()


def _paged(text: Text, document: Document) -> PagedText:
    return PagedText(
        text=text.text,
        language=document.language or None,
        page_starts=text.page_starts,
        page_labels=text.page_labels,
        paragraph_starts=text.paragraph_starts,
    )


def _values(
    session: Session, facet: FacetName, counts: Mapping[str, int], selected: Sequence[str], language: str
) -> list[FacetValue]:
    most = None if facet == "year" else FACET_VALUES  # a picture of the years misses none
    frequent = sorted(counts, key=lambda value: (-counts[value], value))[:most]
    shown = dict.fromkeys((*frequent, *selected))
    labels = _labels(session, facet, shown, language)
    values = [FacetValue(value, labels[value], counts.get(value, 0), value in selected) for value in labels]
    if facet == "year":
        return sorted(values, key=lambda one: one.value, reverse=True)
    return sorted(values, key=lambda one: (-one.count, one.label.casefold()))


def _labels(session: Session, facet: FacetName, values: Iterable[str], language: str) -> dict[str, str]:
    if facet == "topic":
        topics = session.scalars(select(Topic).where(Topic.id.in_(map(int, values))))
        return {str(topic.id): label_of(topic, language) for topic in topics}
    if facet == "person":
        people = session.execute(select(Person.id, Person.name).where(Person.id.in_(map(int, values))))
        return {str(number): name for number, name in people}
    return {value: value for value in values}

"""Saved searches asked again: what they find, what of it is new, and what came last."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any, cast, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from archive.errors import InvalidValue
from archive.models import Document, Participation, SavedSearch
from archive.rights import Viewer, is_readable
from archive.searches import Wording
from indexer.engine import Engine, Sort
from indexer.query import from_json, parse, to_json, to_text
from indexer.search import Filters, SearchRequest, question_of

ALL = 1_000_000
"""More than any archive holds."""

CONSIDERED = 500
"""How many hits, the last that were added, are looked at for the newest ones: more than any feed shows."""

_NUMBERS = {"years", "topics", "people"}
"""Filters whose values are numbers."""


def wording_of(request: SearchRequest) -> Wording:
    """Return a search as it is saved: its words, and what they are understood as today.

    What is not to be looked for in other languages is kept with the filters, where there is any such thing.
    """
    tree = parse(request.query).tree if request.tree is None else request.tree
    narrowed: dict[str, object] = {"as_typed": [] if request.expand else ["all"], "without": list(request.without)}
    filters = asdict(request.filters) | {name: values for name, values in narrowed.items() if values}
    return Wording(request.query, to_json(tree), filters, request.sort)


def request_of(search: SavedSearch, *, limit: int = 10) -> SearchRequest:
    """Return what a saved search asks: its tree as it was saved, whatever its words would mean today.

    ``query`` are its words, or those that say the same today where the words changed their meaning.

    Raises:
        InvalidValue: what was saved cannot be read any more; its text still can, by a person.
    """
    tree = from_json(search.tree)
    query = search.text if parse(search.text).tree == tree else to_text(tree)
    if search.sort not in get_args(Sort):
        raise InvalidValue("saved search", search.sort, "the search once more")
    sort = cast("Sort", search.sort)
    filters = dict(search.filters)
    expand, without = "as_typed" not in filters, filters.pop("without", [])
    filters.pop("as_typed", None)
    return SearchRequest(
        query=query,
        tree=tree,
        expand=expand,
        without=_words(without),
        filters=_filters(filters),
        sort=sort,
        limit=limit,
    )


def count_new(session: Session, engine: Engine, search: SavedSearch, *, viewer: Viewer) -> int:
    """Return how many documents that a saved search finds were added since it was last visited.

    Raises:
        InvalidValue: it cannot be read any more.
        IndexUnavailable: there is no usable index just now.
    """
    request = request_of(search, limit=0)
    added = select(Document.id).where(is_readable(viewer), Document.added > search.last_visit)
    new = session.scalars(added).all()
    if not new:
        return 0
    return engine.find(replace(question_of(session, request, viewer=viewer), among=new)).total


def list_newest(
    session: Session, engine: Engine, search: SavedSearch, *, viewer: Viewer, limit: int = 50
) -> list[Document]:
    """Return what was added last of what a saved search finds, the last first.

    Raises:
        InvalidValue: it cannot be read any more.
        IndexUnavailable: there is no usable index just now.
    """
    found = engine.find(question_of(session, request_of(search, limit=ALL), viewer=viewer))
    numbers = sorted((number for number, _score in found.hits), reverse=True)[:CONSIDERED]
    people = selectinload(Document.participations).options(joinedload(Participation.person))
    newest = (
        select(Document)
        .where(Document.id.in_(numbers), is_readable(viewer))
        .order_by(Document.added.desc(), Document.id.desc())
        .limit(limit)
        .options(people)
    )
    return list(session.scalars(newest))


def _words(stored: object) -> tuple[str, ...]:
    """Read words as they were saved.

    Raises:
        InvalidValue: they are none.
    """
    if not isinstance(stored, list) or not all(isinstance(word, str) for word in stored):
        raise InvalidValue("saved search", "without", "the search once more")
    return tuple(stored)


def _filters(stored: Mapping[str, object]) -> Filters:
    """Read filters as they were saved; those of a kind that is not known any more make the search another one.

    Raises:
        InvalidValue: they are none.
    """
    kinds = {field.name: int if field.name in _NUMBERS else str for field in fields(Filters)}
    for name, values in stored.items():
        is_known = name in kinds and isinstance(values, list | tuple)
        if not is_known or not all(isinstance(value, kinds[name]) for value in cast("Sequence[object]", values)):
            raise InvalidValue("saved search", name, "the search once more")
    return Filters(**{name: tuple(cast("Sequence[Any]", values)) for name, values in stored.items()})

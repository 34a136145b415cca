"""Is the document among the first three? Asked of the search itself, and of the spelling that it offers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from indexer.search import SearchRequest, SearchResult, search
from tests.evaluation.finding.asking import DAMAGES, Asked, ask, items, translated
from tests.evaluation.finding.corpus import Corpus
from tests.evaluation.finding.heldout import FRESH, SEEN, add_heldout, read_heldout, remembered
from tests.evaluation.finding.heldout import translated as translated_by_hand
from webui.services import Services

FIRST = 3
"""Hits that a person looks at."""

How = Literal["found", "one click", "not found"]


@dataclass(frozen=True, slots=True)
class Judged:
    """How a query was answered: at once, by the spelling that is offered on a click, or not."""

    asked: Asked
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many items are drawn of the sample, and of the generated documents."""

    sample: int
    generated: int


def measure(services: Services, corpus: Corpus, sizes: Sizes, *, seed: int = 1) -> Iterator[tuple[str, list[Judged]]]:
    """Yield a name and the answers for each group of queries, those by translation last.

    The words of generated documents have no other forms.
    """
    groups = {"sample": (corpus.sample, sizes.sample), "generated": (corpus.generated, sizes.generated)}
    for name, (texts, number) in groups.items():
        found = items(texts, corpus, number=number, seed=seed)
        for damage, make in DAMAGES.items():
            if name == "sample" or damage != "inflected":
                yield f"{name}, {damage}", judge(services, ask(found, make, corpus, seed=seed))
    yield "sample, translated", judge(services, translated(corpus.sample, corpus, seed=seed))


def measure_heldout(services: Services) -> Iterator[tuple[str, list[Judged]]]:
    """Add what was written by hand, and yield a name and the answers for each group of its queries."""
    for name, folder in (("held out once", SEEN), ("held out", FRESH)):
        documents = add_heldout(services, read_heldout(folder))
        yield f"{name}, remembered", judge(services, remembered(documents))
        yield f"{name}, translated", judge(services, translated_by_hand(documents))


def judge(services: Services, queries: Iterable[Asked]) -> list[Judged]:
    """Ask each query."""
    with services.reading() as session:
        return [Judged(asked, _how(session, services, asked)) for asked in queries]


def _how(session: Session, services: Services, asked: Asked) -> How:
    result = _search(session, services, asked.query)
    if _is_found(result, asked):
        return "found"
    if result.did_you_mean and _is_found(_search(session, services, result.did_you_mean), asked):
        return "one click"
    return "not found"


def _search(session: Session, services: Services, query: str) -> SearchResult:
    request = SearchRequest(query=query, limit=FIRST)
    return search(session, services.engine, request, viewer=services.viewer)


def _is_found(result: SearchResult, asked: Asked) -> bool:
    return any(hit.document.id == asked.document for hit in result.hits)

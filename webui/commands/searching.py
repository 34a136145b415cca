"""``letterbook search``: what stands where."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Literal

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from sqlalchemy.orm import Session

from archive.citing.records import RECORD_FORMS, RecordForm, write_records
from archive.errors import NoSuchPerson
from archive.models import KINDS, LANGUAGES
from archive.people import find_people
from archive.rights import Viewer
from archive.settings import Settings
from archive.topics import find_topic
from indexer.engine import FacetName, Sort
from indexer.passages import Passage
from indexer.search import Filters, Hit, SearchRequest, SearchResult, find_documents
from indexer.search import search as find
from webui.commands.keeping import update_index
from webui.commands.output import as_json, complain, paper, pass_settings, print_json, printable
from webui.commands.record import summary_of
from webui.services import Services, open_services

Form = Literal["text"] | RecordForm

SORTS: tuple[Sort, ...] = ("relevance", "date", "-date")

SHOWN_VALUES = 5
"""How many values of a facet a person sees; JSON has more."""

INDENT = 5
"""Columns before what belongs to a hit."""

SHOWN_HITS, MOST = 10, 1000
"""How many hits there are unless it is said otherwise, and how many at most; records come all at once."""

SHOWN_FACETS: tuple[FacetName, ...] = ("kind", "language", "year", "topic", "person")


@click.command()
@click.argument("query")
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    metavar="N",
    help=f"How many hits. [default: {SHOWN_HITS}; as records {MOST}]",
)
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="How many hits to pass over first.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    show_default=True,
    help="“date” is oldest first, “-date” newest first.",
)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind (repeatable).")
@click.option(
    "--language", "languages", type=click.Choice(LANGUAGES), multiple=True, help="Only this language (repeatable)."
)
@click.option(
    "--year", "years", type=click.IntRange(1, 9999), metavar="YEAR", multiple=True, help="Only this year (repeatable)."
)
@click.option("--topic", "topics", metavar="T", multiple=True, help="Only this topic and those below it (repeatable).")
@click.option("--person", "people", metavar="NAME", multiple=True, help="Only with a person of this name (repeatable).")
@click.option("--as-typed", is_flag=True, help="Do not look for the words of other languages too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", *RECORD_FORMS)),
    default="text",
    show_default=True,
    help="Records are for a spreadsheet or a reference manager.",
)
@as_json
@pass_settings
def search(
    settings: Settings,
    query: str,
    limit: int | None,
    offset: int,
    sort: Sort,
    kinds: tuple[str, ...],
    languages: tuple[str, ...],
    years: tuple[int, ...],
    topics: tuple[str, ...],
    people: tuple[str, ...],
    as_typed: bool,
    form: Form,
    as_json: bool,
) -> None:
    """Find documents, and where in them.

    QUERY holds words, "exact phrases", -not, OR, ( ), prefix*, fuzzy~, NEAR, and fields such as from: to: topic: kind:
    date:2025..2026. Put -- before a query that begins with a minus sign.
    """
    if as_json and form != "text":
        raise click.UsageError("--json and --format each ask for another form; leave one of them out.")
    with open_services(settings) as services:
        update_index(services)
        with services.reading() as session:
            filters = Filters(
                kinds=kinds,
                languages=languages,
                years=years,
                topics=tuple(find_topic(session, label).id for label in topics),
                people=tuple(number for name in people for number in _named(session, name, services.viewer)),
            )
            limit = limit or (SHOWN_HITS if form == "text" else MOST)
            request = SearchRequest(
                query=query, expand=not as_typed, filters=filters, sort=sort, offset=offset, limit=limit
            )
            if form != "text":
                _print_records(session, services, request, form)
                return
            result = find(session, services.engine, request, viewer=services.viewer, language=settings.language)
            print_result(result, as_json=as_json)


def _print_records(session: Session, services: Services, request: SearchRequest, form: RecordForm) -> None:
    """Print the documents that a search finds as records, and say on stderr where these are not all."""
    total, documents = find_documents(session, services.engine, request, viewer=services.viewer)
    click.echo(write_records(documents, form, language=services.settings.language).rstrip("\r\n"))
    left = total - request.offset - len(documents)
    if left > 0:
        complain(f"{left:,} more documents were found; ask for them with --offset, or narrow the search.")


def print_result(result: SearchResult, *, as_json: bool) -> None:
    """Print the answer to a search, for programs or for a person."""
    if as_json:
        print_json(_record(result))
    else:
        _show(result)


def _named(session: Session, name: str, viewer: Viewer) -> list[int]:
    """Return the numbers of all people whose name holds these words.

    Raises:
        NoSuchPerson: there is none.
    """
    found = find_people(session, name, viewer=viewer)
    if not found:
        raise NoSuchPerson(name)
    return [person.id for person in found]


def _record(result: SearchResult) -> dict[str, Any]:
    """Return the answer as JSON has it."""
    return {
        "query": result.request.query,
        "total": result.total,
        "took_ms": round(result.took_ms, 1),
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {name: [asdict(value) for value in values] for name, values in result.facets.items()},
        "did_you_mean": result.did_you_mean,
        "expanded": [{"typed": each.typed, "terms": each.terms} for each in result.expanded],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {**summary_of(hit.document), "score": hit.score, "passages": [_passage(each) for each in hit.passages]}


def _passage(passage: Passage) -> dict[str, Any]:
    """Return a passage; ``marks`` are pairs within its own text, ``start`` and ``end`` lie in the document's."""
    return {
        "text": passage.text,
        "page": passage.page,
        "paragraph": passage.paragraph,
        "start": passage.start,
        "end": passage.end,
        "marks": [list(mark) for mark in passage.marks],
    }


_INSTEAD = "Nothing was found as it was typed; these answer"


def _remarks(result: SearchResult) -> Iterator[str]:
    """Yield what there is to say about how a search was read, and what was answered instead."""
    for note in result.parsed.notes:
        yield f"Not read as it may be meant: {printable(note.text)}"
    for each in result.expanded:
        terms = " · ".join(f"{term} ({code})" for code, found in each.terms.items() for term in found)
        yield f"Also searched for {printable(each.typed)}: {printable(terms)}"
    if result.instead == "fewer words":
        yield "Nothing has all of these words; these have all but one."
    if result.instead == "some words":
        yield "Nothing has all of these words, or all but one; these have some of them."
    if result.did_you_mean:
        asked = _INSTEAD if result.instead == "spelling" else "Did you mean"
        yield f"{asked}: {printable(result.did_you_mean)}"


def _show(result: SearchResult) -> None:
    console = paper()
    count = "1 document" if result.total == 1 else f"{result.total:,} documents"
    console.print(Text(f"{count} ({result.took_ms:.0f} ms)", style="dim"))
    for remark in _remarks(result):
        console.print(Text(remark, style="yellow"))
    for number, hit in enumerate(result.hits, start=result.request.offset + 1):
        _show_hit(console, number, hit)
    if result.total:
        console.print()
    for name in SHOWN_FACETS:
        values = [f"{printable(value.label)} {value.count}" for value in result.facets[name][:SHOWN_VALUES]]
        if values:
            console.print(Text(f"{name:<9} {' · '.join(values)}", style="dim"))


def _show_hit(console: Console, number: int, hit: Hit) -> None:
    summary = summary_of(hit.document)
    console.print()
    title = Text(f"{f'{number}.':<{INDENT}}").append(printable(summary["title"]) or summary["key"], style="bold")
    console.print(title.append("  ").append(summary["key"], style="cyan"))
    about = " · ".join(summary[name] for name in ("kind", "date", "language") if summary[name])
    console.print(Text(f"{'':<{INDENT}}{about}", style="dim"))
    for passage in hit.passages:
        # Elsewhere than on a terminal a passage stays on one line, which programs read best.
        words = _marked(passage)
        console.print(Padding(words, (0, 0, 0, INDENT)) if console.is_terminal else Text(" " * INDENT).append(words))


def _marked(passage: Passage) -> Text:
    """Return a passage on one line with its words marked."""
    words = Text(printable(passage.text).replace("\n", " ").replace("\t", " "))
    for start, end in passage.marks:
        words.stylize("bold yellow", start, end)
    page = f"p. {passage.page_label or passage.page}"
    return Text().append(f"{page}, § {passage.paragraph}  ", style="dim").append_text(words)

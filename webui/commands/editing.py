"""``letterbook edit``: the description of one document, of several, or of all that a search finds; and ``undo``."""

from dataclasses import asdict, fields
from typing import Any

import click
from sqlalchemy.orm import Session

from archive.batches import list_batches
from archive.batches import undo as undo_batch
from archive.bulk import DocumentChange, EditPlan, TopicEdit, apply_plan, plan_edit
from archive.documents import Edit, get_document
from archive.models import DIRECTIONS, KINDS, LANGUAGES, STATUSES, Document
from archive.settings import Settings
from archive.topics import find_topic
from indexer.query import parse
from indexer.search import SearchRequest, find_documents
from webui.commands.changing import changing
from webui.commands.documents import records_of, report
from webui.commands.keeping import update_index
from webui.commands.output import Refusal, complain, pass_settings, print_json, say
from webui.commands.output import as_json as json_option
from webui.services import Services, open_services

MOST = 10_000
"""Documents that one edit may change."""


@click.command()
@click.argument("keys", metavar="KEY...", nargs=-1)
@click.option("--query", metavar="QUERY", help="Change all that this search finds, in place of KEYs.")
@click.option("--as-typed", is_flag=True, help="With --query: do not look for the words of other languages too.")
@click.option("--preview", is_flag=True, help="Print what would change, before → after, and change nothing.")
@click.option("--title", help="The title.")
@click.option("--date", metavar="DATE", help="The date: 2026-01-13, 2025-12 or 2025; empty where it has none.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is.")
@click.option("--language", type=click.Choice(["", *LANGUAGES]), help="The language it is written in.")
@click.option("--direction", type=click.Choice(DIRECTIONS), help="Sent by us, received by us, or neither.")
@click.option("--reference", help="Its own number (“kenmerk”).")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it can be read.")
@click.option("--status", type=click.Choice(STATUSES), help="How far it is.")
@click.option("--confidential/--not-confidential", default=None, help="Whether only editors may read it.")
@click.option("--from", "senders", metavar="NAME", multiple=True, help="Who sent it (repeatable, all of them).")
@click.option("--to", "recipients", metavar="NAME", multiple=True, help="Whom it is addressed to (repeatable).")
@click.option("--author", "authors", metavar="NAME", multiple=True, help="Who wrote it (repeatable).")
@click.option("--interviewer", "interviewers", metavar="NAME", multiple=True, help="Who asked (repeatable).")
@click.option("--interviewee", "interviewees", metavar="NAME", multiple=True, help="Who answered (repeatable).")
@click.option("--signatory", "signatories", metavar="NAME", multiple=True, help="Who signed it (repeatable).")
@click.option("--copy", "copies", metavar="NAME", multiple=True, help="Who received a copy (repeatable).")
@click.option("--add-topic", "added", metavar="T", multiple=True, help="A topic to tag it with (repeatable).")
@click.option("--remove-topic", "removed", metavar="T", multiple=True, help="A topic to take off (repeatable).")
@json_option
@pass_settings
def edit(
    settings: Settings,
    /,
    keys: tuple[str, ...],
    query: str | None,
    as_typed: bool,
    preview: bool,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    as_json: bool,
    **values: Any,  # noqa: ANN401  # one per option
) -> None:
    """Change the description of documents.

    What is not named stays. Names replace all who had that role; an empty value ("") empties a field. All documents
    are changed, or none, and “letterbook undo” takes it back.
    """
    change = Edit(**{name: value for name, value in values.items() if value not in (None, ())})
    if not (added or removed) and all(getattr(change, field.name) is None for field in fields(change)):
        raise click.UsageError("Name what to change, such as --title or --date; see --help.")
    if bool(keys) == bool(query):
        raise click.UsageError("Name the documents to change by their KEYs, or by a --query.")
    with changing(settings) as (services, session):
        documents = _found(services, session, query, as_typed=as_typed) if query else _named(services, session, keys)
        topics = TopicEdit(add=_topics(session, added), remove=_topics(session, removed))
        plan = plan_edit(session, documents, change, topics=topics, language=settings.language)
        batch = "" if preview or not plan.changes else apply_plan(session, plan, viewer=services.viewer).name
        records = [] if preview else records_of(services, session, documents)
    if preview:
        _show(plan, len(documents), as_json=as_json)
        return
    report(records, as_json=as_json)
    if not as_json and len(documents) != 1:
        say(f"{_counted(plan, len(documents))} changed." + (f" “letterbook undo {batch}” takes it back." * bool(batch)))


def _named(services: Services, session: Session, keys: tuple[str, ...]) -> list[Document]:
    return [get_document(session, key, viewer=services.viewer) for key in dict.fromkeys(keys)]


def _found(services: Services, session: Session, query: str, *, as_typed: bool) -> list[Document]:
    """Return all that a search finds.

    Raises:
        Refusal: the query cannot be read as it may be meant, or finds too much to change at once.
    """
    notes = parse(query).notes
    if notes:
        what = ", ".join(note.text for note in notes)
        raise Refusal(f"This is not read as it may be meant, so nothing was changed: {what}; correct the query.")
    update_index(services)
    request = SearchRequest(query=query, expand=not as_typed, limit=MOST)
    total, documents = find_documents(session, services.engine, request, viewer=services.viewer)
    if total > MOST:
        raise Refusal(f"This finds {total:,} documents, and one edit changes at most {MOST:,}; narrow the query.")
    return documents


def _topics(session: Session, labels: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(find_topic(session, label).id for label in labels)


def _show(plan: EditPlan, total: int, *, as_json: bool) -> None:
    for change in plan.changes:
        if as_json:
            print_json({"key": change.key, "title": change.title, "changes": [asdict(each) for each in change.fields]})
        else:
            _show_change(change)
    if not as_json:
        say(f"{_counted(plan, total)} would be changed.")


def _show_change(change: DocumentChange) -> None:
    say(f"{change.key}  {change.title}")
    for each in change.fields:
        say(f"    {each.field}: {each.before or '–'} → {each.after or '–'}")


def _counted(plan: EditPlan, total: int) -> str:
    return f"{len(plan.changes)} of {total} documents"


@click.command()
@click.argument("name", metavar="[BATCH]", required=False)
@json_option
@pass_settings
@click.pass_context
def undo(context: click.Context, settings: Settings, name: str | None, as_json: bool) -> None:
    """Take back an edit of many documents, by its batch.

    Without BATCH, lists the latest ones. A document that was changed again since stays as it is; the exit code is 1
    then. An undo can be undone too.
    """
    if name is None:
        _list(settings, as_json=as_json)
        return
    with changing(settings) as (services, session):
        undone = undo_batch(session, name, viewer=services.viewer)
    done, left = undone.batch.documents, undone.left
    if as_json:
        print_json({"batch": undone.batch.name, "documents": done, "left": left})
    else:
        say(f"{len(done)} of {len(done) + len(left)} documents put back, as batch {undone.batch.name}.")
    for key in left:
        complain(f"{key} was changed again since, and stays as it is; edit it by itself.")
    if left:
        context.exit(1)


def _list(settings: Settings, *, as_json: bool) -> None:
    with open_services(settings) as services, services.reading() as session:
        batches = list_batches(session, viewer=services.viewer)
    for each in batches:
        at = each.at.isoformat(timespec="seconds")
        if as_json:
            print_json({"batch": each.name, "who": each.who, "at": at, "documents": each.documents})
        else:
            say(f"{each.name}  {at}  {each.who}  {each.documents} documents")
    if not batches and not as_json:
        say("No batches.")

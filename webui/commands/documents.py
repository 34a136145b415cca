"""``letterbook show``, ``edit`` and ``withdraw``: one document, and its description."""

import sys
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import click
from rich.text import Text

from archive.documents import Edit, edit_document, get_document, withdraw_document
from archive.models import DIRECTIONS, KINDS, LANGUAGES, STATUSES, Document
from archive.settings import Settings
from webui.commands.changing import changing
from webui.commands.output import as_json, paper, pass_settings, print_json, printable, say
from webui.commands.record import record_of
from webui.services import Services, open_services


@click.command()
@click.argument("key")
@click.option("--text", "with_text", is_flag=True, help="Print the plain text; with --json, add it as “text”.")
@as_json
@pass_settings
def show(settings: Settings, key: str, with_text: bool, as_json: bool) -> None:
    """Show a document.

    That is: its description, people, topics, relations, originals, and what was proposed about it.
    """
    with open_services(settings) as services, services.reading() as session:
        document = get_document(session, key, viewer=services.viewer)
        record = record_of(document, viewer=services.viewer, language=settings.language)
        text = document.text.text if document.text else ""
        if as_json:
            print_json(record | {"text": text} if with_text else record)
        elif with_text:
            click.echo(printable(text) if sys.stdout.isatty() else text)
        else:
            describe(record)


@click.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
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
@as_json
@pass_settings
def edit(settings: Settings, /, keys: tuple[str, ...], as_json: bool, **values: Any) -> None:  # noqa: ANN401  # one per option
    """Change the description of documents.

    What is not named stays. Names replace all who had that role; an empty value ("") empties a field. All documents
    are changed, or none.
    """
    change = Edit(**{name: value for name, value in values.items() if value not in (None, ())})
    if all(getattr(change, field.name) is None for field in fields(change)):
        raise click.UsageError("Name what to change, such as --title or --date; see --help.")
    with changing(settings) as (services, session):
        documents = [get_document(session, key, viewer=services.viewer) for key in keys]
        for document in documents:
            edit_document(session, document, change)
        records = records_of(services, documents)
    report(records, as_json=as_json)


@click.command()
@click.argument("key")
@as_json
@pass_settings
def withdraw(settings: Settings, key: str, as_json: bool) -> None:
    """Mark a document as withdrawn.

    It stays, and says that it no longer counts; a search leaves it out unless it asks for status:withdrawn.
    """
    with changing(settings) as (services, session):
        document = get_document(session, key, viewer=services.viewer)
        withdraw_document(session, document)
        records = records_of(services, [document])
    report(records, as_json=as_json)


def records_of(services: Services, documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return documents as they are now."""
    return [record_of(each, viewer=services.viewer, language=services.settings.language) for each in documents]


def report(records: Iterable[dict[str, Any]], *, as_json: bool) -> None:
    """Print documents: an object a line, or a line of words."""
    for record in records:
        if as_json:
            print_json(record)
        else:
            say(f"{record['key']}  {headline(record)}  {record['title']}")


def headline(record: dict[str, Any]) -> str:
    """Return kind, direction, date, language and status in a few words."""
    direction = record["direction"] if record["direction"] != "none" else ""
    parts = (f"{record['kind']} {direction}".strip(), record["date"], record["language"], record["status"])
    return " · ".join(part for part in parts if part)


def describe(record: dict[str, Any]) -> None:
    """Print the description of a document for people."""
    console = paper()
    console.print(Text(printable(record["title"]) or record["key"], style="bold"))
    console.print(Text(f"{record['key']} · {headline(record)}", style="cyan"))
    for name, value in _lines(record):
        console.print(Text().append(f"{name:<16}", style="dim").append(printable(value)))


def _lines(record: dict[str, Any]) -> list[tuple[str, str]]:
    lines = [(part["role"], _with(part["name"], part["office"])) for part in record["people"]]
    lines += [(name, record[name]) for name in ("reference", "publisher", "url") if record[name]]
    if record["confidential"]:
        lines.append(("confidential", "yes"))
    lines += [("topic", " › ".join(topic["path"])) for topic in record["topics"]]
    lines += [(_relation(each), f"{each['key']}  {_with(each['title'], each['date'])}") for each in record["relations"]]
    lines += [
        ("original", _with(each["name"], f"{each['media_type']}, {each['size']:,} bytes"))
        for each in record["originals"]
    ]
    waiting = [each for each in record["proposals"] if each["state"] == "open"]
    return lines + [("to review", f"{each['field']}: {_with(each['value'], each['reason'])}") for each in waiting]


def _with(value: str, aside: str) -> str:
    return f"{value} ({aside})" if aside else value


def _relation(relation: dict[str, Any]) -> str:
    return relation["kind"] if relation["direction"] == "out" else f"← {relation['kind']}"

"""``letterbook show``, ``withdraw`` and ``doubles``: one document, its description, and what is nearly the same."""

import sys
from collections.abc import Iterable
from typing import Any

import click
from rich.text import Text
from sqlalchemy.orm import Session

from archive.documents import get_document, withdraw_document
from archive.doubles import find_doubles
from archive.models import MENTION_KINDS, Document
from archive.settings import Settings
from webui.commands.changing import changing
from webui.commands.output import as_json, paper, pass_settings, print_json, printable, say
from webui.commands.record import record_of, summary_of
from webui.services import Services, open_services

SHOWN_MENTIONS = 8
"""How many values of a kind a person sees; JSON has all."""


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
        record = record_of(session, document, viewer=services.viewer, language=settings.language)
        text = document.text.text if document.text else ""
        if as_json:
            print_json(record | {"text": text} if with_text else record)
        elif with_text:
            click.echo(printable(text) if sys.stdout.isatty() else text)
        else:
            describe(record)


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
        records = records_of(services, session, [document])
    report(records, as_json=as_json)


@click.command()
@click.argument("key")
@as_json
@pass_settings
def doubles(settings: Settings, key: str, as_json: bool) -> None:
    """List what has the same text as a document, or nearly.

    That is: the same words in another file, and drafts of one letter. They are only shown, never merged.
    """
    with open_services(settings) as services, services.reading() as session:
        found = find_doubles(session, get_document(session, key, viewer=services.viewer), viewer=services.viewer)
        rows = [summary_of(each.document) | {"how": each.how, "similarity": each.similarity} for each in found]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        say(f"{row['how']}  {row['similarity']:.0%}  {row['key']}  {row['date']}  {row['title']}")
    if not rows:
        say("No doubles.")


def records_of(services: Services, session: Session, documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return documents as they are now."""
    language = services.settings.language
    return [record_of(session, each, viewer=services.viewer, language=language) for each in documents]


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
    lines += [(f"{kind}s", _mentioned(record, kind)) for kind in MENTION_KINDS if _mentioned(record, kind)]
    waiting = [each for each in record["proposals"] if each["state"] == "open"]
    return lines + [("to review", f"{each['field']}: {_with(each['value'], each['reason'])}") for each in waiting]


def _mentioned(record: dict[str, Any], kind: str) -> str:
    """Return the values of a kind that the text mentions, each once, the first of many."""
    values = list(dict.fromkeys(each["normal"] for each in record["mentions"] if each["kind"] == kind))
    more = f" · … ({len(values)})" if len(values) > SHOWN_MENTIONS else ""
    return " · ".join(values[:SHOWN_MENTIONS]) + more


def _with(value: str, aside: str) -> str:
    return f"{value} ({aside})" if aside else value


def _relation(relation: dict[str, Any]) -> str:
    return relation["kind"] if relation["direction"] == "out" else f"← {relation['kind']}"

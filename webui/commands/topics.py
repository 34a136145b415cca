"""``letterbook topic``: the tree of subjects, and what is tagged with them."""

from collections.abc import Callable
from typing import Any

import click
from sqlalchemy.orm import Session

from archive.documents import get_document
from archive.models import LANGUAGES, Document, Topic
from archive.settings import Settings
from archive.topics import (
    add_topic,
    assign_topic,
    find_topic,
    label_of,
    merge_topics,
    path_of,
    set_label,
    topic_tree,
    unassign_topic,
)
from webui.commands.changing import changing
from webui.commands.output import as_json, pass_settings, print_json, say
from webui.services import Services, open_services

in_language = click.option(
    "--language", type=click.Choice(LANGUAGES), help="The language of the name. [default: LETTERBOOK_LANGUAGE]"
)


Act = Callable[[Session, Services], Topic]
"""What a command does to one topic, which it returns."""


@click.group()
def topic() -> None:
    """Topics, a tree of subjects.

    They have names in four languages, and any of these will do, whatever its case and accents.
    """


@topic.command("add")
@click.argument("name")
@click.option("--parent", metavar="P", help="The topic below which it hangs; without one, at the top.")
@in_language
@as_json
@pass_settings
def add(settings: Settings, name: str, parent: str | None, language: str | None, as_json: bool) -> None:
    """Add a topic."""

    def act(session: Session, _services: Services) -> Topic:
        above = find_topic(session, parent) if parent else None
        return add_topic(session, name, language=language or settings.language, parent=above)

    _change(settings, act, as_json=as_json)


@topic.command("list")
@as_json
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """List all topics as a tree.

    With each: its number of documents, those of the topics below it included.
    """
    with open_services(settings) as services, services.reading() as session:
        records = _records(session, services)
    if as_json:
        print_json(records)
        return
    for record in records:
        say(f"{'    ' * record['depth']}{record['label']}  {record['total']}")
    if not records:
        say("There are no topics yet; “letterbook topic add” makes one.")


@topic.command("rename")
@click.argument("old")
@click.argument("new")
@in_language
@as_json
@pass_settings
def rename(settings: Settings, old: str, new: str, language: str | None, as_json: bool) -> None:
    """Give a topic another name.

    In the language named; the old name still finds it.
    """

    def act(session: Session, _services: Services) -> Topic:
        found = find_topic(session, old)
        set_label(session, found, new, language=language or settings.language)
        return found

    _change(settings, act, as_json=as_json)


@topic.command("merge")
@click.argument("source", metavar="FROM")
@click.argument("into")
@as_json
@pass_settings
def merge(settings: Settings, source: str, into: str, as_json: bool) -> None:
    """Give all that one topic has to another one, and remove it."""

    def act(session: Session, _services: Services) -> Topic:
        kept = find_topic(session, into)
        merge_topics(session, find_topic(session, source), kept)
        return kept

    _change(settings, act, as_json=as_json)


@topic.command("assign")
@click.argument("name", metavar="TOPIC")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@as_json
@pass_settings
def assign(settings: Settings, name: str, keys: tuple[str, ...], as_json: bool) -> None:
    """Tag documents with a topic.

    All of them, or none where one is missing.
    """
    _change(settings, _each(name, keys, assign_topic), as_json=as_json)


@topic.command("unassign")
@click.argument("name", metavar="TOPIC")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@as_json
@pass_settings
def unassign(settings: Settings, name: str, keys: tuple[str, ...], as_json: bool) -> None:
    """Take a topic off documents."""
    _change(settings, _each(name, keys, unassign_topic), as_json=as_json)


def _each(name: str, keys: tuple[str, ...], step: Callable[[Session, Document, Topic], None]) -> Act:
    def act(session: Session, services: Services) -> Topic:
        found = find_topic(session, name)
        for key in keys:
            step(session, get_document(session, key, viewer=services.viewer), found)
        return found

    return act


def _change(settings: Settings, act: Act, *, as_json: bool) -> None:
    """Do something to a topic and print what it is then."""
    with changing(settings) as (services, session):
        changed = act(session, services)
        record = next(each for each in _records(session, services) if each["id"] == changed.id)
    if as_json:
        print_json(record)
    else:
        say(f"{' › '.join(record['path'])}  {record['total']}")


def _records(session: Session, services: Services) -> list[dict[str, Any]]:
    """Return the topics in the order of the tree; ``labels`` are the preferred ones by language."""
    language = services.settings.language
    return [
        {
            "id": node.topic.id,
            "label": label_of(node.topic, language),
            "path": [label_of(each, language) for each in path_of(node.topic)],
            "parent": node.topic.parent_id,
            "depth": node.depth,
            "labels": {each.language: each.label for each in node.topic.labels if each.kind == "preferred"},
            "documents": node.own,
            "total": node.total,
        }
        for node in topic_tree(session, viewer=services.viewer, language=language)
    ]

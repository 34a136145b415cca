"""``letterbook relation``: which letter answers which, what is a translation of what."""

import click

from archive.documents import get_document
from archive.models import RELATION_KINDS
from archive.relations import relate, relations_of, unrelate
from archive.settings import Settings
from webui.commands.changing import changing
from webui.commands.documents import records_of, report
from webui.commands.output import Refusal, as_json, pass_settings, print_json, say
from webui.commands.record import record_of
from webui.services import open_services


@click.group()
def relation() -> None:
    """How one document stands to another."""


@relation.command("add")
@click.argument("source", metavar="KEY")
@click.argument("kind", type=click.Choice(RELATION_KINDS))
@click.argument("target", metavar="OTHER")
@click.option("--words", default="", help="The words of the first document that say so.")
@as_json
@pass_settings
def add(settings: Settings, source: str, kind: str, target: str, words: str, as_json: bool) -> None:
    """State how a document stands to another.

    Such as: KEY answers, follows up, quotes or translates OTHER.
    """
    with changing(settings) as (services, session):
        document = get_document(session, source, viewer=services.viewer)
        relate(session, document, kind, get_document(session, target, viewer=services.viewer), words=words)
        records = records_of(services, session, [document])
    report(records, as_json=as_json)


@relation.command("remove")
@click.argument("source", metavar="KEY")
@click.argument("kind", type=click.Choice(RELATION_KINDS))
@click.argument("target", metavar="OTHER")
@as_json
@pass_settings
def remove(settings: Settings, source: str, kind: str, target: str, as_json: bool) -> None:
    """Take away how a document stands to another."""
    with changing(settings) as (services, session):
        document = get_document(session, source, viewer=services.viewer)
        related = relations_of(document, viewer=services.viewer)
        wanted = ("out", kind, target)
        found = [each for each in related if (each.direction, each.kind, each.document.key) == wanted]
        if not found:
            what = f"“{source}” has no relation “{kind}” to “{target}”"
            raise Refusal(f"{what}; “letterbook relation list” shows those it has.")
        unrelate(session, found[0].relation)
        session.refresh(document)
        records = records_of(services, session, [document])
    report(records, as_json=as_json)


@relation.command("list")
@click.argument("key")
@as_json
@pass_settings
def list_(settings: Settings, key: str, as_json: bool) -> None:
    """List how a document stands to others, in both directions."""
    with open_services(settings) as services, services.reading() as session:
        document = get_document(session, key, viewer=services.viewer)
        relations = record_of(session, document, viewer=services.viewer, language=settings.language)["relations"]
    if as_json:
        print_json(relations)
        return
    for each in relations:
        source, target = (key, each["key"]) if each["direction"] == "out" else (each["key"], key)
        say(f"{source}  {each['kind']}  {target}  {each['title']}")
    if not relations:
        say("No relations.")

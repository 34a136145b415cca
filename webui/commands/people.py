"""``letterbook person``: people and organisations, and what passed between them and us."""

from typing import Any

import click
from sqlalchemy.orm import Session

from archive.models import Person
from archive.people import correspondence, get_person_by_name, list_people, merge_people, rename_person
from archive.settings import Settings
from webui.commands.changing import changing
from webui.commands.output import as_json, pass_settings, print_json, say
from webui.commands.record import summary_of
from webui.services import Services, open_services


@click.group()
def person() -> None:
    """People and organisations.

    Accents, case and punctuation of a name do not matter, and an alias will do.
    """


@person.command("list")
@click.argument("words", nargs=-1)
@as_json
@pass_settings
def list_(settings: Settings, words: tuple[str, ...], as_json: bool) -> None:
    """List people, or those whose name holds all WORDS.

    With each: letters out to them, letters in from them, all documents, and the date of the last one.
    """
    with open_services(settings) as services, services.reading() as session:
        summaries = list_people(session, viewer=services.viewer, like=" ".join(words))
        records = [
            _record(each.person)
            | {
                "letters_out": each.letters_out,
                "letters_in": each.letters_in,
                "documents": each.documents,
                "last": each.last.isoformat() if each.last else "",
            }
            for each in summaries
        ]
    if as_json:
        print_json(records)
        return
    for record in records:
        say(
            f"{record['name']}  {record['letters_out']} out, {record['letters_in']} in, "
            f"{record['documents']} in all  {record['last']}".rstrip()
        )
    if not records:
        say("Nobody by that name.")


@person.command("show")
@click.argument("name")
@as_json
@pass_settings
def show(settings: Settings, name: str, as_json: bool) -> None:
    """Show what passed between us and a person, newest first."""
    with open_services(settings) as services, services.reading() as session:
        record = _full(session, services, get_person_by_name(session, name, viewer=services.viewer))
    _report(record, as_json=as_json)


@person.command("rename")
@click.argument("old")
@click.argument("new")
@as_json
@pass_settings
def rename(settings: Settings, old: str, new: str, as_json: bool) -> None:
    """Give a person another name; the old one stays as an alias."""
    with changing(settings) as (services, session):
        found = get_person_by_name(session, old, viewer=services.viewer)
        rename_person(session, found, new)
        record = _full(session, services, found)
    _report(record, as_json=as_json)


@person.command("merge")
@click.argument("source", metavar="FROM")
@click.argument("into")
@as_json
@pass_settings
def merge(settings: Settings, source: str, into: str, as_json: bool) -> None:
    """Make two entries one.

    What FROM took part in goes to INTO, and its names stay as aliases.
    """
    with changing(settings) as (services, session):
        kept = get_person_by_name(session, into, viewer=services.viewer)
        merge_people(session, get_person_by_name(session, source, viewer=services.viewer), kept)
        record = _full(session, services, kept)
    _report(record, as_json=as_json)


def _record(found: Person) -> dict[str, Any]:
    return {"id": found.id, "name": found.name, "kind": found.kind, "aliases": [each.name for each in found.aliases]}


def _full(session: Session, services: Services, found: Person) -> dict[str, Any]:
    between = correspondence(session, found, viewer=services.viewer)
    return _record(found) | {
        "letters_out": [summary_of(each) for each in between.out],
        "letters_in": [summary_of(each) for each in between.received],
        "other": [summary_of(each) for each in between.other],
    }


def _report(record: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(record)
        return
    say(" = ".join([record["name"], *record["aliases"]]))
    for title, field in (("Letters out", "letters_out"), ("Letters in", "letters_in"), ("Other", "other")):
        if record[field]:
            say(f"{title}:")
        for each in record[field]:
            say(f"    {each['date']:<10}  {each['key']}  {each['title']}")

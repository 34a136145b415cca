"""``letterbook reextract``: read originals again with the readers of today."""

from collections import Counter

import click

from archive.readers.registry import VERSIONS
from archive.reextraction import Reextracted, find_outdated, reextract_all
from archive.settings import Settings
from webui.commands.output import Bar, as_json, json_line, one_line, pass_settings, progress, say
from webui.services import Services, open_services


@click.command()
@click.argument("keys", metavar="[KEY...]", nargs=-1)
@click.option("--outdated", is_flag=True, help="Read all documents again whose text an older reader made.")
@as_json
@pass_settings
@click.pass_context
def reextract(context: click.Context, settings: Settings, keys: tuple[str, ...], outdated: bool, as_json: bool) -> None:
    """Read originals again with the readers of today.

    A reader that is newer than a document's text gives it a new version of it; the old one stays, and so does what a
    person entered. The exit code is 1 where an original cannot be read any more; its document stays as it is.
    """
    if bool(keys) == outdated:
        raise click.UsageError("Name documents by their KEYs, or all that an older reader made with --outdated.")
    with open_services(settings) as services:
        counts = _reextract(services, keys or _outdated(services), as_json=as_json)
    if not as_json:
        words = {"new": "with a new text", "same": "without anything new", "refused": "left as they are"}
        said = [f"{counts[each]} {word}" for each, word in words.items() if counts[each]]
        say(", ".join(said) or "nothing is outdated")
    if counts["refused"]:
        context.exit(1)


def _outdated(services: Services) -> tuple[str, ...]:
    with services.reading() as session:
        return tuple(each.key for each in find_outdated(session, VERSIONS, viewer=services.viewer))


def _reextract(services: Services, keys: tuple[str, ...], *, as_json: bool) -> Counter[str]:
    options = services.add_options()
    counts: Counter[str] = Counter()
    with progress("Reading again", len(keys)) as bar:
        for each in reextract_all(
            services.database, services.originals, keys, viewer=services.viewer, read=options.read
        ):
            _report(each, bar, as_json=as_json)
            counts[_outcome(each)] += 1
        services.update_index()
    return counts


def _outcome(each: Reextracted) -> str:
    if each.error:
        return "refused"
    return "same" if each.version is None else "new"


def _report(each: Reextracted, bar: Bar, *, as_json: bool) -> None:
    bar.advance()
    if each.error:
        bar.print(one_line(each.error), is_complaint=True)
    if as_json:
        bar.print(json_line({"key": each.key, "version": each.version, "error": each.error}))
    elif each.version is not None:
        bar.print(one_line(f"{each.key} has text version {each.version}"))

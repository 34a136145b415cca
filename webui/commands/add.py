"""``letterbook add``: take files and folders into the archive."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from archive.addresses import add_address, is_address
from archive.ingest import Outcome, add_files, find_files
from archive.settings import Settings
from archive.topics import find_topic
from webui.commands.output import Bar, as_json, json_line, one_line, pass_settings, progress, say
from webui.services import Services, open_services

BATCH = 200
"""Files after which the index takes up what is new, so that search finds it while the rest goes in."""


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option(
    "--topic", "topics", metavar="T", multiple=True, help="A topic that every new document gets (repeatable)."
)
@as_json
@pass_settings
@click.pass_context
def add(
    context: click.Context, settings: Settings, paths: tuple[str, ...], topics: tuple[str, ...], as_json: bool
) -> None:
    """Take files, folders and web addresses into the archive.

    A folder goes in with all that is in it, a mailbox and a zip file too. What is there already is named and not
    taken in twice. A file that cannot be read is left out with the reason, and the others still go in; the exit code
    is 1 then.
    """
    with open_services(settings, create=True) as services:
        counts = _add(services, paths, topics, as_json=as_json)
    if not as_json:
        say(summary(counts))
    if counts["refused"]:
        context.exit(1)


def _add(services: Services, paths: tuple[str, ...], topics: tuple[str, ...], *, as_json: bool) -> Counter[str]:
    with services.reading() as session:
        for label in topics:
            find_topic(session, label)
    counts: Counter[str] = Counter()
    addresses = [path for path in paths if is_address(path)]
    files = find_files(Path(path) for path in paths if not is_address(path))
    with progress("Adding", len(files) + len(addresses)) as bar:
        for outcome in _outcomes(services, files, addresses, topics):
            report(outcome, bar, as_json=as_json)
            counts[outcome.outcome] += 1
            if counts.total() % BATCH == 0:
                services.update_index()
        services.update_index()
    return counts


def _outcomes(
    services: Services, files: list[Path], addresses: list[str], topics: tuple[str, ...]
) -> Iterator[Outcome]:
    options, viewer = services.add_options(topics), services.viewer
    yield from add_files(services.database, services.originals, files, viewer=viewer, options=options)
    for address in addresses:
        yield from add_address(services.database, services.originals, address, viewer=viewer, options=options)


def report(outcome: Outcome, bar: Bar, *, as_json: bool) -> None:
    """Print what became of one file; why it was refused goes to stderr in any case."""
    bar.advance()
    if outcome.outcome == "refused":
        bar.print(one_line(outcome.error), is_complaint=True)
    if as_json:
        bar.print(json_line(outcome.as_dict()))
    elif outcome.outcome != "refused":
        # a mailbox or zip file has no key: it is no document, and its parts follow
        bar.print(one_line(f"{outcome.outcome} {outcome.key or outcome.path} {outcome.title}"))
        if outcome.error:
            bar.print(f"    {one_line(outcome.error)}")


def summary(counts: Counter[str]) -> str:
    """Return how many files became what, in one line."""
    words = {"added": "added", "attention": "waiting for OCR", "duplicate": "there already", "refused": "refused"}
    said = [f"{counts[result]} {word}" for result, word in words.items() if counts[result]]
    return ", ".join(said) or "no files found"

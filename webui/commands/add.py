"""``letterbook add``: take files and folders into the archive; ``template``: a list that describes them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from archive.addresses import add_address, is_address
from archive.errors import BadList
from archive.ingest import AddOptions, Outcome, add_files, find_files, path_text
from archive.metadata_list import MetadataList, read_metadata_list
from archive.metadata_list import template as blank_list
from archive.models import LANGUAGES
from archive.settings import Settings
from archive.taking_over import Entering, add_topics, check_topics
from archive.topics import find_topic
from webui.commands.output import Bar, as_json, json_line, one_line, pass_settings, progress, say
from webui.services import Services, open_services

BATCH = 200
"""Files after which the index takes up what is new, so that search finds it while the rest goes in."""


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "--topic", "topics", metavar="T", multiple=True, help="A topic that every new document gets (repeatable)."
)
@click.option(
    "--metadata",
    metavar="LIST",
    type=click.Path(path_type=Path),
    help="A CSV list that describes the files; without PATH, those that it names. See “letterbook template”.",
)
@click.option("--create-topics", is_flag=True, help="Add the topics of the list that are not in the archive yet.")
@as_json
@pass_settings
@click.pass_context
def add(
    context: click.Context,
    settings: Settings,
    paths: tuple[str, ...],
    topics: tuple[str, ...],
    metadata: Path | None,
    create_topics: bool,
    as_json: bool,
) -> None:
    """Take files, folders and web addresses into the archive.

    A folder goes in with all that is in it, a mailbox and a zip file too; the folders in it are proposed as topics.
    What is there already is named and not taken in twice. A file that cannot be read is left out with the reason, and
    the others still go in; the exit code is 1 then. What a list says of a file stands over what is read in it, also
    where the file is there already.
    """
    if metadata is None and not paths:
        raise click.UsageError("Name files, folders or web addresses to add, or a list with --metadata.")
    if create_topics and metadata is None:
        raise click.UsageError("--create-topics adds the topics of a list; name it with --metadata.")
    listed = None if metadata is None else read_metadata_list(metadata)
    with open_services(settings, create=True) as services:
        incoming = _incoming(services, paths, topics, listed)
        if listed is not None:
            _take_topics(services, listed, create=create_topics)
        counts = _add(services, incoming, as_json=as_json)
    if not as_json:
        say(summary(counts))
    if counts["refused"]:
        context.exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incoming:
    """What is to be taken in, and how; ``entering`` and ``listed`` where a list describes it."""

    files: list[Path]
    addresses: list[str]
    options: AddOptions
    listed: MetadataList | None = None
    entering: Entering | None = None

    def without_file(self, refused: set[str]) -> Iterator[Outcome]:
        """Yield the rows of the list that no file was found for, as refused; ``refused`` names the files that were."""
        if self.listed is None or self.entering is None:
            return
        named = self.entering.used | {row.number for path, row in self.entering.rows.items() if path in refused}
        for row in self.listed.rows:
            if row.number not in named:
                problem = f"row {row.number} describes no document that was added ({row.path})"
                error = BadList(self.listed.name, problem, "correct its path, or add that file too")
                yield Outcome(path=str(row.path), outcome="refused", error=str(error))


def _incoming(
    services: Services, paths: tuple[str, ...], topics: tuple[str, ...], listed: MetadataList | None
) -> _Incoming:
    """Find what is to be taken in.

    Raises:
        NoSuchTopic: one of the topics to give is not there.
        BadList: the list describes several files with one row, or one with several.
    """
    with services.reading() as session:
        for label in topics:
            find_topic(session, label)
    places = [Path(path) for path in paths if not is_address(path)]
    options = replace(services.add_options(topics), folders=tuple(place for place in places if place.is_dir()))
    addresses = [path for path in paths if is_address(path)]
    if listed is None:
        return _Incoming(files=find_files(places), addresses=addresses, options=options)
    files = [file for file in find_files(places if paths else listed.files()) if file.resolve() != listed.path]
    rows = {path_text(path): row for path, row in listed.match(files).items()}
    entering = Entering(listed.name, rows, services.viewer)
    options = replace(options, enter=entering)
    return _Incoming(files=files, addresses=addresses, options=options, listed=listed, entering=entering)


def _take_topics(services: Services, listed: MetadataList, *, create: bool) -> None:
    """Make sure that the topics of a list are there, or add them.

    Raises:
        UnknownTopics: some are not there, and are not to be added.
    """
    with services.writing() as session:
        if create:
            add_topics(session, listed, language=services.settings.language)
        check_topics(session, listed)
        session.commit()


def _add(services: Services, incoming: _Incoming, *, as_json: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    refused: set[str] = set()
    with progress("Adding", len(incoming.files) + len(incoming.addresses)) as bar:
        for outcome in _outcomes(services, incoming, refused):
            report(outcome, bar, as_json=as_json)
            counts[outcome.outcome] += 1
            if outcome.outcome == "refused":
                refused.add(outcome.path)
            if counts.total() % BATCH == 0:
                services.update_index()
        services.update_index()
    return counts


def _outcomes(services: Services, incoming: _Incoming, refused: set[str]) -> Iterator[Outcome]:
    """Take everything in; ``refused`` is filled with the names of what is kept out meanwhile."""
    viewer, options = services.viewer, incoming.options
    yield from add_files(services.database, services.originals, incoming.files, viewer=viewer, options=options)
    for address in incoming.addresses:
        yield from add_address(services.database, services.originals, address, viewer=viewer, options=options)
    yield from incoming.without_file(refused)


@click.command("template")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of its columns. [default: the archive's]")
@pass_settings
def template(settings: Settings, language: str | None) -> None:
    """Print a list to describe files with.

    It is a CSV that spreadsheet programs open: fill in a row for each file, and add them with --metadata.
    """
    click.echo(blank_list(language or settings.language).encode(), nl=False)  # bytes, for its lines end as they are


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

"""``letterbook upgrade``, ``reindex`` and ``doctor``: keep an archive in order."""

from collections.abc import Mapping
from contextlib import nullcontext

import click
from sqlalchemy import select

from archive.errors import IndexUnavailable
from archive.keeping.completing import complete, count_incomplete
from archive.keeping.fixity import Finding, check_original, check_tables, list_originals
from archive.keeping.upgrading import upgrade as upgrade_archive
from archive.models import Change, Document
from archive.settings import Settings
from indexer.audit import Difference, Problem, audit
from indexer.engine import IndexBusy
from indexer.update import rebuild
from webui.commands.output import Refusal, as_json, complain, pass_settings, print_json, progress, say
from webui.services import Services, open_services

_PROBLEMS: Mapping[Problem, str] = {
    "missing": "without this document",
    "stale": "behind on this document",
    "surplus": "holding this document, which is not in the record",
}


@click.command()
@pass_settings
def upgrade(settings: Settings) -> None:
    """Bring the archive to this version.

    One that an earlier version made has to be upgraded before it opens; its database is copied first. Then what this
    version knows of a text is found in the texts that are there: safe to stop, and to start again.
    """
    done = upgrade_archive(settings)
    if done.copy is not None:
        say(f"The database as it was is in {done.copy}.")
    if done.before != done.after:
        say(f"The archive in {settings.folder} went from version {done.before} to {done.after}.")
    with open_services(settings) as services:
        _complete(services)
    if done.before == done.after:
        say(f"The archive in {settings.folder} is up to date ({done.after}).")


def _complete(services: Services) -> None:
    """Find in the texts that are there what an earlier version did not look for."""
    with services.reading() as session:
        missing = count_incomplete(session)
    with progress("Looking through texts", missing) as bar:
        for done in complete(services.database, viewer=services.viewer, today=services.add_options().day):
            bar.advance(done)
    update_index(services)


@click.command()
@pass_settings
def reindex(settings: Settings) -> None:
    """Build the search index anew.

    It is made from the record, beside the old one, in which searches go on meanwhile.
    """
    with open_services(settings) as services:
        say(f"{_rebuild(services)} documents are in the new index.")


def update_index(services: Services) -> None:
    """Let the index take up what is noted; where it has to be built anew, show that this takes a while."""
    waits = nullcontext() if services.engine.is_usable() else progress("Building the search index", None)
    with waits:
        services.update_index()


def _rebuild(services: Services) -> int:
    """Build the index anew.

    Raises:
        Refusal: another process writes it.
    """
    try:
        with progress("Building the search index", None):
            return rebuild(services.database, services.engine)
    except IndexBusy as error:
        raise Refusal("Another process writes the search index just now; try again when it is done.") from error


@click.command()
@click.option(
    "--repair", is_flag=True, help="Bring the search index up to date, or build it anew where that is not enough."
)
@as_json
@pass_settings
@click.pass_context
def doctor(context: click.Context, settings: Settings, repair: bool, as_json: bool) -> None:
    """Check that the archive is whole.

    That is: the tables, the originals against their SHA-256, the search index against the record. The exit code is 1
    where something is wrong.
    """
    with open_services(settings) as services:
        findings = [*_check_record(services), *(_repair(services) if repair else _check_index(services))]
    if as_json:
        print_json({"ok": not findings, "findings": [each.as_dict() for each in findings]})
    for finding in findings:
        complain(finding.sentence)
    if not findings and not as_json:
        say("The archive is in order.")
    if findings:
        context.exit(1)


def _check_record(services: Services) -> list[Finding]:
    with services.reading() as session:
        findings = check_tables(session, viewer=services.viewer)
        originals = list_originals(session, viewer=services.viewer)
        with progress("Checking originals", len(originals)) as bar:
            for original in originals:
                findings += check_original(services.originals, original)
                bar.advance()
    return findings


def _check_index(services: Services) -> list[Finding]:
    try:
        differences = audit(services.database, services.engine)
    except IndexUnavailable:
        return [
            Finding(what="index-missing", sentence="There is no usable search index; run “letterbook doctor --repair”.")
        ]
    with services.reading() as session:
        noted = set(session.scalars(select(Change.document_id)))
        keys = dict(session.execute(select(Document.id, Document.key)).all())
    # What is noted and not yet taken up is work that waits, not a fault.
    return [_differs(each, keys) for each in differences if each.document_id not in noted]


def _differs(difference: Difference, keys: Mapping[int, str]) -> Finding:
    key = keys.get(difference.document_id, "")
    which, problem = key or difference.document_id, _PROBLEMS[difference.problem]
    sentence = f"{which}: the search index is {problem}; run “letterbook doctor --repair”."
    return Finding(what="index-differs", sentence=sentence, key=key)


def _repair(services: Services) -> list[Finding]:
    """Bring the index up to date, build it anew where it still differs, and return what is wrong even then."""
    services.update_index()
    if _check_index(services):
        _rebuild(services)
    return _check_index(services)

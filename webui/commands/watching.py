"""``letterbook watch``: take in whatever is put into a folder."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click
from filelock import Timeout

from archive.settings import Settings
from webui.commands.add import report, summary
from webui.commands.output import Refusal, as_json, complain, pass_settings, progress, say
from webui.services import open_services
from webui.watch import Folders, Stop, Watch

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--done", metavar="D", type=_FOLDER, help="The folder for what was taken in. [default: “done” below DIR]")
@click.option(
    "--refused", metavar="R", type=_FOLDER, help="The folder for what was refused. [default: “refused” below DIR]"
)
@click.option("--once", is_flag=True, help="Take in what is there and end.")
@as_json
@pass_settings
@click.pass_context
def watch(
    context: click.Context,
    settings: Settings,
    folder: Path,
    done: Path | None,
    refused: Path | None,
    once: bool,
    as_json: bool,
) -> None:
    """Take in whatever is put into a folder, until Ctrl-C.

    A file is taken in once nobody writes it any more, and then moved to “done”, or to “refused” with the reason in a
    text beside it. What is in the archive already is moved to “done” too. It is safe to stop at any time: the files in
    hand are finished first, and a second Ctrl-C leaves them for the next time. With --once, the exit code is 1 where
    something was refused.
    """
    folders = Folders(
        incoming=folder, done=done or folder / "done", refused=refused or folder / "refused", others=(settings.folder,)
    )
    _check(folders)
    with open_services(settings, create=True) as services, _alone(folders, settings):
        counts = _watch(Watch(services, folders, complain), once=once, as_json=as_json)
    if not as_json:
        say(summary(counts) if once else "Stopped.")
    if once and counts["refused"]:
        context.exit(1)


@contextmanager
def _alone(folders: Folders, settings: Settings) -> Iterator[None]:
    """See to it that nobody else watches the folder meanwhile.

    Raises:
        Refusal: somebody does.
    """
    lock = folders.lock(settings.folder)
    try:
        lock.acquire()
    except Timeout as error:
        raise Refusal(f"{folders.incoming} is watched already, by another process; stop that one first.") from error
    try:
        yield
    finally:
        lock.release()


def _check(folders: Folders) -> None:
    """Make sure that files move out of what is watched.

    Raises:
        UsageError: they would not.
    """
    incoming = folders.incoming.resolve()
    for other in (folders.done, folders.refused, *folders.others):
        if incoming.is_relative_to(other.resolve()):
            raise click.UsageError(f"{folders.incoming} cannot be watched from inside {other}; name another folder.")


def _watch(watching: Watch, *, once: bool, as_json: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    with _stopped_by_signals(watching.stop), progress(f"Watching {watching.folders.incoming}", None) as bar:
        for outcome in watching.run(once=once):
            report(outcome, bar, as_json=as_json)
            counts[outcome.outcome] += 1
    return counts


@contextmanager
def _stopped_by_signals(stop: Stop) -> Iterator[None]:
    """Let Ctrl-C, and whoever ends processes, have the watch finish what it has in hand; the second time, end at once.

    Raises:
        KeyboardInterrupt: it was asked twice.
    """

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop:
            raise KeyboardInterrupt
        stop.ask()

    before = {each: signal.signal(each, ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)

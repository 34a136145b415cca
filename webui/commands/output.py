"""What a command prints: JSON for programs, lines and colours for people, progress for the one who waits."""

import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from archive.settings import Settings

pass_settings = click.make_pass_decorator(Settings)

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON on standard output and nothing else there.")


class Refusal(click.ClickException):
    """A failure that a person can act on: one line on stderr, exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence and nothing else."""
        click.echo(printable(" ".join(self.message.split())), file=file, err=True)


def print_json(value: Any) -> None:  # noqa: ANN401  # whatever JSON can hold
    """Print one JSON value on one line, at once."""
    click.echo(json.dumps(value, ensure_ascii=False))
    sys.stdout.flush()


def printable(text: str) -> str:
    """Return text without the signs that would command the terminal instead of standing on it; lines stay."""
    return "".join(
        sign if sign in "\n\t" or unicodedata.category(sign) != "Cc" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def say(text: str) -> None:
    """Print a line for people."""
    click.echo(printable(text))


def complain(text: str) -> None:
    """Print a line about what went wrong, on stderr."""
    click.echo(printable(" ".join(text.split())), err=True)


def paper() -> Console:
    """Return what to print styled text on: colours on a terminal, plain words without line breaks of ours elsewhere."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


@contextmanager
def progress(doing: str, total: int | None) -> Iterator[tuple[Progress, Any]]:
    """Show a bar on stderr while something takes long, and nothing where stderr is no terminal.

    Gives the bar and the number of its one task.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    bar = Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal,
        redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip
    with bar:
        yield bar, bar.add_task(doing, total=total)

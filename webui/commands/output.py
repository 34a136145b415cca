"""What a command prints: JSON for programs, lines and colours for people, progress for the one who waits."""

import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from archive.settings import Settings

pass_settings = click.make_pass_decorator(Settings)

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON on standard output and nothing else there.")


class Refusal(click.ClickException):
    """A failure that a person can act on: one line on stderr, exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence and nothing else."""
        click.echo(one_line(self.message), file=file, err=True)


def print_json(value: Any) -> None:  # noqa: ANN401  # whatever JSON can hold
    """Print one JSON value on one line."""
    click.echo(json_line(value))


def json_line(value: Any) -> str:  # noqa: ANN401  # whatever JSON can hold
    """Return one JSON value on one line."""
    return json.dumps(value, ensure_ascii=False)


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
    click.echo(one_line(text), err=True)


def one_line(text: str) -> str:
    """Return text for people without line breaks."""
    return printable(" ".join(text.split()))


def paper() -> Console:
    """Return what to print styled text on: colours on a terminal, plain words without line breaks of ours elsewhere."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.soft_wrap = not console.is_terminal
    return console


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on stderr that shows how far something is; what is printed meanwhile goes above it."""

    progress: Progress
    task: TaskID

    def advance(self, number: int = 1) -> None:
        """Count one more, or as many as are done."""
        self.progress.advance(self.task, number)

    def print(self, line: str, *, is_complaint: bool = False) -> None:
        """Print a line on stdout, or on stderr."""
        stream = sys.stderr if is_complaint else sys.stdout
        if self.progress.disable or not stream.isatty():
            click.echo(line, err=is_complaint)
            stream.flush()
        else:
            self.progress.console.print(Text(line), soft_wrap=True)


@contextmanager
def progress(doing: str, total: int | None) -> Iterator[Bar]:
    """Show on stderr that something takes long, and how far it is where that is known; nothing on no terminal."""
    counted = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), *(counted if total is not None else (SpinnerColumn(),)))
    console = Console(stderr=True)
    bar = Progress(
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        yield Bar(bar, bar.add_task(doing, total=total))

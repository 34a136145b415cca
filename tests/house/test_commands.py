"""The command line is a contract: what it offers is what its help and the README say."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from webui.commands import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

COMMANDS = (
    "demo", "add", "template", "watch", "search", "show", "doubles", "edit", "undo", "review", "withdraw",
    "topic add", "topic list", "topic rename", "topic merge", "topic assign", "topic unassign",
    "person list", "person show", "person rename", "person merge",
    "relation add", "relation remove", "relation list", "saved list", "saved add", "saved run",
    "cite", "serve", "work", "reextract", "upgrade", "reindex", "doctor",
)  # fmt: skip
"""What scripts rely on; a command is added here, never taken away or renamed."""

WITHOUT_JSON = {"demo", "template", "cite", "serve", "upgrade", "reindex"}


def commands(group: click.Group = main, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield all commands with their full names."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


ALL = dict(commands())


def options(command: click.Command) -> list[str]:
    """Return the names of a command's options, each in all its forms."""
    found = [each for each in command.params if isinstance(each, click.Option)]
    return [name for option in found for name in (*option.opts, *option.secondary_opts)]


def test_the_commands_are_those_that_are_promised() -> None:
    assert tuple(ALL) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_what_a_command_does_and_what_each_option_means(name: str) -> None:
    result = CliRunner().invoke(main, [*name.split(), "--help"], prog_name="letterbook")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: letterbook {name} ")
    assert ALL[name].help
    for option in ALL[name].params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert option.help.endswith((".", "]", ")")), option.help


@pytest.mark.parametrize("name", COMMANDS)
def test_the_first_sentence_of_help_fits_the_list_of_commands(name: str) -> None:
    assert "..." not in ALL[name].get_short_help_str(limit=60)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_has_each_command_with_its_options(name: str) -> None:
    rows = [line for line in README.splitlines() if re.match(rf"\| `{name}\b", line)]
    assert len(rows) == 1, f"one row of the README's table begins with `{name}`"
    missing = [option for option in options(ALL[name]) if not re.search(rf"{option}(?![\w-])", rows[0])]
    assert missing == []


def test_all_that_gives_records_gives_json() -> None:
    assert {name for name, command in ALL.items() if "--json" not in options(command)} == WITHOUT_JSON


def test_whatever_names_a_command_names_one_that_is_there() -> None:
    sources = [path for package in ("archive", "indexer", "webui") for path in (ROOT / package).rglob("*.py")]
    texts = [README, *(path.read_text(encoding="utf-8") for path in sources)]
    named = {name for text in texts for name in re.findall(r"[`“]letterbook ([a-z]+)", text)}
    assert named >= {"upgrade", "doctor"}
    assert named <= set(main.commands)

"""From a file to a found, tagged and cited passage, through the command line as a person types it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.settings import ENVIRONMENT

LETTER = Path(__file__).parents[1] / "samples" / "dump-letter.txt"
MANY = 240
"""Files to add: enough for the process to be killed among them."""


class Terminal:
    """A terminal in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        plain = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
        self.environment = plain | {"PYTHONPATH": str(Path(__file__).parents[2])}

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "webui", *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def type(self, *words: str, code: int = 0) -> str:
        """Run a command to its end and return what it printed on standard output."""
        with self.start(*words) as running:
            printed, complaints = running.communicate(timeout=300)
        assert "Traceback" not in complaints
        assert running.returncode == code, complaints
        return printed

    def json(self, *words: str) -> Any:  # noqa: ANN401  # whatever JSON can hold
        """Run a command with --json and return what it printed."""
        return json.loads(self.type(*words, "--json"))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_a_letter_is_found_tagged_cited_and_corrected(terminal: Terminal) -> None:
    """The main job on a fresh folder: nothing but the program and its sample is there."""
    assert "The sample corpus is in " in terminal.type("demo", "--no-serve")
    added = terminal.json("add", str(LETTER))
    assert (added["outcome"], added["kind"], added["language"], added["error"]) == ("added", "letter", "nl", "")

    key = added["key"]
    text = terminal.type("show", key, "--text")
    words = " ".join(next(line for line in text.splitlines() if len(line) > 200).split()[5:12])
    answer = terminal.json("search", f'"{words}"')
    assert [hit["key"] for hit in answer["hits"]] == [key]
    passage = answer["hits"][0]["passages"][0]
    ((start, end),) = passage["marks"]
    quoted = passage["text"][start:end]
    assert text[passage["start"] + start : passage["start"] + end] == quoted

    shown = terminal.json("show", key)
    assert shown["direction"] == "out"
    assert {each["role"] for each in shown["people"]} >= {"sender", "recipient"}

    assert terminal.json("topic", "assign", "Oceanen en klimaat", key)["documents"] == 1
    assert [hit["key"] for hit in terminal.json("search", "", "--topic", "oceans and climate")["hits"]] == [key]

    cited = terminal.type("cite", key, "--quote", quoted.upper(), "--language", "nl")
    assert quoted in cited
    assert shown["date"][:4] in cited

    terminal.type("edit", key, "--title", "Zilvermeeuwen boven de haven")
    assert terminal.json("search", "zilvermeeuwen")["hits"][0]["key"] == key
    assert terminal.json("doctor") == {"ok": True, "findings": []}


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with many small letters."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        text = f"Gent, 3 maart 2021\n\nGeachte heer,\n\nDit is de brief met nummer {number} over de brug en de sluis.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def outcomes(adding: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert adding.stdout is not None
    for line in adding.stdout:
        yield json.loads(line)


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such signal")
@pytest.mark.parametrize("after", [1, 60], ids=["at the start", "in the middle"])
def test_what_was_acknowledged_survives_a_process_that_is_killed(terminal: Terminal, many: Path, after: int) -> None:
    with terminal.start("add", str(many), "--json") as adding:
        done = [outcome for outcome, _ in zip(outcomes(adding), range(after), strict=False)]
        adding.send_signal(signal.SIGKILL)
        adding.communicate()
    keys = {outcome["key"] for outcome in done}
    assert len(keys) == after

    assert terminal.json("doctor", "--repair")["ok"] is True
    assert keys <= {hit["key"] for hit in terminal.json("search", "sluis", "--limit", "1000")["hits"]}
    again = [json.loads(line) for line in terminal.type("add", str(many), "--json").splitlines()]
    assert {outcome["outcome"] for outcome in again} == {"added", "duplicate"}
    assert keys <= {outcome["key"] for outcome in again if outcome["outcome"] == "duplicate"}
    assert terminal.json("search", "sluis", "--limit", "1")["total"] == MANY
    assert terminal.json("doctor") == {"ok": True, "findings": []}


@pytest.mark.skipif(os.name != "posix", reason="Windows sends it otherwise")
def test_ctrl_c_stops_an_addition_without_a_traceback_and_keeps_what_is_in(terminal: Terminal, many: Path) -> None:
    with terminal.start("add", str(many), "--json") as adding:
        done = [outcome for outcome, _ in zip(outcomes(adding), range(5), strict=False)]
        adding.send_signal(signal.SIGINT)
        _, complaints = adding.communicate(timeout=60)
    assert (adding.returncode, complaints.strip()) == (1, "Aborted!")
    found = {hit["key"] for hit in terminal.json("search", "sluis", "--limit", "1000")["hits"]}
    assert {outcome["key"] for outcome in done} <= found
    assert terminal.json("doctor")["ok"] is True

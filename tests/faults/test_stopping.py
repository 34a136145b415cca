"""An import that is stopped, politely or not, keeps what it said and goes on the next time."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LETTER = "Brussel, 7 februari 2025\n\nGeachte heer minister,\n\nWij vragen u om dossier {} opnieuw te bekijken.\n"
COUNT = 20


def _program(archive: Path, incoming: Path) -> list[str]:
    return [sys.executable, "-m", "webui", "--archive", str(archive), "add", "--json", str(incoming)]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_import_lost_nothing_that_it_named_and_goes_on_with_the_rest(
    stop: signal.Signals, tmp_path: Path
) -> None:
    archive, incoming = tmp_path / "archive", tmp_path / "incoming"
    incoming.mkdir()
    for number in range(COUNT):
        (incoming / f"brief {number:02}.txt").write_text(LETTER.format(number), encoding="utf-8")
    with subprocess.Popen(
        _program(archive, incoming), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as stopped:
        assert stopped.stdout is not None
        named: list[dict[str, Any]] = [json.loads(stopped.stdout.readline()) for _ in range(5)]
        os.kill(stopped.pid, stop)
        named += [json.loads(line) for line in stopped.stdout if line.endswith("}\n")]
    assert stopped.returncode != 0
    assert len(named) < COUNT
    again = subprocess.run(_program(archive, incoming), capture_output=True, text=True, check=True)
    outcomes = {each["path"]: each for each in map(json.loads, again.stdout.splitlines())}
    assert len(outcomes) == COUNT
    for each in named:
        assert (outcomes[each["path"]]["outcome"], outcomes[each["path"]]["key"]) == ("duplicate", each["key"])
    assert {each["outcome"] for each in outcomes.values()} == {"added", "duplicate"}

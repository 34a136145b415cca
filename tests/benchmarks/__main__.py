"""Measure and print tables: ``python -m tests.benchmarks [--sizes 1000,10000] [--queries 12] [--letters 300]``.

Times are processor time in milliseconds unless they say otherwise. Machines differ: compare the columns of one run.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import quantiles

from archive.settings import Settings
from tests.benchmarks import fts5
from tests.benchmarks.filling import fill
from tests.benchmarks.letters import take_in
from tests.benchmarks.queries import CLASSES, deal
from webui.services import open_services

Times = dict[str, list[float]]


def main() -> None:
    """Run all measurements in a temporary folder."""
    ask = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    ask.add_argument("--sizes", default="1000,10000", help="documents in the archives to search")
    ask.add_argument("--queries", type=int, default=12, help="queries of each class in each phase")
    ask.add_argument("--letters", type=int, default=300, help="letters to take in")
    asked = ask.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        _letters(Path(folder), asked.letters)
        for size in map(int, asked.sizes.split(",")):
            _pages(Path(folder) / str(size), size, asked.queries)


def _letters(folder: Path, number: int) -> None:
    with open_services(Settings(folder=folder / "letters-archive"), create=True) as services:
        taken = take_in(services, folder / "letters", number)
    print(
        f"\n{taken.documents} letters read, described, filed and indexed: {taken.documents / taken.wall:.1f} a second"
    )


def _pages(folder: Path, size: int, number: int) -> None:
    folder.mkdir()
    with open_services(Settings(folder=folder / "archive"), create=True) as services:
        filled = fill(services, size)
    theirs = fts5.fill(folder / "fts5.sqlite", size)
    print(f"\n{size} documents of 750 words")
    print(
        f"index: {size / filled.index_seconds:.0f} documents per second of processor time, "
        f"{filled.index_bytes / 2**20:.0f} MB (FTS5: {size / theirs:.0f} per second, "
        f"{(folder / 'fts5.sqlite').stat().st_size / 2**20:.0f} MB)"
    )
    cold, _ = _run(folder / "archive", "cold", number)
    warm, memory = _run(folder / "archive", "warm", number)
    print(f"memory of a server after {2 * number * len(CLASSES)} searches: {memory:.0f} MB")
    other: Times = defaultdict(list)
    for kind, cpu, _wall in fts5.measure(folder / "fts5.sqlite", deal(number)["warm"]):
        other[kind].append(cpu)
    _table(cold, warm, other)


def _run(archive: Path, phase: str, number: int) -> tuple[Times, float]:
    """Ask for the pages of one phase in a process of its own; returns times by class, and megabytes of memory."""
    command = [sys.executable, "-m", "tests.benchmarks.pages", str(archive), phase, str(number)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    *rows, (_, memory) = map(json.loads, lines)
    times: Times = defaultdict(list)
    for kind, cpu, _wall in rows:
        times[kind].append(cpu)
    return times, memory


def _table(cold: Times, warm: Times, other: Times) -> None:
    print(f"{'whole page, p50/p95 ms':24}{'cold':>16}{'warm':>16}{'FTS5, no page':>16}")
    for kind in CLASSES:
        print(f"{kind:24}{_both(cold[kind]):>16}{_both(warm[kind]):>16}{_both(other[kind]):>16}")
    all_of = [[time for times in each.values() for time in times] for each in (cold, warm, other)]
    print(f"{'all':24}" + "".join(f"{_both(times):>16}" for times in all_of))


def _both(times: list[float]) -> str:
    if len(times) < 2:
        return "–"
    cuts = quantiles(times, n=20, method="inclusive")
    return f"{cuts[9]:.1f}/{cuts[18]:.1f}"


if __name__ == "__main__":
    main()

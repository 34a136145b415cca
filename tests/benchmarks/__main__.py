"""Measure and print tables: ``python -m tests.benchmarks [--sizes 1000,10000] [--queries 24] [--keep FOLDER]``.

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
from tests.benchmarks.adding import add_one_by_one
from tests.benchmarks.engines import Compared, Times, compare
from tests.benchmarks.filling import archive_in, copied, filled_in
from tests.benchmarks.letters import take_in
from tests.benchmarks.queries import CLASSES
from webui.services import open_services

ENOUGH = 2
"""Times of which a table can say something."""

_WIDTH = 15


def main() -> None:
    """Run all measurements; without a folder to keep the archives in, in a temporary one."""
    ask = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    ask.add_argument("--sizes", default="1000,10000", help="documents in the archives to search, or nothing")
    ask.add_argument("--queries", type=int, default=24, help="queries of each class in each phase")
    ask.add_argument("--letters", type=int, default=300, help="letters to take in")
    ask.add_argument("--keep", type=Path, help="a folder to keep the archives in, and to take them from the next time")
    asked = ask.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        if asked.letters:
            _letters(Path(folder), asked.letters)
        for size in map(int, filter(None, asked.sizes.split(","))):
            _archive((asked.keep or Path(folder)) / str(size), size, asked.queries)


def _letters(folder: Path, number: int) -> None:
    with open_services(Settings(folder=folder / "letters-archive"), create=True) as services:
        taken = take_in(services, folder / "letters", number)
    print(
        f"\n{taken.documents} letters read, described, filed and indexed: {taken.documents / taken.wall:.1f} a second"
    )


def _archive(folder: Path, size: int, number: int) -> None:
    filled = filled_in(folder, size)
    print(f"\n{size} documents of 750 words")
    print(
        f"index: {size / filled.whoosh_seconds:.0f} documents per second of processor time, "
        f"{filled.whoosh_bytes / 2**20:.0f} MB "
        f"(FTS5 without analysis: {size / filled.fts5_seconds:.0f} per second, {filled.fts5_bytes / 2**20:.0f} MB)"
    )
    cold, _ = _run(archive_in(folder).folder, "cold", number)
    warm, memory = _run(archive_in(folder).folder, "warm", number)
    print(f"memory of a server after {2 * number * len(CLASSES)} searches: {memory:.0f} MB")
    _print_pages(cold, warm)
    with_facets, without = compare(folder, number)
    _print_engines("with facets, p50/p95 ms", with_facets)
    _print_engines("without facets, p50/p95 ms", without)
    print(f"counted differently: {', '.join(with_facets.disagreed) or 'none'}")
    with tempfile.TemporaryDirectory() as other, open_services(copied(folder, Path(other))) as services:
        added = add_one_by_one(services, 4 * number)
    for name, times in zip(("processor", "wall"), map(list, zip(*added, strict=True)), strict=True):
        print(
            f"one document added and found, p50/p95/most ms of {name} time: {_both(times)}/{max(times):.0f}", flush=True
        )


def _run(archive: Path, phase: str, number: int) -> tuple[Times, float]:
    """Ask for the pages of one phase in a process of its own; returns times by class, and megabytes of memory."""
    command = [sys.executable, "-m", "tests.benchmarks.pages", str(archive), phase, str(number)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    *rows, (_, memory) = map(json.loads, lines)
    times: Times = defaultdict(list)
    for kind, cpu, _wall in rows:
        times[kind].append(cpu)
    return times, memory


def _print_pages(cold: Times, warm: Times) -> None:
    print(f"{'whole page, p50/p95 ms':24}{'cold':>16}{'warm':>16}")
    for kind in CLASSES:
        print(f"{kind:24}{_both(cold[kind]):>16}{_both(warm[kind]):>16}")
    all_of = [[time for times in each.values() for time in times] for each in (cold, warm)]
    print(f"{'all':24}" + "".join(f"{_both(times):>16}" for times in all_of))


def _print_engines(title: str, times: Compared) -> None:
    columns = ("ours", "Whoosh", "/ ours", "FTS5", "/ ours")
    print(f"{title:28}" + "".join(f"{name:>{_WIDTH}}" for name in columns))
    for kind, ours in times.ours.items():
        row = [_both(ours)]
        for other in (times.whoosh, times.fts5):
            row += [_both(other[kind]), _ratio(other[kind], ours)]
        print(f"{kind:28}" + "".join(f"{cell:>{_WIDTH}}" for cell in row))


def _ratio(theirs: list[float], ours: list[float]) -> str:
    """Say how many times slower they are, at p50 and at p95."""
    if len(theirs) < ENOUGH:
        return "–"
    return "/".join(f"{one / other:.1f}" for one, other in zip(_cuts(theirs), _cuts(ours), strict=True))


def _both(times: list[float]) -> str:
    return "–" if len(times) < ENOUGH else "/".join(f"{cut:.1f}" for cut in _cuts(times))


def _cuts(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


if __name__ == "__main__":
    main()

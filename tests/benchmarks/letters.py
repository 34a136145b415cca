"""How many text documents a second are read, described, filed and indexed."""

import time
from dataclasses import dataclass
from pathlib import Path

from archive.ingest import add_files, find_files
from tests.benchmarks.generate import Generated, generate
from webui.services import Services

_LETTER = """Platform Open Haven vzw
Havenkaai 17, 1080 Brussel

Brussel, {date}

Betreft: {title}

Geachte heer minister,

{text}

Met vriendelijke groeten,

Platform Open Haven vzw
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in cost, index included: wall time and processor time of this process, in seconds."""

    documents: int
    wall: float
    cpu: float


def take_in(services: Services, folder: Path, number: int) -> Taken:
    """Write ``number`` letters into a folder and take them in."""
    folder.mkdir()
    for it in generate(number, seed=2):
        (folder / f"{it.number:05}.txt").write_text(_letter(it), encoding="utf-8")
    wall, cpu = time.perf_counter(), time.process_time()
    files = find_files([folder])
    options = services.add_options()
    outcomes = list(add_files(services.database, services.originals, files, viewer=services.viewer, options=options))
    services.update_index()
    added = sum(each.outcome == "added" for each in outcomes)
    return Taken(added, time.perf_counter() - wall, time.process_time() - cpu)


def _letter(it: Generated) -> str:
    return _LETTER.format(date=it.date.strftime("%d/%m/%Y"), title=it.title, text=it.text)

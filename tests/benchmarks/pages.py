"""Whole search pages in a fresh process: ``python -m tests.benchmarks.pages FOLDER PHASE NUMBER`` prints JSON lines.

A page is measured from the request to its HTML: ten hits, the exact count, facets, passages. Both phases begin as
``letterbook serve`` does. In the phase "cold" the files of the archive are put out of the system's cache before that,
as far as it allows, and nothing is asked before the first page; in the phase "warm" other pages are.
"""

import json
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

from archive.settings import Settings
from tests.benchmarks.queries import Query, deal
from webui.app import create_app
from webui.services import open_services


def address(query: Query) -> str:
    """Return the address of the page that answers a query."""
    asked: dict[str, str | int] = {"q": query.text}
    if query.days:
        asked |= {"from": query.days[0].isoformat(), "until": query.days[1].isoformat()}
    if query.topic is not None:
        asked["topic"] = query.topic + 1
    if query.by_date:
        asked["sort"] = "-date"
    return f"/search?{urlencode(asked)}"


def put_out_of_cache(folder: Path) -> None:
    """Ask the system to forget the files below a folder; a system that cannot is measured warm."""
    for path in folder.rglob("*"):
        if path.is_file() and hasattr(os, "posix_fadvise"):
            handle = os.open(path, os.O_RDONLY)
            os.fdatasync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def main(folder: Path, phase: str, number: int) -> None:
    """Ask for the pages of one phase and print class, processor time and wall time in milliseconds of each."""
    if phase == "cold":
        put_out_of_cache(folder)
    dealt = deal(number)
    with open_services(Settings(folder=folder)) as services:
        services.update_index()
        client = create_app(services).test_client()
        services.warm_up()
        if phase == "warm":
            for query in dealt["warming"]:
                client.get(address(query))
        for query in dealt["warm" if phase == "warm" else "cold"]:
            wall, cpu = time.perf_counter(), time.process_time()
            page = client.get(address(query))
            spent = (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
            if page.status_code != 200:  # a page that fails is no measurement
                raise SystemExit(f"{address(query)}: {page.status}")
            print(json.dumps([query.kind, *spent]))
        print(json.dumps(["memory", _resident_megabytes()]))


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

"""What reading costs: ``python -m tests.benchmarks.reading [--rounds 3] [--letters 200]``.

PDFs are read by us and by pdfminer.six alone, in turn and in one process, so that a busy machine slows both. They are
set with typst: letters of one page, a declaration in two columns, a report of a hundred pages; the files of
LETTERBOOK_CORPUS come on top where it is set. Then the same files go through the workers that read in parallel, and
letters of text through the whole way into the index.
"""

import argparse
import io
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import typst
from pdfminer.high_level import extract_text
from pdfminer.psexceptions import PSException

from archive.errors import RefusedFile
from archive.ingest import AddOptions
from archive.readers import registry
from archive.readers.pdf import open_pdf, read_pdf
from archive.readers.sandbox import ReadingPool
from archive.settings import Settings
from tests.benchmarks.generate import Generated, generate
from tests.benchmarks.letters import take_in
from webui.services import open_services

LETTERS = 20
REPORT_PAGES = 100
_A_LETTER = "#set page(footer: align(center)[1/1])\n#align(right)[Brussel, {date}]\n\n*{title}*\n\n"
_IN_COLUMNS = "#set page(columns: 2, header: [Declaration])\n#set par(justify: true)\n= {title}\n\n"
_A_REPORT = '#set page(numbering: "1", header: [{title}])\n#set par(justify: true)\n= {title}\n\n'


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file to read, with its number of pages."""

    name: str
    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time for the same pages: ours, and pdfminer.six alone."""

    what: str
    pages: int
    ours: float
    alone: float

    @property
    def overhead(self) -> float:
        """What ours costs more, in percent."""
        return 100 * (self.ours / self.alone - 1)


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__)
    ask.add_argument("--rounds", type=int, default=3, help="times that each file is read; the quickest counts")
    ask.add_argument("--letters", type=int, default=200, help="letters of text to take in")
    asked = ask.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; processor time, in pages a second")
    kinds = {**made(), **found()}
    costs = [compare(what, pdfs, asked.rounds) for what, pdfs in kinds.items()]
    for cost in [*costs, together(costs)]:
        print(
            f"{cost.what:24}{cost.pages:5} pages{cost.pages / cost.ours:9.1f} ours{cost.pages / cost.alone:9.1f} "
            f"pdfminer.six alone{cost.overhead:+7.0f} %"
        )
    print(f"in the workers {in_workers([pdf for pdfs in kinds.values() for pdf in pdfs]):.2f} cores are at work")
    print(take_in_letters(asked.letters))


def made() -> dict[str, list[Pdf]]:
    """Set PDFs of three kinds."""
    letters = [_set(f"letter{it.number}", _A_LETTER, it, it.text[:1800]) for it in generate(LETTERS, seed=4)]
    declaration = "\n\n".join(it.text for it in generate(4, seed=5))
    report = "\n\n".join(it.text for it in generate(REPORT_PAGES * 4 // 5, seed=6))
    one = next(generate(1, seed=7))
    return {
        "letters of one page": letters,
        "declaration, 2 columns": [_set("declaration", _IN_COLUMNS, one, declaration)],
        "report": [_set("report", _A_REPORT, one, report)],
    }


def _set(name: str, form: str, it: Generated, text: str) -> Pdf:
    source = form.format(date=f"{it.date:%d/%m/%Y}", title=it.title) + text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.typ"
        path.write_text(source, encoding="utf-8")
        data = bytes(typst.compile(str(path), ignore_system_fonts=True))
    return Pdf(name, data, len(open_pdf(data, name=name).pages))


def found() -> dict[str, list[Pdf]]:
    """Return the PDFs of LETTERBOOK_CORPUS that both can read, as one kind; nothing where it is not set."""
    corpus = os.environ.get("LETTERBOOK_CORPUS")
    paths = sorted(Path(corpus).rglob("*.pdf")) if corpus else []
    pdfs = [pdf for path in paths for pdf in _readable(path)]
    return {"LETTERBOOK_CORPUS": pdfs} if pdfs else {}


def _readable(path: Path) -> Iterator[Pdf]:
    data = path.read_bytes()
    try:
        pdf = Pdf(path.name, data, len(open_pdf(data, name=path.name).pages))
        registry.read(data, name=path.name)
        _alone(pdf)
    except (RefusedFile, PSException):  # what we repair, pdfminer.six alone gives up
        return
    yield pdf


def compare(what: str, pdfs: list[Pdf], rounds: int) -> Cost:
    """Read files in turn by us and by pdfminer.six alone; of each the quickest round counts."""
    ours = alone = 0.0
    for pdf in pdfs:
        times = [(_spent(_ours, pdf), _spent(_alone, pdf)) for _ in range(rounds)]
        ours += min(one for one, _ in times)
        alone += min(other for _, other in times)
    return Cost(what, sum(pdf.pages for pdf in pdfs), ours, alone)


def together(costs: list[Cost]) -> Cost:
    """Return what all kinds cost."""
    return Cost("all", sum(it.pages for it in costs), sum(it.ours for it in costs), sum(it.alone for it in costs))


def _ours(pdf: Pdf) -> None:
    read_pdf(pdf.data, name=pdf.name)


def _alone(pdf: Pdf) -> None:
    extract_text(io.BytesIO(pdf.data))


def _spent(read: Callable[[Pdf], None], pdf: Pdf) -> float:
    started = time.process_time()
    read(pdf)
    return time.process_time() - started


def in_workers(pdfs: list[Pdf]) -> float:
    """Read files in the workers; return how many cores these kept busy, start included."""
    before, started = _of_children(), time.perf_counter()
    with ReadingPool() as pool, ThreadPoolExecutor(pool.workers) as threads:
        options = AddOptions(reader=pool)
        list(threads.map(lambda pdf: options.read(pdf.data, pdf.name), pdfs))
    return (_of_children() - before) / (time.perf_counter() - started)


def take_in_letters(number: int) -> str:
    """Say what letters of text cost that are read, described, connected, filed and indexed."""
    before = _of_children()
    with tempfile.TemporaryDirectory() as folder:
        with open_services(Settings(folder=Path(folder) / "archive"), create=True) as services:
            taken = take_in(services, Path(folder) / "letters", number)
        spent = taken.cpu + _of_children() - before
    return (
        f"{taken.documents} letters: {taken.documents / taken.wall:.1f} a second of wall time; of processor time "
        f"{1000 * spent / number:.1f} ms a letter, {1000 * taken.cpu / number:.1f} of these outside the workers"
    )


def _of_children() -> float:
    """Return the processor time of the processes that have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

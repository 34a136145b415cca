"""What the sample files must give: the lists ``EXPECTED.tsv`` beside them, read once for all tests."""

import csv
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

OWN_CORPORA = (ROOT / "tests" / "samples", ROOT / "tests" / "samples" / "odd", ROOT / "data" / "sample")

OTHER_CORPUS = "LETTERBOOK_CORPUS"
"""The environment variable that names one more folder with an ``EXPECTED.tsv``, outside this repository."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One row: a file and what reading and describing it must give. An empty value claims nothing.

    ``verdict`` is ``accept``, ``ocr`` (a picture of text), ``refuse`` or ``refuse-or-warn``.
    ``date`` is ISO 8601, ``language`` ISO 639-1. From ``sender`` on the columns may be missing in a table.
    """

    path: Path
    verdict: str
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    kind: str = ""
    title: str = ""
    note: str = ""
    sender: str = ""
    recipient: str = ""
    office: str = ""
    direction: str = ""

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"


def load(folder: Path) -> list[Expected]:
    """Read ``EXPECTED.tsv`` of a folder, in its order; the files named there are relative to the folder."""
    with (folder / "EXPECTED.tsv").open(encoding="utf-8", newline="") as table:
        lines = csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(lines)
        return [_row(folder, line) for line in lines if any(line)]


def corpora() -> list[Path]:
    """List the folders that hold an ``EXPECTED.tsv``: our own, and the one that LETTERBOOK_CORPUS names."""
    other = os.environ.get(OTHER_CORPUS)
    folders = [*OWN_CORPORA, Path(other)] if other else list(OWN_CORPORA)
    return [folder for folder in folders if (folder / "EXPECTED.tsv").is_file()]


def folded(text: str) -> str:
    """Fold white space to one space, quotation marks to one sign, and leave hyphens out, as the tables ask."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[-\u00ad\u2010\u2011]", "", text)
    text = re.sub(r"[‘’‚‛“”„‟«»\"'`´]+", "'", text)
    return re.sub(r"\s+", " ", text).strip()


def _row(folder: Path, line: list[str]) -> Expected:
    file, verdict, contain, not_contain, *claims = line
    return Expected(folder / file, verdict, _pieces(contain), _pieces(not_contain), *claims)


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in cell.split("¦") if piece.strip())

"""The index on the disk: one folder for each time it was built, a stamp in each, and a pointer to the one in use.

    index/current         the name of the folder in use
    index/v1-3/           what Whoosh wrote, and stamp.json: by which versions, for the archive in which folder
    index/writing.lock    held by the one process that writes

A folder is stamped last and pointed to after that, each step synced; whatever is cut short is never trusted. Whoosh
unpickles what it reads: only a folder that was built here is opened.
"""

import json
import os
import re
import shutil
from pathlib import Path

import Stemmer
import whoosh

from indexer.analyzers import ANALYSIS_VERSION
from indexer.schema import SCHEMA_VERSION

_POINTER = "current"
_STAMP = "stamp.json"
_NAME = re.compile(r"v\d+-(\d+)")
_TABLE_OF_CONTENTS = re.compile(r"_MAIN_(\d+)\.toc")


def stamp_of(index: Path) -> dict[str, str | int]:
    """Return what a folder must bear to be read by this program, in the index of this archive."""
    return {
        "schema": SCHEMA_VERSION,
        "analysis": ANALYSIS_VERSION,
        "stemmer": Stemmer.version(),
        "whoosh": whoosh.versionstring(),
        "archive": str(index.absolute()),
    }


def find_current(index: Path) -> Path | None:
    """Return the folder in use, or None where there is none that can be trusted."""
    folder = pointed_to(index)
    return folder if folder and is_trusted(index, folder) else None


def pointed_to(index: Path) -> Path | None:
    """Return the folder that is to be used, or None where there is none; whether it can be trusted is not asked."""
    try:
        name = (index / _POINTER).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return index / name if _NAME.fullmatch(name) else None


def is_trusted(index: Path, folder: Path) -> bool:
    """Tell whether a folder was built to its end, by this version, in the index of this archive."""
    try:
        stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp == stamp_of(index))


def new_folder(index: Path) -> Path:
    """Make the folder for a new build: a number that none has had."""
    index.mkdir(parents=True, exist_ok=True)
    taken = [int(found[1]) for path in index.iterdir() if (found := _NAME.fullmatch(path.name))]
    folder = index / f"v{SCHEMA_VERSION}-{max(taken, default=0) + 1}"
    folder.mkdir()
    return folder


def switch_to(index: Path, folder: Path) -> None:
    """Stamp a finished build, make it the one in use, and remove the others."""
    for path in folder.iterdir():
        _sync(path)
    _write_synced(folder / _STAMP, json.dumps(stamp_of(index)))
    _write_synced(index / f"{_POINTER}.new", folder.name)
    (index / f"{_POINTER}.new").replace(index / _POINTER)
    _sync(index)
    remove_others(index, folder)


def remove_others(index: Path, folder: Path) -> None:
    """Remove all builds but one; what a reader on Windows holds open goes the next time."""
    for path in index.iterdir():
        if _NAME.fullmatch(path.name) and path != folder:
            shutil.rmtree(path, ignore_errors=True)


def generation_of(folder: Path) -> int:
    """Return the number of the last commit, or -1 where there is none."""
    found = map(_TABLE_OF_CONTENTS.fullmatch, os.listdir(folder))  # noqa: PTH208  # every search asks this first
    return max((int(one[1]) for one in found if one), default=-1)


def _write_synced(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    _sync(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # pragma: no cover  # Windows opens no folders
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The one door to pandoc, which runs as a process of its own, without files or network, in limited memory and time."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypandoc

from archive.errors import DamagedFile, PandocFailed, TooLarge

_TIME_LIMIT = 60
"""Seconds."""
_MEMORY_LIMIT = 700
"""Megabytes of pandoc's own heap."""
_HEAP_EXHAUSTED = 251
"""Exit code of a Haskell program that reached its heap limit."""


def to_json(data: bytes, source: str, *, name: str) -> dict[str, Any]:
    """Read a document into pandoc's syntax tree; changes that were tracked are accepted.

    ``source`` is pandoc's name of the format, ``name`` the file in messages.

    Raises:
        DamagedFile: pandoc cannot read it.
        TooLarge: it needs more time or memory than a document may.
    """
    tree: dict[str, Any] = json.loads(_run(data, ("-f", source, "-t", "json", "--track-changes=accept"), name=name))
    return tree


def render(markdown: str, *, to: str, language: str, bibliography: str, style: Path) -> str:
    """Write Markdown in another format, with its citations and the list of what it cites.

    ``to`` is pandoc's name of the format, ``language`` a locale such as "nl-BE", ``bibliography`` CSL-JSON and
    ``style`` a CSL file.

    Raises:
        PandocFailed: the bibliography or the style cannot be read, or there was too little time or memory.
    """
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder, "items.json")
        items.write_text(bibliography, encoding="utf-8")
        reading = ("-f", "markdown", "-t", to, "--wrap=none", "-M", f"lang={language}")
        citing = ("--citeproc", f"--bibliography={items}", f"--csl={style}")
        try:
            return _run(markdown.encode(), (*reading, *citing), name="references").decode()
        except (DamagedFile, TooLarge) as error:
            detail = error.detail if isinstance(error, DamagedFile) else f"over {error.limit}"
            raise PandocFailed(detail) from error


def _run(data: bytes, options: Sequence[str], *, name: str) -> bytes:
    command = [pypandoc.get_pandoc_path(), "+RTS", f"-M{_MEMORY_LIMIT}M", "-RTS", "--sandbox", *options]
    try:
        # pandoc's own path and our own options; what a stranger sent goes through standard input
        done = subprocess.run(command, input=data, capture_output=True, timeout=_TIME_LIMIT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise TooLarge(name, f"{_TIME_LIMIT} seconds of reading") from error
    if done.returncode == _HEAP_EXHAUSTED:
        raise TooLarge(name, f"{_MEMORY_LIMIT} MB of memory while reading")
    if done.returncode:
        raise DamagedFile(name, _first_line(done.stderr))
    return done.stdout


def _first_line(message: bytes) -> str:
    lines = message.decode("utf-8", "replace").split("\n")
    return lines[0].strip()[:80] or "pandoc cannot read it"

"""Documents of Word before 2007, through whichever converter is installed: LibreOffice, antiword or catdoc."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from olefile import OleFileIO

from archive.errors import DamagedFile, EncryptedFile, NoContent, RefusedFile, TookTooLong, UnsupportedFormat
from archive.normalise import tidy
from archive.readers.base import Extract
from archive.readers.media_type import DOC
from archive.readers.office import read_docx
from archive.readers.reflow import reflow

VERSION = 3
_SECONDS = 60

_FLAGS_AT, _IS_LOCKED = 11, 0x01
"""Where a document says that it is behind a password. Source: MS-DOC 2.5.2, FibBase, fEncrypted."""

Convert = Callable[[str, Path, str], Extract]
"""Reads a file with a program, given by its path; the last argument is the file's name in messages."""


def read_doc(data: bytes, *, name: str) -> Extract:
    """Read a document of an older Word with the best converter that can.

    Raises:
        EncryptedFile: it is behind a password.
        UnsupportedFormat: no converter is installed.
        RefusedFile: none of them can read it, or one takes too long.
    """
    if _is_locked(data):
        raise EncryptedFile(name)
    refusal: RefusedFile = UnsupportedFormat(
        name, "a document of an older Word", "save it as docx and add that, or install LibreOffice"
    )
    for program, convert in _CONVERTERS.items():
        path = shutil.which(program)
        if path is not None:
            try:
                return _converted(convert, path, data, name)
            except (DamagedFile, NoContent) as error:
                refusal = error
    raise refusal


def _is_locked(data: bytes) -> bool:
    try:
        with OleFileIO(data) as container, container.openstream("WordDocument") as stream:
            flags: bytes = stream.read(_FLAGS_AT + 1)[_FLAGS_AT:]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # damaged, or older than such containers
        return False
    return bool(flags) and bool(flags[0] & _IS_LOCKED)


def _converted(convert: Convert, path: str, data: bytes, name: str) -> Extract:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.doc")
        source.write_bytes(data)
        return replace(convert(path, source, name), media_type=DOC)


def _through_libreoffice(path: str, source: Path, name: str) -> Extract:
    profile = source.parent / "profile"  # its own, for LibreOffice runs once per profile
    options = ("--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx")
    _run([path, *options, "--outdir", str(source.parent), str(source)], name)
    made = source.with_suffix(".docx")
    if not made.is_file():
        raise DamagedFile(name, "LibreOffice cannot read it")
    return replace(read_docx(made.read_bytes(), name=name), extractor="libreoffice")


def _through_antiword(path: str, source: Path, name: str) -> Extract:
    return _plain(_run([path, "-m", "UTF-8.txt", "-w", "0", str(source)], name), "antiword", name)


def _through_catdoc(path: str, source: Path, name: str) -> Extract:
    return _plain(_run([path, "-s", "cp1252", "-d", "utf-8", "-w", str(source)], name), "catdoc", name)


_CONVERTERS: dict[str, Convert] = {
    "soffice": _through_libreoffice,
    "antiword": _through_antiword,
    "catdoc": _through_catdoc,
}
"""By the program's name, the best first."""


def _plain(printed: bytes, extractor: str, name: str) -> Extract:
    text = tidy(reflow(printed.decode("utf-8", "replace")))
    if not text:
        raise NoContent(name)
    return Extract(text=text, media_type=DOC, extractor=extractor, version=VERSION)


def _run(command: Sequence[str], name: str) -> bytes:
    try:
        # a program found on the path and our own options; a stranger's file is named by us
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise TookTooLong(name, _SECONDS) from error
    if done.returncode:
        raise DamagedFile(name, f"{Path(command[0]).name} ended with code {done.returncode}")
    return done.stdout

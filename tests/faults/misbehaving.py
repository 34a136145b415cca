"""A worker whose reader does to itself what a file says: run as `python misbehaving.py SECONDS MEMORY`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from archive.readers import worker
from archive.readers.base import Extract
from archive.readers.described import Described, Request

COMMAND = (sys.executable, "-P", str(Path(__file__).absolute()))


def hang() -> str:
    """Wait for what never comes, with a program of its own that waits too."""
    subprocess.run(["sleep", "600"], check=False)
    return ""


def spin() -> str:
    """Compute without end."""
    while True:
        pass


def crash() -> str:
    """Break down as a library in C does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    time.sleep(60)
    return ""


def stumble() -> str:
    """Raise what no reader should."""
    raise LookupError("none of the four")


def hoard() -> str:
    """Take more memory than there is."""
    return str(len(bytearray(64 << 30)))


def chatter() -> str:
    """Give more text than anyone reads."""
    return "nog een woord " * 1_000_000


def babble() -> str:
    """Write between the answers, where only answers may stand."""
    for descriptor in range(3, 8):
        try:
            os.write(descriptor, b"\0\0\0\0\0\0\0\x02{}")
        except OSError:
            continue
    return ""


def litter() -> str:
    """Write a file that fills the disk."""
    path = Path(f"letterbook-{os.getpid()}")
    try:
        with path.open("wb") as file:
            file.truncate(1 << 40)
    finally:
        path.unlink()
    return ""


def fall_silent() -> str:
    """Close the pipe for answers and go on."""
    os.closerange(3, 8)
    time.sleep(60)
    return ""


DEEDS: dict[bytes, Callable[[], str]] = {
    deed.__name__.encode(): deed
    for deed in (hang, spin, crash, stumble, hoard, chatter, babble, litter, fall_silent)
}  # fmt: skip


def read(request: Request) -> Described:
    """Do what the file names; any other file is its own text."""
    text = DEEDS[request.data]() if request.data in DEEDS else request.data.decode()
    return Described(Extract(text=text, media_type="text/plain", extractor="test", version=os.getpid()), ())


if __name__ == "__main__":
    worker.main(sys.argv[1:], read=read)

"""What reads for a program that was killed ends with it."""

import os
import signal
import subprocess
import sys
import time

from tests.faults.misbehaving import COMMAND
from tests.faults.processes import running_groups

PARENT = f"""
import threading
from datetime import date
from archive.readers.described import Request
from archive.readers.sandbox import ReadingPool
pool = ReadingPool(workers=2, command={COMMAND!r})
def read(data):
    return pool.read(Request(data=data, name="x", today=date(2026, 11, 23))).extract.version
for deed in (b"hang", b"spin"):
    print(read(b"goed"), flush=True)
    threading.Thread(target=read, args=(deed,)).start()
"""


def test_a_parent_that_is_killed_leaves_no_worker_behind() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(2)}
        time.sleep(0.5)  # both are in the midst of a file that never ends
        assert workers <= running_groups()
        os.kill(parent.pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while workers & running_groups() and time.monotonic() < until:
        time.sleep(0.05)
    assert not workers & running_groups()

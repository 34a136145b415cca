"""What runs on this machine."""

import subprocess


def running_groups() -> set[int]:
    """Return the process groups in which any thread runs: a process whose first has ended may still hold its pipes."""
    listed = subprocess.run(["ps", "-eLo", "pgid=,stat="], capture_output=True, text=True, check=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return {int(group) for group, state in rows if not state.startswith("Z")}

"""What runs on this machine."""

import subprocess


def running_groups() -> set[int]:
    """Return the process groups in which anything runs that has not ended."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return {int(group) for group, state in rows if not state.startswith("Z")}

"""Fail where a test was skipped because a program is missing: ``python -m tests.house.skipped report.xml``.

Tests that need a program which may be absent skip with a reason that begins with ``MISSING``.
"""

import sys
from pathlib import Path

from defusedxml import ElementTree

MISSING = "missing: "


def skipped_for_a_missing_part(report: Path) -> list[str]:
    """Return the names of the tests in a JUnit report that were skipped because something is not installed."""
    cases = ElementTree.fromstring(report.read_text(encoding="utf-8")).iter("testcase")
    return [
        f"{case.get('classname')}::{case.get('name')}: {skip.get('message')}"
        for case in cases
        for skip in case.iter("skipped")
        if (skip.get("message") or "").startswith(MISSING)
    ]


if __name__ == "__main__":
    found = skipped_for_a_missing_part(Path(sys.argv[1]))
    sys.exit("\n".join(["skipped for a missing part:", *found]) if found else 0)

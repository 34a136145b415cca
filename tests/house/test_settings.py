"""What can be set from outside is read in one place, and the README says all of it."""

import re
from pathlib import Path

from archive.settings import ENVIRONMENT
from tests.expected import OTHER_CORPUS

ROOT = Path(__file__).parents[2]
PACKAGES = ("archive", "indexer", "webui")
_NAME = re.compile(r"LETTERBOOK_[A-Z]+(?:_[A-Z]+)*")


def sources() -> dict[str, str]:
    """Return the source of each module by its path."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_the_readme_has_each_setting_in_a_row_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(LETTERBOOK_\w+)` \|", readme, re.MULTILINE)) == set(ENVIRONMENT)
    assert set(_NAME.findall(readme)) <= {*ENVIRONMENT, OTHER_CORPUS}


def test_every_setting_that_the_code_names_is_one() -> None:
    named = {name: path for path, source in sources().items() for name in _NAME.findall(source)}
    assert set(named) == set(ENVIRONMENT), named


def test_the_environment_is_read_in_one_place() -> None:
    """The readers hand it on to the programs that they start, and take nothing from it."""
    named = {path for path, source in sources().items() if re.search(r"\benviron\b|\bgetenv\b", source)}
    assert {path for path in named if not path.startswith("archive/readers/")} == {"archive/settings.py"}

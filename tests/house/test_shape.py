"""The shape of the house: what lies where, how long it is, and what does not belong in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TOP = {"archive", "indexer", "webui", "data", "tests", "pyproject.toml", "README.md", "LICENSE"}
MADE = {"build", "dist", "__pycache__", "node_modules"}
"""Folders that tools make and git ignores."""

WRITTEN = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".sh", ".po", ".typ", ".json", ".tsv", ".csl"}
LONGEST = 400
"""Lines of a file of code."""

FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"(?<![\w.~/-])/(?:work|root|home|Users)/\w", re.IGNORECASE),
    "a program that wrote it": re.compile(r"\b(?:claude|anthropic|openai|chatgpt|copilot)\b", re.IGNORECASE),
    "work that is left": re.compile(r"#\s*(?:TODO|FIXME|XXX|HACK)\b"),
}
NOT_IN_CODE = {
    "a mock": re.compile(r"unittest\.mock|\bMagicMock\b|\bmocker\b"),
    "an import for types only": re.compile(r"if (?:typing\.)?TYPE_CHECKING"),
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "types", "managers", "service"}
"""What a module is called that has no idea of its own."""


def files() -> Iterator[Path]:
    """Yield the files of the house, without what is hidden, made by tools, or an archive."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        is_ours = not any(part.startswith(".") or part in MADE or part.endswith(".egg-info") for part in parts)
        if is_ours and parts[:2] != ("data", "archive") and path.is_file():
            yield path


ALL = tuple(files())
CODE = tuple(path for path in ALL if path.suffix == ".py")
THIS = Path(__file__)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_top_level_is_what_it_was_agreed_to_be() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in ALL} == TOP
    assert {path.relative_to(ROOT).parts[1] for path in ALL if name(path).startswith("data/")} == {"sample"}


def test_no_file_of_code_is_too_long() -> None:
    code = [path for path in ALL if path.suffix in {".py", ".html", ".css", ".js"} and "sample" not in name(path)]
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_says_what_does_not_belong_in_it(what: str) -> None:
    found = []
    for path in ALL:
        if path.suffix in WRITTEN and path != THIS:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name(path)}: {match[0]}" for match in FORBIDDEN[what].finditer(text)]
    assert found == []


@pytest.mark.parametrize("what", NOT_IN_CODE)
def test_no_code_has_what_the_house_does_without(what: str) -> None:
    assert [name(path) for path in CODE if path != THIS and NOT_IN_CODE[what].search(path.read_text("utf-8"))] == []


def test_every_module_has_an_idea_of_its_own() -> None:
    assert [name(path) for path in CODE if path.stem in NAMELESS] == []


def test_every_module_of_the_packages_says_what_it_is() -> None:
    packages = [path for path in CODE if name(path).split("/")[0] in {"archive", "indexer", "webui"}]
    silent = [name(path) for path in packages if not path.read_text("utf-8").lstrip().startswith(('"""', 'r"""'))]
    assert silent == []

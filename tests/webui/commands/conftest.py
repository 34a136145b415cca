"""The program as its users run it, on an archive that holds the sample corpus."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.settings import ENVIRONMENT
from webui.commands import main

QUIET: dict[str, str | None] = dict.fromkeys(ENVIRONMENT)
"""An environment without any setting."""


@dataclass(frozen=True)
class Letterbook:
    """The command line on one archive."""

    folder: Path

    def __call__(self, *words: str | Path, code: int = 0, **environment: str) -> Result:
        """Run a command and check its exit code; whatever it is, a person never sees a traceback."""
        runner = CliRunner(env=QUIET | environment)
        result = runner.invoke(main, ["--archive", str(self.folder), *map(str, words)], prog_name="letterbook")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == code, result.output
        return result

    def json(self, *words: str | Path, code: int = 0, **environment: str) -> Any:  # noqa: ANN401  # whatever JSON can hold
        """Run a command with --json and return the one value that it prints."""
        (value,) = self.lines(*words, code=code, **environment)
        return value

    def lines(self, *words: str | Path, code: int = 0, **environment: str) -> list[Any]:
        """Run a command with --json and return the values that it prints, one on each line."""
        command, *rest = words
        return [
            json.loads(line) for line in self(command, *rest, "--json", code=code, **environment).stdout.splitlines()
        ]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Letterbook:
    """An archive with the sample corpus, which no test changes."""
    letterbook = Letterbook(tmp_path_factory.mktemp("sample") / "archive")
    letterbook("demo", "--no-serve")
    return letterbook


@pytest.fixture
def own(sample: Letterbook, tmp_path: Path) -> Letterbook:
    """A copy of it to change."""
    shutil.copytree(sample.folder, tmp_path / "archive")
    return Letterbook(tmp_path / "archive")


@pytest.fixture
def none(tmp_path: Path) -> Letterbook:
    """A folder in which there is no archive yet."""
    return Letterbook(tmp_path / "archive")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with three letters that can be read and a file that cannot."""
    folder = tmp_path / "letters"
    (folder / "in").mkdir(parents=True)
    for number, subject in enumerate(("de haven", "het schip", "de kade"), start=1):
        text = (
            f"Brussel, {number} mei 2024\n\nGeachte mevrouw,\n\nWij schrijven u opnieuw over {subject} van de stad.\n"
        )
        (folder / "in" / f"brief {number}.txt").write_text(text, encoding="utf-8")
    (folder / "leeg.txt").touch()
    return folder

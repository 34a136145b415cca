import io
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from sqlalchemy.exc import IntegrityError

from tests.house.skipped import MISSING
from webui.commands import main
from webui.commands.output import Refusal
from webui.commands.program import Program

from .conftest import QUIET, Letterbook

READING = (
    ("search", "x"), ("show", "x"), ("edit", "x", "--title", "y"), ("review",), ("withdraw", "x"), ("topic", "list"),
    ("person", "list"), ("relation", "list", "x"), ("cite", "x"), ("upgrade",), ("reindex",), ("doctor",),
)  # fmt: skip


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_only_add_demo_and_serve_make_an_archive(none: Letterbook, words: tuple[str, ...]) -> None:
    result = none(*words, code=1)
    assert result.stdout == ""
    assert result.stderr == (
        f"There is no archive in {none.folder}; add a file to make one, or name another with --archive.\n"
    )
    assert not none.folder.exists()


def test_the_environment_names_the_archive_where_the_command_line_does_not(sample: Letterbook) -> None:
    result = CliRunner(env=QUIET | {"LETTERBOOK_ARCHIVE": str(sample.folder)}).invoke(main, ["topic", "list"])
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("words", [("nonsense",), ("search",), ("search", "x", "--limit", "0"), ("show", "x", "--bad")])
def test_wrong_usage_is_exit_code_2(sample: Letterbook, words: tuple[str, ...]) -> None:
    assert "Usage: letterbook" in sample(*words, code=2).stderr


def test_a_file_that_is_no_database_is_one_sentence(none: Letterbook) -> None:
    none.folder.mkdir()
    (none.folder / "archive.sqlite").write_text("these words are not a database " * 99, encoding="utf-8")
    result = none("show", "x", code=1)
    assert result.stderr.startswith(f"The database in {none.folder} cannot be used (file is not a database);")
    assert result.stderr.count("\n") == 1


def test_a_word_that_is_no_text_is_wrong_usage(sample: Letterbook) -> None:
    assert "is no text in the encoding of the terminal" in sample("show", "caf\udce9", code=2).stderr


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = Letterbook(tmp_path / "file" / "archive")("add", tmp_path, code=1)
    assert "cannot be used (" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "is not the URL of a database"),
        ("unheard://of", "is not the URL of a database"),
        ("oracle+cx_oracle://somewhere/archive", "needs the package cx_Oracle"),
    ],
)
def test_a_database_that_we_cannot_open_is_wrong_usage(none: Letterbook, url: str, said: str) -> None:
    assert said in none("topic", "list", code=2, LETTERBOOK_DATABASE=url).stderr


@pytest.mark.parametrize(
    "error", [IntegrityError("insert", {}, Exception("unique")), OSError("a failure without a number")]
)
def test_what_is_our_own_mistake_is_not_dressed_up_as_theirs(error: Exception) -> None:
    @click.command()
    def fail() -> None:
        raise error

    result = CliRunner().invoke(Program("letterbook", {"fail": fail}), ["fail"])
    assert result.exception is error


def test_streams_that_are_no_text_files_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(Refusal):
        main(["--archive", str(tmp_path / "none"), "topic", "list"], standalone_mode=False)


def test_the_version_is_that_of_the_package() -> None:
    try:
        installed = version("letterbook")
    except PackageNotFoundError:
        pytest.skip(f"{MISSING}letterbook is not installed here")
    assert CliRunner().invoke(main, ["--version"], prog_name="letterbook").stdout == f"letterbook {installed}\n"


def test_help_lists_the_commands_in_the_order_of_the_work() -> None:
    listed = CliRunner().invoke(main, ["--help"]).stdout.partition("Commands:")[2].split("\n")
    names = [line.split()[0] for line in listed if line.strip()]
    assert names[:2] == ["demo", "add"]
    order = ["add", "search", "show", "edit", "cite", "serve"]
    assert sorted(order, key=names.index) == order
    assert names[-1] == "doctor"


def test_it_can_be_run_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["webui", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("webui", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Usage: letterbook ")


def test_it_says_the_same_in_any_locale(sample: Letterbook) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PATH": ""}
    command = [sys.executable, "-m", "webui", "--archive", str(sample.folder), "person", "list", "arrieta"]
    found = subprocess.run(command, env=plain, capture_output=True, check=True)
    assert "Ximena Arrieta Quiñones" in found.stdout.decode()
    assert found.stderr == b""


def test_a_closed_pipe_ends_it_quietly(sample: Letterbook) -> None:
    command = [sys.executable, "-m", "webui", "--archive", str(sample.folder), "search", "brief", "--limit", "50"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""

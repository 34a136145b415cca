from pathlib import Path

import pytest

from archive.settings import ENVIRONMENT, Settings, find_sample


def test_without_anything_the_archive_is_below_the_current_folder() -> None:
    settings = Settings.from_environment({})
    assert settings.folder == Path.cwd() / "data" / "archive"
    assert settings.database_url == f"sqlite:///{settings.folder}/archive.sqlite"
    assert (settings.originals, settings.index) == (settings.folder / "originals", settings.folder / "index")
    assert settings.secret == settings.folder / "secret"
    assert (settings.language, settings.viewer, settings.own_names) == ("en", "owner", ())


def test_every_variable_that_is_listed_is_read() -> None:
    settings = Settings.from_environment(
        {
            "LETTERBOOK_ARCHIVE": "/somewhere",
            "LETTERBOOK_DATABASE": "postgresql://x",
            "LETTERBOOK_OWN_NAMES": "Haven vzw; Port ouvert ;",
            "LETTERBOOK_LANGUAGE": "nl",
            "LETTERBOOK_VIEWER": "joke",
        }
    )
    assert settings == Settings(
        folder=Path("/somewhere"),
        database="postgresql://x",
        own_names=("Haven vzw", "Port ouvert"),
        language="nl",
        viewer="joke",
    )
    assert settings.database_url == "postgresql://x"
    assert len(ENVIRONMENT) == 5


def test_the_folder_on_the_command_line_wins() -> None:
    settings = Settings.from_environment({"LETTERBOOK_ARCHIVE": "/somewhere", "USER": "wim"}, folder=Path("/elsewhere"))
    assert (settings.folder, settings.viewer) == (Path("/elsewhere"), "wim")


def test_the_sample_is_in_the_checkout_or_in_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (find_sample() / "EXPECTED.tsv").is_file()
    (tmp_path / "sample").mkdir()
    monkeypatch.setattr("archive.settings.__file__", str(tmp_path / "settings.py"))
    assert find_sample() == tmp_path / "sample"

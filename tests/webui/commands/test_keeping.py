import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from filelock import FileLock

from archive.database import alembic_config
from archive.keeping.fixity import Finding
from archive.keeping.upgrading import Upgrade

from .conftest import Letterbook

FIELDS = ["what", "sentence", "key", "sha256"]


def original(letterbook: Letterbook, key: str) -> Path:
    sha256: str = letterbook.json("show", key)["originals"][0]["sha256"]
    return letterbook.folder / "originals" / sha256[:2] / sha256


def test_a_whole_archive_is_in_order(sample: Letterbook) -> None:
    assert sample("doctor").stdout == "The archive is in order.\n"
    assert sample.json("doctor") == {"ok": True, "findings": []}


def test_an_original_that_changed_or_is_gone_is_found(sample: Letterbook, own: Letterbook) -> None:
    own("reindex")
    original(own, "hallevoet2026").write_bytes(b"something else")
    original(own, "hallevoet2025").unlink()
    report = own.json("doctor", code=1)
    assert report["ok"] is False
    assert [list(finding) for finding in report["findings"]] == [FIELDS] * 2
    assert {(finding["what"], finding["key"]) for finding in report["findings"]} == {
        ("original-altered", "hallevoet2026"),
        ("original-missing", "hallevoet2025"),
    }
    result = own("doctor", code=1)
    assert result.stdout == ""
    assert "is no longer what was received; restore" in result.stderr
    assert len(result.stderr.splitlines()) == 2


def test_a_missing_index_is_found_and_repaired(own: Letterbook) -> None:
    (own.folder / "index" / "current").unlink()
    assert [finding["what"] for finding in own.json("doctor", code=1)["findings"]] == ["index-missing"]
    assert own.json("doctor", "--repair") == {"ok": True, "findings": []}
    assert own.json("doctor")["ok"] is True


def test_an_index_that_differs_is_found_and_repaired(own: Letterbook) -> None:
    own("reindex")
    with closing(sqlite3.connect(own.folder / "archive.sqlite")) as database, database:
        database.execute("UPDATE documents SET revision = revision + 1 WHERE key = 'hallevoet2026'")
    (finding,) = own.json("doctor", code=1)["findings"]
    assert (finding["what"], finding["key"]) == ("index-differs", "hallevoet2026")
    assert finding["sentence"] == (
        "hallevoet2026: the search index is behind on this document; run “letterbook doctor --repair”."
    )
    assert own.json("doctor", "--repair")["ok"] is True


def test_what_is_noted_and_not_yet_taken_up_is_no_fault(own: Letterbook) -> None:
    own("reindex")
    with FileLock(own.folder / "index" / "writing.lock"):
        own("edit", "hallevoet2026", "--title", "Later")
    assert own.json("doctor")["ok"] is True


def test_an_index_can_be_built_anew(own: Letterbook) -> None:
    number = own.json("search", "", "--limit", "1")["total"]
    assert own("reindex").stdout == f"{number} documents are in the new index.\n"
    assert own.json("search", "", "--limit", "1")["total"] == number


def test_only_one_process_builds_the_index(own: Letterbook) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with FileLock(own.folder / "index" / "writing.lock"):
            held.set()
            done.wait()

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    result = own("reindex", code=1)
    done.set()
    other.join()
    assert result.stderr == "Another process writes the search index just now; try again when it is done.\n"


def test_an_archive_of_this_version_needs_no_upgrade(own: Letterbook) -> None:
    assert "is up to date (" in own("upgrade").stdout
    assert not (own.folder / "backups").exists()


def test_an_earlier_archive_is_refused_then_upgraded_with_a_copy(
    own: Letterbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = _add_a_migration(tmp_path / "migrations", monkeypatch)
    assert "run “letterbook upgrade” once" in own("topic", "list", code=1).stderr
    upgraded = own("upgrade").stdout
    copy = own.folder / "backups" / f"archive.sqlite.before-{before}"
    assert f"The database as it was is in {copy}.\n" in upgraded
    assert f"went from version {before} to {after}" in upgraded
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT count(*) FROM documents").fetchone()[0] > 30
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)
    assert own.json("topic", "list")


def test_an_upgrade_finds_what_an_earlier_version_did_not_look_for(own: Letterbook) -> None:
    with closing(sqlite3.connect(own.folder / "archive.sqlite")) as database, database:
        for table in ("mentions", "fingerprints", "fingerprint_bands"):
            database.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names
    assert own.json("show", "hallevoet2026")["mentions"] == []
    own("upgrade")
    assert own.json("show", "hallevoet2026")["mentions"][0]["normal"] == "2026-01-13"
    with closing(sqlite3.connect(own.folder / "archive.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM fingerprints").fetchone()[0] > 30
    assert own.json("doctor")["ok"] is True


def test_a_database_that_is_no_file_is_upgraded_without_a_copy(
    own: Letterbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webui.commands.keeping.upgrade_archive", lambda _settings: Upgrade("0001", "0002"))
    assert own("upgrade").stdout == f"The archive in {own.folder} went from version 0001 to 0002.\n"


def _add_a_migration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Let the program be one version later than it is; return the two versions."""
    config = alembic_config()
    before, after = str(ScriptDirectory.from_config(config).get_current_head()), "9999"
    shutil.copytree(str(config.get_main_option("script_location")), folder)
    (folder / "versions" / "9999_later.py").write_text(
        f"revision, down_revision = {after!r}, {before!r}\n\n\ndef upgrade() -> None:\n    pass\n", encoding="utf-8"
    )
    config.set_main_option("script_location", str(folder))
    monkeypatch.setattr("archive.database.alembic_config", lambda: config)
    return before, after


def test_a_finding_prints_its_fields() -> None:
    finding = Finding(what="tables-damaged", sentence="The database is damaged.")
    assert finding.as_dict() == {
        "what": "tables-damaged",
        "sentence": "The database is damaged.",
        "key": "",
        "sha256": "",
    }

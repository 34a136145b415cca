import pytest

from archive.errors import NoSuchOriginal
from archive.originals import Originals, digest


def test_bytes_come_back_as_they_were(originals: Originals) -> None:
    sha256 = originals.keep(b"a letter")
    assert sha256 == digest(b"a letter")
    assert originals.read(sha256) == b"a letter"
    assert originals.path(sha256).parent.name == sha256[:2]


def test_the_same_bytes_are_kept_once(originals: Originals) -> None:
    first = originals.path(originals.keep(b"same"))
    before = first.stat().st_mtime_ns
    originals.keep(b"same")
    assert first.stat().st_mtime_ns == before
    assert [path for path in originals.folder.rglob("*") if path.is_file()] == [first]


def test_a_missing_original_says_what_to_do(originals: Originals) -> None:
    with pytest.raises(NoSuchOriginal, match="restore it from a backup"):
        originals.read("0" * 64)


def test_a_system_without_folder_syncing_keeps_files_too(originals: Originals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.originals._syncs_folders", lambda: False)
    assert originals.read(originals.keep(b"x")) == b"x"

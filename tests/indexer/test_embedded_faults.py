"""What happens to the Whoosh index when files are missing, damaged, old, or the disk is full."""

import gc
import json
import resource
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from archive.errors import IndexUnavailable
from indexer.embedded import EmbeddedIndex, open_index
from indexer.embedded.folder import find_current
from indexer.engine import IndexBusy, Question
from indexer.query import Everything, Phrase, Prefix, Tree, Word
from indexer.schema import SCHEMA_VERSION
from tests.indexer.conftest import indexed_text

LETTERS = [indexed_text(number, f"brief {number} aan de minister") for number in range(1, 6)]


@pytest.fixture(autouse=True)
def _leave_open_what_whoosh_leaves_open() -> Iterator[None]:
    """Collect the files that Whoosh forgets to close when it fails, without the warnings that are errors elsewhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedIndex]:
    engine = open_index(tmp_path)
    with engine.writing():
        engine.rebuild(LETTERS)
    yield engine
    engine.close()


@pytest.fixture
def built(engine: EmbeddedIndex, tmp_path: Path) -> Path:
    assert engine.is_usable()
    engine.close()
    current = find_current(tmp_path)
    assert current is not None
    return current


@pytest.mark.parametrize("is_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was_found(tmp_path: Path, is_on: bool) -> None:  # noqa: FBT001
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        engine = open_index(tmp_path)
        with engine.writing():
            engine.rebuild(LETTERS)
        engine.close()
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def total(engine: EmbeddedIndex, tree: Tree) -> int:
    return engine.find(Question(tree=tree, scope="all")).total


def find_file(folder: Path, ending: str) -> Path:
    return next(path for path in folder.iterdir() if path.name.endswith(ending))


@pytest.mark.parametrize("ending", [".toc", ".trm", ".pst", "confidential.col", "stamp.json"])
def test_a_missing_file_is_seen_and_never_made_up(built: Path, tmp_path: Path, ending: str) -> None:
    find_file(built, ending).unlink()
    left = sorted(path.name for path in built.iterdir())
    engine = open_index(tmp_path)
    with pytest.raises(IndexUnavailable):
        total(engine, Everything())
    assert not engine.is_usable()
    assert sorted(path.name for path in built.iterdir()) == left


@pytest.mark.parametrize("ending", [".toc", ".trm", ".pst"])
def test_damaged_bytes_are_seen_when_they_are_read(built: Path, tmp_path: Path, ending: str) -> None:
    file = find_file(built, ending)
    file.write_bytes(bytes(byte ^ 0x55 for byte in file.read_bytes()))
    assert not open_index(tmp_path).is_usable()
    engine = open_index(tmp_path)
    with pytest.raises(IndexUnavailable):
        total(engine, Phrase(("de", "minister")))
    assert not engine.is_usable()


def test_damage_that_only_a_search_meets_is_remembered_until_the_index_is_built_anew(
    engine: EmbeddedIndex, built: Path
) -> None:
    assert total(engine, Word("brief")) == 5
    engine.close()  # what is known of the documents stays, the files are opened again
    _damage_postings(built)
    with pytest.raises(IndexUnavailable):
        total(engine, Prefix("mi"))
    assert not engine.is_usable()
    with engine.writing():
        engine.rebuild(LETTERS)
    assert engine.is_usable()
    assert total(engine, Prefix("mi")) == 5


def test_damage_that_only_a_write_meets_is_remembered_too(engine: EmbeddedIndex, built: Path) -> None:
    _damage_postings(built)
    with engine.writing(), pytest.raises(IndexUnavailable):
        engine.write(LETTERS[:1], [1])
    assert not engine.is_usable()


@pytest.mark.parametrize("part", ["schema", "analysis", "stemmer", "whoosh", "archive"])
def test_an_index_of_another_version_or_archive_is_not_opened(built: Path, tmp_path: Path, part: str) -> None:
    stamp = json.loads((built / "stamp.json").read_text())
    (built / "stamp.json").write_text(json.dumps(stamp | {part: "another"}))
    assert not open_index(tmp_path).is_usable()


@pytest.mark.parametrize("pointer", ["", "..", "v1-99", "\udcff"])
def test_a_pointer_to_nowhere_is_no_index(built: Path, tmp_path: Path, pointer: str) -> None:
    shutil.copy(built / "stamp.json", tmp_path.parent / "stamp.json")
    (tmp_path / "current").write_bytes(pointer.encode(errors="surrogateescape"))
    assert not open_index(tmp_path).is_usable()


def test_a_build_that_is_cut_short_leaves_the_old_index_in_use_and_is_swept_by_the_next(
    engine: EmbeddedIndex, tmp_path: Path
) -> None:
    def broken() -> Iterator[object]:
        yield LETTERS[0]
        raise KeyboardInterrupt

    with engine.writing(), pytest.raises(KeyboardInterrupt):
        engine.rebuild(broken())  # type: ignore[arg-type]
    assert total(engine, Word("brief")) == 5
    assert len(list(tmp_path.glob("v*"))) == 2
    with engine.writing():
        engine.rebuild(LETTERS[:2])
    assert total(engine, Word("brief")) == 2
    assert [path.name for path in tmp_path.glob("v*")] == [f"v{SCHEMA_VERSION}-3"]


def test_a_full_disk_costs_the_batch_and_nothing_else(engine: EmbeddedIndex) -> None:
    large = [indexed_text(number, " ".join(f"ghost{number}x{word}" for word in range(400))) for number in range(6, 30)]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with engine.writing():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        try:
            with pytest.raises(OSError, match="too large"):
                engine.write(large, [1, 2])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert total(engine, Word("brief")) == 5
        engine.write([*large, indexed_text(40, "voorbeeld")], [1])
    assert total(engine, Prefix("ghost6x")) == 1
    assert total(engine, Word("voorbeeld")) == 1
    assert total(engine, Word("brief")) == 4


def test_the_lock_of_another_process_is_respected(engine: EmbeddedIndex, tmp_path: Path) -> None:
    with FileLock(tmp_path / "writing.lock"), pytest.raises(IndexBusy), engine.writing():
        pass  # pragma: no cover  # never comes here


def _damage_postings(folder: Path) -> None:
    file = find_file(folder, ".pst")
    file.write_bytes(b"\x00" * file.stat().st_size)

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.ingest import Outcome
from archive.settings import Settings
from webui.services import Services, open_services
from webui.watch import SETTLED, Folders, Looks, Watch

LETTER = "Brussel, {} mei 2024\n\nGeachte mevrouw,\n\nWij schrijven u over de haven van de stad.\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_services(Settings(folder=tmp_path / "archive"), create=True) as services:
        yield services


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    return Folders(incoming=incoming, done=incoming / "done", refused=incoming / "refused")


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def watch(services: Services, folders: Folders, complaints: list[str]) -> Watch:
    return Watch(services, folders, complaints.append)


def put(folders: Folders, name: str, text: str = LETTER.format(1)) -> Path:
    path = folders.incoming / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def results(outcomes: Iterator[Outcome]) -> list[str]:
    return [each.outcome for each in outcomes]


def test_what_is_complete_is_taken_in_and_moved_with_the_folder_that_it_stood_in(watch: Watch) -> None:
    put(watch.folders, "brief.txt")
    put(watch.folders, "Embassies/leeg.txt", "")
    outcomes = list(watch.run(once=True))
    assert [each.outcome for each in outcomes] == ["refused", "added"]
    assert tree(watch.folders.incoming) == [
        "done/brief.txt",
        "refused/Embassies/leeg.txt",
        "refused/Embassies/leeg.txt.txt",
    ]
    beside = watch.folders.refused / "Embassies" / "leeg.txt.txt"
    assert beside.read_text(encoding="utf-8") == f"{outcomes[0].error}\n"
    assert "the file is empty" in outcomes[0].error


def test_a_watch_that_is_to_stop_finishes_what_it_has_in_hand(watch: Watch) -> None:
    count = 40
    for number in range(count):
        put(watch.folders, f"{number:02}.txt", LETTER.format(number))
    outcomes = watch.run(once=True)
    assert next(outcomes).outcome == "added"
    watch.stop.ask()
    taken = 1 + len(results(outcomes))
    assert 1 < taken < count
    assert len(tree(watch.folders.done)) == taken
    assert len(tree(watch.folders.incoming)) == count
    assert watch.services.update_index() == 0
    assert results(watch.run()) == []


def test_what_is_there_already_is_moved_away_too(watch: Watch) -> None:
    put(watch.folders, "brief.txt")
    assert results(watch.run(once=True)) == ["added"]
    put(watch.folders, "copy.txt")
    put(watch.folders, "brief.txt")
    assert results(watch.run(once=True)) == ["duplicate", "duplicate"]
    assert tree(watch.folders.incoming) == ["done/brief (2).txt", "done/brief.txt", "done/copy.txt"]


def test_a_file_that_still_grows_waits(folders: Folders) -> None:
    letter = put(folders, "brief.txt", "Geachte")
    looks = Looks()
    assert looks.settled(folders.look(), at=10.0) == {}
    assert looks.settled(folders.look(), at=10.0 + SETTLED / 2) == {}
    letter.write_text("Geachte mevrouw", encoding="utf-8")
    assert looks.settled(folders.look(), at=10.0 + SETTLED) == {}
    assert looks.settled(folders.look(), at=10.0 + SETTLED * 1.5) == {}
    assert list(looks.settled(folders.look(), at=10.0 + SETTLED * 2)) == [letter]


def test_what_is_unfinished_hidden_or_put_away_is_not_looked_at(folders: Folders, tmp_path: Path) -> None:
    for name in (
        ".hidden.txt", ".git/config", "~$brief.docx", "a.pdf.part", "b.PDF.crdownload", "c.pdf", "c.pdf.part",
        "done/d.txt", "refused/e.txt", "archive/f.txt",
    ):  # fmt: skip
        put(folders, name)
    os.mkfifo(folders.incoming / "pipe")
    (folders.incoming / "link.txt").symlink_to(put(folders, "brief.txt"))
    outside = Folders(
        incoming=folders.incoming,
        done=folders.done,
        refused=folders.refused,
        others=(folders.incoming / "archive",),
    )
    assert [path.name for path in outside.look()] == ["brief.txt"]


def test_a_folder_that_goes_and_comes_back_is_looked_at_again(folders: Folders) -> None:
    folders.incoming.rename(folders.incoming.with_name("away"))
    assert folders.look() == {}
    folders.incoming.with_name("away").rename(folders.incoming)
    put(folders, "brief.txt")
    assert len(folders.look()) == 1


def test_a_file_that_goes_while_it_is_looked_at_is_none(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = put(folders, "brief.txt")
    monkeypatch.setattr("webui.watch._state", lambda _path: None)
    assert letter.exists()
    assert folders.look() == {}


def test_a_file_that_goes_before_it_is_read_is_not_spoken_of(watch: Watch) -> None:
    put(watch.folders, "brief.txt")
    found = watch.folders.look()
    (watch.folders.incoming / "brief.txt").unlink()
    assert list(watch.take(found)) == []


def test_a_file_that_changes_while_it_is_read_is_taken_in_as_it_is_now_too(watch: Watch) -> None:
    letter = put(watch.folders, "brief.txt")
    found = watch.folders.look()
    letter.write_text(LETTER.format(22), encoding="utf-8")
    assert results(watch.take(found)) == ["added"]
    assert letter.exists()
    assert results(watch.run(once=True)) == ["duplicate"]
    assert tree(watch.folders.incoming) == ["done/brief.txt"]


def test_what_was_refused_inside_a_file_is_said_beside_it(watch: Watch, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "brief.txt").write_text(LETTER.format(3), encoding="utf-8")
    (inside / "leeg.txt").touch()
    shutil.make_archive(str(watch.folders.incoming / "post"), "zip", inside)
    put(watch.folders, "second.txt", LETTER.format(4))
    assert results(watch.run(once=True)) == ["added", "added", "refused", "added"]
    assert tree(watch.folders.incoming) == ["done/post.zip", "done/post.zip.txt", "done/second.txt"]
    said = (watch.folders.done / "post.zip.txt").read_text(encoding="utf-8")
    assert said.endswith("leeg.txt: the file is empty; check whether it was copied completely.\n")


def test_a_sentence_never_takes_the_place_of_a_file(watch: Watch) -> None:
    for name in ("leeg", "leeg.txt"):
        put(watch.folders, name, "")
    assert results(watch.run(once=True)) == ["refused", "refused"]
    assert tree(watch.folders.incoming) == [
        "refused/leeg",
        "refused/leeg (2).txt",
        "refused/leeg (2).txt.txt",
        "refused/leeg.txt",
    ]


def test_a_file_that_cannot_be_moved_is_complained_of_once_and_stays(watch: Watch, complaints: list[str]) -> None:
    letter = put(watch.folders, "brief.txt")
    found = watch.folders.look()
    watch.folders.done.write_text("in the way")
    assert [results(watch.take(found)) for _ in range(2)] == [["added"], ["duplicate"]]
    assert letter.exists()
    (complaint,) = complaints
    assert complaint.startswith(f"{letter}: it cannot be moved to {watch.folders.done} (")


def test_a_file_moves_to_another_disk_by_being_copied_first(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    letter, rename = put(watch.folders, "brief.txt"), Path.rename

    def elsewhere(path: Path, target: Path) -> Path:
        if path == letter:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", elsewhere)
    assert results(watch.run(once=True)) == ["added"]
    assert tree(watch.folders.incoming) == ["done/brief.txt"]


def test_a_file_that_another_program_holds_stays_until_it_is_free(
    watch: Watch, complaints: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "The file is in use")

    letter = put(watch.folders, "brief.txt")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", held)
        assert results(watch.run(once=True)) == ["added"]
    assert complaints == [
        f"{letter}: it cannot be moved to {watch.folders.done} (the file is in use); move it away yourself."
    ]
    assert results(watch.run(once=True)) == ["duplicate"]
    assert tree(watch.folders.incoming) == ["done/brief.txt"]


def test_a_record_goes_in_while_the_index_is_not_usable(watch: Watch, services: Services) -> None:
    (services.settings.index / "current").unlink(missing_ok=True)
    put(watch.folders, "brief.txt")
    assert results(watch.run(once=True)) == ["added"]

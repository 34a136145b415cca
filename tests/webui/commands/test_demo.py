from pathlib import Path

import pytest

from webui.commands import demo

from .conftest import Letterbook


def test_the_demo_again_adds_nothing_twice_and_puts_nothing_back(own: Letterbook) -> None:
    own("topic", "unassign", "Embassies", "hallevoet2026")
    own("topic", "merge", "Oceans and climate", "Health")
    before = own.json("topic", "list")
    said = own("demo", "--no-serve").stdout
    assert "there already." in said
    assert "added" not in said
    assert own.json("topic", "list") == before


def test_the_sample_does_not_go_in_among_documents_of_ones_own(none: Letterbook, letters: Path) -> None:
    none("add", letters / "in")
    result = none("demo", "--no-serve", code=1)
    assert "holds documents of your own; name another folder" in result.stderr
    assert none.json("search", "", "--limit", "1")["total"] == 3


def test_a_sample_file_that_cannot_be_read_is_said(
    none: Letterbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sample" / "letters").mkdir(parents=True)
    (tmp_path / "sample" / "letters" / "empty.txt").touch()
    (tmp_path / "sample" / "catalogue.json").write_text('{"own_names": [], "topics": [], "documents": []}')
    monkeypatch.setattr(demo, "find_sample", lambda: tmp_path / "sample")
    result = none("demo", "--no-serve")
    assert "empty.txt: the file is empty" in result.stderr
    assert result.stdout == f"The sample corpus is in {none.folder}: 1 refused.\n"

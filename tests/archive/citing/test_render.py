"""References through the one door to pandoc: what it makes of them, and how it fails."""

from pathlib import Path

import pytest

from archive import pandoc
from archive.citing.citations import STYLE
from archive.errors import PandocFailed

ITEMS = '[{"id": "a", "type": "report", "title": "De zee"}]'


def test_markdown_is_written_with_its_citations_and_the_list_of_what_it_cites() -> None:
    written = pandoc.render("Zie [@a].", to="plain", language="nl-BE", bibliography=ITEMS, style=STYLE)
    assert written.split("\n\n") == ["Zie (De zee z.d.).", "De zee, z.d.\n"]


def test_a_bibliography_that_cannot_be_read_is_said() -> None:
    with pytest.raises(PandocFailed, match=r"^Pandoc failed \(.+\); install Letterbook again"):
        pandoc.render("[@a]", to="html", language="nl-BE", bibliography="{", style=STYLE)


def test_a_style_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(PandocFailed):
        pandoc.render("[@a]", to="html", language="nl-BE", bibliography=ITEMS, style=tmp_path / "none.csl")


def test_too_little_time_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_TIME_LIMIT", 0)
    with pytest.raises(PandocFailed, match="over 0 seconds"):
        pandoc.render("[@a]", to="html", language="nl-BE", bibliography=ITEMS, style=STYLE)

"""The translations of the pages are complete and in step with the pages."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo

from webui import catalogues


def sentences(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogue if message.id}


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_sentence_of_the_pages_is_translated_and_nothing_else(language: str) -> None:
    kept = catalogues.read(language)
    assert sentences(kept) == sentences(catalogues.extract())
    assert catalogues.untranslated(kept) == []
    assert not kept.obsolete


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_the_pages_load_is_what_was_translated(language: str) -> None:
    path = catalogues.TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo"
    with path.open("rb") as file:
        loaded = read_mo(file)
    kept = read_mo(BytesIO(catalogues.compiled(catalogues.read(language))))
    assert [(it.id, it.string) for it in loaded if it.id] == [(it.id, it.string) for it in kept if it.id]


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_translations_keep_every_fact_of_their_sentence(language: str) -> None:
    assert [str(error) for message in catalogues.read(language) for error in message.check()] == []


def test_writing_again_changes_no_translation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {language: [(m.id, m.string) for m in catalogues.read(language)][1:] for language in catalogues.LANGUAGES}
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path)
    assert catalogues.write("en") == 0
    assert catalogues.write("nl") == len(before["nl"])
    assert {message.id: message.string for message in catalogues.read("en") if message.id} == dict(before["en"])

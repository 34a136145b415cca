import inspect
from pathlib import Path

import pytest

from archive import errors
from archive.errors import ArchiveError

FACTS = {"path": Path("/folder"), "folder": Path("/folder"), "readable": ("pdf", "docx"), "seconds": 90}


def _failures() -> list[type[ArchiveError]]:
    classes = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, ArchiveError)]
    return [each for each in classes if "__init__" in vars(each) and each is not errors.RefusedFile]


@pytest.mark.parametrize("failure", _failures(), ids=lambda failure: failure.__name__)
def test_each_failure_writes_one_sentence_with_its_facts_and_what_to_do(failure: type[ArchiveError]) -> None:
    names = list(inspect.signature(failure).parameters)
    error = failure(*(FACTS.get(name, f"the {name}") for name in names))
    sentence = str(error)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert any(mark in sentence for mark in (";", " or ")), "it says what to do"
    shown = [name for name in names if name not in ("readable", "sha256")]
    assert all(str(FACTS.get(name, f"the {name}")) in sentence for name in shown)


def test_long_words_are_cut_in_the_sentence_only() -> None:
    error = errors.QuotationNotFound("key", "word " * 50)
    assert len(str(error)) < 150
    assert error.words == "word " * 50

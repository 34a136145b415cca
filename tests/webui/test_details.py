"""Every detail that a failure of the archive can have is said in the reader's language too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import archive
from archive import errors
from archive.readers import registry
from webui import details

ROOM = Path(archive.__file__).parent
WITH_DETAILS = {
    "BadList", "DamagedFile", "InvalidValue", "NeedsTooMuch", "ReaderCrashed", "TesseractMissing", "TooLarge",
    "UnsupportedFormat", "_refusal",
}  # fmt: skip
PROGRAMS_OWN = {"Tesseract"}
"""Details that are names."""


def written_details() -> Iterator[str]:
    """Yield the details that stand in the code; what is filled in is a 7."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in WITH_DETAILS:
                facts = node.args if _name(node.func) == "_refusal" else node.args[1:]
                yield from (text for fact in facts for text in _texts(fact) if " " in text)
            if isinstance(node, ast.Assign) and _name(node.targets[0]) in {"problem", "advice", "expected", "what"}:
                yield from _texts(node.value)


def _name(node: ast.AST) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(each.value) if isinstance(each, ast.Constant) else "7" for each in node.values)


FOUND = sorted({*written_details(), *(text for pair in registry._UNREAD.values() for text in pair)})  # noqa: SLF001


def test_the_details_are_found() -> None:
    assert {"its pages cannot be read", "7 million characters", "an e-book", "keep one of them"} <= set(FOUND)


@pytest.mark.parametrize("detail", FOUND)
def test_every_detail_is_translated(app: Flask, detail: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        assert detail in PROGRAMS_OWN or details.say(detail) != detail


def test_a_detail_keeps_its_facts_and_says_those_that_are_words(app: Flask) -> None:
    error = errors.BadList(
        "woorden.csv", "row 3 has “x” where terms in two languages or more should stand", "see to it"
    )
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        assert details.say("only 2 of its 30 pages can be read") == "maar 2 van zijn 30 pagina’s zijn te lezen"
        assert "rij 3" in details.say(error.problem)
        assert "twee talen" in details.say(error.problem)
        assert details.say("the reader ended with code 3") == "de lezer eindigde met code 3"
        assert details.say("permission denied") == "permission denied"

import inspect
import io
import struct
from collections.abc import Iterator
from datetime import date
from typing import Any, get_type_hints

import pytest

from archive.describing.base import Proposed
from archive.errors import RefusedFile
from archive.readers import wire
from archive.readers.base import Extract, Field, Part
from archive.readers.described import Described, Request

MOST = 1_000_000
DESCRIBED = Described(
    Extract(
        text="Geachte,\n\nDag 👋.",
        media_type="message/rfc822",
        extractor="email",
        version=3,
        page_starts=(0, 10),
        page_labels=("iv", "A-3"),
        fields=(Field("title", "Onze brief", "mail-header"),),
        parts=(Part("één.bin", bytes(range(256))), Part("leeg", b"")),
        needs_ocr=True,
    ),
    (Proposed(field="date", value="2025-02-07", words="7-2-25", confidence=0.9, reason="alone", start=0, end=6),),
)
VALUES: dict[object, object] = {str: "woorden", float: 1.5, int: 3}


def _kinds(kind: type[RefusedFile] = RefusedFile) -> Iterator[type[RefusedFile]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


def _refusal(kind: type[RefusedFile]) -> RefusedFile:
    hints = get_type_hints(kind.__init__)
    names = inspect.signature(kind).parameters
    facts: dict[str, Any] = {name: VALUES.get(hints[name], ("pdf", "docx")) for name in names if name != "sentence"}
    return kind(**facts)


REFUSALS = [_refusal(kind) for kind in _kinds() if "sentence" not in inspect.signature(kind).parameters]


def _answered(stream: io.BytesIO) -> Described:
    stream.seek(0)
    return wire.answered(*wire.receive(stream, most=MOST))


def test_a_file_arrives_as_it_was_sent_also_under_a_name_that_is_no_text() -> None:
    stream = io.BytesIO()
    sent = [
        Request(data=b"\0\xff", name="in/caf\udce9.pdf", today=date(2026, 11, 23), own_names=("Open Haven", "OH")),
        Request(data=b"", name="leeg", today=date(2026, 11, 23), recognise=True),
    ]
    for request in sent:
        wire.ask(stream, request)
    stream.seek(0)
    assert list(wire.requests(stream, most=MOST)) == sent


def test_what_was_found_arrives_whole() -> None:
    stream = io.BytesIO()
    wire.answer(stream, DESCRIBED)
    assert _answered(stream) == DESCRIBED


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: type(error).__name__)
def test_every_refusal_arrives_as_the_same_class_with_the_same_facts(error: RefusedFile) -> None:
    stream = io.BytesIO()
    wire.refuse(stream, error)
    with pytest.raises(type(error)) as arrived:
        _answered(stream)
    assert (str(arrived.value), vars(arrived.value)) == (str(error), vars(error))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"extract": 3},
        {"extract": {"parts": 3}},
        {"extract": {"parts": []}},
        {"extract": {"parts": [{"name": "one too many"}]}},
        {"extract": {"parts": []}, "proposed": []},
        {"refused": "NoSuchRefusal", "because": {}},
        {"refused": ["EmptyFile"], "because": {}},
        {"refused": "EmptyFile", "because": {}},
        {"refused": "EmptyFile", "because": {"name": 3}},
        {"refused": "EmptyFile"},
    ],
)
def test_an_answer_that_is_none_is_not_believed(facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"no|zip\(\)"):
        wire.answered(facts, [])


def _frame(data: bytes) -> bytes:
    return struct.pack(">Q", len(data)) + data


@pytest.mark.parametrize(
    "head",
    [
        b"words",
        b"[]",
        b"{}",
        b'{"facts": [], "attached": 0}',
        b'{"facts": {}, "attached": true}',
        b"[" * 200_000,
        b"\xff",
    ],
)
def test_a_message_that_is_none_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the JSON module says it in its own words
        wire.receive(io.BytesIO(_frame(head)), most=MOST)


@pytest.mark.parametrize("length", [3, 8, 20, 30])
def test_a_message_that_breaks_off_is_noticed(length: int) -> None:
    stream = io.BytesIO()
    wire.send(stream, {"a": 1}, [b"attached"])
    with pytest.raises(EOFError):
        wire.receive(io.BytesIO(stream.getvalue()[:length]), most=MOST)


@pytest.mark.parametrize(
    "message",
    [
        struct.pack(">Q", 1 << 60),
        _frame(b'{"facts": {}, "attached": 1}') + struct.pack(">Q", MOST),
        _frame(b'{"facts": {}, "attached": 999999}') + _frame(b"x" * 10) * 60_000,
    ],
)
def test_a_message_that_says_too_much_is_stopped_before_it_is_taken_in(message: bytes) -> None:
    with pytest.raises(OverflowError):
        wire.receive(io.BytesIO(message), most=MOST)

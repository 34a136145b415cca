import datetime as dt

import pytest

from archive.errors import EmptyFile, NoContent, RefusedFile, TooLarge
from archive.originals import digest
from archive.readers.base import Extract, Part
from archive.readers.described import Described
from archive.readers.limits import MOST_PARTS
from archive.receiving import DEEPEST, Received, Receiving

DAY = dt.date(2026, 11, 23)


class Boxes:
    """A format for tests: "a|b|c" holds the files a, b and c; "(n)" holds "(n+1)" without end."""

    def __init__(self) -> None:
        self.read: list[bytes] = []

    def __call__(self, data: bytes, name: str) -> Described:
        self.read.append(data)
        if data == b"nothing":
            raise NoContent(name)
        inside = data.split(b"|") if b"|" in data else []
        if data.startswith(b"("):
            inside = [b"(%d)" % (int(data[1:-1]) + 1)]
        parts = tuple(Part(f"{number}", each) for number, each in enumerate(inside))
        return Described(Extract(text=data.decode(), media_type="x", extractor="test", version=1, parts=parts), ())


def _receive(data: bytes, *kept: bytes, **left: int) -> tuple[Received, Boxes]:
    boxes = Boxes()
    known = {digest(each) for each in kept}
    return Receiving(read=boxes, is_kept=known.__contains__, **left).receive(data, name="whole"), boxes


def _errors(received: Received) -> list[RefusedFile]:
    errors: list[RefusedFile] = []
    for part in received.parts:
        errors += [part] if isinstance(part, RefusedFile) else _errors(part)
    return errors


def test_a_file_comes_with_what_is_inside_it_in_its_order() -> None:
    received, _ = _receive(b"a|nothing|c||a")
    assert [(each.name, isinstance(each, Received)) for each in received.parts] == [
        ("whole/0", True), ("whole/1", False), ("whole/2", True), ("whole/3", False), ("whole/4", True),
    ]  # fmt: skip
    assert [type(error) for error in _errors(received)] == [NoContent, EmptyFile]


def test_what_is_kept_already_is_not_read_again_on_any_level() -> None:
    received, boxes = _receive(b"a|b", b"b")
    assert boxes.read == [b"a|b", b"a"]
    assert [each.described is None for each in received.parts if isinstance(each, Received)] == [False, True]
    assert _receive(b"a", b"a")[1].read == []


def test_an_empty_file_is_refused_unread() -> None:
    with pytest.raises(EmptyFile):
        _receive(b"")


def test_files_inside_files_without_end_are_cut_off_with_a_sentence() -> None:
    received, boxes = _receive(b"(0)")
    (error,) = _errors(received)
    assert isinstance(error, TooLarge)
    assert f"{DEEPEST} files inside each other" in str(error)
    assert len(boxes.read) == DEEPEST + 1


def test_too_many_files_inside_a_file_are_refused_one_by_one() -> None:
    received, boxes = _receive(b"|".join(b"%d" % number for number in range(MOST_PARTS + 2)))
    assert [type(error) for error in _errors(received)] == [TooLarge, TooLarge]
    assert len(boxes.read) == MOST_PARTS + 1


def test_files_inside_a_file_share_one_allowance_of_size() -> None:
    received, _ = _receive(b"aaaa|bbbb", size_left=20)
    (error,) = _errors(received)
    assert error.name == "whole/1"
    assert "together with the files beside it" in str(error)

import math
from dataclasses import dataclass
from typing import Literal, Optional

import pytest

from archive.readers.checked import checked


@dataclass(frozen=True)
class Page:
    number: int
    label: str = ""


def test_json_becomes_the_type_that_was_asked_for() -> None:
    assert checked(Page, {"number": 3}) == Page(3)
    assert checked(tuple[Page, ...], [{"number": 3, "label": "iii"}]) == (Page(3, "iii"),)
    assert checked(int | None, None) is None
    assert checked(Optional[int], 4) == 4  # noqa: UP045  # the older way to write it is another type
    assert checked(float, 1) == 1.0
    assert checked(Literal["a", "b"], "b") == "b"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Page, []),
        (Page, {}),
        (Page, {"number": 3, "colour": "red"}),
        (Page, {"number": "3"}),
        (int, True),
        (int, 2**53 + 1),
        (int, 1.0),
        (float, math.nan),
        (float, math.inf),
        (float, "1"),
        (str, None),
        (str, 1),
        (int | None, ""),
        (bool, 1),
        (Literal["a"], "b"),
        (tuple[int, ...], "12"),
        (tuple[int, ...], [1, "2"]),
    ],
)
def test_anything_else_is_refused(kind: object, value: object) -> None:
    with pytest.raises(ValueError, match="no"):
        checked(kind, value)


def test_a_character_that_cannot_be_written_is_replaced_and_offsets_stay() -> None:
    assert checked(str, "a\udce9b") == "a\ufffdb"

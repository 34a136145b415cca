"""Letters of many offices are described as well as promised: the development templates, over a fixed sample."""

import re

import pytest

from tests.evaluation.generate import templates, write_letters
from tests.evaluation.measure import FIELDS, Judged, judge, total

BARS = {"language": 0.99, "date": 0.97, "kind": 0.95, "title": 0.93, "sender": 0.93, "recipient": 0.93}
FILLED_IN = 0.85
"""Share of what a letter states that is filled in without asking."""
WRONG = 0.01
"""Share of what is filled in that may be wrong."""
EACH = 6


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return judge(write_letters("development", each=EACH, seed=20))


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_read_rightly_and_filled_in_as_often_as_promised(judged: list[Judged], name: str) -> None:
    count = total(one for one in judged if one.field == name)
    assert count.right >= BARS[name] * count.stated, count.misses
    assert count.filled >= FILLED_IN * count.stated


def test_what_is_filled_in_is_right(judged: list[Judged]) -> None:
    count = total(judged)
    assert count.wrong <= WRONG * count.sure, count.errors


def test_there_are_templates_enough_and_a_part_is_held_out() -> None:
    development, heldout = templates("development"), templates("heldout")
    assert len(development) >= 2 * len(heldout) - 1
    for language in ("nl", "fr", "es", "en"):
        assert sum(one.language == language for one in [*development, *heldout]) >= 12


def test_the_same_seed_gives_the_same_letters() -> None:
    once, again, other = ([it.text for it in write_letters("development", each=1, seed=seed)] for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_no_slot_stays_open() -> None:
    letters = [*write_letters("development", each=3, seed=3), *write_letters("heldout", each=3, seed=3)]
    assert [it.template.name for it in letters if re.search(r"[{}]|\[\[|\]\]", it.text)] == []

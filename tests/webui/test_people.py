"""People and organisations."""

import re

from tests.webui.conftest import Visitor


def number_of(visitor: Visitor, name: str) -> int:
    found = re.search(rf'/people/(\d+)">{re.escape(name)}<', visitor.get("/people/"))
    assert found is not None
    return int(found[1])


def test_the_list_counts_letters_and_can_be_narrowed(visitor: Visitor) -> None:
    assert "Karel Ravenstijn" in visitor.get("/people/")
    assert "Karel Ravenstijn" in visitor.get("/people/?like=ravens")
    assert "Karel Ravenstijn" not in visitor.get("/people/?like=overdulve")
    assert "Nobody of this name" in visitor.get("/people/?like=zzz")


def test_a_person_has_the_letters_sent_and_received(visitor: Visitor, letter: str) -> None:
    text = visitor.get(f"/people/{number_of(visitor, 'Karel Ravenstijn')}")
    assert "Letters sent" in text
    assert f"/documents/{letter}" in text


def test_a_new_name_keeps_the_old_one(visitor: Visitor) -> None:
    number = number_of(visitor, "Karel Ravenstijn")
    visitor.post(f"/people/{number}/rename", name="K. Ravenstijn")
    text = visitor.get(f"/people/{number}")
    assert "<h1>K. Ravenstijn</h1>" in text
    assert "Karel Ravenstijn" in text


def test_two_entries_become_one(visitor: Visitor, letter: str) -> None:
    number, other = number_of(visitor, "Karel Ravenstijn"), number_of(visitor, "M. Overdulve")
    assert visitor.post(f"/people/{number}/merge", into="M. Overdulve").headers["Location"] == f"/people/{other}"
    assert f"/documents/{letter}" in visitor.get(f"/people/{other}")
    visitor.get(f"/people/{number}", status=404)


def test_nobody_is_merged_into_a_name_that_is_not_there(visitor: Visitor) -> None:
    number = number_of(visitor, "Karel Ravenstijn")
    assert "Nobody" in visitor.post(f"/people/{number}/merge", status=404, into="Nobody").text

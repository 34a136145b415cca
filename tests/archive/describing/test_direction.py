"""Whether a document went out, came in or neither."""

from dataclasses import replace
from typing import cast

import pytest

from archive.describing.base import ProposalField, Proposed
from archive.describing.direction import propose_direction
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, described, letter, reading, values

OWN = ("Platform Zuid",)
TO_MINISTER = letter("nl", salutation="Geachte heer minister J. Vermoer,", foot="Hoogachtend,\n\nWerkgroep Zee")
FROM_MINISTER = letter(
    "nl", salutation="Geachte heer Maes,", foot="Hoogachtend,\n\nJan Vermoer\nMinister van Financiën"
)
BETWEEN_MINISTERS = letter(
    "nl", salutation="Geachte minister Maes,", foot="Hoogachtend,\n\nJan Vermoer\nMinister van Financiën"
)
BETWEEN_FRIENDS = letter("nl", salutation="Beste Joris,", foot="Groeten,\n\nWerkgroep Zee")


@pytest.mark.parametrize(
    ("text", "direction", "confidence"),
    [
        (TO_MINISTER, "out", 0.8),
        (FROM_MINISTER, "in", 0.8),
        (BETWEEN_MINISTERS, "none", 0.5),
        (BETWEEN_FRIENDS, "out", 0.4),
    ],
)
def test_an_office_on_one_side_gives_the_direction(text: str, direction: str, confidence: float) -> None:
    (only,) = (one for one in described(text) if one.field == "direction")
    assert (only.value, only.confidence) == (direction, confidence)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        (letter("nl", salutation="Beste Joris,", foot="Groeten,\n\nPlatform Zuid"), "out"),
        (letter("nl", head="Aan Platform Zuid", salutation="Beste,", foot="Groeten,\n\nWerkgroep Zee"), "in"),
        (
            letter(
                "nl",
                head="Mevrouw Els Claes\nPlatform Zuid\nGent",
                salutation="Beste,",
                foot="Groeten,\n\nWerkgroep Zee",
            ),
            "in",
        ),
    ],
)
def test_our_own_name_decides(text: str, direction: str) -> None:
    (only,) = (one for one in described(text, own_names=OWN) if one.field == "direction")
    assert only.value == direction
    assert only.confidence >= 0.85


@pytest.mark.parametrize(
    ("author", "recipient", "direction"),
    [
        ("Els <els@platformzuid.example>", "Jan <jan@overheid.example>", ["out"]),
        ("Jan <jan@overheid.example>", "Els <els@mail.platformzuid.example>", ["in"]),
        ("Els <els@platformzuid.example>", "Wim <wim@platformzuid.example>", ["none"]),
        ("Jan <jan@overheid.example>", "Wim <wim@werkgroep.example>", []),
    ],
)
def test_the_domain_of_an_address_may_be_ours(author: str, recipient: str, direction: list[str]) -> None:
    fields = (Field("author", author, "mail-header"), Field("recipient", recipient, "mail-header"))
    assert values(described(BODY["nl"], *fields, own_names=OWN), "direction") == direction


def test_a_declaration_goes_nowhere() -> None:
    text = (
        "Slotverklaring van het Forum\n\n1. Wij, de deelnemers, kwamen samen.\n\n2. Wij vragen vrede.\n\n3. Wij danken."
    )
    assert values(described(text), "direction") == ["none"]


def test_an_unknown_kind_has_no_direction() -> None:
    assert values(described(BODY["nl"]), "direction") == []


def test_what_goes_from_one_of_us_to_another_neither_went_out_nor_came_in() -> None:
    sides = (("kind", "letter"), ("sender", "Platform Zuid vzw"), ("recipient", "Platform Zuid"))
    found = [
        Proposed(field=field, value=value, words=value, confidence=0.9, reason="stated")
        for field, value in cast("list[tuple[ProposalField, str]]", sides)
    ]
    own = replace(reading(BETWEEN_FRIENDS), own_names=OWN)
    assert [one.value for one in propose_direction(own, found)] == ["none"]

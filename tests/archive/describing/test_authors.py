"""Who wrote an article, and who asked and answered in an interview."""

import pytest

from archive.describing.authors import propose_authors
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, reading, values


@pytest.mark.parametrize(
    "line", ["Door Els Claes, 14 juni 2025", "Par Els Claes", "Por Els Claes", "By Els Claes", "Tekst: Els Claes"]
)
def test_a_byline_names_the_author(line: str) -> None:
    authors = propose_authors(reading(f"Een deur\n\n{line}\n\n{BODY['nl']}"), kind="article")
    assert [(one.field, one.value, one.confidence) for one in authors] == [("author", "Els Claes", 0.9)]


def test_a_page_states_its_authors() -> None:
    authors = propose_authors(reading(BODY["nl"], Field("author", "Els Claes en Wim Maes", "json-ld")), kind="article")
    assert [(one.value, one.confidence) for one in authors] == [("Els Claes", 0.93), ("Wim Maes", 0.93)]


def test_a_name_that_is_no_person_waits_for_review() -> None:
    authors = propose_authors(reading(BODY["nl"], Field("author", "redactie;", "json-ld")), kind="article")
    assert [(one.value, one.confidence) for one in authors] == [("redactie", 0.6)]


def test_a_letter_has_a_sender_and_no_author() -> None:
    assert propose_authors(reading(BODY["nl"], Field("author", "Els Claes", "office-properties")), kind="letter") == []


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("Interview met Bruno Alcázar", "Bruno Alcázar"),
        ("Entretien avec le commissaire Bruno Alcázar", "Bruno Alcázar"),
        ("Bruno Alcázar: «El comercio no es un arma»", "Bruno Alcázar"),
        ("Oud-diplomate Hilde Roosens over bezuinigen", "Hilde Roosens"),
    ],
)
def test_the_heading_names_who_was_asked(head: str, asked: str) -> None:
    found = propose_authors(reading(f"{head}\n\nPropos recueillis par Lucía Montoro\n\n{BODY['es']}"), kind="interview")
    assert values(found, "interviewee") == [asked]
    assert values(found, "interviewer") == ["Lucía Montoro"]


def test_the_author_of_an_interview_is_the_one_who_asked() -> None:
    found = propose_authors(reading(f"Een deur\n\nDoor Els Claes\n\n{BODY['nl']}"), kind="interview")
    assert values(found, "interviewer") == ["Els Claes"]
    assert values(found, "interviewee") == []

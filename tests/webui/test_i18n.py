"""The languages of the pages."""

from typing import get_args

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import models
from archive.models import Proposal
from indexer.query import NoteCode
from tests.webui.conftest import Visitor
from webui import i18n, reasons
from webui.app import create_app
from webui.services import Services


def test_the_browser_chooses_the_language_until_the_person_does(visitor: Visitor) -> None:
    assert '<html lang="nl">' in visitor.get("/", headers={"Accept-Language": "nl-BE,nl;q=0.9,en;q=0.5"})
    visitor.post("/language", language="en", back="/topics/")
    assert '<html lang="en">' in visitor.get("/", headers={"Accept-Language": "nl"})


def test_a_page_that_was_shown_in_one_language_is_whole_in_the_other(visitor: Visitor, letter: str) -> None:
    for page in (f"/documents/{letter}/edit", "/bulk"):
        assert "<label>Date " in visitor.get(page, headers={"Accept-Language": "en"})
        assert "<label>Datum " in visitor.get(page, headers={"Accept-Language": "nl"})


def test_without_a_choice_the_archive_has_one(services: Services) -> None:
    object.__setattr__(services.settings, "language", "nl")
    visitor = Visitor(create_app(services).test_client())
    assert '<html lang="nl">' in visitor.get("/", headers={"Accept-Language": "fr"})
    assert '<html lang="nl">' in visitor.get("/")


@pytest.mark.parametrize(
    ("back", "place"),
    [("/topics/", "/topics/"), ("//evil.example", "/"), ("/\\evil", "/"), ("https://evil.example", "/")],
)
def test_choosing_a_language_leads_back_and_nowhere_else(visitor: Visitor, back: str, place: str) -> None:
    assert visitor.post("/language", language="nl", back=back).headers["Location"] == place


def test_a_language_we_do_not_speak_is_not_chosen(visitor: Visitor) -> None:
    visitor.post("/language", language="xx", back="/")
    assert '<html lang="en">' in visitor.get("/")


def test_every_code_word_of_the_archive_has_a_name() -> None:
    assert set(i18n.KINDS) == set(models.KINDS)
    assert set(i18n.DIRECTIONS) == set(models.DIRECTIONS)
    assert set(i18n.STATUSES) == set(models.STATUSES)
    assert set(i18n.ROLES) == set(models.ROLES)
    assert set(i18n.RELATIONS) == set(models.RELATION_KINDS)
    assert set(i18n.TEXT_LANGUAGES) == {"", *models.LANGUAGES}
    assert set(i18n.PERSON_KINDS) == set(models.PERSON_KINDS)
    assert set(i18n.LABEL_KINDS) == set(models.LABEL_KINDS)
    assert set(i18n.NOTES) == set(get_args(NoteCode))


def test_every_reason_that_is_met_is_said_in_dutch(app: Flask, reading: Session) -> None:
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        for reason in reading.scalars(select(Proposal.reason).where(Proposal.field != "relation").distinct()):
            assert reasons.say(reason) != reason


def test_reasons_with_a_name_in_them_keep_it(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        assert reasons.say("the kind is press-release") == "de soort is persbericht"
        assert reasons.say("from an office: minister") == "van een ambt: minister"
        assert reasons.say("same day; one of 2 that it may be") == "dezelfde dag; een van 2 die het kunnen zijn"
        assert (
            reasons.say("opens the text, after a place, at the head") == "opent de tekst, na een plaatsnaam, bovenaan"
        )
        assert reasons.say("for a reason of its own") == "for a reason of its own"

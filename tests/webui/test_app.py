"""Promises that hold for all pages."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.webui.conftest import Visitor, written
from webui.services import Services

PAGES = (
    "/", "/search", "/search?q=ambassade", "/documents/", "/documents/{key}", "/documents/{key}?q=ambassade",
    "/documents/{key}/edit", "/documents/{key}/cite", "/add", "/topics/", "/topics/1", "/topics/2",
    "/people/", "/people/1", "/review", "/bulk", "/batches", "/manual",
)  # fmt: skip


def filled_in(rule: str, key: str) -> str:
    named = "academic" if rule.startswith("/words/") else key  # a concept that every word list begins with
    return re.sub(r"<[^>]+>", lambda name: named if "key" in name[0] else "1", rule)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_page_is_shown_in_both_languages(visitor: Visitor, letter: str, page: str, language: str) -> None:
    text = visitor.get(page.format(key=letter), headers={"Accept-Language": language})
    assert f'<html lang="{language}">' in text
    assert len(re.findall("<h1", text)) == 1


def test_looking_at_pages_writes_nothing(visitor: Visitor, services: Services, letter: str) -> None:
    before = written(services)
    for page in PAGES:
        visitor.get(page.format(key=letter))
    assert written(services) == before


def test_a_guest_gets_no_page_and_no_file(as_role: Callable[[str], Visitor], app: Flask, letter: str) -> None:
    guest = as_role("guest")
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            assert guest.client.get(filled_in(rule.rule, letter)).status_code == 403, rule


def test_a_reader_changes_nothing(
    as_role: Callable[[str], Visitor], services: Services, letter: str, app: Flask
) -> None:
    reader, before = as_role("reader"), written(services)
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint != "home.choose_language":
            reader.post(filled_in(rule.rule, letter), status=403)
    reader.get("/add", status=403)
    reader.get(f"/documents/{letter}/edit", status=403)
    assert written(services) == before


def test_a_reader_is_offered_no_button_that_would_be_refused(as_role: Callable[[str], Visitor], letter: str) -> None:
    for page in (f"/documents/{letter}", "/review", "/topics/", "/topics/1", "/people/1"):
        forms = re.findall(r'<form[^>]+method="post"[^>]+action="([^"]+)"', as_role("reader").get(page))
        assert set(forms) == {"/language"}


def test_no_form_is_taken_without_its_token(visitor: Visitor, services: Services, letter: str, app: Flask) -> None:
    before = written(services)
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            assert visitor.client.post(filled_in(rule.rule, letter)).status_code == 400, rule
    assert written(services) == before


def test_get_and_post_never_share_an_address_that_writes(app: Flask) -> None:
    writing = {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    shown = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    answered = {"/add", "/topics/", "/documents/<key>/edit", "/saved/", "/words/", "/words/<key>", "/words/list.csv"}
    assert writing & shown == answered

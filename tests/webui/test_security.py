"""What keeps strangers out."""

import os
from pathlib import Path

import pytest

from tests.webui.conftest import Visitor
from webui.app import create_app
from webui.security import HEADERS, read_or_make_key
from webui.services import Services


@pytest.mark.parametrize("page", ["/", "/search?q=x", "/nowhere", "/static/letterbook.css"])
def test_every_answer_carries_the_headers(visitor: Visitor, page: str) -> None:
    with visitor.client.get(page) as answer:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


def test_pages_hold_nothing_inline_that_the_policy_would_stop(visitor: Visitor, letter: str) -> None:
    for page in ("/", f"/documents/{letter}?q=ambassade", f"/documents/{letter}/cite", "/search?q=ambassade", "/add"):
        text = visitor.get(page)
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick=" not in text
        assert text.count("<script") == text.count('<script type="module" src="/static/')


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "192.168.1.7"]
)
def test_addresses_and_local_names_are_answered(visitor: Visitor, host: str) -> None:
    visitor.get("/", headers={"Host": host})


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example"])
def test_another_name_is_refused(visitor: Visitor, host: str) -> None:
    assert "another name" in visitor.get("/", status=421, headers={"Host": host})


def test_the_name_it_is_served_under_is_answered(services: Services) -> None:
    visitor = Visitor(create_app(services, host="Archive.Example").test_client())
    visitor.get("/", headers={"Host": "archive.example:8000"})


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    key = read_or_make_key(path)
    assert len(key) == 32
    assert read_or_make_key(path) == key
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_cookies_are_kept_from_scripts_and_other_sites(visitor: Visitor) -> None:
    cookie = visitor.client.get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_an_upload_that_is_too_large_gets_a_sentence(services: Services) -> None:
    app = create_app(services)
    app.config["MAX_CONTENT_LENGTH"] = 10
    answer = Visitor(app.test_client()).client.post("/add", data={"files": b"more than ten bytes"})
    assert answer.status_code == 413
    assert "smaller groups" in answer.text

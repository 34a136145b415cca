"""Failures as pages."""

import pytest
from flask import Flask

from archive import errors
from archive.errors import ArchiveError
from tests.webui.conftest import Visitor
from webui.errors import sentence_of, status_of

FAILURES = [
    (errors.NoSuchDocument("nope2026"), 404, "nope2026"),
    (errors.NoSuchPerson("Nobody"), 404, "Nobody"),
    (errors.NotAllowed("volunteer", "write"), 403, "volunteer"),
    (errors.EditedMeanwhile("key2026"), 409, "key2026"),
    (errors.TopicExists("Visa"), 409, "Visa"),
    (errors.TopicCycle("Visa", "Embassy"), 409, "Embassy"),
    (errors.InvalidValue("date", "31 June", "a date such as 2026-01-13, 2025-12 or 2025"), 422, "31 June"),
    (errors.QuotationNotFound("key2026", "never said"), 422, "never said"),
    (errors.UnknownFormat("x.bin", ["pdf", "docx"]), 422, "pdf, docx"),
    (errors.EncryptedFile("locked.pdf"), 422, "locked.pdf"),
    (errors.TookTooLong("maze.pdf", 60.0), 422, "60"),
    (errors.TesseractMissing("scan.pdf", "Tesseract"), 422, "tesseract-ocr-nld"),
    (errors.BadCell("list.csv", 3, "date", "31 June", "a date such as 2026-01-13, 2025-12 or 2025"), 422, "31 June"),
    (errors.NoSuchBatch("20260113-x"), 404, "20260113-x"),
    (errors.ReadersUnavailable(), 503, ""),
    (errors.IndexUnavailable(), 503, ""),
]


@pytest.mark.parametrize(("error", "status", "fact"), FAILURES, ids=lambda value: type(value).__name__)
def test_each_failure_has_its_status_and_a_sentence_with_its_facts(
    app: Flask, error: ArchiveError, status: int, fact: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        dutch = sentence_of(error)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        english = sentence_of(error)
    assert status_of(error) == status
    assert fact in dutch
    assert fact in english
    assert dutch != english


def test_a_failure_without_words_of_its_own_keeps_its_english_sentence_and_is_ours(app: Flask) -> None:
    error = ArchiveError("The lamp is broken; change it.")
    with app.test_request_context():
        assert sentence_of(error) == str(error)
    assert status_of(error) == 500


def test_an_unknown_address_says_so(visitor: Visitor) -> None:
    assert "There is no such page" in visitor.get("/nowhere", status=404)


def test_what_is_not_there_is_named(visitor: Visitor) -> None:
    assert "nope2026" in visitor.get("/documents/nope2026", status=404)


def test_a_failure_of_the_web_without_words_of_ours_is_named(app: Flask, visitor: Visitor) -> None:
    from werkzeug.exceptions import ImATeapot  # noqa: PLC0415  # only here

    @app.get("/teapot")
    def teapot() -> str:
        raise ImATeapot

    assert "teapot" in visitor.get("/teapot", status=418)


def test_a_fault_of_ours_shows_no_trace(app: Flask, visitor: Visitor) -> None:
    app.testing = False

    @app.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError("secret detail")

    text = visitor.get("/broken", status=500)
    assert "Something broke" in text
    assert "secret detail" not in text

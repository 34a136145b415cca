"""Files as received."""

from collections.abc import Callable
from pathlib import Path

from archive.documents import Edit, edit_document, get_document
from archive.models import Document
from archive.settings import find_sample
from tests.webui.conftest import LETTER, MAIL, SCAN, Visitor
from webui.services import Services

Load = Callable[[str], Document]


def test_a_file_leaves_as_it_came_and_as_an_attachment(visitor: Visitor, load: Load, letter: str) -> None:
    original = load(letter).originals[0]
    with visitor.client.get(f"/originals/{original.sha256}") as answer:
        assert answer.data == (find_sample() / LETTER).read_bytes()
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert Path(LETTER).stem.split()[0] in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_plain_text_is_shown_in_a_sandbox(visitor: Visitor, load: Load, letter: str) -> None:
    with visitor.client.get(f"/originals/{load(letter).originals[0].sha256}/view") as answer:
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Content-Type"].startswith("text/plain")


def test_a_pdf_is_shown_and_may_load_nothing(visitor: Visitor, load: Load, keys: dict[str, str]) -> None:
    with visitor.client.get(f"/originals/{load(keys[Path(SCAN).name]).originals[0].sha256}/view") as answer:
        assert answer.headers["Content-Type"] == "application/pdf"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_what_could_run_is_never_shown(visitor: Visitor, load: Load, keys: dict[str, str]) -> None:
    with visitor.client.get(f"/originals/{load(keys[Path(MAIL).name]).originals[0].sha256}/view") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")


def test_who_may_not_read_a_document_gets_no_file_of_it(
    as_role: Callable[[str], Visitor], services: Services, load: Load, letter: str
) -> None:
    sha256 = load(letter).originals[0].sha256
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    as_role("reader").get(f"/originals/{sha256}", status=404)
    as_role("reader").get(f"/originals/{sha256}/view", status=404)
    as_role("reader").get(f"/originals/{'0' * 64}", status=404)

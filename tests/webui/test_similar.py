"""Documents like another one, on its page and on one of their own."""

import shutil
from collections.abc import Callable

from archive.documents import Edit, edit_document, get_document
from tests.webui.conftest import Visitor
from webui.services import Services


def test_a_page_shows_similar_documents_with_the_words_they_share(visitor: Visitor, letter: str, frigate: str) -> None:
    page = visitor.get(f"/documents/{frigate}")
    card = page[page.index('id="similar-title"') :]
    assert f'href="/documents/{letter}"' in card
    assert "shared words:" in card
    assert f'href="/documents/{frigate}/similar"' in card


def test_similar_documents_have_a_page_of_their_own(visitor: Visitor, letter: str, frigate: str) -> None:
    page = visitor.get(f"/documents/{frigate}/similar")
    assert f'href="/documents/{letter}?q=' in page
    assert f'href="/documents/{frigate}?q=' not in page
    visitor.get("/documents/nowhere/similar", status=404)


def test_a_passage_has_its_like_too(visitor: Visitor, letter: str, frigate: str) -> None:
    page = visitor.get(f"/documents/{frigate}/similar?words=de+begroting+van+de+ambassade")
    assert ">de begroting van de ambassade</textarea>" in page
    assert f'href="/documents/{letter}?q=' in page
    assert "No other document" in visitor.get(f"/documents/{frigate}/similar?words=giraffe")


def test_what_may_not_be_read_is_not_similar(
    as_role: Callable[[str], Visitor], services: Services, letter: str, frigate: str
) -> None:
    assert f"/documents/{letter}" in as_role("reader").get(f"/documents/{frigate}/similar")
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    services.update_index()
    assert f"/documents/{letter}" not in as_role("reader").get(f"/documents/{frigate}/similar")
    assert f"/documents/{letter}" not in as_role("reader").get(f"/documents/{frigate}")


def test_without_an_index_a_page_does_without_its_like(visitor: Visitor, services: Services, frigate: str) -> None:
    shutil.rmtree(services.settings.index)
    assert "similar-title" not in visitor.get(f"/documents/{frigate}")

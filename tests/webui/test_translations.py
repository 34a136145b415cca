"""A document and its translation, side by side."""

import re
from collections.abc import Callable

from archive.documents import Edit, edit_document, get_document
from archive.relations import relate
from tests.webui.conftest import Visitor
from webui.services import Services


def translate(services: Services, source: str, target: str) -> None:
    with services.writing() as session:
        one, other = (get_document(session, key, viewer=services.viewer) for key in (source, target))
        relate(session, one, "translation-of", other)
        session.commit()


def test_a_translation_stands_beside_the_document(
    visitor: Visitor, services: Services, letter: str, english: str
) -> None:
    visitor.get(f"/documents/{letter}/beside/{english}", status=404)
    translate(services, letter, english)
    for one, other in ((letter, english), (english, letter)):
        text = visitor.get(f"/documents/{one}/beside/{other}")
        assert '<td lang="nl">' in text
        assert '<span id="p1"></span>' in text
        assert "We draw your attention to three facts." in text
        assert "Side by side" in visitor.get(f"/documents/{one}")


def test_a_hit_leads_to_the_same_passage_in_the_other_language(
    visitor: Visitor, services: Services, letter: str, english: str
) -> None:
    assert "The same passage in" not in visitor.get("/search?q=ambassade")
    translate(services, letter, english)
    found = re.search(
        rf'href="(/documents/{letter}/beside/{english})#(p\d+)">English<', visitor.get("/search?q=ambassade")
    )
    assert found is not None
    assert f'<span id="{found[2]}"></span>' in visitor.get(found[1])


def test_without_a_text_there_is_nothing_to_set_side_by_side(
    visitor: Visitor, services: Services, letter: str, scan: str
) -> None:
    translate(services, letter, scan)
    with services.writing() as session:
        get_document(session, scan, viewer=services.viewer).text_version = None
        session.commit()
    assert "One of the two has no text yet." in visitor.get(f"/documents/{letter}/beside/{scan}")


def test_what_may_not_be_read_stands_beside_nothing(
    as_role: Callable[[str], Visitor], services: Services, letter: str, english: str
) -> None:
    translate(services, letter, english)
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    as_role("reader").get(f"/documents/{english}/beside/{letter}", status=404)
    as_role("reader").get(f"/documents/{letter}/beside/{english}", status=404)
    assert f"/documents/{letter}" not in as_role("reader").get(f"/documents/{english}")

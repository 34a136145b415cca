"""The word list: looked through, changed, taken out and in; and what a search does with it."""

import html
import re
from collections.abc import Callable
from io import BytesIO

import pytest

from archive.vocabulary import get_concept, list_concepts, terms_of
from tests.webui.conftest import Visitor
from webui.services import Services

Terms = Callable[[str], dict[str, tuple[str, ...]]]


@pytest.fixture
def terms(services: Services) -> Terms:
    """Read the terms of a concept as they now stand in the record."""

    def read(key: str) -> dict[str, tuple[str, ...]]:
        with services.reading() as session:
            return dict(terms_of(get_concept(session, key)))

    return read


class TestTheList:
    def test_it_shows_each_concept_in_four_languages(self, visitor: Visitor) -> None:
        text = visitor.get("/words/?q=blok")
        assert 'data-language="nl">blokkade, embargo</td>' in text
        assert 'data-language="fr">blocus, embargo</td>' in text
        assert "/words/blockade" in text
        assert "embajada" not in text

    def test_it_is_paged(self, visitor: Visitor) -> None:
        first, second = visitor.get("/words/"), visitor.get("/words/?page=2")
        assert "/words/?page=2" in first
        assert set(re.findall(r'href="/words/([a-z-]+)"', first)).isdisjoint(
            re.findall(r'href="/words/([a-z-]+)"', second)
        )
        assert "No concept has these words." in visitor.get("/words/?q=giraffe")

    def test_every_page_leads_to_it(self, visitor: Visitor) -> None:
        assert 'href="/words/"' in visitor.get("/")

    def test_it_is_dutch_for_who_reads_dutch(self, visitor: Visitor) -> None:
        assert "Woordenlijst" in visitor.get("/words/", headers={"Accept-Language": "nl"})


class TestConcepts:
    def test_one_is_added_changed_and_removed(self, visitor: Visitor, terms: Terms) -> None:
        answer = visitor.post("/words/", nl="betaalroute", es="ruta de pagos\n\n vía de pagos ")
        assert answer.headers["Location"] == "/words/betaalroute"
        assert terms("betaalroute") == {"nl": ("betaalroute",), "es": ("ruta de pagos", "vía de pagos")}
        assert "ruta de pagos\nvía de pagos</textarea>" in visitor.get("/words/betaalroute")
        visitor.post("/words/betaalroute", nl="betaalroute", fr="voie de paiement")
        assert terms("betaalroute") == {"nl": ("betaalroute",), "fr": ("voie de paiement",)}
        assert visitor.post("/words/betaalroute/remove").headers["Location"] == "/words/"
        visitor.get("/words/betaalroute", status=404)

    def test_what_cannot_be_kept_comes_back_with_the_reason(self, visitor: Visitor) -> None:
        added = visitor.post("/words/", status=422, nl="betaalroute").text
        assert "terms in two languages or more" in added
        assert ">betaalroute</textarea>" in added
        saved = visitor.post("/words/visa", status=422, nl="visum, zo te zien", fr="").text
        assert "terms in two languages or more" in saved
        assert ">visum, zo te zien</textarea>" in saved

    def test_a_reader_sees_the_terms_and_no_form(self, as_role: Callable[[str], Visitor]) -> None:
        reader = as_role("reader")
        assert '<dd lang="es">bloqueo</dd>' in reader.get("/words/blockade")
        assert "<textarea" not in reader.get("/words/blockade") + reader.get("/words/")
        reader.post("/words/blockade/remove", status=403)
        reader.post("/words/", status=403, nl="brug", fr="pont")
        as_role("guest").get("/words/list.csv", status=403)


class TestSpreadsheets:
    def test_the_list_comes_out_as_a_file_and_goes_in_again(self, visitor: Visitor, terms: Terms) -> None:
        answer = visitor.client.get("/words/list.csv")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.headers["Content-Disposition"] == "attachment; filename=words.csv"
        changed = answer.text.replace("visum;visa;visado | visa;visa", "visum;visa;visado;visa") + ";brug;pont;;\r\n"
        sent = visitor.post("/words/list.csv", list=(BytesIO(changed.encode()), "words.csv"))
        assert sent.headers["Location"] == "/words/"
        assert "1 added, 1 changed." in visitor.get("/words/")
        assert terms("visa")["es"] == ("visado",)
        assert terms("brug")["fr"] == ("pont",)

    def test_a_list_that_cannot_be_used_changes_nothing(self, visitor: Visitor, services: Services) -> None:
        wrong = b"concept;nl;fr\n;brug;pont\n;brief;\n"
        text = visitor.post("/words/list.csv", status=422, list=(BytesIO(wrong), "mine.csv")).text
        assert "mine.csv: row 3 has “brief”" in html.unescape(text)
        assert "unnamed file" in visitor.post("/words/list.csv", status=422).text
        with services.reading() as session:
            assert "brug" not in {concept.key for concept in list_concepts(session)}


class TestSearching:
    def test_a_search_says_what_it_looked_for_too_and_takes_it_off(self, visitor: Visitor, english: str) -> None:
        text = visitor.get("/search?q=betaling&kind=letter")
        assert f"/documents/{english}" in text
        assert '<span lang="en">payment, pay</span>' in text
        found = re.search(r'href="([^"]+)">Take off', text)
        assert found is not None
        address = html.unescape(found[1])
        assert address == "/search?q=betaling&kind=letter&without=betaling"
        without = visitor.get(address)
        assert f"/documents/{english}" not in without
        assert 'name="without" value="betaling"' in without
        back = re.search(r'href="([^"]+)">Search in the other languages too', without)
        assert back is not None
        assert html.unescape(back[1]) == "/search?q=betaling&kind=letter"

    def test_all_can_be_taken_off_at_once(self, visitor: Visitor, english: str) -> None:
        assert html.escape("/search?q=betaling+bank&expand=off") in visitor.get("/search?q=betaling+bank")
        text = visitor.get("/search?q=betaling&expand=off")
        assert "Also searched for" not in text
        assert f"/documents/{english}" not in text
        assert "Search in the other languages too" in text

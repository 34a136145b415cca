"""The search page."""

import html
import re
from collections.abc import Callable

from archive.documents import Edit, edit_document, get_document
from tests.webui.conftest import Visitor
from webui.services import Services


def test_hits_show_passages_that_lead_to_their_place(visitor: Visitor, letter: str) -> None:
    text = visitor.get("/search?q=ambassade")
    assert "<mark>ambassade</mark>" in text
    found = re.search(rf'class="passage" href="(/documents/{letter}\?q=ambassade#p(\d+))"', text)
    assert found is not None
    assert f'id="p{found[2]}"' in visitor.get(found[1])


def test_facets_add_a_filter_and_chips_take_it_away(visitor: Visitor) -> None:
    text = visitor.get("/search?q=ambassade")
    assert "/search?q=ambassade&amp;kind=letter" in text
    narrowed = visitor.get("/search?q=ambassade&kind=letter&language=nl")
    assert html.escape("/search?q=ambassade&language=nl") in narrowed
    assert 'aria-current="true"' in narrowed


def test_dates_narrow_a_search_and_stay_in_the_form(visitor: Visitor, letter: str, english: str) -> None:
    text = visitor.get("/search?from=2023&until=2023-12")
    assert f"/documents/{english}" in text
    assert f"/documents/{letter}" not in text
    assert 'name="from" value="2023"' in text
    assert "2023 – 2023-12" in text


def test_what_was_not_understood_is_said(visitor: Visitor) -> None:
    text = visitor.get("/search?q=foo:ambassade")
    assert "There is no field “foo”" in text
    assert "<code>foo ambassade</code>" in text


def test_a_search_that_finds_nothing_helps_on(visitor: Visitor) -> None:
    assert "/manual#search" in visitor.get("/search?q=giraffe")


def test_a_misspelt_search_leads_to_one_that_finds_something(visitor: Visitor) -> None:
    page = visitor.get("/search?q=ambasade&kind=letter&from=2020&until=2030")
    found = re.search(r'Did you mean <a href="([^"]+)">ambassade date:2020..2030</a>', page)
    assert found is not None
    assert "<mark>ambassade</mark>" in visitor.get(html.unescape(found[1]))
    assert "Did you mean" not in visitor.get("/search?q=giraffe")


def test_where_another_spelling_is_answered_all_links_ask_for_that(visitor: Visitor, letter: str) -> None:
    page = visitor.get("/search?q=ambasade&from=2020&until=2030&direction=out")
    said = "q=ambassade+date:2020..2030&amp;direction=out"
    assert "documents answer that spelling" in page
    assert f'href="/documents/{letter}?q=ambassade+date:2020..2030"' in page
    for address in ("/search.csv?", "/bulk?", "/search?"):
        assert f'href="{address}{said}' in page
    assert '<input type="hidden" name="q" value="ambassade date:2020..2030">' in page
    assert '<input id="q" type="search" name="q" value="ambasade"' in page
    assert f'href="{html.escape("/search?q=ambasade&from=2020&until=2030")}"' in page


def test_results_are_paged(visitor: Visitor) -> None:
    text = visitor.get("/search?q=ambassade&page=2")
    assert "Nothing was found" in text


def test_topics_and_people_are_filters_with_names(visitor: Visitor, letter: str) -> None:
    text = visitor.get("/search?topic=1", headers={"Accept-Language": "nl"})
    assert "Ambassade" in text
    assert f"/documents/{letter}" in text


def test_what_is_confidential_is_neither_found_nor_counted_for_a_reader(
    as_role: Callable[[str], Visitor], services: Services, letter: str
) -> None:
    before = as_role("reader").get("/search?q=ambassade")
    with services.writing() as session:
        edit_document(session, get_document(session, letter, viewer=services.viewer), Edit(confidential=True))
        session.commit()
    services.update_index()
    after = as_role("reader").get("/search?q=ambassade")
    assert f"/documents/{letter}" in before
    assert f"/documents/{letter}" not in after
    as_role("reader").get(f"/documents/{letter}", status=404)
    as_role("reader").get(f"/documents/{letter}/cite", status=404)
    assert f"/documents/{letter}" in as_role("owner").get("/search?q=ambassade")

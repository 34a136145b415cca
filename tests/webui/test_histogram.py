"""The years of a search as bars that are filters."""

import html
import re

from indexer.search import FacetValue
from tests.webui.conftest import Visitor
from webui.histogram import GAP, LABELS, LOWEST, Bar, histogram


def years(*found: tuple[int, int], selected: tuple[int, ...] = ()) -> list[FacetValue]:
    """Give the facet of the years as a search does: newest first."""
    values = [FacetValue(str(year), str(year), count, year in selected) for year, count in found]
    return sorted(values, key=lambda one: one.value, reverse=True)


def test_each_year_from_the_first_to_the_last_has_a_bar_as_high_as_its_documents() -> None:
    bars = histogram(years((2019, 2), (2022, 4), selected=(2022,)))
    assert bars == [
        Bar("2019", 2, 50, is_selected=False, is_labelled=True),
        Bar("2020", 0, 0, is_selected=False, is_labelled=True),
        Bar("2021", 0, 0, is_selected=False, is_labelled=True),
        Bar("2022", 4, 100, is_selected=True, is_labelled=True),
    ]


def test_one_document_among_thousands_is_seen() -> None:
    assert [bar.height for bar in histogram(years((2019, 1), (2020, 9_000)))] == [LOWEST, 100]


def test_one_year_makes_no_picture() -> None:
    assert histogram(years((2019, 5))) == []
    assert histogram([]) == []


def test_years_that_were_asked_for_are_drawn_without_documents_too() -> None:
    assert [bar.height for bar in histogram(years((2019, 0), (2020, 0), selected=(2019, 2020)))] == [0, 0]


def test_a_stray_year_long_ago_does_not_press_the_others_together() -> None:
    bars = histogram(years((1602, 1), (2019, 3), (2019 + GAP, 3)))
    assert [bar.year for bar in bars] == ["1602", "", *(str(year) for year in range(2019, 2020 + GAP))]
    assert not bars[1].is_labelled


def test_the_axis_has_no_more_labels_than_fit() -> None:
    for span in (2, 9, 25, 60, 120, 350, 2_000):
        bars = histogram(years(*((1000 + each, 1) for each in range(span))))
        labels = [bar.year for bar in bars if bar.is_labelled]
        assert len(bars) == span
        assert labels
        assert len(labels) <= max(LABELS + 1, span // 100)


def test_the_page_shows_the_years_as_filters_that_read_well(visitor: Visitor) -> None:
    page = visitor.get("/search?q=")
    assert "Documents by year" in page
    bars = re.findall(r'<a href="([^"]+)">\s*<svg[^>]*aria-hidden="true".*?<span class="tip">([^<]+)<', page, re.DOTALL)
    address = {tip: html.unescape(address) for address, tip in bars}["2023: 1 document"]
    assert "year=2023" in address
    assert re.search(r'<section class="histogram".*?aria-current="true"', visitor.get(address), re.DOTALL)


def test_a_search_of_one_year_has_no_picture(visitor: Visitor) -> None:
    assert "Documents by year" not in visitor.get("/search?from=2023-09-14&until=2023-09-14")

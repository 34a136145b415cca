import json

from .conftest import Letterbook

LETTER = "hallevoet2026"
WORDS = "maar liefst 185 lidstaten"


def test_words_are_quoted_exactly_with_page_and_reference(sample: Letterbook) -> None:
    cited = sample("cite", LETTER, "--quote", WORDS, "--language", "nl").stdout
    assert cited.startswith("“Maar liefst 185 lidstaten” (")
    assert "p. 1" in cited
    assert "brief aan Thibaut Hallevoet, 13 januari 2026" in cited
    assert cited.count("\n") == 1


def test_a_page_can_be_cited_and_the_language_is_the_one_that_is_set(sample: Letterbook) -> None:
    assert "p. 2" in sample("cite", LETTER, "--page", "2").stdout
    assert "13 January 2026" in sample("cite", LETTER).stdout
    assert "13 januari 2026" in sample("cite", LETTER, LETTERBOOK_LANGUAGE="nl").stdout


def test_the_citation_comes_in_three_forms(sample: Letterbook) -> None:
    assert sample("cite", LETTER, "--quote", WORDS, "--format", "html").stdout.startswith("<blockquote>")
    (item,) = json.loads(sample("cite", LETTER, "--format", "csl-json").stdout)
    assert item["id"] == LETTER


def test_words_that_do_not_stand_there_are_refused(sample: Letterbook) -> None:
    assert "“187 apen” does not stand in" in sample("cite", LETTER, "--quote", "187 apen", code=1).stderr
    assert "“9” is not a page" in sample("cite", LETTER, "--page", "9", code=1).stderr
    sample("cite", LETTER, "--page", "0", code=2)

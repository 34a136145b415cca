import pytest

from archive.citing.quotations import Quotation, find_quotation
from archive.errors import QuotationNotFound
from archive.models import Document
from tests.archive.citing.conftest import File


def test_words_are_given_as_they_stand_whatever_was_typed(letter: Document) -> None:
    assert find_quotation(letter, "WIE OP DIJKEN BESPAART").exact == "wie op dijken\nbespaart"


def test_a_quotation_knows_its_surroundings(letter: Document) -> None:
    found = find_quotation(letter, "het water wacht niet")
    assert letter.text is not None
    assert letter.text.text[found.start : found.end] == found.exact == "Het water wacht niet"
    assert found.prefix == "Geachte heer minister,\n\n"
    assert found.suffix == ".\n\nU zei dat „wie op dijken\nbesp"
    assert found.selector == [
        {"type": "TextQuoteSelector", "exact": found.exact, "prefix": found.prefix, "suffix": found.suffix},
        {"type": "TextPositionSelector", "start": found.start, "end": found.end},
    ]


def test_of_two_places_the_first_from_an_offset_on_is_taken(letter: Document) -> None:
    first = find_quotation(letter, "het water wacht niet")
    assert find_quotation(letter, "het water wacht niet", since=first.end).start > first.end


def test_words_that_stand_only_before_the_offset_are_found_too(letter: Document) -> None:
    assert find_quotation(letter, "geachte heer", since=40).start == 0


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("morgen betaalt!", "morgen betaalt!"),
        ("morgen betaalt", "morgen betaalt"),
        ('"morgen betaalt!"', "morgen betaalt!"),
        ("morgen betaalt?", "morgen betaalt"),
        ("(zoals nu),", "(zoals nu),"),
        ("“(zoals nu)”", "(zoals nu)"),
        (" „wie op dijken bespaart” ", "„wie op dijken\nbespaart”"),
    ],
)
def test_punctuation_is_quoted_where_it_stands_in_the_text_too(letter: Document, typed: str, exact: str) -> None:
    assert find_quotation(letter, typed).exact == exact


def test_other_words_are_refused(letter: Document) -> None:
    with pytest.raises(QuotationNotFound, match="“het water wacht wel” does not stand in"):
        find_quotation(letter, "het water wacht wel")


def test_a_scan_without_text_holds_no_words(file: File) -> None:
    with pytest.raises(QuotationNotFound):
        find_quotation(file("letter"), "wat dan ook")


@pytest.mark.parametrize(
    ("language", "exact", "marked"),
    [
        ("nl", "hij zei\n„nee” en “ja”", "“hij zei ‘nee’ en ‘ja’”"),
        ("en", "he said “no”", "“he said ‘no’”"),
        ("fr", "il a dit « non »", "«\N{NO-BREAK SPACE}il a dit “non”\N{NO-BREAK SPACE}»"),
        ("es", "dijo «no»", "«dijo “no”»"),
        ("de", "nein", "“nein”"),
    ],
)
def test_each_language_has_its_marks_outside_and_inside(language: str, exact: str, marked: str) -> None:
    assert Quotation(exact, "", "", 0, len(exact)).marked(language) == marked

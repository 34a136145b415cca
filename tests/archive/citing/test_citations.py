import datetime as dt
import json

import pytest

from archive.citing.citations import FORMS, cite, format_citation
from archive.errors import InvalidValue, QuotationNotFound
from archive.models import Document
from tests.archive.citing.conftest import File

PDF = "application/pdf"


@pytest.mark.parametrize(
    ("language", "reference"),
    [
        ("nl", "“Laat het Eilandenfonds heel”, brief aan M. Wijnsberge, 24 september 2025, kenmerk EBW/2025/12."),
        (
            "fr",
            "«\xa0Laat het Eilandenfonds heel\xa0», lettre à M. Wijnsberge, 24 septembre 2025, réf. EBW/2025/12.",
        ),
        ("es", "«Laat het Eilandenfonds heel», carta a M. Wijnsberge, 24 de septiembre de 2025, ref. EBW/2025/12."),
        ("en", "“Laat het Eilandenfonds heel”, letter to M. Wijnsberge, 24 September 2025, ref. EBW/2025/12."),
    ],
)
def test_a_letter_is_cited_in_the_language_of_the_letter_that_cites_it(
    letter: Document, language: str, reference: str
) -> None:
    assert cite(letter, language=language).text == f"Netwerk Eilanden Boven Water, {reference}"


@pytest.mark.parametrize(
    ("language", "conversation", "day", "read"),
    [
        ("nl", "interview door", "3 januari 2026", "geraadpleegd op 9 januari 2026"),
        ("fr", "entretien mené par", "3 janvier 2026", "consulté le 9 janvier 2026"),
        ("es", "entrevista realizada por", "3 de enero de 2026", "consultado el 9 de enero de 2026"),
        ("en", "interview by", "3 January 2026", "accessed 9 January 2026"),
    ],
)
def test_an_interview_names_who_answered_who_asked_and_where(
    file: File, language: str, conversation: str, day: str, read: str
) -> None:
    url = "https://example.org/a_b?c=1&d=2"
    interview = file(
        "interview",
        publisher="Einder",
        url=url,
        accessed=dt.date(2026, 1, 9),
        date=dt.date(2026, 1, 3),
        date_precision="day",
        people={"interviewee": ("M. Wijnsberge",), "interviewer": ("Jan Van Voorbeeld",)},
    )
    citation = cite(interview, language=language)
    assert citation.short == "(Wijnsberge 2026)"
    assert citation.text == f"M. Wijnsberge, {conversation} Jan Van Voorbeeld, Einder, {day}, {url} ({read})."
    assert '<a href="https://example.org/a_b?c=1&amp;d=2">' in citation.html


@pytest.mark.parametrize(
    ("kind", "title", "role", "reference"),
    [
        ("email", "Uitstel", "sender", "Netwerk Zee, “Uitstel”, e-mail, 9 november 2025, kenmerk 12/25."),
        ("declaration", "Naar zee", "signatory", "Netwerk Zee, Naar zee, verklaring 12/25, 9 november 2025."),
        ("agreement", "Zeeakkoord", "signatory", "Netwerk Zee, Zeeakkoord, overeenkomst 12/25, 9 november 2025."),
        ("resolution", "Open zee", "author", "Netwerk Zee, Open zee, resolutie 12/25, 9 november 2025."),
        ("press-release", "Stemming", "sender", "Netwerk Zee, Stemming, persbericht 12/25, 9 november 2025."),
        ("minutes", "Overleg", "author", "Netwerk Zee, “Overleg”, verslag 12/25, 9 november 2025."),
        ("report", "De zee", "author", "Netwerk Zee, De zee, rapport 12/25, 9 november 2025."),
    ],
)
def test_every_kind_gives_its_full_date_and_number(
    file: File, kind: str, title: str, role: str, reference: str
) -> None:
    people = {role: ("Netwerk Zee",)}
    document = file(kind, title, reference="12/25", date=dt.date(2025, 11, 9), date_precision="day", people=people)
    assert cite(document, language="nl").reference_text == reference


def test_a_declaration_without_names_is_by_who_published_it(file: File) -> None:
    citation = cite(file("declaration", "Naar zee", publisher="Unie van Eilanden"), language="nl")
    assert citation.short == "(Unie van Eilanden z.d.)"
    assert citation.reference_text == "Unie van Eilanden, Naar zee, verklaring, z.d."


@pytest.mark.parametrize(
    ("language", "reference"),
    [("nl", "Brief, z.d."), ("fr", "Lettre, s.d."), ("es", "Carta, s.f."), ("en", "Letter, n.d.")],
)
def test_a_document_of_which_nothing_is_known_can_be_cited(file: File, language: str, reference: str) -> None:
    assert cite(file("letter"), language=language).text == reference


def test_a_quotation_comes_with_its_page_and_its_reference(letter: Document) -> None:
    citation = cite(letter, quote="Wie op dijken bespaart", language="nl")
    assert citation.quotation == "“wie op dijken bespaart”"
    assert (citation.page, citation.page_label) == (2, "2")
    assert citation.citation_item == {"id": letter.key, "locator": "2", "label": "page"}
    assert citation.text == (
        "“wie op dijken bespaart” (Netwerk Eilanden Boven Water 2025, p. 2). Netwerk Eilanden Boven Water, "
        "“Laat het Eilandenfonds heel”, brief aan M. Wijnsberge, 24 september 2025, kenmerk EBW/2025/12."
    )
    assert citation.selector[0]["exact"] == "wie op dijken\nbespaart"


def test_the_page_says_which_of_two_places_is_meant(letter: Document) -> None:
    assert cite(letter, quote="Het water wacht niet", page=2).page == 2
    assert cite(letter, quote="Het water wacht niet").page == 1


def test_a_page_can_be_cited_without_words(letter: Document) -> None:
    citation = cite(letter, page=2, language="nl")
    assert citation.text.startswith("(Netwerk Eilanden Boven Water 2025, p. 2). Netwerk Eilanden")
    assert citation.html.startswith("<p>(Netwerk Eilanden Boven Water 2025, p. 2)</p>\n<p><cite>")
    assert citation.selector == []


@pytest.mark.parametrize(("label", "printed"), [("iv", "iv"), ("A-3", "A\N{NON-BREAKING HYPHEN}3"), ("x}]*y*", "1")])
def test_the_printed_page_label_is_cited_unless_it_is_none(file: File, label: str, printed: str) -> None:
    citation = cite(file("report", "De zee", pages=("Een. ", "Twee."), labels=(label, "v")), page=1, language="nl")
    assert citation.short == f"(De zee z.d., p. {printed})"


def test_a_text_without_pages_cites_none(file: File) -> None:
    citation = cite(file("article", "De zee", pages=("Het water wacht.",)), quote="het water", page=1)
    assert (citation.page, citation.page_label) == (None, "")
    assert citation.citation_item.keys() == {"id"}
    assert citation.text == "“Het water” (“De zee” n.d.). “De zee”, n.d."


def test_a_pdf_of_one_page_has_a_page(file: File) -> None:
    assert cite(file("letter", pages=("Het water wacht.",), media_type=PDF), quote="het water").page_label == "1"


def test_a_scan_without_text_has_no_page_to_cite(file: File) -> None:
    assert cite(file("letter", media_type=PDF), page=1).page is None


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(letter: Document, page: int) -> None:
    with pytest.raises(InvalidValue, match="enter a number from 1 to 2"):
        cite(letter, page=page)


def test_a_language_without_a_locale_is_refused(letter: Document) -> None:
    with pytest.raises(InvalidValue, match="one of nl, fr, es, en"):
        cite(letter, language="xx")


def test_words_that_are_not_there_are_refused(letter: Document) -> None:
    with pytest.raises(QuotationNotFound):
        cite(letter, quote="het water wacht wel")


def test_nothing_in_a_document_becomes_markup(file: File) -> None:
    title = "<b>A</b> <script>alert(1)</script> & *b* _c_ $x$"
    words = "1 < 2 <img src=x> & more"
    people = {"author": ("<i>Ann</i> <Voorbeeld>",)}
    citation = cite(file("report", title, pages=(f"{words}\n", "x"), people=people), quote="1 < 2 <img src=x> & more")
    assert title in citation.reference_text
    assert "<em>&lt;b&gt;A&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt; &amp; *b* _c_ $x$</em>" in citation.html
    assert citation.quotation == f"“{words}”"
    assert "“1 &lt; 2 &lt;img src=x&gt; &amp; more” (&lt;Voorbeeld&gt; n.d., p. 1)</p></blockquote>" in citation.html


def test_quotation_marks_inside_a_title_become_the_inner_ones(file: File) -> None:
    assert cite(file("article", 'Wie "neen" zegt'), language="nl").text == "“Wie ‘neen’ zegt”, z.d."


def test_a_citation_can_be_copied_in_three_forms(letter: Document) -> None:
    citation = cite(letter, quote="het water", language="nl")
    text, html, csl = (format_citation(citation, form) for form in FORMS)
    assert text == citation.text
    assert html == citation.html
    assert html.startswith(
        "<blockquote><p>“Het water” (Netwerk Eilanden Boven Water 2025, p. 1)</p></blockquote>\n<p><cite>"
    )
    assert json.loads(csl) == citation.csl_json


def test_a_document_edited_is_cited_anew(letter: Document) -> None:
    before = cite(letter).text
    letter.title = "Het fonds"
    assert "Het fonds" in cite(letter).text
    assert "Het fonds" not in before

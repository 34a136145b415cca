"""A document's text as its page shows it."""

from hypothesis import given
from hypothesis import strategies as st

from archive.documents import get_document
from archive.models import Document, Text
from archive.normalise import paragraph_starts, tidy
from indexer.passages import Matcher, PagedText, best_passages
from indexer.query import Word
from indexer.search import SearchRequest
from webui.mentioned import mentioned_in
from webui.services import Services
from webui.texts import Paragraph, lay_out, place_of, show_text


def text_of(words: str, pages: tuple[int, ...] = (0,), labels: tuple[str, ...] = ()) -> Text:
    return Text(
        text=words, page_starts=list(pages), page_labels=list(labels), paragraph_starts=list(paragraph_starts(words))
    )


def said(paragraphs: list[Paragraph]) -> list[str]:
    return ["".join(run.text for run in paragraph.segments) for paragraph in paragraphs]


def test_paragraphs_are_numbered_from_one() -> None:
    paragraphs = lay_out(text_of("One.\n\nTwo\nlines.\n\nThree."))
    assert [(each.number, words) for each, words in zip(paragraphs, said(paragraphs), strict=True)] == [
        (1, "One."), (2, "Two\nlines."), (3, "Three."),
    ]  # fmt: skip


def test_a_mark_has_one_anchor_even_across_a_page_break() -> None:
    [paragraph] = lay_out(text_of("before marked after", pages=(0, 10)), [(7, 13)])
    assert [(run.text, run.mark, run.anchor, run.page) for run in paragraph.segments] == [
        ("before ", 0, "", "1"), ("mar", 1, "m1", ""), ("ked", 1, "", "2"), (" after", 0, "", ""),
    ]  # fmt: skip


def test_printed_labels_stand_for_the_numbers_of_pages() -> None:
    paragraphs = lay_out(text_of("one\n\ntwo", pages=(0, 5), labels=("iv", "v")))
    assert [run.page for paragraph in paragraphs for run in paragraph.segments] == ["iv", "v"]


def test_pages_are_known_by_their_number_where_labels_come_twice() -> None:
    paragraphs = lay_out(text_of("one\n\ntwo\n\nsix", pages=(0, 5, 10), labels=("1", "1", "2")))
    assert [run.page_number for paragraph in paragraphs for run in paragraph.segments] == [1, 2, 3]


def test_a_passage_is_opened_at_its_paragraph_or_at_its_page_where_that_begins_later() -> None:
    text = text_of("one two\n\nsix ten", pages=(0, 4, 9))
    [passage] = best_passages(paged(text), Matcher(Word("two")), width=3)
    assert (passage.text, place_of(passage, text)) == ("two", "page-2")
    [passage] = best_passages(paged(text), Matcher(Word("six")), width=3)
    assert (passage.text, place_of(passage, text)) == ("six", "p2")


def paged(text: Text) -> PagedText:
    return PagedText(text=text.text, page_starts=text.page_starts, paragraph_starts=text.paragraph_starts)


def test_a_text_of_one_page_shows_no_page() -> None:
    assert all(not run.page for paragraph in lay_out(text_of("a\n\nb")) for run in paragraph.segments)


@given(st.text("ab \n", max_size=40).map(tidy), st.lists(st.integers(0, 40), max_size=8, unique=True))
def test_nothing_of_the_text_is_lost_or_doubled(words: str, numbers: list[int]) -> None:
    edges = [edge for edge in sorted(numbers) if edge <= len(words)]
    marks = list(zip(edges[::2], edges[1::2], strict=False))
    assert "".join(said(lay_out(text_of(words), marks))).replace("\n", "") == words.replace("\n", "")


def test_a_document_without_text_shows_none(services: Services) -> None:
    with services.reading() as session:
        assert (
            show_text(session, Document(text=None), SearchRequest(query="words"), viewer=services.viewer).paragraphs
            == ()
        )


def test_the_words_of_a_search_are_marked_in_their_inflections(services: Services, letter: str) -> None:
    with services.reading() as session:
        document = get_document(session, letter, viewer=services.viewer)
        shown = show_text(session, document, SearchRequest(query="ambassade"), viewer=services.viewer)
        marked = {run.text.lower() for paragraph in shown.paragraphs for run in paragraph.segments if run.mark}
        assert {"ambassade", "ambassades"} <= marked
        assert show_text(session, document, viewer=services.viewer).marks == 0


def test_the_places_of_a_mention_are_marked(services: Services, frigate: str) -> None:
    with services.reading() as session:
        document = get_document(session, frigate, viewer=services.viewer)
        [first, *_] = next(iter(mentioned_in(session, document).values()))
        shown = show_text(session, document, mention=first.normal, viewer=services.viewer)
        marked = {number.number: run.text for number in shown.paragraphs for run in number.segments if run.anchor}
        assert first.words in marked.values()
        assert set(first.paragraphs) == set(marked)
        assert mentioned_in(session, Document(text=None)) == {}


def test_words_of_other_languages_that_were_taken_off_are_not_marked(services: Services, letter: str) -> None:
    with services.reading() as session:
        document = get_document(session, letter, viewer=services.viewer)
        added = show_text(session, document, SearchRequest(query="embassy"), viewer=services.viewer)
        assert added.marks > 0
        assert (
            show_text(session, document, SearchRequest(query="embassy", expand=False), viewer=services.viewer).marks
            == 0
        )
        assert (
            show_text(
                session, document, SearchRequest(query="embassy", without=("embassy",)), viewer=services.viewer
            ).marks
            == 0
        )

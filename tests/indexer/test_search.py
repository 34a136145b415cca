"""From a person's words to hits with passages, and counts of what else there is."""

from datetime import date

import pytest
from sqlalchemy import select

from archive.database import Database
from archive.models import Document, Person, Topic
from archive.relations import relate, unrelate
from archive.rights import Viewer
from archive.topics import add_topic, assign_topic, set_label
from indexer.analyzers import words_of
from indexer.engine import Engine, Filters, Sort
from indexer.query import FieldIs, parse
from indexer.resolving import resolve, written
from indexer.search import SearchRequest, SearchResult, find_documents, mark_document, search
from indexer.update import update
from tests.indexer.conftest import GUEST, OWNER, READER, AddDocument


@pytest.fixture
def _filled(database: Database, engine: Engine, add: AddDocument) -> None:
    add(
        "dumont2025", "Mevrouw de minister,\n\nDe ambassade mag niet sluiten. Onze brieven bleven zonder antwoord.",
        title="De ambassade", kind="letter", direction="out", date="2025-01-13", to="Marie Dumont", status="filed",
    )  # fmt: skip
    add(
        "dumont2025b", "Op 9 november 2025 schreef u over de ambassade.",
        title="Antwoord", kind="letter", direction="in", date="2025-02", from_="Marie Dumont", status="filed",
    )  # fmt: skip
    add("entretien2026", "L'ambassade reste ouverte.", kind="interview", language="fr", date="2026", status="filed")
    add("geheim2026", "Vertrouwelijk: de ambassade.", kind="letter", confidential=True, status="filed")
    add("oud2020", "De oude ambassade.", kind="letter", status="withdrawn", date="2020")
    add("scan", title="Ambassade (scan)", kind="letter", status="needs-ocr")
    with database.writing(OWNER) as session:
        topic = add_topic(session, "Diplomatie", language="nl")
        set_label(session, topic, "Diplomacy", language="en")
        for key in ("dumont2025", "geheim2026"):
            assign_topic(session, session.scalars(select(Document).where(Document.key == key)).one(), topic)
        session.commit()
    update(database, engine)


def ask(
    database: Database, engine: Engine, request: SearchRequest | str, viewer: Viewer = OWNER, language: str = "en"
) -> tuple[SearchResult, list[str]]:
    asked = SearchRequest(query=request) if isinstance(request, str) else request
    with database.reading() as session:
        result = search(session, engine, asked, viewer=viewer, language=language)
        return result, [hit.document.key for hit in result.hits]


@pytest.mark.usefixtures("_filled")
class TestSearch:
    def test_hits_come_with_their_passages_and_marks(self, database: Database, engine: Engine) -> None:
        result, keys = ask(database, engine, "brief")
        assert (result.total, keys) == (1, ["dumont2025"])
        passage = result.hits[0].passages[0]
        assert [passage.text[start:end] for start, end in passage.marks] == ["brieven"]
        assert passage.paragraph == 2
        assert result.took_ms > 0

    def test_a_document_without_text_is_found_by_its_title(self, database: Database, engine: Engine) -> None:
        result, keys = ask(database, engine, "scan")
        assert keys == ["scan"]
        assert result.hits[0].passages == ()

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("to:dumont", ["dumont2025"]),
            ("van:dumont", ["dumont2025b"]),
            ("topic:diplomacy", ["dumont2025", "geheim2026"]),
            ("topic:DIPLOMATIE -minister", ["geheim2026"]),
            ("topic:unicorn", []),
            ("mentions:2025-11-09", ["dumont2025b"]),
            ("mentions:2025-11-08", []),
            ("mentions:november", ["dumont2025b"]),
            ("date:2025-02-20", ["dumont2025b"]),
            ("unicorn OR ouverte", ["entretien2026"]),
            ("ambassade status:withdrawn", ["oud2020"]),
            ("oude OR (status:withdrawn unicorn)", ["oud2020"]),
            ("oude", []),
            ("-status:filed", ["oud2020", "scan"]),
            ('"mag niet sluiten"', ["dumont2025"]),
            ('"niet mag sluiten"', []),
        ],
    )
    def test_queries_find_what_they_say(
        self, database: Database, engine: Engine, query: str, expected: list[str]
    ) -> None:
        assert sorted(ask(database, engine, query)[1]) == expected

    @pytest.mark.parametrize(
        ("sort", "first"), [("relevance", "scan"), ("date", "dumont2025"), ("-date", "entretien2026")]
    )
    def test_hits_are_sorted_as_asked(self, database: Database, engine: Engine, sort: Sort, first: str) -> None:
        assert ask(database, engine, SearchRequest(query="ambassade", sort=sort))[1][0] == first

    def test_facets_have_names_in_the_language_of_the_page(self, database: Database, engine: Engine) -> None:
        request = SearchRequest(query="ambassade", filters=Filters(kinds=("letter",), years=(2025, 1999)))
        facets = ask(database, engine, request)[0].facets
        assert [(one.label, one.count) for one in facets["topic"]] == [("Diplomacy", 1)]
        assert [(one.label, one.count) for one in facets["person"]] == [("Marie Dumont", 2)]
        assert [(one.value, one.count, one.selected) for one in facets["year"]] == [
            ("2025", 2, True),
            ("1999", 0, True),
        ]
        assert [(one.value, one.count, one.selected) for one in facets["kind"]] == [("letter", 2, True)]
        dutch = ask(database, engine, request, language="nl")[0].facets
        assert [one.label for one in dutch["topic"]] == ["Diplomatie"]

    def test_filters_by_topic_and_person_take_ids(self, database: Database, engine: Engine) -> None:
        with database.reading() as session:
            topic, person = session.scalars(select(Topic.id)).one(), session.scalars(select(Person.id)).one()
        request = SearchRequest(filters=Filters(topics=(topic,), people=(person,)))
        assert ask(database, engine, request)[1] == ["dumont2025"]

    def test_a_viewer_sees_no_trace_of_what_they_may_not_read(self, database: Database, engine: Engine) -> None:
        result, keys = ask(database, engine, "vertrouwelijk OR ambassade", READER)
        assert (result.total, "geheim2026" in keys) == (4, False)
        assert [one.count for one in result.facets["topic"]] == [1]
        assert ask(database, engine, "vertrouwelijk", READER)[0].total == 0
        assert ask(database, engine, "", GUEST)[0].total == 0

    def test_what_became_unreadable_since_is_not_shown(self, database: Database, engine: Engine) -> None:
        with database.writing(OWNER) as session:
            session.scalars(select(Document).where(Document.key == "dumont2025")).one().confidential = True
            session.commit()
        assert ask(database, engine, "brieven", READER)[1] == []

    def test_what_quotes_a_document_is_found_by_its_key(self, database: Database, engine: Engine) -> None:
        with database.writing(OWNER) as session:
            letter, interview = (
                session.scalars(select(Document).where(Document.key == key)).one()
                for key in ("dumont2025", "entretien2026")
            )
            relation = relate(session, letter, "quotes", interview)
            relate(session, interview, "answers", letter)
            session.commit()
            update(database, engine)
            assert ask(database, engine, "quotes:Entretien2026")[1] == ["dumont2025"]
            assert ask(database, engine, "citeert:dumont2025")[1] == []
            unrelate(session, relation)
            session.commit()
        update(database, engine)
        assert ask(database, engine, "quotes:entretien2026")[1] == []

    @pytest.mark.parametrize("query", ["quotes:geheim2026", "ambassade (citeert:geheim2026 OR cita:GEHEIM2026)"])
    def test_what_quotes_a_confidential_document_is_found_by_those_alone_who_may_read_it(
        self, database: Database, engine: Engine, query: str
    ) -> None:
        with database.writing(OWNER) as session:
            letter, secret = (
                session.scalars(select(Document).where(Document.key == key)).one()
                for key in ("dumont2025", "geheim2026")
            )
            relate(session, letter, "quotes", secret)
            session.commit()
        update(database, engine)
        assert ask(database, engine, query)[1] == ["dumont2025"]
        assert ask(database, engine, query, READER)[1] == []
        assert len(ask(database, engine, "ambassade -quotes:geheim2026", READER)[1]) == 4

    def test_a_tree_that_was_kept_is_asked_whatever_the_words_say_now(self, database: Database, engine: Engine) -> None:
        result, keys = ask(database, engine, SearchRequest(query="oud woord", tree=parse("oude status:withdrawn").tree))
        assert (keys, result.parsed.understood) == (["oud2020"], "oude status:withdrawn")

    def test_documents_are_listed_in_order_with_the_number_of_all(self, database: Database, engine: Engine) -> None:
        request = SearchRequest(query="ambassade", sort="-date", limit=2)
        with database.reading() as session:
            total, documents = find_documents(session, engine, request, viewer=READER)
        assert (total, [document.key for document in documents]) == (4, ["entretien2026", "dumont2025b"])

    def test_a_whole_document_is_marked(self, database: Database) -> None:
        with database.reading() as session:
            document = session.scalars(select(Document).where(Document.key == "dumont2025b")).one()
            assert document.text is not None
            text = document.text.text
            [ambassade] = mark_document(session, document, SearchRequest(query="ambassades"), viewer=OWNER)
            assert text[slice(*ambassade)] == "ambassade"
            marked = mark_document(session, document, SearchRequest(query="mentions:2025-11-09"), viewer=OWNER)
            assert "".join(text[slice(*mark)] for mark in marked).replace(" ", "") == "9november2025"
            scan = session.scalars(select(Document).where(Document.key == "scan")).one()
            assert mark_document(session, scan, SearchRequest(query="ambassade"), viewer=OWNER) == []


@pytest.mark.parametrize(
    ("written", "query"),
    [
        ("3 januari ‘26", "mentions:2026-01-03"),
        ("le 1er mars 2021", "mentions:2021-03-01"),
        ("diciembre de 2025", "mentions:2025-12"),
        ("December 2025", "mentions:2025-12"),
    ],
)
def test_what_is_mentioned_is_marked_however_it_is_written(
    database: Database, engine: Engine, add: AddDocument, written: str, query: str
) -> None:
    add("one", f"Een eerste alinea over de kaden.\n\nZie daarover {written} en wat volgt.", status="filed")
    update(database, engine)
    with database.reading() as session:
        document = session.scalars(select(Document)).one()
        assert document.text is not None
        [mark] = mark_document(session, document, SearchRequest(query=query), viewer=OWNER)
        assert document.text.text[slice(*mark)] == written.removeprefix("le ")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"van de minister"', {"says", "paragraphs"}),
        ('"VAN DE MINISTER"', {"says", "paragraphs"}),
        ('"to be or not to be"', {"hamlet"}),
        ('"be or not to"', {"hamlet", "almost"}),
        ('"minister van de"', {"turned"}),
        ('"de ministers"', {"many"}),
    ],
)
def test_a_phrase_finds_exactly_itself(
    database: Database, engine: Engine, add: AddDocument, query: str, found: set[str]
) -> None:
    add("says", "Dat is de brief van de minister.", title="De brief")
    add("paragraphs", "Dit schrijven komt van\n\nde minister zelf.")
    add("many", "Dat is de brief van de ministers.")
    add("turned", "De minister van de haven.")
    add("apart", "Van alle kanten en de beste minister.")
    add("title", "minister antwoordt", title="Brief van de")
    add("hamlet", "To be, or not to be: that is the question.", language="en")
    add("almost", "To be or not to bee. To be or to be not.", language="en")
    update(database, engine)
    result, keys = ask(database, engine, query)
    assert set(keys) == found
    for hit in result.hits:
        [mark] = hit.passages[0].marks
        assert words_of(hit.passages[0].text[slice(*mark)]) == words_of(query)


@pytest.mark.parametrize(
    "words", ["1 januari 2026", "1er janvier 2026", "1 de enero de 2026", "January 1, 2026", "01/01/2026", "01 01 26"]
)
def test_a_day_is_known_in_the_ways_that_letters_write_it(words: str) -> None:
    assert tuple(words_of(words)) in {phrase.words for phrase in written(date(2026, 1, 1))}


def test_what_has_no_words_is_looked_for_in_its_normal_form_alone(database: Database) -> None:
    with database.reading() as session:
        assert resolve(session, FieldIs("mentions", "€"), viewer=OWNER) == FieldIs("mentions", "€")

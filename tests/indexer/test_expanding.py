"""A search in one language finds the words of the others, says so, and leaves it on request."""

from collections.abc import Mapping

import pytest
from sqlalchemy.orm import Session

from archive.database import Database
from archive.models import Document
from archive.vocabulary import GIVEN, add_concept, get_concept, remove_concept
from archive.word_list import read_entries
from indexer.analyzers import is_stop
from indexer.engine import Engine
from indexer.expanding import Added, expand
from indexer.marking import Matcher, find_matches
from indexer.query import Phrase, Widened, Word, parse, to_json, to_text
from indexer.search import SearchRequest, SearchResult, find_documents, mark_document, search
from indexer.update import update
from tests.indexer.conftest import OWNER, AddDocument

BLOCKADE = {"fr": ("blocus", "embargo"), "es": ("bloqueo", "embargo"), "en": ("blockade", "embargo")}


def added(database: Database, query: str, **options: object) -> dict[str, Mapping[str, tuple[str, ...]]]:
    with database.reading() as session:
        found = expand(session, parse(query).tree, **options).added  # type: ignore[arg-type]  # its own keywords
        return {each.typed: each.terms for each in found}


class TestWhatIsAdded:
    def test_a_word_gets_its_names_in_the_other_languages(self, database: Database) -> None:
        assert added(database, "blokkade") == {"blokkade": BLOCKADE}

    @pytest.mark.parametrize(
        "query", ["blokkades", "BLOKKADE", "blokkade OR giraf", "giraf (blokkade OR (x blokkade))"]
    )
    def test_in_any_inflection_and_anywhere_in_the_query(self, database: Database, query: str) -> None:
        assert list(added(database, query).values())[-1] == BLOCKADE

    def test_accents_need_not_be_typed(self, database: Database) -> None:
        assert added(database, "sancion")["sancion"] == added(database, "sanción")["sanción"]

    def test_a_word_that_several_languages_share_gets_all_other_names(self, database: Database) -> None:
        assert added(database, "embargo")["embargo"] == {
            "nl": ("blokkade",), "fr": ("blocus",), "es": ("bloqueo",), "en": ("blockade",)
        }  # fmt: skip

    def test_a_form_of_the_word_itself_is_not_added(self, database: Database) -> None:
        assert added(database, "ambassades")["ambassades"] == {"es": ("embajada",), "en": ("embassy",)}

    @pytest.mark.parametrize("query", ["zone van vrede", "zones van vrede", "brief (zone van vrede) -x"])
    def test_words_that_form_a_term_are_one(self, database: Database, query: str) -> None:
        found = added(database, query)["zone van vrede" if "zones" not in query else "zones van vrede"]
        assert found == {"fr": ("zone de paix",), "es": ("zona de paz",), "en": ("zone of peace",)}
        assert "vrede" not in added(database, query)

    def test_the_words_of_a_term_are_widened_alone_where_it_does_not_stand_whole(self, database: Database) -> None:
        assert list(added(database, "vrede van zone kind:letter embargo vrede")) == ["vrede", "embargo"]

    def test_a_word_of_several_concepts_gets_the_names_of_all(self, database: Database) -> None:
        assert added(database, "asociación")["asociación"] == {
            "nl": ("vereniging", "vzw", "partnerschap"),
            "fr": ("association", "asbl", "partenariat"),
            "en": ("association", "partnership"),
        }

    @pytest.mark.parametrize(
        "query",
        [
            '"blokkade"', "-blokkade", "title:blokkade", "blok*", "blokkade~1", "blokkade NEAR brief van", "giraf", "",
            '"zone van vrede"', "-(blokkade OR embargo)", "brieg -blokkade",
        ],
    )  # fmt: skip
    def test_what_is_quoted_excluded_cut_or_said_of_a_field_stays_as_it_is(
        self, database: Database, query: str
    ) -> None:
        with database.reading() as session:
            tree = parse(query).tree
            assert expand(session, tree, without=("brief",)).tree == tree

    def test_words_with_a_hyphen_are_widened_where_nothing_is_quoted(self, database: Database) -> None:
        assert added(database, "Latijns-Amerika") == {}
        found = added(database, "Latijns-Amerika", has_quotes=False)
        assert found["latijns amerika"]["fr"] == ("amérique latine",)

    @pytest.mark.parametrize(
        ("query", "shown", "dutch"),
        [
            ("droits de l'homme", "droits de homme", "mensenrechten"),
            ("liberté d’expression", "liberté expression", "vrijheid van meningsuiting"),
            ("women's rights", "women rights", "vrouwenrechten"),
        ],
    )
    def test_a_term_with_an_elided_word_is_known_as_it_is_typed(
        self, database: Database, query: str, shown: str, dutch: str
    ) -> None:
        assert dutch in added(database, query)[shown]["nl"]

    def test_what_is_added_is_written_as_it_stands_in_the_list(self, database: Database) -> None:
        assert "droits de l'homme" in added(database, "mensenrechten")["mensenrechten"]["fr"]

    def test_what_a_person_does_not_want_stays_as_typed(self, database: Database) -> None:
        query = "blokkade zone van vrede"
        assert list(added(database, query, without=("Blokkade",))) == ["zone van vrede"]
        assert list(added(database, query, without=("zone  van vrede", "x"))) == ["blokkade"]

    def test_the_list_of_this_archive_is_used(self, database: Database) -> None:
        with database.writing(OWNER) as session:
            remove_concept(session, get_concept(session, "blockade"))
            add_concept(session, {"nl": ["giraf", "gi²", "²"], "fr": ["_"], "es": ["jirafa"]})
            session.commit()
        assert added(database, "blokkade giraffen") == {"giraffen": {"es": ("jirafa",)}}


def test_a_widened_query_is_written_and_kept_as_it_was_typed(database: Database) -> None:
    tree = parse("blokkade zone van vrede").tree
    with database.reading() as session:
        widened = expand(session, tree).tree
    assert widened != tree
    assert to_text(widened) == to_text(tree)
    assert to_json(Widened(Word("brief"), (("fr", Word("lettre")),))) == to_json(Word("brief"))


@pytest.mark.parametrize(
    ("language", "marked"), [("en", ["network"]), ("es", ["network", "red"]), (None, ["network", "red"])]
)
def test_a_word_of_another_language_is_not_marked(language: str | None, marked: list[str]) -> None:
    text = "the network and its red cables"
    matcher = Matcher(Widened(Word("network"), (("es", Word("red")), ("fr", Phrase(("its",))))), language)
    found = [text[match.start : match.end] for match in find_matches(text, matcher, language)]
    assert [word for word in found if word != "its"] == marked


@pytest.fixture
def _filled(database: Database, engine: Engine, add: AddDocument) -> None:
    filler = "woorden " * 80
    add("often", "Le blocus. Blocus, blocus et encore le blocus.", language="fr", status="filed")
    add("once", f"De {filler} blokkade {filler}.", status="filed")
    add("both", f"Blokkade, of zoals men zegt {filler} blocus.", status="filed")
    add("unknown", "bloqueo", language="", status="filed")
    add("peace", "Una zona de paz para todos.", language="es", status="filed")
    add("red", "The red cable and the book.", language="en", status="filed")
    update(database, engine)


def ask(database: Database, engine: Engine, query: str, **options: object) -> tuple[SearchResult, list[str]]:
    with database.reading() as session:
        request = SearchRequest(query=query, **options)  # type: ignore[arg-type]  # its own keywords
        result = search(session, engine, request, viewer=OWNER)
        total, documents = find_documents(session, engine, request, viewer=OWNER)
        keys = [hit.document.key for hit in result.hits]
        assert (total, [document.key for document in documents]) == (result.total, keys)
        return result, keys


@pytest.mark.usefixtures("_filled")
class TestSearch:
    def test_what_was_typed_comes_before_what_was_added(self, database: Database, engine: Engine) -> None:
        result, keys = ask(database, engine, "blokkade")
        assert set(keys[:2]) == {"once", "both"}
        assert set(keys[2:]) == {"often", "unknown"}
        scores = [hit.score for hit in result.hits]
        assert scores == sorted(scores, reverse=True)
        assert min(scores) > 0

    def test_where_nothing_has_the_word_its_translations_are_found(self, database: Database, engine: Engine) -> None:
        assert ask(database, engine, "vredeszone")[1] == ["peace"]
        assert ask(database, engine, "vredeszone todos")[1] == ["peace"]
        assert ask(database, engine, "vredeszone giraf")[1] == []

    def test_a_word_is_looked_for_in_documents_of_its_language(self, database: Database, engine: Engine) -> None:
        assert ask(database, engine, "netwerk")[1] == []
        assert ask(database, engine, "red")[1] == ["red"]

    def test_the_answer_says_what_was_added_and_marks_it(self, database: Database, engine: Engine) -> None:
        result, _keys = ask(database, engine, "blokkade")
        assert result.expanded == (Added("blokkade", BLOCKADE),)
        often = next(hit for hit in result.hits if hit.document.key == "often").passages[0]
        assert {often.text[start:end].lower() for start, end in often.marks} == {"blocus"}

    def test_it_can_be_taken_off_at_all_or_for_a_word(self, database: Database, engine: Engine) -> None:
        for options in ({"expand": False}, {"without": ("blokkade",)}):
            result, keys = ask(database, engine, "blokkade", **options)
            assert (set(keys), result.expanded) == ({"once", "both"}, ())

    def test_a_saved_tree_is_widened_but_for_its_phrases(self, database: Database, engine: Engine) -> None:
        assert len(ask(database, engine, "", tree=parse("blokkade").tree)[1]) == 4
        assert ask(database, engine, "", tree=parse("vredes-zone").tree)[0].expanded == ()
        assert ask(database, engine, '"vredes zone"', tree=parse("vredes-zone").tree)[0].expanded == ()

    def test_a_saved_tree_is_widened_as_its_words_would_be(self, database: Database, engine: Engine) -> None:
        typed = ask(database, engine, "Latijns-Amerika")[0].expanded
        assert typed
        assert ask(database, engine, "Latijns-Amerika", tree=parse("Latijns-Amerika").tree)[0].expanded == typed

    def test_a_whole_document_is_marked_in_its_own_language(self, database: Database) -> None:
        def marked(session: Session, key: str, *, expand: bool = True) -> int:
            document = session.query(Document).filter_by(key=key).one()
            asked = SearchRequest(query="blokkade", expand=expand)
            return len(mark_document(session, document, asked, viewer=OWNER))

        with database.reading() as session:
            assert marked(session, "often") == 4
            assert marked(session, "often", expand=False) == 0
            assert marked(session, "both") == 1
            assert marked(session, "unknown") == 1


def test_no_term_of_the_list_is_a_function_word_of_its_language() -> None:
    """Accents apart: French *maïs* would find every *mais*."""
    entries = read_entries(GIVEN.read_text(encoding="utf-8"), name=GIVEN.name)
    terms = [(code, term) for entry in entries for code, terms in entry.terms.items() for term in terms]
    assert [(code, term) for code, term in terms if is_stop(term, code)] == []

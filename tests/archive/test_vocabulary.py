"""The word list: what comes with the program, what people change in it, and its CSV."""

import re
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.errors import BadList, InvalidValue, NoSuchConcept
from archive.models import LANGUAGES, Concept, ConceptTerm, Event
from archive.vocabulary import (
    GIVEN,
    Imported,
    add_concept,
    change_concept,
    entries_beginning,
    export_vocabulary,
    find_concepts,
    get_concept,
    import_vocabulary,
    list_concepts,
    remove_concept,
    seed_vocabulary,
    terms_of,
)
from archive.word_list import Entry, read_entries, write_entries
from tests.archive.conftest import OWNER

CANAL = {"nl": ["betaalroute"], "es": ["ruta de pagos"]}


def given() -> list[Entry]:
    return read_entries(GIVEN.read_text(encoding="utf-8"), name=GIVEN.name)


def terms(session: Session, key: str) -> dict[str, tuple[str, ...]]:
    return dict(terms_of(get_concept(session, key)))


class TestTheListThatComesWithTheProgram:
    def test_it_names_at_least_320_concepts_in_each_language(self) -> None:
        entries = given()
        assert len(entries) >= 320
        assert all(tuple(entry.terms) == LANGUAGES for entry in entries)

    def test_its_keys_are_plain_and_its_terms_have_no_sign_that_does_not_belong_in_them(self) -> None:
        for entry in given():
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.key)
            for terms in entry.terms.values():
                assert all(re.fullmatch(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*", term) for term in terms), entry

    def test_a_new_archive_holds_it_and_its_history_does_not(self, session: Session) -> None:
        assert terms(session, "blockade") == {
            "nl": ("blokkade", "embargo"),
            "fr": ("blocus", "embargo"),
            "es": ("bloqueo", "embargo"),
            "en": ("blockade", "embargo"),
        }
        assert len(list_concepts(session)) == len(given())
        assert session.scalar(select(func.count(Event.id))) == 0

    def test_bringing_it_in_again_changes_nothing(self, session: Session) -> None:
        before = export_vocabulary(session)
        seed_vocabulary(session)
        assert export_vocabulary(session) == before
        assert session.scalar(select(func.count(Event.id))) == 0

    def test_a_later_list_adds_changes_and_takes_away_what_nobody_touched(self, session: Session) -> None:
        session.execute(delete(Concept).where(Concept.key == "embassy"))
        visa = get_concept(session, "visa")
        visa.terms.pop()
        session.add(Concept(key="telegraph", origin="given"))
        session.flush()
        seed_vocabulary(session)
        assert terms(session, "embassy")["nl"] == ("ambassade",)
        assert terms(session, "visa")["en"] == ("visa",)
        with pytest.raises(NoSuchConcept, match="no concept “telegraph”"):
            get_concept(session, "telegraph")

    def test_what_people_changed_removed_or_added_stays_theirs(self, session: Session) -> None:
        change_concept(session, get_concept(session, "blockade"), CANAL)
        remove_concept(session, get_concept(session, "embassy"))
        own = add_concept(session, CANAL)
        seed_vocabulary(session)
        assert terms(session, "blockade") == terms(session, own.key)
        assert "embassy" not in {concept.key for concept in list_concepts(session)}

    def test_an_upgrade_brings_it_into_an_older_archive(self, database: Database) -> None:
        with database.writing(OWNER) as session:
            session.execute(delete(Concept))
            session.commit()
        database.upgrade()
        with database.reading() as session:
            assert len(list_concepts(session)) == len(given())


class TestConcepts:
    def test_a_term_is_looked_for_in_every_language_whatever_its_accents(self, session: Session) -> None:
        assert [concept.key for concept in find_concepts(session, "SANCION")] == ["sanction"]
        assert [concept.key for concept in find_concepts(session, "diplomático")] == ["diplomat", "diplomatic"]
        assert find_concepts(session, "giraffe") == []

    def test_the_list_is_narrowed_to_what_holds_some_words(self, session: Session) -> None:
        assert [concept.key for concept in list_concepts(session, "zone de PAIX")] == ["zone-of-peace"]
        assert list_concepts(session, "100%_") == []

    def test_a_concept_is_named_after_a_term_of_it(self, session: Session) -> None:
        assert add_concept(session, CANAL).key == "betaalroute"
        assert add_concept(session, CANAL).key == "betaalroute-2"
        assert add_concept(session, CANAL | {"en": ["Payment  Route"]}).key == "payment-route"
        assert terms(session, "payment-route")["en"] == ("Payment Route",)

    def test_a_key_is_given_once_and_one_that_was_removed_comes_back(self, session: Session) -> None:
        with pytest.raises(InvalidValue, match="no other concept"):
            add_concept(session, CANAL, key="visa")
        remove_concept(session, get_concept(session, "visa"))
        remove_concept(session, add_concept(session, CANAL, key="own-one"))
        assert add_concept(session, CANAL, key="visa").origin == "edited"
        assert session.scalar(select(Concept.id).where(Concept.key == "own-one")) is None

    def test_a_change_says_whether_it_made_a_difference(self, session: Session) -> None:
        concept = add_concept(session, CANAL)
        assert not change_concept(session, concept, {"es": ["ruta  de pagos"], "nl": ["betaalroute"]})
        assert change_concept(session, concept, CANAL | {"nl": ["betaalweg", "Betaalroute", "betaalweg"]})
        assert terms(session, concept.key)["nl"] == ("betaalweg", "Betaalroute")
        assert concept.origin == "own"

    @pytest.mark.parametrize("wrong", [{}, {"nl": ["brief"]}, {"nl": ["brief"], "fr": ["…"]}, {"nl": ["a|b"]}])
    def test_a_concept_needs_words_in_two_languages(self, session: Session, wrong: dict[str, list[str]]) -> None:
        with pytest.raises(InvalidValue):
            add_concept(session, wrong)

    def test_concepts_are_found_by_how_a_term_begins(self, session: Session) -> None:
        found = {entry.key: entry.terms for entry in entries_beginning(session, {"blok", "zona de"})}
        assert found["blockade"]["fr"] == ("blocus", "embargo")
        assert set(found) == {"blockade", "blocking-statute", "zone-of-peace"}
        assert entries_beginning(session, set()) == []

    def test_terms_go_with_their_concept(self, session: Session) -> None:
        number = get_concept(session, "visa").id
        session.execute(delete(Concept).where(Concept.id == number))
        assert session.scalar(select(func.count()).where(ConceptTerm.concept_id == number)) == 0


class TestLists:
    def test_what_was_exported_reads_back_as_it_was(self, session: Session) -> None:
        add_concept(session, CANAL)
        written = export_vocabulary(session)
        assert written.startswith("\ufeffconcept;nl;fr;es;en\r\n")
        assert "betaalroute;betaalroute;;ruta de pagos;\r\n" in written
        assert import_vocabulary(session, written, name="list.csv") == Imported(0, 0)
        assert write_entries(read_entries(written, name="list.csv")) == written

    def test_a_list_adds_and_changes_and_leaves_the_rest(self, session: Session) -> None:
        text = "nl,concept,fr\n# a remark\nvisum,Visa,visa|visé\n\nbrug|overgang,,pont\n"
        assert import_vocabulary(session, text, name="list.csv") == Imported(1, 1)
        assert terms(session, "visa") == {"nl": ("visum",), "fr": ("visa", "visé")}
        assert terms(session, "brug")["nl"] == ("brug", "overgang")
        assert len(list_concepts(session)) == len(given()) + 1

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("", "list.csv: the first row does not name the columns; begin with concept, nl, fr, es, en."),
            ("concept;nl\nx;y\n", "list.csv: the first row does not name the columns"),
            ("nl;fr\nx;y\n", "list.csv: the first row does not name the columns"),
            ("concept;nl;fr\n\nx;brief;\n", "row 3 has “brief” where terms in two languages or more should stand"),
            ("concept;nl;fr\nx;brief;?!\n", "row 2 has “?!” where a word or a few should stand"),
            ("concept;nl;fr\nx;brief;lettre;;letter\n", "row 2 has more cells than there are columns"),
            ("concept;nl;fr\nx;a;b\nx;c;d\n", "two rows are about the concept “x”; make one row of them."),
            ('concept;nl;fr\n"x;a;b\n', "this cannot be read as CSV"),
        ],
    )
    def test_a_list_that_cannot_be_used_gets_a_sentence(self, session: Session, text: str, sentence: str) -> None:
        before = export_vocabulary(session)
        with pytest.raises(BadList, match=re.escape(sentence)):
            import_vocabulary(session, text, name="list.csv")
        assert export_vocabulary(session) == before

    def test_the_list_travels_inside_the_package(self) -> None:
        assert GIVEN.parent == Path(GIVEN.parent / "vocabulary.py").parent

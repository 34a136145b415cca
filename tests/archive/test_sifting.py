"""The documents that references are held against: no other could be proposed, and their words are kept in step."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.dates import FoundDate
from archive.documents import Edit, edit_document
from archive.models import Document, DocumentWord
from archive.people import find_person, merge_people, rename_person, take_part
from archive.references.candidates import ADDRESSEES, WRITERS, Candidate, people_in
from archive.references.finding import FoundReference
from archive.references.naming import write_missing, write_words
from archive.references.scoring import Match, Scoring
from archive.references.sifting import find_candidates, possible
from archive.titles import add_title
from tests.archive.conftest import OWNER, MakeDocument

TODAY = dt.date(2026, 11, 23)


def words_of(session: Session, document: Document) -> set[str]:
    write_words(session)
    return set(session.scalars(select(DocumentWord.word).where(DocumentWord.document_id == document.id)))


def test_the_words_of_a_document_follow_its_names(session: Session, make: MakeDocument) -> None:
    letter = make("one", title="Over de EU-CELAC top", reference="POH/2026/002", date=dt.date(2026, 1, 13))
    take_part(session, letter, "Joke Vermael", role="sender")
    assert words_of(session, letter) == {"eu", "celac", "top", "2026", "joke", "vermael", "#POH/2026/002"}
    edit_document(session, letter, Edit(title="Verordening (EG) nr. 2271/96", reference="", date=""))
    assert words_of(session, letter) == {"verordening", "eg", "nr", "2271", "96", "#2271/96", "joke", "vermael"}
    edit_document(session, letter, Edit(title="Niets", publisher="De Kaai*"))
    joke = find_person(session, "Joke Vermael")
    assert joke is not None
    rename_person(session, joke, "Johanna Vermael")
    assert words_of(session, letter) == {"niets", "kaai", "johanna", "joke", "vermael"}
    add_title(session, letter, "Rien du tout", language="fr")
    edit_document(session, letter, Edit(senders=()))
    assert words_of(session, letter) == {"niets", "kaai", "rien", "tout"}


def test_the_words_of_a_person_go_over_to_whom_they_are_merged_with(session: Session, make: MakeDocument) -> None:
    letter = make("one", title="Niets")
    one, other = (take_part(session, letter, name, role="copy").person for name in ("Nel Ost", "Petronella Ost"))
    merge_people(session, one, other)
    assert words_of(session, letter) == {"niets", "petronella", "nel", "ost"}


def test_what_is_committed_has_its_words_and_what_is_deleted_leaves_none(
    database: Database, session: Session, make: MakeDocument
) -> None:
    letter = make("one", title="Iets")
    session.commit()
    with database.reading() as fresh:
        assert fresh.scalars(select(DocumentWord.word)).all() == ["iets"]
    session.delete(letter)
    session.commit()
    with database.reading() as fresh:
        assert fresh.scalars(select(DocumentWord.word)).all() == []


def test_words_that_an_earlier_version_did_not_write_are_written_later(session: Session, make: MakeDocument) -> None:
    numbers = [make(key, title=title).id for key, title in (("one", "Iets"), ("two", "…"), ("three", "Anders"))]
    session.flush()
    session.info["renamed"].clear()
    assert write_missing(session, limit=2) == numbers[:2]
    assert write_missing(session, after=numbers[1], limit=2) == numbers[2:]
    assert write_missing(session) == numbers[1:2], "a title without a word is looked at each time"
    assert sorted(session.scalars(select(DocumentWord.word))) == ["anders", "iets"]


PEOPLE = ("Joke Vermael", "Haven vzw", "Nel Ost")
WORDS = ("Cuba", "EU", "CELAC", "Top", "Ambassade", "2023")
DAYS = st.sampled_from([dt.date(2023, 1, 1), dt.date(2023, 7, 1), dt.date(2023, 7, 5), dt.date(2023, 8, 10)])
SOME_KINDS = st.sampled_from(["letter", "email", "interview", "article", "press-release", "declaration"])
SOURCES = st.fixed_dictionaries(
    {
        "kind": SOME_KINDS,
        "title": st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
        "date": st.none() | DAYS,
        "date_precision": st.sampled_from(["day", "month", "year"]),
        "direction": st.sampled_from(["in", "out", "none"]),
        "language": st.sampled_from(["nl", "fr"]),
        "reference": st.sampled_from(["", "OH/1", "A/RES/79/7"]),
    }
)
PARTS = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(["sender", "recipient"])), max_size=3)
DATES = st.builds(
    lambda day, year, has_day: FoundDate(
        start=0, end=3, words="dan", pattern="iso", year=year, month=day.month, day=day.day if has_day else None
    ),
    DAYS,
    st.sampled_from([None, 2023, 2023]),
    st.booleans(),
)
REFERENCES = st.builds(
    FoundReference,
    kind=SOME_KINDS | st.just(""),
    start=st.just(0),
    end=st.just(3),
    words=st.just("het"),
    names=st.lists(st.sampled_from([*WORDS, *PEOPLE]), max_size=3).map(tuple),
    date=st.none() | DATES,
    whose=st.sampled_from(["yours", "ours", ""]),
    is_earlier=st.booleans(),
    identifier=st.sampled_from(["", "", "OH/1", "A/RES/79/7"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sources=st.lists(st.tuples(SOURCES, PARTS), min_size=2, max_size=7),
    letter=st.tuples(SOURCES, PARTS),
    references=st.lists(REFERENCES, min_size=1, max_size=3),
)
def test_no_document_is_passed_over_that_would_be_proposed(
    session: Session,
    make: MakeDocument,
    sources: list[tuple[dict[str, object], list[tuple[str, str]]]],
    letter: tuple[dict[str, object], list[tuple[str, str]]],
    references: list[FoundReference],
) -> None:
    with session.begin_nested() as example:
        *_, document = (_make(session, make, f"d{at}", *each) for at, each in enumerate([*sources, letter]))
        found, rarity = find_candidates(session, document, references, viewer=OWNER, today=TODAY)
        conditions = possible(document, references, viewer=OWNER, today=TODAY)
        everything = session.scalars(select(Document).where(*conditions).order_by(Document.id))
        all_of = [_candidate(session, each) for each in everything]
        scoring = Scoring(document, rarity, today=TODAY)
        for each, some in zip(references, found, strict=True):
            assert _told(scoring.best(each, some)) == _told(scoring.best(each, all_of))
        example.rollback()


def _make(
    session: Session, make: MakeDocument, key: str, columns: dict[str, object], parts: list[tuple[str, str]]
) -> Document:
    document = make(key, **(columns | ({} if columns["date"] else {"date_precision": ""})))
    for name, role in parts:
        take_part(session, document, name, role=role)
    return document


def _candidate(session: Session, document: Document) -> Candidate:
    return Candidate(
        number=document.id,
        key=document.key,
        kind=document.kind,
        language=document.language,
        direction=document.direction,
        date=document.date,
        date_precision=document.date_precision,
        words=frozenset(words_of(session, document)),
        writers=people_in(document, WRITERS),
        addressees=people_in(document, ADDRESSEES),
    )


def _told(matches: list[Match]) -> list[tuple[str, float, tuple[str, ...], str]]:
    return [(each.candidate.key, each.score, each.reasons, each.conflict) for each in matches]


def test_a_reference_that_names_nothing_has_no_candidates(session: Session, make: MakeDocument) -> None:
    nothing = FoundReference(kind="letter", start=0, end=3, words="een")
    found, rarity = find_candidates(session, make("one"), [nothing], viewer=None, today=TODAY)
    assert (found, rarity.documents) == ([[]], 1)

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from archive.errors import InvalidValue, NoSuchPerson
from archive.models import Person, Tenure
from archive.normalise import fold_name
from archive.people import (
    correspondence,
    find_people,
    get_person,
    get_person_by_name,
    guess_person_kind,
    list_people,
    merge_people,
    rename_person,
    take_part,
)
from tests.archive.conftest import GUEST, OWNER, READER, MakeDocument


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M. Prévot", "m prevot"),
        ("Coördinatie  Haven", "coordinatie haven"),
        ("O’Leary", "O'Leary"),
        ("É. Peña", "E Pena"),
    ],
)
def test_names_that_a_person_takes_for_the_same_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Platform Open Haven vzw", "organisation"),
        ("Comité voor Vrede", "organisation"),
        ("Ministère des Affaires étrangères", "organisation"),
        ("Joke Van Reusel", "person"),
        ("Redmond Unwin", "person"),
    ],
)
def test_a_name_with_a_word_for_an_organisation_is_one(name: str, kind: str) -> None:
    assert guess_person_kind(name) == kind


def test_the_same_name_in_two_letters_is_one_person(session: Session, make: MakeDocument) -> None:
    first = take_part(session, make("a"), "M. Dewulf", role="recipient", office="minister")
    second = take_part(session, make("b"), " m.  dewulf ", role="sender", office="Minister")
    assert first.person is second.person
    assert first.office is second.office
    assert second.written == "m. dewulf"


def test_the_legal_form_of_an_association_makes_no_other_one(session: Session, make: MakeDocument) -> None:
    first = take_part(session, make("a"), "Platform Open Haven vzw", role="sender").person
    assert take_part(session, make("b"), "Platform Open Haven", role="sender").person is first
    assert take_part(session, make("c"), "PLATFORM OPEN HAVEN asbl", role="sender").person is first
    assert take_part(session, make("d"), "vzw", role="sender").person is not first
    exact = Person(name="Platform Open Haven", folded="platform open haven")
    session.add(exact)
    session.flush()
    assert take_part(session, make("e"), "Platform Open Haven", role="sender").person is exact


def test_nobody_takes_the_same_part_twice(session: Session, make: MakeDocument) -> None:
    document = make("a")
    once = take_part(session, document, "Joke", role="sender")
    assert take_part(session, document, "joke", role="sender") is once
    assert take_part(session, document, "joke", role="copy") is not once


def test_a_part_needs_a_name_and_a_role(session: Session, make: MakeDocument) -> None:
    with pytest.raises(InvalidValue, match="at least one letter"):
        take_part(session, make("a"), " . ", role="sender")
    with pytest.raises(InvalidValue, match="is not a role"):
        take_part(session, make("b"), "Joke", role="baker")


def test_people_are_listed_with_what_the_viewer_may_read(session: Session, make: MakeDocument) -> None:
    out = make("a", direction="out", date=dt.date(2025, 1, 2))
    received = make("b", direction="in", date=dt.date(2025, 3, 4))
    secret = make("c", direction="out", date=dt.date(2026, 1, 1), confidential=True)
    for document, role in ((out, "recipient"), (received, "sender"), (secret, "recipient")):
        take_part(session, document, "M. Dewulf", role=role)
    take_part(session, secret, "Secret Friend", role="copy")
    (dewulf,) = list_people(session, viewer=READER)
    assert (dewulf.letters_out, dewulf.letters_in, dewulf.documents, dewulf.last) == (1, 1, 2, dt.date(2025, 3, 4))
    assert [row.person.name for row in list_people(session, viewer=OWNER)] == ["M. Dewulf", "Secret Friend"]
    assert list_people(session, viewer=GUEST) == []


def test_people_are_found_by_any_words_of_a_name_or_an_alias(session: Session, make: MakeDocument) -> None:
    person = take_part(session, make("a"), "Joke Van Reusel", role="sender").person
    rename_person(session, person, "Joke Peeters")
    assert find_people(session, "reusel jok", viewer=OWNER) == [person]
    assert find_people(session, "peet", viewer=OWNER) == [person]
    assert find_people(session, "dewulf", viewer=OWNER) == []
    assert get_person_by_name(session, "joke van reusel", viewer=OWNER) is person


def test_a_person_known_only_from_what_one_may_not_read_is_not_there(session: Session, make: MakeDocument) -> None:
    person = take_part(session, make("c", confidential=True), "Secret Friend", role="copy").person
    assert get_person(session, person.id, viewer=OWNER) is person
    with pytest.raises(NoSuchPerson):
        get_person(session, person.id, viewer=READER)
    with pytest.raises(NoSuchPerson, match="Secret Friend"):
        get_person_by_name(session, "Secret Friend", viewer=READER)
    with pytest.raises(NoSuchPerson):
        get_person(session, 999, viewer=OWNER)
    with pytest.raises(NoSuchPerson):
        get_person_by_name(session, "Nobody", viewer=OWNER)


def test_who_may_write_sees_a_person_without_documents(session: Session) -> None:
    person = Person(name="New", folded="new")
    session.add(person)
    session.flush()
    assert get_person(session, person.id, viewer=OWNER) is person
    with pytest.raises(NoSuchPerson):
        get_person(session, person.id, viewer=READER)


def test_correspondence_is_out_in_and_other_newest_first(session: Session, make: MakeDocument) -> None:
    documents = [
        make("undated", direction="out"),
        make("old", direction="out", date=dt.date(2020, 1, 1)),
        make("new", direction="out", date=dt.date(2024, 1, 1)),
        make("answer", direction="in", date=dt.date(2024, 2, 1)),
        make("talk", kind="interview", date=dt.date(2023, 1, 1)),
    ]
    for document in documents:
        person = take_part(session, document, "M. Dewulf", role="recipient").person
        take_part(session, document, "M. Dewulf", role="copy")
    found = correspondence(session, person, viewer=OWNER)
    assert [document.key for document in found.out] == ["new", "old", "undated"]
    assert [document.key for document in found.received] == ["answer"]
    assert [document.key for document in found.other] == ["talk"]


def test_a_new_name_keeps_the_old_one_findable(session: Session, make: MakeDocument) -> None:
    person = take_part(session, make("a"), "Haven vzw", role="sender").person
    rename_person(session, person, "Open Haven vzw")
    rename_person(session, person, "open haven VZW")
    assert person.name == "open haven VZW"
    assert [alias.name for alias in person.aliases] == ["Haven vzw"]
    with pytest.raises(InvalidValue):
        rename_person(session, person, "  ")


def test_merging_moves_everything_and_keeps_the_names(session: Session, make: MakeDocument) -> None:
    shared, own = make("a"), make("b")
    office = take_part(session, own, "Dewulf", role="recipient", office="minister").office
    wrong = take_part(session, shared, "Dewulf", role="recipient").person
    right = take_part(session, shared, "M. Dewulf", role="recipient").person
    assert office is not None
    wrong.tenures.append(Tenure(office=office))
    session.flush()
    merge_people(session, wrong, right)
    assert {part.document.key for part in right.participations} == {"a", "b"}
    assert [part.person for part in shared.participations] == [right]
    assert [alias.name for alias in right.aliases] == ["Dewulf"]
    assert [tenure.office for tenure in right.tenures] == [office]
    assert take_part(session, make("c"), "dewulf", role="copy").person is right


def test_merging_with_oneself_changes_nothing(session: Session, make: MakeDocument) -> None:
    person = take_part(session, make("a"), "Joke", role="sender").person
    merge_people(session, person, person)
    assert session.get(Person, person.id) is person

import pytest
from sqlalchemy.orm import Session

from archive.errors import InvalidValue, NoSuchTopic, TopicCycle, TopicExists
from archive.models import Topic
from archive.topics import (
    add_topic,
    assign_topic,
    documents_about,
    find_topic,
    get_topic,
    label_of,
    merge_topics,
    move_topic,
    path_of,
    remove_topic,
    set_label,
    topic_tree,
    topics_of,
    unassign_topic,
)
from tests.archive.conftest import GUEST, OWNER, READER, MakeDocument


@pytest.fixture
def diplomacy(session: Session) -> Topic:
    return add_topic(session, "Diplomatie", language="nl")


@pytest.fixture
def embassies(session: Session, diplomacy: Topic) -> Topic:
    return add_topic(session, "Ambassades", language="nl", parent=diplomacy)


def test_a_topic_is_found_by_any_label_in_any_language(session: Session, embassies: Topic) -> None:
    set_label(session, embassies, "Embassies", language="en")
    set_label(session, embassies, "posten", language="nl", kind="alternative")
    set_label(session, embassies, "embasy", language="en", kind="hidden")
    for label in ("ambassades", "EMBASSIES", "posten", "embasy"):
        assert find_topic(session, label) is embassies
    with pytest.raises(NoSuchTopic, match="“visa”"):
        find_topic(session, "visa")
    assert get_topic(session, embassies.id) is embassies
    with pytest.raises(NoSuchTopic):
        get_topic(session, 999)


def test_a_label_falls_back_to_another_language(session: Session, embassies: Topic) -> None:
    assert label_of(embassies, "fr") == "Ambassades"
    set_label(session, embassies, "Embassies", language="en")
    assert label_of(embassies, "en") == "Embassies"


def test_a_new_name_keeps_the_old_one_as_alternative(session: Session, embassies: Topic) -> None:
    set_label(session, embassies, "Diplomatieke posten", language="nl")
    assert label_of(embassies, "nl") == "Diplomatieke posten"
    assert find_topic(session, "Ambassades") is embassies
    set_label(session, embassies, "ambassades", language="nl")
    assert label_of(embassies, "nl") == "ambassades"
    assert len([label for label in embassies.labels if label.folded == "ambassades"]) == 1


@pytest.mark.parametrize(("label", "language"), [("  ", "nl"), ("Visa", "de")])
def test_a_label_needs_a_word_and_one_of_our_languages(session: Session, label: str, language: str) -> None:
    with pytest.raises(InvalidValue):
        add_topic(session, label, language=language)


def test_two_topics_side_by_side_have_two_names(session: Session, diplomacy: Topic, embassies: Topic) -> None:
    with pytest.raises(TopicExists, match="“ambassades”"):
        add_topic(session, "ambassades", language="nl", parent=diplomacy)
    elsewhere = add_topic(session, "Ambassades", language="nl")
    assert elsewhere is not embassies


def test_the_tree_counts_each_document_once_and_only_what_one_may_read(
    session: Session, make: MakeDocument, diplomacy: Topic, embassies: Topic
) -> None:
    add_topic(session, "Blokkade", language="nl")
    both, below, secret = make("both"), make("below"), make("secret", confidential=True)
    assign_topic(session, both, diplomacy)
    for document in (both, below, secret):
        assign_topic(session, document, embassies)
    rows = [
        (label_of(node.topic, "nl"), node.depth, node.own, node.total) for node in topic_tree(session, viewer=READER)
    ]
    assert rows == [("Blokkade", 0, 0, 0), ("Diplomatie", 0, 1, 2), ("Ambassades", 1, 2, 2)]
    assert [node.total for node in topic_tree(session, viewer=OWNER)] == [0, 3, 3]
    assert [node.total for node in topic_tree(session, viewer=GUEST)] == [0, 0, 0]
    assert {each.key for each in documents_about(session, diplomacy, viewer=READER)} == {"both", "below"}


def test_a_topic_is_put_on_once_and_taken_off(
    session: Session, make: MakeDocument, embassies: Topic, diplomacy: Topic
) -> None:
    document = make("a")
    assign_topic(session, document, embassies)
    assign_topic(session, document, embassies)
    assign_topic(session, document, diplomacy)
    assert topics_of(document) == [diplomacy, embassies]
    unassign_topic(session, document, embassies)
    unassign_topic(session, document, embassies)
    assert topics_of(document) == [diplomacy]


def test_a_topic_moves_but_never_below_itself(session: Session, diplomacy: Topic, embassies: Topic) -> None:
    other = add_topic(session, "Europa", language="nl")
    move_topic(session, embassies, other)
    assert path_of(embassies) == [other, embassies]
    move_topic(session, embassies, None)
    assert path_of(embassies) == [embassies]
    move_topic(session, embassies, diplomacy)
    with pytest.raises(TopicCycle, match="“Diplomatie” cannot hang below “Ambassades”"):
        move_topic(session, diplomacy, embassies)
    with pytest.raises(TopicCycle):
        merge_topics(session, diplomacy, embassies)


def test_merging_moves_documents_children_and_names(
    session: Session, make: MakeDocument, diplomacy: Topic, embassies: Topic
) -> None:
    document, both = make("a"), make("b")
    old = add_topic(session, "Posten", language="nl")
    set_label(session, old, "embasy", language="en", kind="hidden")
    set_label(session, old, "ambassades", language="nl", kind="alternative")
    child = add_topic(session, "Havana", language="nl", parent=old)
    assign_topic(session, document, old)
    assign_topic(session, both, old)
    assign_topic(session, both, embassies)
    merge_topics(session, old, embassies)
    assert topics_of(document) == topics_of(both) == [embassies]
    assert path_of(child) == [diplomacy, embassies, child]
    assert find_topic(session, "Posten") is find_topic(session, "embasy") is embassies
    assert label_of(embassies, "nl") == "Ambassades"
    merge_topics(session, embassies, embassies)
    assert get_topic(session, embassies.id) is embassies


def test_removing_a_topic_lifts_what_hangs_below_it(
    session: Session, make: MakeDocument, diplomacy: Topic, embassies: Topic
) -> None:
    leaf = add_topic(session, "Havana", language="nl", parent=embassies)
    document = make("a")
    assign_topic(session, document, embassies)
    assign_topic(session, document, leaf)
    remove_topic(session, embassies)
    session.refresh(document)
    assert topics_of(document) == [leaf]
    assert path_of(leaf) == [diplomacy, leaf]

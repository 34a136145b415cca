from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy.orm import Session

from archive.batches import undo
from archive.describing.base import Proposed
from archive.documents import Edit, edit_document, format_date, people_of
from archive.errors import InvalidValue, NotAllowed, UnknownTopics
from archive.metadata_list import MetadataList, parse_metadata_list
from archive.models import Document, Proposal
from archive.proposals import evidence_of, file_proposals, open_proposals, refuse_proposal
from archive.rights import Viewer
from archive.taking_over import (
    Entering,
    accept_everywhere,
    add_topics,
    apply_row,
    check_topics,
    propose_topics_from_folders,
)
from archive.topics import add_topic, assign_topic, label_of, path_of, set_label, topics_of
from tests.archive.conftest import OWNER, READER, MakeDocument

ARCHIVIST = Viewer("archivist", "editor")


def _list(text: str) -> MetadataList:
    return parse_metadata_list(text, name="list.csv", folder=Path("folder"))


def _proposed(field: str, value: str, confidence: float) -> Proposed:
    return Proposed(field=field, value=value, words=value, confidence=confidence, reason="because")  # type: ignore[arg-type]


@pytest.fixture
def letter(session: Session, make: MakeDocument) -> Document:
    document = make("letter", title="scan 12", kind="other")
    proposed = [
        _proposed("title", "De ambassade", 0.9),
        _proposed("kind", "letter", 0.9),
        _proposed("date", "2026-01-12", 0.85),
        _proposed("date", "2026-01-13", 0.5),
        _proposed("sender", "Haven vzw", 0.7),
        _proposed("recipient", "Nel Ost", 0.7),
    ]
    file_proposals(session, document, proposed, document.text)
    return document


def test_what_a_list_says_stands_over_what_was_read(session: Session, letter: Document) -> None:
    row = _list("path,date,sender,kind\na.pdf,13/01/2026,Haven VZW | Joke Vermael,letter\n").rows[0]
    apply_row(session, letter, row, source="list.csv", viewer=ARCHIVIST)
    assert (format_date(letter), letter.kind, letter.title) == ("2026-01-13", "letter", "De ambassade")
    assert [part.written for part in people_of(letter, "sender")] == ["Haven VZW", "Joke Vermael"]
    assert [(each.field, each.value) for each in open_proposals(session, viewer=OWNER)] == [("recipient", "Nel Ost")]
    assert letter.status == "to-review", "who it was written to is still asked"


def test_the_evidence_names_the_row_and_drops_what_was_wrong(session: Session, letter: Document) -> None:
    row = _list("path;date;recipient;confidential;status\na.pdf;13/01/2026;Joke;ja;filed\n").rows[0]
    apply_row(session, letter, row, source="list.csv", viewer=ARCHIVIST)
    evidence = evidence_of(letter)
    assert [(each.value, each.reason, each.decided_by) for each in evidence["recipient"]] == [
        ("Joke", "row 2 of list.csv", "archivist")
    ]
    assert [(each.value, each.reason) for each in evidence["date"]] == [
        ("2026-01-13", "because"),
        ("2026-01-13", "row 2 of list.csv"),
    ]
    assert "confidential" not in evidence
    assert "status" not in evidence
    assert (letter.confidential, letter.status) == (True, "filed")


def test_a_value_that_was_right_stays_accepted_as_it_was(session: Session, letter: Document) -> None:
    row = _list("path,kind\na.pdf,brief\n").rows[0]
    apply_row(session, letter, row, source="list.csv", viewer=ARCHIVIST)
    assert [each.decided_by for each in evidence_of(letter)["kind"]] == ["letterbook", "archivist"]


def test_a_list_that_answers_all_files_the_document(session: Session, letter: Document) -> None:
    row = _list("path,sender,recipient,date\na.pdf,Haven vzw,Nel Ost,2026-01-13\n").rows[0]
    apply_row(session, letter, row, source="list.csv", viewer=ARCHIVIST)
    assert letter.status == "filed"


def test_a_status_in_the_list_is_kept(session: Session, letter: Document) -> None:
    row = _list("path,sender,recipient,date,status\na.pdf,Haven vzw,Nel Ost,2026-01-13,to-review\n").rows[0]
    apply_row(session, letter, row, source="list.csv", viewer=ARCHIVIST)
    assert letter.status == "to-review"


def test_topics_are_found_by_any_label(session: Session, letter: Document) -> None:
    topic = add_topic(session, "Ambassades", language="nl")
    set_label(session, topic, "Embassies", language="en")
    listed = _list("path,topics\na.pdf,embassies | AMBASSADES\n")
    check_topics(session, listed)
    apply_row(session, letter, listed.rows[0], source="list.csv", viewer=ARCHIVIST)
    assert topics_of(letter) == [topic]


def test_a_list_with_unknown_topics_is_refused_whole_and_names_them(session: Session) -> None:
    add_topic(session, "Ambassades", language="nl")
    listed = _list("path,topics\na.pdf,Ambassades | Cuba\nb.pdf,Visa\nc.pdf,Cuba\n")
    with pytest.raises(UnknownTopics, match=r"list\.csv gives topics .*: “Cuba”, “Visa”; add"):
        check_topics(session, listed)


def test_unknown_topics_are_added_when_asked(session: Session) -> None:
    listed = _list("path,topics\na.pdf,Cuba | cuba | Visa\n")
    add_topics(session, listed, language="fr")
    check_topics(session, listed)
    with pytest.raises(InvalidValue):
        add_topics(session, _list("path,topics\na.pdf,…\n"), language="fr")


def test_who_may_not_write_enters_nothing(session: Session, letter: Document) -> None:
    with pytest.raises(NotAllowed):
        apply_row(session, letter, _list("path,title\na.pdf,x\n").rows[0], source="list.csv", viewer=READER)
    assert letter.title == "De ambassade"


def test_folders_are_proposed_as_topics_and_years_are_not(session: Session, letter: Document) -> None:
    path = PurePosixPath("Cuba/2019/Brieven ministers/cuba/scan 12.pdf")
    proposals = propose_topics_from_folders(letter, path)
    assert [(each.field, each.value, each.reason, each.state) for each in proposals] == [
        ("topic", "Cuba", "stands in the folder “Cuba”", "open"),
        ("topic", "Brieven ministers", "stands in the folder “Brieven ministers”", "open"),
    ]
    assert propose_topics_from_folders(letter, path) == [], "not twice"


def test_a_topic_the_document_has_is_not_proposed(session: Session, letter: Document) -> None:
    topic = add_topic(session, "Cuba", language="nl")
    assign_topic(session, letter, topic)
    assert propose_topics_from_folders(letter, PurePosixPath("CUBA/x.pdf")) == []
    assert propose_topics_from_folders(letter, PurePosixPath("x.pdf")) == []


def test_accepting_a_folder_once_tags_all_that_stands_in_it(session: Session, make: MakeDocument) -> None:
    letters = [make(key, status="filed") for key in ("one", "two", "three")]
    found: list[Proposal] = []
    for letter, folder in zip(letters, ("Cuba", "Cuba", "Havana"), strict=True):
        found += propose_topics_from_folders(letter, PurePosixPath(folder, "Haven", "x.pdf"))
    made = accept_everywhere(session, found[0], viewer=ARCHIVIST)
    assert made.documents == ["one", "two"]
    tagged = [[label_of(topic, "nl") for topic in topics_of(letter)] for letter in letters]
    assert tagged == [["Cuba"], ["Cuba"], []]
    assert [len(path_of(topic)) for topic in topics_of(letters[0])] == [1]
    waiting = open_proposals(session, viewer=OWNER)
    assert [each.value for each in waiting] == ["Haven", "Haven", "Havana", "Haven"], "a folder has no rivals"
    undo(session, made.name, viewer=ARCHIVIST)
    assert [topics_of(letter) for letter in letters] == [[], [], []]
    assert len(open_proposals(session, viewer=OWNER)) == 6


def test_accepting_finds_a_topic_that_is_there(session: Session, make: MakeDocument) -> None:
    top = add_topic(session, "Amerika", language="nl")
    topic = add_topic(session, "Cuba", language="nl", parent=top)
    letter = make("one", language="fr")
    proposal = propose_topics_from_folders(letter, PurePosixPath("cuba/x.pdf"))[0]
    accept_everywhere(session, proposal, viewer=ARCHIVIST)
    assert topics_of(letter) == [topic]


def test_a_refused_folder_stays_refused(session: Session, letter: Document) -> None:
    proposal = propose_topics_from_folders(letter, PurePosixPath("Scans/x.pdf"))[0]
    refuse_proposal(session, proposal, viewer=ARCHIVIST)
    assert propose_topics_from_folders(letter, PurePosixPath("Scans/x.pdf")) == []
    assert topics_of(letter) == []


def test_rows_are_entered_once_and_not_over_a_later_correction(session: Session, letter: Document) -> None:
    row, unused = _list("path,title\na.pdf,From the list\nb.pdf,Nowhere\n").rows
    entering = Entering("list.csv", {"folder/a.pdf": row, "folder/b.pdf": unused}, ARCHIVIST)
    assert entering(session, letter, "folder/a.pdf")
    edit_document(session, letter, Edit(title="Corrected"))
    assert not entering(session, letter, "folder/a.pdf")
    assert not entering(session, letter, "folder/a.pdf/attachment.pdf")
    assert letter.title == "Corrected"
    assert entering.used == {row.number}


def test_a_row_that_leaves_no_evidence_is_entered_again(session: Session, letter: Document) -> None:
    row = _list("path,confidential\na.pdf,yes\n").rows[0]
    entering = Entering("list.csv", {"a.pdf": row}, ARCHIVIST)
    assert [entering(session, letter, "a.pdf") for _ in range(2)] == [True, True]
    assert letter.confidential

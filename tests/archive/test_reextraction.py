import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.correcting import entered_by_people
from archive.database import Database
from archive.describing.base import Proposed
from archive.documents import Edit, edit_document, format_date, people_of
from archive.doubles import find_doubles, note_text
from archive.entering import enter
from archive.errors import DamagedFile
from archive.mentions.finding import find_mentions
from archive.mentions.stored import mentions_of
from archive.models import Document, Event, Original, Proposal, Text
from archive.originals import Originals
from archive.people import take_part
from archive.proposals import accept_proposal, evidence_of, file_proposals, open_proposals, refuse_proposal
from archive.readers.base import Extract
from archive.readers.described import Described
from archive.reextraction import Read, find_outdated, reextract, reextract_all
from archive.relations import relate
from archive.rights import Viewer
from tests.archive.conftest import GUEST, OWNER, MakeDocument

ADDER = Viewer("volunteer", "editor")
OLD = "De ambassade te Puerto Claro\n\nblijft gesloten."
NEW = "De ambassade te Puerto Claro blijft gesloten op 13 januari 2026."


def _proposed(field: str, value: str, confidence: float = 0.9, **place: int) -> Proposed:
    return Proposed(field=field, value=value, words=value, confidence=confidence, reason="because", **place)  # type: ignore[arg-type]


def _reads(
    *proposed: Proposed, text: str = NEW, version: int = 2, needs_ocr: bool = False, extractor: str = "test"
) -> Read:
    extract = Extract(text=text, media_type="text/plain", extractor=extractor, version=version, needs_ocr=needs_ocr)
    mentions = tuple(find_mentions(text, language="nl", today=dt.date(2026, 11, 23)))
    return lambda _data, _name: Described(extract, proposed, mentions)


Reread = Callable[..., Text | None]


@pytest.fixture
def letter(session: Session, originals: Originals) -> Document:
    """A letter as it was taken in: one person did so, and the first reader filled in what it was sure of."""
    session.info["viewer"] = ADDER
    document = Document(key="letter", title="scan 12", text_version=1)
    sha256 = originals.keep(b"the bytes")
    document.originals.append(Original(sha256=sha256, size=9, media_type="text/plain", name="scan 12.txt"))
    text = Text(extractor="test", extractor_version=1, text=OLD, page_starts=[0], page_labels=[], paragraph_starts=[0])
    document.texts.append(text)
    session.add(document)
    session.flush()
    note_text(session, text)
    proposed = [
        _proposed("title", "De  ambassade te", start=0, end=15),
        _proposed("date", "2026-01"),
        _proposed("kind", "email", 0.7),
        _proposed("reference", "OH/1"),
        _proposed("sender", "Haven vzw"),
        _proposed("sender", "Puerto Claro"),
        _proposed("recipient", "Nel Ost", 0.6),
        _proposed("language", "nl"),
    ]
    file_proposals(session, document, proposed, text)
    session.info["viewer"] = OWNER
    return document


@pytest.fixture
def reread(session: Session, originals: Originals, letter: Document) -> Reread:
    return lambda *proposed, **more: reextract(session, originals, letter, read=_reads(*proposed, **more))


def _open(session: Session) -> list[tuple[str, str]]:
    return [(each.field, each.value) for each in open_proposals(session, viewer=OWNER)]


def test_a_newer_reader_makes_a_new_version_and_the_old_one_stays(letter: Document, reread: Reread) -> None:
    text = reread()
    assert text is not None
    assert (text.version, text.extractor_version, text.paragraph_starts) == (2, 2, [0])
    assert letter.text is text
    assert [(each.version, each.text) for each in letter.texts] == [(1, OLD), (2, NEW)]


def test_the_same_reader_makes_nothing_new(letter: Document, reread: Reread) -> None:
    assert reread(_proposed("title", "Another"), version=1) is None
    assert reread(_proposed("title", "Another"), text="", needs_ocr=True) is None
    assert (len(letter.texts), letter.title) == (1, "De ambassade te")
    assert reread(version=1, extractor="another") is not None


def test_what_points_into_a_text_keeps_pointing_into_its_version(
    session: Session, make: MakeDocument, letter: Document, reread: Reread
) -> None:
    old = letter.text
    assert old is not None
    relation = relate(session, letter, "answers", make("other"))
    relation.text_id, relation.start, relation.end = old.id, 3, 12
    assert reread(_proposed("title", "De ambassade te Puerto Claro", start=0, end=28)) is not None
    titles = [each for each in letter.proposals if each.field == "title"]
    texts = {text.id: text.text for text in letter.texts}
    assert [texts[each.text_id or 0][each.start : each.end] for each in titles] == [
        "De ambassade te", "De ambassade te Puerto Claro"
    ]  # fmt: skip
    assert texts[relation.text_id][relation.start : relation.end] == "ambassade"


def test_what_the_old_reader_filled_in_is_corrected(session: Session, letter: Document, reread: Reread) -> None:
    reread(_proposed("title", "De ambassade te Puerto Claro"), _proposed("date", "2026-01-13"))
    assert (letter.title, format_date(letter), letter.reference) == (
        "De ambassade te Puerto Claro",
        "2026-01-13",
        "OH/1",
    )
    assert [each.value for each in evidence_of(letter)["title"]] == ["De ambassade te Puerto Claro"]
    assert entered_by_people(session, letter) == {}, "neither the adder nor the owner entered anything"
    reread(_proposed("title", "De ambassade"), version=3)
    assert letter.title == "De ambassade"


def test_people_that_the_new_reader_does_not_see_go(letter: Document, reread: Reread) -> None:
    reread(_proposed("sender", "haven VZW"), _proposed("sender", "Joke Vermael"))
    assert [part.written for part in people_of(letter, "sender")] == ["Haven vzw", "Joke Vermael"]
    assert [each.value for each in evidence_of(letter)["sender"]] == ["Haven vzw", "haven VZW", "Joke Vermael"]


def test_what_the_new_reader_is_less_sure_of_stays_and_asks_nothing(
    session: Session, letter: Document, reread: Reread
) -> None:
    reread(_proposed("reference", "OH/7", 0.5), _proposed("language", "nl", 0.6))
    assert (letter.reference, letter.language) == ("OH/1", "nl")
    assert ("reference", "OH/7") not in _open(session)
    assert [each.text_id for each in evidence_of(letter)["language"]] == [1, 2], "it says the same again"


def test_an_open_question_is_asked_anew_with_its_new_place(session: Session, letter: Document, reread: Reread) -> None:
    reread(_proposed("recipient", "Nel Ost", 0.7, start=3, end=12))
    assert _open(session) == [("kind", "email"), ("recipient", "Nel Ost")]
    assert open_proposals(session, viewer=OWNER)[1].start == 3


def test_a_question_that_is_sure_now_is_answered(session: Session, letter: Document, reread: Reread) -> None:
    reread(_proposed("kind", "letter"), _proposed("recipient", "Nel Ost"))
    assert (letter.kind, letter.status) == ("letter", "filed")
    assert _open(session) == []


@pytest.mark.parametrize(
    "edit",
    [
        Edit(title="DE AMBASSADE TE", date="2026-02", reference="", senders=("Nel Ost",)),
        Edit(title="", date="", reference="OH/2", senders=("Haven vzw", "Puerto Claro", "Nel Ost")),
        Edit(title="Closed", date="2026-01-01", reference="OH/1 bis", senders=()),
    ],
)
def test_what_a_person_entered_is_never_overwritten(
    session: Session, letter: Document, reread: Reread, edit: Edit
) -> None:
    edit_document(session, letter, edit)
    before = [letter.title, format_date(letter), letter.reference, [part.written for part in letter.participations]]
    assert entered_by_people(session, letter) == dict.fromkeys(("title", "date", "reference", "sender"), "secretariat")
    for version in (2, 3):
        values = ("title", "De ambassade"), ("date", "2026-01-13"), ("reference", "OH/9"), ("sender", "Joke Vermael")
        reread(*(_proposed(*value) for value in values), version=version)
        after = [letter.title, format_date(letter), letter.reference, [part.written for part in letter.participations]]
        assert after == before
    assert _open(session) == [("kind", "email"), ("recipient", "Nel Ost")]


def test_a_value_that_a_person_entered_again_stays_theirs(session: Session, letter: Document, reread: Reread) -> None:
    for title in ("Closed", "De ambassade te"):
        edit_document(session, letter, Edit(title=title))
    reread(_proposed("title", "De ambassade te Puerto Claro"))
    assert letter.title == "De ambassade te"


def test_what_the_new_reader_finds_of_what_a_person_entered_is_evidence(
    session: Session, letter: Document, reread: Reread
) -> None:
    enter(session, letter, Edit(title="De ambassade te Puerto Claro"), viewer=OWNER)
    reread(_proposed("title", "De ambassade te Puerto Claro", start=0, end=28), _proposed("title", "Rival", 0.5))
    assert [(each.value, each.decided_by) for each in evidence_of(letter)["title"]] == [
        ("De ambassade te Puerto Claro", "secretariat")
    ]
    reread(_proposed("title", "Another"), version=3)
    assert letter.title == "De ambassade te Puerto Claro"


def test_what_a_person_accepted_stays(session: Session, letter: Document, reread: Reread) -> None:
    kind, recipient = open_proposals(session, viewer=OWNER, document=letter)
    accept_proposal(session, kind, viewer=OWNER)
    accept_proposal(session, recipient, viewer=OWNER)
    reread(_proposed("kind", "letter"), _proposed("recipient", "Joke Vermael"))
    assert (letter.kind, letter.status) == ("email", "filed")
    assert [part.written for part in people_of(letter, "recipient")] == ["Nel Ost"]


def test_what_a_person_refused_is_not_proposed_again(session: Session, letter: Document, reread: Reread) -> None:
    for proposal in open_proposals(session, viewer=OWNER, document=letter):
        refuse_proposal(session, proposal, viewer=OWNER)
    reread(_proposed("kind", "email"), _proposed("recipient", "nel ost"), _proposed("kind", "report", 0.6))
    assert (letter.kind, people_of(letter, "recipient")) == ("other", [])
    assert _open(session) == [("kind", "report")]


def test_a_person_that_was_taken_off_stays_off(session: Session, letter: Document, reread: Reread) -> None:
    letter.participations.remove(people_of(letter, "sender")[1])
    session.flush()
    reread(_proposed("sender", "Haven vzw"), _proposed("sender", "Puerto Claro"))
    assert [part.written for part in people_of(letter, "sender")] == ["Haven vzw"]


def test_a_person_that_was_added_stays(session: Session, letter: Document, reread: Reread) -> None:
    take_part(session, letter, "Joke Vermael", role="copy")
    reread(_proposed("copy", "Nel Ost"))
    assert [part.written for part in people_of(letter, "copy")] == ["Joke Vermael"]


def test_a_scan_that_is_read_now_goes_to_review(session: Session, letter: Document, reread: Reread) -> None:
    letter.status = "needs-ocr"
    reread(_proposed("kind", "report", 0.6), needs_ocr=True)
    assert letter.status == "needs-ocr", "some of its pages are still pictures"
    reread(_proposed("kind", "report", 0.6), version=3)
    assert letter.status == "to-review"


def test_a_document_without_text_gets_its_first(session: Session, originals: Originals, make: MakeDocument) -> None:
    document = make("scan", status="needs-ocr")
    document.originals[0].sha256 = originals.keep(b"scanned")
    document.texts.clear()
    document.text_version = None
    session.flush()
    session.refresh(document)
    text = reextract(session, originals, document, read=_reads(_proposed("kind", "report")))
    assert text is not None
    assert (text.version, document.text, document.status) == (1, text, "filed")


def test_what_was_not_asked_about_keeps_its_status(session: Session, letter: Document, reread: Reread) -> None:
    for proposal in open_proposals(session, viewer=OWNER, document=letter):
        refuse_proposal(session, proposal, viewer=OWNER)
    edit_document(session, letter, Edit(status="to-review"))
    reread()
    assert letter.status == "to-review"


def test_the_history_says_that_no_person_did_it(session: Session, letter: Document, reread: Reread) -> None:
    reread(_proposed("title", "De ambassade te Puerto Claro"))
    last = session.scalars(select(Event).where(Event.table_name == "documents").order_by(Event.id.desc())).first()
    assert last is not None
    assert (last.who, session.info["viewer"]) == ("letterbook", OWNER)


def test_mentions_and_doubles_follow_the_new_text(
    session: Session, make: MakeDocument, letter: Document, reread: Reread
) -> None:
    copies = [make("old", text=OLD), make("new", text=NEW)]
    assert [each.document for each in find_doubles(session, copies[0], viewer=OWNER)] == [letter]
    reread()
    assert [each.normal for each in mentions_of(session, letter)] == ["2026-01-13"]
    assert [find_doubles(session, each, viewer=OWNER) != [] for each in copies] == [False, True]


def test_outdated_is_what_an_older_version_of_its_reader_made(
    session: Session, make: MakeDocument, letter: Document, reread: Reread
) -> None:
    make("typed").texts[0].extractor = "person"
    make("hidden", status="binned")
    session.flush()
    assert find_outdated(session, {"test": 2, "other": 9}, viewer=OWNER) == [letter]
    assert find_outdated(session, {"test": 1}, viewer=OWNER) == []
    assert find_outdated(session, {}, viewer=OWNER) == []
    assert find_outdated(session, {"test": 2}, viewer=GUEST) == []
    reread()
    assert find_outdated(session, {"test": 2}, viewer=OWNER) == []


def test_all_that_are_named_are_read_again_and_a_failure_keeps_none_of_the_others_out(
    database: Database, originals: Originals, session: Session, make: MakeDocument
) -> None:
    for number, key in enumerate(("one", "two", "three", "gone")):
        sha256 = originals.keep(key.encode())
        make(key, date=dt.date(2026, 1, 1)).originals[0].sha256 = sha256 if key != "gone" else "0" * 63 + str(number)
    session.commit()

    def read(data: bytes, name: str) -> Described:
        if data == b"two":
            raise DamagedFile(name, "cut off")
        return _reads(text="" if data == b"three" else NEW)(data, name)

    with database.reading() as looking:
        keys = [each.key for each in find_outdated(looking, {"test": 2}, viewer=OWNER)]
    found = list(reextract_all(database, originals, keys, viewer=OWNER, read=read))
    assert [(each.key, each.version) for each in found] == [("one", 2), ("two", None), ("three", None), ("gone", None)]
    assert found[1].error == "two.txt: the file is damaged (cut off); ask for a new copy."
    assert found[2].error == ""
    assert "is not in this archive" in found[3].error
    with database.reading() as fresh:
        assert fresh.scalars(select(Text.version).join(Document.text).order_by(Text.id)).all() == [1, 1, 1, 2]
        assert fresh.scalars(select(Proposal)).all() == []

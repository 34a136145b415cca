"""Letters are often filed before what they point at: how they find it afterwards."""

import datetime as dt

from sqlalchemy.orm import Session

from archive.doubles import note_text
from archive.mentions.stored import store_mentions
from archive.references.proposing import find_referring, look_again, propose_relations
from tests.archive.conftest import OWNER, MakeDocument

TODAY = dt.date(2026, 11, 23)
SUMMIT = "Zie de slotverklaring van de EU-CELAC Top van december ’25 en het EU-Aurelia Akkoord."


def test_a_document_that_comes_later_is_found_by_its_day_without_a_year_and_by_its_number(
    session: Session, make: MakeDocument
) -> None:
    day = make("day", "Ik heb uw brief van 6 oktober goed ontvangen.", date=dt.date(2025, 11, 1))
    number = make("number", "Uw kenmerk: OH/2025/17.", date=dt.date(2025, 11, 2))
    for each in (day, number):
        assert each.text is not None
        store_mentions(session, each.text, language="nl", today=TODAY)
    letter = make("late", reference="OH/2025/17", date=dt.date(2025, 10, 6))
    assert set(find_referring(session, letter, viewer=OWNER)) == {day, number}


def test_words_that_nothing_answered_are_asked_again_once(session: Session, make: MakeDocument) -> None:
    letter = make("early", SUMMIT, date=dt.date(2026, 1, 13), language="nl")
    assert propose_relations(session, letter, viewer=None, today=TODAY) == []
    source = make("celac", kind="declaration", title="Slotverklaring EU-CELAC Top", date=dt.date(2025, 11, 9))
    look_again(session, ["early", "celac"], today=TODAY)
    assert [each.value for each in letter.proposals] == ["quotes celac"]
    assert letter.proposals[0].reason.startswith("DATE CONFLICT")
    make("other", kind="agreement", title="Akkoord EU-Aurelia")
    look_again(session, ["early"], today=TODAY)
    assert len(letter.proposals) == 1, "it was looked through"
    assert source.proposals == []


def test_a_text_in_two_files_is_one_source(session: Session, make: MakeDocument) -> None:
    title = "Verklaring van Puerto Claro"
    for key in ("word", "pdf", "draft"):
        text = "Een kladje." if key == "draft" else title
        source = make(key, text, kind="declaration", title=title, language="nl", date=dt.date(2025, 11, 9))
        assert source.text is not None
        note_text(session, source.text)
    words = "De slotverklaring van Puerto Claro van 9 november 2025."
    letter = make("letter", words, language="nl", date=dt.date(2026, 1, 1))
    proposed = propose_relations(session, letter, viewer=None, today=TODAY)
    assert sorted(each.value for each in proposed) == ["quotes draft", "quotes pdf"]

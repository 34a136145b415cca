"""What a text points at, and what is proposed from it. The letter is invented; its shape is that of real ones."""

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.describing.base import SURE
from archive.errors import NoSuchDocument
from archive.mentions.stored import store_mentions
from archive.models import Document, Proposal, Relation
from archive.people import rename_person, take_part
from archive.proposals import accept_proposal, keep_proposal, open_proposals, refuse_proposal
from archive.references.finding import FoundReference, find_references
from archive.references.proposing import find_referring, propose_relations
from archive.relations import relate
from archive.titles import add_title
from tests.archive.conftest import OWNER, READER, MakeDocument

TODAY = dt.date(2026, 11, 23)

LETTER = """Geachte heer minister,

In het interview met De Kaai* van 3 januari ‘26 zegt u zelf dat alles op losse schroeven staat. Conform de
slotverklaring van de EU-CELAC Top van december ’25 is de streek een Zone van Vrede.
In de uitvoering van het EU-Aurelia Akkoord voor Politieke Dialoog en Samenwerking
heeft onze diplomatie een sterke inbreng.

In een vorige brief hebben we u al gewezen op de rol van de ambassade.

Met vriendelijke groeten,
"""


def _day(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, day)


@pytest.fixture
def letter(session: Session, make: MakeDocument) -> Document:
    """Give the letter of 13 January 2026, in an archive of ten other documents."""
    make(
        "kaai2026",
        kind="interview",
        title="Thibaut Hallevoet: ‘Alles schudt’",
        publisher="De Kaai*",
        date=_day(2026, 1, 3),
    )
    make(
        "kaai2025", kind="article", title="België bezuinigt op diplomatie", publisher="De Kaai*", date=_day(2025, 1, 3)
    )
    make("klok2025", kind="interview", title="Hallevoet over het zuiden", publisher="De Klok", date=_day(2025, 9, 4))
    celac = make("celac2025", kind="declaration", title="Declaration of Puerto Claro", date=_day(2025, 11, 9))
    add_title(session, celac, "EU-CELAC Top slotverklaring", language="nl")
    old = make("celac2023", kind="declaration", title="Declaration of Brussels 2023", date=_day(2023, 7, 18))
    add_title(session, old, "EU-CELAC Top", language="nl")
    make("peace2014", kind="declaration", title="Proclamation of a Zone of Peace", date=_day(2014, 1, 29))
    pact = make("pact2016", kind="agreement", title="Political Dialogue Agreement EU-Aurelia", date=_day(2016, 12, 12))
    add_title(session, pact, "EU-Aurelia Akkoord voor Politieke Dialoog en Samenwerking", language="nl")
    make("pact2023", kind="agreement", title="Partnerschapsovereenkomst EU-Zuid", date=_day(2023, 11, 15))
    _letter(session, make, "letter2025", ("Haven vzw", "Thibaut Hallevoet"), date=_day(2025, 10, 6))
    _letter(session, make, "letter2023", ("Haven vzw", "Karel Ravenstijn"), date=_day(2023, 10, 20))
    _letter(session, make, "later2026", ("Haven vzw", "Thibaut Hallevoet"), date=_day(2026, 3, 1))
    return _letter(session, make, "letter2026", ("Haven vzw", "Thibaut Hallevoet"), text=LETTER, date=_day(2026, 1, 13))


def _letter(session: Session, make: MakeDocument, key: str, people: tuple[str, str], **columns: object) -> Document:
    document = make(key, **({"direction": "out", "language": "nl"} | columns))
    for role, name in zip(("sender", "recipient"), people, strict=True):
        take_part(session, document, name, role=role)
    return document


def _by_value(proposals: list[Proposal]) -> dict[str, Proposal]:
    return {each.value: each for each in proposals}


def _propose(session: Session, document: Document) -> dict[str, Proposal]:
    return _by_value(propose_relations(session, document, viewer=None, today=TODAY))


def test_a_letter_is_tied_to_what_it_points_at_and_a_wrong_date_is_said(session: Session, letter: Document) -> None:
    found = _propose(session, letter)
    assert {value: each.state for value, each in found.items()} == {
        "quotes kaai2026": "accepted",
        "quotes celac2025": "open",
        "quotes pact2016": "accepted",
        "follows-up letter2025": "accepted",
    }
    conflict = found["quotes celac2025"]
    assert conflict.reason.startswith("DATE CONFLICT: you write december ’25, the declaration is of 2025-11-09")
    assert conflict.confidence < SURE
    for each in found.values():
        assert LETTER[each.start : each.end] == each.words
    assert {(each.kind, each.target.key, each.words) for each in letter.relations_out} == {
        ("quotes", "kaai2026", "het interview met De Kaai* van 3 januari ‘26"),
        ("quotes", "pact2016", "het EU-Aurelia Akkoord voor Politieke Dialoog en Samenwerking"),
        ("follows-up", "letter2025", "een vorige brief"),
    }


def test_another_form_of_the_same_letter_is_not_what_it_goes_back_to(session: Session, make: MakeDocument) -> None:
    text = "In onze brief van 14 november 2025 en in een vorige brief schreven wij u al."
    people = ("Haven vzw", "Thibaut Hallevoet")
    for key in ("as-pdf", "as-text"):
        one = _letter(session, make, key, people, text=text, date=_day(2026, 1, 13))
    assert _propose(session, one) == {}
    _letter(session, make, "earlier", people, date=_day(2025, 11, 14))
    assert list(_propose(session, one)) == ["follows-up earlier"]


def test_an_accepted_proposal_becomes_a_relation_with_its_place(session: Session, letter: Document) -> None:
    _propose(session, letter)
    (waiting,) = open_proposals(session, viewer=OWNER, document=letter)
    accept_proposal(session, waiting, viewer=OWNER)
    relation = session.scalars(select(Relation).where(Relation.kind == "quotes").order_by(Relation.id.desc())).first()
    assert relation is not None
    assert (relation.target.key, relation.words) == ("celac2025", waiting.words)
    assert (relation.text_id, relation.start, relation.end) == (waiting.text_id, waiting.start, waiting.end)


def test_what_was_refused_or_is_related_is_not_proposed_again(session: Session, letter: Document) -> None:
    _propose(session, letter)
    (waiting,) = open_proposals(session, viewer=OWNER, document=letter)
    refuse_proposal(session, waiting, viewer=OWNER)
    assert _propose(session, letter) == {}
    other = session.scalars(select(Document).where(Document.key == "pact2016")).one()
    assert [each.document.key for each in other.proposals] == []


def test_what_a_person_related_already_is_not_proposed(session: Session, letter: Document) -> None:
    target = session.scalars(select(Document).where(Document.key == "kaai2026")).one()
    relate(session, letter, "quotes", target)
    assert "quotes kaai2026" not in _propose(session, letter)


def test_one_of_several_that_may_be_meant_is_chosen_by_a_person(
    session: Session, letter: Document, make: MakeDocument
) -> None:
    _letter(session, make, "letter2025b", ("Haven vzw", "Thibaut Hallevoet"), date=_day(2025, 9, 6))
    found = _propose(session, letter)
    last, before = found["follows-up letter2025"], found["follows-up letter2025b"]
    assert {last.state, before.state} == {"open"}
    assert "one of 2 that it may be" in last.reason
    accept_proposal(session, last, viewer=OWNER)
    assert before.state == "refused"
    assert found["quotes celac2025"].state == "open"


def test_a_document_that_is_gone_cannot_be_accepted(session: Session, letter: Document) -> None:
    proposal = Proposal(field="relation", value="quotes gone2020", confidence=0.5)
    keep_proposal(session, letter, proposal)
    session.flush()
    with pytest.raises(NoSuchDocument):
        accept_proposal(session, proposal, viewer=OWNER)


def test_what_is_confidential_is_proposed_only_to_what_is(session: Session, letter: Document) -> None:
    interview = session.scalars(select(Document).where(Document.key == "kaai2026")).one()
    interview.confidential = True
    session.flush()
    assert "quotes kaai2026" not in _propose(session, letter)
    letter.confidential = True
    session.flush()
    assert propose_relations(session, letter, viewer=READER, today=TODAY) == []
    assert "quotes kaai2026" in _propose(session, letter)


def test_an_answer_is_tied_to_the_letter_it_answers(session: Session, make: MakeDocument, letter: Document) -> None:
    text = "Geachte heer,\n\nIk dank u voor uw brief van 6 oktober. In uw brief stelt u een vraag."
    answer = _letter(
        session,
        make,
        "answer2025",
        ("Thibaut Hallevoet", "Joke Maes"),
        text=text,
        direction="in",
        date=_day(2025, 12, 1),
    )
    assert {value: each.state for value, each in _propose(session, answer).items()} == {
        "answers letter2025": "accepted"
    }


def test_who_only_says_that_a_letter_came_acknowledges_it(
    session: Session, make: MakeDocument, letter: Document
) -> None:
    text = "De minister heeft uw brief van 13 januari 2026 over de ambassade goed ontvangen."
    slip = _letter(
        session, make, "slip2026", ("Thibaut Hallevoet", "Haven vzw"), text=text, direction="in", date=_day(2026, 1, 29)
    )
    assert list(_propose(session, slip)) == ["acknowledges letter2026"]


def test_a_wrong_date_in_their_letter_is_theirs(session: Session, make: MakeDocument, letter: Document) -> None:
    text = "Ik dank u voor uw brief van 12 januari 2026."
    slip = _letter(
        session, make, "slip2026", ("Thibaut Hallevoet", "Haven vzw"), text=text, direction="in", date=_day(2026, 1, 29)
    )
    found = _propose(session, slip)["answers letter2026"]
    assert found.state == "open"
    assert found.reason.startswith("DATE CONFLICT: they write 12 januari 2026, the letter is of 2026-01-13")


def test_a_number_says_which_letter_is_meant(session: Session, make: MakeDocument, letter: Document) -> None:
    letter.reference = "POH/2026/002"
    text = "Uw kenmerk: POH/2026/002\nOns kenmerk: AB/2026/7\n\nGeachte heer,\n\nWij lezen A/RES/80/907."
    answer = _letter(
        session, make, "answer2026", ("Karel Ravenstijn", "Joke Maes"), text=text, direction="in",
        date=_day(2026, 2, 1), reference="AB/2026/7",
    )  # fmt: skip
    make("resolution", kind="resolution", title="Resolution A/RES/80/907 on the blockade", date=_day(2025, 10, 29))
    found = _propose(session, answer)
    assert {value: each.state for value, each in found.items()} == {
        "answers letter2026": "accepted",
        "quotes resolution": "accepted",
    }
    assert found["answers letter2026"].reason == "its number is POH/2026/002"


def test_a_text_in_two_languages_is_one_source(session: Session, make: MakeDocument) -> None:
    spanish = make(
        "es2025", kind="declaration", title="Declaración de Puerto Claro", language="es", date=_day(2025, 11, 9)
    )
    dutch = make(
        "nl2025", kind="declaration", title="Verklaring van Puerto Claro", language="nl", date=_day(2025, 11, 9)
    )
    relate(session, spanish, "translation-of", dutch)
    letter = make("a", "De slotverklaring van Puerto Claro van 9 november 2025.", language="nl", date=_day(2026, 1, 1))
    assert list(_propose(session, letter)) == ["quotes nl2025"]


def test_a_document_does_not_point_at_itself(session: Session, make: MakeDocument) -> None:
    make("first", kind="minutes", title="Verslag stuurgroep Haven", date=_day(2025, 12, 4))
    second = make(
        "second", "Verslag stuurgroep Haven\n\nWij waren met zes.", kind="minutes", title="Verslag stuurgroep Haven",
        date=_day(2026, 1, 22), language="nl",
    )  # fmt: skip
    assert _propose(session, second) == {}


def test_a_year_alone_names_nothing_for_sure(session: Session, make: MakeDocument) -> None:
    make("pact2021", kind="agreement", title="Convenio marco", date=_day(2021, 10, 15))
    letter = make("a", "Para la prórroga del convenio marco de 2021 basta un canje.", language="es")
    assert _propose(session, letter)["quotes pact2021"].state == "open"


@pytest.mark.parametrize("text", ["Zie het akkoord met Aurelia.", "Zie het akkoord van de VN en de Europese Unie."])
def test_one_name_or_large_bodies_alone_name_nothing_for_sure(session: Session, make: MakeDocument, text: str) -> None:
    make("pact2021", kind="agreement", title="EU-VN-Akkoord over Aurelia", date=_day(2021, 10, 15))
    assert _propose(session, make("a", text, language="nl"))["quotes pact2021"].state == "open"


def test_words_that_fit_too_many_point_at_none(session: Session, make: MakeDocument) -> None:
    for number in range(5):
        make(f"pact{number}", kind="agreement", title=f"Akkoord {number} met Aurelia", date=_day(2021, 10, 15))
    assert _propose(session, make("a", "Zie het akkoord met Aurelia.", language="nl")) == {}


def test_an_alias_of_a_person_is_a_name_too(session: Session, make: MakeDocument) -> None:
    talk = make("talk", kind="interview", title="De zee", date=_day(2025, 1, 3))
    part = take_part(session, talk, "Ximena Arrieta", role="interviewee")
    rename_person(session, part.person, "X. Quiñones")
    letter = make("a", "Zie het interview met Ximena Arrieta van 3 januari 2025.", language="nl")
    assert _propose(session, letter)["quotes talk"].state == "accepted"


def test_our_press_release_is_the_last_one_of_ours(session: Session, make: MakeDocument, letter: Document) -> None:
    make("press2025", kind="press-release", title="187 landen", publisher="Haven", date=_day(2025, 10, 30))
    make("press2024", kind="press-release", title="Iets anders", publisher="De Klok", date=_day(2024, 10, 30))
    make("undated", kind="press-release", title="Nog iets", publisher="Haven")
    text = "In ons persbericht van de dag nadien lezen we dit."
    other = _letter(session, make, "b", ("Haven vzw", "Thibaut Hallevoet"), text=text, date=_day(2026, 1, 13))
    assert list(_propose(session, other)) == ["quotes press2025"]


def test_our_letter_to_someone_else_is_quoted(session: Session, make: MakeDocument, letter: Document) -> None:
    text = "Onze brief aan minister Hallevoet is vertrokken. Ons schrijven van 3 mei 2019 niet."
    mail = _letter(session, make, "mail", ("Haven vzw", "Joke Maes"), text=text, kind="email", date=_day(2026, 1, 14))
    found = _propose(session, mail)
    assert list(found) == ["quotes letter2026", "quotes letter2025"]


def test_a_letter_in_the_wrong_direction_is_not_theirs(session: Session, make: MakeDocument, letter: Document) -> None:
    text = "Uw brief van 6 oktober 2025 las ik niet."
    other = _letter(session, make, "b", ("Haven vzw", "Thibaut Hallevoet"), text=text, date=_day(2026, 1, 13))
    assert _propose(session, other) == {}
    unknown = _letter(
        session, make, "c", ("Thibaut Hallevoet", "Haven vzw"), text=text, direction="none", date=_day(2026, 1, 13)
    )
    assert list(_propose(session, unknown)) == ["answers letter2025"]


def test_nothing_is_proposed_from_nothing(session: Session, make: MakeDocument) -> None:
    scan = make("scan")
    scan.text_version = None
    session.flush()
    session.refresh(scan)
    assert _propose(session, scan) == {}
    assert _propose(session, make("plain", "Niets.")) == {}
    assert find_referring(session, make("undated"), viewer=OWNER) == []


def test_a_document_that_comes_later_is_found_by_the_letters_that_speak_of_it(
    session: Session, letter: Document, make: MakeDocument
) -> None:
    assert letter.text is not None
    store_mentions(session, letter.text, language="nl", today=TODAY)
    undated = make("undated", "Op 3 januari 2026 gebeurde het.")
    earlier = make("earlier", "Op 3 januari 2026 zal het gebeuren.", date=_day(2025, 12, 1))
    for each in (undated, earlier):
        assert each.text is not None
        store_mentions(session, each.text, language="nl", today=TODAY)
    interview = session.scalars(select(Document).where(Document.key == "kaai2026")).one()
    assert find_referring(session, interview, viewer=OWNER) == [letter, undated]


def test_our_own_minutes_speak_of_letters_that_went_out(session: Session, letter: Document, make: MakeDocument) -> None:
    text = "Onze brief van 13 januari is aangekomen."
    minutes = make("minutes", text, kind="minutes", language="nl", date=_day(2026, 1, 22))
    assert {value: each.state for value, each in _propose(session, minutes).items()} == {"quotes letter2026": "open"}


def test_an_undated_document_fits_by_its_names_alone(session: Session, make: MakeDocument) -> None:
    make("pact", kind="agreement", title="EU-Aurelia Akkoord")
    letter = make("a", "Zie het EU-Aurelia Akkoord van 3 mei 2019.", language="nl")
    found = _propose(session, letter)["quotes pact"]
    assert (found.state, found.reason) == ("open", "it shares aurelia, eu; it has no date")


def test_a_day_without_a_year_is_the_last_one_before_the_letter(session: Session, make: MakeDocument) -> None:
    make("leap2024", kind="interview", title="Einder", date=_day(2024, 2, 29))
    letter = make("a", "Zie het interview met Einder van 29 februari.", language="nl", date=_day(2026, 1, 13))
    assert _propose(session, letter)["quotes leap2024"].state == "accepted"


# --- words alone ------------------------------------------------------------------------------

POINTS = [
    ("nl", "Zie uw brief van 12 maart.", "letter", "uw brief van 12 maart", "--03-12"),
    ("nl", "Zie onze brief van 2 april 2025 (POH/2025/012).", "letter", "onze brief van 2 april 2025", "2025-04-02"),
    ("nl", "Dank voor uw uitvoerige schrijven", "letter", "uw uitvoerige schrijven", ""),
    ("nl", "in een vorige brief aan u", "letter", "een vorige brief", ""),
    ("nl", "het MO*-interview van 3 januari ’26", "interview", "het MO*-interview van 3 januari ’26", "2026-01-03"),
    ("nl", "het EU-Cuba Akkoord", "agreement", "het EU-Cuba Akkoord", ""),
    ("fr", "Votre lettre du 5 novembre 2024 – virements", "letter", "Votre lettre du 5 novembre 2024", "2024-11-05"),
    ("fr", "notre lettre précédente nous", "letter", "notre lettre précédente", ""),
    ("fr", "la déclaration finale du sommet UE-CELAC", "declaration",
     "la déclaration finale du sommet UE-CELAC", ""),
    ("fr", "l’entretien d’Einder du 3 mai 2024", "interview", "l’entretien d’Einder du 3 mai 2024", "2024-05-03"),
    ("es", "su carta del 10 de febrero y le", "letter", "su carta del 10 de febrero", "--02-10"),
    ("es", "en nuestra carta anterior le dijimos", "letter", "nuestra carta anterior", ""),
    ("es", "la entrevista con La Jornada del 3 de enero de 2026", "interview",
     "la entrevista con La Jornada del 3 de enero de 2026", "2026-01-03"),
    ("en", "Thank you for your letter of 14 September.", "letter", "your letter of 14 September", "--09-14"),
    ("en", "In our previous letter we", "letter", "our previous letter", ""),
    ("en", "the Political Dialogue and Cooperation Agreement does", "agreement",
     "the Political Dialogue and Cooperation Agreement", ""),
    ("", "votre lettre du 3 mai 2024", "letter", "votre lettre du 3 mai 2024", "2024-05-03"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "words", "date"), POINTS)
def test_words_that_point_at_a_document_are_found(language: str, text: str, kind: str, words: str, date: str) -> None:
    found = find_references(text, language=language, today=TODAY)
    assert [(each.kind, each.words, each.date.iso if each.date else "") for each in found] == [(kind, words, date)]
    assert text[found[0].start : found[0].end] == words


SILENT = [
    ("nl", "Met deze brief willen wij u vragen."),
    ("nl", "een brief die toont dat het anders kan"),
    ("nl", "Er vertrekt een nieuwe brief op 3 mei 2026."),
    ("nl", "Zie artikel 14 van 3 mei 2026."),
    ("nl", "Paragraaf 22 van dezelfde verklaring roept op."),
    ("nl", "de brief.\n\nHallevoet antwoordt."),
    ("fr", "Cette lettre du 3 mai 2024 est la nôtre."),
    ("es", "Esta Declaración no queda en el papel."),
    ("en", "We would appreciate a reply before 1 December."),
    ("en", "the report"),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_words_that_point_at_nothing_are_left(language: str, text: str) -> None:
    assert find_references(text, language=language, today=TODAY) == []


def test_numbers_belong_to_the_words_before_them() -> None:
    text = "Onze brief van 2 april 2025 (POH/2025/012) en A/RES/77/7 en nog eens POH/2025/012."
    found = find_references(text, language="nl", today=TODAY)
    assert [(each.kind, each.identifier) for each in found] == [("letter", "POH/2025/012"), ("", "A/RES/77/7")]
    assert found[0].whose == "ours"
    assert isinstance(found[0], FoundReference)


def test_of_two_dates_the_first_is_the_documents() -> None:
    found = find_references("het interview van 3 mei 2024 en 4 mei 2024", language="nl", today=TODAY)
    assert [each.date.iso for each in found if each.date] == ["2024-05-03"]

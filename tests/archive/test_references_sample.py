"""The letter of the sample corpus, taken in with what it points at: each reference finds its document."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.ingest import AddOptions, add_files
from archive.models import Document, Original, Proposal
from archive.originals import Originals
from archive.readers.worker import ReadingHere
from archive.references.proposing import propose_relations
from tests.archive.conftest import OWNER

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
TODAY = dt.date(2026, 11, 23)
LETTER = "2026-01-13 brief ambassade.pdf"
FILES = (
    f"letters-out/{LETTER}",
    "letters-out/2025-04-02 brief ambassade.odt",
    "letters-in/2025-06-03 antwoord minister.docx",
    "interviews/Einder - Wie zijn deur sluit.html",
    "declarations/2025-11-09 Declaración de Puerto Claro.pdf",
    "declarations/2025-11-09 Verklaring van Puerto Claro.pdf",
    "press/2025-10-30 persbericht VN-stemming.html",
    "agreements/EU-Santa Aurelia agreement.pdf",
)


@pytest.fixture
def filled(database: Database, originals: Originals) -> Iterator[Session]:
    options = AddOptions(reader=ReadingHere(), own_names=("Platform Open Haven",), today=TODAY)
    outcomes = list(add_files(database, originals, [SAMPLE / each for each in FILES], viewer=OWNER, options=options))
    assert {each.outcome for each in outcomes} == {"added"}
    with database.writing(OWNER) as session:
        yield session


def test_the_sample_letter_finds_its_sources_and_the_wrong_month(filled: Session) -> None:
    letter = _document(filled, LETTER)
    propose_relations(filled, letter, viewer=None, today=TODAY)
    found = {(each.value.partition(" ")[0], _target(filled, each)): each for each in _relations(letter)}
    assert {pair: each.state for pair, each in found.items()} == {
        ("answers", "2025-06-03 antwoord minister.docx"): "accepted",
        ("follows-up", "2025-04-02 brief ambassade.odt"): "accepted",
        ("quotes", "Einder - Wie zijn deur sluit.html"): "accepted",
        ("quotes", "2025-10-30 persbericht VN-stemming.html"): "accepted",
        ("quotes", "EU-Santa Aurelia agreement.pdf"): "accepted",
        ("quotes", "2025-11-09 Declaración de Puerto Claro.pdf"): "open",
        ("quotes", "2025-11-09 Verklaring van Puerto Claro.pdf"): "open",
    }
    declaration = found["quotes", "2025-11-09 Verklaring van Puerto Claro.pdf"]
    assert "DATE CONFLICT: you write december ’25, the declaration is of 2025-11-09" in declaration.reason
    assert declaration.words == "de slotverklaring van de EU–CELAC-top van december ’25 in Puerto Claro"


def _document(session: Session, name: str) -> Document:
    return session.scalars(select(Document).join(Document.originals).where(Original.name == name)).one()


def _relations(document: Document) -> list[Proposal]:
    return [each for each in document.proposals if each.field == "relation"]


def _target(session: Session, proposal: Proposal) -> str:
    key = proposal.value.partition(" ")[2]
    return session.scalars(select(Document).where(Document.key == key)).one().originals[0].name

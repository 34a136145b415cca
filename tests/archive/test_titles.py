import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.errors import InvalidValue
from archive.models import Change, Event, TitleAlias
from archive.titles import add_title, remove_title, titles_of
from tests.archive.conftest import MakeDocument


def test_a_document_has_titles_in_several_languages(session: Session, make: MakeDocument) -> None:
    document = make("celac2025")
    add_title(session, document, "Verklaring  van Santa Marta", language="nl")
    add_title(session, document, "Declaración de Santa Marta", language="es")
    again = add_title(session, document, "verklaring van santa marta", language="nl")
    add_title(session, document, "EU-CELAC")
    assert [(each.language, each.title) for each in titles_of(session, document)] == [
        ("", "EU-CELAC"),
        ("es", "Declaración de Santa Marta"),
        ("nl", "Verklaring van Santa Marta"),
    ]
    assert again.folded == "verklaring van santa marta"


@pytest.mark.parametrize(("title", "language"), [(" … ", "nl"), ("Erklärung", "de")])
def test_what_is_no_title_or_language_is_refused(
    session: Session, make: MakeDocument, title: str, language: str
) -> None:
    with pytest.raises(InvalidValue):
        add_title(session, make("a"), title, language=language)


def test_another_title_is_history_and_touches_its_document(session: Session, make: MakeDocument) -> None:
    document = make("a")
    before = len(session.scalars(select(Change)).all())
    alias = add_title(session, document, "The other title", language="en")
    remove_title(session, alias)
    assert session.scalars(select(TitleAlias)).all() == []
    events = session.scalars(select(Event).where(Event.table_name == "title_aliases").order_by(Event.id)).all()
    assert [(each.action, each.document_id) for each in events] == [("insert", document.id), ("delete", document.id)]
    assert len(session.scalars(select(Change)).all()) == before + 2

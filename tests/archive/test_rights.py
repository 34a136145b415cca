import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.errors import NotAllowed
from archive.models import Document
from archive.rights import MAY, Viewer, is_readable, may_read
from tests.archive.conftest import GUEST, OWNER, READER, MakeDocument


@pytest.mark.parametrize("viewer", [OWNER, READER, GUEST, Viewer("e", "editor")])
def test_the_query_and_the_loaded_document_follow_one_rule(
    session: Session, make: MakeDocument, viewer: Viewer
) -> None:
    documents = [make("open"), make("secret", confidential=True), make("binned", status="binned")]
    found = set(session.scalars(select(Document).where(is_readable(viewer))))
    assert found == {document for document in documents if may_read(viewer, document)}


def test_a_reader_sees_nothing_confidential_and_a_guest_nothing(session: Session, make: MakeDocument) -> None:
    plain, secret = make("open"), make("secret", confidential=True)
    assert may_read(READER, plain)
    assert not may_read(READER, secret)
    assert may_read(OWNER, secret)
    assert not may_read(GUEST, plain)


def test_what_is_not_in_the_table_is_refused() -> None:
    unknown = Viewer("x", "mayor")  # type: ignore[arg-type]
    assert not unknown.may("read")
    with pytest.raises(NotAllowed, match="x may not erase"):
        unknown.must("erase")
    OWNER.must("erase")
    assert MAY["guest"] == frozenset()

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from archive.errors import NotAllowed
from archive.keeping.fixity import check_original, check_tables, list_originals
from archive.models import Document, Original
from archive.originals import Originals
from tests.archive.conftest import OWNER, READER


def keep(session: Session, originals: Originals, key: str, data: bytes) -> Original:
    original = Original(sha256=originals.keep(data), size=len(data), media_type="text/plain", name=f"{key}.txt")
    session.add(Document(key=key, originals=[original]))
    session.flush()
    return original


def test_an_original_that_is_as_it_was_received_gives_no_finding(session: Session, originals: Originals) -> None:
    keep(session, originals, "a", b"one")
    keep(session, originals, "b", b"two")
    listed = list_originals(session, viewer=OWNER)
    assert [original.name for original in listed] == ["a.txt", "b.txt"]
    assert [finding for original in listed for finding in check_original(originals, original)] == []


def test_one_changed_bit_is_found(session: Session, originals: Originals) -> None:
    original = keep(session, originals, "a", b"one")
    originals.path(original.sha256).write_bytes(b"onf")
    (finding,) = check_original(originals, original)
    assert (finding.what, finding.key, finding.sha256) == ("original-altered", "a", original.sha256)


def test_a_missing_file_is_found(session: Session, originals: Originals) -> None:
    original = keep(session, originals, "a", b"one")
    originals.path(original.sha256).unlink()
    (finding,) = check_original(originals, original)
    assert finding.what == "original-missing"
    assert finding.sentence == f"a: the original “a.txt” is missing; restore {original.sha256} from a backup."


def test_a_row_that_names_one_that_is_not_there_is_found(session: Session) -> None:
    assert check_tables(session, viewer=OWNER) == []
    session.commit()
    connection = session.connection().connection.driver_connection
    assert connection is not None
    session.rollback()
    with session.get_bind().connect() as raw:  # type: ignore[union-attr]
        raw.exec_driver_sql("ROLLBACK")
        raw.exec_driver_sql("PRAGMA foreign_keys=OFF")
        raw.exec_driver_sql("INSERT INTO document_topics (document_id, topic_id) VALUES (1, 2)")
    findings = check_tables(session, viewer=OWNER)
    assert {finding.what for finding in findings} == {"tables-damaged"}
    assert "names a row of topics that is not there" in " ".join(finding.sentence for finding in findings)


def test_another_database_checks_itself() -> None:
    assert check_tables(_Elsewhere(), viewer=OWNER) == []  # type: ignore[arg-type]


class _Elsewhere:
    """A session on another kind of database, which may not be asked anything."""

    class dialect:  # noqa: N801  # as SQLAlchemy names it
        name = "postgresql"

    def get_bind(self) -> "_Elsewhere":
        return self


def test_only_who_administers_the_archive_checks_it(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        list_originals(session, viewer=READER)
    with pytest.raises(NotAllowed):
        check_tables(session, viewer=READER)

"""Does the index agree with the record? For ``letterbook doctor``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from archive.database import Database
from archive.models import Document
from indexer.engine import Engine

Problem = Literal["missing", "stale", "surplus"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A document that the index lacks, holds in another revision, or holds and should not."""

    document_id: int
    problem: Problem


def audit(database: Database, engine: Engine) -> list[Difference]:
    """Compare index and record, document by document; what is noted and not yet taken up differs too.

    Raises:
        IndexUnavailable: there is no index to compare.
    """
    with database.reading() as session:
        rows = session.execute(
            select(Document.id, Document.revision).where(Document.status != "binned").order_by(Document.id)
        ).all()
    recorded, held = dict(rows), dict(engine.contents())
    return list(_differences(recorded, held))


def _differences(recorded: dict[int, int], held: dict[int, int]) -> Iterator[Difference]:
    for number in sorted(recorded.keys() | held.keys()):
        if number not in held:
            yield Difference(number, "missing")
        elif number not in recorded:
            yield Difference(number, "surplus")
        elif recorded[number] != held[number]:
            yield Difference(number, "stale")

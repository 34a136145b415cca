"""Relations: which letter answers which, what is a translation of what."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from archive.errors import InvalidValue
from archive.models import RELATION_KINDS, Document, Relation
from archive.rights import Viewer, may_read


@dataclass(frozen=True, slots=True)
class Related:
    """A relation seen from one document: ``direction`` "out" where that document is the source (it answers)."""

    kind: str
    direction: Literal["out", "in"]
    document: Document
    relation: Relation


def relate(session: Session, source: Document, kind: str, target: Document, *, words: str = "") -> Relation:
    """State that ``source`` stands to ``target`` as ``kind`` says; ``words`` are the evidence in the source.

    Raises:
        InvalidValue: the kind is none of ``RELATION_KINDS``, or a document would be related to itself.
    """
    if kind not in RELATION_KINDS:
        raise InvalidValue("relation", kind, f"one of {', '.join(RELATION_KINDS)}")
    if source is target:
        raise InvalidValue("relation", source.key, "another document than itself")
    for relation in source.relations_out:
        if relation.target is target and relation.kind == kind:
            return relation
    relation = Relation(source=source, target=target, kind=kind, words=words)
    session.add(relation)
    session.flush()
    return relation


def unrelate(session: Session, relation: Relation) -> None:
    """Take a relation away."""
    session.delete(relation)
    session.flush()


def relations_of(document: Document, *, viewer: Viewer) -> list[Related]:
    """Return the relations of a document in both directions, oldest other document first, undated ones last."""
    related = [Related(each.kind, "out", each.target, each) for each in document.relations_out]
    related += [Related(each.kind, "in", each.source, each) for each in document.relations_in]
    readable = [each for each in related if may_read(viewer, each.document)]
    return sorted(readable, key=lambda each: (each.document.date is None, each.document.date or 0, each.relation.id))

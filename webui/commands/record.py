"""A document as the command line gives it: one object with its description and all that hangs on it."""

from typing import Any

from sqlalchemy.orm import Session

from archive.documents import format_date
from archive.mentions.stored import mentions_of
from archive.models import Document, Participation, Proposal, Topic
from archive.relations import Related, relations_of
from archive.rights import Viewer
from archive.topics import label_of, path_of, topics_of


def record_of(session: Session, document: Document, *, viewer: Viewer, language: str) -> dict[str, Any]:
    """Return all that is known of a document; ``language`` is that of the topics' labels.

    ``pages`` counts the pages of the text; ``mentions`` are those of its current text, by place.
    """
    return {
        "key": document.key,
        "kind": document.kind,
        "title": document.title,
        "date": format_date(document),
        "language": document.language,
        "direction": document.direction,
        "reference": document.reference,
        "publisher": document.publisher,
        "url": document.url,
        "accessed": document.accessed.isoformat() if document.accessed else "",
        "confidential": document.confidential,
        "status": document.status,
        "added": document.added.isoformat(timespec="seconds"),
        "revision": document.revision,
        "text_version": document.text_version,
        "pages": len(document.text.page_starts) if document.text else 0,
        "originals": [
            {"sha256": each.sha256, "size": each.size, "media_type": each.media_type, "name": each.name}
            for each in document.originals
        ],
        "people": [_person(part) for part in document.participations],
        "topics": [_topic(topic, language) for topic in topics_of(document)],
        "relations": [_relation(related) for related in relations_of(document, viewer=viewer)],
        "mentions": _mentions(session, document),
        "proposals": [proposal_of(each) for each in document.proposals],
    }


def summary_of(document: Document) -> dict[str, str]:
    """Return what names a document in a list."""
    return {
        "key": document.key,
        "title": document.title,
        "kind": document.kind,
        "date": format_date(document),
        "language": document.language,
    }


def proposal_of(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal with its evidence."""
    return {
        "field": proposal.field,
        "value": proposal.value,
        "office": proposal.office,
        "confidence": proposal.confidence,
        "reason": proposal.reason,
        "words": proposal.words,
        "start": proposal.start,
        "end": proposal.end,
        "state": proposal.state,
        "decided_by": proposal.decided_by,
    }


def _person(part: Participation) -> dict[str, Any]:
    return {
        "id": part.person.id,
        "name": part.person.name,
        "kind": part.person.kind,
        "role": part.role,
        "office": part.office.name if part.office else "",
        "written": part.written,
    }


def _mentions(session: Session, document: Document) -> list[dict[str, Any]]:
    text = document.text.text if document.text else ""
    return [
        {
            "kind": each.kind,
            "normal": each.normal,
            "start": each.start,
            "end": each.end,
            "words": text[each.start : each.end],
        }
        for each in mentions_of(session, document)
    ]


def _topic(topic: Topic, language: str) -> dict[str, Any]:
    path = [label_of(each, language) for each in path_of(topic)]
    return {"id": topic.id, "label": path[-1], "path": path}


def _relation(related: Related) -> dict[str, Any]:
    """Return a relation: ``kind`` is its own, the rest names the other document."""
    summary = summary_of(related.document) | {"kind": related.kind}
    return {"direction": related.direction, **summary, "words": related.relation.words}

"""Topics: a tree of subjects with labels in four languages, and the documents tagged with them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from archive.errors import InvalidValue, NoSuchTopic, TopicCycle, TopicExists
from archive.models import LANGUAGES, Document, DocumentTopic, Participation, Topic, TopicLabel
from archive.normalise import fold_name
from archive.rights import Viewer, is_readable


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic in the tree: ``depth`` 0 at the top, ``own`` documents tagged with it, ``total`` with those below."""

    topic: Topic
    depth: int
    own: int
    total: int


def label_of(topic: Topic, language: str) -> str:
    """Return the preferred label in ``language``, else in the first of nl, fr, es, en that has one."""
    preferred = {label.language: label.label for label in topic.labels if label.kind == "preferred"}
    return next(preferred[code] for code in (language, *LANGUAGES) if code in preferred)


def get_topic(session: Session, number: int) -> Topic:
    """Return a topic by number.

    Raises:
        NoSuchTopic: there is none.
    """
    topic = session.get(Topic, number)
    if topic is None:
        raise NoSuchTopic(str(number))
    return topic


def find_topics(session: Session, label: str) -> list[Topic]:
    """Return the topics that have this label in any language, preferred labels first."""
    order = {"preferred": 0, "alternative": 1, "hidden": 2}
    found = session.scalars(select(TopicLabel).where(TopicLabel.folded == fold_name(label))).all()
    return list(dict.fromkeys(label.topic for label in sorted(found, key=lambda label: (order[label.kind], label.id))))


def find_topic(session: Session, label: str) -> Topic:
    """Return the topic that has this label in any language; case and accents are ignored.

    Raises:
        NoSuchTopic: none has.
    """
    found = find_topics(session, label)
    if not found:
        raise NoSuchTopic(label)
    return found[0]


def add_topic(session: Session, label: str, *, language: str, parent: Topic | None = None) -> Topic:
    """Add a topic below ``parent``, or at the top.

    Raises:
        InvalidValue: the label is empty or the language is none of ours.
        TopicExists: a topic beside it has this label.
    """
    if any(topic.parent is parent for topic in find_topics(session, label)):
        raise TopicExists(label)
    topic = Topic(parent=parent)
    topic.labels.append(_label(label, language, "preferred"))
    session.add(topic)
    session.flush()
    return topic


def set_label(session: Session, topic: Topic, label: str, *, language: str, kind: str = "preferred") -> None:
    """Name a topic in a language; a preferred label that was there before becomes an alternative one.

    Raises:
        InvalidValue: the label is empty or the language is none of ours.
    """
    new = _label(label, language, kind)
    for old in list(topic.labels):
        if old.language == language and old.folded == new.folded:
            topic.labels.remove(old)
        elif old.language == language and old.kind == kind == "preferred":
            old.kind = "alternative"
    session.flush()
    topic.labels.append(new)
    session.flush()


def _label(label: str, language: str, kind: str) -> TopicLabel:
    written = " ".join(label.split())
    if not fold_name(written):
        raise InvalidValue("topic", label, "a word or a few")
    if language not in LANGUAGES:
        raise InvalidValue("language", language, f"one of {', '.join(LANGUAGES)}")
    return TopicLabel(label=written, folded=fold_name(written), language=language, kind=kind)


def path_of(topic: Topic) -> list[Topic]:
    """Return the topics from the top of the tree down to this one."""
    path = [topic]
    while path[0].parent is not None:
        path.insert(0, path[0].parent)
    return path


def move_topic(session: Session, topic: Topic, parent: Topic | None) -> None:
    """Hang a topic below another one, or at the top.

    Raises:
        TopicCycle: it would hang below itself.
    """
    if parent is not None and topic in path_of(parent):
        raise TopicCycle(label_of(topic, "en"), label_of(parent, "en"))
    topic.parent = parent
    session.flush()


def merge_topics(session: Session, source: Topic, into: Topic) -> None:
    """Give all that ``source`` has to ``into`` (documents, topics below, labels as alternatives) and remove it.

    Raises:
        TopicCycle: ``into`` hangs below ``source``.
    """
    if source is into:
        return
    if source in path_of(into):
        raise TopicCycle(label_of(source, "en"), label_of(into, "en"))
    for link in list(source.document_links):
        assign_topic(session, link.document, into)
    for child in list(source.children):
        child.parent = into
    known = {(label.language, label.folded) for label in into.labels}
    for label in source.labels:
        if (label.language, label.folded) not in known:
            kind = "hidden" if label.kind == "hidden" else "alternative"
            into.labels.append(_label(label.label, label.language, kind))
    session.flush()
    remove_topic(session, source)


def remove_topic(session: Session, topic: Topic) -> None:
    """Remove a topic; its documents lose it, and the topics below it move one level up."""
    for child in list(topic.children):
        child.parent = topic.parent
    for link in list(topic.document_links):
        link.document.topic_links.remove(link)
    session.flush()
    session.refresh(topic)
    session.delete(topic)
    session.flush()


def assign_topic(session: Session, document: Document, topic: Topic) -> None:
    """Tag a document with a topic; once is enough."""
    if all(link.topic is not topic for link in document.topic_links):
        document.topic_links.append(DocumentTopic(topic=topic))
        session.flush()


def unassign_topic(session: Session, document: Document, topic: Topic) -> None:
    """Take a topic off a document; one that it has not is none to take off."""
    for link in list(document.topic_links):
        if link.topic is topic:
            document.topic_links.remove(link)
    session.flush()


def topics_of(document: Document) -> list[Topic]:
    """Return the topics a document is tagged with, in the order in which they were added to the tree."""
    return sorted((link.topic for link in document.topic_links), key=lambda topic: topic.id)


def list_topics(session: Session) -> list[Topic]:
    """List all topics, in the order in which they were added to the tree."""
    return list(session.scalars(select(Topic).order_by(Topic.id)))


def topic_tree(session: Session, *, viewer: Viewer, language: str = "en") -> list[TopicNode]:
    """List all topics in the order of the tree, by label on each level, with counts of what the viewer may read."""
    tagged = select(DocumentTopic.topic_id, DocumentTopic.document_id).join(DocumentTopic.document)
    own: dict[int, set[int]] = {}
    for topic, document in session.execute(tagged.where(is_readable(viewer))):
        own.setdefault(topic, set()).add(document)
    children: dict[int | None, list[Topic]] = {}
    for node in session.scalars(select(Topic)):
        children.setdefault(node.parent_id, []).append(node)
    for level in children.values():
        level.sort(key=lambda topic: fold_name(label_of(topic, language)))
    return [node for top in children.get(None, []) for node in _branch(top, 0, children, own)[0]]


def _branch(
    topic: Topic, depth: int, children: dict[int | None, list[Topic]], own: dict[int, set[int]]
) -> tuple[list[TopicNode], set[int]]:
    """Return the nodes of one branch, top first, and the documents tagged anywhere in it."""
    below: list[TopicNode] = []
    documents = set(own.get(topic.id, ()))
    for child in children.get(topic.id, []):
        nodes, theirs = _branch(child, depth + 1, children, own)
        below += nodes
        documents |= theirs
    return [TopicNode(topic, depth, len(own.get(topic.id, ())), len(documents)), *below], documents


def with_those_below(topic: Topic) -> Iterator[Topic]:
    """Yield a topic and all topics below it."""
    yield topic
    for child in topic.children:
        yield from with_those_below(child)


def documents_about(session: Session, topic: Topic, *, viewer: Viewer, rows: range | None = None) -> list[Document]:
    """Return what the viewer may read of the documents tagged with a topic or one below it, newest first.

    ``rows``, counted from 0, are those that are wanted; None is all.
    """
    people = selectinload(Document.participations).options(joinedload(Participation.person))
    documents = select(Document).where(*_about(topic, viewer)).options(people)
    newest = documents.order_by(Document.date.desc().nulls_last(), Document.id.desc())
    return list(session.scalars(newest.slice(rows.start, rows.stop) if rows else newest))


def count_about(session: Session, topic: Topic, *, viewer: Viewer) -> int:
    """Count what ``documents_about`` returns."""
    return session.scalars(select(func.count()).select_from(Document).where(*_about(topic, viewer))).one()


def _about(topic: Topic, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    numbers = [each.id for each in with_those_below(topic)]
    tagged = select(DocumentTopic.document_id).where(DocumentTopic.topic_id.in_(numbers))
    return Document.id.in_(tagged), is_readable(viewer)

"""One edit over many documents: first a plan that shows what would differ, then the batch, which can be undone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from archive.batches import Batch, batch
from archive.documents import PLAIN_FIELDS, ROLE_FIELDS, Edit, check_edit, format_date, people_of
from archive.entering import enter, entered_fields, waiting_for
from archive.errors import EditedMeanwhile
from archive.models import Document, DocumentTopic, Participation
from archive.normalise import fold_name
from archive.people import find_person
from archive.rights import Viewer, is_readable
from archive.topics import assign_topic, get_topic, label_of, unassign_topic

_AT_ONCE = 500
"""How many documents are loaded with one question to the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEdit:
    """Topics to give and topics to take away, by number; one that is in both is given."""

    add: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field holds and would hold; several people or topics are divided by " | ".

    ``field`` is a field of an ``Edit``, people by their role, or "topics".
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What would differ in one document, as it was at ``revision``."""

    document_id: int
    key: str
    title: str
    revision: int
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPlan:
    """What an edit would change, document by document; those it would leave as they are do not appear."""

    edit: Edit
    topics: TopicEdit
    language: str
    changes: tuple[DocumentChange, ...]

    @property
    def fingerprint(self) -> str:
        """A hash of all that would change: a page that shows the plan sends it along, and sees whether it holds."""
        return sha256(repr(self.changes).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that is to stand in a role. ``known`` is what tells it from others: a person's number, or the name."""

    known: int | str
    shown: str


def plan_edit(
    session: Session,
    documents: Iterable[Document],
    edit: Edit,
    *,
    topics: TopicEdit = TopicEdit(),
    language: str = "en",
) -> EditPlan:
    """Return what an edit would change, in the order of ``documents``; nothing is written.

    ``language`` is that of the topics' labels.

    Raises:
        InvalidValue: a value that its field cannot hold.
        NoSuchTopic: a topic that is not there.
    """
    check_edit(edit)
    for number in (*topics.add, *topics.remove):
        get_topic(session, number)
    names = {role: _names(session, getattr(edit, name) or ()) for name, role in ROLE_FIELDS.items()}
    changes: list[DocumentChange] = []
    for document in _loaded(session, [each.id for each in documents]):
        fields = [
            *_plain_changes(document, edit),
            *_people_changes(document, edit, names),
            *_topic_changes(session, document, topics, language),
        ]
        fields += _filing(document, edit)
        if fields:
            changes.append(DocumentChange(document.id, document.key, document.title, document.revision, tuple(fields)))
    return EditPlan(edit=edit, topics=topics, language=language, changes=tuple(changes))


def apply_plan(session: Session, plan: EditPlan, *, viewer: Viewer) -> Batch:
    """Change what a plan shows, all of it; the caller commits.

    Raises:
        EditedMeanwhile: a document is no longer what the plan shows; nothing is changed then.
        NotAllowed: the viewer may not write.
    """
    viewer.must("write")
    planned = [change.document_id for change in plan.changes]
    documents = _loaded(session, planned, viewer=viewer)
    found = plan_edit(session, documents, plan.edit, topics=plan.topics, language=plan.language)
    now = {change.document_id: change for change in found.changes}
    for change in plan.changes:
        if now.get(change.document_id) != change:
            raise EditedMeanwhile(change.key)
    with batch(session, viewer=viewer) as made:
        for document in documents:
            enter(session, document, plan.edit, viewer=viewer)
            for number in plan.topics.remove:
                unassign_topic(session, document, get_topic(session, number))
            for number in plan.topics.add:
                assign_topic(session, document, get_topic(session, number))
            made.documents.append(document.key)
    return made


def _loaded(session: Session, numbers: Sequence[int], *, viewer: Viewer | None = None) -> list[Document]:
    """Return documents with all that a plan compares, in the order of ``numbers``."""
    found: dict[int, Document] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        documents = (
            select(Document)
            .where(Document.id.in_(numbers[start : start + _AT_ONCE]))
            .options(
                selectinload(Document.participations).joinedload(Participation.person),
                selectinload(Document.topic_links).joinedload(DocumentTopic.topic),
                selectinload(Document.proposals),
            )
        )
        if viewer is not None:
            documents = documents.where(is_readable(viewer))
        found |= {each.id: each for each in session.scalars(documents)}
    return [found[number] for number in numbers if number in found]


def _plain_changes(document: Document, edit: Edit) -> list[FieldChange]:
    changes = []
    for name in PLAIN_FIELDS:
        value, held = getattr(edit, name), getattr(document, name)
        if value is not None:
            changes.append(FieldChange(name, _shown(held), _shown(value)))
    if edit.date is not None:
        changes.append(FieldChange("date", format_date(document), edit.date.strip()))
    return [change for change in changes if change.before != change.after]


def _shown(value: str | bool) -> str:  # noqa: FBT001  # a value of any field
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else " ".join(value.split())


def _names(session: Session, names: Collection[str]) -> list[_Name]:
    """Return who these names are, each once."""
    found: dict[int | str, _Name] = {}
    for name in names:
        if name.strip():
            person = find_person(session, name)
            known = fold_name(name) if person is None else person.id
            found.setdefault(known, _Name(known, " ".join(name.split()) if person is None else person.name))
    return list(found.values())


def _people_changes(document: Document, edit: Edit, names: dict[str, list[_Name]]) -> list[FieldChange]:
    changes = []
    for name, role in ROLE_FIELDS.items():
        held = {part.person_id: part.person.name for part in people_of(document, role)}
        if getattr(edit, name) is not None and held.keys() != {each.known for each in names[role]}:
            after = " | ".join(each.shown for each in names[role])
            changes.append(FieldChange(role, " | ".join(held.values()), after))
    return changes


def _topic_changes(session: Session, document: Document, topics: TopicEdit, language: str) -> list[FieldChange]:
    held = sorted(link.topic_id for link in document.topic_links)
    after = [number for number in held if number not in topics.remove or number in topics.add]
    after += [number for number in dict.fromkeys(topics.add) if number not in held]
    if after == held:
        return []
    before_labels, after_labels = (
        " | ".join(label_of(get_topic(session, number), language) for number in numbers) for numbers in (held, after)
    )
    return [FieldChange("topics", before_labels, after_labels)]


def _filing(document: Document, edit: Edit) -> list[FieldChange]:
    """Return the change of status of a document that waits for nothing but what the edit answers."""
    answered = waiting_for(document, entered_fields(edit))
    waiting = [each for each in document.proposals if each.state == "open"]
    if edit.status is None and document.status == "to-review" and answered and answered == waiting:
        return [FieldChange("status", "to-review", "filed")]
    return []

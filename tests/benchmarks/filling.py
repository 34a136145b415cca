"""Archives of generated documents, put straight into the record: reading and describing are measured apart."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import delete

from archive.models import (
    Change,
    Document,
    DocumentTopic,
    Event,
    Original,
    Participation,
    Person,
    Text,
    Topic,
    TopicLabel,
)
from archive.normalise import paragraph_starts
from archive.people import fold_name
from indexer.update import rebuild
from tests.benchmarks.generate import PEOPLE, TOPICS, Generated, generate
from webui.services import Services

BATCH = 500


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling cost: seconds of processor time for the index, and its size in bytes."""

    documents: int
    index_seconds: float
    index_bytes: int


def fill(services: Services, number: int) -> Filled:
    """Put ``number`` generated documents into an empty archive and build its index."""
    with services.writing() as session:
        people = [Person(name=f"Person {each}", folded=f"person {each}") for each in range(PEOPLE)]
        topics = [Topic(labels=[_label(each)]) for each in range(TOPICS)]
        session.add_all([*people, *topics])
        session.commit()
        parties, subjects = [each.id for each in people], [each.id for each in topics]
    documents = generate(number)
    while batch := list(islice(documents, BATCH)):
        with services.writing() as session:
            session.add_all(document_of(each, parties, subjects) for each in batch)
            session.commit()
    with services.writing() as session:  # the index is built at once; the history of a generated archive is no one's
        session.execute(delete(Change))
        session.execute(delete(Event))
        session.commit()
    started = time.process_time()
    rebuild(services.database, services.engine)
    return Filled(number, time.process_time() - started, sum(_sizes(services)))


def _sizes(services: Services) -> Iterator[int]:
    return (path.stat().st_size for path in services.settings.index.rglob("*") if path.is_file())


def _label(number: int) -> TopicLabel:
    return TopicLabel(language="en", label=f"Topic {number}", folded=fold_name(f"Topic {number}"))


def document_of(it: Generated, people: Sequence[int], topics: Sequence[int]) -> Document:
    """Return the record of a generated document; ``people`` and ``topics`` are the ids of its numbers."""
    sender, recipient = (people[each] for each in it.people)
    document = Document(
        key=f"generated{it.number}",
        kind=it.kind,
        title=it.title,
        date=it.date,
        date_precision="day",
        language=it.language,
        direction=it.direction,
        status="filed",
        text_version=1,
    )
    document.texts.append(
        Text(
            version=1,
            extractor="generated",
            extractor_version=1,
            text=it.text,
            page_starts=[0],
            page_labels=[],
            paragraph_starts=list(paragraph_starts(it.text)),
        )
    )
    sha256 = hashlib.sha256(it.text.encode()).hexdigest()
    document.originals.append(
        Original(sha256=sha256, size=len(it.text), media_type="text/plain", name=f"{it.number}.txt")
    )
    document.participations.append(Participation(person_id=sender, role="sender"))
    document.participations.append(Participation(person_id=recipient, role="recipient"))
    document.topic_links.extend(DocumentTopic(topic_id=topics[each]) for each in it.topics)
    return document

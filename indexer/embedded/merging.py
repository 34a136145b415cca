"""When small segments become one, and how: by term instead of posting by posting.

A batch is a segment, and so is a document that comes alone. Every search looks into all segments, and every merge
writes all postings of its segments again. So ``ALIKE`` segments of about the same size are let stand before they become
one: few who add a document wait for a merge, and each document is written again only a few times.
"""

import math
from collections import defaultdict
from typing import Any

from whoosh.reading import SegmentReader

from indexer.embedded.postings import kept, terms_from

ALIKE = 24
"""How many segments of about the same size are merged; one with so many times the documents is of the next size."""


def merge(writer: Any, segments: list[Any]) -> list[Any]:  # noqa: ANN401  # Whoosh has no types
    """Merge the smallest segments that are many enough into the one that is written; returns the others.

    Segments of which all documents are deleted go.
    """
    alike: dict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        if segment.doc_count():
            alike[int(math.log(segment.doc_count(), ALIKE))].append(segment)
    small = next((alike[size] for size in sorted(alike) if len(alike[size]) >= ALIKE), [])
    for segment in small:
        _take(writer, segment)
    return [segment for segment in segments if segment.doc_count() and segment not in small]


def _take(writer: Any, segment: Any) -> None:  # noqa: ANN401  # Whoosh has no types
    """Write the documents of a segment again, but for the deleted ones."""
    with SegmentReader(writer.storage, writer.schema, segment) as reader:
        first = writer.docnum
        numbers = writer.write_per_doc(set(writer.schema.names()), reader)
        if numbers is None:  # none is deleted
            numbers = {each: first + each for each in range(reader.doc_count_all())}
        for field in reader.indexed_field_names():
            for term in terms_from(reader, field, ""):
                for document, often, places in kept(reader, term):
                    if document in numbers:
                        writer.pool.add((field, term.text, numbers[document], often, places))
    writer._added = True  # noqa: SLF001  # as Whoosh's own add_reader does

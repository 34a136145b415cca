"""The fields of the Whoosh index, and a document as a row of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh import analysis, columns, fields, formats

from indexer.schema import IndexedDocument

CATEGORIES = ("kind", "language", "direction", "status", "topics", "people")
"""Fields whose terms are values to filter by."""

NUMBERS = ("number", "revision", "date", "until", "confidential")
"""Fields that are a column of whole numbers and nothing else; ``number`` is the document's id."""

SCORED = ("x", "stem", "title")
"""Fields that count for relevance: words in order, stems, and both of the title."""

NAMES = ("sender", "recipient", "person")
"""Fields of the words of names."""


Entry = tuple[bytes, int, float, bytes]
"""A term of a document as Whoosh's writer takes it: term, frequency, weight, what the format keeps."""


class Terms(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field that takes its entries ready-made: no analyzer runs, so none can differ from the query's."""

    def __init__(self, *, positions: bool = False, scorable: bool = False) -> None:
        kept = formats.Positions() if positions else formats.Existence()
        super().__init__(kept, analysis.IDAnalyzer(), scorable=scorable)

    def index(self, value: Sequence[Entry], **_options: object) -> Sequence[Entry]:
        """Return what ``row_of`` made ready."""
        return value


def whoosh_schema() -> fields.Schema:
    """Return the fields of a new index."""
    return fields.Schema(
        id=Terms(),
        key=Terms(),
        x=Terms(positions=True, scorable=True),
        stem=Terms(scorable=True),
        title=Terms(scorable=True),
        reference=Terms(positions=True),
        quotes=Terms(),
        mentions=Terms(),
        **{name: Terms() for name in (*NAMES, *CATEGORIES)},
        **{name: fields.COLUMN(columns.NumericColumn("i")) for name in NUMBERS},
    )


def row_of(document: IndexedDocument) -> dict[str, Any]:
    """Return what Whoosh's writer takes for a document, so made that the writer cannot fail on it.

    Raises:
        ValueError: a number or a term is none that the index can hold.
    """
    terms = {
        "id": (str(document.id),),
        "key": (document.key.casefold(),),
        "stem": document.stems,
        "title": document.title,
        "quotes": tuple(key.casefold() for key in document.quotes),
        "mentions": tuple(normal.casefold() for normal in document.mentions),
        "sender": document.sender_words,
        "recipient": document.recipient_words,
        "person": document.person_words,
        "kind": (document.kind,),
        "language": (document.language,),
        "direction": (document.direction,),
        "status": (document.status,),
        "topics": tuple(map(str, document.topics)),
        "people": tuple(map(str, document.people)),
    }
    return (
        {name: list(_counted(values)) for name, values in terms.items()}
        | {"x": list(_placed(document.words)), "reference": list(_placed(document.reference))}
        | {
            "number": _fitting(document.id),
            "revision": _fitting(document.revision),
            "date": _fitting(document.date),
            "until": _fitting(document.until),
            "confidential": int(document.confidential),
        }
    )


def _counted(terms: Sequence[str]) -> Iterator[Entry]:
    for term, often in Counter(terms).items():
        if term:
            yield term.encode(), often, float(often), b""


def _placed(terms: Sequence[str]) -> Iterator[Entry]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(terms):
        places[term].append(place)
    for term, where in places.items():
        if term:
            yield term.encode(), len(where), float(len(where)), _POSITIONS.encode(where)


_POSITIONS = formats.Positions()
_LARGEST = 2**31 - 1


def _fitting(number: int) -> int:
    if abs(number) > _LARGEST:
        raise ValueError(number)
    return number

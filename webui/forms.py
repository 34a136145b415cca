"""What comes in with a request, in the values of the archive; and the addresses that say it back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from archive.bulk import TopicEdit
from archive.documents import CHOICES, ROLE_FIELDS, Edit, format_date, people_of
from archive.models import LANGUAGES, Document
from indexer.engine import Filters, Sort
from indexer.search import SearchRequest

PAGE_SIZE = 10
"""Hits on one page of a search."""

LIST_SIZE = 50
"""Documents on one page of a list."""

MANY = 1_000_000
"""No page has a higher number."""

SORTS: Mapping[str, Sort] = {"date": "date", "-date": "-date"}
"""The orders that an address can ask for; without one, the best match comes first."""

PLAIN_FIELDS = ("title", "date", "reference", "publisher", "url", *CHOICES)
"""The fields of the edit form that are one line or one choice."""

CONFIDENTIAL = "confidential"
ANSWERS: Mapping[str, bool] = {"yes": True, "no": False}
"""What the form that edits many documents can say to a question; anything else leaves it open."""

CAN_BE_EMPTY = ("date", "language", "reference", "publisher", "url", *ROLE_FIELDS)
"""The fields that many documents can be emptied of at once."""

Values = MultiDict[str, str]

UNQUOTED = "!$'()*,/:;?@"
"""What stands in a query as it is. Source: RFC 3986 section 3.4."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a search asks for. ``values`` are its parameters as they came; ``page`` counts from 1."""

    values: Values
    query: str
    first: str
    last: str
    sort: Sort
    page: int

    @property
    def request(self) -> SearchRequest:
        """The same for the index; the dates become part of the query, which reads them in every notation."""
        dates = f" date:{self.first}..{self.last}" if self.first or self.last else ""
        chosen = self.values
        return SearchRequest(
            query=self.query + dates,
            filters=Filters(
                kinds=tuple(chosen.getlist("kind")),
                languages=tuple(chosen.getlist("language")),
                years=tuple(chosen.getlist("year", type=int)),
                topics=tuple(chosen.getlist("topic", type=int)),
                people=tuple(chosen.getlist("person", type=int)),
                directions=tuple(chosen.getlist("direction")),
            ),
            expand=self.expands,
            without=tuple(chosen.getlist("without")),
            sort=self.sort,
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
        )

    @property
    def expands(self) -> bool:
        """Whether the words of other languages are looked for too."""
        return self.values.get("expand") != "off"

    def leaving(self, typed: str) -> str:
        """Return the address of the same search without what is added for one word of it."""
        return self._address(self._without("page") | {"without": [*self.values.getlist("without"), typed]})

    def as_typed(self) -> str:
        """Return the address of the same search without any words of other languages."""
        return self._address(self._without("page", "without") | {"expand": ["off"]})

    def with_page(self, page: int) -> str:
        """Return the address of another page of the same search."""
        return self._address(self._without("page") | {"page": [str(page)]})

    def exported(self, suffix: str) -> str:
        """Return the address of a file with all results of the same search."""
        return self._address(self._without("page"), "records.download", suffix=suffix)

    def editing(self) -> str:
        """Return the address of the form that edits all results of the same search."""
        return self._address(self._without("page"), "bulk.choose")

    def toggled(self, name: str, value: str) -> str:
        """Return the address with one value of a filter added, or taken off where it is there."""
        values = self.values.getlist(name)
        others = [each for each in values if each != value]
        return self._address(self._without("page") | {name: others if value in values else [*values, value]})

    def without(self, *names: str) -> str:
        """Return the address without these parameters."""
        return self._address(self._without("page", *names))

    def _without(self, *names: str) -> dict[str, list[str]]:
        return {name: values for name, values in self.values.lists() if name not in names}

    def saying(self, query: str) -> "Asked":
        """Return the same search with another query, which says the dates itself; the page stays."""
        others = [(name, value) for name, value in self.values.items(multi=True) if name not in ("q", "from", "until")]
        return replace(self, values=MultiDict([("q", query), *others]), query=query, first="", last="")

    def respelt(self, query: str) -> str:
        """Return the address of the first page of that search."""
        return self.saying(query).without()

    def document(self, key: str) -> str:
        """Return the address of a document with what this search looks for marked."""
        names = {name: values for name, values in self.values.lists() if name in ("q", "expand", "without")}
        return self._address(names, "documents.show", key=key)

    def _address(self, values: Mapping[str, list[str]], endpoint: str = "search.show", **fixed: str) -> str:
        parameters = {name: found for name, found in values.items() if any(found)}
        place: dict[str, Any] = {**fixed}
        address = url_for(endpoint, **place)
        return f"{address}?{urlencode(parameters, doseq=True, safe=UNQUOTED)}" if parameters else address


def read_search(values: Values) -> Asked:
    """Read a search from the parameters of its address; what cannot be read is left out, never refused."""
    return Asked(
        values=values,
        query=" ".join(values.get("q", "").split()),
        first=values.get("from", "").strip(),
        last=values.get("until", "").strip(),
        sort=SORTS.get(values.get("sort", ""), "relevance"),
        page=read_page(values),
    )


def read_page(values: Values, name: str = "page") -> int:
    """Return the page asked for, counted from 1; where there are several lists, each has a ``name``."""
    return min(max(values.get(name, 1, type=int), 1), MANY)


def rows_of(page: int) -> range:
    """Return the rows of a list, counted from 0, that stand on a page of it."""
    return range((page - 1) * LIST_SIZE, page * LIST_SIZE)


def describe(document: Document) -> dict[str, str]:
    """Return the description of a document as the edit form shows it, the opposite of ``read_edit``."""
    plain = {name: str(getattr(document, name)) for name in PLAIN_FIELDS}
    people = {
        name: "\n".join(part.person.name for part in people_of(document, role)) for name, role in ROLE_FIELDS.items()
    }
    return plain | people | {"date": format_date(document), "confidential": "on" if document.confidential else ""}


def read_edit(form: Values) -> Edit:
    """Read the edit form; people stand one on a line."""
    plain: dict[str, Any] = {name: form[name].strip() for name in PLAIN_FIELDS if name in form}
    people: dict[str, Any] = {name: _lines(form[name]) for name in ROLE_FIELDS if name in form}
    return Edit(**plain, **people, confidential="confidential" in form)


def read_changes(form: Values, document: Document) -> Edit:
    """Read what the edit form changes: what still is as the page showed it was stated by nobody."""
    entered = read_edit(form)
    held = read_edit(
        MultiDict({name: value for name, value in describe(document).items() if value or name != CONFIDENTIAL})
    )
    changed = {each.name: getattr(entered, each.name) for each in fields(Edit)}
    return Edit(**{name: value for name, value in changed.items() if value != getattr(held, name)})


def read_bulk_edit(form: Values) -> Edit:
    """Read the form that edits many documents: a field left blank stays as it is, one that is to be empty is ticked."""
    emptied = {name for name in form.getlist("empty") if name in CAN_BE_EMPTY}
    plain: dict[str, Any] = {name: form[name].strip() for name in PLAIN_FIELDS if form.get(name, "").strip()}
    people: dict[str, Any] = {name: _lines(form[name]) for name in ROLE_FIELDS if form.get(name, "").strip()}
    empty: dict[str, Any] = {name: () if name in ROLE_FIELDS else "" for name in emptied}
    return Edit(**plain | people | empty, confidential=ANSWERS.get(form.get(CONFIDENTIAL, "")))


def read_topic_edit(form: Values) -> TopicEdit:
    """Read which topics the form that edits many documents gives and takes away."""
    add, remove = (tuple(form.getlist(name, type=int)) for name in ("give", "take"))
    return TopicEdit(add=add, remove=remove)


def read_terms(form: Values) -> dict[str, tuple[str, ...]]:
    """Read the terms of a concept by language; they stand one on a line."""
    return {language: _lines(form.get(language, "")) for language in LANGUAGES}


def _lines(written: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in written.splitlines())))

"""What templates write with: dates, sizes, names of code words, and the marks in a passage."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from flask import Flask, url_for
from flask_babel import LazyString, format_datetime, get_locale, gettext
from jinja2 import pass_context
from jinja2.runtime import Context

from archive.documents import CHOICES, ROLE_FIELDS, parse_date, people_of
from archive.history import Step
from archive.models import Document, Event, Participation, Proposal, Topic
from archive.relations import Related
from archive.rights import Action
from archive.topics import label_of, path_of
from indexer.query import Note
from webui import i18n, reasons
from webui.context import viewer
from webui.texts import place_of

DATE_PATTERNS: Mapping[str, str] = {"day": "d MMMM y", "month": "LLLL y", "year": "y"}
"""How a date is written at each precision, in CLDR's letters."""

STATIC = Path(__file__).parent / "static"

NAMED: Mapping[str, Mapping[str, LazyString]] = {
    "kind": i18n.KINDS,
    "direction": i18n.DIRECTIONS,
    "status": i18n.STATUSES,
    "text_language": i18n.TEXT_LANGUAGES,
    "role": i18n.ROLES,
    "person_kind": i18n.PERSON_KINDS,
    "label_kind": i18n.LABEL_KINDS,
    "field": i18n.FIELDS,
    "facet": i18n.FACETS,
    "sort_name": i18n.SORTS,
    "outcome": i18n.OUTCOMES,
    "confidential": i18n.ANSWERS,
    "mention_kind": i18n.MENTION_KINDS,
}
"""The filters that give a code word its name in the reader's language."""


CODED: Mapping[str, str] = {"language": "text_language"}
"""Fields whose code words are named by a filter of another name."""


def day(date: dt.date | None, precision: str = "day") -> str:
    """Write a date in the reader's language, as precise as it is known: "13 January 2026", "December 2025", "2025"."""
    return "" if date is None else format_date(date, DATE_PATTERNS[precision], locale=get_locale())


def dated(document: Document) -> str:
    """Write the date of a document, or nothing where it has none."""
    return day(document.date, document.date_precision)


def moment(when: dt.datetime) -> str:
    """Write a day and a time of that day."""
    return str(format_datetime(when, "d MMM y, HH:mm"))


def size(number: int) -> str:
    """Write a number of bytes in the unit in which it has one to three digits before the point."""
    value, unit = float(number), "B"
    for larger in ("kB", "MB", "GB"):
        if value < 1000:  # noqa: PLR2004  # where SI moves on to the next unit
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"


def segments(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Cut a text at its marks (0-based, half-open, ascending, apart) into pieces that are marked or not."""
    done = 0
    for start, end in marks:
        if start > done:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False


def people(document: Document) -> list[Participation]:
    """Return who matters in a list: the other side of a letter, else who speaks or wrote."""
    roles = {"out": ("recipient",), "in": ("sender",)}.get(document.direction, ("interviewee", "author", "sender"))
    found = [part for role in roles for part in people_of(document, role)]
    return found or [part for part in document.participations if part.role != "copy"]


def relation_name(related: Related) -> str:
    """Name a relation as it reads from this document's side."""
    return str(i18n.RELATIONS[related.kind][related.direction == "in"])


def topic_name(topic: Topic) -> str:
    """Name a topic in the reader's language."""
    return label_of(topic, i18n.language())


def topic_path(topic: Topic) -> str:
    """Name a topic with those above it."""
    return " › ".join(topic_name(each) for each in path_of(topic))


def proposed(proposal: Proposal) -> str:
    """Write the value of a proposal as the page would show it once it is filled in."""
    if proposal.field == "date":
        return day(*parse_date(proposal.value))
    if proposal.field == "relation":
        kind, _, key = proposal.value.partition(" ")
        return f"{i18n.RELATIONS[kind][0]} {key}"
    return i18n.word(NAMED.get(CODED.get(proposal.field, proposal.field), {}), proposal.value)


def facet_label(label: str, facet: str) -> str:
    """Write a value of a facet: names stand as they are, code words get theirs."""
    return i18n.word(NAMED.get(CODED.get(facet, facet), {}), label)


def note_sentence(note: Note) -> str:
    """Say what of a query was not read as it may have been meant."""
    return str(i18n.NOTES[note.code]) % {"text": note.text}


def deeds(step: Step) -> str:
    """Say what a person did to a document in one go; with a new document, its description came along by itself."""
    done = {(event.table_name, event.action) for event in step.events}
    if ("documents", "insert") in done:
        done &= i18n.BESIDE_ADDING
    said = [str(words) for deed, words in i18n.DEEDS.items() if deed in done]
    changed = dict.fromkeys(name for event in step.events for name in _changed(event))
    if changed and ("documents", "update") in done:
        fields = ", ".join(i18n.word(i18n.FIELDS, name).lower() for name in changed)
        said.append(gettext("changed %(fields)s", fields=fields))
    return ", ".join(said)


def _changed(event: Event) -> list[str]:
    is_edit = (event.table_name, event.action) == ("documents", "update")
    return [name for name in event.after if name in i18n.FIELDS] if is_edit else []


def may(action: Action) -> bool:
    """Tell whether who looks at the page may do this."""
    return viewer().may(action)


@cache
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that browsers may keep it for ever."""
    return url_for("static", filename=name, v=_version(name))


FILTERS: tuple[Callable[..., Any], ...] = (
    day, dated, moment, size, segments, people, relation_name, topic_name, topic_path, proposed, facet_label,
    note_sentence, deeds, place_of,
)  # fmt: skip
GLOBALS: tuple[Callable[..., Any], ...] = (asset, may, i18n.language)


def _naming(words: Mapping[str, LazyString]) -> Callable[[Context, str], str]:
    """Make the filter that names code words; with a context, for "date"|field is not the same in all languages."""

    @pass_context
    def name(_context: Context, code: str) -> str:
        return i18n.word(words, code)

    return name


def register(app: Flask) -> None:
    """Give the templates their filters and the few names they all know."""
    for name, table in NAMED.items():
        app.add_template_filter(_naming(table), name)
    app.add_template_filter(reasons.say, "reason")
    for each in FILTERS:
        app.add_template_filter(each)
    for each in GLOBALS:
        app.add_template_global(each)
    app.jinja_env.globals |= {
        "CHOICES": {name: NAMED[CODED.get(name, name)] for name in CHOICES},
        "LANGUAGES": i18n.LANGUAGES,
        "RELATIONS": i18n.RELATIONS,
        "ROLES": i18n.ROLES,
        "ROLE_FIELDS": ROLE_FIELDS,
        "TEXT_LANGUAGES": i18n.TEXT_LANGUAGES,
    }

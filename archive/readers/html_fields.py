"""What a web page states about itself: JSON-LD first, then the meta elements of its head."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from archive.normalise import one_line
from archive.readers.base import Field, FieldName, FieldSource

_META: dict[str, FieldName] = {
    "og:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "citation_author": "author",
    "article:published_time": "date",
    "date": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "datepublished": "date",
    "citation_publication_date": "date",
    "og:site_name": "site",
    "application-name": "site",
    "og:url": "url",
    "og:locale": "language",
    "dc.language": "language",
}
_LINKED: dict[str, FieldName] = {
    "headline": "title",
    "datePublished": "date",
    "author": "author",
    "publisher": "site",
    "url": "url",
    "inLanguage": "language",
}
_DEEPEST = 20
"""Levels of nesting of JSON-LD that are followed."""


def html_fields(root: HtmlElement) -> tuple[Field, ...]:
    """Collect what a page states, each statement once; the most believable source comes first."""
    stated = (*_json_ld(root), *_meta(root), *_elements(root))
    kept = (Field(field.name, one_line(field.value), field.source) for field in stated)
    return tuple(dict.fromkeys(field for field in kept if field.value))


def _json_ld(root: HtmlElement) -> Iterator[Field]:
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            linked = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # many pages carry broken JSON-LD; it is evidence, not content
        for thing in _things(linked):
            yield from _statements(thing)


def _things(linked: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # JSON of strangers
    """Give each article in a JSON-LD structure, which may be a list, a graph or one object."""
    if depth > _DEEPEST:
        return
    if isinstance(linked, list):
        for thing in linked:
            yield from _things(thing, depth + 1)
    elif isinstance(linked, dict):
        if "headline" in linked or "datePublished" in linked:
            yield linked
        yield from _things(linked.get("@graph"), depth + 1)


def _statements(thing: dict[str, Any]) -> Iterator[Field]:
    for key, name in _LINKED.items():
        for value in _names(thing.get(key)):
            yield Field(name, value, "json-ld")


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401  # JSON of strangers
    """Give the names in a JSON-LD value: a text, a thing with a name, or a list of those."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            yield name


def _meta(root: HtmlElement) -> Iterator[Field]:
    for element in root.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        name = _META.get(key.lower())
        if name:
            yield Field(name, element.get("content", ""), "html-meta")


def _elements(root: HtmlElement) -> Iterator[Field]:
    """Give what stands in ordinary elements; the title element often carries the site's name too."""
    places: tuple[tuple[str, FieldName, FieldSource], ...] = (
        ("//h1", "heading", "layout"),
        ("//head/title", "title", "html-meta"),
        ("//link[@rel='canonical']/@href", "url", "html-meta"),
        ("//time/@datetime", "date", "html-meta"),
        ("/html/@lang", "language", "html-meta"),
    )
    for path, name, source in places:
        for found in root.xpath(path)[:1]:
            yield Field(name, str(found.text_content() if isinstance(found, HtmlElement) else found), source)

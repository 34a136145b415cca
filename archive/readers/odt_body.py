"""The body of an OpenDocument text as pandoc can read it, who passes over what it does not know.

A field (a date, a name from a mail merge, what was typed into a form) becomes the words it shows, what stands in a text
box comes before the paragraph that the box hangs on, and lists of contents or of sources become ordinary sections.
Source: OpenDocument 1.3, part 3, sections 7 (fields), 8 (indexes) and 10 (frames and shapes).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_BLOCKS = frozenset({*_PARAGRAPHS, f"{TEXT}list", f"{TEXT}section", f"{_TABLE}table"})
_BESIDE = frozenset({f"{TEXT}note", f"{_OFFICE}annotation"})
"""What stands in a paragraph and has paragraphs of its own, which pandoc knows."""
_NO_FIELDS = frozenset(f"{TEXT}{name}" for name in ("p", "h", "span", "a", "note-citation", "script"))
"""What has words and is no field, or has words that nobody sees or that pandoc finds by itself."""
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
        "index-body",
        "index-title",
    )
)


def made_plain(content: Element) -> bytes:
    """Return the XML of a document's content with fields, text boxes and indexes made plain; changes the tree."""
    for element in content.iter():
        if element.tag in _INDEXES:
            element.tag = f"{TEXT}section"
    _hoist_boxes(content)
    for element in content.iter():
        if element.tag in _PARAGRAPHS:
            _show_fields(element)
    return tostring(content)


def words_of(paragraph: Element) -> str:
    """Give the words of a paragraph, its tabs and line breaks as spaces."""
    gap = " " if paragraph.tag in {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"} else ""
    inside = "".join(f"{words_of(child)}{child.tail or ''}" for child in paragraph)
    return f"{gap}{paragraph.text or ''}{inside}"


def _show_fields(paragraph: Element) -> None:
    for element in paragraph.iter():
        if _is_field(element):
            element.tag = f"{TEXT}span"


def _is_field(element: Element) -> bool:
    """Say whether an element shows words of its own and has nothing but those."""
    is_hidden = element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
    return (
        element.tag.startswith(TEXT)
        and element.tag not in _NO_FIELDS
        and len(element) == 0
        and bool(element.text)
        and not is_hidden
    )


def _hoist_boxes(content: Element) -> None:
    """Move what stands in text boxes and shapes before the paragraph, or the shape of the page, that holds it."""
    for parent in list(content.iter()):
        if parent.tag in _PARAGRAPHS:
            continue
        for child in list(parent):
            if child.tag in _PARAGRAPHS or child.tag.startswith(_DRAW):
                at = list(parent).index(child)
                parent[at:at] = _taken_out(child)


def _taken_out(holder: Element) -> Iterator[Element]:
    """Take the blocks out of the boxes inside an element, and give them in their order."""
    for child in list(holder):
        if child.tag in _BLOCKS:
            holder.remove(child)
            yield from _taken_out(child) if child.tag in _PARAGRAPHS else ()
            yield child
        elif child.tag not in _BESIDE:
            yield from _taken_out(child)

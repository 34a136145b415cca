"""Web pages: the article without what surrounds it, and what the page states about itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from archive.errors import DamagedFile, NoContent
from archive.normalise import squash, tidy
from archive.readers.base import Extract, Field
from archive.readers.encoding import decode
from archive.readers.html_fields import html_fields
from archive.readers.media_type import HTML

VERSION = 2

_HEAD = 2048
"""Bytes in which a page declares its encoding. Source: HTML Living Standard 13.2.3.2 has 1024; mails are looser."""
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)

_SHORTEST_ARTICLE = 250
"""Characters below which an article is more likely missed than short: then all of the page is taken."""

_UNREADABLE = "//script|//style|//noscript|//template|//head|//comment()|//processing-instruction()|//svg"
_SURROUNDINGS = "//nav|//footer|//form|//*[@role='navigation']"
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|d[dlt]|div|fieldset|fig(?:caption|ure)|h[1-6]|header|hr|li|main|ol|p|pre"
    "|section|table|td|th|tr|ul"
)
_PERMALINK = re.compile(r"<a\b[^>]*>\s*(?:¶|&para;|&#182;|#|§)\s*</a>", re.IGNORECASE)
"""A sign after a heading that links to it."""
_PARAGRAPH = "\x1e"
"""Stands for the bounds of a block while its text is collected; no page can hold this sign."""


def read_html(data: bytes, *, name: str) -> Extract:
    """Read a saved web page: its article, headings and questions as paragraphs, and its fields."""
    source = _PERMALINK.sub("", _decode(data))
    root = _parse(source, name)
    fields = html_fields(root)
    text = _article(source)
    if len(text) < _SHORTEST_ARTICLE:
        text = max(text, plain_text(source, name=name), key=len)
    text = _under_heading(text, fields)
    return Extract(text=text, media_type=HTML, extractor="trafilatura", version=VERSION, fields=fields)


def plain_text(source: str, *, name: str) -> str:
    """Give all text of a page or a mail, block by block, without menus and forms."""
    root = _parse(source, name)
    for path in (_UNREADABLE, _SURROUNDINGS):
        for element in root.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
    blocks = (tidy(block) for block in "".join(_pieces(root)).split(_PARAGRAPH))
    return tidy("\n\n".join(block for block in blocks if block))


def _article(source: str) -> str:
    """Give the article as trafilatura finds it, one line for each paragraph; items of a list stay together."""
    found = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
    lines = [line for line, _ in groupby(found.split("\n"))]  # it may give the title twice
    paragraphs = re.sub(r"\n+", "\n\n", "\n".join(lines))
    return tidy(re.sub(r"^(- .*)\n\n(?=- )", r"\1\n", paragraphs, flags=re.MULTILINE))


def _under_heading(text: str, fields: Sequence[Field]) -> str:
    """Put the page's heading above its article where that begins below it."""
    heading = next((field.value for field in fields if field.name == "heading"), "")
    return text if squash(heading).text in squash(text).text else tidy(f"{heading}\n\n{text}")


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Give the text of an element and below, with signs for the bounds of blocks and LF for line breaks."""
    bound = _PARAGRAPH if _BLOCK.fullmatch(element.tag) else ""
    yield "\n" if element.tag == "br" else bound
    yield _spaced(element.text)
    for child in element:
        yield from _pieces(child)
        yield _spaced(child.tail)
    yield bound


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _parse(source: str, name: str) -> HtmlElement:
    if not source.strip():
        raise NoContent(name)
    try:
        # as UTF-8 bytes: lxml refuses a text that declares its own encoding
        return lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise DamagedFile(name, "its HTML cannot be taken apart") from error


def _decode(data: bytes) -> str:
    """Decode a page as it declares, or by what it looks like where that is missing or wrong."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared:
        try:
            # the Web reads "latin-1" as Windows-1252. Source: Encoding Standard, 4.2
            encoding = re.sub(r"(?i)^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$", "cp1252", declared.group(1).decode())
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            pass
    return decode(data)

"""Plain text and Markdown: decoded, and flowed back where its lines were cut to fit a page."""

import re

from archive.normalise import one_line
from archive.readers.base import Extract, Field, FieldName
from archive.readers.columns import unweave
from archive.readers.drawn import undrawn
from archive.readers.encoding import decode
from archive.readers.letter_lines import PAGE_NUMBER
from archive.readers.media_type import MD, TXT
from archive.readers.reflow import reflow

VERSION = 6

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_NAMES: dict[str, FieldName] = {
    "title": "title",
    "author": "author",
    "from": "author",
    "recipient": "recipient",
    "to": "recipient",
    "cc": "copy",
    "date": "date",
    "site": "site",
    "publisher": "site",
    "url": "url",
    "source": "url",
    "language": "language",
    "lang": "language",
    "reference": "reference",
}
_HEADING = re.compile(r"^(?:#{1,6}[ \t]+|#{2,6})([^#\s].*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"(?:(?<=\n\n)|\A)(?![ \t>|*+#-])(\S.*)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
"""The other way to write a heading."""
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"</?[a-zA-Z][^>\n]*>"), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),  # a picture: its words
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),  # a link, which may hold a picture: its words
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"\\$", re.MULTILINE), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_text(data: bytes, *, name: str) -> Extract:  # noqa: ARG001  # the contract of readers; a text cannot be damaged
    """Read plain text in any of the usual encodings."""
    text = reflow(unweave(undrawn(_without_page_breaks(decode(data)))))
    return Extract(text=text, media_type=TXT, extractor="text", version=VERSION)


def read_markdown(data: bytes, *, name: str) -> Extract:  # noqa: ARG001  # as above
    """Read Markdown: its words without the marks, its front matter as fields, its first heading."""
    source = decode(data).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(source)
    fields = _front_matter(front.group(1)) if front else ()
    body = _UNDERLINED.sub(r"# \1", source[front.end() :] if front else source)
    heading = _HEADING.search(body)
    if heading:
        fields = (*fields, Field("heading", one_line(_without_marks(heading.group(1))), "layout"))
    return Extract(
        text=reflow(_without_marks(_HEADING.sub(r"\n\1\n", body))),
        media_type=MD,
        extractor="markdown",
        version=VERSION,
        fields=fields,
    )


def _front_matter(block: str) -> tuple[Field, ...]:
    entries = ((key.lower(), one_line(value).strip("\"'")) for key, value in _ENTRY.findall(block))
    return tuple(Field(_NAMES[key], value, "front-matter") for key, value in entries if key in _NAMES and value)


def _without_marks(text: str) -> str:
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    return text


def _without_page_breaks(text: str) -> str:
    """Take out form feeds, with the page number that stands just before or after one."""
    pages = text.split("\f")
    if len(pages) == 1:
        return text
    return "\n".join("\n".join(_without_page_number(page.split("\n"))) for page in pages)


def _without_page_number(lines: list[str]) -> list[str]:
    filled = [index for index, line in enumerate(lines) if line.strip()]
    numbers = {index for index in filled[:1] + filled[-1:] if PAGE_NUMBER.fullmatch(lines[index].strip())}
    return [line for index, line in enumerate(lines) if index not in numbers]

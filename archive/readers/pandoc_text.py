"""The text of pandoc's syntax tree: paragraphs, lists with their numbers, tables by row, notes at the end."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from archive.normalise import one_line, tidy

Node = dict[str, Any]
"""An element of the tree: ``t`` its type, ``c`` its content. Source: pandoc-types 1.23, Text.Pandoc.Definition."""

_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


@dataclass(slots=True)
class PandocText:
    """What a tree holds: ``paragraphs`` in reading order, ``notes`` in the order of their marks, ``headings``."""

    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs, then the notes, each after its number."""
        notes = [f"{number}. {note}" for number, note in enumerate(self.notes, 1)]
        return tidy("\n\n".join([*self.paragraphs, *notes]))


def text_of(tree: Node) -> PandocText:
    """Collect the text of a document that pandoc read.

    What Word's styles call a title, subtitle, author, date or abstract is printed above the text, and pandoc takes it
    out of there.
    """
    out = PandocText()
    for name in ("title", "subtitle", "author", "date", "abstract"):
        out.paragraphs += _meta(tree["meta"].get(name, {}), out)
    if "title" in tree["meta"]:
        out.headings += map(one_line, out.paragraphs[:1])
    out.paragraphs += _blocks(tree["blocks"], out)
    return out


def _meta(value: Node, out: PandocText) -> list[str]:
    """Give the paragraphs of a value that stands beside the text, those of a list in its order."""
    if value.get("t") == "MetaList":
        return [paragraph for each in value["c"] for paragraph in _meta(each, out)]
    kinds = {"MetaInlines": "Plain", "MetaBlocks": "BlockQuote"}
    return _block({**value, "t": kinds.get(value.get("t", ""), "")}, out)


def _block(block: Node, out: PandocText) -> list[str]:
    """Give the paragraphs of one block; a type without text (a rule, raw code of another format) has none."""
    rule = _BLOCKS.get(block["t"])
    return [paragraph for paragraph in rule(block.get("c"), out) if paragraph.strip()] if rule else []


def _blocks(blocks: Iterable[Node], out: PandocText) -> list[str]:
    return [paragraph for block in blocks for paragraph in _block(block, out)]


def _header(content: Any, out: PandocText) -> list[str]:  # noqa: ANN401  # the tree is untyped JSON
    words = _inlines(content[2], out)
    out.headings.append(one_line(words))
    return [words]


def _ordered_list(content: Any, out: PandocText) -> list[str]:  # noqa: ANN401
    (start, *_), items = content
    return _items(items, [f"{number}. " for number in range(start, start + len(items))], out)


def _bullet_list(items: Any, out: PandocText) -> list[str]:  # noqa: ANN401
    return _items(items, ["- "] * len(items), out)


def _items(items: list[list[Node]], marks: list[str], out: PandocText) -> list[str]:
    """Give a list as one paragraph with a line for each item."""
    lines = (mark + "\n".join(_blocks(item, out)) for mark, item in zip(marks, items, strict=True))
    return ["\n".join(lines)]


def _definitions(content: Any, out: PandocText) -> list[str]:  # noqa: ANN401
    found: list[str] = []
    for term, meanings in content:
        found.append(_inlines(term, out))
        found += [paragraph for meaning in meanings for paragraph in _blocks(meaning, out)]
    return found


def _table(content: Any, out: PandocText) -> list[str]:  # noqa: ANN401
    """Give a table as one paragraph with a line for each row, cells divided by " | "."""
    _, (_, caption), _, (_, head), bodies, (_, foot) = content
    rows = [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]
    lines = (" | ".join(_cell(cell, out) for cell in row[1]) for row in rows)
    return [*_blocks(caption, out), "\n".join(line for line in lines if line.strip(" |"))]


def _cell(cell: Any, out: PandocText) -> str:  # noqa: ANN401
    return one_line(" ".join(_blocks(cell[4], out)))


def _inlines(inlines: Iterable[Node], out: PandocText) -> str:
    return "".join(_inline(inline, out) for inline in inlines)


def _inline(inline: Node, out: PandocText) -> str:
    kind, content = inline["t"], inline.get("c")
    if kind in _SPACES:
        return _SPACES[kind]
    if kind == "Note":
        out.notes.append(one_line(" ".join(_blocks(content or [], out))))
        return ""
    if kind == "Str":
        return str(content)
    return _INLINES[kind](content, out) if kind in _INLINES else ""


def _quoted(content: Any, out: PandocText) -> str:  # noqa: ANN401
    marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
    return f"{marks[0]}{_inlines(content[1], out)}{marks[1]}"


_Block = Callable[[Any, PandocText], list[str]]
_BLOCKS: dict[str, _Block] = {
    "Para": lambda content, out: [_inlines(content, out)],
    "Plain": lambda content, out: [_inlines(content, out)],
    "LineBlock": lambda content, out: ["\n".join(_inlines(line, out) for line in content)],
    "CodeBlock": lambda content, _: [re.sub(r"\n{2,}", "\n", content[1])],
    "BlockQuote": _blocks,
    "Div": lambda content, out: _blocks(content[1], out),
    "Figure": lambda content, out: _blocks([*content[1][1], *content[2]], out),
    "Header": _header,
    "OrderedList": _ordered_list,
    "BulletList": _bullet_list,
    "DefinitionList": _definitions,
    "Table": _table,
}

_Inline = Callable[[Any, PandocText], str]
_INLINES: dict[str, _Inline] = {
    **dict.fromkeys(("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"), _inlines),
    **dict.fromkeys(("Span", "Link", "Cite"), lambda content, out: _inlines(content[1], out)),
    **dict.fromkeys(("Code", "Math"), lambda content, _: str(content[1])),
    "Quoted": _quoted,
}

"""What was filled in or put on the pages of a PDF afterwards: fields of forms, typed remarks, stamps, signatures.

They are annotations, which pdfminer does not read. What was typed is read as it was typed, and placed beside the words
printed at its height; what is only drawn (a stamp) is made part of the page. Source: ISO 32000-1, 12.5 and 12.7.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf
from pdfminer.utils import apply_matrix_rect

from archive.normalise import one_line
from archive.readers.pdf_layout import PdfLine
from archive.readers.reflow import printed_width

BROKEN = (pikepdf.PdfError, LookupError, RuntimeError, TypeError, ValueError, AttributeError)
"""What pikepdf raises on the objects of a damaged file."""

_TYPED = ("/Widget", "/FreeText")
_DRAWN = ("/Widget", "/Stamp")
_HIDDEN = 0x02 | 0x20
"""Flags of an annotation: hidden, or not to be viewed."""
_SECRET, _PUSHED = 1 << 13, 1 << 16
"""Flags of a field: a password, or a button that does something and holds nothing."""
_TICKED, _EMPTY = "☒", "☐"

_FONT_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s+Tf")
_LARGEST = 12.0
"""Points of letters whose size is left to the reading program."""
_OF_THE_BOX = 0.7
"""Share of its box's height that one line of such letters takes."""
_LEADING = 1.2
"""Distance of two lines, in sizes of their letters."""
_NEAR, _BEHIND = 3.0, 2.0
"""Sizes of the letters between what was filled in and its label; how much further one behind it counts."""
_DEEPEST = 30
"""Fields inside each other."""


def annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    """Return what lies on a page and is no part of it; what is damaged is passed over."""
    found = page.obj.get("/Annots")
    return [each for each in found if isinstance(each, pikepdf.Dictionary)] if isinstance(found, pikepdf.Array) else []


def take_filled(pdf: pikepdf.Pdf) -> list[list[PdfLine]]:
    """Take what was typed out of the annotations of each page, as lines; the annotations go."""
    return [_take(page, number) for number, page in enumerate(pdf.pages, 1)]


def draw_annotations(pdf: pikepdf.Pdf) -> bool:
    """Make stamps, signatures and buttons part of their pages, and take all other annotations away.

    Returns whether anything was drawn.
    """
    drawn = [_drawn(page) for page in pdf.pages]
    for page, stamps in zip(pdf.pages, drawn, strict=True):
        page.obj["/Annots"] = pikepdf.Array(stamps)
    if any(drawn):
        pdf.flatten_annotations("screen")
    for page in pdf.pages:
        page.obj["/Annots"] = pikepdf.Array()
    return any(drawn)


def with_filled(printed: Sequence[PdfLine], filled: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the printed lines of a page with what was filled in: each after its label, or on a line of its own.

    A box to tick has its label behind it.
    """
    lines = list(printed)
    for line in filled:
        middle = (line.y0 + line.y1) / 2
        level = [other for other in lines if other.y0 < middle < other.y1]
        label = min(level, key=lambda other: abs(_distance(line, other)), default=None)
        if label is not None and _distance(line, label) < _NEAR * label.size:
            lines[lines.index(label)] = _joined(*sorted((label, line), key=lambda each: each.x0), like=label)
        else:
            lines.append(line)
    return lines


def _distance(line: PdfLine, label: PdfLine) -> float:
    """Return how far a label stands before something, in points; one behind it counts as further away."""
    return line.x0 - label.x1 if label.x0 <= line.x0 else _BEHIND * (label.x0 - line.x1)


def _joined(left: PdfLine, right: PdfLine, *, like: PdfLine) -> PdfLine:
    return replace(like, x0=left.x0, x1=max(left.x1, right.x1), text=f"{left.text} {right.text}")


def _take(page: pikepdf.Page, number: int) -> list[PdfLine]:
    lines: list[PdfLine] = []
    left: list[pikepdf.Object] = []
    for annotation in annotations(page):
        try:
            found = _lines(annotation, page, number)
        except BROKEN:
            continue
        if found is None:
            left.append(annotation)
        else:
            lines += found
    page.obj["/Annots"] = pikepdf.Array(left)
    return lines


def _drawn(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [each for each in annotations(page) if each.get("/Subtype") in _DRAWN and "/AP" in each]


def _lines(annotation: pikepdf.Object, page: pikepdf.Page, number: int) -> list[PdfLine] | None:
    """Give the lines of an annotation; None where it is no typed one."""
    value = _value(annotation) if annotation.get("/Subtype") in _TYPED else None
    if value is None:
        return None
    if int(annotation.get("/F", 0)) & _HIDDEN:
        return []
    x0, y0, x1, y1 = _place(annotation, page)
    words = [one_line(line) for line in re.split(r"\r\n?|\n", value)]
    size = _size(annotation, y1 - y0, len(words))
    above = (y1 - y0 - size) / 2 if len(words) == 1 else 0
    return [
        PdfLine(
            page=number,
            x0=x0,
            x1=min(x1, x0 + printed_width(line) * size / 1000),
            y0=y1 - above - size * (1 + _LEADING * index),
            y1=y1 - above - size * _LEADING * index,
            size=size,
            is_bold=False,
            text=line,
        )
        for index, line in enumerate(words)
        if line
    ]


def _value(annotation: pikepdf.Object) -> str | None:
    """Return what was typed, chosen or ticked; None of a button or signature, which are only drawn."""
    if annotation.get("/Subtype") == "/FreeText":
        return str(annotation.get("/Contents", ""))
    kind, flags = _inherited(annotation, "/FT"), int(_inherited(annotation, "/Ff") or 0)
    if kind == "/Btn" and not flags & _PUSHED:
        return _EMPTY if annotation.get("/AS", "/Off") == "/Off" else _TICKED
    if kind == "/Tx":
        return "" if flags & _SECRET else _text(_inherited(annotation, "/V"))
    return _chosen(annotation) if kind == "/Ch" else None


def _chosen(annotation: pikepdf.Object) -> str:
    """Return what was chosen from a list, in the words that are shown for it."""
    chosen, options = _inherited(annotation, "/V"), _inherited(annotation, "/Opt") or ()
    shown = {str(each[0]): str(each[1]) for each in options if isinstance(each, pikepdf.Array)}
    values = chosen if isinstance(chosen, pikepdf.Array) else [chosen]
    return "\n".join(shown.get(text, text) for text in map(_text, values))


def _text(value: object) -> str:
    if isinstance(value, pikepdf.Stream):
        return str(pikepdf.String(value.read_bytes()))
    return str(value) if isinstance(value, pikepdf.String) else ""


def _inherited(field: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """Return an entry of a field or page, or of what it lies in."""
    return next((each[key] for each in _lineage(field) if key in each), None)


def _lineage(field: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for _ in range(_DEEPEST):
        yield field
        if "/Parent" not in field:
            return
        field = field["/Parent"]


def _place(annotation: pikepdf.Object, page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return where an annotation stands on the page as it is seen, in points from its lower left corner."""
    left, low, right, high = (float(each) for each in _inherited(page.obj, "/MediaBox") or ())
    turns = {
        90: (0.0, -1.0, 1.0, 0.0, -low, right),
        180: (-1.0, 0.0, 0.0, -1.0, right, high),
        270: (0.0, 1.0, -1.0, 0.0, high, -left),
    }
    turn = turns.get(int(_inherited(page.obj, "/Rotate") or 0) % 360, (1.0, 0.0, 0.0, 1.0, -left, -low))
    x0, y0, x1, y1 = (float(each) for each in annotation["/Rect"])
    return apply_matrix_rect(turn, (x0, y0, x1, y1))


def _size(annotation: pikepdf.Object, height: float, lines: int) -> float:
    """Return the size of the letters in a box of this height, in points."""
    stated = _FONT_SIZE.search(str(_inherited(annotation, "/DA") or ""))
    size = float(stated.group(1)) if stated else 0.0
    return size or max(1.0, min(_LARGEST, _OF_THE_BOX * height / lines))

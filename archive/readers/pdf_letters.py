"""The letters of a PDF as a person sees them: accents on their letters, lines that stand on their side put together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pdfminer.layout import LTAnno, LTChar

_ACCENTS = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
}
"""Accents that some programs print over a letter, each with the sign that joins it to the letter before."""
_SYMBOLS = str.maketrans({
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "▪",
    "\uf0fc": "▪",
    "\uf0e0": "→",
    "\uf02d": "-",
    "\uf06f": "☐",
    "\uf0a8": "☐",
    "\uf0fe": "☒",
    "\uf078": "☒",
})  # fmt: skip
"""Signs of the fonts Symbol and Wingdings that texts are written with, as Word names them. Source: MS-OE376 2.1.40."""
_SAME_STEM = 2.0
"""Points between the stems of letters of one line that stands on its side."""
_SPACE, _GAP = 0.2, 3.0
"""Sizes of its letters that divide its words, and that divide it from another one."""


def printed(pieces: Sequence[LTChar | LTAnno]) -> str:
    """Return the words that the pieces of a line make, an accent that is printed over a letter joined to it."""
    texts = [piece.get_text() for piece in pieces]
    if _ACCENTS.keys().isdisjoint(texts):
        return _as_seen("".join(texts))
    text, waiting = "", ""
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if _lies_over(piece, following):
            waiting = _ACCENTS[piece.get_text()]
            continue
        letter = piece.get_text()
        text += ("i" if waiting and letter == "ı" else letter) + waiting
        waiting = ""
    return _as_seen(text)


def _as_seen(text: str) -> str:
    # some fonts call every hyphen a soft one: in a printed line it is always seen
    return text.replace("\u00ad", "-").translate(_SYMBOLS)


def _lies_over(piece: object, letter: object) -> bool:
    """Say whether a piece is an accent whose middle is over the letter that is printed after it."""
    if not (isinstance(piece, LTChar) and isinstance(letter, LTChar) and letter.get_text().isalpha()):
        return False
    middle: float = (piece.x0 + piece.x1) / 2
    return piece.get_text() in _ACCENTS and bool(letter.x0 < middle < letter.x1)


def is_upended(letter: LTChar) -> bool:
    """Say whether a letter stands on its side."""
    across, down, up, along = letter.matrix[:4]
    return bool(abs(across) < abs(down) and abs(along) < abs(up))


def upended_lines(letters: Sequence[LTChar]) -> Iterator[tuple[str, list[LTChar]]]:
    """Put letters that stand on their side together to lines: the words of each, and its letters."""
    stems: list[list[LTChar]] = []
    for letter in sorted(letters, key=lambda each: each.x0):
        if stems and letter.x0 - stems[-1][-1].x0 < _SAME_STEM:
            stems[-1].append(letter)
        else:
            stems.append([letter])
    for stem in stems:
        stem.sort(key=lambda each: each.y0, reverse=stem[0].matrix[1] < 0)
        yield from _divided(stem)


def _divided(stem: Sequence[LTChar]) -> Iterator[tuple[str, list[LTChar]]]:
    text, letters = stem[0].get_text(), [stem[0]]
    for before, letter in pairwise(stem):
        gap = max(letter.y0 - before.y1, before.y0 - letter.y1) / max(1.0, letter.width)
        if gap > _GAP:
            yield text, letters
            text, letters = "", []
        text += f"{' ' if gap > _SPACE else ''}{letter.get_text()}"
        letters.append(letter)
    yield text, letters

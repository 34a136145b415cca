"""What is drawn with characters in a plain text: boxes around tables, and words in letters set apart."""

import re

_RULE = re.compile(r"\s*(?:[─━═│║┃┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪]{3,}|\+(?:[-=]{2,}\+)+|\|(?:\s?:?-{2,}:?\s?\|)+)\s*")
"""A line of a box, or the one below the heads of a table."""
_ROW = re.compile(r"\s*(?P<edge>[│║┃|]).*(?P=edge)\s*")
_EDGE = re.compile(r"[│║┃|]")
_SET_APART = re.compile(r"(?P<indent>\s*)(?P<words>[^\W\d_](?: [^\W\d_])*(?: {2,}[^\W\d_](?: [^\W\d_])*)+)\s*")
"""Two words or more in letters set apart: "S T I C H T I N G   P A A R D"."""
_FEWEST_LETTERS = 6


def undrawn(text: str) -> str:
    """Take the lines of boxes away, so that what stood in them stands in columns, and write spaced words together."""
    printed = text.split("\n")
    kept = []
    for above, line, below in zip(["", *printed], printed, [*printed[1:], ""], strict=False):
        if not _RULE.fullmatch(line):
            kept.append(_EDGE.sub(" ", line) if _is_row(above, line, below) else _joined(line))
        elif not (_ROW.fullmatch(above) and _ROW.fullmatch(below)):
            kept.append("")
    return "\n".join(kept)


def _is_row(above: str, line: str, below: str) -> bool:
    """Tell whether a line stands between the edges of a box: beside a rule or another such line."""
    return bool(_ROW.fullmatch(line)) and any(_RULE.fullmatch(it) or _ROW.fullmatch(it) for it in (above, below))


def _joined(line: str) -> str:
    apart = _SET_APART.fullmatch(line)
    if not apart or sum(it.isalpha() for it in line) < _FEWEST_LETTERS:
        return line
    words = re.split(" {2,}", apart["words"])
    return apart["indent"] + " ".join(word.replace(" ", "") for word in words)

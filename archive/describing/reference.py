"""The document's own reference ("ons kenmerk"), not the one it answers ("uw kenmerk")."""

import re

from archive.describing.base import Proposed
from archive.describing.lines import line_at
from archive.describing.reading import Belief, Reading, from_file, from_text

SYMBOL = re.compile(
    r"\b(?:A/RES/\d+/\d+|S/RES/\d+|A/\d+/L\.\d+|(?:COM|SWD|JOIN)\s?\(\d{4}\)\s?\d+(?:\s(?:final|def\.?))?"
    r"|DOC \d{2} \d{4}/\d{3})(?!\w)"
)
"""Numbers that bodies give their own documents."""
HEAD = 400
"""Code points in which a document shows its own symbol."""
WITH_DIGIT = re.compile(r"\S*\d\S*")


def propose_references(reading: Reading) -> list[Proposed]:
    """Propose the reference of the document itself, best first."""
    proposals = [
        from_file("reference", field.value, field.value, Belief(0.9, f"stated in the {field.source}"))
        for field in reading.stated("reference")
    ]
    for kind, belief in (
        ("own-reference", Belief(0.92, "beside the label for our own")),
        ("reference", Belief(0.82, "beside the label for it")),
    ):
        proposals += [
            from_text("reference", label.text, label, belief)
            for label in reading.labelled(kind)
            if WITH_DIGIT.search(label.text) and len(label.text) < 60  # noqa: PLR2004  # code points: a number, not a sentence
        ]
    symbol = SYMBOL.search(reading.text[:HEAD])
    if symbol and not reading.letter.salutation:
        span = line_at(reading.lines, *symbol.span())
        is_alone = f"\n{symbol.group()}\n" in f"\n{reading.text}\n"
        proposals.append(
            from_text("reference", symbol.group(), span, Belief(0.88 if is_alone else 0.7, "the number in its head"))
        )
    return proposals[:3]

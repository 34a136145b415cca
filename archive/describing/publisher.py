"""Who published a document: the site of a page, the house on a press release."""

from archive.describing.base import Proposed
from archive.describing.headlines import MAGAZINE
from archive.describing.letterheads import is_letterhead
from archive.describing.reading import Belief, Reading, from_file, from_text

SITE = {"json-ld": 0.93, "html-meta": 0.88, "front-matter": 0.93}
MASTHEAD = Belief(0.82, "the head of the page")
HEAD_LINES = 4
PUBLISHED = frozenset({"press-release", "report", "minutes", "declaration"})


def propose_publishers(reading: Reading, *, kind: str) -> list[Proposed]:
    """Propose who published the document, best first."""
    proposals = [
        from_file(
            "publisher", field.value, field.value, Belief(SITE.get(field.source, 0.5), f"stated in the {field.source}")
        )
        for field in reading.stated("site")
    ]
    proposals += [
        from_text("publisher", match["name"], line.part(*match.span("name")), MASTHEAD)
        for line in reading.lines[:HEAD_LINES]
        if (match := MAGAZINE.match(line.text))
    ]
    if kind in PUBLISHED:
        heads = [line for line in reading.lines[:HEAD_LINES] if is_letterhead(line.text)]
        proposals += [from_text("publisher", line.text, line, Belief(0.7, "named in the head")) for line in heads[:1]]
    return proposals[:3]

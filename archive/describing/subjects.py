"""The subject of a letter beside its label, wherever in the head it stands and however the label is written."""

import re
from collections.abc import Iterator

from archive.describing.labels import WITH_COLON
from archive.describing.lines import Line
from archive.describing.reading import Reading

LINES = 48
"""Lines from the top of a document in which a subject is labelled."""
WORDS = rf"{WITH_COLON['subject']}|betreffende|bet|voorwerp|thema|theme|titre|título|title"
LABEL = re.compile(
    rf"(?:^[*_>|]{{0,3}}\s?|(?<=\s\s)|(?<= / )|(?<=\t))"
    rf"(?:(?:{WORDS})(?:\s*\.?\s*[:;]+\s*|\.?\s{{2,}}|\.?\t\s*|\.\s|\s?/\s|\s[-–—]\s)"
    r"|r[eé]f(?:[eé]rence|erencia)?\.?\s?[:.]?\s(?=[^\W\d_]{4,}\s[^\W_]{2,})"
    r"|(?:betreft|betreff|concerne|asunto|subject|objet|onderwerp|inzake)\s(?=\S))(?=[^\s:;])",
    re.IGNORECASE,
)
"""A label with its colon, a full stop, a dash, or a column of its own; the plainest also without any."""
BESIDE = re.compile(
    r"\s(?:uw|ons|votre|notre|v/|n/|su|nuestra|your|our)\s?(?:kenmerk|referte|r[ée]f(?:érence|\.)?|referencia"
    r"|ref(?:erence|\.)?)"
    r"\s\S*\d\S*$",
    re.IGNORECASE,
)
"""A reference in the column beside a value, its label without a colon ("… van het loket Uw kenmerk VRR/14-06")."""
MARKS = re.compile(r"[\s:;.,–—-]+")
NO_SUBJECT = re.compile(r"(?i)\W*(?:no subject|geen onderwerp|sans objet|aucun objet|sin asunto)\W*")


def find_subjects(reading: Reading) -> list[Line]:
    """List what stands beside a label for the subject, to the end of its line, in order of place."""
    bare = (_without_marks(subject) for subject in (*_labelled(reading), *_written(reading)))
    found = {subject.start: subject for subject in bare if subject.text}
    return [found[start] for start in sorted(found) if not NO_SUBJECT.fullmatch(found[start].text)]


def _labelled(reading: Reading) -> Iterator[Line]:
    for label in reading.labelled("subject"):
        yield Line(label.text, label.start, label.end, 0)


def _written(reading: Reading) -> Iterator[Line]:
    for line in reading.lines[:LINES]:
        if label := LABEL.search(line.text):
            yield line.part(label.end(), len(line.text))


def _without_marks(subject: Line) -> Line:
    marks, beside = MARKS.match(subject.text), BESIDE.search(subject.text)
    return subject.part(marks.end() if marks else 0, beside.start() if beside else len(subject.text))

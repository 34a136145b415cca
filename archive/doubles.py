"""Doubles: the same text in another file, and drafts of one letter. They are shown, and never merged.

A text is remembered by two things: a hash of all its letters, which is the same in every format, and a sketch of the
pairs of words in its body. The body of a letter is what stands between its salutation and its closing, so that two
letters do not look alike because one office wrote them to one minister. Words of up to three letters are left out:
they are alike in all letters of a language.
"""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, delete, exists, insert, select
from sqlalchemy.orm import Session, undefer

from archive.describing.letter import read_letter
from archive.describing.lines import split_lines
from archive.models import Document, Fingerprint, FingerprintBand, Text
from archive.normalise import letters_of
from archive.rights import Viewer, is_readable

NEARLY = 0.35
"""From this similarity on, two texts may be drafts of one. A fifth of the words changed and a paragraph added leave
about 0.5; two letters on one subject have under 0.2."""
STRETCH = 8
"""Pairs that follow each other: where at most one of so many is shared, the stretch is foreign to the other text."""
MOST_FOREIGN = 0.35
"""Two letters that share stock sentences are similar and no drafts: in both, more than this part is foreign."""
FEWEST_PAIRS = 6
"""A body of fewer pairs of words says too little to be compared."""

_SIZE = 64
"""Numbers in a sketch."""
_ROWS = 2
"""Numbers of a sketch in one band: texts that share 40 % of their pairs share a band of two with 16 % chance each."""
_CROWD = 200
"""A band in more texts than this is a form that an office uses, and no sign of a draft."""
_CLOSEST = 12
"""Texts that are read again to be compared, at most."""
_WORTH_READING = 0.5
"""How much of the similarity looked for the sketches must show, since they only estimate it."""

_RANDOM = np.random.default_rng(20260113)
_FACTORS = _RANDOM.integers(1, 2**64, _SIZE, dtype=np.uint64) | np.uint64(1)
_SHIFTS = _RANDOM.integers(0, 2**64, _SIZE, dtype=np.uint64)
_BAND_FACTORS = _RANDOM.integers(1, 2**64, _SIZE // _ROWS, dtype=np.uint64) | np.uint64(1)

_WORD = re.compile(r"\w+")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")
_LONG = 4
"""Letters from which a word counts; a number always does."""

Sketch = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Double:
    """A document that is the same as another, or nearly: ``similarity`` lies between 0 and 1."""

    document: Document
    how: Literal["same-text", "near-text"]
    similarity: float


def find_doubles(session: Session, document: Document, *, viewer: Viewer) -> list[Double]:
    """Return the documents that have the text of this one or nearly so, of what the viewer may read, the closest first.

    Only current texts are compared, by what was noted of them; they are read only where that agrees, so that a long
    document costs no more than a short one. A text that was not yet noted is read, and not found by others.
    """
    mark = _mark_of(session, document)
    if mark is None:
        return []
    same = _same(session, document, mark.letters, viewer)
    near = _near(session, document, mark.sketch, viewer)
    known = {each.id for each in same}
    found = [Double(each, "same-text", 1.0) for each in same]
    found += [Double(each, "near-text", alike) for each, alike in near if each.id not in known]
    return sorted(found, key=lambda double: (-double.similarity, double.document.id))


def letters_of_texts(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Return a hash of the letters of the current text by document, each by its number, of those that were noted."""
    noted = Fingerprint.text_id == Text.id
    known = select(Document.id, Fingerprint.letters).join(Document.text).join(Fingerprint, noted)
    return {row.id: row.letters for row in session.execute(known.where(Document.id.in_(numbers)))}


def note_text(session: Session, text: Text) -> None:
    """Remember the fingerprint of a text that has none yet; the text has its number already."""
    mark = _mark(text.text)
    session.execute(
        insert(Fingerprint).values(text_id=text.id, letters=mark.letters, sketch=mark.sketch.astype("<u4").tobytes())
    )
    bands = [{"band": band, "text_id": text.id} for band in _bands(mark.sketch)]
    if bands:
        session.execute(insert(FingerprintBand), bands)


def forget_text(session: Session, text: Text) -> None:
    """Forget the fingerprint of a text, such as one that a newer extraction took the place of."""
    known = session.scalars(select(Fingerprint.sketch).where(Fingerprint.text_id == text.id)).first()
    if known is not None:
        bands = _bands(np.frombuffer(known, "<u4"))
        mine = (FingerprintBand.band.in_(bands), FingerprintBand.text_id == text.id)
        session.execute(delete(FingerprintBand).where(*mine).execution_options(synchronize_session=False))
        noted = delete(Fingerprint).where(Fingerprint.text_id == text.id)
        session.execute(noted.execution_options(synchronize_session=False))


def note_missing(session: Session, *, limit: int = 500) -> int:
    """Note current texts that have no fingerprint yet, at most ``limit`` of them; return how many there were."""
    noted = exists().where(Fingerprint.text_id == Text.id)
    missing = select(Text).join(Document.text).where(~noted).order_by(Text.id).limit(limit).options(undefer(Text.text))
    texts = session.scalars(missing).all()
    for text in texts:
        note_text(session, text)
    return len(texts)


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Return how much of two texts is the same, from 0 to 1: the pairs they share, of all they have (Dice)."""
    total = len(one) + len(other)
    return 2 * (Counter(one) & Counter(other)).total() / total if total else 0.0


def foreign(pairs: Sequence[int], other: Iterable[int]) -> float:
    """Return which part of a text, from 0 to 1, lies in stretches that are foreign to another text.

    Changed words are spread and leave few such stretches; the matter of another letter is one.
    """
    known = set(other)
    shared = [pair in known for pair in pairs]
    inside: set[int] = set()
    for start in range(len(pairs) - STRETCH + 1):
        if sum(shared[start : start + STRETCH]) <= 1:
            inside.update(range(start, start + STRETCH))
    return len(inside) / len(pairs) if pairs else 0.0


def pairs_of(text: str) -> list[int]:
    """Return the pairs of words that follow each other in the body of a text, as numbers, in their order.

    Case and accents are ignored. The end of a line is no border: it differs from format to format.
    """
    plain = unicodedata.normalize("NFKD", _body(text).casefold())
    plain = _NOT_PLAIN.sub(lambda it: "" if unicodedata.combining(it.group()) else it.group(), plain)
    words = [word for word in _WORD.findall(plain) if len(word) >= _LONG or word.isdigit()]
    pairs = [zlib.crc32(f"{one} {other}".encode()) for one, other in pairwise(words)]
    return pairs if len(pairs) >= FEWEST_PAIRS else []


def _body(text: str) -> str:
    """Return what stands between salutation and closing, or from one of them on; all of a text that has neither."""
    letter = read_letter(split_lines(text))
    start = letter.salutation.end if letter.salutation else 0
    end = letter.closing.start if letter.closing and letter.closing.start > start else len(text)
    return text[start:end]


class _Mark(NamedTuple):
    """What is remembered of a text."""

    letters: str
    sketch: Sketch


def _mark(text: str) -> _Mark:
    return _Mark(_letters(text), _sketch(pairs_of(text)))


def _mark_of(session: Session, document: Document) -> _Mark | None:
    """Return what is remembered of the current text of a document, or what would be; None where it has no text."""
    noted = select(Fingerprint.letters, Fingerprint.sketch).join(Text, Text.id == Fingerprint.text_id)
    current = noted.where(Text.document_id == document.id, Text.version == document.text_version)
    row = session.execute(current).first()
    if row is not None:
        return _Mark(row.letters, np.frombuffer(row.sketch, "<u4"))
    text = _current_text(session, document)
    return None if text is None else _mark(text.text)


def _letters(text: str) -> str:
    """Return a hash of the letters and digits of a text, in hexadecimal; empty where it has none."""
    letters = letters_of(text)
    return sha256(letters.encode()).hexdigest()[:32] if letters else ""


def _sketch(pairs: Iterable[int]) -> Sketch:
    """Return the least value of each pair under 64 hash functions; empty where there are none.

    The share of numbers in which two sketches agree estimates the share of pairs that two texts have in common.
    Source: A. Broder, On the resemblance and containment of documents, 1997.
    """
    numbers = np.array(sorted(set(pairs)), np.uint64)
    if not numbers.size:
        return np.empty(0, np.uint32)
    least = np.full(_SIZE, np.iinfo(np.uint32).max, np.uint32)
    for some in np.array_split(numbers, len(numbers) // 4096 + 1):
        hashed = (some[:, None] * _FACTORS + _SHIFTS) >> np.uint64(32)
        least = np.minimum(least, hashed.min(axis=0).astype(np.uint32))
    return least


def _bands(sketch: Sketch) -> list[int]:
    """Return the bands of a sketch, each as a number that fits the database's whole numbers."""
    if not sketch.size:
        return []
    parts = sketch.astype(np.uint64).reshape(-1, _ROWS)
    mixed = ((parts[:, 0] << np.uint64(32)) | parts[:, 1]) * _BAND_FACTORS
    return [int(each) for each in mixed >> np.uint64(16)]


def _current_text(session: Session, document: Document) -> Text | None:
    current = select(Text).join(Document.text).where(Document.id == document.id).options(undefer(Text.text))
    return session.scalars(current).first()


def _others(document: Document, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which a document is another one that the viewer may read."""
    return (Document.id != document.id, is_readable(viewer))


def _same(session: Session, document: Document, letters: str, viewer: Viewer) -> list[Document]:
    """Return the documents whose current text has the same letters."""
    if not letters:
        return []
    alike = select(Document).join(Document.text).join(Fingerprint, Fingerprint.text_id == Text.id)
    return list(session.scalars(alike.where(Fingerprint.letters == letters, *_others(document, viewer))))


def _near(session: Session, document: Document, sketch: Sketch, viewer: Viewer) -> Iterator[tuple[Document, float]]:
    """Yield the documents whose body shares so much with this one's that both are drafts of one text."""
    close = _closest(session, sketch)
    rows = select(Document, Text).join(Document.text).where(Text.id.in_(close), *_others(document, viewer))
    others = session.execute(rows.options(undefer(Text.text))).all()
    text = _current_text(session, document) if others else None
    pairs = pairs_of(text.text) if text else []
    for other, its_text in others:
        theirs = pairs_of(its_text.text)
        alike = similarity(pairs, theirs)
        # a text that was added to is foreign in one direction only
        if alike >= NEARLY and min(foreign(pairs, theirs), foreign(theirs, pairs)) <= MOST_FOREIGN:
            yield other, alike


def _closest(session: Session, sketch: Sketch) -> list[int]:
    """Return the numbers of the texts whose sketches agree most with this one, the closest first."""
    candidates = list(dict.fromkeys(_sharing_a_band(session, sketch)))
    found: list[tuple[float, int]] = []
    for start in range(0, len(candidates), 500):
        some = Fingerprint.text_id.in_(candidates[start : start + 500])
        for number, stored in session.execute(select(Fingerprint.text_id, Fingerprint.sketch).where(some)):
            found.append((float(np.mean(np.frombuffer(stored, "<u4") == sketch)), number))
    least = NEARLY / (2 - NEARLY) * _WORTH_READING
    return [number for agree, number in sorted(found, reverse=True)[:_CLOSEST] if agree >= least]


def _sharing_a_band(session: Session, sketch: Sketch) -> Iterator[int]:
    for band in _bands(sketch):
        shared = select(FingerprintBand.text_id).where(FingerprintBand.band == band).limit(_CROWD + 1)
        texts = session.scalars(shared).all()
        if len(texts) <= _CROWD:
            yield from texts

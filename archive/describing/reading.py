"""An extract laid out for description: its lines, its labels and the parts of a letter, found once for all fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.describing.base import ProposalField, Proposed
from archive.describing.labels import Labelled, find_labels
from archive.describing.letter import Letter, read_letter
from archive.describing.lines import Line, split_lines
from archive.describing.mailheader import has_mail_header
from archive.describing.webmail import WebMail, read_webmail
from archive.readers.base import Extract, Field, FieldName


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What every field is read from. ``name`` is the file's name; ``own_names`` those of the archive's organisation."""

    extract: Extract
    name: str
    today: date
    own_names: tuple[str, ...]
    lines: tuple[Line, ...]
    labels: tuple[Labelled, ...]
    letter: Letter
    webmail: WebMail | None
    language: str

    @property
    def text(self) -> str:
        """The text of the extract."""
        return self.extract.text

    def stated(self, name: FieldName) -> list[Field]:
        """List what the file states under this name, in its order."""
        return [field for field in self.extract.fields if field.name == name and field.value.strip()]

    def labelled(self, kind: str) -> list[Labelled]:
        """List the values that stand beside a label of this kind, in order of place."""
        return [label for label in self.labels if label.kind == kind]

    def has_printed_header(self) -> bool:
        """Tell whether this is a message as text: it opens with its header ("From: …", "Sent: …", "To: …")."""
        return self.webmail is not None or has_mail_header(self.lines)

    def is_email(self) -> bool:
        """Tell whether this is an e-mail message."""
        is_message = self.extract.media_type == "message/rfc822" or any(
            f.source == "mail-header" for f in self.extract.fields
        )
        return is_message or self.has_printed_header()


def lay_out(extract: Extract, *, name: str, today: date, own_names: tuple[str, ...], language: str) -> Reading:
    """Divide an extract into lines, labels and the parts of a letter. ``language`` is ISO 639-1, or empty."""
    lines = split_lines(extract.text)
    letter = read_letter(lines)
    return Reading(
        extract=extract,
        name=name,
        today=today,
        own_names=own_names,
        lines=lines,
        labels=find_labels(letter.head + letter.foot),
        letter=letter,
        webmail=read_webmail(lines),
        language=language,
    )


@dataclass(frozen=True, slots=True)
class Belief:
    """How far a value is believed, from 0 to 1, and why: a short English clause a person can check."""

    confidence: float
    reason: str


def from_text(field: ProposalField, value: str, span: Line | Labelled, belief: Belief, office: str = "") -> Proposed:
    """Make a proposal whose evidence stands in the text."""
    return Proposed(
        field=field,
        value=value,
        words=span.text,
        confidence=round(belief.confidence, 2),
        reason=belief.reason,
        office=office,
        start=span.start,
        end=span.end,
    )


def from_file(field: ProposalField, value: str, words: str, belief: Belief) -> Proposed:
    """Make a proposal whose evidence stands outside the text: a header, a property, the file's name."""
    return Proposed(field=field, value=value, words=words, confidence=round(belief.confidence, 2), reason=belief.reason)


def best_first(proposals: Iterable[Proposed]) -> list[Proposed]:
    """Order proposals for one field by confidence and keep the best of each value, upper and lower case alike."""
    best: dict[str, Proposed] = {}
    for one in sorted(proposals, key=lambda one: -one.confidence):
        best.setdefault(one.value.casefold(), one)
    return list(best.values())

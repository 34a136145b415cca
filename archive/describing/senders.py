"""From whom a letter comes: who signs below it, its letterhead, the header of a message; and all who sign with them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.describing.base import Proposed
from archive.describing.lines import Line, is_contact
from archive.describing.names import (
    ORGANISATION_NOUN,
    SENDER_LEAD,
    is_organisation,
    is_person,
    read_addressed,
    strip_address,
)
from archive.describing.offices import is_cabinet, is_public_office, short_office, starts_with_office
from archive.describing.reading import Belief, Reading, from_file, from_text
from archive.describing.recipients import split_addresses

MOST = 3
MOST_SIGNATORIES = 60
LETTERHEAD_LINES = 5
LETTERHEAD_WORDS = 9
MANY = 4
"""From how many names below a text they are its signatories."""
FUNCTION_AFTER = re.compile(r"^(?P<name>[^,(–|]+?)\s*(?:,|\s[–-]\s|\||\()\s*(?P<rest>.+?)\)?$")


@dataclass(frozen=True, slots=True)
class Signer:
    """One name in a signature, with the function below or beside it."""

    name: str
    office: str
    line: Line
    is_house: bool


def propose_senders(reading: Reading) -> list[Proposed]:
    """Propose from whom the document comes, best first.

    An organisation goes before the person who signs for it; an office-holder goes before the house they write from.
    """
    headers = _from_headers(reading)
    if headers:
        return headers
    proposals = [*_from_labels(reading), *_from_signature(reading), *_from_letterhead(reading)]
    best: dict[str, Proposed] = {}
    for one in sorted(proposals, key=lambda one: -one.confidence):
        best.setdefault(one.value.lower(), one)
    return list(best.values())[:MOST]


def propose_signatories(reading: Reading) -> list[Proposed]:
    """Propose everybody in a list of signatories, in its order."""
    listed = reading.letter.signatories
    belief = Belief(0.85, "in the list of signatories")
    if not listed:
        listed = reading.letter.signature
        if len(read_signers(listed)) < MANY:
            return []
    signers = [signer for line in listed for signer in read_signers(_items(line))]
    return [from_text("signatory", one.name, one.line, belief, one.office) for one in signers][:MOST_SIGNATORIES]


def _items(line: Line) -> list[Line]:
    """Divide a line that holds a list ("Vrede vzw, Solidair, Cubanismo") at its semicolons and bullets."""
    return [line.part(m.start(), m.end()) for m in re.finditer(r"[^;•·\s][^;•·]*[^;•·\s]", line.text)]


def read_signers(lines: Sequence[Line], heads: frozenset[str] = frozenset()) -> list[Signer]:
    """Read the names in a signature; a line that is only a function belongs to the name above it.

    ``heads`` are lines of the letterhead in lower case: what is one of them is a house, whatever its words.
    """
    signers: list[Signer] = []
    for line in lines:
        if is_contact(line.text):
            continue
        if starts_with_office(line.text) and not _is_name_after_office(line.text):
            if signers and not signers[-1].office and not signers[-1].is_house:
                signers[-1] = replace(signers[-1], office=short_office(line.text))
            continue
        if line.text.lower() in heads:
            signers.append(Signer(line.text.strip(" ,;:"), "", line, is_house=True))
        else:
            signers.extend(_read_line(line))
    return signers


def _is_name_after_office(text: str) -> bool:
    return bool(read_addressed(text).name)


def _read_line(line: Line) -> Iterator[Signer]:
    lead = SENDER_LEAD.match(line.text)
    if lead and lead.end() < len(line.text):
        name = line.text[lead.end() :].strip(" ,;:")
        if name[:1].isupper() and len(name) > 2:  # noqa: PLR2004  # letters
            yield Signer(name, "", line, is_house=not is_person(name))
        elif starts_with_office(name):
            yield from ()
        return
    divided = FUNCTION_AFTER.match(line.text)
    if divided and is_person(divided["name"]):
        yield from _with_function(line, strip_address(divided["name"]), divided["rest"])
    elif is_person(line.text):
        yield Signer(strip_address(line.text), "", line, is_house=False)
    elif _is_name_after_office(line.text) and starts_with_office(line.text):
        read = read_addressed(line.text)
        yield Signer(read.name, read.office, line, is_house=False)
    elif is_organisation(line.text) and len(line.text.split()) <= LETTERHEAD_WORDS and not line.text.endswith("."):
        yield Signer(line.text.strip(" ,;:"), "", line, is_house=True)


def _with_function(line: Line, name: str, rest: str) -> Iterator[Signer]:
    if starts_with_office(rest):
        yield Signer(name, short_office(rest), line, is_house=False)
    elif is_organisation(rest):
        yield Signer(rest, "", line, is_house=True)
        yield Signer(name, "", line, is_house=False)
    else:
        yield Signer(name, "", line, is_house=False)


def _from_headers(reading: Reading) -> list[Proposed]:
    stated = [field.value for field in reading.stated("author") if field.source == "mail-header"]
    proposals = []
    for name, address in (person for value in stated for person in split_addresses(value)):
        belief = (
            Belief(0.95, "named in the header")
            if name and "@" not in name
            else Belief(0.6, "an address without a name")
        )
        proposals.append(from_file("sender", name or address, f"{name} <{address}>", belief))
    return proposals


def _from_labels(reading: Reading) -> list[Proposed]:
    proposals = []
    for label in reading.labelled("from"):
        read = read_addressed(label.text)
        if read.name or is_organisation(label.text):
            name = read.name or label.text
            proposals.append(
                from_text("sender", name, label, Belief(0.9, "beside the label for the sender"), read.office)
            )
    return proposals


def _from_signature(reading: Reading) -> list[Proposed]:
    signers = _signers(reading)
    if not signers:
        return list(_unknown_signer(reading))
    heads = _letterhead(reading)
    if len(signers) >= MANY:
        signers = signers[:1]
    return [
        from_text("sender", _full_name(one, heads), one.line, _signer_belief(one, heads), one.office) for one in signers
    ]


def _signers(reading: Reading) -> list[Signer]:
    houses = (line.text.lower() for line in reading.letter.head if not is_person(line.text))
    return read_signers(reading.letter.signature, frozenset(houses))


def _unknown_signer(reading: Reading) -> Iterator[Proposed]:
    """Take the first line of a signature that is neither person nor organisation by its words, for review."""
    for line in reading.letter.signature[:1]:
        name = line.text.strip(" ,;:.")
        if is_contact(name) or (not name[:1].isupper() and not name[:1].isdigit()):
            return
        if len(name.split()) <= LETTERHEAD_WORDS:
            yield from_text("sender", name, line, Belief(0.6, "the line below the closing"))


def _signer_belief(signer: Signer, heads: list[Line]) -> Belief:
    if not signer.is_house:
        if signer.office:
            return Belief(0.96 if is_public_office(signer.office) else 0.86, "signed, with a function")
        return Belief(0.82, "signed")
    if any(_same_house(signer.name, head.text) for head in heads):
        return Belief(0.95, "signed, and on the letterhead")
    return Belief(0.91, "signed")


def _full_name(signer: Signer, heads: list[Line]) -> str:
    """Give the name as the letterhead has it where the signature shortens it ("Pour la Coalition")."""
    longer = [head.text for head in heads if signer.is_house and _same_house(signer.name, head.text)]
    return longer[0] if longer and len(signer.name) < len(longer[0]) else signer.name


def _same_house(short: str, long: str) -> bool:
    folded = re.escape(short.lower())
    return bool(re.search(rf"\b{folded}(?!\w)", long.lower()))


def _letterhead(reading: Reading) -> list[Line]:
    """List the first lines of the head that name a house: before the address, a label or the salutation."""
    stop = min((label.line for label in reading.labels), default=len(reading.letter.head))
    return [line for line in reading.letter.head[: min(stop, LETTERHEAD_LINES)] if is_letterhead(line.text)]


def is_letterhead(text: str) -> bool:
    """Tell whether a line of the head is the name of a house: short, with a word for one, and no sentence."""
    is_short = len(text.split()) <= LETTERHEAD_WORDS and not text.endswith((".", "?", "!", ":"))
    return is_short and not is_contact(text) and (bool(ORGANISATION_NOUN.search(text)) or is_cabinet(text))


def _from_letterhead(reading: Reading) -> list[Proposed]:
    signed = _signers(reading)
    proposals = []
    for line in _letterhead(reading)[:1]:
        if any(one.is_house and _same_house(one.name, line.text) for one in signed) or not reading.letter.salutation:
            continue
        index = reading.letter.head.index(line)
        follows = reading.letter.head[index + 1].text if index + 1 < len(reading.letter.head) else ""
        belief = Belief(0.9 if is_contact(follows) or any(one.office for one in signed) else 0.82, "on the letterhead")
        if any(is_public_office(one.office) for one in signed):
            belief = Belief(0.82, "the letterhead of an office-holder")
        proposals.append(from_text("sender", line.text, line, belief))
    return proposals


def from_own(proposals: Sequence[Proposed], own_names: tuple[str, ...]) -> list[Proposed]:
    """List the proposals that name the archive's own organisation."""
    own = {name.lower() for name in own_names}
    return [one for one in proposals if one.value.lower() in own]

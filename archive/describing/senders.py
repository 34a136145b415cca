"""From whom a letter comes: who signs below it, its letterhead, the header of a message; and all who sign with them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.describing.base import Proposed
from archive.describing.labels import Labelled
from archive.describing.letterheads import WORDS, find_letterheads, is_of_office_holder
from archive.describing.lines import Line, is_contact
from archive.describing.names import is_organisation, is_person, read_addressed, turned
from archive.describing.offices import is_cabinet, is_public_office, short_office, starts_with_office
from archive.describing.reading import Belief, Reading, best_first, from_file, from_text
from archive.describing.recipients import bare_address, printed_belief, printed_names, split_addresses
from archive.describing.signatures import Signer, bare_house, read_signers

MOST = 3
MOST_SIGNATORIES = 60
MANY = 4
"""From how many names below a text they are its signatories."""
LISTED = Belief(0.85, "in the list of signatories")
ITEM = re.compile(r"[^;•·\s](?:[^;•·]*[^;•·\s])?")
"""One name of a line that holds a list ("Vrede vzw; Solidair; Jong")."""


def propose_senders(reading: Reading) -> list[Proposed]:
    """Propose from whom the document comes, best first.

    An organisation goes before the person who signs for it; an office-holder goes before the house they write from.
    """
    signers = find_signers(reading)
    headers = _from_headers(reading) or _from_printed_header(reading)
    if headers:
        return [_with_office_of_signature(one, signers) for one in headers]
    found = [
        *bare_address(reading, "sender"),
        *_from_labels(reading),
        *_from_signature(reading, signers),
        *_from_letterhead(reading, signers),
    ]
    return best_first(found)[:MOST]


def propose_signatories(reading: Reading) -> list[Proposed]:
    """Propose everybody in a list of signatories, in its order."""
    listed = reading.letter.signatories
    if not listed:
        listed = reading.letter.signature
        if len(read_signers(listed)) < MANY:
            return []
    signers = [signer for line in listed for signer in read_signers(_items(line))]
    return [from_text("signatory", one.name, one.line, LISTED, one.office) for one in signers][:MOST_SIGNATORIES]


def find_signers(reading: Reading) -> list[Signer]:
    """Read who signed a letter; an office that stands only beside the name in the letterhead is added to it."""
    head = reading.letter.head
    houses = frozenset(
        line.text.lower()
        for line in head
        if not is_person(line.text) and not starts_with_office(line.text) and not is_contact(line.text)
    )
    signature = reading.letter.signature or reading.letter.signatories
    return [_with_office_of_head(one, head) for one in read_signers(signature, houses)]


def signed_by_office_holder(reading: Reading) -> bool:
    """Tell whether a minister, an ambassador or the like signed a letter."""
    return any(is_public_office(signer.office) for signer in find_signers(reading))


def _with_office_of_head(signer: Signer, head: tuple[Line, ...]) -> Signer:
    if signer.office or signer.is_house:
        return signer
    at = next((i for i, line in enumerate(head) if line.text.casefold() == signer.name.casefold()), None)
    if at is None:
        return signer
    beside = [head[i].text for i in (at - 1, at + 1) if 0 <= i < len(head) and head[i].paragraph == head[at].paragraph]
    office = next((short_office(text) for text in beside if starts_with_office(text)), "")
    return replace(signer, office=office)


def _with_office_of_signature(header: Proposed, signers: list[Signer]) -> Proposed:
    office = next((one.office for one in signers if one.name.casefold() == header.value.casefold()), "")
    return replace(header, office=office)


def _items(line: Line) -> list[Line]:
    return [line.part(match.start(), match.end()) for match in ITEM.finditer(line.text)]


def _from_headers(reading: Reading) -> list[Proposed]:
    stated = [field.value for field in reading.stated("author") if field.source == "mail-header"]
    proposals = []
    for name, address in (person for value in stated for person in split_addresses(value)):
        is_named = bool(name) and "@" not in name
        belief = Belief(0.95, "named in the header") if is_named else Belief(0.6, "an address without a name")
        proposals.append(from_file("sender", turned(name, reading.text) or address, f"{name} <{address}>", belief))
    return proposals


def _from_printed_header(reading: Reading) -> list[Proposed]:
    """Read the line "From: …" of a message that was printed or pasted as text."""
    if not reading.has_printed_header():
        return []
    labels: list[Line | Labelled] = [reading.webmail.sender] if reading.webmail else [*reading.labelled("from")[:1]]
    people = ((name, label) for label in labels for name in printed_names(label.text))
    return [
        from_text("sender", turned(name, reading.text[label.end :]), label, printed_belief(name))
        for name, label in people
    ][:1]


def _from_labels(reading: Reading) -> list[Proposed]:
    proposals = []
    for label in reading.labelled("from"):
        read = read_addressed(label.text)
        if read.name or is_organisation(label.text):
            belief = Belief(0.9, "beside the label for the sender")
            proposals.append(from_text("sender", read.name or label.text, label, belief, read.office))
    return proposals


def _from_signature(reading: Reading, signers: list[Signer]) -> Iterator[Proposed]:
    if not signers:
        yield from _unknown_signer(reading)
    heads = letterheads_of(reading)
    for one in signers[:1] if len(signers) >= MANY else signers:
        yield from_text("sender", _full_name(one, heads), one.line, _signer_belief(one, heads), one.office)


def _unknown_signer(reading: Reading) -> Iterator[Proposed]:
    """Take the first line of a signature that is neither person nor organisation by its words, for review."""
    for line in reading.letter.signature[:1]:
        name = line.text.strip(" ,;:.")
        is_name = name[:1].isupper() or name[:1].isdigit()
        if is_name and not is_contact(name) and not starts_with_office(name) and len(name.split()) <= WORDS:
            yield from_text("sender", name, line, Belief(0.6, "the line below the closing"))


def _signer_belief(signer: Signer, heads: list[Line]) -> Belief:
    is_on_head = signer.is_house and any(_same_house(signer.name, head.text) for head in heads)
    if signer.is_doubtful and not is_on_head:
        return Belief(0.7, "signed")
    if signer.is_house:
        return Belief(0.95, "signed, and on the letterhead") if is_on_head else Belief(0.91, "signed")
    if not signer.office:
        return Belief(0.82, "signed")
    return Belief(0.96 if is_public_office(signer.office) else 0.86, "signed, with a function")


def _full_name(signer: Signer, heads: list[Line]) -> str:
    """Give the name as the letterhead has it where the signature shortens it ("Pour la Coalition")."""
    longer = [bare_house(head.text) for head in heads if signer.is_house and _same_house(signer.name, head.text)]
    return longer[0] if longer and len(signer.name) < len(longer[0]) else signer.name


def _same_house(short: str, long: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(short.lower())}(?!\w)", _one_line(long.lower())))


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def letterheads_of(reading: Reading) -> list[Line]:
    """List the houses on the letterhead; a house above an office-holder's signature is who they write to."""
    stop = min((label.line for label in reading.labels), default=len(reading.letter.head))
    heads = find_letterheads(reading.letter, stop, reading.text)
    if is_of_office_holder(reading.letter) or signed_by_office_holder(reading):
        return [head for head in heads if is_cabinet(head.text)]
    return heads


def _from_letterhead(reading: Reading, signers: list[Signer]) -> Iterator[Proposed]:
    if not reading.letter.salutation:
        return
    for head in letterheads_of(reading)[:1]:
        if any(one.is_house and _same_house(one.name, head.text) for one in signers):
            continue
        has_address = any(is_contact(line.text) for line in reading.letter.head if line.paragraph == head.paragraph)
        believed = 0.9 if has_address or any(one.office for one in signers) else 0.82
        if any(is_public_office(one.office) for one in signers):
            believed = 0.75  # the office-holder writes, on the paper of the house
        if is_cabinet(head.text) and any(not one.is_house for one in signers):
            believed = 0.75
        yield from_text("sender", bare_house(head.text), head, Belief(believed, "on the letterhead"))

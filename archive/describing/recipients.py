"""To whom a letter goes: the address line, the salutation, the header of a message; and who gets a copy."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.utils import getaddresses
from typing import Literal

from archive.dates import find_dates
from archive.describing.address import Block, divide_head, find_addresses, find_house, find_persons
from archive.describing.base import ProposalField, Proposed
from archive.describing.labels import LabelKind, Labelled
from archive.describing.lines import Line, is_contact
from archive.describing.names import (
    has_form_of_address,
    is_organisation,
    is_person,
    read_addressed,
    strip_address,
    turned,
)
from archive.describing.offices import starts_with_office
from archive.describing.reading import Belief, Reading, best_first, from_file, from_text
from archive.describing.signatures import bare_house, divide_function, read_signers

ADDRESS_LINES = 3
"""Lines below a name in which its office or organisation may stand."""
MOST = 12
LONGEST_DATE = 60
"""Code points of a line that is a place and date."""
AT_ODDS = 0.75
ITEM = re.compile(r"[-•–*▪]\s+|\d[.)]\s+")
"""The mark of an item in a list of addressees."""
PARTICLE = re.compile(r"(?:del|de|du|la|van|den|der|y|von|da|dos)")
SURNAME_GREETED = re.compile(r"(?i)\b(?:heer|mevrouw|monsieur|madame|señora?|mrs?|ms|sra?|dr|prof(?:essor)?)\b")
"""What stands before a surname in a salutation; without it the name may be two first names."""

BETWEEN = re.compile(r"\s*;\s*|\s+(?:en|et|y|and)\s+(?=[A-ZÀ-Ý]|(?:de|het|le|la|à|a)\s)")
"""What divides the names in a list of copies."""
EVERYBODY = re.compile(
    r"(?i)\b(?:vrienden|collega[’']?s|leden|allen|iedereen|amis|amies|collègues|membres|tous|toutes|amig[oa]s"
    r"|compañer[oa]s|colegas|tod[oa]s|friends|colleagues|members|all|señorías|lezer|lecteur|lector)\b"
)


ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
UNDISCLOSED = re.compile(r"(?i)undisclosed|no[- ]revelad|non divulgu|niet[- ]bekendgemaakt|verborgen")
SURNAME_FIRST = re.compile(
    r"(?P<last>[A-ZÀ-Ý’'-]{2,}(?: [A-ZÀ-Ý’'-]{2,})*) (?P<first>[A-ZÀ-Ý][a-zà-ÿ]+(?:[ -][A-ZÀ-Ý][a-zà-ÿ]+)*)"
)
"""A name as institutions write it in headers ("OOMS Griet")."""


def propose_recipients(reading: Reading) -> list[Proposed]:
    """Propose to whom the document goes, best first: header, then address lines, then salutation.

    A recipient known only by an office ("Dear High Representative") is proposed by that office, for review.
    """
    headers = _from_headers(reading, "recipient") or _from_printed_header(reading)
    if headers:
        return headers
    signed = frozenset(signer.name.casefold() for signer in read_signers(reading.letter.signature))
    in_blocks = (one for one in _from_blocks(reading, signed) if one.value.casefold() not in signed)
    addressed = [*bare_address(reading, "recipient"), *_from_labels(reading), *in_blocks]
    return best_first(_confirm(addressed, _from_salutation(reading)))[:MOST]


def propose_copies(reading: Reading) -> list[Proposed]:
    """Propose who gets a copy: the header of a message, or the lines that say so below a letter."""
    headers = _from_headers(reading, "copy")
    if headers:
        return headers
    proposals = []
    for label in reading.labelled("copy"):
        for words in BETWEEN.split(label.text):
            read = read_addressed(words, french=reading.language == "fr")
            if read.name and not read.name[0].isdigit():  # "C.C. 52.300.114" is the number of an identity card
                belief = Belief(0.85, "named under the copies")
                proposals.append(from_text("copy", read.name, label, belief, read.office))
    return proposals


def split_addresses(value: str) -> list[tuple[str, str]]:
    """Divide a header into (display name, address), decoded. Source: RFC 5322 section 3.4, RFC 2047."""
    decoded = str(make_header(decode_header(value))) if "=?" in value else value
    decoded = re.sub(r"\[mailto:([^\]]*)\]", r"<\1>", decoded)
    return [
        (name.strip(" '\""), address) for name, address in getaddresses([decoded.replace("\n", " ")]) if name or address
    ]


DESK = re.compile(
    r"(?i)info\w*|conta\w+|secretar\w+|pers|press\w*|prensa|office|desk|dienst|service|servicio|team"
    r"|events"
)
"""What stands behind the acronym of a house in the name of a mailbox ("OAR Información"), and is no first name."""
LONGEST_ACRONYM = 2
"""Capitals before another word that may be those of a house ("ED Reception"); three may be a surname ("ROY Pierre")."""


def printed_names(words: str) -> list[str]:
    """Give the names on a line of a printed header, without their addresses ("Ooms, Griet <…>; Jan Maes")."""
    parts = (_who(part) for part in re.split(r";|(?<=[>\])])\s*,", words))
    bare = (re.sub(r"[<\[(].*|\s[–|-]\s.*", "", part).strip(" '\",") for part in parts)
    named = (name for part in bare if part and "@" not in part for name in _divided_names(part))
    bare = (strip_address(name) for name in named if not UNDISCLOSED.search(name))
    return [name for name in bare if re.search(r"\w", name)]


def _who(part: str) -> str:
    """Give who stands in brackets behind the name of a mailbox ("Publications (Ana Ruiz) <…>"), else all as it is."""
    box, _, rest = part.partition("(")
    who = rest.partition(")")[0].strip()
    is_meant = is_person(who) and not is_person(box.strip())
    return who if is_meant or (is_organisation(who) and " " in who and " " not in box.strip()) else part


def _divided_names(part: str) -> list[str]:
    """Divide "Laurence Chappuis, Tenzin Norbu" into two people; turn "Ooms, Griet" and "OOMS Griet" round."""
    shouted = SURNAME_FIRST.fullmatch(part.removesuffix(" OFFICE"))
    if (
        shouted
        and len(shouted["last"]) > LONGEST_ACRONYM
        and not is_organisation(part)
        and not DESK.fullmatch(shouted["first"])
    ):
        return [f"{shouted['first']} {shouted['last'].title()}"]
    names = part.split(", ")
    whole = [name for name in names if len(name.split()) > 1 or is_organisation(name)]
    if len(names) > 1 and len(whole) > 1 and is_person(names[0]):
        people = [name for name in names if is_person(name) or len(name.split()) == 1]
        return people if all(is_person(name) for name in whole) else names[:1]
    if len(names) > 1 and len(whole) == len(names):
        return names[:1]
    last, _, first = part.partition(", ")
    return [f"{first} {last}" if first and not is_organisation(part) and "," not in first else part]


def _from_headers(reading: Reading, field: ProposalField) -> list[Proposed]:
    stated = [
        one.value
        for one in reading.stated("recipient" if field == "recipient" else "copy")
        if one.source == "mail-header"
    ]
    people = [person for value in stated for person in split_addresses(value)]
    return [
        from_file(field, *_named((turned(name, reading.text), address)), _header_belief((name, address)))
        for name, address in people[:MOST]
    ]


def _from_printed_header(reading: Reading) -> list[Proposed]:
    """Read the line "To: …" of a message that was printed or pasted as text."""
    if not reading.has_printed_header():
        return []
    labels: list[Line | Labelled] = [*reading.webmail.to] if reading.webmail else [*reading.labelled("to")[:1]]
    people = ((name, label) for label in labels for name in printed_names(label.text))
    return [
        from_text("recipient", turned(name, reading.text[label.end :]), label, printed_belief(name))
        for name, label in people
    ][:MOST]


def bare_address(reading: Reading, field: Literal["sender", "recipient"]) -> Iterator[Proposed]:
    """Give the first address of a printed header that names nobody on that side."""
    kind: LabelKind = "from" if field == "sender" else "to"
    for label in reading.labelled(kind)[:1] if reading.has_printed_header() else ():
        for address in ADDRESS.findall(label.text)[:1]:
            yield from_text(field, address, label, _header_belief(("", address)))


def printed_belief(name: str) -> Belief:
    """Believe a person or house in a printed header, and less what may be a list or a box ("todos-sede")."""
    is_sure = is_person(name) or is_organisation(name)
    return Belief(0.9 if is_sure else AT_ODDS, "named in the header")


def _named(person: tuple[str, str]) -> tuple[str, str]:
    name, address = person
    return (name, f"{name} <{address}>") if name else (address, address)


def _header_belief(person: tuple[str, str]) -> Belief:
    return (
        Belief(0.95, "named in the header")
        if person[0] and "@" not in person[0]
        else Belief(0.6, "an address without a name")
    )


def _from_labels(reading: Reading) -> list[Proposed]:
    proposals = []
    in_head = [label for label in reading.labelled("to") if label.line < len(reading.letter.head)]
    for label in in_head:
        below = _lines_below(reading, label.line)
        proposals += _addressed_line(
            reading, Line(label.text, label.start, label.end, 0), below, Belief(0.92, "on the address line")
        )
        above = reading.letter.head[label.line - 1] if label.line else None
        if above and label.line > 1 and _is_addressed_house(above, reading):
            proposals.append(
                from_text("recipient", bare_house(above.text), above, Belief(0.82, "above the address line"))
            )
    return proposals


def _is_addressed_house(line: Line, reading: Reading) -> bool:
    labelled = {label.line for label in reading.labels}
    index = reading.letter.head.index(line)
    return is_organisation(line.text) and not is_contact(line.text) and index not in labelled


def _from_blocks(reading: Reading, signed: frozenset[str]) -> Iterator[Proposed]:
    """Read the address: the people in it, and the house, which is who is written to where nobody is named."""
    labelled = frozenset(label.line for label in reading.labels)
    blocks = [block for block in divide_head(reading.letter.head, labelled) if not _is_date(reading, block)]
    addressees = {label.line for label in reading.labelled("to")}
    greeted = frozenset(word.casefold() for word in re.findall(r"[^\W\d_][\w’'-]+", _greeted_name(reading)))
    addresses = [
        block
        for block in find_addresses(blocks, signed, greeted)
        # what stands below "Aan de heer …" is his, unless it is the next item of a list
        if block.first - 1 not in addressees or ITEM.match(block.lines[0].text)
    ]
    for place, block in enumerate(addresses):
        for one in _from_block(reading, block):  # a letter has one address: another block may be something else
            yield replace(one, confidence=min(one.confidence, AT_ODDS)) if place else one


def _from_block(reading: Reading, block: Block) -> Iterator[Proposed]:
    belief = Belief(0.88, "at the head of the address")
    persons = find_persons(block)
    for place, index in enumerate(persons):
        below = [line for line in block.names[index + 1 :] if not re.search(r"\d{2}", line.text)][:ADDRESS_LINES]
        is_listed = place == 0 or bool(ITEM.match(block.lines[index].text))
        believed = belief if is_listed else Belief(AT_ODDS, belief.reason)
        yield from _addressed_line(reading, block.lines[index], below, believed)
    house = find_house(block)
    if house:
        is_sure = not persons and (block.has_street or is_organisation(house.text))
        reason = "above the name" if persons else "the house in the address"
        yield from_text("recipient", bare_house(house.text), house, Belief(0.84 if is_sure else AT_ODDS, reason))
    elif not persons and starts_with_office(block.lines[0].text):
        yield from _addressed_line(reading, block.lines[0], list(block.names[1 : 1 + ADDRESS_LINES]), belief)


def _lines_below(reading: Reading, index: int) -> list[Line]:
    """Give the lines of the same address below one: up to a contact line, a label or a date."""
    labelled = {label.line for label in reading.labels}
    below = []
    for at, line in enumerate(reading.letter.head[index + 1 : index + 1 + ADDRESS_LINES], start=index + 1):
        if at in labelled or is_contact(line.text) or re.search(r"\d{2}", line.text):
            break
        below.append(line)
    return below


def _addressed_line(reading: Reading, line: Line, below: list[Line], belief: Belief) -> list[Proposed]:
    item = ITEM.match(line.text)
    line = line.part(item.end(), len(line.text)) if item else line
    read = read_addressed(line.text, french=reading.language == "fr")
    if not read.name and below and (has_form_of_address(below[0].text) or is_person(below[0].text)):
        under = read_addressed(below[0].text, french=reading.language == "fr")
        if under.name:  # "Aan de minister van Buitenlandse Zaken" / "De heer …"
            office = under.office or read.office or _office_in(below[1:])
            return [from_text("recipient", under.name, below[0], belief, office)]
    if read.name:
        office = read.office or _office_in(below)
        is_named = is_organisation(read.name) or len(read.name.split()) > 1
        return [
            from_text(
                "recipient", bare_house(read.name), line, belief if is_named else Belief(0.75, belief.reason), office
            )
        ]
    if read.office:
        is_whole = len(read.office.split()) > 1  # "minister van Buitenlandse Zaken" is one person on a day
        belief = Belief(0.82 if is_whole else 0.7, "an office without a name")
        return [from_text("recipient", read.office, line, belief, read.office)]
    return []


def _office_in(lines: list[Line]) -> str:
    return next((divide_function(one.text)[0] for one in lines if starts_with_office(one.text)), "")


def _from_salutation(reading: Reading) -> list[Proposed]:
    line = reading.letter.salutation
    if line is None or EVERYBODY.search(line.text):
        return []
    read = read_addressed(line.text, french=reading.language == "fr")
    if read.name:
        belief = _salutation_belief(line.text, read.office)
        is_surname = bool(read.office or SURNAME_GREETED.search(line.text))
        name, is_whole = _whole_name(reading, read.name) if is_surname else (read.name, True)
        believed = belief if is_whole else Belief(min(belief.confidence, AT_ODDS), belief.reason)
        return [from_text("recipient", name, line, believed, read.office)]
    if read.office:
        return [from_text("recipient", read.office, line, Belief(0.6, "an office without a name"), read.office)]
    return []


def _is_date(reading: Reading, block: Block) -> bool:
    line = block.lines[0]
    return len(block.lines) == 1 and len(line.text) < LONGEST_DATE and bool(find_dates(line.text, today=reading.today))


def _greeted_name(reading: Reading) -> str:
    line = reading.letter.salutation
    return read_addressed(line.text, french=reading.language == "fr").name if line else ""


def _whole_name(reading: Reading, surname: str) -> tuple[str, bool]:
    """Find the first name that stands before a surname above the salutation; tell whether it is all of it."""
    above = " ".join(line.text for line in (*reading.letter.head, *reading.letter.foot))
    found = re.search(rf"(?P<before>\S+ )?(?P<first>[A-ZÀ-Ý][\w’'-]+) {re.escape(surname)}(?!\w)", above)
    if not found or starts_with_office(found["first"]) or has_form_of_address(found["first"]):
        return surname, True
    before = (found["before"] or "").strip()
    is_all = not (before[:1].isupper() or PARTICLE.fullmatch(before)) or has_form_of_address(before)
    return f"{found['first']} {surname}", is_all


def _salutation_belief(line: str, office: str) -> Belief:
    if office:
        return Belief(0.88, "in the salutation, with an office")
    if SURNAME_GREETED.search(line):
        return Belief(0.84, "in the salutation")
    return Belief(0.6, "a first name in the salutation")


def _is_greeted(one: Proposed, greeting: Proposed) -> bool:
    """Tell whether the salutation names somebody of the address: by an office, a surname or a first name."""
    if one.value == one.office:
        return False
    if greeting.value == greeting.office:
        return is_person(one.value) or bool(one.office)
    words = (strip_address(greeting.value) or greeting.value).casefold().split()
    return set(words) <= set(one.value.casefold().split())


def _confirm(addressed: list[Proposed], greeted: list[Proposed]) -> list[Proposed]:
    """Take together the address and the salutation where they name the same person or only add the office."""
    if not greeted:
        return addressed
    greeting = greeted[0]
    for index, one in enumerate(addressed):
        if _is_greeted(one, greeting):
            sure = replace(one, confidence=min(0.95, one.confidence + 0.05), office=one.office or greeting.office)
            return [sure, *addressed[:index], *addressed[index + 1 :]]
    if greeting.value == greeting.office and addressed:
        return addressed
    if not greeting.office and any(is_person(one.value) for one in addressed):
        # who is greeted is not who stands in the address
        return [replace(one, confidence=min(one.confidence, AT_ODDS)) for one in (*addressed, greeting)]
    # an office in the address belongs to the one who is greeted by name
    office = next((one.office for one in addressed if one.value == one.office), "")
    greeting = replace(greeting, office=greeting.office or office)
    return [greeting, *(one for one in addressed if one.value != one.office)]

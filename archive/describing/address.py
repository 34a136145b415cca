"""The address of a letter: the block of its head that says for whom it is, and the names that stand in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.describing.letterheads import is_letterhead
from archive.describing.lines import Line, is_contact
from archive.describing.names import has_form_of_address, is_organisation, is_person
from archive.describing.offices import is_cabinet, starts_with_office

LONGEST = 90
"""Code points: a longer line is none of an address."""
SENTENCE = re.compile(r"(?:(?<!\.[A-Z])\.|[?!:,])$")
"""How a sentence or a greeting ends, and no name ("Puente A.C.")."""
MOST_WORDS = 9
"""A house has a shorter name."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the head that stand together; ``first`` is the 0-based index of the first of them in the head."""

    lines: tuple[Line, ...]
    first: int

    @property
    def names(self) -> tuple[Line, ...]:
        """The lines above the street and town."""
        end = next((i for i, line in enumerate(self.lines) if is_contact(line.text)), len(self.lines))
        return self.lines[:end]

    @property
    def has_street(self) -> bool:
        """Tell whether a street, a town or a telephone number stands below a name."""
        return 0 < len(self.names) < len(self.lines)


def divide_head(head: Sequence[Line], labelled: frozenset[int]) -> list[Block]:
    """Divide the head of a letter into blocks: at empty lines, at labels, and where a second address begins."""
    blocks: list[list[int]] = []
    for index, line in enumerate(head):
        if index in labelled:
            blocks.append([])
            continue
        after = blocks[-1] if blocks else []
        is_apart = not after or head[after[-1]].paragraph != line.paragraph or _begins_address(head, index)
        if is_apart:
            blocks.append([index])
        else:
            after.append(index)
    return [Block(tuple(head[index] for index in block), block[0]) for block in blocks if block]


def find_addresses(
    blocks: Sequence[Block], signed: frozenset[str], greeted: frozenset[str] = frozenset()
) -> Iterator[Block]:
    """Give the blocks that say for whom a letter is, in order of place.

    ``signed`` are the names below it, ``greeted`` the words of the name in the salutation, all in lower case.
    The first block is the letterhead, unless it opens as an address does.
    """
    for index, block in enumerate(blocks):
        is_of_sender = any(line.text.casefold() in signed for line in block.names)
        is_greeted = bool(greeted) and any(greeted <= _words(line) and is_person(line.text) for line in block.names)
        is_below = index > 0 or has_form_of_address(block.lines[0].text)
        if is_below and not is_of_sender and (is_greeted or _is_address(block)):
            yield block


def find_house(block: Block) -> Line | None:
    """Find the organisation in an address: the first line that is no person, by its words or by what stands below."""
    for index, line in enumerate(block.names):
        if has_form_of_address(line.text) or starts_with_office(line.text) or is_cabinet(line.text):
            continue
        if is_letterhead(line.text) or (index == 0 and not is_person(line.text) and _is_short(line)):
            return line
    return None


ITEM = re.compile(r"[-•–*▪]\s+|\d[.)]\s+")
"""The mark of an item in a list of addressees."""


def find_persons(block: Block) -> list[int]:
    """Give the places in an address, 0-based, of lines that name a person."""
    return [
        index
        for index, line in enumerate(block.names)
        if len(line.text) <= LONGEST and (has_form_of_address(_bare(line)) or is_person(_bare(line)))
    ]


def _words(line: Line) -> set[str]:
    return set(line.text.casefold().split())


def _bare(line: Line) -> str:
    return ITEM.sub("", line.text, count=1)


def _is_address(block: Block) -> bool:
    if any(len(line.text) > LONGEST or line.text.endswith((".", "?", "!")) for line in block.names[:1]):
        return False
    is_addressed = any(has_form_of_address(_bare(line)) for line in block.names)
    return is_addressed or block.has_street or _is_person_of_house(block)


def _is_person_of_house(block: Block) -> bool:
    """Tell whether a block is a name and a house or a function, without a street: letters among neighbours."""
    return any(
        is_person(one.text) and (is_organisation(other.text) or starts_with_office(other.text))
        for one, other in [*pairwise(block.names), *((below, above) for above, below in pairwise(block.names))]
    )


def _begins_address(head: Sequence[Line], index: int) -> bool:
    """Tell whether the address begins right below the street of the letterhead, at "De heer …" or the house above."""
    if not is_contact(head[index - 1].text):
        return False
    return any(has_form_of_address(line.text) for line in head[index : index + 1])


def _is_short(line: Line) -> bool:
    return len(line.text.split()) <= MOST_WORDS and not SENTENCE.search(line.text)

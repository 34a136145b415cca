"""Letters and other documents written from templates, with what is true of them.

A template is a text file: lines ``field: values`` down to ``---``, then the letter. In both ``{slot}`` is filled in
from the word lists, ``{p1?his/her}`` agrees with a person, and ``[[one|other]]`` is chosen by chance, alike wherever
the same choice stands. ``|`` divides values that are all right, ``-`` says that there is none, ``-any`` claims nothing.
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Literal

from tests.evaluation.names import Person, day_forms, lists, people

TEMPLATES = Path(__file__).parent / "templates"
Part = Literal["development", "heldout"]

FIRST_DAY = date(2012, 1, 2)
DAYS = 5350
"""From the first day to August 2026."""

_CHOICE = re.compile(r"\[\[([^+\[\]][^\[\]]*)\]\]")
_AGREEMENT = re.compile(r"\{(p\d)\?([^{}/]*)/([^{}/]*)\}")
_SLOT = re.compile(r"\{([a-z0-9.]+)\}")
_DEFAULTS = {"date": "{d.iso}"}


@dataclass(frozen=True, slots=True)
class Template:
    """A letter with slots, and what will be true of it."""

    name: str
    truth: dict[str, str]
    text: str

    @property
    def language(self) -> str:
        """Give the language, which the name of its file begins with."""
        return self.truth["language"]


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as a text file holds it; ``truth`` gives the values that are right by field, none where none is."""

    template: Template
    layout: str
    text: str
    truth: dict[str, tuple[str, ...]]


def templates(part: Part) -> list[Template]:
    """Read the templates that description is developed on, or those held out."""
    return [read_template(path) for path in sorted((TEMPLATES / part).glob("*.txt"))]


def write_letters(part: Part, *, each: int, seed: int) -> Iterator[Written]:
    """Write this many letters from each template; the same seed gives the same letters."""
    for template in templates(part):
        for number in range(each):
            yield _write(template, Random(f"{seed}/{template.name}/{number}"), LAYOUTS[number % len(LAYOUTS)])


def read_template(path: Path) -> Template:
    """Read a template, or a letter as it stands, from its file."""
    head, text = path.read_text(encoding="utf-8").split("\n---\n", 1)
    truth = dict(line.split(": ", 1) for line in head.splitlines())
    return Template(path.stem, {"language": path.stem[:2], **_DEFAULTS, **truth}, text)


def _write(template: Template, chance: Random, layout: str) -> Written:
    slots = _draw(template.language, chance)
    picked: dict[str, str] = {}

    def filled(text: str) -> str:
        text = _CHOICE.sub(lambda it: picked.setdefault(it[1], chance.choice(it[1].split("|"))), text)
        text = _AGREEMENT.sub(lambda it: it[3] if slots.people[it[1]].is_woman else it[2], text)
        return _SLOT.sub(lambda it: slots.fill(it[1]), text)

    title = filled(template.truth["title"])
    text = filled(template.text.replace("[[+title]]", title.split(" | ")[0]))
    stated = {**{name: filled(value) for name, value in template.truth.items()}, "title": title}
    truth = {name: values(value) for name, value in stated.items() if value != "-any"}
    return Written(template, layout, _laid_out(text, layout, chance), truth)


def values(text: str) -> tuple[str, ...]:
    """Give the values that are right, none where there is none."""
    return () if text == "-" else tuple(text.split(" | "))


class _Slots:
    """What one letter is filled in with."""

    def __init__(
        self, words: dict[str, str], persons: dict[str, Person], paragraphs: list[str], chance: Random
    ) -> None:
        self.words = words
        self.people = persons
        self._paragraphs = paragraphs
        self._chance = chance

    def fill(self, name: str) -> str:
        if name == "par":
            return self._paragraph()
        if name == "pars":
            return "\n\n".join(self._paragraph() for _ in range(self._chance.randint(2, 4)))
        return self.words[name].replace("{t}", self.words["t"])

    def _paragraph(self) -> str:
        self._paragraphs.append(self._paragraphs.pop(0))
        return self._paragraphs[-1]


def _draw(language: str, chance: Random) -> _Slots:
    words = lists(language)
    persons = {f"p{number}": one for number, one in enumerate(chance.sample(people(), 5), start=1)}
    filling: dict[str, str] = _numbers(chance)
    for slot, person in persons.items():
        filling |= person.forms(slot)
        filling |= _with_cases(f"f{slot[1]}", chance.choice(words.functions).split("/")[person.is_woman])
    for number, name in enumerate(chance.sample(words.organisations, 3), start=1):
        filling |= _organisation(f"o{number}", name, chance.choice(words.streets), chance.choice(words.towns))
    filling |= _office(chance.choice(words.offices), is_woman=persons["p1"].is_woman)
    filling |= _days(language, chance)
    filling |= {
        "t": re.sub(r"[\d ]{4,}\w* |\b\d{4} [A-Z]{2} | (?:[A-Z]{1,2}\d.*|D\.C\.|\d)$", "", chance.choice(words.towns)),
        "street": chance.choice(words.streets),
        "univ": chance.choice(words.universities),
        "ministry.street": chance.choice(words.ministry_streets),
        "ministry.town": chance.choice(words.ministry_towns),
        "s": chance.choice(words.subjects),
        "headline": chance.choice(words.headlines),
        "quote": chance.choice(words.quotes),
    }
    filling["s.upper"] = filling["s"].upper()
    filling["s.low"] = filling["s"][0].lower() + filling["s"][1:]
    return _Slots(filling, persons, chance.sample(words.paragraphs, len(words.paragraphs)), chance)


def _numbers(chance: Random) -> dict[str, str]:
    def digits(*sizes: int) -> list[str]:
        return [str(chance.randint(10 ** (size - 1), 10**size - 1)) for size in sizes]

    return {
        "phone": "+32 " + " ".join(digits(1, 3, 2, 2)),
        "iban": "BE" + " ".join(digits(2, 4, 4, 4)),
        "enterprise": "0" + ".".join(digits(3, 3, 3)),
        "ref": "/".join(["DGD", *digits(4, 3)]),
        "ref2": "-".join(["SEC", *digits(2, 4)]),
        "clock": ":".join(["9", *digits(2)]).replace(":9", ":4"),
    }


def _with_cases(slot: str, text: str) -> dict[str, str]:
    return {
        slot: text,
        f"{slot}.cap": text[0].upper() + text[1:],
        f"{slot}.upper": text.upper(),
        f"{slot}.lower": text[0].lower() + text[1:],
    }


def _organisation(slot: str, name: str, street: str, town: str) -> dict[str, str]:
    handle = re.sub(r"[^a-z]", "", name.casefold())
    return {
        **_with_cases(slot, name),
        f"{slot}.street": street,
        f"{slot}.town": town,
        f"{slot}.mail": f"info@{handle}.example",
        f"{slot}.site": f"www.{handle}.example",
        f"{slot}.abbr": "".join(word[0] for word in name.split() if word[0].isupper()),
    }


def _office(entry: str, *, is_woman: bool) -> dict[str, str]:
    forms = entry.split("/")
    man, woman, *short = forms
    return {
        **_with_cases("m", (is_woman and woman) or man),
        "m.short": short[is_woman and len(short) > 1],
    }


def _days(language: str, chance: Random) -> dict[str, str]:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    earlier, later = (timedelta(days=chance.randint(20, 60)) for _ in range(2))
    return {
        **day_forms("d", day, language, chance),
        **day_forms("d2", day - earlier, language, chance),
        **day_forms("d3", day + later, language, chance),
    }


LAYOUTS = ("paragraphs", "wrapped", "dumped")


def _laid_out(text: str, layout: str, chance: Random) -> str:
    """Set a letter as one line a paragraph, in lines of one width, or as the dump of a page does, double-spaced."""
    if layout == "paragraphs":
        return text
    width = chance.randint(60, 80)
    blocks = [_wrapped(block, width) for block in text.strip("\n").split("\n\n")]
    if layout == "wrapped":
        return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"
    return " \n\n \n\n".join(" \n".join(lines) for lines in _double_spaced(blocks)) + " \n"


_MISREAD = {
    "m": "rn", "l": "1", "1": "l", "O": "0", "0": "O", "I": "l", "i": "l", "u": "ii", "é": "e", "è": "e", "ê": "e",
    "ë": "e", "ç": "c", "ñ": "n", "ó": "o", "í": "i", "á": "a", "ü": "u", "ï": "i",
}  # fmt: skip
"""What a scanner takes letters for."""


def misread(text: str, *, share: float, chance: Random) -> str:
    """Spoil a share of the characters of a text as a poor scan does: letters mistaken, accents lost, words broken."""
    spoiled = (_MISREAD.get(it, it + " " if it.isalpha() else it) if chance.random() < share else it for it in text)
    return "".join(spoiled)


def _wrapped(block: str, width: int) -> list[str]:
    return [part for line in block.split("\n") for part in _cut(line, width)]


def _cut(line: str, width: int) -> list[str]:
    """Cut a line that is too long; what stands in columns or at the right stays."""
    return [line] if "   " in line else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


def _double_spaced(blocks: list[list[str]]) -> Iterator[list[str]]:
    """Divide the lines of running text by an empty line; those of an address stay together."""
    for lines in blocks:
        if len(lines) > 1 and len(lines[0]) > _RUNNING:
            yield ["\n".join(f"{line} \n" for line in lines).rstrip("\n ")]
        else:
            yield lines


_RUNNING = 50
"""Characters from which the first line of a block is one of running text."""

"""Word lists that letters are filled in from, and the forms in which a letter writes a name or a day."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

WORDS = Path(__file__).parent / "words"

_FORMATS = {
    "nl": ["{d} {month} {y}", "{d}/{m0}/{y}", "{d}.{m}.{yy}", "{d} {short} {y}", "{d} {month} ’{yy}", "{d0}-{m0}-{y}"],
    "fr": ["{ord} {month} {y}", "{d0}/{m0}/{y}", "{d}.{m}.{y}", "{d} {short} {y}", "{d0}/{m0}/{yy}"],
    "es": ["{d} de {month} de {y}", "{d0}/{m0}/{y}", "{d}-{m}-{y}", "{d} {month} {y}", "{d} de {month} del {y}"],
    "en": ["{d} {month} {y}", "{ord} {month} {y}", "{d0}/{m0}/{y}", "{d} {short} {y}", "{d0}.{m0}.{yy}"],
}
_LONG = {"nl": "{d} {month} {y}", "fr": "{ord} {month} {y}", "es": "{d} de {month} de {y}", "en": "{d} {month} {y}"}
_PLACED = {
    "nl": "{t}, op {d} {month} ’{yy}",
    "fr": "Fait à {t}, le {ord} {month} {y}",
    "es": "{t}, a {d} de {month} de {y}",
    "en": "{t}, {d} {month} {y}",
}
_TIMED = {
    "nl": "{weekday} {d} {month} {y}",
    "fr": "{weekday} {d} {month} {y}",
    "es": "{weekday}, {d} de {month} de {y}",
    "en": "{weekday}, {d} {month} {y}",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of one language; ``functions`` are "masculine/feminine", ``offices`` go on with short forms."""

    months: list[str]
    short_months: list[str]
    weekdays: list[str]
    towns: list[str]
    streets: list[str]
    organisations: list[str]
    universities: list[str]
    functions: list[str]
    offices: list[str]
    ministry_streets: list[str]
    ministry_towns: list[str]
    subjects: list[str]
    headlines: list[str]
    quotes: list[str]
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    is_woman: bool
    first: str
    last: str

    def forms(self, slot: str) -> dict[str, str]:
        """Give the ways a letter writes the name, by the slot they fill."""
        name = f"{self.first} {self.last}"
        return {
            slot: name,
            f"{slot}.first": self.first,
            f"{slot}.last": self.last,
            f"{slot}.upper": f"{self.first} {self.last.upper()}",
            f"{slot}.short": f"{self.first[0]}. {self.last}",
            f"{slot}.mail": f"{_plain(self.first)}.{_plain(self.last)}@example.org",
        }


@cache
def lists(language: str) -> Lists:
    """Read the word lists of a language."""
    return Lists(**tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8")))


@cache
def people() -> tuple[Person, ...]:
    """Read the invented people; the first word of a line says man (m) or woman (v), the next is the first name."""
    lines = (WORDS / "people.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_person(*line.split(" ", 1)) for line in lines)


def day_forms(slot: str, day: date, language: str, chance: Random) -> dict[str, str]:
    """Give the ways a letter writes its day, by the slot they fill; the slot itself takes any spelling."""
    return {
        slot: spelled(chance.choice(_FORMATS[language]), day, language),
        f"{slot}.iso": day.isoformat(),
        f"{slot}.long": spelled(_LONG[language], day, language),
        f"{slot}.num": spelled("{d0}/{m0}/{y}", day, language),
        f"{slot}.short": spelled("{d} {short} {y}", day, language),
        f"{slot}.op": spelled("op {d} {month} {y}", day, language),
        f"{slot}.ordinal": spelled("{ord} {month} {y}", day, language),
        f"{slot}.weekday": spelled(_TIMED[language], day, language),
        f"{slot}.year": str(day.year),
        f"{slot}.month": spelled("{month} {y}", day, language),
        f"{slot}.month.iso": f"{day:%Y-%m}",
        f"{slot}.place": spelled(_PLACED[language], day, language),
    }


def spelled(form: str, day: date, language: str) -> str:
    """Write a day in a form; ``{t}`` is left for the town."""
    words = lists(language)
    return form.format(
        d=day.day,
        d0=f"{day.day:02}",
        m=day.month,
        m0=f"{day.month:02}",
        y=day.year,
        yy=f"{day.year % 100:02}",
        month=words.months[day.month - 1],
        short=words.short_months[day.month - 1],
        weekday=words.weekdays[day.weekday()],
        ord=_ordinal(day.day, language),
        t="{t}",
    )


def _ordinal(day: int, language: str) -> str:
    if language == "fr":
        return "1er" if day == 1 else str(day)
    if language == "en":
        ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
        return f"{day}{ending}"
    return str(day)


def _person(gender: str, name: str) -> Person:
    words = name.split(" ")
    double = next((size for size in (3, 2) if " ".join(words[:size]) in _DOUBLE_FIRST_NAMES), 1)
    return Person(gender == "v", " ".join(words[:double]), " ".join(words[double:]))


_DOUBLE_FIRST_NAMES = {"María del Carmen", "José Luis", "Ana Belén", "Lucía Fernanda"}


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.casefold().replace("ı", "i"))
    return re.sub(r"[^a-z]", "", bare)

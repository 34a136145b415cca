"""Names in full: "M. Dekkers" and "Dear Okke" where "Mirjam Dekkers" and "Okke Feddema" stand elsewhere."""

import re
from collections.abc import Iterable, Iterator

from archive.describing.names import PERSON, is_person
from archive.describing.reading import Reading
from archive.normalise import fold_name

INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.[ -]?)+(?=[^\W\d_]{2})")
HEADED = re.compile(
    r"(?:van|de|from|von|aan|à|para|to|destinatari[oa]|destinataire)\s?:\s*['\"]?(?=(?-i:[A-ZÀ-Ý]))", re.IGNORECASE
)
"""What stands before a name in the header of a message that is answered."""
WROTE = re.compile(r"\b(?:schreef|a écrit|escribió|wrote)\b")
"""What stands behind the name in the line above one."""
LONGEST = 200
"""Code points of such a line."""


def in_full(value: str, names: Iterable[str], *, is_greeted: bool = False) -> str:
    """Give "M. Dekkers", or "Dekkers" where that is greeted, as "Mirjam Dekkers" where that is one of the names too."""
    initials = INITIALS.match(value)
    if not initials and not is_greeted:
        return value
    surname = (value[initials.end() :] if initials else value).casefold()
    same = [it for it in names if surname in it.casefold() and is_person(it) and not INITIALS.match(it)]
    if not same:
        return value
    own = re.compile(rf"[^\s.]+\s(?:.*\s)?{re.escape(surname)}(?:\s\S+)?")
    whole = (it for it in same if (is_greeted or _initial(it) == _initial(value)) and own.fullmatch(it.casefold()))
    return next(whole, None) or _with_surname_first(value, surname, same)


def names_quoted(reading: Reading) -> Iterator[str]:
    """Give the people whom a message that is answered names, below the salutation."""
    start = reading.letter.salutation.end if reading.letter.salutation else len(reading.text)
    for line in (it for it in reading.lines if it.start >= start and it.end - it.start <= LONGEST):
        words = line.text.lstrip("> ")
        if headed := HEADED.match(words):
            yield from (it.group() for it in [PERSON.match(words, headed.end())] if it)
        elif wrote := WROTE.search(words):
            yield from (it.group() for it in list(PERSON.finditer(words, 0, wrote.start()))[-1:])


def greeted_in_full(value: str, names: Iterable[str]) -> str:
    """Give a first name that is greeted with the surname that one of the names has behind it."""
    return next((it for it in names if it.casefold().startswith(f"{value.casefold()} ")), value)


def _with_surname_first(value: str, surname: str, names: Iterable[str]) -> str:
    """Give "R. Tautavel" as "TAUTAVEL Régis" where that is one of the names."""
    found = (it for it in names if it.casefold().startswith(f"{surname} ") and " " not in it[len(surname) + 1 :])
    is_short = bool(INITIALS.match(value))
    return next((it for it in found if is_short and _initial(it[len(surname) :]) == _initial(value)), value)


def _initial(name: str) -> str:
    """Give the first letter of a name as it is compared: "E." is short for "Étienne"."""
    return fold_name(name)[:1]

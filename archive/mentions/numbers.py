"""Numbers as they are written in four languages: decimal signs, marks of thousands, words for powers of ten."""

import re
from decimal import Decimal

NUMBER = r"(?:\d{1,3}(?:(?P<mark>[., \u00a0\u202f’'])\d{3})(?:(?P=mark)\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
"""A number in digits; a mark of thousands stands before each group of three or before none."""

THOUSANDS_MARK = {"nl": ".", "fr": ".", "es": ".", "en": ","}
"""By language, what divides thousands where one mark before three digits could be a decimal sign too."""

POWERS = {
    "nl": {"duizend": 3, "miljoen": 6, "mio": 6, "mln": 6, "miljard": 9, "mld": 9, "biljoen": 12},
    "fr": {
        "mille": 3, "million": 6, "millions": 6, "mio": 6, "milliard": 9, "milliards": 9, "billion": 12, "billions": 12,
    },
    "es": {
        "mil millones": 9, "millardo": 9, "millardos": 9, "mil": 3, "millón": 6, "millones": 6, "billón": 12,
        "billones": 12,
    },
    "en": {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12},
}  # fmt: skip
"""By language, powers of ten: "billion" is 10⁹ in English and 10¹² in French, "mil millones" is 10⁹."""

SMALL = {
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "en": "two three four five six seven eight nine ten eleven twelve",
}
"""By language, the words for 2 to 12."""


def parse_number(digits: str, *, language: str) -> Decimal:
    """Read a number in digits as its language writes it: "1.500" is 1500 in Dutch and 1.5 in English.

    Two different marks leave no doubt: the last is the decimal sign. Nor does one that comes twice, or one that is not
    before just three digits.
    """
    plain = re.sub(r"[\s’']", "", digits)
    marks = [mark for mark in plain if mark in ".,"]
    if len(set(marks)) == 2:  # noqa: PLR2004  # both of them
        return Decimal(plain.replace(marks[0], "").replace(marks[-1], "."))
    if not marks:
        return Decimal(plain)
    whole, _, rest = plain.partition(marks[0])
    is_grouped = len(marks) > 1 or (
        len(rest) == len("500") and whole != "0" and marks[0] == THOUSANDS_MARK.get(language, ".")
    )
    return Decimal(plain.replace(marks[0], "" if is_grouped else "."))


def parse_word(word: str, *, language: str) -> Decimal:
    """Read one of the words of ``SMALL``."""
    return Decimal(SMALL[language].split().index(word.lower()) + 2)


def plain_decimal(number: Decimal) -> str:
    """Write a number without exponent, marks of thousands or zeros at its end: "1500000", "12.5"."""
    return f"{number.normalize():f}"

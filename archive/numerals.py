"""Numbers written out in Dutch, French, Spanish and English, as days and years stand in deeds and old letters."""

from collections.abc import Iterable, Iterator
from itertools import product

_ES = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho"
    " diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho"
    " veintinueve"
)
_FR = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf"
)
_NL = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien"
    " negentien"
)
_EN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = {
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 70: "septante", 90: "nonante"}
_ORDINALS = {
    "nl": "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende"
    " vijftiende zestiende zeventiende achttiende negentiende twintigste",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
}
_FIRST = {"primero": 1, "primer": 1, "premier": 1, "veintiún": 21, "treinta y un": 31, "één": 1, "thirtieth": 30}
_THOUSANDS = {"es": ("dos mil",), "fr": ("deux mille", "deux mil"), "nl": ("tweeduizend",), "en": ("two thousand",)}
_HUNDREDS = {
    "es": ("mil novecientos",),
    "fr": ("mil neuf cent", "mille neuf cent"),
    "nl": ("negentienhonderd", "negentien"),
    "en": ("nineteen hundred", "nineteen"),
}
_AND = {"es": (" ",), "fr": (" ",), "nl": (" ", " en ", ""), "en": (" ", " and ")}
LONGEST_MONTH = 31
FIRST_OF_TEENS = 10


def _spanish() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_ES.split(), 1))
    for ten, word in enumerate(_TENS["es"].split(), 3):
        yield word, 10 * ten
        yield from ((f"{word} y {_ES.split()[unit - 1]}", 10 * ten + unit) for unit in range(1, 10))


def _french() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_FR.split(), 1))
    for ten, word in _FR_TENS.items():
        yield word, ten
        yield from ((f"{word}-{_FR.split()[unit - 1]}", ten + unit) for unit in range(2, 10))
        yield f"{word} et un", ten + 1
    yield from ((f"soixante-{_FR.split()[unit - 1]}", 60 + unit) for unit in range(10, 20))
    yield "soixante et onze", 71
    yield from (("quatre-vingts", 80), ("quatre-vingt", 80))
    yield from ((f"quatre-vingt-{_FR.split()[unit - 1]}", 80 + unit) for unit in range(1, 20))


def _dutch() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_NL.split(), 1))
    for ten, word in enumerate(_TENS["nl"].split(), 2):
        yield word, 10 * ten
        for unit in range(1, 10):
            small = _NL.split()[unit - 1]
            yield f"{small}{'ën' if small.endswith('e') else 'en'}{word}", 10 * ten + unit


def _english() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_EN.split(), 1))
    for ten, word in enumerate(_TENS["en"].split(), 2):
        yield word, 10 * ten
        yield from ((f"{word}-{_EN.split()[unit - 1]}", 10 * ten + unit) for unit in range(1, 10))


_NUMBERS = {"es": dict(_spanish()), "fr": dict(_french()), "nl": dict(_dutch()), "en": dict(_english())}


def _days() -> Iterator[tuple[str, int]]:
    for numbers in _NUMBERS.values():
        yield from ((word, number) for word, number in numbers.items() if number <= LONGEST_MONTH)
    for words in _ORDINALS.values():
        yield from ((word, number) for number, word in enumerate(words.split(), 1))
    yield from ((f"twenty-{word}", 20 + number) for number, word in enumerate(_ORDINALS["en"].split()[:9], 1))
    yield from ((f"{word}ste", number) for word, number in _NUMBERS["nl"].items() if 20 < number <= LONGEST_MONTH)  # noqa: PLR2004  # days
    yield "thirty-first", LONGEST_MONTH
    yield from _FIRST.items()


def _years() -> Iterator[tuple[str, int]]:
    for language, numbers in _NUMBERS.items():
        yield from ((thousand, 2000) for thousand in _THOUSANDS[language])
        for word, number in numbers.items():
            begins = product(_THOUSANDS[language], _AND[language])
            yield from ((f"{begin}{link}{word}", 2000 + number) for begin, link in begins)
            begins = product(_HUNDREDS[language] if number >= FIRST_OF_TEENS else (), _AND[language])
            yield from ((f"{begin}{link}{word}", 1900 + number) for begin, link in begins)
    teens = ((word, number) for word, number in _NUMBERS["en"].items() if number >= FIRST_OF_TEENS)
    yield from ((f"twenty {word}", 2000 + number) for word, number in teens)


_BARE = str.maketrans("áéíóúë-", "aeioue ")


def fold_number(words: str) -> str:
    """Give number words as they are compared: small letters, no accents, one space for each gap or hyphen."""
    return " ".join(words.lower().translate(_BARE).split())


def spell_out(numbers: Iterable[str]) -> str:
    """Give a regular expression for folded number words, the longest first, with or without accents and hyphens."""
    letters = {"a": "[aá]", "e": "[eéë]", "i": "[ií]", "o": "[oó]", "u": "[uú]", " ": r"[\s-]+"}
    longest_first = sorted(numbers, key=len, reverse=True)
    return "|".join("".join(letters.get(letter, letter) for letter in words) for words in longest_first)


DAYS = {fold_number(words): number for words, number in _days()}
"""From folded words ("veintiuno", "twenty first") to the day of a month."""
YEARS = {fold_number(words): number for words, number in _years()}
"""From folded words ("dos mil veintidos", "nineteen ninety eight") to the year, from 1910 to 2099."""

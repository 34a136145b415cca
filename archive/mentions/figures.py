"""Figures in a text: a number with its unit, its currency or the noun that it counts."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from archive.date_patterns import MONTH_NUMBERS
from archive.mentions.found import FoundMention, Taken, mention
from archive.mentions.numbers import NUMBER, POWERS, SMALL, parse_number, parse_word, plain_decimal
from archive.normalise import fold_name

SIGNS = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF"}
"""What stands before a number for a currency."""
LETTERS = {"k": 3, "m": 6, "": 0}
"""Powers of ten that stand as a letter behind a sum: "€5m"."""
CURRENCIES = {
    "EUR": r"euro['’]?s?|eur|€",
    "USD": r"(?:amerikaanse\s|us[- ]|u\.?s\.?\s)?dollars?(?:\s(?:américains|des états-unis))?"
    r"|dólar(?:es)?(?:\s(?:estadounidenses|americanos))?|usd|us\$|\$",
    "GBP": r"gbp|£|(?:britse\s)?pond(?:\ssterling)?|livres\ssterling|libras\sesterlinas|pounds(?:\ssterling)?",
    "CHF": r"chf|zwitserse\sfrank|francs\ssuisses|francos\ssuizos|swiss\sfrancs",
}
"""How currencies are written behind a number, with their code. Source: ISO 4217."""
PERCENT = r"%|procent\b|percent\b|per\scent\b|pour\scent\b|por\sciento\b"
SHORT_UNITS = {"km", "m", "cm", "mm", "kg", "g", "ha", "t", "l", "kw", "mw", "gw", "kwh", "mwh", "gwh", "mb", "gb"}

LABELS = re.compile(
    r"(?:\b(?:art(?:ikel(?:en)?|icle[s]?|ículos?)?|paragraa?f(?:en)?|paragraphe?s?|párrafos?|punt(?:en|o)?"
    r"|points?|nr|núm|num|bladzijde|blz|pagina|pages?|páginas?|pp?|hoofdstuk|chapitre|capítulo|chapter|bijlage"
    r"|annexe?|anexo|nummer|numéro|número|number|bus|boîte|bte|zaal|salle|sala|room|titel|titre|title|tel|tél"
    r"|fax|gsm|versie|version|versión)\.?|\bno\.|§|[#№°º])\s?\Z",
    re.IGNORECASE,
)
"""What stands before a number that is a label and counts nothing."""
LABEL_REACH = 12
"""Code points before a number in which its label stands."""

NO_NOUNS = {
    "nl": """van de het een en in op te dat die is niet met voor aan zijn om er ook bij naar door tot of als dan maar
        over na uit onder tegen zonder per wordt werd werden waren was stemden stemde onthield onthielden heeft hebben
        hebt had kan kunnen moet zal zou uur die deze dit we wij u ik ze hij zij dus want toen nog al dezer jl
        jongstleden""",
    "fr": """de la le les des et à au aux du en un une que qui est pour dans ce sur par ou mais où sont ont a été
        étaient avec sans contre se sont ne y il elle nous vous ils fois heures h chaque dont courant écoulé dernier
        prochain""",
    "es": """de la el los las y en que a un una se por con para del al no es su lo o pero fue fueron son han ha sin
        contra hay está están horas como más e sobre si corriente corrientes pasado
        próximo""",
    "en": """the of and to in a is that for we you it on with as be this by are at not from or but was were has have
        had voted abstained against will would can may am pm who which than per if so inst ult""",
}
"""By language, words that stand behind a number and are not what it counts."""

_LETTERS = r"[^\W\d_]"
_NATIONAL = {"nl": rf"(?:(?-i:[A-ZÀ-Ý]){_LETTERS}+se?\s)?", "en": r"(?:(?-i:[A-Z])[a-z]+(?:an|ish|ese|ch)\s)?"}
"""By language, an adjective with a capital between number and noun: "64 Aureliaanse doctorandi"."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The expressions and words that one language needs."""

    language: str
    pattern: re.Pattern[str]
    no_nouns: frozenset[str]


@cache
def _grammar(language: str) -> _Grammar:
    powers = "|".join(re.escape(word) for word in sorted(POWERS.get(language, {}), key=len, reverse=True)) or "(?!)"
    small = "|".join(SMALL.get(language, "").split()) or "(?!)"
    currencies = "|".join(f"(?P<{code}>{words})" for code, words in CURRENCIES.items())
    signs = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
    pattern = (
        rf"(?<![\w/+.,:-])(?<!\d[\s–/])(?:(?P<sign>{signs})\s?)?(?P<minus>[-−](?=\d))?"
        rf"(?:(?P<digits>{NUMBER})(?![\d:/])|(?P<small>\b(?:{small})\b)(?=\s))"
        rf"(?:\s?(?P<power>{powers})\b\.?)?(?(sign)(?P<letter>[mk])?(?!\w))"
        rf"(?:\s?(?P<percent>{PERCENT})|\s?(?:de\s|d[’'])?(?:{currencies})(?!\w)"
        rf"|(?:\s{{1,3}}|(?<=\d)(?=[a-z]))(?:de\s|d[’'])?{_NATIONAL.get(language, '')}"
        rf"(?P<noun>{_LETTERS}+(?:-{_LETTERS}+)*))?"
    )
    words = NO_NOUNS.get(language, " ".join(NO_NOUNS.values()))
    return _Grammar(language, re.compile(pattern, re.IGNORECASE), frozenset(words.split()))


def find_figures(text: str, *, language: str) -> list[FoundMention]:
    """Find the figures in a text, in order of place; a number that counts nothing is none.

    ``language`` (ISO 639-1) says how numbers are written. Words for numbers are read from 2 to 12, and only before a
    power of ten, a currency or a percentage.
    """
    grammar = _grammar(language)
    taken = Taken(text)
    return [
        mention("figure", f"{plain_decimal(figure.number)} {figure.unit}", text, figure.start, figure.end)
        for match in grammar.pattern.finditer(text)
        if (figure := _read(match, grammar)) and taken.take(figure.start, figure.end)
    ]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number, its unit in normal form, and where both stand."""

    number: Decimal
    unit: str
    start: int
    end: int


def _read(match: re.Match[str], grammar: _Grammar) -> _Figure | None:
    unit, end = _unit(match, grammar)
    is_vague = match["small"] and (match["noun"] or not (match["power"] or unit))
    if not unit or is_vague or LABELS.search(match.string, max(0, match.start() - LABEL_REACH), match.start()):
        return None
    number = _number(match, grammar.language)
    return _Figure(-number if match["minus"] else number, unit, match.start(), end)


def _number(match: re.Match[str], language: str) -> Decimal:
    if match["small"]:
        number = parse_word(match["small"], language=language)
    else:
        number = parse_number(match["digits"], language=language)
    power = POWERS[language][match["power"].lower()] if match["power"] else LETTERS[(match["letter"] or "").lower()]
    return number.scaleb(power)


def _unit(match: re.Match[str], grammar: _Grammar) -> tuple[str, int]:
    """Give the unit in normal form and where it ends; an empty one where the number counts nothing."""
    if match["percent"]:
        return "%", match.end("percent")
    for code in CURRENCIES:
        if match[code]:
            return code, match.end(code)
    if match["sign"]:
        return SIGNS[match["sign"].upper()], max(match.end(group) for group in ("digits", "small", "power", "letter"))
    return (fold_name(match["noun"]), match.end("noun")) if _counts(match, grammar) else ("", match.end())


def _counts(match: re.Match[str], grammar: _Grammar) -> bool:
    """Tell whether the word behind a number is a noun that it counts, as far as its looks tell."""
    noun = match["noun"] or ""
    if not noun[:1].islower() or noun in grammar.no_nouns or noun in MONTH_NUMBERS:
        return False
    between = match.string[match.end("digits") : match.start("noun")]
    starts_line = match.start() == 0 or match.string[match.start() - 1] == "\n"
    return (len(noun) > len("km") or noun in SHORT_UNITS) and not (starts_line and "\n" in between)

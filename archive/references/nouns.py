"""The words in which letters speak of documents, in four languages."""

import re
from dataclasses import dataclass
from functools import cache

NOUNS = {
    "nl": {
        "interview": r"interview|vraaggesprek",
        "letter": r"(?:antwoord)?brie(?:f|ven)|schrijven|antwoord",
        "email": r"e-?mail|mail|bericht",
        "press-release": r"persbericht|perscommuniqué|persmededeling",
        "declaration": r"\w*verklaring",
        "resolution": r"\w*resolutie",
        "agreement": r"\w*akkoord|\w*overeenkomst|\w*verdrag",
        "minutes": r"notulen|(?:vergader)?verslag",
        "report": r"\w*rapport|\w+verslag|\w*nota",
        "article": r"artikel(?!s?\s?\d)|opiniestuk",
    },
    "fr": {
        "interview": r"interview|entretien",
        "letter": r"lettre(?:\souverte)?|courrier|réponse",
        "email": r"courriel|message|e-?mail|mail",
        "press-release": r"communiqué(?:\sde\spresse)?",
        "declaration": r"déclaration(?:\s(?:finale|conjointe|commune))?",
        "resolution": r"résolution",
        "agreement": r"accord(?:-cadre)?|traité|convention(?:-cadre)?",
        "minutes": r"procès-verbal|compte[- ]rendu",
        "report": r"rapport|note",
        "article": r"article(?!\s?\d)|tribune",
    },
    "es": {
        "interview": r"entrevista",
        "letter": r"carta(?:\sabierta)?|escrito|respuesta",
        "email": r"correo(?:\selectrónico)?|mensaje",
        "press-release": r"nota\sde\sprensa|comunicado(?:\sde\sprensa)?",
        "declaration": r"declaración(?:\s(?:final|conjunta|común))?",
        "resolution": r"resolución",
        "agreement": r"acuerdo(?:\smarco)?|tratado|convenio(?:\smarco)?",
        "minutes": r"acta",
        "report": r"informe|nota",
        "article": r"artículo(?!\s?\d)|tribuna",
    },
    "en": {
        "interview": r"interview",
        "letter": r"(?:open\s)?letter|reply",
        "email": r"e-?mail|message",
        "press-release": r"press\srelease|press\sstatement",
        "declaration": r"(?:(?:joint|final|closing)\s)?declaration",
        "resolution": r"resolution",
        "agreement": r"agreement|treaty|accord",
        "minutes": r"minutes",
        "report": r"report|note",
        "article": r"article(?!\s?\d)|op-ed",
    },
}
"""By language and kind of document, the nouns for it."""

YOURS = {"nl": "uw jouw jullie", "fr": "votre vos", "es": "su sus vuestra vuestro", "en": "your"}
OURS = {
    "nl": "onze ons mijn",
    "fr": "notre nos mon ma",
    "es": "nuestra nuestro nuestras nuestros mi",
    "en": "our my",
}
EARLIER = {
    "nl": "vorige vroegere eerdere laatste",
    "fr": "précédente précédent antérieure antérieur dernière dernier",
    "es": "anterior última último previa previo",
    "en": "previous earlier last former prior",
}
NOT_ONE = {
    "nl": "deze dit die dat dezelfde hetzelfde volgende nieuwe geen elke iedere welke dode",
    "fr": "cette ce cet même prochaine nouvelle aucune aucun chaque présente présent",
    "es": "esta este esa ese misma mismo próxima nueva ninguna ningún cada presente",
    "en": "this that these same next new no each every any present",
}
"""Words before a noun that point inside the letter, at no document or at one that is not written yet."""
ARTICLES = {"nl": "de het een", "fr": "la le l’ une un", "es": "la el una un", "en": "the a an"}
CONNECTING = {
    "nl": """de het een van met in op aan voor over tussen door en der den uit bij inzake betreffende naar minister
        heer mevrouw""",
    "fr": """de la le les des du d l avec dans à au aux sur pour entre et en par un une entre ministre monsieur madame
        sommet""",
    "es": """de la el los las del con en a al sobre para entre y e por un una ministro señor señora cumbre""",
    "en": """the of with in on to for between and by from a an at about minister mr mrs ms summit""",
}
"""Words that tie a name or a date to the noun before them."""
SAME_NAMES = {
    "europese unie": "eu", "union européenne": "eu", "unión europea": "eu", "european union": "eu", "ue": "eu",
    "verenigde naties": "un", "nations unies": "un", "naciones unidas": "un", "united nations": "un", "vn": "un",
    "onu": "un", "navo": "nato", "otan": "nato",
}  # fmt: skip
"""Bodies whose name differs by language, folded and not; compared under one of them."""

RECEIVED = re.compile(
    r"\b(?:goed ontvangen|bevestig\w* (?:de )?(?:goede )?ontvangst|accus\w+ (?:bonne )?réception"
    r"|bien reçu|acus\w+ recibo|acknowledg\w+ (?:receipt|your))\b",
    re.IGNORECASE,
)
"""A letter that says no more than that another has arrived."""
THEIR_NUMBER = re.compile(
    r"\b(?:uw (?:kenmerk|ref\w*)|v(?:otre|os)[ /]réf\w*|v/réf\w*|su ref\w*|your ref\w*)\W{0,4}\Z", re.IGNORECASE
)
"""The label before the number of the letter that is answered."""
OWN_NUMBER = re.compile(
    r"\b(?:ons (?:kenmerk|ref\w*)|n(?:otre|os)[ /]réf\w*|n/réf\w*|nuestra ref\w*|our ref\w*)\W{0,4}\Z", re.IGNORECASE
)
"""The label before a letter's own number."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of one language, or of all four together where it is not known."""

    noun: re.Pattern[str]
    yours: frozenset[str]
    ours: frozenset[str]
    earlier: frozenset[str]
    not_one: frozenset[str]
    articles: frozenset[str]
    connecting: frozenset[str]


@cache
def words_of(language: str) -> Words:
    """Give the tables of a language (ISO 639-1); of all four where it is none of them."""
    languages = (language,) if language in NOUNS else tuple(NOUNS)
    kinds = {kind.replace("-", "_"): "|".join(NOUNS[each][kind] for each in languages) for kind in NOUNS[languages[0]]}
    noun = "|".join(f"(?P<{kind}>{nouns})" for kind, nouns in kinds.items())

    def of(table: dict[str, str]) -> frozenset[str]:
        return frozenset(" ".join(table[each] for each in languages).split())

    return Words(
        noun=re.compile(rf"(?<![\w/])(?:{noun})(?!\w)", re.IGNORECASE),
        yours=of(YOURS),
        ours=of(OURS),
        earlier=of(EARLIER),
        not_one=of(NOT_ONE),
        articles=of(ARTICLES),
        connecting=of(CONNECTING),
    )

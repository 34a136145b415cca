"""The words of a metadata list in four languages: names of its columns, and of the values of a few of them.

Of the names in one language the first is the one that a printed template uses.
"""

from collections.abc import Iterable, Mapping

from archive.models import LANGUAGES
from archive.normalise import fold_name

COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "path": {
        "nl": ("bestand", "pad", "bestandsnaam"),
        "fr": ("fichier", "chemin", "nom du fichier"),
        "es": ("archivo", "ruta", "fichero", "nombre del archivo"),
        "en": ("path", "file", "filename", "file name"),
    },
    "title": {"nl": ("titel",), "fr": ("titre",), "es": ("título",), "en": ("title",)},
    "date": {"nl": ("datum",), "fr": ("date",), "es": ("fecha",), "en": ("date",)},
    "kind": {"nl": ("soort",), "fr": ("type", "genre", "sorte"), "es": ("tipo", "clase"), "en": ("kind",)},
    "language": {"nl": ("taal",), "fr": ("langue",), "es": ("idioma", "lengua"), "en": ("language",)},
    "direction": {"nl": ("richting",), "fr": ("sens",), "es": ("sentido",), "en": ("direction",)},
    "reference": {"nl": ("kenmerk",), "fr": ("référence",), "es": ("referencia",), "en": ("reference",)},
    "publisher": {"nl": ("uitgever",), "fr": ("éditeur",), "es": ("editorial",), "en": ("publisher",)},
    "url": {
        "nl": ("webadres",),
        "fr": ("adresse web",),
        "es": ("dirección web",),
        "en": ("url", "web address"),
    },
    "sender": {
        "nl": ("afzender", "van"),
        "fr": ("expéditeur", "de"),
        "es": ("remitente", "de"),
        "en": ("sender", "from"),
    },
    "recipient": {
        "nl": ("geadresseerde", "bestemmeling", "ontvanger", "aan"),
        "fr": ("destinataire", "à"),
        "es": ("destinatario", "a"),
        "en": ("recipient", "addressee", "to"),
    },
    "author": {"nl": ("auteur",), "fr": ("auteur",), "es": ("autor",), "en": ("author",)},
    "interviewer": {
        "nl": ("interviewer",),
        "fr": ("intervieweur",),
        "es": ("entrevistador",),
        "en": ("interviewer",),
    },
    "interviewee": {
        "nl": ("geïnterviewde",),
        "fr": ("interviewé",),
        "es": ("entrevistado",),
        "en": ("interviewee",),
    },
    "signatory": {"nl": ("ondertekenaar",), "fr": ("signataire",), "es": ("firmante",), "en": ("signatory",)},
    "copy": {"nl": ("kopie", "cc"), "fr": ("copie",), "es": ("copia",), "en": ("copy",)},
    "topics": {
        "nl": ("onderwerpen", "onderwerp", "thema's", "thema"),
        "fr": ("sujets", "sujet", "thèmes", "thème"),
        "es": ("temas", "tema"),
        "en": ("topics", "topic"),
    },
    "confidential": {
        "nl": ("vertrouwelijk",),
        "fr": ("confidentiel",),
        "es": ("confidencial",),
        "en": ("confidential",),
    },
    "status": {"nl": ("status",), "fr": ("statut",), "es": ("estado",), "en": ("status",)},
}
"""By field, and by language, what the column may be called; case, accents and punctuation are ignored."""

_VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": {
        "letter": ("brief", "lettre", "courrier", "carta"),
        "email": ("e-mail", "mail", "courriel", "correo", "correo electrónico"),
        "interview": ("vraaggesprek", "entretien", "entrevista"),
        "article": ("artikel", "artículo"),
        "declaration": ("verklaring", "déclaration", "declaración"),
        "agreement": ("akkoord", "overeenkomst", "accord", "acuerdo", "convenio"),
        "resolution": ("resolutie", "résolution", "resolución"),
        "press-release": ("persbericht", "communiqué de presse", "communiqué", "comunicado de prensa", "comunicado"),
        "minutes": ("verslag van vergadering", "notulen", "procès-verbal", "pv", "acta"),
        "report": ("rapport", "verslag", "informe"),
        "other": ("ander", "andere", "autre", "otro"),
    },
    "language": {
        "nl": ("Nederlands", "néerlandais", "neerlandés", "Dutch"),
        "fr": ("Frans", "français", "francés", "French"),
        "es": ("Spaans", "espagnol", "español", "Spanish"),
        "en": ("Engels", "anglais", "inglés", "English"),
    },
    "direction": {
        "out": ("uit", "uitgaand", "sortant", "saliente", "enviado", "outgoing"),
        "in": ("inkomend", "entrant", "entrante", "recibido", "incoming"),
        "none": ("geen", "aucun", "ninguno"),
    },
    "status": {
        "to-review": ("na te kijken", "à vérifier", "por revisar"),
        "filed": ("gearchiveerd", "classé", "archivado"),
        "withdrawn": ("ingetrokken", "retiré", "retirado"),
    },
    "confidential": {
        "yes": ("ja", "oui", "sí", "x", "1", "true", "waar", "vrai", "verdadero"),
        "no": ("nee", "neen", "non", "0", "false", "onwaar", "faux", "falso"),
    },
}


def _by_word(words: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {fold_name(each): meant for meant, names in words for each in names}


_FIELDS = _by_word((field, names) for field, languages in COLUMNS.items() for names in languages.values())
_MEANINGS = {
    field: _by_word((value, (value, *words)) for value, words in values.items()) for field, values in _VALUES.items()
}


def field_named(column: str) -> str | None:
    """Return the field that a column of this name holds, or None where no language calls one so."""
    return _FIELDS.get(fold_name(column))


def value_meant(field: str, word: str) -> str:
    """Return the value that a word stands for in one of the four languages; another word is returned as it is."""
    return _MEANINGS.get(field, {}).get(fold_name(word), word)


def column_names(language: str) -> list[str]:
    """Return what the columns are called in a language, English where it is none of ours."""
    return [names[language if language in LANGUAGES else "en"][0] for names in COLUMNS.values()]

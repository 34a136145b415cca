"""The languages of the pages, and what the code words of the archive are called in them."""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask, request
from flask_babel import Babel, LazyString, get_locale
from flask_babel import lazy_gettext as _l

from archive.settings import Settings

LANGUAGES: Mapping[str, str] = {"en": "English", "nl": "Nederlands"}
"""The languages of the pages, each in its own words."""

COOKIE = "language"
"""The cookie that keeps the language a person chose."""

KINDS: Mapping[str, LazyString] = {
    "letter": _l("letter"),
    "email": _l("e-mail"),
    "interview": _l("interview"),
    "article": _l("article"),
    "declaration": _l("declaration"),
    "agreement": _l("agreement"),
    "resolution": _l("resolution"),
    "press-release": _l("press release"),
    "minutes": _l("minutes"),
    "report": _l("report"),
    "other": _l("other"),
}

DIRECTIONS: Mapping[str, LazyString] = {
    "out": _l("sent"),
    "in": _l("received"),
    "none": _l("neither sent nor received"),
}

STATUSES: Mapping[str, LazyString] = {
    "to-review": _l("to review"),
    "filed": _l("filed"),
    "attention": _l("needs attention"),
    "needs-ocr": _l("waits for text recognition"),
    "withdrawn": _l("withdrawn"),
    "binned": _l("in the bin"),
}

TEXT_LANGUAGES: Mapping[str, LazyString] = {
    "": _l("unknown"),
    "nl": _l("Dutch"),
    "fr": _l("French"),
    "es": _l("Spanish"),
    "en": _l("English"),
}

ROLES: Mapping[str, LazyString] = {
    "sender": _l("From"),
    "recipient": _l("To"),
    "author": _l("Author"),
    "interviewer": _l("Interviewer"),
    "interviewee": _l("Interviewed"),
    "signatory": _l("Signed by"),
    "copy": _l("Copy to"),
}

RELATIONS: Mapping[str, tuple[LazyString, LazyString]] = {
    "answers": (_l("answers"), _l("answered by")),
    "follows-up": (_l("follows up"), _l("followed up by")),
    "acknowledges": (_l("acknowledges"), _l("acknowledged by")),
    "forwards": (_l("forwards"), _l("forwarded by")),
    "quotes": (_l("quotes"), _l("quoted by")),
    "translation-of": (_l("is a translation of"), _l("has a translation")),
    "replaces": (_l("replaces"), _l("replaced by")),
    "amends": (_l("amends"), _l("amended by")),
    "attachment-of": (_l("is attached to"), _l("has the attachment")),
}
"""What each relation is called from its source, and from its target."""

PERSON_KINDS: Mapping[str, LazyString] = {"person": _l("person"), "organisation": _l("organisation")}

LABEL_KINDS: Mapping[str, LazyString] = {
    "preferred": _l("preferred"),
    "alternative": _l("alternative"),
    "hidden": _l("hidden"),
}

FIELDS: Mapping[str, LazyString] = {
    **ROLES,
    "title": _l("Title"),
    "date": _l("Date"),
    "kind": _l("Kind"),
    "language": _l("Language"),
    "direction": _l("Direction"),
    "reference": _l("Reference"),
    "publisher": _l("Publisher"),
    "url": _l("Web address"),
    "status": _l("Status"),
    "confidential": _l("Confidential"),
    "name": _l("Name"),
    "topic": _l("Topic"),
    "concept": _l("Concept"),
    "term": _l("Term"),
    "relation": _l("Relation"),
    "proposal": _l("Proposal"),
    "page": _l("Page"),
    "topics": _l("Topics"),
}

ANSWERS: Mapping[str, LazyString] = {"yes": _l("yes"), "no": _l("no")}

MENTION_KINDS: Mapping[str, LazyString] = {
    "date": _l("Dates"),
    "figure": _l("Figures"),
    "identifier": _l("Numbers of acts and files"),
}

FACETS: Mapping[str, LazyString] = {
    "kind": _l("Kind"),
    "language": _l("Language"),
    "year": _l("Year"),
    "topic": _l("Topic"),
    "person": _l("Person"),
    "direction": _l("Direction"),
}

SORTS: Mapping[str, LazyString] = {
    "relevance": _l("best match first"),
    "-date": _l("newest first"),
    "date": _l("oldest first"),
}

NOTES: Mapping[str, LazyString] = {
    "unknown-field": _l("There is no field “%(text)s”; it was read as words."),
    "unreadable-value": _l("“%(text)s” has no value that fits this field; it was read as words."),
    "unclosed-quote": _l("A quotation mark was not closed; “%(text)s” was read as words."),
    "unbalanced-parenthesis": _l("A bracket stands alone and was left out."),
    "lone-operator": _l("“%(text)s” has nothing to join and was left out."),
    "near-needs-words": _l("“%(text)s” joins words only; it was read as AND."),
    "star-not-at-end": _l("A star stands at the end of a word; “%(text)s” was read up to it."),
    "sign-ignored": _l("“%(text)s” holds a sign that means nothing here; it was read without it."),
    "short-prefix": _l("“%(text)s” is too short for a star; two letters are needed before it."),
    "distance-limited": _l("The number in “%(text)s” was brought within what is possible."),
    "too-many-terms": _l("The search was too long; it was read up to “%(text)s”."),
    "too-deep": _l("There were too many brackets inside brackets; the innermost were left out."),
    "no-words": _l("There is no word to search for in “%(text)s”."),
}
"""What was not read as it may have been meant: the sentence of each of the query's notes."""

DEEDS: Mapping[tuple[str, str], LazyString] = {
    ("documents", "insert"): _l("added the document"),
    ("texts", "insert"): _l("read the text"),
    ("originals", "insert"): _l("kept the original"),
    ("participations", "insert"): _l("entered people"),
    ("participations", "update"): _l("changed people"),
    ("participations", "delete"): _l("took people off"),
    ("proposals", "insert"): _l("read the description"),
    ("proposals", "update"): _l("decided on a suggestion"),
    ("document_topics", "insert"): _l("added a topic"),
    ("document_topics", "delete"): _l("took a topic off"),
    ("relations", "insert"): _l("added a relation"),
    ("relations", "delete"): _l("took a relation away"),
}
"""What the history calls a change of a row; a change of the description itself names its fields."""

BESIDE_ADDING = {deed for deed in DEEDS if deed[0] in {"documents", "document_topics", "relations"}}
"""What is told of the step in which a document was added; the rest of that step goes without saying."""

OUTCOMES: Mapping[str, LazyString] = {
    "added": _l("added"),
    "duplicate": _l("in the archive already"),
    "attention": _l("added, needs attention"),
    "refused": _l("not added"),
}


def translate(app: Flask, settings: Settings) -> None:
    """Choose the language of each answer: the person's own choice, else the browser's, else the archive's."""

    def choose() -> str:
        chosen = request.cookies.get(COOKIE, "")
        return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or settings.language

    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parent / "translations")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(app, locale_selector=choose)


def language() -> str:
    """Return the language of this answer."""
    return str(get_locale())


def word(words: Mapping[str, LazyString], code: str) -> str:
    """Return what a code word is called; one without a name is its own."""
    return str(words.get(code, code))

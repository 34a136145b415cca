"""Why a value was read where it was read, in the reader's language: what ``archive.describing`` says in English."""

import re
from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from webui.i18n import KINDS, word

REASONS: Mapping[str, LazyString] = {
    "a first name in the salutation": _l("a first name in the salutation"),
    "a name for a house": _l("a name for a house"),
    "a name in its place": _l("a name in its place"),
    "a whole office": _l("a whole office"),
    "above a function": _l("above a function"),
    "above a street": _l("above a street"),
    "above running text": _l("above running text"),
    "above the address line": _l("above the address line"),
    "above the name": _l("above the name"),
    "addressed to us": _l("addressed to us"),
    "after a place": _l("after a place"),
    "after the label for the date": _l("after the label for the date"),
    "alone below the letter": _l("alone below the letter"),
    "alone below the salutation": _l("alone below the salutation"),
    "alone on its line": _l("alone on its line"),
    "an address without a name": _l("an address without a name"),
    "an office without a name": _l("an office without a name"),
    "at the foot": _l("at the foot"),
    "at the head": _l("at the head"),
    "at the head of the address": _l("at the head of the address"),
    "behind a label": _l("behind a label"),
    "behind its number": _l("behind its number"),
    "below a day": _l("below a day"),
    "below a function": _l("below a function"),
    "below the closing": _l("below the closing"),
    "beside its label": _l("beside its label"),
    "beside the author's name": _l("beside the author's name"),
    "beside the label": _l("beside the label"),
    "beside the label for it": _l("beside the label for it"),
    "beside the label for our own": _l("beside the label for our own"),
    "beside the label for the date": _l("beside the label for the date"),
    "beside the label for the sender": _l("beside the label for the sender"),
    "between ourselves": _l("between ourselves"),
    "both at the head and below": _l("both at the head and below"),
    "from one office-holder to another": _l("from one office-holder to another"),
    "further down the head": _l("further down the head"),
    "greeted": _l("greeted"),
    "greeted by the office": _l("greeted by the office"),
    "how it begins, ends and is divided": _l("how it begins, ends and is divided"),
    "in an address": _l("in an address"),
    "in an address online": _l("in an e-mail or web address"),
    "in quotation marks": _l("in quotation marks"),
    "in the file's name": _l("in the file's name"),
    "in the head": _l("in the head"),
    "in the list of signatories": _l("in the list of signatories"),
    "in the salutation": _l("in the salutation"),
    "in the salutation, with an office": _l("in the salutation, with an office"),
    "in the stamp of a register": _l("in the stamp of a register"),
    "it has no date": _l("it has no date"),
    "its block has a form of address": _l("beside a form of address"),
    "its words": _l("its words"),
    "line 1 below the salutation": _l("the first line below the salutation"),
    "listed as signing": _l("listed as signing"),
    "marked as signed": _l("marked as signed"),
    "named above in full": _l("named above in full"),
    "named as interviewed": _l("named as interviewed"),
    "named as the author": _l("named as the author"),
    "named as the interviewer": _l("named as the interviewer"),
    "named in the first sentences": _l("named in the first sentences"),
    "named in the head": _l("named in the head"),
    "in the compliments of a verbal note": _l("in the compliments of a verbal note"),
    "beside the sender of the message": _l("beside the sender of the message"),
    "in the heading of a circulated letter": _l("in the heading of a circulated letter"),
    "named in the header": _l("named in the header"),
    "named under the copies": _l("named under the copies"),
    "neither side holds an office": _l("neither side holds an office"),
    "nothing speaks for a kind": _l("nothing speaks for a kind"),
    "of the same people": _l("of the same people"),
    "on the address line": _l("on the address line"),
    "on the letterhead": _l("on the letterhead"),
    "opens the text": _l("opens the text"),
    "opens the text, after a place": _l("opens the text, after a place"),
    "our name stands below the closing": _l("our name stands below the closing"),
    "our name stands in the address": _l("our name stands in the address"),
    "presents themself in the first sentence": _l("presents themself in the first sentence"),
    "right above the salutation": _l("right above the salutation"),
    "same day": _l("same day"),
    "same time": _l("same time"),
    "says what it is": _l("says what it is"),
    "sent by ourselves": _l("sent by ourselves"),
    "signed": _l("signed"),
    "signed for somebody": _l("signed for somebody"),
    "signed, and on the letterhead": _l("signed, and on the letterhead"),
    "signed, with a function": _l("signed, with a function"),
    "some of its words": _l("some of its words"),
    "somewhere in the text": _l("somewhere in the text"),
    "speaks in the title": _l("speaks in the title"),
    "stated in the file": _l("stated in the file"),
    "stated in the html-meta": _l("stated in the head of the web page"),
    "stated in the json-ld": _l("stated in the data of the web page"),
    "stated in the mail-header": _l("stated in the head of the message"),
    "stated in the office-properties": _l("stated in the properties of the file"),
    "stated in the office-properties, and the first words": _l(
        "stated in the properties of the file, and the first words"
    ),
    "stated in the pdf-metadata": _l("stated in the properties of the PDF"),
    "the date of something else": _l("the date of something else"),
    "the day it was held or adopted": _l("the day it was held or adopted"),
    "the file is a message": _l("the file is a message"),
    "the file's name": _l("the file's name"),
    "the first words": _l("the first words"),
    "the head of the page": _l("the head of the page"),
    "the house in the address": _l("the house in the address"),
    "the line below the closing": _l("the line below the closing"),
    "the most prominent line": _l("the most prominent line"),
    "the number in its head": _l("the number in its head"),
    "the subject above the message": _l("the subject above the message"),
    "the subject line": _l("the subject line"),
    "the subject of the heading": _l("the subject of the heading"),
    "the words above the letter": _l("the words above the letter"),
    "the words at the head": _l("the words at the head"),
    "where it was signed": _l("where it was signed"),
    "with a form of address": _l("with a form of address"),
    "with a function": _l("with a function"),
    "with a function on its line": _l("with a function on its line"),
    "with a legal form": _l("with a legal form"),
    "with its house": _l("with its house"),
    "with who signs": _l("with who signs"),
    "with whom it is for": _l("with whom it is for"),
}

PATTERNS: tuple[tuple[re.Pattern[str], LazyString], ...] = (
    (re.compile("the kind is (?P<kind>.+)"), _l("the kind is %(kind)s")),
    (re.compile("from an office: (?P<office>.+)"), _l("from an office: %(office)s")),
    (re.compile("addressed to an office: (?P<office>.+)"), _l("addressed to an office: %(office)s")),
    (re.compile("its number is (?P<number>.+)"), _l("its number is %(number)s")),
    (re.compile("it shares (?P<names>.+)"), _l("it shares %(names)s")),
    (re.compile(r"one of (?P<number>\d+) that it may be"), _l("one of %(number)s that it may be")),
    (re.compile(r"(?P<number>\d+) days earlier"), _l("%(number)s days earlier")),
    (re.compile("stands in the folder “(?P<folder>.+)”"), _l("stands in the folder “%(folder)s”")),
    (re.compile(r"row (?P<row>\d+) of (?P<list>.+)"), _l("row %(row)s of %(list)s")),
    (
        re.compile("DATE CONFLICT: you write (?P<words>.+), the (?P<kind>[a-z-]+) is of (?P<date>.+)"),
        _l("DATE CONFLICT: you write %(words)s, the date of this document (%(kind)s) is %(date)s"),
    ),
    (
        re.compile("DATE CONFLICT: they write (?P<words>.+), the (?P<kind>[a-z-]+) is of (?P<date>.+)"),
        _l("DATE CONFLICT: they write %(words)s, the date of this document (%(kind)s) is %(date)s"),
    ),
)
"""Reasons that hold a name or a number, each with its sentence."""


def say(reason: str) -> str:
    """Say a reason in the reader's language, clause by clause; what is not known stays in English."""
    return "; ".join(_clause(clause) for clause in reason.split("; "))


def _clause(clause: str) -> str:
    for pattern, sentence in PATTERNS:
        if found := pattern.fullmatch(clause):
            facts = found.groupdict()
            return str(sentence) % (facts | {name: word(KINDS, kind) for name, kind in facts.items() if name == "kind"})
    return ", ".join(_pieces(clause.split(", ")))


def _pieces(parts: list[str]) -> list[str]:
    """Say the parts of a clause, as many of them together as have words together."""
    if not parts:
        return []
    together = next((end for end in range(len(parts), 0, -1) if ", ".join(parts[:end]) in REASONS), 1)
    return [word(REASONS, ", ".join(parts[:together])), *_pieces(parts[together:])]

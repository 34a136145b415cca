"""What a failure says of its case ("its pages cannot be read"), in the reader's language; ``archive`` has English."""

import re
from collections.abc import Iterator

from flask_babel import gettext


def said(english: str) -> str:
    """Mark a sentence to be translated; it is looked up when it is said."""
    return english


DETAILS = (
    # files that are damaged, or that broke the reader
    said("it cannot be repaired"),
    said("it cannot be unpacked"),
    said("it does not open"),
    said("it has no pages"),
    said("its HTML cannot be taken apart"),
    said("its XML breaks off or is forged"),
    said("its container does not unpack"),
    said("its control words do not fit"),
    said("its pages cannot be read"),
    said("its parts cannot be taken apart"),
    said("its picture cannot be decoded"),
    said("only %(read)s of its %(all)s pages can be read"),
    said("page %(number)s cannot be drawn"),
    said("LibreOffice cannot read it"),
    said("pandoc cannot read it"),
    said("%(program)s finds no text in it"),
    said("%(program)s ended with code %(code)s"),
    said("the reader"),
    said("the reader's answer makes no sense"),
    said("the reader closed its answers"),
    said("the reader was ended by signal %(code)s"),
    # limits
    said("the memory that one file may use"),
    said("%(size)s of text and attachments"),
    said("%(size)s unpacked"),
    said("%(size)s when unpacked"),
    said("%(size)s together with the files beside it"),
    said("%(number)s MB of memory while reading"),
    said("%(number)s files inside each other"),
    said("%(number)s files inside one file"),
    said("%(number)s messages"),
    said("%(number)s million characters"),
    said("%(number)s million points"),
    said("%(number)s pages"),
    said("%(number)s seconds of reading"),
    said("%(number)s times its size"),
    # formats that are not read
    said("a document of an older Word"),
    said("a picture"),
    said("a spreadsheet, a presentation or a drawing"),
    said("an e-book"),
    said("save it as docx and add that, or install LibreOffice"),
    said("save it as pdf and add that"),
    said("save it as pdf or html and add that"),
    said("the language data of Tesseract (%(codes)s)"),
    # web addresses
    said("it breaks off"),
    said("it comes packed"),
    said("it holds a password"),
    said("it is no http or https address"),
    said("it is redirected more than %(number)s times"),
    said("its certificate is not valid"),
    said("nobody answers there"),
    said("the answer is %(answer)s"),
    # lists
    said("add a column “path”"),
    said("begin with %(columns)s"),
    said("correct the row or remove it"),
    said("enter its path or remove the row"),
    said("keep one of them"),
    said("make one row of them"),
    said("no column says which file a row is about"),
    said("put both in one column"),
    said("put quotation marks around a value that holds the dividing character"),
    said("row %(row)s fits several files, such as %(one)s and %(other)s"),
    said("row %(row)s has more cells than there are columns"),
    said("row %(row)s has “%(value)s” in a column without a name"),
    said("row %(row)s has “%(value)s” where %(expected)s should stand"),
    said("row %(row)s names no file"),
    said("rows %(one)s and %(other)s both describe %(file)s"),
    said("save it again as CSV"),
    said("save it as CSV and name that file"),
    said("the first row does not name the columns"),
    said("this cannot be read as CSV (%(detail)s)"),
    said("this is a spreadsheet and not the text of one"),
    said("two columns hold the %(field)s"),
    said("two rows are about the concept “%(concept)s”"),
    said("write the path from the folder of the list"),
    # what was expected instead
    said("a date such as 2026-01-13, 2025-12 or 2025"),
    said("a day, a month or a year such as 13/01/2026, 2025-12 or 2025"),
    said("a key that no other concept has"),
    said("a name with at least one letter"),
    said("a number from 1 to %(number)s"),
    said("a title with at least one letter"),
    said("a word or a few"),
    said("another document than itself"),
    said("one from the review queue"),
    said("one of %(values)s"),
    said("terms in two languages or more"),
    said("the search once more"),
    said("the words of the search once more"),
    # what a file is that we do not read, and what to do with it
    said("a file for printers"),
    said("a file that programs write for each other (XML)"),
    said("a form that only Adobe Reader shows"),
    said("an archive of another kind than zip"),
    said("an encrypted or sealed message"),
    said("an entry of a calendar or an address book"),
    said("ask for the mail again, sent as HTML or plain text"),
    said("its container has no text"),
    said("open it, save it as pdf and add that"),
    said("print it to a pdf and add that"),
    said("print it to a pdf there and add that"),
    said("unpack it and add the files inside"),
    said("what Outlook packed a mail in (winmail.dat)"),
)
"""Every detail, with a name for what differs from case to case."""

TRANSLATED = ("advice", "detail", "expected", "limit", "missing", "problem", "what")
"""The facts of a failure that are words of ours, and no name or value."""

_FACT = re.compile(r"%\((\w+)\)s")


def _pattern(english: str) -> re.Pattern[str]:
    pieces = _FACT.split(english)
    facts = (f"(?P<{each}>.+?)" if number % 2 else re.escape(each) for number, each in enumerate(pieces))
    return re.compile("".join(facts), re.DOTALL)


_PATTERNS = tuple((_pattern(english), english) for english in DETAILS)


def say(detail: str) -> str:
    """Say a detail in the reader's language; what is not known, such as what a system says, stays as it is."""
    return next(_sentences(detail), detail)


def _sentences(detail: str) -> Iterator[str]:
    for pattern, english in _PATTERNS:
        if found := pattern.fullmatch(detail):
            yield str(gettext(english)) % {name: say(fact) for name, fact in found.groupdict().items()}

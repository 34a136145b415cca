"""The header of a message as web mail and telephones print it: no labels, but a name, its address, the moment, to whom.

"Inbox / Meeting on Friday / Ana Ruiz <ana@example.org>  3 May 2022, 09:14 / to me, Jan Maes": the mailbox, the subject
and the number of messages may stand above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from archive.describing.labels import OF_MESSAGE
from archive.describing.lines import Line
from archive.describing.mailheader import FROM_ADDRESS, HOUR, LABEL, LABELS_OF_DAY, PARTS
from archive.describing.names import is_organisation, is_person

TOP = 12
"""Lines from the top of a text within which the sender stands."""
LONGEST = 140
"""Code points of a line of a header."""
DATED = re.compile(r"(?P<name>[^\s\d](?:[^\d]{0,58}\S)?)\s{2,}(?P<day>\S.{5,40})")
"""A name and, set apart from it, a moment."""
MOST = 5
"""Lines below the sender in which the rest of a header stands."""
LONGEST_MOMENT, MOST_WORDS = 50, 6
"""Code points and words of a moment of sending."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d\d\b")
TO = re.compile(r"(?i)(?:aan|à|to|para|pour|voor|an)(?:\s?:\s*|\s+)(?=\S)")
COPY = re.compile(rf"(?i)(?:{PARTS['copy']})\s?:?\s")
ME = re.compile(r"(?i)(?:mij|mezelf|moi|mí|mi|me)\b[\s,;]*\(?")
AND_ME = re.compile(r"(?i)\s?[,;]\s?(?:mij|moi|mí|me)$")
"""How a mailbox calls its owner."""
COUNTED = re.compile(r"(?i)(?:^|\s)\d{1,3} (?:berichte?n?|messages?|mensajes?)$")
"""How many messages there are, as web mail prints it below or behind the subject."""
OF_MAILBOX = re.compile(r"(?i)^(?:.{2,40}\s)?g?mail\s[-–]\s(?=\S)")
"""Whose mailbox it is, before the subject."""
FOLDER = re.compile(
    r"(?i)[\s\W]*(?:(?:m\s)?gmail|yahoo!?\smail|outlook(?:\.com)?|proton\s?mail|inbox|external|extern[eo]?|sent|postvak\sin"
    r"|verzonden(?:\sitems)?|concepten|prullenbak|archief|archive|boîte\sde\sréception|messages?\senvoyés?|brouillons|corbeille"
    r"|bandeja\sde\sentrada|recibidos|enviados|borradores|papelera|https?:\S+|(?:page|pagina|página)?\s?\d+\s?/\s?\d+|\(\d+\)"
    r"|x(?!\w)|\s|[^\w(])+"
)
"""What a mail program prints beside a message: its own name, folders, the address of the page."""


@dataclass(frozen=True, slots=True)
class WebMail:
    """The names and the subject above a message; ``to`` are stretches that hold one name or several."""

    sender: Line
    to: tuple[Line, ...]
    subject: Line | None


def read_webmail(lines: Sequence[Line]) -> WebMail | None:
    """Read the header of a message that web mail printed; None where a text opens otherwise."""
    top = [line for line in lines[: 2 * TOP] if re.search(r"[^\W_]", line.text)]
    for at, line in enumerate(top[:TOP]):
        label = LABEL.match(line.text)
        is_label = OF_MESSAGE.match(line.text) and any(OF_MESSAGE.match(it.text) for it in top[at + 1 : at + 3])
        if len(line.text) > LONGEST or (label and label.lastgroup != "subject") or is_label:
            return None
        sender = _sender(top, at)
        if sender:
            return _read(top, at, sender)
    return None


def _sender(top: Sequence[Line], at: int) -> Line | None:
    """Give the name on a line, if the moment of sending stands beside or below it, and nothing but a header between."""
    line = top[at]
    below = list(takewhile(_is_of_header, (it.text for it in top[at + 1 : at + 1 + MOST])))
    is_mailbox = any(FROM_ADDRESS.match(it) and not TO.match(it) and not COPY.match(it) for it in below)
    if is_mailbox or FOLDER.fullmatch(line.text):
        return None
    if named := FROM_ADDRESS.match(line.text):
        is_sent = HOUR.search(line.text, named.end()) or any(map(_is_moment, below))
        return line.part(named.start("name"), named.end("name")) if is_sent else None
    dated = DATED.fullmatch(line.text)
    is_dated = bool(dated and _is_moment(dated["day"]))
    name = dated["name"] if dated and is_dated else line.text
    is_known = is_person(name) or is_organisation(name)
    is_sent = is_dated or any(map(_is_moment, below))
    return line.part(0, len(name)) if is_known and is_sent and any(map(TO.match, below[:2])) else None


def _is_of_header(text: str) -> bool:
    return len(text) <= LONGEST and (_is_moment(text) or not text.endswith((",", ".", "!")))


def _is_moment(text: str) -> bool:
    bare = LABELS_OF_DAY.sub("", text)
    is_short = len(bare) <= LONGEST_MOMENT and len(re.findall(r"[^\W\d_]+", bare)) <= MOST_WORDS
    return is_short and bool(HOUR.search(bare) and YEAR.search(bare))


def _read(top: Sequence[Line], at: int, sender: Line) -> WebMail:
    told = [line for line in top[:at] if not FOLDER.fullmatch(line.text)]
    owner, address = _owner(told)
    below = [line for line in (_behind(top[at]), *top[at + 1 : at + 1 + MOST]) if line.text]
    first = next((i for i, line in enumerate(below) if TO.match(line.text)), None)
    to = tuple(_addressed(below[first], owner, address)) if first is not None else ()
    subject = _subject_above(told) or (_subject_below(below[first:]) if first is not None else None)
    return WebMail(sender, to or ((owner,) if owner else ()), subject)


def _behind(line: Line) -> Line:
    """Give what stands behind the address of the sender, on its line."""
    named = FROM_ADDRESS.match(line.text)
    end = named.end() if named else len(line.text)
    rest = line.text[end:]
    return line.part(end + len(rest) - len(rest.lstrip()), len(line.text))


def _owner(told: Sequence[Line]) -> tuple[Line | None, str]:
    """Find whose mailbox it is: a name with its address, and no moment."""
    for line in told:
        if named := FROM_ADDRESS.match(line.text):
            start = max(named.start("name"), line.text.rfind("  ", 0, named.end("name")) + 2)
            return line.part(start if start > 1 else 0, named.end("name")), named["address"]
    return None, ""


def _addressed(line: Line, owner: Line | None, address: str) -> Iterator[Line]:
    """Give to whom the line is that says so; "me" and the address of the mailbox are its owner."""
    led = TO.match(line.text)
    names = line.part(led.end() if led else 0, len(line.text))
    me, and_me = ME.match(names.text), AND_ME.search(names.text)
    names = names.part(0, and_me.start()) if and_me else names
    if owner and (me or and_me or (address and address in names.text)):
        yield owner
    rest = names.part(me.end(), len(names.text)) if me else names
    if rest.text.strip(" )"):
        yield rest.part(0, len(rest.text.rstrip(" )")) if me else len(rest.text))


def _subject_above(told: Sequence[Line]) -> Line | None:
    """Give the last line above that is no name of a mailbox and no count, without what stands around the subject."""
    for line in reversed(told):
        counted = COUNTED.search(line.text)
        box = OF_MAILBOX.match(line.text)
        bare = line.part(box.end() if box else 0, counted.start() if counted else len(line.text))
        if bare.text.strip() and not FROM_ADDRESS.match(line.text):
            return bare
    return None


def _subject_below(header: Sequence[Line]) -> Line | None:
    """Give the line that stands below the names in one block with them, and ends it."""
    own = [line for line in header[1:] if line.paragraph == header[0].paragraph and not COPY.match(line.text)]
    is_subject = len(own) == 1 and not LABEL.match(own[0].text) and not _is_moment(own[0].text)
    return own[0] if is_subject else None

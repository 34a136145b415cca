"""The header of a message that was printed or pasted as text: "De: … / Envoyé: … / À: … / Objet: …", in any order."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from archive.describing.labels import of_message
from archive.describing.lines import Line

Part = Literal["sender", "recipient", "day", "subject", "copy", "more"]

HEADER_LINES = 12
"""Lines from the top of a text within which its header stands."""
FIRST_LINES = 5
"""Lines within which it begins."""
FEWEST_PARTS = 3
MEMO = re.compile(
    r"(?i)^\W*(?:m\s?e\s?m\s?o(?:\s?r\s?[aá]\s?n\s?d\s?(?:u\s?m|o))?|nota interna|interne nota|dienstnota"
    r"|note (?:de service"
    r"|interne)|internal (?:note|memo)|circular|acta|minutes|verslag|notulen)\b"
)
"""What opens a text that has the same labels and is no message."""

PARTS: dict[Part, str] = {
    "sender": r"van|de|from|von|da|afzender|expéditeur|remitente|sender",
    "recipient": r"ontvangers?|aan|à|a|to|para|pour|destinataires?|destinatarios?|voor|recipients?|an",
    "day": r"datum|date|fecha|gesendet|data|verzonden|verstuurd|envoyée?|enviado|sent|date d[’']envoi|fecha de envío"
    r"|ontvangen|reçu"
    r"|recibido|received",
    "subject": r"onderwerp|betreft|betreff|oggetto|assunto|objet|sujet|asunto|tema|subject|re",
    "copy": r"b?cc|cci|cco|kopie|copie|copia|con copia",
    "more": r"bijlagen?|pièces? jointes?|p\.?j|attach(?:ments?|\.)?|(?:datos |archivos )?adjuntos?|importance"
    r"|importancia"
    r"|importantie|urgentie|priorit[yé]|prioriteit|prioridad|reply-to|répondre à|responder a|message-id|categorie",
}
LABEL = re.compile(
    rf"(?:^[\W_]*|(?<=\s))(?:{'|'.join(f'(?P<{part}>{words})' for part, words in PARTS.items())})"
    r"(?: op| le| el| on| à)?\s?[:：](?=\s|$)",
    re.IGNORECASE,
)
BARE = re.compile(rf"(?i)\W*(?P<part>{'|'.join(PARTS.values())})\W*")
"""A label that stands alone on its line."""
FROM_ADDRESS = re.compile(r"(?P<name>[^<>@:\[\]]{2,80}?)\s+[<\[](?P<address>[^<>\[\]\s]+@[^<>\[\]\s]+)[>\]]")
"""A name and its address, as programs print them above a message."""
HOUR = re.compile(r"\b\d{1,2}[:h]\d\d\b|(?<=\d{4} )\d{1,2}\.\d\d\b|\b\d{1,2} h \d\d\b|\b\d{1,2} ?[ap]\.? ?m\b")
DAY_AND_HOUR = re.compile(
    r"(?i)^\W*(?:[^\W\d]+\.?,?\s){0,3}?\d{1,2}(?:[./-]\d{1,2}[./-]"
    r"|\s(?:de\s)?[^\W\d]+\.?\s(?:de\s)?)\d{2,4}\b.{0,12}\d{1,2}[:.h]\d\d\b.{0,14}$"
)
"""A line that is the moment of sending."""
LABELS_OF_DAY = re.compile(rf"(?i)^(?:{PARTS['day']})\s?:\s*")
"""What says before a moment that it is that of sending."""
MARKS = re.compile(
    r"(?im)\S@\S|^\W*(?:verzonden|verstuurd|envoyé|enviado|sent)\b|[:：]\s*(?:re|fwd?|tr|rv|aw|antw|doorst)\s?:"
    r"|^\W*(?:bijlagen?|pièces? jointes?|attachments?|adjuntos?)\s?:.*\.\w{3,4}\b"
)
"""What only a message has: an address, the moment of sending, the mark of a reply, a file."""
REPLY = re.compile(
    r"(?i)^\W*(?:onderwerp|betreft|objet|sujet|asunto|tema|subject|betreff)\s?:\s*(?:re|fwd?|tr|rv|aw|antw|doorst"
    r"|wg)\s?:"
)
"""The subject of a message that answers or passes on another: a line that needs no other beside it."""
BANNER = re.compile(
    r"(?i)^\W*(?:oorspronkelijk bericht|doorgestuurd bericht|message (?:d[’']origine|original|transféré)|mensaje"
    r" (?:original|reenviado)|(?:original|forwarded) message|begin forwarded message)\b\W*$"
)


def has_mail_header(lines: Sequence[Line]) -> bool:
    """Tell whether a text opens with the header of a message, by its parts and by a mark that only messages have."""
    top = [line.text for line in lines[:HEADER_LINES]]
    if any(MEMO.match(text) for text in top[:FIRST_LINES]):
        return False
    if any(REPLY.match(text) for text in top[:FIRST_LINES]) or _is_stacked(top) or _is_bare(lines):
        return True
    begin = next((at for at, text in enumerate(top[:FIRST_LINES]) if _parts(text)), None)
    if begin is None:
        return False
    end = next(
        (at for at in range(begin + 1, len(top)) if not _parts(top[at]) and not _parts_follow(top, at)), len(top)
    )
    header = top[begin:end]
    parts = {part for text in header for part in _parts(text)}
    is_marked = bool(MARKS.search("\n".join(header))) or any(
        "day" in _parts(text) and HOUR.search(text) for text in header
    )
    is_whole = len(parts) >= FEWEST_PARTS and bool({"sender", "recipient"} & parts) and bool({"subject", "day"} & parts)
    return is_whole and (is_marked or any(BANNER.match(text) for text in top[:FIRST_LINES]))


def _is_bare(lines: Sequence[Line]) -> bool:
    """Tell whether labels without colons open a text, with a moment of sending or an address among their values."""
    headers = (lines[at : at + len(found)] for at in range(FIRST_LINES) if (found := of_message(lines[at:])))
    return any("@" in line.text or HOUR.search(line.text) for header in headers for line in header)


def _is_stacked(top: Sequence[str]) -> bool:
    """Tell whether the labels of a header stand above each other without their values, which follow below them."""
    labels = [bare["part"].lower() for bare in map(BARE.fullmatch, takewhile(BARE.fullmatch, top)) if bare]
    parts = {part for label in labels for part, words in PARTS.items() if re.fullmatch(words, label)}
    values = top[len(labels) :]
    is_marked = any("@" in value or HOUR.search(value) for value in values[: len(labels)])
    return len(parts) >= FEWEST_PARTS and {"sender", "day"} <= parts and is_marked


def _parts_follow(top: Sequence[str], at: int) -> bool:
    """Tell whether a line goes on the value of a label ("Subject: … / … ")."""
    return at + 1 < len(top) and bool(_parts(top[at + 1]))


def _parts(text: str) -> set[Part]:
    """Give the parts of a header that a line holds."""
    if LABEL.match(text):
        return {label.lastgroup for label in LABEL.finditer(text)}  # type: ignore[misc]  # named after the parts
    if DAY_AND_HOUR.match(text):
        return {"day"}
    if FROM_ADDRESS.match(text):
        return {"sender", "day"} if HOUR.search(text) else {"sender"}
    return set()


def tells_sender_and_moment(text: str) -> bool:
    """Tell whether a line says who sent a message, with the address, and when ("Ana Ruiz <…>  3 de mayo, 6:52")."""
    return bool(FROM_ADDRESS.match(text) and HOUR.search(text))

"""Mail messages: the body that a person reads, the headers as fields, attachments as files of their own."""

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from email.message import EmailMessage, MIMEPart

from archive.errors import DamagedFile, UnsupportedFormat
from archive.normalise import one_line, squash, tidy
from archive.readers.base import Extract, Field, FieldName
from archive.readers.encoding import decode
from archive.readers.html import plain_text
from archive.readers.mail_parts import decoded, files_of, take_apart
from archive.readers.media_type import EML
from archive.readers.reflow import reflow

VERSION = 4

_FIELDS: dict[str, FieldName] = {
    "subject": "title",
    "from": "author",
    "to": "recipient",
    "cc": "copy",
    "date": "date",
    "content-language": "language",
}

_UNSEAL = "open it in the mail program it was sent to, save it as pdf and add that"
_SEAL = re.compile("-----BEGIN PGP MESSAGE-----")
_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:\S+:.*\r?\n)*"
    r"|^-----BEGIN PGP SIGNATURE-----(?:.|\n)*?^-----END PGP SIGNATURE-----",
    re.MULTILINE,
)
"""What a signature adds to a text. Source: RFC 9580, 7."""

_PARSER_ERRORS = (LookupError, ValueError, AttributeError, TypeError)
"""What Python's parser raises on some forged headers, instead of noting a defect."""


def read_eml(data: bytes, *, name: str) -> Extract:
    """Read a message (RFC 5322, MIME): its plain body, or its HTML body where it has no other.

    Raises:
        UnsupportedFormat: its body can only be read with a key.
        DamagedFile: it cannot be taken apart.
    """
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    try:
        pieces = take_apart(message)
        text = _body(pieces.texts, name)
        parts = tuple(files_of(pieces.attachments))
    except _PARSER_ERRORS as error:
        raise DamagedFile(name, "its parts cannot be taken apart") from error
    if _SEAL.match(text) or (pieces.is_sealed and not text):
        raise UnsupportedFormat(name, "an encrypted or sealed message", _UNSEAL)
    return Extract(
        text=text,
        media_type=EML,
        extractor="email",
        version=VERSION,
        fields=tuple(_fields(message)),
        parts=parts,
    )


def _body(texts: Iterable[MIMEPart], name: str) -> str:
    """Give the texts of a mail below each other; a page that says the same as a text above it says nothing."""
    body = ""
    for text in texts:
        content = _content(text)
        is_page = text.get_content_subtype() == "html" and content.strip()
        read = plain_text(content, name=name) if is_page else tidy(reflow(_SIGNED.sub("", content)))
        if not squash(read).text or squash(read).text not in squash(body).text:
            body = tidy(f"{body}\n\n{read}")
    return body


def _content(part: MIMEPart) -> str:
    """Decode a text part; one that names an unknown or wrong character set is read by what it looks like."""
    payload = decoded(part)
    try:
        return payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError):
        return decode(payload)


def _fields(message: EmailMessage) -> Iterator[Field]:
    for header, name in _FIELDS.items():
        for value in _values(message, header):
            yield Field(name, value, "mail-header")


def _values(message: EmailMessage, header: str) -> list[str]:
    """Give the values of a header, one for each address, as they stand there."""
    try:
        stated = message.get_all(header, [])
    except _PARSER_ERRORS:
        return []
    addresses = [address for value in stated for address in getattr(value, "addresses", ())]
    texts = addresses or stated
    return [text for text in (one_line(str(value)).removesuffix(" <>") for value in texts) if text]

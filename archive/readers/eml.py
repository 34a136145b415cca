"""Mail messages: the body that a person reads, the headers as fields, attachments as files of their own."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from archive.errors import DamagedFile
from archive.normalise import one_line, tidy
from archive.readers.base import Extract, Field, FieldName, Part
from archive.readers.encoding import decode
from archive.readers.html import plain_text
from archive.readers.media_type import EML
from archive.readers.reflow import reflow

VERSION = 1

_FIELDS: dict[str, FieldName] = {
    "subject": "title",
    "from": "author",
    "to": "recipient",
    "cc": "copy",
    "date": "date",
    "content-language": "language",
}

_PARSER_ERRORS = (LookupError, ValueError, AttributeError, TypeError)
"""What Python's parser raises on some forged headers, instead of noting a defect."""


def read_eml(data: bytes, *, name: str) -> Extract:
    """Read a message (RFC 5322, MIME): its plain body, or its HTML body where it has no other."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    try:
        text = _body(message, name)
        parts = tuple(_parts(message))
    except _PARSER_ERRORS as error:
        raise DamagedFile(name, "its parts cannot be taken apart") from error
    return Extract(
        text=text,
        media_type=EML,
        extractor="email",
        version=VERSION,
        fields=tuple(_fields(message)),
        parts=parts,
    )


def _body(message: EmailMessage, name: str) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = _content(body)
    if body.get_content_subtype() == "html":
        return plain_text(content, name=name) if content.strip() else ""
    return tidy(reflow(content))


def _content(part: MIMEPart) -> str:
    """Decode a text part; one that names an unknown or wrong character set is read by what it looks like."""
    data = part.get_payload(decode=True)
    payload = data if isinstance(data, bytes) else b""
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


def _parts(message: EmailMessage) -> Iterator[Part]:
    """Give the attachments in their order; a forwarded message is one too."""
    for number, attachment in enumerate(message.iter_attachments(), 1):
        if attachment.get_content_type() == EML:
            yield Part(attachment.get_filename() or f"message-{number}.eml", _forwarded(attachment))
            continue
        data = attachment.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield Part(attachment.get_filename() or f"attachment-{number}", data)


def _forwarded(attachment: EmailMessage) -> bytes:
    inner = attachment.get_payload()
    messages = inner if isinstance(inner, list) else []
    return b"".join(part.as_bytes() for part in messages if isinstance(part, EmailMessage))

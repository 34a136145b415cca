"""The pieces of a mail: what a person reads as its body, what came with it, and what is neither.

Source: RFC 2046 (parts inside parts), RFC 2387 (pictures in a page), RFC 1847 (signed and sealed mail).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage, MIMEPart

from archive.readers.base import Part
from archive.readers.media_type import EML

_SIGNATURES = frozenset({
    "application/pgp-keys",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
})  # fmt: skip
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
"""What can be read with the key of the person it was sent to; the latter two may be signed only, and sealed in that."""
_NOTICES = frozenset({"text/rfc822-headers", "message/delivery-status", "message/disposition-notification"})
"""What machines tell each other about a mail."""
_PLAIN, _PAGE = "text/plain", "text/html"
LARGEST_LOGO = 40_000
"""Bytes of a picture in a page up to which it belongs to the look of the mail."""
_REST_OF_BODY = re.compile(r"ATT\d{5}\.(?:html?|txt)", re.IGNORECASE)
"""What Exchange calls the text that stood below a file which was put into a mail."""
_SHOWN = re.compile(r"image\d{3}\.(?:gif|jpe?g|png)", re.IGNORECASE)
"""What Outlook calls the pictures that a mail shows, even where they were made attachments on the way."""


@dataclass(slots=True)
class Pieces:
    """The pieces of a mail in their order; ``is_sealed`` says that some cannot be read without a key."""

    texts: list[MIMEPart] = field(default_factory=list)
    attachments: list[MIMEPart] = field(default_factory=list)
    is_sealed: bool = False

    def add(self, others: Iterable["Pieces"]) -> None:
        """Put other pieces after these."""
        for other in others:
            self.texts += other.texts
            self.attachments += other.attachments
            self.is_sealed = self.is_sealed or other.is_sealed


def take_apart(mail: EmailMessage) -> Pieces:
    """Take a mail to pieces; a mail inside it stays whole.

    A text with a file's name is a file, unless the mail would have no body without it.
    """
    pieces = _pieces_of(mail)
    if not pieces.texts:
        pieces.texts = [each for each in pieces.attachments if _is_text(each)][:1]
        pieces.attachments = [each for each in pieces.attachments if each not in pieces.texts]
    return pieces


def _pieces_of(part: MIMEPart) -> Pieces:
    kind = part.get_content_type()
    if kind in _SEALED:
        return Pieces(is_sealed=True)
    if kind in _SIGNATURES or kind in _NOTICES:
        return Pieces()
    if kind.startswith("multipart/"):
        return _pieces_of_many(part, kind)
    name = part.get_filename() or ""
    if (_is_text(part) and not name) or (_REST_OF_BODY.fullmatch(name) and kind in {_PLAIN, _PAGE}):
        return Pieces(texts=[part])
    if _SHOWN.fullmatch(name) and _is_small_picture(part):
        return Pieces()
    return Pieces(attachments=[part])


def _is_text(part: MIMEPart) -> bool:
    return part.get_content_type() in {_PLAIN, _PAGE} and not part.is_attachment()


def _pieces_of_many(part: MIMEPart, kind: str) -> Pieces:
    payload = part.get_payload()
    if not isinstance(payload, list):  # its parts are not marked as it says: what stands there is read as it stands
        return Pieces(texts=[part])
    inside = [each for each in payload if isinstance(each, MIMEPart)]
    pieces = Pieces()
    pieces.add(_pieces_of(each) for each in inside if not (kind == "multipart/related" and _is_logo(each)))
    if kind == "multipart/alternative":
        pieces.texts = _best(pieces.texts)
        pieces.attachments = [each for each in pieces.attachments if each.get_content_maintype() != "text"]
    return pieces


def _best(alternatives: list[MIMEPart]) -> list[MIMEPart]:
    """Choose among texts that say the same: the plain ones if anything stands in them."""
    plain = [text for text in alternatives if text.get_content_type() == _PLAIN and decoded(text).strip()]
    return plain or [text for text in alternatives if text.get_content_type() == _PAGE]


def _is_logo(part: MIMEPart) -> bool:
    return not part.is_attachment() and _is_small_picture(part)


def _is_small_picture(part: MIMEPart) -> bool:
    return part.get_content_maintype() == "image" and len(decoded(part)) <= LARGEST_LOGO


def decoded(part: MIMEPart) -> bytes:
    """Return the bytes of a part as they were before the transfer; those of parts inside it are not its own."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def files_of(attachments: Iterable[MIMEPart]) -> Iterator[Part]:
    """Give the files among the attachments, decoded; a forwarded mail is one too, what is empty is none."""
    for number, part in enumerate(attachments, 1):
        is_mail = part.get_content_type() == EML
        data = _forwarded(part) if is_mail else decoded(part)
        if data:
            yield Part(part.get_filename() or (f"message-{number}.eml" if is_mail else f"attachment-{number}"), data)


def _forwarded(part: MIMEPart) -> bytes:
    """Return the mail that a part holds, as it went over the Internet."""
    inner = part.get_payload()
    messages = inner if isinstance(inner, list) else []
    return b"".join(message.as_bytes() for message in messages if isinstance(message, EmailMessage))

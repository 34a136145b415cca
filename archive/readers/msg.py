"""Outlook's messages: made into a mail as it went over the Internet, which is then read as any other.

Source: MS-OXMSG; properties by their numbers in MS-OXPROPS.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from struct import error as StructError  # noqa: N812  # an error class under a name of its own

from olefile import OleFileIO
from olefile.olefile import OleFileError
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from archive.errors import DamagedFile
from archive.normalise import one_line, tidy
from archive.readers.base import Extract
from archive.readers.eml import read_eml
from archive.readers.encoding import decode
from archive.readers.mail_parts import LARGEST_LOGO
from archive.readers.media_type import MSG

VERSION = 4

_SUBJECT, _BODY, _HTML, _HEADERS = 0x0037, 0x1000, 0x1013, 0x007D
_SENT, _DELIVERED = 0x0039, 0x0E06
_SENDERS = ((0x0C1A, (0x5D01, 0x0C1F)), (0x0042, (0x5D02, 0x0065)))
"""Who sent it and for whom: the name, and where the address may stand."""
_NAME, _ADDRESSES, _RECIPIENT_TYPE = 0x3001, (0x39FE, 0x3003), 0x0C15
_RECIPIENT_HEADERS = {1: "To", 2: "Cc"}
_CONTENT_ID, _CONTENT_TYPE = 0x3712, 0x370E
_DATA, _FILE_NAMES = 0x3701, (0x3707, 0x3704, 0x3001)

_STRING8 = 0x001E
"""The type of a text in a code page. Source: MS-OXCDATA 2.11.1."""

_MESSAGE_HEAD, _INNER_HEAD, _ENTRY_HEAD = 32, 24, 8
"""Bytes before the properties of a message, of a message inside one, and of a recipient or attachment."""
_INNER_MESSAGE = "__substg1.0_3701000D"
_DEEPEST = 8
"""Messages inside each other."""

_BROKEN = (
    OleFileError,
    OSError,
    StructError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    MessageError,
)
"""What the libraries raise on damaged files."""


def read_msg(data: bytes, *, name: str) -> Extract:
    """Read a message of Outlook; its subject stands above its body, as Outlook shows it."""
    try:
        with OleFileIO(data) as file:
            mail = _mail(Storage.from_ole(file), _MESSAGE_HEAD, 0)
        message = mail.as_bytes()
    except _BROKEN as error:
        raise DamagedFile(name, "its parts cannot be taken apart") from error
    extract = read_eml(message, name=name)
    text = tidy(f"{one_line(str(mail['Subject'] or ''))}\n\n{extract.text}")
    return replace(extract, text=text, media_type=MSG, extractor="python-oxmsg", version=VERSION)


class _Properties(Properties):
    """The properties of a message, a recipient or an attachment, whatever encoding they are said to be in."""

    def text(self, number: int) -> str:
        """Return a text, empty where there is none; one that is not in the encoding it names is read by its looks."""
        try:
            return self.str_prop_value(number) or ""
        except (LookupError, UnicodeError):
            return self._by_its_looks(number)

    def _by_its_looks(self, number: int) -> str:
        data = self._storage.property_stream_bytes(number, _STRING8)
        named = self.body_encoding if number == _BODY else self._str_prop_encoding
        try:
            return data.decode(named.replace("windows-", "cp"))  # Python's name of the Asian ones
        except (LookupError, UnicodeError):
            return decode(data)

    def line(self, number: int) -> str:
        """Return a text on one line."""
        return one_line(self.text(number).replace("\0", ""))


def _mail(storage: Storage, head: int, depth: int) -> EmailMessage:
    properties = _Properties(storage, head)
    mail = EmailMessage()
    for header, value in _headers(storage, properties):
        mail[header] = value
    _set_body(mail, properties)
    if depth < _DEEPEST:
        for attached in _whole(storage.iter_attachment_storages()):
            _attach(mail, attached, depth)
    return mail


def _whole(storages: Iterable[Storage]) -> Iterator[Storage]:
    """Give the recipients or attachments of which anything came."""
    for storage in storages:
        if any(stream.name == "__properties_version1.0" for stream in storage.streams):
            yield storage


def _headers(storage: Storage, properties: _Properties) -> Iterator[tuple[str, str]]:
    for header, value in (("Subject", properties.line(_SUBJECT)), ("From", _sender(properties))):
        if value:
            yield header, value
    recipients = [_Properties(each, _ENTRY_HEAD) for each in _whole(storage.iter_recipient_storages())]
    for number, header in _RECIPIENT_HEADERS.items():
        of_type = [each for each in recipients if (each.int_prop_value(_RECIPIENT_TYPE) or 1) & 0xF == number]
        if people := list(filter(None, (_address(each, _NAME, _ADDRESSES) for each in of_type))):
            yield header, ", ".join(people)
    sent = properties.date_prop_value(_SENT) or properties.date_prop_value(_DELIVERED)
    if sent:
        yield "Date", format_datetime(sent)


def _sender(properties: _Properties) -> str:
    return next(filter(None, (_address(properties, name, addresses) for name, addresses in _SENDERS)), "")


def _address(properties: _Properties, name: int, addresses: tuple[int, ...]) -> str:
    """Return a person as a mail's header names them; Exchange's own addresses say nothing to anybody else."""
    stated = properties.line(name).strip("'\"")
    written = (properties.line(each).strip("'\"") for each in addresses)
    address = next((each for each in written if "@" in each and each.isascii()), "")
    return formataddr((stated, address)) if stated or address else ""


def _set_body(mail: EmailMessage, properties: _Properties) -> None:
    """Give a mail the plain body, or else the HTML, which is bytes in newer messages."""
    plain = properties.text(_BODY)
    html = properties.binary_prop_value(_HTML)
    page = decode(html) if html else properties.text(_HTML)
    body, kind = (page, "html") if page.strip() and not plain.strip() else (plain, "plain")
    mail.set_content(body.replace("\0", ""), subtype=kind)


def _attach(mail: EmailMessage, storage: Storage, depth: int) -> None:
    """Attach a file or a message; what is only named by where it lay is passed over, as nothing of it came."""
    properties = _Properties(storage, _ENTRY_HEAD)
    name = next(filter(None, (properties.line(each) for each in _FILE_NAMES)), "")
    inner = [each for each in storage.storages if each.name == _INNER_MESSAGE]
    if inner:
        mail.add_attachment(_mail(inner[0], _INNER_HEAD, depth + 1), filename=f"{name or 'message'}.eml")
    elif (data := properties.binary_prop_value(_DATA)) and not _is_logo(properties, data):
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name or "attachment")


def _is_logo(properties: _Properties, data: bytes) -> bool:
    """Say whether an attachment is a small picture that the text shows."""
    is_picture = properties.line(_CONTENT_TYPE).startswith("image/") and bool(properties.line(_CONTENT_ID))
    return is_picture and len(data) <= LARGEST_LOGO

"""Word and LibreOffice documents: structure through pandoc, and what pandoc leaves out from the XML itself."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from archive import pandoc
from archive.errors import DamagedFile, EncryptedFile, TooLarge
from archive.normalise import one_line, squash, tidy
from archive.readers.base import Extract, Field, FieldName
from archive.readers.limits import LARGEST_UNPACKED, in_megabytes
from archive.readers.media_type import BROKEN_ZIP, DOCX, ODT
from archive.readers.odt_body import TEXT, made_plain, words_of
from archive.readers.pandoc_text import PandocText, text_of

VERSION = 2
_EXTRACTOR = "pandoc"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

_PROPERTIES: dict[str, FieldName] = {
    f"{_DC}title": "title",
    f"{_DC}creator": "author",
    f"{_META}initial-creator": "author",
    f"{_DC}language": "language",
    "{http://purl.org/dc/terms/}created": "date",
    f"{_META}creation-date": "date",
}

_FEWEST_LETTERS = 3
"""Letters and digits below which what pandoc left out is a mark or a page number."""


@dataclass(frozen=True, slots=True)
class _Margins:
    """What stands around the body: the heads of the pages, paragraphs in or beside text boxes, the feet."""

    heads: tuple[str, ...]
    body: tuple[str, ...]
    feet: tuple[str, ...]


def read_docx(data: bytes, *, name: str) -> Extract:
    """Read a Word document, with its page headers and footers, text boxes and notes."""
    members = _unpack(data, re.compile(r"word/(?:document|header\d*|footer\d*)\.xml|docProps/core\.xml"), name)
    trees = {member: _parse(content, name) for member, content in members.items()}
    margins = _Margins(
        heads=tuple(_word_paragraphs(trees, "word/header")),
        body=tuple(_word_paragraphs(trees, "word/document")),
        feet=tuple(_word_paragraphs(trees, "word/footer")),
    )
    properties = trees.get("docProps/core.xml")
    return _extract(text_of(pandoc.to_json(data, "docx", name=name)), margins, properties, media_type=DOCX)


def read_odt(data: bytes, *, name: str) -> Extract:
    """Read an OpenDocument text, with its page headers and footers."""
    members = _unpack(data, re.compile(r"(?:content|styles|meta|META-INF/manifest)\.xml"), name)
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise EncryptedFile(name)
    trees = {member: _parse(content, name) for member, content in members.items()}
    if "content.xml" not in trees:
        raise DamagedFile(name, "its container has no text")
    body = _zipped({**members, "content.xml": made_plain(trees["content.xml"])})
    styles = trees.get("styles.xml")
    margins = _Margins(
        heads=tuple(_odt_paragraphs(styles, f"{_STYLE}header")),
        body=(),
        feet=tuple(_odt_paragraphs(styles, f"{_STYLE}footer")),
    )
    return _extract(text_of(pandoc.to_json(body, "odt", name=name)), margins, trees.get("meta.xml"), media_type=ODT)


def _extract(body: PandocText, margins: _Margins, properties: Element | None, *, media_type: str) -> Extract:
    known = squash(body.text).text
    heads = _missing(margins.heads, known)
    beside = _missing(margins.body, known)
    feet = _missing(margins.feet, known)
    headings = [Field("heading", heading, "layout") for heading in body.headings[:1] if heading]
    return Extract(
        text=tidy("\n\n".join(["\n".join(heads), body.text, *beside, "\n".join(feet)])),
        media_type=media_type,
        extractor=_EXTRACTOR,
        version=VERSION,
        fields=(*headings, *_properties(properties)),
    )


def _missing(paragraphs: Iterable[str], known: str) -> list[str]:
    """Give the paragraphs whose words do not stand in the text, each once. ``known`` is the text, squashed."""
    missing: dict[str, str] = {}
    at = 0
    for paragraph in paragraphs:
        letters = squash(paragraph).text
        # paragraphs mostly come in the order of the text: looking on from the last is what makes a book affordable
        found = known.find(letters, at)
        at = found if found >= 0 else at
        if found < 0 and letters not in known and len(letters) > _FEWEST_LETTERS:
            missing.setdefault(letters, paragraph)
    return list(missing.values())


def _unpack(data: bytes, wanted: re.Pattern[str], name: str) -> dict[str, bytes]:
    """Unpack the members with a wanted name, in the order of their names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            if sum(member.file_size for member in container.infolist()) > LARGEST_UNPACKED:
                raise TooLarge(name, f"{in_megabytes(LARGEST_UNPACKED)} when unpacked")
            members = sorted(filter(wanted.fullmatch, container.namelist()))
            return {member: container.read(member) for member in members}
    except BROKEN_ZIP as error:
        raise DamagedFile(name, "its container does not unpack") from error
    except RuntimeError as error:  # what zipfile raises for a member with a password
        raise EncryptedFile(name) from error


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for member, content in members.items():
            container.writestr(member, content)
    return out.getvalue()


def _parse(content: bytes, name: str) -> Element:
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException) as error:
        raise DamagedFile(name, "its XML breaks off or is forged") from error
    return root


def _word_paragraphs(trees: dict[str, Element], prefix: str) -> Iterator[str]:
    for member, root in trees.items():
        if member.startswith(prefix):
            yield from filter(None, (one_line(_own_text(paragraph)) for paragraph in root.iter(f"{_W}p")))


def _own_text(element: Element) -> str:
    """Give the words of a paragraph without those of paragraphs inside it (text boxes)."""
    words: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}br"):
            words.append(" ")
        elif child.tag != f"{_W}p":
            words.append(_own_text(child))
    return "".join(words)


def _odt_paragraphs(styles: Element | None, place: str) -> Iterator[str]:
    if styles is not None:
        paragraphs = (p for region in styles.iter(place) for p in region.iter(f"{TEXT}p"))
        yield from filter(None, (one_line(words_of(paragraph)) for paragraph in paragraphs))


def _properties(root: Element | None) -> Iterator[Field]:
    if root is not None:
        found = ((_PROPERTIES.get(element.tag), one_line(element.text or "")) for element in root.iter())
        yield from (Field(name, value, "office-properties") for name, value in found if name and value)

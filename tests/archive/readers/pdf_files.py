"""PDF files written for the tests: each text at its place, and nothing else unless asked for."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

WIDTH, HEIGHT = 595, 842
"""Points of an A4 page."""


@dataclass(frozen=True)
class Text:
    """Words at a place, in points from the lower left corner; ``font`` is F1 (Helvetica) or F2 (its bold)."""

    x: float
    y: float
    words: str
    size: float = 11
    font: str = "F1"

    def __bytes__(self) -> bytes:
        words = self.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        return f"BT /{self.font} {self.size} Tf {self.x} {self.y} Td (".encode() + words + b") Tj ET\n"


def column(*lines: str, x: float = 70, top: float = 700, leading: float = 14, size: float = 11) -> list[Text]:
    """Set lines below each other."""
    return [Text(x, top - leading * index, words, size) for index, words in enumerate(lines)]


def document(*pages: Sequence[Text], extra: bytes = b"") -> pikepdf.Pdf:
    """Make a document; ``extra`` is drawn on each page."""
    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary()
    for name, font in (("/F1", "/Helvetica"), ("/F2", "/Helvetica-Bold")):
        fonts[name] = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(font),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    for texts in pages:
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = pdf.make_stream(b"".join(map(bytes, texts)) + extra)
    return pdf


def saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    """Give the bytes of a document, behind a password if asked."""
    out = io.BytesIO()
    pdf.save(out, encryption=encryption, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def pdf_of(*pages: Sequence[Text], extra: bytes = b"") -> bytes:
    """Make a document and give its bytes."""
    return saved(document(*pages, extra=extra))

"""Cite a document: its reference, the exact words quoted from it, and the page on which they stand."""

import html
import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from archive.citing.csl import LOCALES, CslItem, csl_item
from archive.citing.quotations import find_quotation
from archive.errors import InvalidValue
from archive.models import Document
from archive.pandoc import render

Form = Literal["text", "html", "csl-json"]
FORMS: tuple[Form, ...] = ("text", "html", "csl-json")
"""The forms in which a citation can be copied."""

STYLE = Path(__file__).parent / "styles" / "letterbook.csl"

_REFERENCE = re.compile(r'<span class="citation"[^>]*>(.*)</span></p>.*role="listitem">\s*(.*?)\s*</div>', re.DOTALL)
"""The short and the full reference in what pandoc writes; all that is not its own is escaped there."""
_SPAN = re.compile(r"</?span[^>]*>")
"""Put around quotation marks, where it says nothing."""
_NO_TAG = "\N{WORD JOINER}"
"""Put after "<", as CSL-JSON would read "<b>" in a title as a command; no text of the archive has one of its own."""
_LABEL = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
"""The page labels that a reference prints; a stranger's file may state any text as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a letter needs of a source.

    ``short`` stands in the running text, "(Prévot 2026, p. 3)"; ``reference_text`` and ``reference_html`` are the full
    reference. ``quotation`` holds the exact words on one line, in the quotation marks of the document's language, or is
    empty. ``page`` is 1-based and None where the text has no pages; ``page_label`` is what is printed on that page.
    ``csl_json`` is a list with one item, ``citation_item`` cites it with the page as locator. ``selector`` finds the
    quotation in the text again (see ``Quotation.selector``) and is empty without one.
    """

    short: str
    reference_text: str
    reference_html: str
    quotation: str
    page: int | None
    page_label: str
    csl_json: list[CslItem]
    citation_item: dict[str, str]
    selector: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """Quotation, short and full reference on one line; only the last where neither words nor page are cited."""
        if not self.quotation and self.page is None:
            return self.reference_text
        cited = f"{self.quotation} {self.short}".lstrip()
        return f"{cited}. {self.reference_text}"

    @property
    def html(self) -> str:
        """The same as HTML, all of it escaped: the quotation as a block, the full reference below it."""
        reference = f"<p><cite>{self.reference_html}</cite></p>"
        if self.quotation:
            words = f"<p>{html.escape(self.quotation)} {html.escape(self.short)}</p>"
            return f"<blockquote>{words}</blockquote>\n{reference}"
        return reference if self.page is None else f"<p>{html.escape(self.short)}</p>\n{reference}"


def cite(document: Document, *, page: int | None = None, quote: str = "", language: str = "en") -> Citation:
    """Cite a document in a language, with the words ``quote`` as they stand in its text.

    ``page`` is 1-based: the page cited or, with a quotation, the one from which on it is sought first. The page given
    back is that on which the quotation begins.

    Raises:
        QuotationNotFound: the words do not stand in the text.
        InvalidValue: the text has no such page, or ``language`` is none of nl, fr, es and en.
        PandocFailed: the reference could not be written.
    """
    if language not in LOCALES:
        raise InvalidValue("language", language, f"one of {', '.join(LOCALES)}")
    starts = document.text.page_starts if document.text else [0]
    if page is not None and not 1 <= page <= len(starts):
        raise InvalidValue("page", str(page), f"a number from 1 to {len(starts)}")
    quotation = find_quotation(document, quote, since=starts[page - 1] if page else 0) if quote.strip() else None
    if quotation:
        page = bisect_right(starts, quotation.start)
    label = _page_label(document, page)
    item = csl_item(document, language=language)
    short, full = _refer(json.dumps({**item, "id": "cited"}, sort_keys=True), label, language)
    return Citation(
        short=_plain(short),
        reference_text=_plain(full),
        reference_html=full,
        quotation=quotation.marked(document.language or language) if quotation else "",
        page=page if label else None,
        page_label=label,
        csl_json=[item],
        citation_item={"id": document.key, **({"locator": label, "label": "page"} if label else {})},
        selector=quotation.selector if quotation else [],
    )


def format_citation(citation: Citation, form: Form) -> str:
    """Return a citation as a person copies it: one line of text, HTML, or CSL-JSON."""
    if form == "csl-json":
        return json.dumps(citation.csl_json, ensure_ascii=False, indent=2)
    return citation.html if form == "html" else citation.text


def _page_label(document: Document, page: int | None) -> str:
    """Return what is printed on a page, or its number; empty without a page, or where the format has none."""
    if page is None or document.text is None or not _has_pages(document):
        return ""
    labels = document.text.page_labels
    label = labels[page - 1] if labels else ""
    return label if _LABEL.fullmatch(label) else str(page)


def _has_pages(document: Document) -> bool:
    is_one_page = document.text is None or len(document.text.page_starts) == 1
    return not is_one_page or any(original.media_type == "application/pdf" for original in document.originals)


@lru_cache(maxsize=1024)
def _refer(item: str, label: str, language: str) -> tuple[str, str]:
    """Return the short and the full reference to an item of CSL-JSON as HTML; pages ask for the same ones again."""
    # a hyphen inside a label ("A-3") is no range
    locator = f", {{p. {label.replace('-', chr(0x2011))}}}" if label else ""
    items = f"[{item}]".replace("<", f"<{_NO_TAG}")
    written = render(f"[@cited{locator}]", to="html", language=LOCALES[language], bibliography=items, style=STYLE)
    [(short, full)] = _REFERENCE.findall(written)
    return _tidy(short), _tidy(full)


def _tidy(markup: str) -> str:
    return _SPAN.sub("", markup).replace(_NO_TAG, "")


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))

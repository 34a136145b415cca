"""The manual says what is true."""

import html
import re
from pathlib import Path

import pytest

from indexer.query import parse
from tests.webui.conftest import Visitor

MANUAL = Path(__file__).parents[2] / "webui" / "manual"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_example_of_a_search_is_understood(visitor: Visitor, language: str) -> None:
    text = visitor.get("/manual", headers={"Accept-Language": language})
    examples = [html.unescape(found) for found in re.findall(r"<dt><a [^>]+><code>(.*?)</code></a></dt>", text)]
    assert len(examples) > 8
    assert all(not parse(example).notes for example in examples)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_link_leads_somewhere(visitor: Visitor, language: str) -> None:
    text = visitor.get("/manual", headers={"Accept-Language": language})
    for link in set(re.findall(r"<article.*</article>", text, re.DOTALL)[0].split('href="')[1:]):
        visitor.get(html.unescape(link.split('"')[0]))


def test_the_manuals_have_the_same_sections() -> None:
    sections = {
        path.parent.name: re.findall(r'<h2 id="(\w+)"', path.read_text("utf-8")) for path in MANUAL.glob("*/*.html")
    }
    assert set(sections) == {"en", "nl"}
    assert sections["en"] == sections["nl"]

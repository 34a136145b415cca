from archive.readers.base import Field
from archive.readers.txt import read_markdown, read_text


def test_a_page_number_at_a_form_feed_goes_and_the_paragraph_runs_on() -> None:
    pages = (
        b"De haven spreekt en de stad luistert, zo hoort het in een goede buurt\n"
        b"aan het water, en zo was het ook altijd in de jaren voor de brug er\n\n- 1 -\n\f\n"
        b"kwam te liggen, die alles anders maakte voor wie er woonde en werkte."
    )
    assert "- 1 -" not in read_text(pages, name="a.txt").text


def test_an_empty_page_between_form_feeds_is_nothing() -> None:
    assert read_text(b"een\n\f\f\ntwee", name="a.txt").text == "een\n\ntwee"


def test_front_matter_becomes_fields_and_marks_go() -> None:
    source = b"""---
title: "Vrede aan zee"
from: Anselm
publisher: Open Haven
tags: a
---
## Vrede *nu* ##

Een **sterk** [signaal](https://open.example) van _ons_ \\
> zei hij <br>
"""
    extract = read_markdown(source, name="a.md")
    assert extract.text == "Vrede nu\n\nEen sterk signaal van ons\nzei hij"
    assert extract.fields == (
        Field("title", "Vrede aan zee", "front-matter"),
        Field("author", "Anselm", "front-matter"),
        Field("site", "Open Haven", "front-matter"),
        Field("heading", "Vrede nu", "layout"),
    )


def test_markdown_without_front_matter_or_heading_is_text() -> None:
    extract = read_markdown(b"Gewoon een regel.", name="a.md")
    assert (extract.text, extract.fields) == ("Gewoon een regel.", ())


def test_other_ways_to_write_markdown_give_the_same_words() -> None:
    source = """Onze brief
==========

[![Teken](https://a.example/b.svg)](https://a.example) Zie de haven.

<!-- niet
tonen -->

Bijlagen
--------

```bash
ls
```
"""
    extract = read_markdown(source.encode(), name="x.md")
    assert extract.text == "Onze brief\n\nTeken Zie de haven.\n\nBijlagen\n\nls"
    assert extract.fields == (Field("heading", "Onze brief", "layout"),)

import pytest

from archive.errors import DamagedFile, NoContent
from archive.readers.base import Field
from archive.readers.html import plain_text, read_html

PARAGRAPHS = "".join(
    f"<p>Alinea {number} over de haven van Gent, die al eeuwen leeft van wie er aankomt en van wie er vertrekt.</p>"
    for number in range(1, 7)
)
ARTICLE = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>De haven | Dagblad</title>
<meta property="og:site_name" content="Dagblad"><meta name="author" content=" Lies
Vermaat "><meta name="robots" content="index"><link rel="canonical" href="https://dagblad.example/haven">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "De haven spreekt",
"author": [{{"name": "Lies Vermaat"}}, "Ans Prins", 3], "datePublished": "2025-06-14"}}]}}</script>
<script type="application/ld+json">{{ broken</script><script type="application/ld+json">["los"]</script></head><body>
<nav><a href="/">Voorpagina</a></nav><h1>De haven spreekt</h1>
<article>{PARAGRAPHS}<h2>Wat nu?</h2><ul><li>de kaai herstellen en verbreden</li>
<li>de sluis vernieuwen</li></ul>{PARAGRAPHS}
</article><footer>Cookies</footer></body></html>"""


def read(source: str | bytes) -> list[str]:
    data = source if isinstance(source, bytes) else source.encode()
    return read_html(data, name="pagina.html").text.split("\n\n")


def test_an_article_comes_without_what_surrounds_it() -> None:
    paragraphs = read(ARTICLE)
    assert paragraphs[0] == "De haven spreekt"
    assert paragraphs[1].startswith("Alinea 1 over")
    assert "Wat nu?" in paragraphs
    assert "- de kaai herstellen en verbreden\n- de sluis vernieuwen" in paragraphs
    assert not any("Cookies" in paragraph or "Voorpagina" in paragraph for paragraph in paragraphs)


def test_a_page_states_its_title_authors_date_site_and_address_each_from_its_source() -> None:
    assert read_html(ARTICLE.encode(), name="x").fields == (
        Field("title", "De haven spreekt", "json-ld"),
        Field("date", "2025-06-14", "json-ld"),
        Field("author", "Lies Vermaat", "json-ld"),
        Field("author", "Ans Prins", "json-ld"),
        Field("site", "Dagblad", "html-meta"),
        Field("author", "Lies Vermaat", "html-meta"),
        Field("heading", "De haven spreekt", "layout"),
        Field("title", "De haven | Dagblad", "html-meta"),
        Field("url", "https://dagblad.example/haven", "html-meta"),
        Field("language", "nl", "html-meta"),
    )


def test_json_ld_nested_without_end_is_passed_over() -> None:
    nested = "[" * 50 + '{"headline": "Diep"}' + "]" * 50
    page = f'<html><head><script type="application/ld+json">{nested}</script></head><body><p>Dag</p></body></html>'
    assert read_html(page.encode(), name="x").fields == ()


def test_a_short_page_gives_all_its_text_but_menus_and_scripts() -> None:
    page = (
        "<!-- gemaakt met de hand --><html><body><nav>Menu</nav><p>Een<br>twee</p><script>x()</script>"
        "<table><tr><td>drie</td></tr></table>vier<?x y?></body></html>"
    )
    assert plain_text(page, name="x") == "Een\ntwee\n\ndrie\n\nvier"


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><meta charset='iso-8859-1'></head><body><p>L’été à Liège</p></body></html>".encode("cp1252"),
        "<html><head><meta charset='utf-8'></head><body><p>L’été à Liège</p></body></html>".encode("cp1252"),
        "<html><head><meta charset='x-unknown'></head><body><p>L’été à Liège</p></body></html>".encode(),
        "<html><body><p>L’été à Liège</p></body></html>".encode(),
    ],
)
def test_a_page_is_decoded_as_it_declares_or_as_it_looks(page: bytes) -> None:
    assert read(page) == ["L’été à Liège"]


def test_an_empty_page_has_no_content() -> None:
    with pytest.raises(NoContent):
        read(b" \n")


def test_a_page_without_any_element_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"x: .*HTML"):
        plain_text("<!-- -->", name="x")


def test_the_sign_after_a_heading_that_links_to_it_is_left_out() -> None:
    page = '<h1>De haven<a class="headerlink" href="#haven" title="Link">¶</a></h1><p>Dag.</p>'
    extract = read_html(page.encode(), name="x")
    assert (extract.text, extract.fields) == ("De haven\n\nDag.", (Field("heading", "De haven", "layout"),))

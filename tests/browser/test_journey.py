"""The main journey in a real browser: add a file, search, open the hit at its passage, tag it, cite it."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from archive.settings import Settings, find_sample
from webui.services import open_services
from webui.wsgi import serve

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="Debian's Chromium is not on the path"),
]

LETTER = find_sample() / "letters-out" / "2022-03-08 brief begroting posten.txt"
TITLE = "Toekomst van de diplomatieke posten in het Caribisch gebied"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    ports: Queue[int] = Queue()
    settings = Settings(folder=tmp_path / "archive", own_names=("Platform Open Haven",))
    with open_services(settings, create=True) as services:
        services.update_index()
        options = {"host": "127.0.0.1", "port": 0, "ready": ports.put}
        threading.Thread(target=serve, args=(services,), kwargs=options, daemon=True).start()
        yield f"http://127.0.0.1:{ports.get(timeout=10)}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the first page; afterwards, claim that the console stayed silent."""
    context = chromium.new_context(viewport=request.param, locale="en-GB", base_url=address)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    assert complaints == []


def fits(page: Page) -> bool:
    """Tell whether nothing has to be scrolled sideways, once the page is all there: before, a phone's has no width."""
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def add_a_file(page: Page) -> None:
    page.get_by_role("link", name="Add files").click()
    page.get_by_label("Files").set_input_files(LETTER)
    page.get_by_role("button", name="Add to the archive").click()
    page.get_by_role("link", name=TITLE).wait_for()
    assert fits(page)


def open_a_hit_at_its_passage(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("ambassades sluiten")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    passage = page.locator("a.passage").first
    assert passage.locator("mark").count() > 0
    assert fits(page)
    passage.click()
    page.wait_for_url("**/documents/*#p*")
    expect(page.locator("p:target mark").first).to_be_in_viewport(ratio=1)
    expect(page.locator("p:target mark.current")).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator("mark.current")).to_be_in_viewport(ratio=1)
    assert fits(page)


def tag_it(page: Page) -> None:
    page.get_by_placeholder("A topic, known or new").fill("Embassies")
    page.get_by_role("button", name="Add topic").click()
    page.get_by_role("link", name="Embassies").wait_for()


def cite_it(page: Page) -> None:
    page.locator("#text p", has_text="ambassade").last.select_text()
    page.locator("[data-cite][href*=quote]").click()
    page.locator("figure.quotation blockquote", has_text="ambassade").wait_for()
    assert "2022" in page.get_by_label("Plain text").input_value()
    assert '"type"' in page.get_by_label("CSL-JSON").input_value()
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    assert fits(page)


def test_from_a_file_to_a_found_tagged_cited_passage(page: Page) -> None:
    add_a_file(page)
    open_a_hit_at_its_passage(page)
    tag_it(page)
    cite_it(page)


def test_every_page_fits_the_screen_in_both_languages(page: Page) -> None:
    for language in ("Nederlands", "English"):
        page.get_by_role("button", name=language).click()
        for path in (
            "/",
            "/search",
            "/documents/",
            "/topics/",
            "/people/",
            "/review",
            "/add",
            "/words/",
            "/saved/",
            "/manual",
        ):
            page.goto(path)
            assert fits(page), path

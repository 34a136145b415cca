"""The list below the search box, in a real browser and with the keyboard alone."""

from playwright.sync_api import Page, expect

from tests.browser.test_journey import add_a_file, address, chromium, fits, page, pytestmark

__all__ = ["address", "chromium", "page", "pytestmark"]


def test_a_word_is_completed_with_the_keyboard(page: Page) -> None:
    add_a_file(page)
    page.goto("/")
    box = page.get_by_role("combobox", name="Search the archive")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("ambassa")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("ambassade")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert fits(page)
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Enter")
    expect(box).to_have_value("ambassade ")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    page.wait_for_url("**/search?q=ambassade*")


def test_the_list_goes_away_and_leaves_what_was_typed(page: Page) -> None:
    add_a_file(page)
    page.goto("/")
    box = page.get_by_role("combobox", name="Search the archive")
    box.press_sequentially("ambassa")
    page.get_by_role("option").first.wait_for()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("ambassa")
    box.press_sequentially("d")
    page.get_by_role("option").first.click()
    expect(box).to_have_value("ambassade ")
    expect(box).to_be_focused()

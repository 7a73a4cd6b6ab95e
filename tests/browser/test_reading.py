"""Reading the site in a real browser: quiet, without traces, and nothing cut off."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

pytestmark = pytest.mark.once
PAGES = [
    "/",
    "/quartiere/",
    "/quartiere/bahnhofsvorstadt/",
    "/quartiere/bahnhofsvorstadt/wochenprogramm/?angebote=ja&sprache=ar",
    "/quartiere/bahnhofsvorstadt/woche-als-text/",
    "/angebote/",
    "/angebote/sprechzeit-der-kulturtafel/",
    "/veranstaltungen/",
    "/veranstaltungen/sprechzeit-der-kulturtafel/",
    "/veranstaltungen/sprechzeit-der-kulturtafel/aushang/?format=a5",
    "/raeume/",
    "/raeume/gruppenraum/",
    "/raeume/gruppenraum/anfrage/",
    "/aktuelles/",
    "/aktuelles/neue-raeume-in-der-bahnhofsvorstadt/",
    "/ansprechpersonen/",
    "/partner/",
    "/ueber-qek/",
    "/leichte-sprache/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/gibt-es-nicht/",
]
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
SMALL_TEXT = """() => [...document.querySelectorAll("body *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && element.checkVisibility()
    && !element.closest("svg, .visually-hidden, [aria-hidden=true]")
    && parseFloat(getComputedStyle(element).fontSize) < 15.9
).map((element) => element.className + ": " + element.textContent.trim().slice(0, 40))
"""


@pytest.fixture(autouse=True)
def content(live_server):
    call_command("load_content", verbosity=0)


def test_no_page_scrolls_sideways(page):
    too_wide = {}
    for address in PAGES:
        page.goto(address)
        for width in [1280, 768, 320]:
            page.set_viewport_size({"width": width, "height": 800})
            if (pixels := page.evaluate(SIDEWAYS)) > 0:
                too_wide[address, width] = pixels
    assert too_wide == {}


def test_reading_leaves_no_trace_and_is_large_enough(open_browser):
    page, small = open_browser(width=360), {}
    for address in PAGES:
        page.goto(address)
        for scheme in ["dark", "light"]:
            page.emulate_media(color_scheme=scheme)
            if found := page.evaluate(SMALL_TEXT):
                small[address, scheme] = found
        if not address.endswith("/anfrage/"):
            assert page.context.cookies() == [], address
        page.context.clear_cookies()
        stored = "localStorage.length + sessionStorage.length"
        assert page.evaluate(stored) == 0, address
    assert small == {}


def test_the_first_tab_leads_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    expect(link).to_have_text("Zum Inhalt springen")
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main#inhalt")).to_be_focused()


def test_the_menu_works_without_javascript(open_browser):
    page = open_browser(js=False, width=360)
    page.goto("/")
    menu = page.get_by_role("navigation", name="Hauptmenü")
    expect(menu.get_by_role("link", name="Räume")).to_be_hidden()
    page.get_by_text("Menü", exact=True).click()
    menu.get_by_role("link", name="Räume").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Räume")

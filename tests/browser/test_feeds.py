"""What only a real browser can say of the feeds: policy, frames, the phone's width."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.factories import make_event, make_event_date

FRAME = (
    '<!doctype html><title>Partner</title><iframe src="{}" title="Termine"></iframe>'
)


@pytest.fixture
def partner(live_server):
    """Another website, with one of our pages in a frame: `partner("/feeds/")`."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(FRAME.format(live_server.url + self.path).encode())

        def log_message(self, *args):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield lambda path: f"http://127.0.0.1:{server.server_port}{path}"
    server.shutdown()


def test_f07_the_strict_policy_leaves_the_data_of_a_date_in_the_page(
    page, neighbourhood
):
    """The window of every test here complains about each breach of the policy."""
    date = make_event_date(event=make_event(title="</script>Fest"))
    page.goto(date.get_absolute_url())
    said = page.evaluate(
        "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)"
    )
    assert said["name"] == "</script>Fest"
    expect(page.locator("h1")).to_have_text("</script>Fest")


def test_f09_a_partner_may_frame_the_week(browser, partner, neighbourhood):
    window = browser.new_context()
    page = window.new_page()
    page.goto(partner("/quartiere/bahnhofsvorstadt/diese-woche/"))
    heading = page.frame_locator("iframe").locator("h1")
    expect(heading).to_have_text("Diese Woche: Bahnhofsvorstadt")
    assert window.cookies() == []
    window.close()


def test_f09_a_partner_may_frame_nothing_else(browser, partner, neighbourhood):
    window = browser.new_context()
    page = window.new_page()
    page.goto(partner("/quartiere/bahnhofsvorstadt/"))
    page.frames[1].wait_for_url("chrome-error:**")
    window.close()


def test_f09_a_link_in_the_frame_opens_our_page_in_its_place(
    browser, live_server, partner, neighbourhood
):
    window = browser.new_context()
    page = window.new_page()
    page.goto(partner("/quartiere/bahnhofsvorstadt/diese-woche/"))
    page.frame_locator("iframe").get_by_role("link", name="Alle Termine").click()
    page.wait_for_url(f"{live_server.url}/veranstaltungen/**")
    window.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_f01_no_address_makes_the_page_wider_than_the_screen(
    open_browser, neighbourhood, width
):
    page = open_browser(width=width)
    page.goto("/feeds/")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    heights = page.locator(".feed-row__link").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert heights and min(heights) >= 44

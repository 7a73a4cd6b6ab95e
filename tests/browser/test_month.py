"""The month in a real browser: a table or a list, with the same dates."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.month import month_url
from quarters.local_time import moment
from tests.factories import make_event, make_event_date, make_quarter

SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def month(transactional_db):
    """Sixty dates in the week of today, with a title that hardly breaks."""
    quarter = make_quarter(name="Alwin-Lonke-Quartier", slug="alwin")
    event = make_event(title="Nachbarschafts" * 5 + "treff 🎉", quarters=[quarter])
    today = timezone.localdate()
    for number in range(60):
        make_event_date(event=event, starts_at=moment(today, time(8 + number % 12)))
    last = today + timedelta(days=2)
    make_event_date(
        event=make_event(title="Fest", quarters=[quarter]),
        starts_at=moment(today, time(18)),
        ends_at=moment(last, time(16)),
    )
    return month_url(today)


@pytest.mark.parametrize(
    ("width", "is_table"), [(320, False), (360, False), (768, False), (992, True)]
)
def test_b12_narrow_windows_get_a_list_and_wide_ones_a_table(
    open_browser, month, width, is_table
):
    page = open_browser(js=False, width=width)
    page.goto(month)
    expect(page.get_by_role("table")).to_be_visible(visible=is_table)
    expect(page.locator(".month-list")).to_be_visible(visible=not is_table)
    assert page.evaluate(SIDEWAYS) <= 0


def test_b12_the_filter_of_the_month_works_without_javascript(open_browser, month):
    page = open_browser(js=False, width=360)
    page.goto(month)
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Sprache", exact=True).select_option("Polnisch")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.get_by_text("Dazu haben wir in diesem Monat nichts")).to_be_visible()
    page.get_by_role("link", name="diesen Filter entfernen").click()
    expect(page.locator(".month-list .event-row")).to_have_count(12)


def test_the_rest_of_a_day_is_one_step_away(open_browser, month):
    page = open_browser(width=1280)
    page.goto(month)
    more = page.get_by_role("link", name="+58 mehr")
    assert more.bounding_box()["height"] >= 28
    more.click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("61 Termine")

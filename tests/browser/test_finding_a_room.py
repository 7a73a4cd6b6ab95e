"""Finding a room and asking for it, with the keyboard and without JavaScript."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quarters.local_time import moment
from rooms.models import Booking
from tests.factories import make_booking, make_place, make_room


@pytest.fixture
def tuesday():
    """The next one that may be asked for, two days ahead at least."""
    day = timezone.localdate() + timedelta(days=2)
    return day + timedelta(days=(1 - day.weekday()) % 7)


@pytest.fixture
def rooms(live_server):
    place = make_place(name="Altes Pumpwerk", step_free="yes")
    return [
        make_room(name="Saal", slug="saal", place=place, capacity_seated=60),
        make_room(name="Diele", slug="diele", place=place),
        make_room(name="Kammer", slug="kammer", place=place, capacity_seated=6),
    ]


def take(room, day, starts=18, ends=20):
    span = [moment(day, time(hour)) for hour in (starts, ends)]
    booking = make_booking(room)
    booking.starts_at, booking.ends_at = span
    booking.blocked_until = span[1]
    booking.save()
    return booking


def search_by_keyboard(page):
    """Everything by Tab and letters, as without a mouse."""
    page.goto("/raeume/")
    page.get_by_label("Tag").focus()
    keys = page.keyboard
    keys.type("Dienstag")
    keys.press("Tab")
    keys.type("18:00")
    keys.press("Tab")
    keys.type("20:00")
    keys.press("Tab")
    keys.type("20")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    page.wait_for_url("**datum=Dienstag**")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_c15_a_room_is_found_and_asked_for_without_javascript(
    open_browser, rooms, tuesday, width, scheme
):
    take(rooms[1], tuesday)
    page = open_browser(js=False, width=width, scheme=scheme)
    search_by_keyboard(page)
    expect(page.get_by_role("heading", name="1 Raum ist frei")).to_be_visible()
    text = page.get_by_role("main").inner_text()
    assert text.index("Saal") < text.index("Diele")
    assert "1 Raum passt nicht: Kammer (höchstens 6 Personen)." in text
    page.get_by_role("link", name=re.compile("Diese Zeit anfragen.*Saal")).click()
    expect(page.get_by_label("Datum")).to_have_value(tuesday.isoformat())
    expect(page.get_by_label("Beginn", exact=True)).to_have_value("18:00")
    expect(page.get_by_label("Ende", exact=True)).to_have_value("20:00")
    expect(page.get_by_label("Wie viele Personen")).to_have_value("20")


def test_c15_a_fault_is_told_and_every_value_kept(page, rooms):
    page.goto("/raeume/")
    page.get_by_label("Tag").fill("irgendwann")
    page.get_by_label("Wie viele Personen?").fill("viele")
    page.get_by_role("button", name="Raum suchen").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Geben Sie eine Zahl ein").click()
    expect(page.locator(":focus")).to_have_value("viele")
    expect(page.get_by_label("Tag")).to_have_value("irgendwann")


def test_c17_a_taken_time_is_swapped_by_one_press_without_javascript(
    page_without_js, rooms, tuesday
):
    take(rooms[0], tuesday)
    page = page_without_js
    page.goto(f"/raeume/saal/anfrage/?datum={tuesday}&von=18:00&bis=20:00&personen=20")
    page.get_by_label("Was möchten Sie machen?").fill("Nähcafé")
    page.get_by_role("button", name="Weiter: Angaben prüfen").click()
    others = page.locator("button[name=alternative]")
    expect(others).to_have_count(3)
    expect(others.filter(has_text="Kammer")).to_have_count(0)
    others.filter(has_text="Diele").click()
    expect(page.get_by_role("heading", name="Diele anfragen")).to_be_visible()
    expect(page.get_by_label("Was möchten Sie machen?")).to_have_value("Nähcafé")
    expect(page.get_by_label("Beginn", exact=True)).to_have_value("18:00")
    expect(page.locator("button[name=alternative]")).to_have_count(0)
    assert Booking.objects.count() == 1

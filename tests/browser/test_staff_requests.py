"""The list of requests keeps its button in sight, however narrow the window is."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import make_booking, make_open_booking, make_request, make_room

ALWAYS = [(weekday, "08:00", "21:00") for weekday in range(7)]
PASSWORD = "ein-langes-passwort"
RIGHT_EDGE = "elements => elements.map((e) => e.getBoundingClientRect().right)"


@pytest.fixture
def clashing(transactional_db, django_user_model):
    """The longest words that a row can have."""
    django_user_model.objects.create_superuser("buero", password=PASSWORD)
    room = make_room(name="Besprechungs-/Büroraum", capacity_seated=25, opening=ALWAYS)
    day = timezone.localdate() + timedelta(days=20)
    times = f"{day} 10:00", f"{day} 12:00"
    make_booking(room, *times)
    asking = make_request(organisation="Nachbarschaftstreff Hünertshagen")
    return make_open_booking(room, *times, request=asking)


@pytest.mark.parametrize("width", [1280, 1024, 800, 360])
def test_e02_the_button_of_each_request_is_in_sight(page, clashing, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/verwaltung/login/?next=/verwaltung/rooms/bookingrequest/")
    page.get_by_label("Benutzername").fill("buero")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.locator(".field-decide .button")).to_have_count(1)
    [button] = page.locator(".field-decide .button").evaluate_all(RIGHT_EDGE)
    [frame] = page.locator("#changelist-form .results").evaluate_all(RIGHT_EDGE)
    assert button <= frame <= width

"""„Zeit oder Ort ändern“: each new date is seen before anything is saved."""

import pytest
from django.urls import reverse

from events.models import EventDate
from rooms.occupancy import occupy
from tests.factories import at, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def change_url(date) -> str:
    return reverse("admin:events_eventdate_several", args=[date.pk])


@pytest.fixture
def first(room) -> EventDate:
    """Of Tuesdays from six to eight, 19 January to 30 March, in the room."""
    series = make_series(room=room, place_text="")
    series.generate()
    return series.dates.order_by("starts_at").first()


def new_time(first, **overrides) -> dict:
    values = {"scope": "all", "starts": "19:00", "ends": "21:00", "public_note": ""}
    return values | {"room": first.room_id} | overrides


def test_58_the_page_shows_every_new_date_and_its_conflict_first(
    office_client, first, room
):
    occupy(room, at("2027-02-16 20:30"), at("2027-02-16 21:00"), title="Teamsitzung")
    page = office_client.post(change_url(first), new_time(first))
    assert "Neu: Dienstag, 26.\u00a0Januar 2027, 19:00 bis 21:00" in page.text
    assert "Dort ist: Teamsitzung" in page.text
    assert "10 Termine ändern" in page.text
    assert not EventDate.objects.filter(starts_at=at("2027-01-26 19:00")).exists()


def test_58_what_was_seen_is_saved(office_client, first):
    shown = office_client.post(change_url(first), new_time(first))
    entered = new_time(first, seen=shown.context["seen"], change="ja")
    page = office_client.post(change_url(first), entered, follow=True)
    assert "11 Termine sind geändert." in page.text
    first.refresh_from_db()
    assert first.booking.starts_at == at("2027-01-19 19:00")


@pytest.mark.parametrize("seen", ["", "alt"], ids=["nothing", "something else"])
def test_58_what_nobody_saw_is_not_saved(office_client, first, seen):
    entered = new_time(first, seen=seen, change="ja")
    page = office_client.post(change_url(first), entered)
    assert page.status_code == 409
    assert "Nichts wurde geändert" in page.text
    first.refresh_from_db()
    assert first.starts_at == at("2027-01-19 18:00")


def test_a_change_of_nothing_is_said_so(office_client, first):
    entered = new_time(first, starts="18:00", ends="20:00")
    page = office_client.post(change_url(first), entered)
    assert page.status_code == 422
    assert "Es ist noch nichts geändert." in page.text

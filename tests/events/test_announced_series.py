"""A request for several dates that was announced: one deed, one letter."""

import pytest
import time_machine
from django.urls import reverse
from post_office.models import Email

from events.announcing import announce
from events.models import EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.events.entering import change_several
from tests.factories import at, make_event_date, make_open_booking, make_request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

CANCEL = reverse("admin:events_eventdate_cancel")
DAYS = ["2027-01-19", "2027-01-26", "2027-02-02"]


@pytest.fixture
def dates(room) -> list[EventDate]:
    """Confirmed and announced on three Tuesdays from ten to twelve."""
    asked = make_request(number="QEK-7K4M", wants_announcement=True)
    for day in DAYS:
        times = (f"{day} 10:00", f"{day} 12:00")
        make_open_booking(room, *times, request=asked, status="confirmed")
    announce(asked)
    return list(EventDate.objects.order_by("starts_at"))


def test_80_cancelling_all_with_their_rooms_writes_one_letter(office_client, dates):
    answers = {"note": "Umbau.", "request": "with", "scope": "all"}
    office_client.post(f"{CANCEL}?termine={dates[0].pk}", answers)
    assert not Booking.objects.occupying().exists()
    assert not EventDate.objects.taking_place().exists()
    letter = Email.objects.get().message
    assert "Umbau." in letter
    assert all(day in letter for day in ("19. Januar", "26. Januar", "2. Februar"))


def test_80_changing_all_with_their_rooms_writes_one_letter(office_client, dates):
    change_several(office_client, dates[0], starts="11:00", ends="13:00")
    starts = [booking.starts_at for booking in Booking.objects.order_by("starts_at")]
    assert starts == [at(f"{day} 11:00") for day in DAYS]
    letter = Email.objects.get().message
    assert all(day in letter for day in ("19. Januar", "26. Januar", "2. Februar"))


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Bitte Becher mitbringen.", "Die Veranstaltung ist verlegt."),
        ("Es wird gestrichen.", "Es wird gestrichen."),
    ],
    ids=["an old note", "a new note"],
)
@pytest.mark.parametrize("way", ["alone", "several"])
def test_80_the_letter_gives_no_old_note_as_its_reason(
    office_client, dates, way, note, reason
):
    EventDate.objects.update(public_note="Bitte Becher mitbringen.")
    entered = {"starts": "11:00", "ends": "13:00", "public_note": note}
    if way == "several":
        change_several(office_client, dates[0], **entered)
    else:
        entered |= {"on": DAYS[0], "room": dates[0].room_id, "status": "planned"}
        url = reverse("admin:events_eventdate_change", args=[dates[0].pk])
        office_client.post(url, entered | {"with_request": "on"})
    assert f"Grund: {reason}\n" in Email.objects.get().message


def test_80_leaving_the_room_with_all_writes_one_letter(office_client, dates):
    change_several(
        office_client,
        dates[0],
        starts="10:00",
        ends="12:00",
        room="",
        place_text="Am Brunnen",
    )
    assert not Booking.objects.occupying().exists()
    places = EventDate.objects.taking_place().values_list("place_text", flat=True)
    assert list(places) == ["Am Brunnen"] * 3
    assert "2. Februar" in Email.objects.get().message


def test_the_letter_is_silent_about_dates_that_could_not_move(
    office_client, dates, room
):
    occupy(room, at("2027-01-26 13:00"), at("2027-01-26 14:00"), title="Sitzung")
    change_several(office_client, dates[0], starts="11:00", ends="14:00")
    assert Booking.objects.filter(starts_at=at("2027-01-26 10:00")).exists()
    assert "26. Januar" not in Email.objects.get().message


def test_a_second_press_is_told_that_nothing_changes(office_client):
    url = f"{CANCEL}?termine={make_event_date().pk}"
    office_client.post(url, {"note": ""})
    page = office_client.post(url, {"note": ""}, follow=True)
    assert "finden schon nicht mehr so statt" in page.text


def test_deleting_a_past_date_leaves_its_room_as_it_was_used(stored):
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        stored.event.delete()
    assert Booking.objects.get().is_confirmed


def test_80_what_is_confirmed_later_is_announced_with_one_more_click(
    office_client, dates, room
):
    asked = dates[0].booking.request
    decide = reverse("admin:rooms_bookingrequest_decide", args=[asked.pk])
    assert "fehlen dort noch" not in office_client.get(decide).text
    for day in ["2027-02-09", "2027-02-16"]:
        times = (f"{day} 10:00", f"{day} 12:00")
        make_open_booking(room, *times, request=asked, status="confirmed")
    assert "2 bestätigte Termine fehlen dort noch." in office_client.get(decide).text
    url = reverse("admin:events_event_announce", args=[asked.pk])
    assert "2 Termine sind dazugekommen." in office_client.post(url, follow=True).text
    assert dates[0].event.dates.count() == 5
    assert "fehlen dort noch" not in office_client.get(decide).text

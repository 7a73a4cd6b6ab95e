"""The office looks after single dates: find, change, let fall out."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.changing import dates_in
from events.models import EventDate
from rooms.models import Booking
from rooms.occupancy import occupy, release
from tests.factories import at, make_event, make_event_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST = reverse("admin:events_eventdate_changelist")
CANCEL = reverse("admin:events_eventdate_cancel")


def in_room(room, starts="2027-01-19 18:00", ends="2027-01-19 20:00"):
    date = EventDate(event=make_event(title="Nähcafé"), room=room)
    date.starts_at, date.ends_at = at(starts), at(ends)
    date.schedule()
    return date


def shown(response) -> list[EventDate]:
    return list(response.context["cl"].result_list)


def test_the_list_begins_with_what_is_to_come(office_client):
    old = make_event_date(starts_at="2027-01-04 18:00")
    new = make_event_date(starts_at="2027-01-19 18:00")
    assert shown(office_client.get(LIST)) == [new]
    assert shown(office_client.get(LIST, {"zeit": "vergangen"})) == [old]
    assert set(shown(office_client.get(LIST, {"zeit": "alle"}))) == {old, new}


def test_the_list_says_day_time_place_and_status_in_german(office_client):
    make_event_date(starts_at="2027-01-19 18:00", status="cancelled")
    html = office_client.get(LIST).content.decode()
    for said in ["Di, 19.\u00a0Jan. 2027", "18:00 bis 20:00", "Am Brunnen"]:
        assert said in html
    assert "fällt aus" in html


def test_the_list_is_searched_by_title_and_place(office_client):
    found = make_event_date(event=make_event(title="Nähcafé"))
    make_event_date()
    assert shown(office_client.get(LIST, {"q": "Nähcafé"})) == [found]


def test_the_list_asks_the_same_number_of_queries_for_more_rows(office_client):
    make_event_date()
    with CaptureQueriesContext(connection) as few:
        office_client.get(LIST)
    for _number in range(10):
        make_event_date()
    with CaptureQueriesContext(connection) as many:
        office_client.get(LIST)
    # Filters by quarter and room grow with the choices, not with the rows.
    assert len(many) == len(few)


def test_the_enter_key_in_a_field_presses_save(office_client, room):
    """It presses the first button of its form: that about the lost room has its own."""
    date = in_room(room)
    release(date.booking)
    url = reverse("admin:events_eventdate_change", args=[date.pk])
    form = office_client.get(url).content.decode().partition('id="eventdate_form"')
    assert 'name="again"' in form[0]
    assert 'name="again"' not in form[2] and "formaction" not in form[2]


def test_one_date_is_changed_through_the_rule(office_client, room):
    date = in_room(room)
    occupy(room, at("2027-01-20 18:00"), at("2027-01-20 20:00"), title="Teamsitzung")
    url = reverse("admin:events_eventdate_change", args=[date.pk])
    entered = {
        "on": "20.01.2027",
        "starts": "18:00",
        "ends": "20:00",
        "room": room.pk,
        "status": "planned",
    }
    refused = office_client.post(url, entered)
    assert "Teamsitzung" in refused.context["errors"][0][0]
    assert office_client.post(url, entered | {"on": "21.01.2027"}).status_code == 302
    date.refresh_from_db()
    assert date.starts_at == date.booking.starts_at == at("2027-01-21 18:00")


def test_a_date_is_added_to_an_event(office_client):
    event = make_event()
    entered = {"event": event.pk, "on": "19.01.2027", "starts": "18:00"}
    url = reverse("admin:events_eventdate_add")
    office_client.post(url, entered | {"status": "planned", "place_text": "Hier"})
    assert event.dates.get().starts_at == at("2027-01-19 18:00")


def test_the_button_shows_the_date_and_asks_before_it_falls_out(office_client, room):
    date = in_room(room)
    page = office_client.get(CANCEL, {"termine": date.pk})
    assert "Nähcafé, Dienstag, 19.\u00a0Januar 2027" in page.content.decode()
    date.refresh_from_db()
    assert date.takes_place


def test_letting_dates_fall_out_writes_the_note_and_frees_the_rooms(
    office_client, room
):
    dates = [in_room(room), in_room(room, "2027-01-20 18:00", "2027-01-20 20:00")]
    chosen = [date.pk for date in dates]
    action = {"action": "cancel_dates", "_selected_action": chosen}
    to_confirm = office_client.post(LIST, action)
    answer = office_client.post(to_confirm.url, {"note": "Wasserschaden."}, follow=True)
    assert "2 Termine fallen aus." in answer.content.decode()
    stored = EventDate.objects.values_list("status", "public_note")
    assert set(stored) == {("cancelled", "Wasserschaden.")}
    assert not Booking.objects.occupying().exists()


def test_a_date_falls_out_without_a_note_too(office_client):
    date = make_event_date()
    office_client.post(f"{CANCEL}?termine={date.pk}", {"note": ""})
    date.refresh_from_db()
    assert date.is_cancelled


@pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 30, "²"])
def test_odd_numbers_of_dates_find_nothing_to_cancel(office_client, asked):
    page = office_client.get(CANCEL, {"termine": asked})
    assert page.status_code == 200
    assert "kein Termin, der noch ausfallen kann" in page.content.decode()


def test_past_dates_do_not_fall_out_any_more(office_client):
    date = make_event_date(starts_at="2027-01-04 18:00")
    office_client.post(f"{CANCEL}?termine={date.pk}", {"note": "Zu spät."})
    date.refresh_from_db()
    assert date.takes_place


def test_a_note_that_is_too_long_is_refused_and_kept(office_client):
    date = make_event_date()
    answer = office_client.post(f"{CANCEL}?termine={date.pk}", {"note": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()
    date.refresh_from_db()
    assert date.takes_place


def test_strangers_are_led_to_the_login(client):
    date = make_event_date()
    answer = client.post(f"{CANCEL}?termine={date.pk}", {"note": ""})
    assert answer.status_code == 302
    assert "/login/" in answer.url
    date.refresh_from_db()
    assert date.takes_place


def test_deleting_dates_from_the_list_frees_their_rooms(office_client, room):
    date = in_room(room)
    action = {"action": "delete_selected", "_selected_action": [date.pk]}
    office_client.post(LIST, action | {"post": "yes"})
    assert not EventDate.objects.exists()
    assert not Booking.objects.occupying().exists()


def test_a_night_that_still_runs_is_not_over_for_staff(office_client):
    night = make_event_date(starts_at="2027-01-10 20:00", ends_at="2027-01-11 03:00")
    with time_machine.travel("2027-01-11T00:30:00+01:00", tick=False):
        assert dates_in(night) == [night]
        move = reverse("admin:events_eventdate_move", args=[night.pk])
        assert office_client.get(move).status_code == 200
        office_client.post(f"{CANCEL}?termine={night.pk}", {"note": "Zu laut."})
    night.refresh_from_db()
    assert night.is_cancelled

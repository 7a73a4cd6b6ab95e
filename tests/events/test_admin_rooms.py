"""A date in one of our rooms, entered by the office: the rule holds there too."""

import pytest

from events.models import Event, EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.events.entering import ADD, change, date_fields, errors, event_fields
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_a_date_in_our_room_books_it_from_the_form(office_client, office, room):
    office_client.post(ADD, event_fields(date_fields(room=room.pk)))
    booking = Booking.objects.get()
    assert (booking.title, booking.decided_by) == ("Nähcafé", office)
    assert booking.event_date.event.title == "Nähcafé"


def test_a_taken_room_is_refused_at_its_field_and_staff_learn_by_whom(
    office_client, room
):
    occupy(room, at("2027-01-19 19:00"), at("2027-01-19 21:00"), title="Teamsitzung")
    response = office_client.post(ADD, event_fields(date_fields(room=room.pk)))
    (said,) = errors(response)["room"]
    assert "Zu dieser Zeit ist der Raum belegt" in said
    assert "(Dort ist: Teamsitzung)" in said
    assert not Event.objects.exists()
    assert Booking.objects.count() == 1


def test_two_dates_of_one_form_do_not_take_the_same_room(office_client, room):
    dates = [date_fields(0, room=room.pk), date_fields(1, room=room.pk)]
    response = office_client.post(ADD, event_fields(*dates))
    assert errors(response, 0) == {}
    assert "belegt" in errors(response, 1)["room"][0]
    assert not Booking.objects.exists()


def test_our_room_needs_an_end(office_client, room):
    response = office_client.post(ADD, event_fields(date_fields(room=room.pk, ends="")))
    assert errors(response)["ends"] == ["Ein Termin in unserem Raum braucht ein Ende."]


def test_outside_the_opening_hours_only_with_a_tick(office_client, room):
    late = date_fields(room=room.pk, starts="21:00", ends="23:00")
    refused = office_client.post(ADD, event_fields(late))
    assert "nur von 8:00 bis 21:00\u00a0Uhr offen" in errors(refused)["room"][0]
    late["dates-0-override_hours"] = "on"
    assert office_client.post(ADD, event_fields(late)).status_code == 302
    assert Booking.objects.get().ends_at == at("2027-01-19 23:00")


def test_moving_a_date_in_the_form_moves_its_booking(office_client, stored):
    assert change(office_client, stored, on="20.01.2027").status_code == 302
    booking = Booking.objects.get()
    assert booking.starts_at == at("2027-01-20 18:00")
    assert booking.event_date == stored


def test_moving_a_date_to_a_taken_time_moves_neither(office_client, stored, room):
    occupy(room, at("2027-01-20 18:00"), at("2027-01-20 20:00"))
    response = change(office_client, stored, on="20.01.2027")
    assert "belegt" in errors(response)["room"][0]
    stored.refresh_from_db()
    assert stored.starts_at == stored.booking.starts_at == at("2027-01-19 18:00")


def test_deleting_a_date_in_the_form_makes_room_for_another(office_client, stored):
    another = date_fields(1, room=stored.room_id)
    gone = {"dates-0-DELETE": "on"}
    assert change(office_client, stored, another, gone).status_code == 302
    date = EventDate.objects.get()
    assert date.pk != stored.pk
    assert list(Booking.objects.occupying()) == [date.booking]

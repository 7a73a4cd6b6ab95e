"""Dates of our own and closures in the admin: by the same rules as everybody."""

import pytest
from post_office.models import Email

from rooms.models import Booking
from tests.factories import (
    at,
    make_booking,
    make_event_date,
    make_open_booking,
    make_request,
)

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def asked(room_g):
    return make_open_booking(room_g).request


def decide_url(request) -> str:
    return f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"


def booking_values(room, **overrides) -> dict:
    values = {
        "room": room.pk,
        "title": "Teamsitzung",
        "date": "19.1.2027",
        "start": "10 Uhr",
        "end": "12",
    }
    return values | overrides


def test_staff_enter_a_date_of_their_own_by_the_same_rules(office_client, room_g):
    office_client.post("/verwaltung/rooms/booking/add/", booking_values(room_g))
    assert room_g.bookings.get().is_confirmed
    page = office_client.post(
        "/verwaltung/rooms/booking/add/", booking_values(room_g, start="11")
    )
    assert "Zu dieser Zeit ist der Raum belegt (10:00–12:00)." in page.text
    assert "(Teamsitzung)" in page.text
    assert room_g.bookings.count() == 1


@pytest.mark.parametrize(
    ("values", "tick"),
    [
        pytest.param({"date": "17.1.2027"}, "override_hours", id="29 on a Sunday"),
        pytest.param({"date": "8.1.2027"}, "late_entry", id="40 in the past"),
    ],
)
def test_what_is_out_of_the_ordinary_needs_a_tick(office_client, room_g, values, tick):
    add = "/verwaltung/rooms/booking/add/"
    office_client.post(add, booking_values(room_g, **values))
    assert room_g.bookings.count() == 0
    office_client.post(add, booking_values(room_g, **values, **{tick: "on"}))
    assert room_g.bookings.count() == 1


def test_23_the_pause_before_a_date_of_our_own_is_left_out_with_a_tick(
    office_client, office, room_g
):
    before = make_open_booking(room_g, status="confirmed")
    add = "/verwaltung/rooms/booking/add/"
    early = booking_values(room_g, start="11:59", end="13", skip_turnover="on")
    assert "(10:00–12:00)" in office_client.post(add, early).text
    office_client.post(add, booking_values(room_g, start="12", end="13"))
    assert room_g.bookings.count() == 1
    office_client.post(
        add, booking_values(room_g, start="12", end="13", skip_turnover="on")
    )
    before.refresh_from_db()
    assert before.blocked_until == at(f"{T} 12:00")
    assert before.request.log.get().by == office


def test_23_a_shortened_pause_of_our_own_date_stands_in_the_admins_history(
    office_client, room_g
):
    make_booking(room_g, title="Teamsitzung")
    late = booking_values(room_g, start="12", end="13", skip_turnover="on")
    office_client.post("/verwaltung/rooms/booking/add/", late)
    assert room_g.bookings.count() == 2


def test_an_own_date_can_be_moved_but_not_onto_another(office_client, room_g):
    booking = make_booking(room_g, title="Teamsitzung")
    make_booking(room_g, f"{T} 15:00", f"{T} 16:00")
    url = f"/verwaltung/rooms/booking/{booking.pk}/change/"
    refused = office_client.post(url, booking_values(room_g, start="14", end="15:30"))
    assert refused.status_code == 200
    office_client.post(url, booking_values(room_g, start="11", end="13"))
    booking.refresh_from_db()
    assert f"{booking.starts_at:%H:%M}" == "10:00"  # 11 o'clock in Bremen
    assert booking.sequence == 1


@pytest.mark.parametrize(
    "nonsense", [{"date": "31.2.2027"}, {"start": "25:99"}, {"end": ""}]
)
def test_impossible_times_are_refused_in_words(office_client, room_g, nonsense):
    page = office_client.post(
        "/verwaltung/rooms/booking/add/", booking_values(room_g, **nonsense)
    )
    assert page.status_code == 200
    assert page.context["errors"]
    assert room_g.bookings.count() == 0


def test_dates_of_a_request_cannot_be_edited_past_the_rules(office_client, asked):
    booking = asked.bookings.get()
    before = Booking.objects.filter(pk=booking.pk).values().get()
    forged = booking_values(booking.room, start="8", end="20") | {"status": "confirmed"}
    office_client.post(f"/verwaltung/rooms/booking/{booking.pk}/change/", forged)
    assert Booking.objects.filter(pk=booking.pk).values().get() == before


def test_34_cancelling_in_the_admin_asks_for_the_reason_and_writes(
    office_client, asked
):
    office_client.post(decide_url(asked), {"answer": "confirm", "message": ""})
    url = f"/verwaltung/rooms/booking/{asked.bookings.get().pk}/absagen/"
    assert office_client.get(url).status_code == 200
    assert "Schreiben Sie, warum" in office_client.post(url, {"reason": ""}).text
    office_client.post(url, {"reason": "Wasserschaden im Raum"})
    assert asked.bookings.get().status == "cancelled"
    assert "Wasserschaden im Raum" in Email.objects.last().message


def test_a_closure_is_entered_in_whole_days(office_client, room_g):
    office_client.post(
        "/verwaltung/rooms/closure/add/",
        {
            "reason": "Betriebsausflug",
            "closes": "on",
            "first_day": "19.01.2027",
            "last_day": "20.01.2027",
            "from_time": "",
            "until_time": "",
        },
    )
    page = office_client.get(f"{room_g.get_absolute_url()}?woche=2027-W03")
    closed = [day.date.day for day in page.context["week"].days if day.closed_reason]
    assert closed == [19, 20]


def test_a_closure_that_ends_before_it_starts_is_refused_in_words(office_client, db):
    page = office_client.post(
        "/verwaltung/rooms/closure/add/",
        {"reason": "Umbau", "first_day": "05.01.2027", "last_day": "01.01.2027"},
    )
    assert "Das Ende muss nach dem Beginn liegen." in page.text


@pytest.mark.parametrize("status", ["requested", "declined", "cancelled"])
def test_only_a_confirmed_date_can_be_cancelled(office_client, room_g, status):
    booking = make_open_booking(room_g, status=status)
    url = f"/verwaltung/rooms/booking/{booking.pk}/absagen/"
    page = office_client.post(url, {"reason": "krank"}, follow=True)
    assert "Dieser Termin ist nicht bestätigt." in page.text
    booking.refresh_from_db()
    assert booking.status == status


def test_a_past_date_is_not_touched(office_client, room_g):
    booking = make_booking(room_g, "2027-01-05 10:00", "2027-01-05 12:00")
    url = f"/verwaltung/rooms/booking/{booking.pk}/absagen/"
    page = office_client.post(url, {"reason": "krank"}, follow=True)
    assert "Dieser Termin ist vorbei." in page.text
    booking.refresh_from_db()
    assert booking.is_confirmed


def test_the_room_of_an_event_is_freed_at_the_event_only(office_client, room_g):
    event_date = make_event_date(
        starts_at=f"{T} 10:00", ends_at=f"{T} 12:00", room=room_g, place_text=""
    )
    event_date.schedule()
    booking = room_g.bookings.get()
    url = f"/verwaltung/rooms/booking/{booking.pk}/absagen/"
    page = office_client.post(url, {"reason": "krank"}, follow=True)
    assert "Dieser Termin gehört zu einer Veranstaltung." in page.text
    booking.refresh_from_db()
    assert booking.is_confirmed


def test_an_unknown_date_is_not_found(office_client, db):
    assert office_client.get("/verwaltung/rooms/booking/99/absagen/").status_code == 404


def test_d16_after_cancelling_staff_read_whom_to_call(office_client, room_g):
    caller = make_request(email="", phone="0421 111111")
    booking = make_open_booking(room_g, request=caller, status="confirmed")
    url = f"/verwaltung/rooms/booking/{booking.pk}/absagen/"
    page = office_client.post(url, {"reason": "Wasserschaden"}, follow=True)
    assert "Ohne E-Mail, bitte anrufen: Vera Muster, 0421 111111." in page.text

"""`manage.py remind`: letter 9 to bookers. Two days before, once, or a day late."""

import re
from datetime import timedelta

import pytest
from post_office.models import Email

from rooms import reminding
from rooms.occupancy import occupy
from tests.factories import at, make_open_booking, make_request, make_room

pytestmark = pytest.mark.django_db
TWO_DAYS_BEFORE = "2027-01-17T09:00:00+01:00"
THE_DAY_BEFORE = "2027-01-18T09:00:00+01:00"
PLAIN = "Erinnerung: Raum G am Di, 19. Jan., 10:00 Uhr"


@pytest.fixture
def booked(room_g):
    """Tuesday 19 January, 10 to 12; confirmed on the 11th."""
    request = make_request(number="QEK-7K4M", email="vera@verein.example")
    return make_open_booking(
        room_g, request=request, status="confirmed", decided_at=at("2027-01-11 10:00")
    )


def reminders() -> list[Email]:
    reminding.remind()
    found = Email.objects.filter(subject__startswith="Erinnerung")
    return list(found.order_by("pk"))


def subjects() -> list[str]:
    return [letter.subject for letter in reminders()]


def test_d18_bookers_are_reminded_two_days_before(booked, monday_morning):
    monday_morning.move_to("2027-01-16T23:00:00+01:00")
    assert subjects() == []
    monday_morning.move_to(TWO_DAYS_BEFORE)
    [letter] = reminders()
    assert (letter.subject, letter.to) == (PLAIN, ["vera@verein.example"])
    lines = letter.message.splitlines()
    assert "übermorgen nutzen Sie unseren Raum." in lines
    assert "Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr" in lines
    assert "Nummer: QEK-7K4M" in lines


def test_d19_the_reminder_says_how_to_get_in(booked, monday_morning):
    monday_morning.move_to(TWO_DAYS_BEFORE)
    [letter] = reminders()
    how = "So kommen Sie rein:\nDer Schlüssel liegt im Büro nebenan."
    assert how in letter.message


def test_d18_the_link_of_the_reminder_cancels_after_a_press(
    booked, monday_morning, client
):
    monday_morning.move_to(TWO_DAYS_BEFORE)
    words = reminders()[0].message.split("Hier absagen:\n")[1]
    page = words.split()[0].removeprefix("http://127.0.0.1:8000")
    assert client.get(page).status_code == 200
    client.post(page, {"reason": ""})
    booked.refresh_from_db()
    assert booked.status == "cancelled"


def test_d18_the_link_ticks_the_date_among_several(booked, monday_morning, client):
    later = "2027-02-19 10:00", "2027-02-19 12:00"
    other = make_open_booking(
        booked.room, *later, request=booked.request, status="confirmed"
    )
    monday_morning.move_to(TWO_DAYS_BEFORE)
    words = reminders()[0].message.split("Hier absagen:\n")[1]
    page = client.get(words.split()[0].removeprefix("http://127.0.0.1:8000")).text
    assert re.search(rf'value="{booked.pk}"[^>]* checked', page)
    assert not re.search(rf'value="{other.pk}"[^>]* checked', page)


def test_after_the_deadline_the_reminder_names_the_phone(booked, monday_morning):
    booked.room.cancel_days = 5
    booked.room.save()
    monday_morning.move_to(TWO_DAYS_BEFORE)
    [letter] = reminders()
    assert "Sie kommen doch nicht? Rufen Sie uns bitte an: " in letter.message
    assert "absagen" not in letter.message


def test_h06_a_job_that_is_late_reminds_on_the_day_before(booked, monday_morning):
    monday_morning.move_to(THE_DAY_BEFORE)
    [letter] = reminders()
    assert "morgen nutzen Sie unseren Raum." in letter.message.splitlines()


@pytest.mark.parametrize("hour", ["00:05", "09:00", "13:00"])
def test_on_the_day_itself_nobody_is_reminded(booked, monday_morning, hour):
    monday_morning.move_to(f"2027-01-19T{hour}:00+01:00")
    assert subjects() == []


def test_h06_running_twice_doubles_no_reminder(booked, monday_morning):
    monday_morning.move_to(TWO_DAYS_BEFORE)
    reminding.remind()
    monday_morning.move_to(THE_DAY_BEFORE)
    assert subjects() == [PLAIN]


def test_a_confirmation_of_these_days_is_reminder_enough(booked, monday_morning):
    booked.decided_at = at("2027-01-17 00:00")
    booked.save()
    monday_morning.move_to(TWO_DAYS_BEFORE)
    assert subjects() == []
    booked.decided_at = at("2027-01-16 23:59")
    booked.save()
    assert subjects() == [PLAIN]


@pytest.mark.parametrize(
    "status", ["requested", "declined", "withdrawn", "cancelled", "left_out"]
)
def test_only_confirmed_dates_are_reminded_of(booked, monday_morning, status):
    booked.status = status
    booked.save()
    monday_morning.move_to(TWO_DAYS_BEFORE)
    assert subjects() == []


def test_two_rooms_on_one_day_are_one_letter(booked, monday_morning):
    other = make_room(name="Teeküche", place=booked.room.place, key_info="Klingeln.")
    make_open_booking(other, request=booked.request, status="confirmed")
    monday_morning.move_to(TWO_DAYS_BEFORE)
    [letter] = reminders()
    assert letter.subject == "Erinnerung: Raum G und Teeküche am Di, 19. Jan."
    assert "übermorgen nutzen Sie unsere Räume." in letter.message
    assert "So kommen Sie rein (Teeküche):\nKlingeln." in letter.message


def test_every_date_of_a_series_is_reminded_of_by_itself(booked, monday_morning):
    week_after = "2027-01-26 10:00", "2027-01-26 12:00"
    make_open_booking(
        booked.room, *week_after, request=booked.request, status="confirmed"
    )
    monday_morning.move_to(TWO_DAYS_BEFORE)
    assert subjects() == [PLAIN]
    monday_morning.shift(timedelta(weeks=1))
    assert subjects() == [PLAIN, PLAIN.replace("19.", "26.")]


def test_a_date_that_is_moved_after_the_reminder_is_reminded_of_anew(
    booked, monday_morning
):
    monday_morning.move_to(TWO_DAYS_BEFORE)
    reminding.remind()
    occupy(booked.room, at("2027-01-27 10:00"), at("2027-01-27 12:00"), booking=booked)
    monday_morning.move_to("2027-01-25T09:00:00+01:00")
    assert subjects() == [PLAIN, "Erinnerung: Raum G am Mi, 27. Jan., 10:00 Uhr"]


def test_who_has_no_e_mail_address_is_not_written_to(booked, monday_morning):
    booked.request.email = ""
    booked.request.save()
    monday_morning.move_to(TWO_DAYS_BEFORE)
    assert subjects() == []


def test_the_number_of_queries_grows_with_letters_not_with_requests(
    room_g, monday_morning, django_assert_max_num_queries
):
    monday_morning.move_to(TWO_DAYS_BEFORE)
    for hour in range(8, 20):
        times = f"2027-01-25 {hour:02}:00", f"2027-01-25 {hour:02}:30"
        make_open_booking(room_g, *times, status="confirmed")
    with django_assert_max_num_queries(8):
        reminding.remind()


def test_a_request_that_fails_stops_no_other_and_tells_nobody(
    booked, room_g, monday_morning, caplog
):
    broken = make_request(email="kaputt\n@verein.example")
    day = "2027-01-19 14:00", "2027-01-19 15:00"
    make_open_booking(room_g, *day, request=broken, status="confirmed")
    monday_morning.move_to(TWO_DAYS_BEFORE)
    assert subjects() == [PLAIN]
    assert f"Not reminded: BookingRequest {broken.pk}" in caplog.text
    assert "kaputt" not in caplog.text

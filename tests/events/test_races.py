"""Four colleagues press at the same moment: each thing happens once, or is refused."""

from datetime import date as day
from datetime import time

import pytest
from django.contrib.auth import get_user_model
from django.db.models import F
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from events import changing
from events.announcing import announce
from events.models import Event, EventDate, Series
from rooms.models import Booking, BookingRequest
from rooms.refusal import Refused
from tests.factories import (
    at,
    make_event,
    make_open_booking,
    make_request,
    make_room,
    make_series,
)
from tests.rooms.racing import RACERS, race

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("monday"),
]

CANCEL = reverse("admin:events_eventdate_cancel")


@pytest.fixture
def asked(room) -> BookingRequest:
    """Confirmed on two Tuesdays, in two rooms at a time."""
    request = make_request()
    for one in (room, make_room(name="Küche", place=room.place)):
        for number in (19, 26):
            times = (f"2027-01-{number} 10:00", f"2027-01-{number} 12:00")
            make_open_booking(one, *times, request=request, status="confirmed")
    return request


def new_time(old: EventDate, starts: str) -> EventDate:
    ends = at(starts) + (old.ends_at - old.starts_at)
    return EventDate(room=old.room, starts_at=at(starts), ends_at=ends)


def press_announce(barrier, request):
    barrier.wait()
    return announce(request)[1]


def move(barrier, job):
    pk, starts = job
    date = EventDate.objects.get(pk=pk)
    barrier.wait()
    try:
        date.move_to(new_time(date, starts), with_request=True)
    except Refused as refusal:
        return refusal.code
    return "moved"


def call_off(barrier, pk):
    client = Client()
    client.force_login(get_user_model().objects.get(username="buero"))
    barrier.wait()
    answers = {"note": "Krank.", "request": "with", "scope": "all"}
    return client.post(f"{CANCEL}?termine={pk}", answers).status_code


def delete_all(barrier, what):
    client = Client()
    client.force_login(get_user_model().objects.get(username="buero"))
    things = {"event": Event, "eventdate": EventDate}[what].objects
    keys = list(things.values_list("pk", flat=True))
    chosen = {"_selected_action": keys, "post": "yes"}
    barrier.wait()
    url = reverse(f"admin:events_{what}_changelist")
    return client.post(url, chosen | {"action": "delete_selected"}).status_code


def do(barrier, job):
    deed, argument = job
    return deed(barrier, argument)


def change_all(barrier, pk):
    date = EventDate.objects.get(pk=pk)
    change = changing.Change({"starts": time(11), "ends": time(13)}, with_request=True)
    barrier.wait()
    try:
        return len(changing.carry_out(date, "all", change))
    except Refused as refusal:
        return refusal.code


def extend(barrier, pk):
    series = Series.objects.get(pk=pk)
    barrier.wait()
    return len(series.extend(day(2027, 4, 13)).dates)


def everything_fits() -> bool:
    """Each date in our rooms holds its own, and no room is held for nothing."""
    held = Booking.objects.occupying()
    dates = EventDate.objects.taking_place().exclude(room=None)
    in_place = dates.filter(
        booking__status="confirmed",
        booking__room=F("room"),
        booking__starts_at=F("starts_at"),
        booking__ends_at=F("ends_at"),
    )
    times = set(dates.values_list("starts_at", flat=True))
    free_standing = held.exclude(starts_at__in=times)
    return in_place.count() == dates.count() and not free_standing.exists()


def test_80_announced_by_four_at_once_it_is_one_event(asked):
    outcomes = race(press_announce, [asked] * RACERS)
    assert outcomes == ["False"] * (RACERS - 1) + ["True"]
    assert (Event.objects.count(), EventDate.objects.count()) == (1, 2)


def test_b08_a_date_moved_by_four_at_once_moves_once(asked):
    announce(asked)
    date = EventDate.objects.first()
    times = [f"2027-01-2{number} 10:00" for number in (0, 1, 2, 5)]
    outcomes = race(move, [(date.pk, starts) for starts in times])
    assert outcomes == ["moved"] + ["state"] * (RACERS - 1)
    assert EventDate.objects.count() == 3
    assert everything_fits()
    assert Email.objects.count() == 1


def test_80_called_off_and_moved_at_once_leaves_no_room_held(asked, office):
    announce(asked)
    pk = EventDate.objects.first().pk
    moves = [(move, (pk, f"2027-01-2{number} 10:00")) for number in (0, 1)]
    outcomes = race(do, [*moves, *[(call_off, pk)] * 2])
    assert "Error" not in "".join(outcomes)
    assert outcomes.count("moved") == EventDate.objects.count() - 2 <= 1
    assert everything_fits()


def test_b08_two_deeds_for_many_dates_and_one_do_not_wait_for_each_other(asked):
    announce(asked)
    first, second = EventDate.objects.order_by("starts_at")
    moves = [(move, (second.pk, f"2027-01-2{number} 10:00")) for number in (8, 9)]
    outcomes = race(do, [*moves, *[(change_all, first.pk)] * 2])
    assert "Error" not in "".join(outcomes)
    assert everything_fits()


@pytest.mark.parametrize("what", ["eventdate", "event"])
def test_b19_deleted_and_moved_at_once_they_do_not_wait_for_each_other(
    room, office, what
):
    event = make_event()
    for number in (18, 19):
        date = EventDate(event=event, room=room)
        date.starts_at = at(f"2027-01-{number} 10:00")
        date.ends_at = at(f"2027-01-{number} 12:00")
        date.schedule()
    moves = [(move, (date.pk, f"2027-01-2{number} 10:00")) for number in (0, 1)]
    outcomes = race(do, [*moves, *[(delete_all, what)] * 2])
    assert "Error" not in "".join(outcomes)
    assert everything_fits()


def test_b08_moved_back_called_off_and_deleted_at_once_nobody_waits(room, office):
    """The old row lives again, is led on, or stays; never an error, no room is lost."""
    old = EventDate(event=make_event(), room=room)
    old.starts_at, old.ends_at = at("2027-01-18 10:00"), at("2027-01-18 12:00")
    old.schedule()
    new = old.move_to(new_time(old, "2027-01-20 10:00"))
    back = (move, (new.pk, "2027-01-18 10:00"))
    outcomes = race(do, [back, back, (call_off, new.pk), (delete_all, "eventdate")])
    assert "Error" not in "".join(outcomes)
    assert everything_fits()


def test_45_a_series_extended_by_four_at_once_has_each_date_once(room):
    series = make_series(until=day(2027, 3, 30), room=None)
    series.generate()
    assert race(extend, [series.pk] * RACERS) == ["0", "0", "0", "2"]
    assert EventDate.objects.values("starts_at").distinct().count() == 13
    assert EventDate.objects.count() == 13


def test_b19_of_four_events_that_move_to_one_time_one_gets_it(room):
    dates = []
    for number in (18, 19, 20, 21):
        date = EventDate(event=make_event(), room=room)
        date.starts_at = at(f"2027-01-{number} 10:00")
        date.ends_at = at(f"2027-01-{number} 12:00")
        date.schedule()
        dates.append(date)
    outcomes = race(move, [(date.pk, "2027-01-22 15:00") for date in dates])
    assert outcomes == ["moved"] + ["taken"] * (RACERS - 1)
    assert everything_fits()
    assert Booking.objects.occupying().count() == RACERS

"""Four jobs at the same moment write one letter, on both databases."""

import pytest
from post_office.models import Email

from rooms import reminding, waiting
from rooms.models import BookingRequest, Room
from tests.factories import at, make_open_booking

from .racing import RACERS, race

pytestmark = pytest.mark.django_db(transaction=True)


def remind_booker(barrier, pk):
    request = BookingRequest.objects.get(pk=pk)
    barrier.wait()
    return reminding.remind_booker(request)


def remind_team(barrier, pk):
    request = BookingRequest.objects.get(pk=pk)
    barrier.wait()
    return reminding.remind_team(request)


def tell(barrier, pk):
    room = Room.objects.get(pk=pk)
    barrier.wait()
    return waiting.tell(room)


def test_h06_four_jobs_at_once_remind_a_booker_once(room_g, monday_morning):
    booking = make_open_booking(
        room_g, status="confirmed", decided_at=at("2027-01-11 10:00")
    )
    monday_morning.move_to("2027-01-17T09:00:00+01:00")
    assert race(remind_booker, [booking.request_id] * RACERS) == ["0", "0", "0", "1"]
    assert Email.objects.count() == 1


def test_h06_four_jobs_at_once_remind_the_team_once(room_g, monday_morning):
    request = make_open_booking(room_g).request
    monday_morning.move_to("2027-01-15T09:00:00+01:00")
    assert race(remind_team, [request.pk] * RACERS) == ["0", "0", "0", "1"]
    assert Email.objects.count() == 1


def test_d21_four_deeds_at_once_tell_a_waiting_person_once(room_g):
    make_open_booking(room_g, status="declined", reason="taken", wants_notice=True)
    assert race(tell, [room_g.pk] * RACERS) == ["0", "0", "0", "1"]
    assert Email.objects.count() == 1

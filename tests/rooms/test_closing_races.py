"""Four colleagues press at the same moment: it happens once."""

import pytest
from post_office.models import Email

from rooms import holiday
from rooms.closing import Affected
from rooms.models import Booking, Closure
from tests.factories import make_closure, make_open_booking, make_request

from .racing import RACERS, race

pytestmark = pytest.mark.django_db(transaction=True)
KEYS = ["2027-03-26", "2027-10-31"]


def press_cancel(barrier, closure: Closure) -> int:
    affected = Affected(closure)
    keys = [str(booking.pk) for booking in affected.asked_for]
    barrier.wait(timeout=30)
    return len(affected.cancel(keys, by=None, reason="Wasserschaden"))


def tick(barrier, _number) -> int:
    barrier.wait(timeout=30)
    return len(holiday.enter(KEYS, 2027))


def test_34_four_presses_cancel_once_and_write_once(room_g):
    closure = make_closure("2027-01-18 00:00", "2027-01-21 00:00")
    request = make_request()
    for day in (18, 19, 20):
        times = f"2027-01-{day} 10:00", f"2027-01-{day} 12:00"
        make_open_booking(room_g, *times, request=request, status="confirmed")
    assert race(press_cancel, [closure] * RACERS) == ["0", "0", "0", "3"]
    assert Booking.objects.filter(status="cancelled").count() == 3
    assert Email.objects.count() == 1


def test_36_four_ticks_of_the_same_days_enter_them_once(room_g):
    assert race(tick, list(range(RACERS))) == ["0", "0", "0", "2"]
    assert Closure.objects.count() == 2

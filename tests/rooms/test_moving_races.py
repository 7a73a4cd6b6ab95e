"""Four colleagues move dates onto one time at the same moment: one gets it."""

from datetime import date, time

import pytest
from post_office.models import Email

from rooms import moving
from rooms.models import Booking
from rooms.refusal import Refused
from rooms.steps import Target
from tests.factories import at, make_open_booking, make_request

from .racing import RACERS, race

pytestmark = pytest.mark.django_db(transaction=True)
DAYS = ["2027-01-18", "2027-01-19", "2027-01-20", "2027-01-21"]


@pytest.fixture
def confirmed(room_g) -> list[int]:
    """Dates of different people on different days."""
    return [
        make_open_booking(room_g, f"{day} 10:00", f"{day} 12:00", status="confirmed").pk
        for day in DAYS
    ]


@pytest.fixture
def series(room_g) -> int:
    request = make_request()
    dates = [
        make_open_booking(
            room_g,
            f"{day} 10:00",
            f"{day} 12:00",
            request=request,
            status="confirmed",
        )
        for day in DAYS
    ]
    return dates[0].pk


def to_friday(barrier, pk) -> str:
    booking = Booking.objects.get(pk=pk)
    target = Target(booking.room, date(2027, 1, 22), time(15), time(17))
    barrier.wait()
    try:
        moving.move(booking, target, by=None, reason="Wasserschaden")
    except Refused as refusal:
        return refusal.code
    return "moved"


def an_hour_later(barrier, pk) -> int:
    booking = Booking.objects.get(pk=pk)
    target = Target(booking.room, date(2027, 1, 18), time(11), time(13))
    options = {"by": None, "reason": "Wasserschaden", "following": True}
    barrier.wait()
    return len(moving.move(booking, target, **options))


def test_d24_of_four_dates_moved_onto_one_time_one_gets_it(confirmed):
    assert race(to_friday, confirmed) == ["moved"] + ["taken"] * (RACERS - 1)
    assert Booking.objects.filter(starts_at=at("2027-01-22 15:00")).count() == 1
    assert Booking.objects.occupying().count() == RACERS
    assert Email.objects.count() == 1


def test_d24_a_series_moved_by_four_at_once_moves_once(series):
    assert race(an_hour_later, [series] * RACERS) == ["0", "0", "0", "4"]
    assert Email.objects.count() == 1

"""A request for several Tuesdays, 18 to 20 o'clock, from 19 January 2027 on."""

from __future__ import annotations

from datetime import date, timedelta

from rooms.models import Booking, Room
from tests.factories import make_open_booking, make_request

FIRST = date(2027, 1, 19)


def make_tuesdays(room: Room, *statuses: str, first: date = FIRST, **of_request):
    """One date for each status, week by week; returns them in order."""
    request = of_request.pop("request", None) or make_request(**of_request)
    dates = []
    for number, status in enumerate(statuses):
        day = first + timedelta(weeks=number)
        times = f"{day} 18:00", f"{day} 20:00"
        date_ = make_open_booking(room, *times, request=request, status=status)
        dates.append(date_)
    return dates


def link_of(booking: Booking) -> str:
    return f"/anfrage/{booking.request.new_link()}/"


def states(booking: Booking) -> list[str]:
    """Of all dates of the request, without wishes to change one."""
    own = booking.request.bookings.filter(replaces=None)
    return list(own.values_list("status", flat=True))

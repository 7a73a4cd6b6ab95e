"""A series as it arrives at the office: Tuesdays, 18 to 20, from 2027-01-19 on."""

from __future__ import annotations

from rooms.models import Booking, BookingRequest
from tests.factories import make_request

from .series import make_tuesdays


def make_open_series(room, count: int, **overrides) -> BookingRequest:
    request = make_request(rhythm="weekly", **overrides)
    make_tuesdays(room, *["requested"] * count, request=request)
    return request


def dates_of(request: BookingRequest) -> list[Booking]:
    return list(request.bookings.all())


def ids_of(request: BookingRequest) -> list[int]:
    return [booking.pk for booking in dates_of(request)]


def statuses(request: BookingRequest) -> list[str]:
    return [booking.status for booking in dates_of(request)]


def decide_url(request: BookingRequest) -> str:
    return f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"

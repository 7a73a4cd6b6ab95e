"""What every deed about a request needs: its dates, locked, and a line in its log."""

from __future__ import annotations

from .guarding import lock_rooms
from .models import Booking, BookingRequest, LogEntry


def note(request: BookingRequest, text: str, *, by=None, **details) -> LogEntry:
    """Write down what happened, and by whom if it was one of us."""
    name = (by.get_full_name() or by.get_username()) if by else ""
    longest = LogEntry._meta.get_field("by_name").max_length
    return request.log.create(text=text, by=by, by_name=name[:longest], **details)


def locked_bookings(request: BookingRequest) -> list[Booking]:
    """The request's dates as they are now, their rooms locked until we are done."""
    lock_rooms(*[booking.room for booking in request.bookings.select_related("room")])
    request.refresh_from_db()
    return list(request.bookings.select_related("room__place__quarter"))

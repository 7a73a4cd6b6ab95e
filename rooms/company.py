"""Several rooms at once: together they hold the persons of a request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from .models import Booking, Room
from .refusal import Refused
from .rules import check_persons


def check_company(
    booking: Booking,
    dates: Iterable[Booking] | None = None,
    *,
    persons: int | None = None,
    at: tuple[Room, datetime, datetime] | None = None,
) -> None:
    """Raise Refused if the persons do not fit into the date's room and the others
    that its request has or wants while it lasts.

    `dates` are all dates of the request, where they are known already; `at` is another
    room and time for the date, `persons` another number.
    """
    if dates is None:
        dates = booking.request.bookings.shown().select_related("room")
    where = at or (booking.room, booking.starts_at, booking.ends_at)
    persons = booking.request.persons if persons is None else persons
    check_persons(where[0], persons, *_beside(booking, dates, *where))


def too_many(booking: Booking, *args, **kwargs) -> list[Refused]:
    """The same as a list, for those who collect everything that speaks against it."""
    try:
        check_company(booking, *args, **kwargs)
    except Refused as refusal:
        return [refusal]
    return []


def capacity_for(booking: Booking, dates: Iterable[Booking]) -> int | None:
    """How many its rooms hold together at the time of this date; None if unknown."""
    where = booking.room, booking.starts_at, booking.ends_at
    sizes = [room.capacity for room in (booking.room, *_beside(booking, dates, *where))]
    return sum(sizes) if all(sizes) else None


def _beside(booking, dates, room, starts_at, ends_at) -> list[Room]:
    own = {booking.pk, booking.replaces_id} - {None}
    others = {
        other.room
        for other in dates
        if not own & {other.pk, other.replaces_id}
        and other.status in Booking.SHOWN
        and other.starts_at < ends_at
        and other.ends_at > starts_at
    }
    return sorted(others - {room}, key=lambda one: one.pk)

"""Ask once more with the answers that are already there."""

from __future__ import annotations

from quarters.local_time import local_day
from quarters.words import hours_minutes

from . import guard
from .models import Booking, BookingRequest


def form_values(request: BookingRequest, booking: Booking) -> list[tuple[str, str]]:
    """The request form as it was filled, for hidden fields; with a fresh stamp."""
    values = [
        ("date", local_day(booking.starts_at).isoformat()),
        ("start", hours_minutes(booking.starts_at)),
        ("end", hours_minutes(booking.ends_at)),
        ("purpose", request.purpose),
        ("persons", str(request.persons)),
        ("is_public", str(request.is_public)),
        ("organisation", request.organisation),
        ("name", request.name),
        ("email", request.email),
        ("phone", request.phone),
        ("message", request.message),
        ("rules", "on"),
        ("stamp", guard.new_stamp()),
    ]
    return values + [("needs", str(need.pk)) for need in request.needs.all()]

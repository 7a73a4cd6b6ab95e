"""Letters about what changed: other words or times, withdrawn, cancelled."""

from __future__ import annotations

from ..calendar_file import calendar_file
from ..models import Booking, BookingRequest
from .base import Letter, desk, to_office, to_requester


def changed(request: BookingRequest, before: str, after: str) -> Letter:
    return to_requester("changed", request, before=before, after=after)


def changed_to_staff(request: BookingRequest, before: str, after: str) -> Letter:
    return to_office(
        "changed_to_staff", request, before=before, after=after, link=desk(request)
    )


def withdrawn(request: BookingRequest) -> Letter:
    return to_requester("withdrawn", request)


def withdrawn_to_staff(request: BookingRequest, reason: str) -> Letter:
    return to_office("withdrawn_to_staff", request, reason=reason)


def cancelled(*bookings: Booking, by_us: bool, reason: str) -> Letter:
    """One letter, however many dates of a request are off."""
    template = "cancelled_by_us" if by_us else "cancelled"
    first = bookings[0]
    context = {"booking": first, "cancelled": bookings, "reason": reason}
    letter = to_requester(template, first.request, **context)
    letter.attachments["termin.ics"] = calendar_file(list(bookings))
    return letter


def cancelled_to_staff(booking: Booking, reason: str) -> Letter:
    return to_office(
        "cancelled_to_staff", booking.request, booking=booking, reason=reason
    )

"""Letters about what the requester changed: other words or times, taken back."""

from __future__ import annotations

from quarters.words import sentences

from ..calendar_file import calendar_file
from ..models import Booking, BookingRequest
from .base import Letter, desk, to_office, to_requester

# What was, and what is to be, each in words.
Changes = list[tuple[str, str]]


def changed(request: BookingRequest, changes: Changes, **state) -> Letter:
    """`has_wishes`: confirmed times stand until we decide."""
    return to_requester("changed", request, changes=changes, **state)


def changed_to_staff(request: BookingRequest, changes: Changes, **state) -> Letter:
    link = desk(request)
    return to_office("changed_to_staff", request, changes=changes, link=link, **state)


def withdrawn(request: BookingRequest, dates: list[Booking], reason: str) -> Letter:
    return to_requester(
        "withdrawn", request, booking=dates[0], dates=dates, reason=reason
    )


def withdrawn_to_staff(
    request: BookingRequest, dates: list[Booking], reason: str
) -> Letter:
    return to_office(
        "withdrawn_to_staff", request, booking=dates[0], dates=dates, reason=reason
    )


def wish_withdrawn_to_staff(booking: Booking) -> Letter:
    return to_office("wish_withdrawn_to_staff", booking.request, booking=booking)


def cancelled(*bookings: Booking, by_us: bool, reason: str) -> Letter:
    """One letter, however many dates of a request are off."""
    template = "cancelled_by_us" if by_us else "cancelled"
    first = bookings[0]
    words = sentences(reason) if by_us else reason
    context = {"booking": first, "cancelled": bookings, "reason": words}
    letter = to_requester(template, first.request, **context)
    letter.attachments["termin.ics"] = calendar_file(list(bookings))
    return letter


def cancelled_to_staff(*bookings: Booking, reason: str) -> Letter:
    first = bookings[0]
    context = {"booking": first, "cancelled": bookings, "reason": reason}
    return to_office("cancelled_to_staff", first.request, **context)

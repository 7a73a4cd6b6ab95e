"""Letters about what the requester changed: other words or times, taken back."""

from __future__ import annotations

from django.urls import reverse

from quarters.words import listed, sentences

from ..calendar_file import calendar_file
from ..models import Booking, BookingRequest
from .base import Letter, absolute, desk, to_office, to_requester

# What was, and what is to be, each in words.
Changes = list[tuple[str, str]]


def changed(request: BookingRequest, changes: Changes, **state) -> Letter:
    """`has_wishes`: confirmed times stand until we decide."""
    return to_requester("changed", request, changes=changes, **state)


def changed_to_staff(request: BookingRequest, changes: Changes, **state) -> Letter:
    link = desk(request)
    return to_office("changed_to_staff", request, changes=changes, link=link, **state)


def withdrawn(request: BookingRequest, dates: list[Booking], reason: str) -> Letter:
    return to_requester("withdrawn", request, **_withdrawn(request, dates, reason))


def withdrawn_to_staff(
    request: BookingRequest, dates: list[Booking], reason: str
) -> Letter:
    return to_office(
        "withdrawn_to_staff", request, **_withdrawn(request, dates, reason)
    )


def _withdrawn(request: BookingRequest, dates: list[Booking], reason: str) -> dict:
    others_stand = request.bookings.shown().exists()
    about = {"booking": dates[0], "dates": dates, "others_stand": others_stand}
    return about | {"reason": reason}


def wish_withdrawn_to_staff(booking: Booking) -> Letter:
    return to_office("wish_withdrawn_to_staff", booking.request, booking=booking)


def cancelled(*bookings: Booking, by_us: bool, reason: str) -> Letter:
    """One letter, however many dates of a request are off."""
    template = "cancelled_by_us" if by_us else "cancelled"
    words = sentences(reason) if by_us else reason
    letter = to_requester(template, bookings[0].request, **_off(bookings, words))
    letter.attachments["termin.ics"] = calendar_file(list(bookings))
    return letter


def cancelled_to_staff(*bookings: Booking, reason: str) -> Letter:
    about = _off(bookings, reason) | {"to_check": _announced(bookings)}
    return to_office("cancelled_to_staff", bookings[0].request, **about)


def _announced(bookings: tuple[Booking, ...]) -> str:
    """Where to decide about what is announced for these times; empty if nothing is."""
    ids = [booking.pk for booking in bookings]
    announced = Booking.objects.filter(pk__in=ids, event_date__status="planned")
    if not announced.exists():
        return ""
    return absolute(reverse("admin:events_eventdate_changelist") + "?zeit=pruefen")


def _off(bookings: tuple[Booking, ...], reason: str) -> dict:
    rooms = listed(list(dict.fromkeys(str(booking.room) for booking in bookings)))
    about = {"booking": bookings[0], "cancelled": bookings, "room_names": rooms}
    # Two rooms at one time are one date for whoever comes.
    times = len({booking.starts_at for booking in bookings})
    return about | {"times": times, "reason": reason}

"""Calendar files of bookings: times in UTC, one entry per date, no rule."""

from __future__ import annotations

from icalendar import Calendar, Event

from .models import Booking


def calendar_file(bookings: list[Booking]) -> bytes:
    """RFC 5545: a stable UID per date, a rising SEQUENCE, CANCELLED when it is off."""
    calendar = Calendar()
    calendar.add("prodid", "-//QEK//Raumanfragen//DE")
    calendar.add("version", "2.0")
    is_off = all(not booking.is_confirmed for booking in bookings)
    calendar.add("method", "CANCEL" if is_off else "PUBLISH")
    for booking in bookings:
        calendar.add_component(_entry(booking))
    return calendar.to_ical()


def _entry(booking: Booking) -> Event:
    entry = Event()
    entry.add("uid", f"{booking.uid}@qek")
    entry.add("dtstamp", booking.decided_at or booking.created_at)
    entry.add("sequence", booking.sequence)
    entry.add("dtstart", booking.starts_at)
    entry.add("dtend", booking.ends_at)
    entry.add("status", "CONFIRMED" if booking.is_confirmed else "CANCELLED")
    purpose = booking.request.purpose if booking.request else booking.title
    entry.add("summary", f"{purpose} ({booking.room})")
    place = booking.room.place
    entry.add("location", ", ".join(filter(None, [place.name, place.address])))
    return entry

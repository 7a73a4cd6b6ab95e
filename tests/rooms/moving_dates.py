"""Moves confirmed dates and reads where they lie."""

from __future__ import annotations

from datetime import date, time

from rooms import moving
from rooms.models import Booking, Room
from rooms.steps import Step, Target

REASON = "Wasserschaden im Raum"


def target(room: Room, day="2027-01-19", start="11:00", end="13:00") -> Target:
    times = time.fromisoformat(start), time.fromisoformat(end)
    return Target(room, date.fromisoformat(day), *times)


def move(booking: Booking, to: Target, **options) -> list[Step]:
    return moving.move(booking, to, **{"by": None, "reason": REASON} | options)


def starts(bookings: list[Booking]) -> list[str]:
    for booking in bookings:
        booking.refresh_from_db()
    return [f"{booking.starts_at:%d.%m. %H:%M}" for booking in bookings]

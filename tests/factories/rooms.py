"""Builders for rooms. `make_room()` is Room G of the domain's cases: Monday to Friday
8:00 to 21:00, Saturday 10:00 to 18:00, raster 15, turnover 30, 25 persons."""

from __future__ import annotations

from datetime import date, time
from itertools import count

from django.utils import timezone

from rooms.models import Booking, BookingRequest, Closure, Equipment, OpeningRule, Room

from .events import at
from .quarters import make_place, make_quarter

__all__ = [
    "form_data",
    "make_booking",
    "make_closure",
    "make_equipment",
    "make_open_booking",
    "make_opening",
    "make_request",
    "make_room",
]

_numbers = count(1)

WEEK_OF_ROOM_G = [(day, "08:00", "21:00") for day in range(5)] + [(5, "10:00", "18:00")]


def make_room(*, opening=WEEK_OF_ROOM_G, **overrides) -> Room:
    number = next(_numbers)
    values = {
        "name": f"Raum {number}",
        "slug": f"raum-{number}",
        "capacity_seated": 25,
        "raster_minutes": 15,
        "shortest_minutes": 30,
        "longest_minutes": 480,
        "lead_days": 2,
        "horizon_days": 180,
        "turnover_minutes": 30,
        "cancel_days": 1,
        "rules": "Rechnen Sie Aufbau und Abbau mit.\nNehmen Sie Ihren Müll mit.",
        "key_info": "Der Schlüssel liegt im Büro nebenan.",
    }
    if "place" not in overrides:
        values["place"] = make_place(quarter=make_quarter())
    room = Room.objects.create(**values | overrides)
    for weekday, starts, ends in opening:
        make_opening(room, weekday, starts, ends)
    return room


def make_opening(room: Room, weekday: int, starts: str, ends: str, **overrides):
    return OpeningRule.objects.create(
        room=room,
        weekday=weekday,
        starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends),
        **overrides,
    )


def make_closure(starts: str, ends: str, **overrides) -> Closure:
    values = {"reason": "Renovierung", "starts_at": at(starts), "ends_at": at(ends)}
    return Closure.objects.create(**values | overrides)


def make_equipment(name: str = "Leinwand") -> Equipment:
    return Equipment.objects.get_or_create(name=name)[0]


def make_request(*, sent: bool = True, **overrides) -> BookingRequest:
    number = next(_numbers)
    values = {
        "number": f"QEK-{number:04d}",
        "organisation": "Musterverein (erfunden)",
        "name": "Vera Muster",
        "email": f"muster{number}@verein.example",
        "phone": "0421 000000",
        "purpose": "Deutsch-Lerngruppe",
        "persons": 12,
        "is_public": True,
    }
    if sent:
        values |= {"sent_at": timezone.now(), "answer_by": date(2027, 1, 14)}
    return BookingRequest.objects.create(**values | overrides)


def make_booking(
    room: Room,
    starts: str = "2027-01-19 10:00",
    ends: str = "2027-01-19 12:00",
    **overrides,
) -> Booking:
    """Confirmed unless told otherwise, as most stories start with a taken room."""
    values = {
        "room": room,
        "starts_at": at(starts),
        "ends_at": at(ends),
        "status": Booking.Status.CONFIRMED,
    }
    return Booking.objects.create(**values | overrides)


def make_open_booking(room: Room, *times: str, request=None, **overrides) -> Booking:
    """A date of a request that waits for an answer."""
    status = overrides.pop("status", Booking.Status.REQUESTED)
    request = request or make_request()
    return make_booking(room, *times, request=request, status=status, **overrides)


def form_data(**overrides) -> dict:
    """A filled form for Tuesday 19 January 2027, 10 to 12, without the stamp."""
    values = {
        "date": "2027-01-19",
        "start": "10:00",
        "end": "12:00",
        "purpose": "Deutsch-Lerngruppe",
        "persons": "12",
        "is_public": "True",
        "organisation": "Musterverein (erfunden)",
        "name": "Vera Muster",
        "email": "vera@verein.example",
        "phone": "0421 000000",
        "message": "Wir bringen Tee mit.",
        "rules": "on",
    }
    return values | overrides

"""Dates first, then their rooms, each in order, then the event to which one is added:
two deeds never wait for each other."""

from __future__ import annotations

from collections.abc import Iterable

from rooms.guarding import lock_rooms
from rooms.models import Room

from .asked_rooms import asked_for
from .models import Event, EventDate


def lock(dates: Iterable[EventDate], *others: Room | None) -> None:
    """Let nobody else change these dates and their rooms until the transaction ends;
    `others` are rooms that they may go to."""
    dates = list(dates)
    rows = EventDate.objects.filter(pk__in=[date.pk for date in dates])
    list(rows.select_for_update().order_by("pk").values_list("pk"))
    bookings = [date.booking for date in dates if date.booking] + asked_for(dates)
    rooms = [date.room for date in dates] + [booking.room for booking in bookings]
    lock_rooms(*(room for room in [*rooms, *others] if room))


def lock_dates_of(event: Event) -> None:
    """Let nobody else add a date to the event until the transaction ends."""
    list(Event.objects.select_for_update(no_key=True).filter(pk=event.pk))


def lock_coming(dates: Iterable[EventDate], *others: Room | None) -> list[EventDate]:
    """The same; returns those that still take place, as they are now."""
    dates = list(dates)
    lock(dates, *others)
    now = EventDate.objects.for_staff().filter(pk__in=[date.pk for date in dates])
    return list(now.taking_place().order_by("starts_at", "pk"))

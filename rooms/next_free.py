"""Finding a time: the next one at which a room is free."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from .models import Room
from .nearby import DAYS_AHEAD
from .rules import first_day, last_day
from .schedule import Schedule, Span


def next_free(room: Room) -> Span | None:
    """The first stretch that can still be asked for, or None within four weeks."""
    return next_free_of([room])[room]


def next_free_of(rooms: list[Room]) -> dict[Room, Span | None]:
    """The same for many rooms, in as many queries as for one."""
    today = timezone.localdate()
    if not rooms:
        return {}
    first = min(first_day(room, today) for room in rooms)
    last = max(first_day(room, today) for room in rooms) + timedelta(days=DAYS_AHEAD)
    schedules = Schedule.of_all(rooms, first, last)
    return {schedule.room: _first_span(schedule, today) for schedule in schedules}


def _first_span(schedule: Schedule, today: date) -> Span | None:
    first = first_day(schedule.room, today)
    last = min(last_day(schedule.room, today), first + timedelta(days=DAYS_AHEAD))
    for day in days_between(first, last):
        for span in schedule.free_spans(day):
            return span
    return None


def days_between(first: date, last: date):
    """Every day from the first to the last, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))

"""Times near a wished one, on the room's raster and in its free time.

What is found here is a proposal: whether it may be asked for, `rules` say.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import chain

from django.utils import timezone

from quarters.local_time import local_day, window

from .models import Room
from .rules import first_day, last_day, verdict
from .schedule import Schedule, Span

DAYS_AHEAD = 28
MINUTE = timedelta(minutes=1)


def fitting_length(room: Room, length: timedelta) -> timedelta:
    """The wished length as the room allows it: on its raster, within its limits."""
    step = room.raster_minutes
    longest = room.longest_minutes - room.longest_minutes % step
    minutes = max(length // MINUTE, room.shortest_minutes)
    return timedelta(minutes=min(minutes + -minutes % step, longest))


def askable_day(room: Room, day: date) -> date:
    """The day, moved by whole weeks into the days that may be asked for."""
    first, last = first_day(room), last_day(room)
    if day < first:
        day += timedelta(days=-(-(first - day).days // 7) * 7)
    if day > last:
        day -= timedelta(days=-(-(day - last).days // 7) * 7)
    return day


def starts_near(
    schedule: Schedule, day: date, clock: time, length: timedelta
) -> list[datetime]:
    """The nearest start of each free stretch of the day, the very nearest first."""
    wished, step = window(day, clock, clock)[0], schedule.room.raster_minutes
    starts = set()
    for opens, closes in schedule.free_spans(day):
        first, last = raster_up(opens, step), raster_down(closes - length, step)
        if first <= last:
            near = min(max(wished, first), last)
            starts |= {raster_down(near, step), raster_up(near, step)}
    return sorted(starts, key=lambda start: (abs(start - wished), start))


def every_start(schedule: Schedule, day: date, length: timedelta):
    """Starts over the whole day, one length apart."""
    step = schedule.room.raster_minutes
    for opens, closes in schedule.free_spans(day):
        start = raster_up(opens, step)
        while start + length <= closes:
            yield start
            start += length


def nearest_free(
    schedule: Schedule, wished: datetime, length: timedelta
) -> Span | None:
    """The same length as near as can be: on that day, else on the next with room."""
    room, clock = schedule.room, timezone.localtime(wished).time()
    length = fitting_length(room, length)
    spans = (
        (start, start + length)
        for day in days_from(room, local_day(wished))
        for start in starts_near(schedule, day, clock, length)
    )
    return next((span for span in spans if is_free(schedule, *span)), None)


def days_from(room: Room, day: date) -> list[date]:
    """Four weeks of days that may be asked for, from the given one on."""
    day = max(day, first_day(room))
    day = min(day, askable_day(room, day))
    ahead = min((last_day(room) - day).days, DAYS_AHEAD)
    return [day + timedelta(days=number) for number in range(ahead + 1)]


def is_free(schedule: Schedule, start: datetime, end: datetime) -> bool:
    """May be asked for, and nobody else has asked yet."""
    found = verdict(schedule, start, end)
    return found.is_possible and not found.rivals


def offsets():
    """Days around a day: the same weekday first, then the next ones, then earlier."""
    return chain((7, 14, 21), range(1, DAYS_AHEAD + 1), range(-1, -DAYS_AHEAD - 1, -1))


def raster_down(point: datetime, step: int) -> datetime:
    local = timezone.localtime(point)
    return point - timedelta(minutes=(local.hour * 60 + local.minute) % step)


def raster_up(point: datetime, step: int) -> datetime:
    down = raster_down(point, step)
    return down if down == point else down + timedelta(minutes=step)

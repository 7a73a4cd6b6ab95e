"""Finding a time: the next free one, and others where the wished one is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, local_day, moment
from quarters.words import clock_span, hours_minutes, long_date

from .models import Room
from .rules import first_day, last_day, verdict
from .schedule import Schedule, Span

DAYS_AHEAD = 28


@dataclass(frozen=True)
class Alternative:
    room: Room
    starts_at: datetime
    ends_at: datetime

    def __str__(self):
        return _("%(day)s, %(time)s, %(room)s") % {
            "day": long_date(self.starts_at),
            "time": clock_span(self.starts_at, self.ends_at),
            "room": self.room.name,
        }

    @property
    def value(self) -> str:
        """What the button of this time sends: date, start and end."""
        day = local_day(self.starts_at).isoformat()
        return f"{day} {hours_minutes(self.starts_at)} {hours_minutes(self.ends_at)}"

    @property
    def query(self) -> str:
        return request_query(self.starts_at, self.ends_at)

    @property
    def url(self) -> str:
        return f"{reverse('rooms:request', args=[self.room.slug])}?{self.query}"


def request_query(starts_at: datetime, ends_at: datetime) -> str:
    """The part of an address that fills date and times into the request form."""
    return urlencode(
        {
            "datum": local_day(starts_at).isoformat(),
            "von": hours_minutes(starts_at),
            "bis": hours_minutes(ends_at),
        }
    )


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


def alternatives(
    room: Room, starts_at: datetime, ends_at: datetime, limit: int = 3
) -> list[Alternative]:
    """Free times near the wished one: same day, other room, next weeks, next days."""
    schedule = Schedule(
        room, local_day(starts_at), local_day(ends_at) + timedelta(days=DAYS_AHEAD)
    )
    found = (
        Alternative(candidate_schedule.room, start, end)
        for candidate_schedule, start, end in _candidates(schedule, starts_at, ends_at)
        if verdict(candidate_schedule, start, end).is_possible
    )
    return list(islice(dict.fromkeys(found), limit))


def _candidates(schedule: Schedule, starts_at: datetime, ends_at: datetime):
    length = ends_at - starts_at
    for start in _same_day(schedule, starts_at, length):
        yield schedule, start, start + length
    for other in _other_rooms(schedule.room):
        yield Schedule.around(other, starts_at, ends_at), starts_at, ends_at
    for days in (7, 14, 21, *range(1, 7)):
        try:
            start = later(starts_at, days)
        except NonexistentTime:
            continue
        yield schedule, start, start + length


def _same_day(schedule: Schedule, wished: datetime, length: timedelta):
    """Starts on the same day at which the length fits, the nearest first."""
    starts = []
    for opens, closes in schedule.free_spans(local_day(wished)):
        for start in (opens, closes - length):
            if opens <= start and start + length <= closes:
                starts.append(start)
    return sorted(set(starts), key=lambda start: abs(start - wished))[:2]


def _other_rooms(room: Room):
    return Room.objects.requestable().filter(place=room.place_id).exclude(pk=room.pk)


def later(point: datetime, days: int) -> datetime:
    """The same time on the wall clock, days later; may raise NonexistentTime."""
    local = timezone.localtime(point)
    return moment(local.date() + timedelta(days=days), local.time())


def days_between(first: date, last: date):
    """Every day from the first to the last, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))

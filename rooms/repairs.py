"""What can be done about a date that is not possible: another room or another time.

A repair is a proposal and the choice of it alike; `rules` are asked each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, local_day, moment
from quarters.words import clock_span, hours_minutes, long_date

from .models import Room
from .nearby import fitting_length, starts_near
from .schedule import Schedule
from .wishes import span_of

LEAVE_OUT = "auslassen"
TAKE = "nehmen"
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Slot:
    """A room and a span: what a line of a request may be about."""

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
        """„2027-02-16 19:00 21:00 7“: what the form sends for it."""
        day = local_day(self.starts_at).isoformat()
        start, end = hours_minutes(self.starts_at), hours_minutes(self.ends_at)
        return f"{day} {start} {end} {self.room.pk}"

    @classmethod
    def read(cls, value: str, rooms: dict[int, Room]) -> Slot:
        """Raises ValueError for anything that is not a slot in one of the rooms."""
        try:
            day, start, end, room = value.split()
            clocks = [datetime.strptime(text, "%H:%M").time() for text in (start, end)]
            starts_at, ends_at = span_of(date.fromisoformat(day), *clocks)
            return cls(rooms[int(room)], starts_at, ends_at)
        except (KeyError, OverflowError, NonexistentTime):
            raise ValueError(value[:40]) from None

    def meets(self, other: Slot) -> bool:
        """Both cannot be given: they overlap, or one lies in the other's turnover."""
        turnover = timedelta(minutes=self.room.turnover_minutes)
        return (
            self.room == other.room
            and self.starts_at < other.ends_at + turnover
            and other.starts_at < self.ends_at + turnover
        )


@dataclass(frozen=True)
class Repair:
    slot: Slot
    words: str

    @property
    def value(self) -> str:
        return self.slot.value


def repairs(slot: Slot, schedules: list[Schedule], is_possible) -> list[Repair]:
    """One of each kind: another room, that day in the same room, a week later.

    `schedules` are of the rooms that may be taken; `is_possible` judges a Slot.
    """
    found: dict[Slot, str] = {}
    for kind in (_other_rooms, _that_day, _next_week):
        for candidate, words in kind(slot, schedules):
            if candidate not in found and is_possible(candidate):
                found[candidate] = words
                break
    return [Repair(candidate, words) for candidate, words in found.items()]


def _other_rooms(slot: Slot, schedules) -> Iterator[tuple[Slot, str]]:
    for schedule in schedules:
        if schedule.room != slot.room:
            words = _("Anderer Raum: %(room)s, gleiche Zeit")
            other = Slot(schedule.room, slot.starts_at, slot.ends_at)
            yield other, words % {"room": schedule.room.name}


def _that_day(slot: Slot, schedules) -> Iterator[tuple[Slot, str]]:
    own = _own(slot, schedules)
    day, clock = local_day(slot.starts_at), timezone.localtime(slot.starts_at).time()
    length = fitting_length(slot.room, slot.ends_at - slot.starts_at)
    for start in starts_near(own, day, clock, length):
        other = Slot(slot.room, start, start + length)
        words = _("Andere Zeit am selben Tag: %(time)s")
        yield other, words % {"time": clock_span(start, start + length)}


def _next_week(slot: Slot, schedules) -> Iterator[tuple[Slot, str]]:
    local = timezone.localtime(slot.starts_at)
    try:
        start = moment(local.date() + A_WEEK, local.time())
    except NonexistentTime:
        return
    other = Slot(slot.room, start, start + (slot.ends_at - slot.starts_at))
    words = _("Eine Woche später: %(day)s, gleiche Zeit")
    yield other, words % {"day": long_date(start)}


def _own(slot: Slot, schedules: list[Schedule]) -> Schedule:
    return next(one for one in schedules if one.room == slot.room)

"""Other times and rooms where the wished one is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, local_day, moment
from quarters.words import clock_span, hours_minutes, long_date

from .models import Booking, Room
from .nearby import (
    DAYS_AHEAD,
    askable_day,
    every_start,
    fitting_length,
    is_free,
    offsets,
    starts_near,
)
from .rules import Refused, check_persons, verdict
from .schedule import Schedule

Candidate = tuple[Schedule, datetime, datetime]


@dataclass(frozen=True)
class Alternative:
    room: Room
    starts_at: datetime
    ends_at: datetime
    persons: int | None = None
    is_elsewhere: bool = False
    is_asked_for: bool = False

    def __str__(self):
        words = _("%(day)s, %(time)s, %(room)s") % {
            "day": long_date(self.starts_at),
            "time": clock_span(self.starts_at, self.ends_at),
            "room": self.room.name,
        }
        if self.is_elsewhere:
            words = f"{words} ({self.room.place.name})"
        if self.is_asked_for:
            return _("%(words)s – schon angefragt") % {"words": words}
        return words

    @property
    def value(self) -> str:
        """What the button of this time sends: date, start and end."""
        day = local_day(self.starts_at).isoformat()
        return f"{day} {hours_minutes(self.starts_at)} {hours_minutes(self.ends_at)}"

    @property
    def query(self) -> str:
        return request_query(self.starts_at, self.ends_at, self.persons)

    @property
    def url(self) -> str:
        return f"{reverse('rooms:request', args=[self.room.slug])}?{self.query}"


def request_query(
    starts_at: datetime, ends_at: datetime, persons: int | None = None
) -> str:
    """The part of an address that fills the wish into the request form."""
    wish = {
        "datum": local_day(starts_at).isoformat(),
        "von": hours_minutes(starts_at),
        "bis": hours_minutes(ends_at),
    }
    return urlencode(wish | ({"personen": persons} if persons else {}))


def alternatives(
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    limit: int = 3,
    *,
    persons: int | None = None,
    besides: Iterable[Booking] = (),
    given: Iterable[Booking] = (),
    gone: Iterable[Booking] = (),
) -> list[Alternative]:
    """Other times that can be asked for: one of each kind, then the next best.

    The kinds are the same room near that time, another room at that time, the same
    weekday in the next weeks. Only rooms in which the persons fit are offered. The
    times of the bookings `besides` are not; `given` and `gone` are looked at as if
    they were confirmed and taken away already.
    """
    wish = Wish.around(room, starts_at, ends_at)
    wish.unwanted.update((b.room, b.starts_at, b.ends_at) for b in besides)
    schedules = wish.schedules(persons)
    schedules = [one.supposing(given, gone) for one in schedules]
    free = _best(wish, schedules, is_free)
    found = dict.fromkeys(islice(free, limit), False)
    if len(found) < limit:
        # Times that others have asked for can still be asked for, and say so.
        for candidate in _best(wish, schedules, _is_possible):
            found.setdefault(candidate, True)
    return [
        Alternative(
            schedule.room,
            start,
            end,
            persons,
            is_elsewhere=schedule.room.place_id != room.place_id,
            is_asked_for=asked,
        )
        for (schedule, start, end), asked in islice(found.items(), limit)
    ]


@dataclass(frozen=True)
class Wish:
    """A span as it was wished for, and the day around which others are sought."""

    room: Room
    starts_at: datetime
    ends_at: datetime
    day: date
    clock: time
    unwanted: set = field(default_factory=set)

    @classmethod
    def around(cls, room: Room, starts_at: datetime, ends_at: datetime) -> Wish:
        local = timezone.localtime(starts_at)
        day = askable_day(room, local.date())
        return cls(room, starts_at, ends_at, day, local.time())

    def length(self, room: Room) -> timedelta:
        return fitting_length(room, self.ends_at - self.starts_at)

    def schedules(self, persons: int | None) -> list[Schedule]:
        """Of this room and the others in which the persons fit, the near ones first."""
        rooms = [self.room, *Room.objects.instead_of(self.room)]
        rooms = [room for room in rooms if not persons or fits(room, persons)]
        around = timedelta(days=DAYS_AHEAD)
        return Schedule.of_all(rooms, self.day - around, self.day + around)

    def on(self, schedule: Schedule, day: date) -> list[Candidate]:
        length = self.length(schedule.room)
        starts = starts_near(schedule, day, self.clock, length)
        return [(schedule, start, start + length) for start in starts]

    def at_the_same_time(self, schedule: Schedule, days: int = 0) -> list[Candidate]:
        try:
            start = moment(self.day + timedelta(days=days), self.clock)
        except NonexistentTime:
            return []
        return [(schedule, start, start + self.length(schedule.room))]


def fits(room: Room, persons: int) -> bool:
    try:
        check_persons(room, persons)
    except Refused:
        return False
    return True


def _is_possible(schedule: Schedule, start: datetime, end: datetime) -> bool:
    return verdict(schedule, start, end).is_possible


def _best(
    wish: Wish, schedules: list[Schedule], is_good: Callable
) -> Iterator[Candidate]:
    """The good candidates, each once: the best of each kind before the second best."""
    kinds = [
        [candidate for candidate in kind if is_good(*candidate)]
        for kind in _kinds(wish, schedules)
    ]
    ranked = [candidate for kind in kinds for candidate in kind[:1]]
    ranked += [candidate for kind in kinds for candidate in kind[1:]]
    seen = {(wish.room, wish.starts_at, wish.ends_at), *wish.unwanted}
    for candidate in ranked:
        if (key := (candidate[0].room, *candidate[1:])) not in seen:
            seen.add(key)
            yield candidate
    for candidate in _on_other_days(wish, schedules):
        if (key := (candidate[0].room, *candidate[1:])) not in seen:
            seen.add(key)
            if is_good(*candidate):
                yield candidate


def _kinds(wish: Wish, schedules: list[Schedule]) -> list[list[Candidate]]:
    own = [schedule for schedule in schedules if schedule.room == wish.room]
    others = [schedule for schedule in schedules if schedule.room != wish.room]
    return [
        [candidate for schedule in own for candidate in wish.on(schedule, wish.day)],
        [c for schedule in others for c in wish.at_the_same_time(schedule)],
        [
            candidate
            for schedule in own
            for days in (7, 14, 21)
            for candidate in wish.at_the_same_time(schedule, days)
        ],
    ]


def _on_other_days(wish: Wish, schedules: list[Schedule]) -> Iterator[Candidate]:
    """What is near on the days around, then anything at all."""
    for schedule in schedules:
        for days in offsets():
            yield from wish.on(schedule, wish.day + timedelta(days=days))[:1]
    for schedule in schedules:
        length = wish.length(schedule.room)
        for days in (0, *offsets()):
            day = wish.day + timedelta(days=days)
            for start in every_start(schedule, day, length):
                yield schedule, start, start + length

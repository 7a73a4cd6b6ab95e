"""What is known about one room between two days: loaded once, asked many times."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, timedelta

from quarters.local_time import day_end, day_start, local_day, window

from .models import Booking, Closure, Room

Span = tuple[datetime, datetime]


class Schedule:
    """Opening rules, closures and bookings of a room; three queries in all.

    `first` and `last` are local days, both inclusive. A booking passed as `ignoring`
    does not stand in its own way when it is moved or decided.
    """

    def __init__(
        self, room: Room, first: date, last: date, ignoring: Booking | None = None
    ):
        start, end = _known(first, last)
        bookings = _known_bookings(start, end).filter(room=room)
        if ignoring is not None and ignoring.pk:
            bookings = bookings.exclude(pk=ignoring.pk)
        closures = Closure.objects.concerning(room).overlapping(start, end)
        self._fill(room, list(closures), list(bookings))

    def _fill(self, room: Room, closures: list[Closure], bookings: list[Booking]):
        self.room = room
        self.rules = list(room.opening_rules.all())
        self.closures = closures
        self.bookings = bookings

    @classmethod
    def of_all(cls, rooms: list[Room], first: date, last: date) -> list[Schedule]:
        """The schedules of many rooms in as many queries as of one; wants rooms with
        prefetched opening rules."""
        start, end = _known(first, last)
        closures = list(Closure.objects.overlapping(start, end))
        bookings: dict[int, list[Booking]] = {}
        for booking in _known_bookings(start, end).filter(room__in=rooms):
            bookings.setdefault(booking.room_id, []).append(booking)
        schedules = []
        for room in rooms:
            schedule = cls.__new__(cls)
            concerning = [c for c in closures if c.concerns(room)]
            schedule._fill(room, concerning, bookings.get(room.pk, []))
            schedules.append(schedule)
        return schedules

    @classmethod
    def around(cls, room: Room, start: datetime, end: datetime, **kwargs) -> Schedule:
        return cls(room, local_day(start), local_day(end), **kwargs)

    def passing_over(self, *bookings: Booking | int | None) -> Schedule:
        """The same without some bookings or their ids, and without a query."""
        ids = {getattr(booking, "pk", booking) for booking in bookings}
        left = [booking for booking in self.bookings if booking.pk not in ids]
        schedule = copy(self)
        schedule.bookings = left
        return schedule

    def supposing(self, given, gone) -> Schedule:
        """As it will be once these bookings are confirmed and those are gone."""
        schedule = self.passing_over(*given, *gone)
        for booking in given:
            if booking.room_id == self.room.pk:
                booking = copy(booking)
                booking.status = Booking.Status.CONFIRMED
                booking.blocked_until = self.blocked_until(booking.ends_at)
                schedule.bookings.append(booking)
        schedule.bookings.sort(key=lambda booking: booking.starts_at)
        return schedule

    # Opening

    def windows(self, day: date) -> list[Span]:
        """When the room is open by rule; touching windows are one, closures ignored."""
        return merged(
            window(day, rule.starts, rule.ends)
            for rule in self.rules
            if rule.is_valid_on(day)
        )

    def is_inside_one_window(self, start: datetime, end: datetime) -> bool:
        day, last, spans = local_day(start), local_day(end), []
        while day <= last:
            spans += self.windows(day)
            day += timedelta(days=1)
        return any(opens <= start and end <= closes for opens, closes in merged(spans))

    def closures_in(self, start: datetime, end: datetime, closes=True) -> list[Closure]:
        return [
            closure
            for closure in self.closures
            if closure.closes == closes
            and closure.starts_at < end
            and closure.ends_at > start
        ]

    # Occupancy

    def blocked_until(self, end: datetime) -> datetime:
        return end + timedelta(minutes=self.room.turnover_minutes)

    def clashes(self, start: datetime, end: datetime) -> list[Booking]:
        """Confirmed bookings that lie in the way, turnover on both sides included."""
        return [
            booking
            for booking in self.bookings
            if booking.is_confirmed and self._meets(booking, start, end)
        ]

    def rivals(self, start: datetime, end: datetime) -> list[Booking]:
        """Open requests for the same time, oldest first."""
        rivals = [
            booking
            for booking in self.bookings
            if booking.is_open and self._meets(booking, start, end)
        ]
        return sorted(rivals, key=lambda booking: booking.created_at)

    def _meets(self, booking: Booking, start: datetime, end: datetime) -> bool:
        return (
            booking.starts_at < self.blocked_until(end)
            and booking.blocked_until > start
        )

    # Free time

    def free_spans(self, day: date) -> list[Span]:
        """Stretches of a day in which a booking can lie, its turnover included."""
        spans = self.windows(day)
        for closure in self.closures:
            if closure.closes:
                spans = without(spans, closure.starts_at, closure.ends_at)
        turnover = timedelta(minutes=self.room.turnover_minutes)
        for booking in self.bookings:
            if booking.is_confirmed or self.room.hold_open_requests:
                spans = without(
                    spans, booking.starts_at - turnover, booking.blocked_until
                )
        return [span for span in spans if span[1] - span[0] >= self.shortest]

    @property
    def shortest(self) -> timedelta:
        return timedelta(minutes=self.room.shortest_minutes)


def _known(first: date, last: date) -> Span:
    """A day more than asked for: nights reach into their neighbours."""
    return day_start(first - timedelta(days=1)), day_end(last)


def _known_bookings(start: datetime, end: datetime):
    shown = Booking.objects.shown().overlapping(start, end + timedelta(days=1))
    return shown.select_related("request").order_by("starts_at")


def merged(spans) -> list[Span]:
    """The same time in as few spans as possible, in order; touching ones are one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def without(spans: list[Span], start: datetime, end: datetime) -> list[Span]:
    """The spans with [start, end) cut out."""
    pieces = []
    for opens, closes in spans:
        if start >= closes or end <= opens:
            pieces.append((opens, closes))
            continue
        if opens < start:
            pieces.append((opens, start))
        if end < closes:
            pieces.append((end, closes))
    return pieces

"""The plan of one week of a room, ready for the list and for the table."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import window
from quarters.words import week_span

from .day import TAKEN, Cell, Day
from .models import Room
from .rules import first_day, last_day
from .schedule import Schedule, Span


class WeekOutOfRange(ValueError):
    """The week lies before this one or beyond what may be asked for."""


class Week:
    """Monday to Sunday. Raises WeekOutOfRange where nothing can be looked up."""

    def __init__(self, room: Room, monday: date, today: date | None = None):
        self.room, self.monday = room, monday
        self.today = today or timezone.localdate()
        if not self.first_monday <= monday <= self.last_monday:
            raise WeekOutOfRange(monday)
        self.schedule = Schedule(room, monday, monday + timedelta(days=6))
        self.days = [Day(self, monday + timedelta(days=n)) for n in range(7)]

    @property
    def first_monday(self) -> date:
        return monday_of(self.today)

    @property
    def last_monday(self) -> date:
        return monday_of(self.last_day)

    @property
    def previous(self) -> str:
        """The week before in the form of the address, empty at the beginning."""
        before = self.monday - timedelta(days=7)
        return week_number(before) if before >= self.first_monday else ""

    @property
    def next(self) -> str:
        after = self.monday + timedelta(days=7)
        return week_number(after) if after <= self.last_monday else ""

    @property
    def name(self) -> str:
        return week_number(self.monday)

    @property
    def last_day(self) -> date:
        """The last day that may be asked for."""
        return last_day(self.room, self.today)

    @property
    def first_shown(self) -> date:
        return max(self.monday, self.today)

    @property
    def title(self) -> str:
        return week_span(self.monday)

    @property
    def caption(self) -> str:
        return _("Belegung %(room)s, %(week)s") % {
            "room": self.room,
            "week": self.title,
        }

    @property
    def has_free_time(self) -> bool:
        return any(
            slot.state != TAKEN
            for day in self.days
            if day.request_url
            for slot in day.slots
        )

    @cached_property
    def hours(self) -> list[int]:
        """The hours that any day of the week is open, for the rows of the table."""
        spans = [span for day in self.days for span in day.open_spans]
        if not spans:
            return []
        starts = [timezone.localtime(start) for start, _end in spans]
        ends = [timezone.localtime(end - timedelta(minutes=1)) for _start, end in spans]
        first = min(start.hour for start in starts)
        return list(range(first, max(end.hour for end in ends) + 1))

    @property
    def first_hour(self) -> int:
        return self.hours[0] if self.hours else 0

    @property
    def last_hour(self) -> int:
        return self.first_hour + self.hour_count

    @property
    def hour_count(self) -> int:
        return len(self.hours)

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        return [
            (f"{hour}–{hour + 1}", [day.hours[index] for day in self.days])
            for index, hour in enumerate(self.hours)
        ]

    @staticmethod
    def hour_span(day: date, hour: int) -> Span:
        clock = datetime.min.time()
        starts = clock.replace(hour=hour)
        return window(day, starts, clock.replace(hour=(hour + 1) % 24))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_number(day: date) -> str:
    """„2026-W49“, the ISO week in which the day lies."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def parse_week(text: str) -> date:
    """The Monday of „2026-W49“, or of the day „2026-12-03“; else ValueError."""
    if "W" in text.upper():
        return datetime.strptime(text.upper() + "-1", "%G-W%V-%u").date()
    return monday_of(date.fromisoformat(text))


def week_of_text(room: Room, text: str | None) -> Week:
    """The week named in an address, else the first in which a day can be asked for.

    Raises ValueError for what is no week of ours.
    """
    monday = parse_week(text) if text else monday_of(first_day(room))
    return Week(room, monday)

"""The plan of one week of a room, ready for the list and for the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import day_end, day_start, window
from quarters.words import hours_minutes, week_span

from .models import Room
from .rules import first_day, last_day
from .schedule import Schedule, Span, merged, without

FREE, REQUESTED, TAKEN, CLOSED = "free", "requested", "taken", "closed"
WORDS = {
    FREE: _("frei"),
    REQUESTED: _("angefragt"),
    TAKEN: _("belegt"),
    CLOSED: _("zu"),
}


class WeekOutOfRange(ValueError):
    """The week lies before this one or beyond what may be asked for."""


@dataclass(frozen=True)
class Slot:
    """A stretch of one state within the opening hours of a day."""

    starts_at: datetime
    ends_at: datetime
    state: str

    @property
    def starts(self) -> str:
        return hours_minutes(self.starts_at)

    @property
    def ends(self) -> str:
        ends = hours_minutes(self.ends_at)
        return "24:00" if ends == "0:00" else ends

    @property
    def label(self) -> str:
        return WORDS[self.state]


@dataclass(frozen=True)
class Cell:
    state: str
    continues: bool

    @property
    def label(self) -> str:
        return WORDS[self.state]


class Day:
    def __init__(self, week: Week, day: date):
        self.week, self.date = week, day
        self.schedule = week.schedule
        self.open_spans = self.schedule.windows(day)
        self.closures = self.schedule.closures_in(day_start(day), day_end(day))

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()

    @property
    def is_open(self) -> bool:
        return bool(self.slots)

    @property
    def closed_reason(self) -> str:
        return self.closures[0].reason if self.closures else ""

    @property
    def request_url(self) -> str:
        """Where to ask for this day; empty where that is not possible."""
        room = self.week.room
        is_in_time = first_day(room) <= self.date <= last_day(room)
        if not (room.is_requestable and is_in_time and self.is_open):
            return ""
        address = reverse("rooms:request", args=[room.slug])
        return f"{address}?datum={self.date.isoformat()}"

    @cached_property
    def slots(self) -> list[Slot]:
        """The open time in pieces; confirmed wins over requested wins over free."""
        bookings = self.schedule.bookings
        taken = [b for b in bookings if b.is_confirmed]
        asked = [b for b in bookings if b.is_open]
        open_spans = self.open_spans
        for closure in self.closures:
            open_spans = without(open_spans, closure.starts_at, closure.ends_at)
        taken_spans = _within(open_spans, taken)
        asked_spans = _within(_cut(open_spans, taken_spans), asked)
        free_spans = _cut(open_spans, taken_spans + asked_spans)
        slots = [
            Slot(start, end, state)
            for state, spans in [
                (TAKEN, taken_spans),
                (REQUESTED, asked_spans),
                (FREE, free_spans),
            ]
            for start, end in spans
        ]
        return sorted(slots, key=lambda slot: slot.starts_at)

    @cached_property
    def hours(self) -> list[Cell]:
        """One cell per hour of the week's table; anything taken makes it taken."""
        cells: list[Cell] = []
        for hour in self.week.hours:
            start, end = self.week.hour_span(self.date, hour)
            touched = {
                slot.state
                for slot in self.slots
                if slot.starts_at < end and slot.ends_at > start
            }
            state = next((s for s in (TAKEN, REQUESTED, FREE) if s in touched), CLOSED)
            cells.append(Cell(state, bool(cells) and cells[-1].state == state))
        return cells

    @property
    def strip(self) -> list[dict]:
        """Rectangles of the day strip; ten units are an hour."""
        start, _end = self.week.hour_span(self.date, self.week.first_hour)
        return [
            {
                "x": round((slot.starts_at - start) / timedelta(minutes=6)),
                "width": round((slot.ends_at - slot.starts_at) / timedelta(minutes=6)),
                "state": slot.state,
            }
            for slot in self.slots
        ]


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
        return monday_of(last_day(self.room, self.today))

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
    """The week named in an address; raises ValueError for what is no week of ours."""
    monday = parse_week(text) if text else monday_of(timezone.localdate())
    return Week(room, monday)


def _within(spans: list[Span], bookings) -> list[Span]:
    """The parts of the spans in which one of the bookings lies."""
    inside = [
        (max(opens, booking.starts_at), min(closes, booking.ends_at))
        for booking in bookings
        for opens, closes in spans
        if booking.starts_at < closes and booking.ends_at > opens
    ]
    return merged(inside)


def _cut(spans: list[Span], pieces: list[Span]) -> list[Span]:
    for start, end in pieces:
        spans = without(spans, start, end)
    return spans

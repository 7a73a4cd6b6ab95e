"""One day of a room's plan: its open time in pieces, and hour by hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.local_time import day_end, day_start
from quarters.words import hours_minutes

from .rules import first_day, last_day
from .schedule import Span, merged, without

if TYPE_CHECKING:
    from .week import Week

FREE, REQUESTED, TAKEN, CLOSED = "free", "requested", "taken", "closed"
WORDS = {
    FREE: _("frei"),
    REQUESTED: _("angefragt"),
    TAKEN: _("belegt"),
    CLOSED: _("zu"),
}


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
    """An hour of the table; `continues` where the hour above is of the same kind."""

    state: str
    label: str
    continues: bool


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
    def is_past(self) -> bool:
        return self.date < timezone.localdate()

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
        if self.is_past:
            open_spans = []
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
            label = _("vorbei") if self.is_past else WORDS[state]
            cells.append(Cell(state, label, bool(cells) and cells[-1].state == state))
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

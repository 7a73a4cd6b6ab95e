"""Opening hours and closures of the coming weeks in words, to read them once more.

Staff who save a rule or a closure see here what it does: „Mo bis Fr: 8:00 bis 21:00
Uhr · Sa: 10:00 bis 18:00 Uhr · So: geschlossen“.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from quarters.words import clock_span, listed, short_date

from .models import Room
from .schedule import Schedule, without
from .week import monday_of

DAYS = 28


@dataclass
class Stretch:
    """One calendar week, or several in a row that are alike."""

    first: date
    last: date
    hours: dict[int, str]  # by weekday

    @property
    def span(self) -> str:
        if self.first == self.last:
            return short_date(self.first)
        return _("%(first)s bis %(last)s") % {
            "first": short_date(self.first),
            "last": short_date(self.last),
        }

    @property
    def days(self) -> list[str]:
        """„Mo bis Fr: 8:00 bis 21:00 Uhr“; in a single week with the date."""
        is_one_week = monday_of(self.first) == monday_of(self.last)
        name = self._dated if is_one_week else self._named
        lines = []
        for hours, group in groupby(sorted(self.hours.items()), lambda item: item[1]):
            weekdays = [weekday for weekday, _hours in group]
            label = name(weekdays[0])
            if len(weekdays) > 1:
                ends = {"first": label, "last": name(weekdays[-1])}
                label = _("%(first)s bis %(last)s") % ends
            lines.append(_("%(day)s: %(hours)s") % {"day": label, "hours": hours})
        return lines

    def _dated(self, weekday: int) -> str:
        return short_date(self._day(weekday))

    def _named(self, weekday: int) -> str:
        return date_format(self._day(weekday), "D")

    def _day(self, weekday: int) -> date:
        return monday_of(self.first) + timedelta(days=weekday)

    def continues(self, before: Stretch) -> bool:
        """Whether every weekday that both have is alike in both."""
        common = self.hours.keys() & before.hours.keys()
        return all(self.hours[day] == before.hours[day] for day in common)


@dataclass
class Forecast:
    room: Room
    stretches: list[Stretch]
    is_never_open: bool


def next_weeks(room: Room) -> Forecast:
    """Four weeks from today on."""
    today = timezone.localdate()
    return forecast(room, today, today + timedelta(days=DAYS - 1))


def weeks_around(room: Room, closure) -> Forecast | None:
    """The weeks of a closure that comes later than the next four; four at most."""
    first = timezone.localdate(closure.starts_at)
    if first < timezone.localdate() + timedelta(days=DAYS):
        return None
    last = timezone.localdate(closure.ends_at - timedelta(minutes=1))
    monday = monday_of(first)
    sunday = monday_of(last) + timedelta(days=6)
    return forecast(room, monday, min(sunday, monday + timedelta(days=DAYS - 1)))


def forecast(room: Room, first: date, last: date) -> Forecast:
    schedule = Schedule(room, first, last)
    stretches: list[Stretch] = []
    day = first
    while day <= last:
        sunday = min(monday_of(day) + timedelta(days=6), last)
        week = _week(schedule, day, sunday)
        before = stretches[-1] if stretches else None
        if before and week.continues(before):
            before.last, before.hours = sunday, before.hours | week.hours
        else:
            stretches.append(week)
        day = sunday + timedelta(days=1)
    return Forecast(room, stretches, is_never_open=not schedule.rules)


def _week(schedule: Schedule, first: date, last: date) -> Stretch:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    hours = {day.weekday(): hours_in_words(schedule, day) for day in days}
    return Stretch(first, last, hours)


def hours_in_words(schedule: Schedule, day: date) -> str:
    """„8:00 bis 21:00 Uhr“, „geschlossen (Karfreitag)“. What happens while the room
    is closed by rule anyway is not said."""
    spans = schedule.windows(day)
    if not spans:
        return _("geschlossen")
    start, end = spans[0][0], spans[-1][1]
    closures = _meeting(schedule.closures_in(start, end), spans)
    hints = _meeting(schedule.closures_in(start, end, closes=False), spans)
    for closure in closures:
        spans = without(spans, closure.starts_at, closure.ends_at)
    times = listed([clock_span(*span) for span in spans]) or _("geschlossen")
    remarks = [closure.reason for closure in closures + hints]
    return f"{times} ({', '.join(dict.fromkeys(remarks))})" if remarks else times


def _meeting(closures, spans):
    return [
        closure
        for closure in closures
        if any(
            closure.starts_at < end and closure.ends_at > start for start, end in spans
        )
    ]

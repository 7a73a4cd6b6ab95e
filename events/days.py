"""Dates gathered under the days of a list: one calendar leaf per day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from quarters.words import near_date

from .models import EventDate


@dataclass
class Day:
    date: date
    today: date
    dates: list[EventDate] = field(default_factory=list)

    @property
    def iso(self) -> str:
        """For addresses and `datetime`."""
        return self.date.isoformat()

    @property
    def is_today(self) -> bool:
        return self.date == self.today

    @property
    def is_past(self) -> bool:
        return self.date < self.today

    def sort(self) -> None:
        """What begins at a time of its own comes before what just runs."""
        self.dates.sort(
            key=lambda row: (row.all_day or row.first_on < self.date, row.starts_at)
        )

    @property
    def is_this_week(self) -> bool:
        return self.date.isocalendar()[:2] == self.today.isocalendar()[:2]

    @property
    def words(self) -> str:
        """„Dienstag, 8. Dezember“, with the year where it is not this one."""
        return near_date(self.date, self.today.year)


def by_day(
    dates: Iterable[EventDate], today: date | None = None, first: date | None = None
) -> list[Day]:
    """The days on which something begins, the earliest first.

    What has been running since before `first` (default: today) stands under `first`:
    so it is seen once in a list and on each of its days in „Heute“. A night that runs
    into `first` stays under its evening.
    """
    today = today or timezone.localdate()
    first = first or today
    days: dict[date, Day] = {}
    for event_date in dates:
        shown_on = max(event_date.first_on, min(first, event_date.last_on))
        days.setdefault(shown_on, Day(shown_on, today)).dates.append(event_date)
    for day in days.values():
        day.sort()
    return sorted(days.values(), key=lambda day: day.date)


def today_everywhere() -> list[EventDate]:
    """What is on today in all quarters, in the order of the lists; three queries."""
    today = timezone.localdate()
    day = Day(today, today, list(EventDate.objects.published().today().with_facts()))
    day.sort()
    return day.dates


def next_days(rows: int = 6, today: date | None = None) -> list[Day]:
    """The first dates after today, gathered by day; three queries."""
    today = today or timezone.localdate()
    coming = EventDate.objects.published().after(today).with_facts()
    return by_day(coming[:rows], today)


def next_of(quarter) -> EventDate | None:
    """What begins next in a quarter, today or later; one query."""
    yesterday = timezone.localdate() - timedelta(days=1)
    coming = EventDate.objects.published().after(yesterday).for_quarter(quarter)
    return coming.not_over().taking_place().in_words().first()


def week_of(quarter, rows: int = 8) -> tuple[list[Day], bool]:
    """What is still to come this week in a quarter, and whether there is more of it;
    three queries."""
    dates = EventDate.objects.published().this_week().for_quarter(quarter)
    found = list(dates.with_facts()[: rows + 1])
    return by_day(found[:rows]), len(found) > rows

"""A month as a sheet of weeks and as a list of days: the same dates twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarters.words import end_time, hours_minutes, month_year

from .days import Day
from .models import EventDate, EventDateQuerySet
from .periods import YEARS, last_of_month

# What fits into a day of the sheet, and what is bearable in the list.
IN_CELL, IN_LIST = 3, 12
SHORT_TITLE = 48


class NoSuchMonth(ValueError):
    """No calendar has this month, or nothing is written down so far away."""


@dataclass
class MonthDay(Day):
    """`dates` begin on it (or before the month), `running` have begun before."""

    running: list[EventDate] = field(default_factory=list)
    is_outside: bool = False

    @property
    def entries(self) -> list[Entry]:
        return [Entry(row, self.date) for row in [*self.dates, *self.running][:IN_CELL]]

    @property
    def more(self) -> int:
        """How many do not fit into the cell."""
        return max(0, self.count - IN_CELL)

    @property
    def listed(self) -> list[EventDate]:
        return self.dates[:IN_LIST]

    @property
    def unlisted(self) -> int:
        return max(0, len(self.dates) - IN_LIST)

    @property
    def count(self) -> int:
        return len(self.dates) + len(self.running)


@dataclass
class Entry:
    """A date on one of its days."""

    date: EventDate
    day: date

    @property
    def title(self) -> str:
        """Short enough for a cell; the list says it whole."""
        return Truncator(self.date.event.title).chars(SHORT_TITLE)

    @property
    def time(self) -> str:
        """„15:00“, „ganztags“, on its last day „bis 16:00“."""
        is_first, is_last = (
            self.day == self.date.first_day,
            self.day == self.date.last_day,
        )
        if self.date.all_day or not (is_first or is_last):
            return _("ganztags")
        if is_first:
            return hours_minutes(self.date.starts_at)
        return _("bis %(time)s") % {"time": end_time(self.date.ends_at)}


class Way(NamedTuple):
    """To another month."""

    url: str
    name: str


class Month:
    def __init__(self, year: str, month: str, today: date):
        """Raises NoSuchMonth."""
        try:
            self.first = date(int(year), int(month), 1)
        except ValueError:
            raise NoSuchMonth(f"{year}-{month}") from None
        if self.first.year not in YEARS:
            raise NoSuchMonth(f"{year}-{month}")
        self.last, self.today = last_of_month(self.first), today

    def __str__(self):
        return month_year(self.first)

    def bound(self, dates: EventDateQuerySet) -> None:
        """Sets the ways to the months around in which there is something; one query.

        Raises NoSuchMonth before the first and after the last of the dates. Today
        counts as one, so that the current month is always there.
        """
        found = dates.aggregate(
            before=Max("last_on", filter=Q(first_on__lt=self.first)),
            until=Max("last_on", filter=Q(first_on__lte=self.last)),
            after=Min("first_on", filter=Q(first_on__gt=self.last)),
        )
        before, until, after = found["before"], found["until"], found["after"]
        if self.today < self.first:
            before = max(before or self.today, self.today)
        if self.today <= self.last:
            until = max(until or self.today, self.today)
        else:
            after = min(after or self.today, self.today)
        if until is None or (after is None and until < self.first):
            raise NoSuchMonth(str(self.first))
        day_before = self.first - timedelta(days=1)
        day_after = self.last + timedelta(days=1)
        self.previous = self._way(before and min(before, day_before))
        self.following = self._way(day_after if until > self.last else after)

    def fill(self, dates: Iterable[EventDate]) -> None:
        monday = self.first - timedelta(days=self.first.weekday())
        sunday = self.last + timedelta(days=6 - self.last.weekday())
        self.days = {day: self._day(day) for day in _from_to(monday, sunday)}
        self.dates = list(dates)
        for row in self.dates:
            self._place(row)
        for day in self.inside:
            day.sort()

    @property
    def weeks(self) -> list[list[MonthDay]]:
        days = list(self.days.values())
        return [days[at : at + 7] for at in range(0, len(days), 7)]

    @property
    def inside(self) -> list[MonthDay]:
        return [day for day in self.days.values() if not day.is_outside]

    @property
    def coming(self) -> list[MonthDay]:
        return [day for day in self.inside if day.count and not day.is_past]

    @property
    def past(self) -> list[MonthDay]:
        return [day for day in self.inside if day.count and day.is_past]

    @property
    def heading(self) -> str:
        """„23 Termine im Dezember 2026“"""
        count = len(self.dates)
        dates = ngettext("%(count)s Termin", "%(count)s Termine", count)
        said = dates % {"count": count or _("Keine")}
        return _("%(dates)s im %(month)s") % {"dates": said, "month": self}

    def _way(self, day: date | None) -> Way | None:
        if day is None or day.year not in YEARS:
            return None
        # Beside it the name will do; beyond a gap the year is good to know.
        months = 12 * (day.year - self.first.year) + day.month - self.first.month
        name = date_format(day, "F") if abs(months) == 1 else month_year(day)
        return Way(month_url(day), name)

    def _day(self, day: date) -> MonthDay:
        return MonthDay(day, self.today, is_outside=not self.first <= day <= self.last)

    def _place(self, row: EventDate) -> None:
        first = max(row.first_day, self.first)
        for day in _from_to(first, min(row.last_day, self.last)):
            cell = self.days[day]
            (cell.dates if day == first else cell.running).append(row)


def month_url(day: date) -> str:
    return reverse("events:month", args=[f"{day:%Y}", f"{day:%m}"])


def _from_to(first: date, last_day: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last_day - first).days + 1))

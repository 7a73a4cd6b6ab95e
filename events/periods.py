"""The stretch of days that a visitor asked the list for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quarters.words import day_span, long_date, month_year

WEEK = re.compile(r"(\d{4})-W(\d{2})")
# Beyond these years nobody has dates, and robots would page for ever.
YEARS = range(2000, 2101)
# One list goes no further, whatever the address says.
LONGEST = timedelta(days=366)

CHOICES = [
    ("heute", gettext_lazy("Heute")),
    ("woche", gettext_lazy("Diese Woche")),
    ("wochenende", gettext_lazy("Wochenende")),
    ("monat", gettext_lazy("Monat")),
    ("vergangen", gettext_lazy("Vergangene Termine")),
]


class NoSuchWeek(ValueError):
    """The address names a week that no calendar has."""


@dataclass(frozen=True)
class Period:
    """Local days from `first` to `last`, both inclusive."""

    name: str
    first: date
    last: date
    today: date

    @property
    def is_past(self) -> bool:
        return self.name == "vergangen"

    @property
    def is_this_week(self) -> bool:
        return self.name == "woche" and self.first == self.today

    @property
    def quick_link(self) -> str:
        """Its name among the quick links, or nothing; other weeks have none."""
        return "" if self.name == "woche" and not self.is_this_week else self.name

    def is_followed_by(self, day: date) -> bool:
        """A whole week, and the day lies in the next."""
        return self.name == "woche" and (day - self.last).days <= 7

    def heading(self, count: int) -> str:
        """„10 Termine diese Woche“"""
        if self.is_past:
            return ngettext(
                "%(count)s vergangener Termin", "%(count)s vergangene Termine", count
            ) % {"count": count or _("Keine")}
        dates = ngettext("%(count)s Termin", "%(count)s Termine", count)
        return f"{dates % {'count': count or _('Keine')}} {self._when}"

    @property
    def nothing(self) -> str:
        """The sentence of an empty list."""
        if self.is_past:
            return _("Es gibt noch keine vergangenen Termine.")
        when = self._when[0].upper() + self._when[1:]
        return _("%(when)s ist nichts eingetragen.") % {"when": when}

    @property
    def _when(self) -> str:
        if self.name == "heute":
            return _("heute")
        if self.name == "wochenende":
            return _("am Wochenende")
        if self.name == "monat":
            return _("im %(month)s") % {"month": month_year(self.first)}
        if self.is_this_week:
            return _("diese Woche")
        if self.name == "ab":
            return _("ab %(day)s") % {"day": long_date(self.first)}
        if self.name == "tage" and self.first == self.last:
            return _("am %(day)s") % {"day": long_date(self.first)}
        first = self.first if self.name == "tage" else self.monday
        return _("vom %(span)s") % {"span": day_span(first, self.last)}

    @property
    def monday(self) -> date:
        """Of the week in which it ends."""
        return self.last - timedelta(days=self.last.weekday())

    @property
    def previous_monday(self) -> date | None:
        """Of a week to come; what is over has its own list."""
        if self.name != "woche" or self.monday <= self.today:
            return None
        return self.monday - timedelta(days=7)

    @property
    def next_monday(self) -> date:
        return self.monday + timedelta(days=7)


def period(name: str, today: date) -> Period:
    """A period by its name in the address; what is over already is not in it."""
    sunday = today + timedelta(days=6 - today.weekday())
    if name == "heute":
        return Period(name, today, today, today)
    if name == "wochenende":
        return Period(name, max(today, sunday - timedelta(days=1)), sunday, today)
    if name == "monat":
        return Period(name, today, last_of_month(today), today)
    if name == "vergangen":
        return Period(name, date.min, today - timedelta(days=1), today)
    return Period("woche", today, sunday, today)


def week(text: str, today: date) -> Period:
    """The week „2026-W49“; this week begins today. Raises NoSuchWeek."""
    match = WEEK.fullmatch(text)
    if not match or int(match[1]) not in YEARS:
        raise NoSuchWeek(text)
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise NoSuchWeek(text) from None
    sunday = monday + timedelta(days=6)
    first = today if monday <= today <= sunday else monday
    return Period("woche", first, sunday, today)


def stretch(first: date | None, last: date | None, today: date) -> Period:
    """From one day to another; one of the two is enough."""
    if last is None:
        return Period("ab", first, first + LONGEST, today)
    if first is None:
        first = today if today <= last else last - LONGEST
    return Period("tage", first, min(last, first + LONGEST), today)


def past_week(text: str, today: date) -> date | None:
    """The Monday of „2026-W49“ if that week is over, else nothing."""
    try:
        last = week(text, today).last
    except NoSuchWeek:
        return None
    return last - timedelta(days=6) if last < today else None


def week_param(day: date) -> str:
    """„2026-W49“ for the week in which the day lies."""
    year, number, _weekday = day.isocalendar()
    return f"{year}-W{number:02d}"


def last_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)

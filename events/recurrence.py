"""Which dates a series has: local days and local times, made into points in time.

The rhythm is counted on days without a zone and the zone comes last, so that 18:00
stays 18:00 when the clocks change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from dateutil.rrule import weekday as rule_day
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, day_end, day_start, moment
from quarters.words import clock_span, listed, long_date, short_date
from rooms.holiday import Holiday, public_holidays
from rooms.models import Closure

MOST_DATES = 110
MOST_YEARS = 2


@dataclass(frozen=True)
class Occurrence:
    day: date
    starts_at: datetime
    ends_at: datetime | None

    def __str__(self):
        """„Freitag, 26. März 2027, 18:00 bis 20:00 Uhr (Karfreitag)“"""
        when = f"{long_date(self.day)}, {clock_span(self.starts_at, self.ends_at)}"
        name = holiday_on(self.day)
        return f"{when} ({name})" if name else when


@dataclass(frozen=True)
class LeftOut:
    day: date
    reason: str

    def __str__(self):
        return f"{short_date(self.day)} ({self.reason.rstrip('.')})"


@dataclass
class Plan:
    dates: list[Occurrence] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def left_out_words(self) -> str:
        return listed([str(left) for left in self.left_out])


class SeriesRefused(Exception):
    """The series cannot be; `field` is the one to change, `messages` the reasons."""

    def __init__(self, field: str, *messages: str):
        super().__init__(" ".join(messages))
        self.field, self.messages = field, list(messages)

    @classmethod
    def because_of(cls, taken: list[LeftOut], free: int) -> SeriesRefused:
        """Days with the same reason stand together; `free` others are to be had."""
        advice = _(
            "An %(taken)s von %(all)s Tagen ist der Raum nicht zu haben. Ändern Sie die"
            " Reihe oder setzen Sie den Haken bei „belegte Tage auslassen“."
        ) % {"taken": len(taken), "all": len(taken) + free}
        by_reason: dict[str, list[str]] = {}
        for left in taken:
            by_reason.setdefault(left.reason, []).append(short_date(left.day))
        said = [f"{listed(days)}: {reason}" for reason, days in by_reason.items()]
        return cls("room", advice, *said)

    @classmethod
    def not_longer(cls, until: date) -> SeriesRefused:
        message = _("Die Reihe geht schon bis %(day)s. Wählen Sie einen späteren Tag.")
        return cls("until", message % {"day": long_date(until)})


def plan(series, *, after: date | None = None) -> Plan:
    """The dates of the series, without the days on which it is closed.

    `after` leaves out the days up to it. Raises SeriesRefused.
    """
    result, its_days = Plan(), days(series, after=after)
    closures = _closures(series) if series.skip_closures else []
    for day in its_days:
        name = holiday_on(day)
        if name and series.skip_holidays:
            result.left_out.append(LeftOut(day, name))
            continue
        try:
            occurrence = _occurrence(series, day)
        except NonexistentTime:
            reason = _("Die Uhr wird vorgestellt, diese Uhrzeit gibt es nicht")
            result.left_out.append(LeftOut(day, reason))
            continue
        closed = [closure for closure in closures if _meet(occurrence, closure)]
        if closed:
            result.left_out.append(LeftOut(day, closed[0].reason))
        else:
            result.dates.append(occurrence)
    return result


def yesterday() -> date:
    """Whoever makes dates after it makes none that is over."""
    return timezone.localdate() - timedelta(days=1)


def holiday_on(day: date) -> str:
    """„Karfreitag“ or nothing; by Bremen's law."""
    return next((h.name for h in _holidays(day.year) if h.first == day), "")


@cache
def _holidays(year: int) -> list[Holiday]:
    return public_holidays(year)


def days(series, *, after: date | None = None) -> list[date]:
    """The local days of the rhythm; at most MOST_DATES within MOST_YEARS."""
    first = max(series.starts_on, after or series.starts_on)
    _check(series, first)
    found = []
    for point in _rule(series):
        day = point.date()
        if day > series.until:
            break
        if after is None or day > after:
            found.append(day)
    if not found:
        raise SeriesRefused(
            "until",
            _("Zwischen dem ersten und dem letzten Tag liegt kein solcher Tag."),
        )
    if len(found) > MOST_DATES:
        raise SeriesRefused(
            "until",
            _(
                "Höchstens %(most)s Termine auf einmal, hier wären es %(count)s. Wählen"
                " Sie einen früheren letzten Tag und verlängern Sie die Reihe später."
            )
            % {"most": MOST_DATES, "count": len(found)},
        )
    return found


def _check(series, first: date) -> None:
    if series.until < series.starts_on:
        raise SeriesRefused("until", _("Der letzte Tag liegt vor dem ersten."))
    latest = first + relativedelta(years=MOST_YEARS)
    if series.until > latest:
        raise SeriesRefused(
            "until",
            _(
                "Eine Reihe reicht höchstens zwei Jahre, hier bis %(day)s. Sie können"
                " sie später verlängern."
            )
            % {"day": long_date(latest)},
        )
    if not series.interval:
        raise SeriesRefused("interval", _("Geben Sie eine Zahl ab 1 ein."))
    if not series.weekday_numbers:
        raise SeriesRefused("weekdays", _("Wählen Sie mindestens einen Wochentag."))
    if series.rhythm == series.Rhythm.NTH_WEEKDAY and series.nth is None:
        raise SeriesRefused("nth", _("Wählen Sie, der wievielte im Monat es ist."))
    if series.ends is not None and series.ends == series.starts:
        raise SeriesRefused("ends", _("Das Ende muss nach dem Beginn liegen."))


def _rule(series) -> rrule:
    start = datetime.combine(series.starts_on, time.min)
    if series.rhythm == series.Rhythm.WEEKLY:
        return rrule(
            WEEKLY, start, series.interval, byweekday=series.weekday_numbers, wkst=0
        )
    nth_days = [rule_day(number, series.nth) for number in series.weekday_numbers]
    return rrule(MONTHLY, start, series.interval, byweekday=nth_days)


def _occurrence(series, day: date) -> Occurrence:
    if series.ends is None:
        return Occurrence(day, moment(day, series.starts), None)
    over_midnight = series.ends <= series.starts
    last = day + timedelta(days=1) if over_midnight else day
    return Occurrence(day, moment(day, series.starts), moment(last, series.ends))


def _closures(series) -> list[Closure]:
    if series.room:
        concerning = Closure.objects.concerning(series.room)
    else:
        everywhere = Q(room=None, place=None)
        at_the_place = Q(place=series.place) if series.place else everywhere
        concerning = Closure.objects.filter(everywhere | at_the_place)
    span = day_start(series.starts_on), day_end(series.until + timedelta(days=1))
    return list(concerning.filter(closes=True).overlapping(*span))


def _meet(occurrence: Occurrence, closure: Closure) -> bool:
    end = occurrence.ends_at or occurrence.starts_at + timedelta(minutes=1)
    return closure.starts_at < end and closure.ends_at > occurrence.starts_at

"""Bremen's holidays, as proposals: nothing is closed before staff tick it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import holidays
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import day_end, day_start
from quarters.words import short_date

from .guarding import guarded, lock_rooms
from .models import Closure, Room

YEARS_AHEAD = 3


@dataclass(frozen=True)
class Holiday:
    """One or more days in a row, both ends inclusive. School holidays close nothing."""

    name: str
    first: date
    last: date
    closes: bool

    @property
    def key(self) -> str:
        return f"{self.first.isoformat()}{'' if self.closes else '-ferien'}"

    @property
    def span(self) -> str:
        """„Fr, 26. März“, „Mo, 18. Okt. bis Sa, 30. Okt.“"""
        if self.first == self.last:
            return short_date(self.first)
        return _("%(first)s bis %(last)s") % {
            "first": short_date(self.first),
            "last": short_date(self.last),
        }

    def closure(self, room=None, place=None) -> Closure:
        """As it would be saved; without room and place it is for all rooms."""
        return Closure(
            reason=self.name,
            starts_at=day_start(self.first),
            ends_at=day_end(self.last),
            closes=self.closes,
            room=room,
            place=place,
        )


@dataclass
class Proposal:
    """A holiday for a room, a place or everything, and what is already entered."""

    holiday: Holiday
    closure: Closure
    others: list[Closure]

    @property
    def existing(self) -> Closure | None:
        """What says the same already, here or for more than this."""
        return next(
            (
                other
                for other in self.others
                if other.says_the_same_as(self.closure) and other.covers(self.closure)
            ),
            None,
        )

    @property
    def elsewhere(self) -> list[Closure]:
        """The same, but for less than this: a tick still adds something."""
        same = [other for other in self.others if other.says_the_same_as(self.closure)]
        return [] if self.existing else same


def public_holidays(year: int) -> list[Holiday]:
    """The public holidays of a year, 31 October among them."""
    days = holidays.country_holidays("DE", subdiv="HB", language="de", years=year)
    return [Holiday(name, day, day, closes=True) for day, name in sorted(days.items())]


def school_holidays(year: int) -> list[Holiday]:
    """What touches the year, whole; empty or short where nobody has published it."""
    days = _school_days(year - 1, year, year + 1)
    spans: list[Holiday] = []
    for day, name in sorted(days.items()):
        before = spans[-1] if spans else None
        if before and before.name == name and day - before.last == timedelta(days=1):
            spans[-1] = Holiday(name, before.first, day, closes=False)
        else:
            spans.append(Holiday(name, day, day, closes=False))
    return [span for span in spans if span.first.year <= year <= span.last.year]


def knows_school_holidays(year: int) -> bool:
    """Whether the year is known to its end: Christmas holidays always hold its last
    day. The library knows Bremen's until summer 2029 and is silent about the rest."""
    return date(year, 12, 31) in _school_days(year)


def _school_days(*years: int):
    return holidays.country_holidays(
        "DE", subdiv="HB", language="de", categories=("school",), years=years
    )


def year_to_propose() -> int:
    """From October on people plan the next one."""
    return (timezone.localdate() + timedelta(days=92)).year


def years_to_propose() -> list[int]:
    this_year = timezone.localdate().year
    return list(range(this_year, this_year + YEARS_AHEAD + 1))


def proposals(year: int, *, room=None, place=None) -> list[Proposal]:
    """The year's holidays to come, for this room, this place or everything."""
    all_holidays = [
        holiday
        for holiday in public_holidays(year) + school_holidays(year)
        if holiday.last >= timezone.localdate()
    ]
    if not all_holidays:
        return []
    closures = [holiday.closure(room, place) for holiday in all_holidays]
    first = min(closure.starts_at for closure in closures)
    last = max(closure.ends_at for closure in closures)
    entered = list(
        Closure.objects.overlapping(first, last).select_related("room", "place")
    )
    return [
        Proposal(holiday, closure, entered)
        for holiday, closure in zip(all_holidays, closures, strict=True)
    ]


@guarded
def enter(keys: list[str], year: int, *, room=None, place=None) -> list[Closure]:
    """Save what was ticked and is not there yet; twice adds nothing."""
    # Two colleagues who tick at the same moment come one after the other.
    lock_rooms(*Room.objects.all())
    entered = []
    for proposal in proposals(year, room=room, place=place):
        if proposal.holiday.key in keys and proposal.existing is None:
            proposal.closure.save()
            entered.append(proposal.closure)
    return entered

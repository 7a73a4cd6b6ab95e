"""How much the rooms are used: counted in hours and dates, without anybody's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from operator import attrgetter

from quarters.local_time import day_start, local_day

from .models import Booking, BookingRequest, Room

HALF_A_YEAR = 6  # months


@dataclass
class Use:
    """What a room, or all rooms of a quarter, were used for in a year."""

    name: str
    quarter: str
    count: int = 0
    cancelled: int = 0
    time: timedelta = timedelta()
    who: set = field(default_factory=set)

    @property
    def hours(self) -> float:
        return hours(self.time)

    @property
    def hours_text(self) -> str:
        """„12,5“, the same for page and file"""
        return f"{self.hours:.2f}".rstrip("0").rstrip(".").replace(".", ",")

    @property
    def organisations(self) -> int:
        """Requests of one partner, and of one name, are one organisation."""
        known = {name: partner for partner, name in self.who if partner}
        return len({partner or known.get(name, name) for partner, name in self.who})

    def add(self, booking: Booking) -> None:
        if not booking.is_confirmed:
            self.cancelled += 1
            return
        self.count += 1
        self.time += booking.ends_at - booking.starts_at
        if booking.request:
            self.who |= {_who(booking.request)} - {(None, "")}


@dataclass(frozen=True)
class QuarterUse:
    rooms: list[Use]
    total: Use


def of_year(year: int, rooms: Iterable[Room]) -> list[QuarterUse]:
    """The confirmed and the cancelled dates that begin in the (local) year."""
    quarters: dict[int, QuarterUse] = {}
    uses: dict[int, tuple[Use, Use]] = {}
    for room in sorted(rooms, key=attrgetter("quarter.position", "position", "name")):
        name = room.quarter.name
        whole = quarters.setdefault(room.quarter.pk, QuarterUse([], Use("", name)))
        whole.rooms.append(Use(room.name, name))
        uses[room.pk] = whole.rooms[-1], whole.total
    span = day_start(date(year, 1, 1)), day_start(date(year + 1, 1, 1))
    dates = Booking.objects.counted().beginning_in(*span).filter(room__in=uses)
    for booking in dates.select_related("request"):
        for use in uses[booking.room_id]:
            use.add(booking)
    return list(quarters.values())


def years(today: date) -> list[int]:
    """The years that can be reported, the present one first."""
    first = Booking.objects.counted().order_by("starts_at").first()
    since = local_day(first.starts_at).year if first else today.year
    return list(range(today.year, min(since, today.year) - 1, -1))


class HalfYear:
    """The half-year around a day, dates to come included: one query for any number of
    organisations."""

    def __init__(self, today: date):
        self.span = half_year(today)

    def hours_of(self, organisation: str, partner_id: int | None = None) -> float:
        """The same partner or the same name is the same organisation."""
        wanted = {_written(organisation), partner_id} - {None, ""}
        lengths = [length for length, who in self._given if wanted & who]
        return hours(sum(lengths, timedelta()))

    @cached_property
    def _given(self) -> list[tuple[timedelta, set]]:
        dates = Booking.objects.occupying().of_requests().beginning_in(*self.span)
        return [
            (booking.ends_at - booking.starts_at, set(_who(booking.request)))
            for booking in dates.select_related("request")
        ]


def half_year(today: date) -> tuple[datetime, datetime]:
    """January to June or July to December, in local days."""
    if today.month <= HALF_A_YEAR:
        return day_start(date(today.year, 1, 1)), day_start(date(today.year, 7, 1))
    return day_start(date(today.year, 7, 1)), day_start(date(today.year + 1, 1, 1))


def hours(time: timedelta) -> float:
    return round(time / timedelta(hours=1), 2)


def _who(request: BookingRequest) -> tuple[int | None, str]:
    """For counting and comparing only; without its name only a partner is known."""
    name = "" if request.anonymised_at else _written(request.organisation)
    return request.partner_id, name


def _written(organisation: str) -> str:
    return " ".join(organisation.split()).casefold()

"""One confirmed date on its way to another time: from where, to where, may it?"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, local_day, moment
from quarters.words import clock_span, long_date

from .company import too_many
from .found import State
from .models import Booking, Room
from .refusal import WAIVER, Refused, Waive
from .rules import all_refusals
from .schedule import Schedule

# The limits of the form are not for a date that is ours to move.
ON_MOVING = Waive.RASTER | Waive.DURATION | Waive.HELD
# What is over stays over: no tick moves a date into the past.
TICKS = {code: waiver for code, waiver in WAIVER.items() if code != "past"}


@dataclass(frozen=True)
class Target:
    """The room and the local times that staff have chosen for the first date."""

    room: Room
    day: date
    start: time
    end: time


def span(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    """A span that may go over midnight. Raises NonexistentTime."""
    last = day if start < end else day + timedelta(days=1)
    return moment(day, start), moment(last, end)


@dataclass(eq=False)
class Step:
    booking: Booking
    room: Room
    starts_at: datetime | None
    ends_at: datetime | None
    refusals: list[Refused] = field(default_factory=list)
    rivals: list[Booking] = field(default_factory=list)
    schedule: Schedule | None = None

    def __post_init__(self):
        booking = self.booking
        self.old_room, self.old_start = booking.room, booking.starts_at
        self.before = in_words(booking.room, booking.starts_at, booking.ends_at)

    @classmethod
    def of(cls, booking: Booking, target: Target, shift: timedelta) -> Step:
        day = local_day(booking.starts_at)
        try:
            times = span(day + shift, target.start, target.end)
        except (NonexistentTime, OverflowError):
            sentence = _("Diese Uhrzeit gibt es an dem Tag nicht.")
            return cls(booking, target.room, None, None, [Refused("clock", sentence)])
        return cls(booking, target.room, *times)

    @property
    def after(self) -> str:
        return in_words(self.room, self.starts_at, self.ends_at)

    @property
    def is_there(self) -> bool:
        return self.booking.is_at(self.room, self.starts_at, self.ends_at)

    @property
    def state(self) -> State:
        """What is to be had there; a refusal that nobody can pass over comes last."""
        return State.of_refusal(self.refusals[-1]) if self.refusals else State.FREE

    @property
    def needed(self) -> Waive:
        """The ticks that this step needs."""
        found = Waive.NOTHING
        for refusal in self.refusals:
            found |= TICKS.get(refusal.code, Waive.NOTHING)
        return found

    @property
    def can_be_ticked(self) -> bool:
        return all(refusal.code in TICKS for refusal in self.refusals)

    def may_go(self, waive: Waive) -> bool:
        return not self.is_there and self.can_be_ticked and self.needed in waive

    @property
    def key(self) -> str:
        start, end = self.starts_at, self.ends_at
        when = f"{start:%Y%m%d%H%M}-{end:%Y%m%d%H%M}" if start else ""
        codes = [refusal.code for refusal in self.refusals]
        date = f"{self.booking.pk}v{self.booking.sequence}"
        return ",".join([date, str(self.room.pk), when, *codes])

    def arrived(self) -> Booking:
        """The booking as it will lie there."""
        booking = copy(self.booking)
        booking.room = self.room
        booking.starts_at, booking.ends_at = self.starts_at, self.ends_at
        booking.block()
        return booking


def in_words(room: Room, starts_at: datetime, ends_at: datetime) -> str:
    return f"{room}, {long_date(starts_at)}, {clock_span(starts_at, ends_at)}"


def ask_the_rules(steps: list[Step], room: Room, waive: Waive) -> None:
    """Fill in what speaks against each step. Dates that move make way for each other;
    one that cannot stays in the way of the rest."""
    going = [step for step in steps if not (step.is_there or step.refusals)]
    if not going:
        return
    days = [local_day(step.starts_at) for step in going]
    known = Schedule(room, min(days), max(days) + timedelta(days=1))
    still = None
    while still is None or len(still) < len(going):
        going = going if still is None else still
        for step in going:
            _ask(step, _without_the_moving(known, step, going))
        still = [step for step in going if step.may_go(waive)]


def _without_the_moving(known: Schedule, step: Step, going: list[Step]) -> Schedule:
    schedule = copy(known)
    moving = {one.booking.pk for one in going} | {step.booking.pk}
    staying = [booking for booking in known.bookings if booking.pk not in moving]
    schedule.bookings = staying + [one.arrived() for one in going if one is not step]
    return schedule


def _ask(step: Step, schedule: Schedule) -> None:
    booking, request = step.booking, step.booking.request
    step.schedule = schedule
    step.refusals = all_refusals(
        schedule,
        step.starts_at,
        step.ends_at,
        waive=ON_MOVING,
        asked_on=local_day(request.sent_at),
    )
    if step.room != booking.room:
        where = step.room, step.starts_at, step.ends_at
        step.refusals += too_many(booking, at=where)
    rivals = schedule.rivals(step.starts_at, step.ends_at)
    step.rivals = [rival for rival in rivals if rival.replaces_id != booking.pk]

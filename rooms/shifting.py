"""Another time or room for dates of a request: what the rules say to each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, local_day

from .company import check_company
from .models import Booking, BookingRequest
from .refusal import Refused
from .rules import verdict
from .schedule import Schedule
from .steps import Step, Target, span


@dataclass
class Shift:
    """One date and those after it, all moved by the same number of days."""

    request: BookingRequest
    steps: list[Step]
    wishes: dict[int, Booking] = field(default_factory=dict)
    bookings: list[Booking] = field(default_factory=list)

    @classmethod
    def of(
        cls, bookings: list[Booking], first: Booking, target: Target, following: bool
    ) -> Shift:
        """`bookings` are all dates of the request, wishes among them."""
        wishes = {b.replaces_id: b for b in bookings if b.is_wish and b.is_open}
        dates = dates_from(first, bookings) if following else [first]
        moved_by = target.day - local_day(first.starts_at)
        steps = [_step(booking, target, moved_by) for booking in dates]
        shift = cls(first.request, steps, wishes, bookings)
        shift._ask_the_rules(target)
        return shift

    @property
    def going(self) -> list[Step]:
        return [s for s in self.steps if not s.refusals and not self.is_done(s)]

    @property
    def staying(self) -> list[Step]:
        return [step for step in self.steps if step.refusals]

    @property
    def key(self) -> str:
        """What the requester saw before saving."""
        return "|".join(step.key for step in self.steps)

    def is_done(self, step: Step) -> bool:
        """Nothing to do: it lies there, or that is what is asked for already."""
        wish = self.wishes.get(step.booking.pk)
        if wish:
            return wish.is_at(step.room, step.starts_at, step.ends_at)
        return step.is_there

    def _ask_the_rules(self, target: Target) -> None:
        asked = [step for step in self.steps if not step.refusals]
        if not asked:
            return
        days = [local_day(step.starts_at) for step in asked]
        known = Schedule(target.room, min(days), max(days) + timedelta(days=1))
        # Open dates hold nothing and move together; confirmed ones stand.
        loose = [step.booking.pk for step in asked if step.booking.is_open]
        accepted: list[Step] = []
        for step in asked:
            if self.is_done(step) or step.is_there:
                continue
            wish = self.wishes.get(step.booking.pk)
            own = step.booking.pk, wish and wish.pk
            schedule = known.passing_over(*own, *loose)
            try:
                self._check(step, schedule, accepted)
            except Refused as refusal:
                step.refusals = [refusal]
            else:
                accepted.append(step)

    def _check(self, step: Step, schedule: Schedule, accepted: list[Step]) -> None:
        asked_on = local_day(self.request.sent_at)
        times = step.starts_at, step.ends_at
        found = verdict(schedule, *times, asked_on=asked_on).or_raise()
        if step.room != step.booking.room:
            check_company(step.booking, self.bookings, at=(step.room, *times))
        own = [b for b in found.rivals if b.request_id == self.request.pk]
        if own or any(_meet(step, other) for other in accepted):
            raise Refused("self", _("Da liegt schon ein anderer Ihrer Termine."))


def dates_from(first: Booking, bookings: list[Booking]) -> list[Booking]:
    """This date and all later ones in the same room that can still be changed."""
    return [
        booking
        for booking in bookings
        if booking.room_id == first.room_id
        and booking.starts_at >= first.starts_at
        and may_be_changed(booking)
    ]


def may_be_changed(booking: Booking) -> bool:
    waits_or_stands = booking.is_open or booking.is_confirmed
    has_begun = booking.starts_at <= timezone.now()
    return waits_or_stands and not booking.is_wish and not has_begun


def _step(booking: Booking, target: Target, moved_by: timedelta) -> Step:
    try:
        day = local_day(booking.starts_at) + moved_by
        return Step(booking, target.room, *span(day, target.start, target.end))
    except (NonexistentTime, OverflowError):
        sentence = _("Diese Uhrzeit gibt es an dem Tag nicht.")
        return Step(booking, target.room, None, None, [Refused("clock", sentence)])


def _meet(one: Step, other: Step) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at

"""What staff see before they answer: each date of a request, and whether it fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import clock, full_date, short_date

from .answering import ON_DECISION, where_and_when
from .company import too_many
from .day_table import Row, day_table
from .fitting import Fit, fit_of
from .models import Booking, BookingRequest, Proposal, Room
from .refusal import WAIVER, Refused
from .rules import all_refusals, verdict
from .schedule import Schedule


@dataclass(eq=False)
class Line:
    """A date and what speaks for and against it now."""

    booking: Booking
    schedule: Schedule
    refusals: list[Refused] = field(default_factory=list)
    rivals: list[Booking] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    # What staff have ticked so far.
    is_chosen: bool = False
    waived: list[str] = field(default_factory=list)
    to_decline: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, booking: Booking, schedule: Schedule, dates: list[Booking]) -> Line:
        """`dates` are all dates of the request."""
        line = cls(booking, schedule)
        if booking.is_open:
            line._ask(dates)
        return line

    def _ask(self, dates: list[Booking]) -> None:
        booking = self.booking
        around = self.schedule.passing_over(booking.pk, booking.replaces_id)
        span = booking.starts_at, booking.ends_at
        options = {
            "waive": ON_DECISION,
            "asked_on": local_day(booking.request.sent_at),
        }
        refusals = all_refusals(around, *span, **options)
        self.refusals = refusals + too_many(booking, dates)
        self.hints = verdict(around, *span, **options).hints
        found = around.rivals(*span)
        self.rivals = [b for b in found if b.request_id != booking.request_id]

    @property
    def is_free(self) -> bool:
        return self.booking.is_open and not self.refusals

    @property
    def may_confirm(self) -> bool:
        """Free, or with ticks for everything that speaks against it."""
        may = all(refusal.code in WAIVER for refusal in self.refusals)
        return self.booking.is_open and may

    @property
    def may_reopen(self) -> bool:
        again = self.booking.status in (Booking.Status.DECLINED, "left_out")
        over = self.booking.is_past or self.booking.is_wish
        return again and not over and self.booking.request.anonymised_at is None

    @property
    def fit(self) -> Fit:
        return fit_of(self.refusals)

    @property
    def rows(self) -> list[Row]:
        return day_table(self.schedule, self.booking)

    @cached_property
    def proposal(self) -> Proposal | None:
        return next(iter(self.booking.open_proposals), None)

    @property
    def before(self) -> str:
        """Where a date is that shall be changed."""
        return where_and_when(self.booking.replaces) if self.booking.is_wish else ""

    @property
    def decided(self) -> str:
        """„Vera Muster, Mo, 11. Jan., 10:00 Uhr“; empty if the requester did it."""
        booking = self.booking
        if not (booking.decided_by and booking.decided_at):
            return ""
        return _("%(name)s, %(day)s, %(time)s") % {
            "name": booking.decided_by.get_full_name() or booking.decided_by,
            "day": short_date(booking.decided_at),
            "time": clock(booking.decided_at),
        }


def first_and_last_day(lines: list[Line]) -> list[str]:
    """„19. Januar 2027“ and the last one; only one where all are on one day."""
    days = [full_date(line.booking.starts_at) for line in (lines[0], lines[-1])]
    return list(dict.fromkeys(days))


def seen(lines: list[Line]) -> list[str]:
    """What staff look at: the number of persons, and where and when each open date
    is."""
    bookings = [line.booking for line in lines if line.booking.is_open]
    return [f"{lines[0].booking.request.persons}"] + [
        f"{b.pk}r{b.room_id}t{b.starts_at:%Y%m%d%H%M}-{b.ends_at:%Y%m%d%H%M}"
        for b in bookings
    ]


def lines_of(request: BookingRequest) -> list[Line]:
    """Its dates in order, an open change in place of the date that it shall replace.

    As many queries for sixty dates as for two.
    """
    offered = Prefetch("proposals", Proposal.objects.open(), to_attr="open_proposals")
    known = request.bookings.select_related(
        "room__place__quarter", "request", "decided_by", "replaces__room"
    )
    bookings = [
        b for b in known.prefetch_related(offered) if b.is_open or not b.is_wish
    ]
    replaced = {booking.replaces_id for booking in bookings if booking.is_wish}
    bookings = [booking for booking in bookings if booking.pk not in replaced]
    schedules = _schedules(bookings)
    return [Line.of(b, schedules[b.room_id], bookings) for b in bookings]


def _schedules(bookings: list[Booking]) -> dict[int, Schedule]:
    rooms = Room.objects.with_place().with_hours()
    rooms = rooms.filter(pk__in={booking.room_id for booking in bookings})
    days = [local_day(booking.starts_at) for booking in bookings]
    found = Schedule.of_all(list(rooms), min(days), max(days))
    return {schedule.room.pk: schedule for schedule in found}

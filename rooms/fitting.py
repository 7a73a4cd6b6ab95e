"""Does it still fit? The answer of the rules for a whole list of requests."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarters.local_time import local_day

from .answering import ON_DECISION
from .models import Booking, BookingRequest, Room
from .refusal import Refused
from .rules import verdict
from .schedule import Schedule


@dataclass(frozen=True)
class Fit:
    word: str
    icon: str
    tone: str


FREE = ("check-circle-fill", "success")
CLASH = ("exclamation-triangle-fill", "error")
SOME = ("hourglass-split", "warning")


def fits_of(requests: list[BookingRequest]) -> dict[int, Fit]:
    """By the request's id, for those that wait for an answer.

    Three queries in all; wants requests with prefetched dates.
    """
    open_dates = [b for r in requests for b in r.bookings.all() if b.is_open]
    if not open_dates:
        return {}
    schedules = _schedules(open_dates)
    return {
        request.pk: _fit(request, schedules) for request in requests if request.is_open
    }


def _schedules(bookings: list[Booking]) -> dict[int, Schedule]:
    rooms = {booking.room_id for booking in bookings}
    days = [local_day(booking.starts_at) for booking in bookings]
    found = Schedule.of_all(
        list(Room.objects.with_hours().filter(pk__in=rooms)), min(days), max(days)
    )
    return {schedule.room.pk: schedule for schedule in found}


def _fit(request: BookingRequest, schedules: dict[int, Schedule]) -> Fit:
    open_dates = [booking for booking in request.bookings.all() if booking.is_open]
    refusals = [
        refusal
        for booking in open_dates
        if (refusal := _refusal(booking, request, schedules[booking.room_id]))
    ]
    possible = len(open_dates) - len(refusals)
    if refusals and possible:
        of_all = {"free": possible, "all": len(open_dates)}
        return Fit(_("%(free)s von %(all)s frei") % of_all, *SOME)
    return fit_of(refusals)


def fit_of(refusals: list[Refused]) -> Fit:
    """The word for a date, or for dates that all do not fit."""
    if not refusals:
        return Fit(_("frei"), *FREE)
    if refusals[0].code in ("taken", "turnover"):
        return Fit(_("Überschneidung"), *CLASH)
    if refusals[0].code in ("opening", "closure"):
        return Fit(_("geschlossen"), *CLASH)
    return Fit(_("passt nicht"), *CLASH)


def _refusal(booking: Booking, request: BookingRequest, schedule: Schedule):
    asked_on = local_day(request.sent_at)
    span = (booking.starts_at, booking.ends_at)
    # A date that shall be moved does not stand in its own way.
    around = schedule.passing_over(booking.pk, booking.replaces_id)
    return verdict(around, *span, waive=ON_DECISION, asked_on=asked_on).refusal

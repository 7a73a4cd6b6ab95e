"""Letters that remind: bookers of their date, us of requests that wait too long.

`manage.py remind` writes them, best every hour of the day. It may run twice or late: a
letter and the mark that it was written are stored together, the rooms locked.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from quarters.local_time import day_end, day_start, local_day

from . import letters, waiting
from .deadline import ANSWER_WORKING_DAYS, SATURDAY, working_days_before
from .guarding import guarded
from .locking import only_one
from .logbook import locked_bookings
from .models import Booking, BookingRequest, Proposal

logger = logging.getLogger(__name__)
REMIND_LOCK = 0x51454B41
DAYS_BEFORE = 2
LEAD_WORKING_DAYS = 7


def remind() -> list[tuple[str, int]] | None:
    """Write what is due; returns the numbers, None while another run is at work."""
    with only_one(REMIND_LOCK) as is_first:
        if not is_first:
            return None
        return [
            ("Erinnerungen an Termine", each(with_dates_soon(), remind_booker)),
            ("Erinnerungen an das Team", each(overdue(), remind_team)),
            ("Hinweise an die Projektleitung", each(long_overdue(), tell_lead)),
            ("Briefe über frei gewordene Zeiten", waiting.tell(*waiting.rooms())),
        ]


def each(rows: Iterable, deed: Callable) -> int:
    """How many letters the deed wrote. What is wrong with one row must not stop the
    others; it is logged and tried again next time."""
    written = 0
    for row in rows:
        try:
            written += deed(row)
        except Exception as error:
            # Its own text may hold the words of people: where it is from will do.
            trace = "".join(traceback.format_tb(error.__traceback__))
            what = type(row).__name__, row.pk, type(error).__name__, trace
            logger.error("Not reminded: %s %s, %s\n%s", *what)
    return written


def with_dates_soon() -> QuerySet:
    """Confirmed for tomorrow or the day after, and not yet reminded of it."""
    today = timezone.localdate()
    soon = Booking.objects.occupying().of_requests().filter(reminded_at=None)
    soon = soon.beginning_in(
        day_end(today), day_end(today + timedelta(days=DAYS_BEFORE))
    )
    known = BookingRequest.objects.filter(pk__in=soon.values("request"))
    return known.exclude(email="").order_by("pk")


@guarded
def remind_booker(request: BookingRequest) -> int:
    """One letter for each day, however many dates the request has on it."""
    today = timezone.localdate()
    due = [b for b in locked_bookings(request) if is_to_be_reminded(b, today)]
    days = groupby(due, key=lambda booking: local_day(booking.starts_at))
    written = 0
    for _day, dates in days:
        written += 1
        _remind_of(request, list(dates))
    return written


def _remind_of(request: BookingRequest, dates: list[Booking]) -> None:
    letters.reminder(request, dates).queue()
    for booking in dates:
        booking.reminded_at = timezone.now()
        booking.save(update_fields=["reminded_at"])


def is_to_be_reminded(booking: Booking, today: date) -> bool:
    """Two days before, at the latest one; never where our answer or the news of a
    move is no older than that: it was the reminder."""
    day = local_day(booking.starts_at)
    first = day - timedelta(days=DAYS_BEFORE)
    if not booking.is_confirmed or booking.reminded_at or not first <= today < day:
        return False
    return booking.decided_at is None or booking.decided_at < day_start(first)


def overdue() -> QuerySet:
    """Open for more than three working days, and the team not yet reminded."""
    return _unanswered(1, "team_reminded_at")


def long_overdue() -> QuerySet:
    """Open for more than seven working days, and the lead not yet told."""
    return _unanswered(1 + LEAD_WORKING_DAYS - ANSWER_WORKING_DAYS, "lead_told_at")


def _unanswered(late: int, mark: str) -> QuerySet:
    """So many working days past the promised answer. A mark that is older than the
    promise belongs to an earlier round: the request was looked at once more."""
    today = timezone.localdate()
    if today.weekday() >= SATURDAY:
        return BookingRequest.objects.none()
    last = working_days_before(today, late)
    told_before = Q(**{f"{mark}__date__lte": F("answer_by")})
    waiting_for_them = Proposal.objects.open().values("booking")
    waiting_for_us = Booking.objects.requested().of_requests().upcoming()
    waiting_for_us = waiting_for_us.exclude(pk__in=waiting_for_them)
    late_ones = BookingRequest.objects.sent().filter(
        Q(**{mark: None}) | told_before,
        answer_by__lte=last,
        pk__in=waiting_for_us.values("request"),
    )
    return late_ones.order_by("pk")


@guarded
def remind_team(request: BookingRequest) -> int:
    return _write_once(request, overdue, "team_reminded_at", letters.overdue)


@guarded
def tell_lead(request: BookingRequest) -> int:
    return _write_once(request, long_overdue, "lead_told_at", letters.long_overdue)


def _write_once(request: BookingRequest, due: Callable, mark: str, letter) -> int:
    """The letters and the mark, unless somebody was faster."""
    locked_bookings(request)
    if not due().filter(pk=request.pk).exists():
        return 0
    written = letter(request)
    for one in written:
        one.queue()
    setattr(request, mark, timezone.now())
    request.save(update_fields=[mark])
    return len(written)

"""The deeds that give a room to somebody, move a booking, or set the room free."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from . import waiting
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking, Room
from .rules import Waive, verdict
from .schedule import Schedule


@guarded
def occupy(
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    *,
    title: str = "",
    by=None,
    booking: Booking | None = None,
    waive: Waive = Waive.OWN_DATES,
) -> Booking:
    """Give the room to a date of our own, or move the given booking to this time.

    Raises rules.Refused if a rule that is not waived, or the database, says no; then
    nothing has changed.
    """
    lock_rooms(room, booking.room if booking else room)
    schedule = Schedule.around(room, starts_at, ends_at, ignoring=booking)
    verdict(schedule, starts_at, ends_at, waive=waive).or_raise()
    booking = booking or Booking()
    booking.title = title or booking.title
    booking.starts_at = starts_at
    if Waive.TURNOVER in waive:
        for earlier in shorten_turnovers(booking, schedule):
            _note_shortened(earlier, by)
    if left := move(booking, room, starts_at, ends_at, schedule, by):
        waiting.tell(left)
    return booking


def move(
    booking: Booking,
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    schedule: Schedule,
    by,
) -> Room | None:
    """Give the room at this time to the booking and save it; calendars that know it
    at another one see a new version. The rooms are locked, the rules asked.

    Returns the room in which time is free now, if any.
    """
    before = Booking.objects.filter(pk=booking.pk).select_related("room").first()
    has_moved = before is not None and not before.is_at(room, starts_at, ends_at)
    if has_moved:
        booking.sequence = before.sequence + 1
        booking.reminded_at = None  # of the old time
    booking.room, booking.starts_at, booking.ends_at = room, starts_at, ends_at
    give(booking, schedule, by)
    booking.save()
    return before.room if has_moved else None


@guarded
def release(booking: Booking, *, by=None, reason: str = "") -> None:
    """Set the room free; doing it twice changes nothing."""
    lock_rooms(booking.room)
    booking.refresh_from_db()
    if not booking.is_confirmed:
        return
    booking.status = Booking.Status.CANCELLED
    booking.reason_text = reason
    booking.decided_by, booking.decided_at = by, timezone.now()
    booking.sequence += 1
    booking.save()
    waiting.tell(booking.room)


def give(booking: Booking, schedule: Schedule, by) -> None:
    """Mark the booking as confirmed and snapshot the turnover; the caller saves.

    Where a waived turnover would reach into the next booking, it ends there.
    """
    booking.status = Booking.Status.CONFIRMED
    booking.decided_by, booking.decided_at = by, timezone.now()
    booking.blocked_until = schedule.blocked_until(booking.ends_at)
    following = [
        other.starts_at
        for other in schedule.bookings
        if other.is_confirmed and other.starts_at >= booking.ends_at
    ]
    if following:
        booking.blocked_until = min(booking.blocked_until, *following)


def shorten_turnovers(booking: Booking, schedule: Schedule) -> list[Booking]:
    """Let the turnover of earlier bookings end where this one begins; returns them."""
    earlier = [
        other
        for other in schedule.bookings
        if other.is_confirmed
        and other.ends_at <= booking.starts_at < other.blocked_until
    ]
    for other in earlier:
        other.blocked_until = booking.starts_at
        other.save(update_fields=["blocked_until"])
    return earlier


def _note_shortened(earlier: Booking, by) -> None:
    """In the history of the request; dates of our own have the admin's."""
    if earlier.request:
        words = _("Pause nach %(booking)s verkürzt") % {"booking": earlier}
        note(earlier.request, words, by=by, booking=earlier, is_public=False)

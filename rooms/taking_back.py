"""The requester takes dates back: open ones are withdrawn, confirmed ones cancelled."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from . import letters
from .deadline import may_be_cancelled
from .guarding import guarded, lock_rooms
from .logbook import locked_bookings, note
from .models import Booking, BookingRequest
from .rules import Refused

Status = Booking.Status


@guarded
def withdraw(request: BookingRequest, reason: str = "") -> None:
    """Take back every date that is still open; confirmed ones are cancelled singly."""
    open_ones = [b for b in locked_bookings(request) if b.is_open]
    if not open_ones:
        return
    for booking in open_ones:
        booking.status = Status.WITHDRAWN
        booking.reason_text = reason
        booking.save(update_fields=["status", "reason_text"])
    letters.drop_waiting(request, "to_staff_again")
    note(
        request,
        _("Sie haben Ihre Anfrage zurückgezogen."),
        old=Status.REQUESTED,
        new=Status.WITHDRAWN,
        reason=reason,
    )
    letters.withdrawn(request).queue()
    letters.withdrawn_to_staff(request, reason).queue()


@guarded
def cancel(booking: Booking, reason: str = "") -> None:
    """The requester gives a confirmed date back. Raises Refused after the deadline."""
    lock_rooms(booking.room)
    booking.refresh_from_db()
    if not booking.is_confirmed:
        return
    if not may_be_cancelled(booking):
        raise Refused("deadline", _("Absagen geht jetzt nur noch am Telefon."))
    mark_cancelled(booking, reason)
    note(
        booking.request,
        _("Sie haben den Termin storniert."),
        booking=booking,
        old=Status.CONFIRMED,
        new=Status.CANCELLED,
        reason=reason,
    )
    letters.cancelled(booking, by_us=False, reason=reason).queue()
    letters.cancelled_to_staff(booking, reason).queue()


def mark_cancelled(booking: Booking, reason: str, by=None) -> None:
    booking.status = Status.CANCELLED
    booking.reason_text = reason
    booking.decided_by, booking.decided_at = by, timezone.now()
    booking.sequence += 1
    booking.save()

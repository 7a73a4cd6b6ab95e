"""The requester takes dates back: open ones are withdrawn, confirmed ones cancelled."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import letters, still_open, waiting
from .answering import end_proposals
from .deadline import may_be_cancelled
from .guarding import guarded
from .logbook import locked_bookings, note
from .models import Booking, BookingRequest
from .rules import Refused

Status = Booking.Status


@guarded
def withdraw(
    request: BookingRequest, reason: str = "", only: Collection[int] | None = None
) -> list[Booking]:
    """Take back dates that are still open, all or `only` these ids; returns them."""
    dates = [b for b in _upcoming(request, only) if b.is_open]
    if not dates:
        return []
    for booking in dates:
        booking.status, booking.reason_text = Status.WITHDRAWN, reason
        booking.save(update_fields=["status", "reason_text"])
    end_proposals(dates)
    words = ngettext(
        "Sie haben einen Termin zurückgezogen.",
        "Sie haben %(count)s Termine zurückgezogen.",
        len(dates),
    )
    still_open.renew(request)
    if not request.bookings.shown().exists():
        words = _("Sie haben Ihre Anfrage zurückgezogen.")
    _note(request, dates, words, Status.REQUESTED, Status.WITHDRAWN, reason)
    letters.withdrawn(request, dates, reason).queue()
    letters.withdrawn_to_staff(request, dates, reason).queue()
    waiting.tell_of_open(dates)
    return dates


@guarded
def cancel(
    request: BookingRequest, reason: str = "", only: Collection[int] | None = None
) -> list[Booking]:
    """The requester gives confirmed dates back, all or `only` these ids; returns them.

    Raises Refused, with nothing changed, if the deadline of one of them is over.
    """
    dates = [b for b in _upcoming(request, only) if b.is_confirmed]
    if not dates:
        return []
    if not all(may_be_cancelled(booking) for booking in dates):
        raise Refused("deadline", _("Absagen geht jetzt nur noch am Telefon."))
    for booking in dates:
        mark_cancelled(booking, reason)
    still_open.renew(request)
    words = ngettext(
        "Sie haben den Termin storniert.",
        "Sie haben %(count)s Termine storniert.",
        len(dates),
    )
    _note(request, dates, words, Status.CONFIRMED, Status.CANCELLED, reason)
    letters.cancelled(*dates, by_us=False, reason=reason).queue()
    letters.cancelled_to_staff(*dates, reason=reason).queue()
    waiting.tell(*[booking.room for booking in dates])
    return dates


@guarded
def withdraw_wish(request: BookingRequest, booking: Booking) -> None:
    """„Änderung zurückziehen“: the confirmed time stays, twice is as once."""
    open_wishes = [
        b for b in locked_bookings(request) if b.replaces_id == booking.pk and b.is_open
    ]
    if not open_wishes:
        return
    Booking.objects.filter(pk__in=[wish.pk for wish in open_wishes]).update(
        status=Status.WITHDRAWN
    )
    still_open.renew(request)
    text = _("Sie haben Ihren Änderungswunsch zurückgezogen.")
    _note(request, [booking], text, Status.REQUESTED, Status.WITHDRAWN, "")
    letters.wish_withdrawn_to_staff(booking).queue()


def mark_cancelled(booking: Booking, reason: str, by=None) -> None:
    """The date is off, and with it an open wish to move it."""
    booking.status = Status.CANCELLED
    booking.reason_text = reason
    booking.decided_by, booking.decided_at = by, timezone.now()
    booking.sequence += 1
    booking.save()
    booking.wishes.requested().update(status=Status.WITHDRAWN)


def _upcoming(request: BookingRequest, only: Collection[int] | None) -> list[Booking]:
    """The dates as they are now, locked; what is past is never touched."""
    return [
        booking
        for booking in locked_bookings(request)
        if not booking.is_past
        and not booking.is_wish
        and (only is None or booking.pk in only)
    ]


def _note(request, dates: list[Booking], words: str, old, new, reason: str) -> None:
    """One line for the requester; for us one of each date."""
    text = words % {"count": len(dates)} if "%(" in words else words
    moved = {"old": old, "new": new, "reason": reason}
    if len(dates) == 1:
        note(request, text, booking=dates[0], **moved)
        return
    for booking in dates:
        note(request, str(booking)[:300], booking=booking, is_public=False, **moved)
    note(request, text, **moved)

"""„Als Veranstaltung ankündigen“: a confirmed request becomes a draft, once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from quarters.addresses import free_slug, wait_for_others
from rooms.logbook import locked_bookings
from rooms.models import Booking, BookingRequest
from rooms.rules import Refused

from .models import Event, EventDate


def event_of(request: BookingRequest) -> Event | None:
    """What was announced for the request, whatever became of its dates and rooms."""
    return Event.objects.filter(announces=request).first()


def may_be_announced(request: BookingRequest) -> bool:
    """Open for all and, on one date to come at least, confirmed."""
    return request.is_public and bool(_dates(request))


def missing_dates(request: BookingRequest, event: Event | None) -> list[Booking]:
    """Confirmed and to come, at times at which its event has no date yet: whatever
    was confirmed after it was announced."""
    if event is None:
        return []
    known = set(event.dates.values_list("starts_at", flat=True))
    return [booking for booking in _dates(request) if booking.starts_at not in known]


@transaction.atomic
def announce(request: BookingRequest, *, by=None) -> tuple[Event, bool]:
    """The event of the request and whether it is new: a draft with what the request
    says, the person's name not among it.

    Confirmed dates that it does not have yet are added. Raises Refused.
    """
    # Two clicks at once make one event.
    wait_for_others(Event)
    locked_bookings(request)
    event, dates = event_of(request), _dates(request)
    if event is None and not (request.is_public and dates):
        raise Refused(
            "request", _("Hier ist kein bestätigter Termin, der offen für alle ist.")
        )
    is_new = event is None
    event = event or _draft(request, dates[0])
    for booking in dates:
        if not EventDate.objects.filter(booking=booking).exists():
            _add_date(event, booking, by)
    return event, is_new


def _dates(request: BookingRequest) -> list[Booking]:
    found = [b for b in request.dates() if b.is_confirmed and not b.is_past]
    return sorted(found, key=lambda b: (b.starts_at, b.pk))


def _draft(request: BookingRequest, booking: Booking) -> Event:
    event = Event.objects.create(
        title=request.purpose,
        slug=free_slug(Event, request.purpose),
        organiser=request.organisation,
        announces=request,
    )
    if quarter := booking.room.place.quarter:
        event.quarters.add(quarter)
    if request.partner:
        event.partners.add(request.partner)
    return event


def _add_date(event: Event, booking: Booking, by) -> None:
    """One date for each time: a second room at the same time is no second date."""
    if event.dates.filter(starts_at=booking.starts_at).exists():
        return
    date = EventDate(event=event, booking=booking, room=booking.room)
    date.starts_at, date.ends_at = booking.starts_at, booking.ends_at
    date.schedule(by=by)

"""Rooms of a date that were given to somebody who had asked for them."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import listed
from rooms import decision, moving
from rooms.guarding import lock_rooms
from rooms.models import Booking
from rooms.refusal import Refused, Waive
from rooms.steps import Step, Target


def asked_for(dates) -> list[Booking]:
    """What these dates hold of it: the room of each, and any other that the same
    request has for just that time."""
    linked = {d.booking_id: d.booking.request_id for d in dates if d.booking}
    requests = set(linked.values()) - {None}
    if not requests:
        return []
    free_of_others = Q(event_date=None) | Q(pk__in=linked)
    known = Booking.objects.filter(free_of_others, request__in=requests, replaces=None)
    known = list(known.select_related("room__place__quarter", "request"))
    times = {_time_of(booking) for booking in known if booking.pk in linked}
    return [b for b in known if b.is_confirmed and _time_of(b) in times]


def asked_by(dates) -> str:
    """„Musterverein: Gruppenraum und Besprechungsraum“, or nothing."""
    rooms: dict[str, list[str]] = {}
    for booking in asked_for(dates):
        of_one = rooms.setdefault(booking.request.organisation, [])
        if str(booking.room) not in of_one:
            of_one.append(str(booking.room))
    return "; ".join(f"{name}: {listed(names)}" for name, names in rooms.items())


def set_free_together(
    dates, *, by=None, reason: str = "", status: str = "planned"
) -> list[Booking]:
    """Take the rooms back: one letter to each who had asked, however many of the
    dates and rooms are theirs. `status` is what becomes of the dates."""
    reason = reason or why_free(status)
    return decision.cancel_all(asked_for(dates), by=by, reason=reason)


def why_free(status: str) -> str:
    """For the letter, where nobody wrote a note."""
    if status == "cancelled":
        return _("Die Veranstaltung fällt aus.")
    if status == "postponed":
        return _("Die Veranstaltung ist verschoben.")
    return _("Die Veranstaltung findet an einem anderen Ort statt.")


def move_together(
    date, asked: list[Booking], *, by, waive: Waive, reason: str
) -> list[Step]:
    """All rooms follow the date in time, only its own in place; nobody is written to.

    Raises Refused, to be undone by the caller, if one of them is not to be had.
    """
    lock_rooms(date.room, *[booking.room for booking in asked])
    start, end = timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)
    options = {"by": by, "waive": waive, "reason": reason or is_moved()}
    beside = [booking for booking in asked if booking != date.booking]
    steps: list[Step] = []
    # The date's own comes last: it may go where another was, and counts on them.
    for booking in [*beside, date.booking]:
        room = booking.room if booking in beside else date.room
        target = Target(room, local_day(start), start.time(), end.time())
        try:
            taken = moving.move(booking, target, with_event=True, **options)
        except Refused as refusal:
            raise _naming(room, refusal) if beside else refusal from None
        steps = taken + steps
    return steps


def tell(steps: list[Step], reason: str) -> None:
    moving.tell(steps, reason or is_moved())


def is_moved() -> str:
    return _("Die Veranstaltung ist verlegt.")


def _time_of(booking: Booking) -> tuple:
    return booking.request_id, booking.starts_at, booking.ends_at


def _naming(room, refusal: Refused) -> Refused:
    return Refused(refusal.code, f"{room}: {refusal}", refusal.clashes)
